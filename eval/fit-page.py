#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of src/ingest/page-model.c, which say how surely a block of a web page is of its article.

usage: fit-page.py --program CROSSCLAIM [--eval FOLDER] [--check] [--write]

The program tells what it sees of each block (`inspect articles --why`), the set html/ tells which stretches of text
belong to the article and which do not. A stretch to keep that stands on the page more than once counts where the
program is surest of it, one to drop counts wherever it stands, up to four times. --check prints what weights reach on
pages that they were not fitted on: each half of the pages by the other, and sixths; --write puts the weights, fitted
on all pages, into the source. The same pages give the same bytes. Standard library only."""
import argparse
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

from fit import TOP, fit

SOURCE = os.path.join(TOP, "src", "ingest", "page-model.c")
# Seen, but left without a weight: nothing that they add holds on other pages.
LEFT_OUT = {"hidden", "main"}
RIDGE = 3.0
ROUNDS = 6
FOLDS = 6


def flat(text):
    return re.sub(r"\s+", " ", text).replace("\u00ad", "")


def fold(name, n):
    return int(hashlib.md5(name.encode()).hexdigest()[:8], 16) // 7 % n


def names():
    """What may be seen, in the order of the program's table: as the source of the weights has it."""
    with open(SOURCE, encoding="utf-8") as f:
        return re.findall(r"/\* ([a-z ]+) \*/$", f.read(), re.M)


def read_pages(program, folder, order):
    """For each page: (blocks, gold), a block being its text, what is seen of it, and the score it has now."""
    with open(os.path.join(folder, "html", "gold.jsonl"), encoding="utf-8") as f:
        gold = {os.path.basename(g["file"]): g for g in map(json.loads, f)}
    files = sorted(glob.glob(os.path.join(folder, "html", "*.gz")))
    run = subprocess.Popen([program, "inspect", "articles", "--why", *files], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    pages = {name: ([], g) for name, g in gold.items()}
    for line in run.stdout:
        article = json.loads(line)
        for block in article["why"]:
            if "seen" not in block:
                continue
            seen = dict((s.rsplit(" ", 1)[0], float(s.rsplit(" ", 1)[1])) for s in block["seen"].split(", "))
            pages[os.path.basename(article["file"]).removesuffix(".gz")][0].append(
                (flat(block["text"]), [seen.get(n, 0.0) for n in order], block["score"]))
    run.wait()
    return pages


def places(blocks, segment):
    """The blocks that each occurrence of @segment touches."""
    text = " ".join(b[0] for b in blocks)
    spans, at = [], 0
    for b in blocks:
        spans.append((at, at + len(b[0])))
        at += len(b[0]) + 1
    wanted = flat(segment).strip()
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield [k for k, (a, b) in enumerate(spans) if a < at + len(wanted) and b > at]
        at = text.find(wanted, at + 1)


def examples(pages):
    """(seen, of the article or not, weight)"""
    for blocks, gold in pages:
        for segment in gold["with"]:
            found = list(places(blocks, segment))
            if found:
                best = max(found, key=lambda ks: sum(blocks[k][2] for k in ks) / len(ks))
                for k in best:
                    yield blocks[k][1], 1, 1 / len(best)
        for segment in gold["without"]:
            found = list(places(blocks, segment))[:4]
            for ks in found:
                for k in ks:
                    yield blocks[k][1], 0, 1 / len(ks) / len(found) ** 0.5


def score(w, used, seen):
    return w[0] + sum(c * seen[i] for c, i in zip(w[1:], used))


def tally(pages, w, used, threshold):
    """Segments rightly kept, wrongly kept, missed."""
    right = wrong = missed = 0
    for blocks, gold in pages:
        text = " ".join(b[0] for b in blocks if score(w, used, b[1]) > threshold)
        kept = sum(flat(s) in text for s in gold["with"])
        right, missed = right + kept, missed + len(gold["with"]) - kept
        wrong += sum(flat(s) in text for s in gold["without"])
    return right, wrong, missed


def line(right, wrong, missed):
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return f"P {p:.4f} R {r:.4f} F1 {2 * p * r / max(1e-9, p + r):.4f}"


def check(pages, used, threshold):
    for n in (2, FOLDS):
        sums = [0, 0, 0]
        for k in range(n):
            w = fit(list(examples(p for name, p in pages.items() if fold(name, n) != k)), used, RIDGE, ROUNDS)
            one = tally([p for name, p in pages.items() if fold(name, n) == k], w, used, threshold)
            sums = [a + b for a, b in zip(sums, one)]
            print(f"part {k + 1} of {n}, fitted on the others: {line(*one)}")
        print(f"all parts of {n}: {line(*sums)}")


def table(w, used, order):
    weight = dict(zip(used, w[1:]))
    rows = [f"  {weight.get(i, 0.0):.3f}f, /* {n} */" for i, n in enumerate(order)]
    return "\n".join([f"static const float bias = {w[0]:.3f}f;", "", "static const float weights[CC_N_SEEN] = {", *rows, "};"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="crossclaim")
    parser.add_argument("--eval", default=os.environ.get("CROSSCLAIM_EVAL", os.path.join(TOP, "..", "shared", "eval")))
    parser.add_argument("--threshold", type=float, default=0.5, help="as KEEP_FROM in src/ingest/main-text.c")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    order = names()
    used = [i for i, n in enumerate(order) if n not in LEFT_OUT]
    pages = read_pages(options.program, options.eval, order)
    if options.check:
        check(pages, used, options.threshold)
    w = fit(list(examples(pages.values())), used, RIDGE, ROUNDS)
    print(f"the pages it is fitted on: {line(*tally(pages.values(), w, used, options.threshold))}", file=sys.stderr)
    if not options.write:
        print(table(w, used, order))
        return
    with open(SOURCE, encoding="utf-8") as f:
        text = f.read()
    text = re.sub(r"static const float bias = .*?^};", lambda _: table(w, used, order), text, count=1, flags=re.S | re.M)
    with open(SOURCE, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    main()
