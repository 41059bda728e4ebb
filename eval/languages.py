#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well crossclaim matches sentences of different languages, on the articles of eval/languages.tsv.

usage: eval/languages.py [--program PROGRAM] [--part tune|apart] [--list]

Prints, for each part and several scores, the precision and recall of the pairs of sentences of different languages that
score as much; recall counts all pairs, and those of claims that have a name, figure or date. --list shows the pairs."""
import argparse
import collections
import csv
import itertools
import json
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
SCORES = (0.6, 0.7, 0.8, 0.9)


def sentences():
    """The rows of eval/languages.tsv, each with its place in the text of its article."""
    with open(os.path.join(here, "languages.tsv"), encoding="utf-8") as f:
        rows = list(csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    at = collections.Counter()
    for row in rows:
        row["start"] = at[row["article"]]
        at[row["article"]] += len(row["text"]) + 1
    return rows


def articles(rows):
    """Articles of ROWS as JSON Lines."""
    for name, group in itertools.groupby(rows, lambda r: r["article"]):
        group = list(group)
        yield json.dumps({"id": name, "text": " ".join(r["text"] for r in group)}
                         | {k: group[0][k] for k in ("outlet", "date", "language")}, ensure_ascii=False) + "\n"


def found(program, rows):
    """Scores of pairs of ROWS of different languages, by their numbers."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.writelines(articles(rows))
        f.flush()
        done = subprocess.run([program, "inspect", "matches", "--min-score", "0", f.name], stdout=subprocess.PIPE,
                              encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"languages: 'inspect matches' ended with status {done.returncode}")
    by_place = {(r["article"], r["start"]): i for i, r in enumerate(rows)}
    for m in map(json.loads, done.stdout.splitlines()):
        a, b = (by_place.get((m[s]["article"], m[s]["start"])) for s in "ab")
        if a is not None and b is not None and rows[a]["language"] != rows[b]["language"]:
            yield a, b, m["score"]


def gold_of(rows):
    """Pairs of ROWS that state one claim in different languages, by their numbers."""
    return {(i, j) for (i, a), (j, b) in itertools.combinations(enumerate(rows), 2)
            if a["claim"] == b["claim"] != "-" and a["language"] != b["language"]}


def summaries(program, _folder=None, part=None, listing=False):
    """Label and figures of each part and score."""
    everything = sentences()
    for p in ("tune", "apart") if part is None else (part,):
        rows = [r for r in everything if r["part"] == p]
        gold = gold_of(rows)
        factual = {g for g in gold if rows[g[0]]["claim"].isupper()}
        scores = sorted(found(program, rows), key=lambda x: (-x[2], x[:2]))
        for least in SCORES:
            got = {(a, b) for a, b, s in scores if s >= least}
            right = len(got & gold)
            yield (f"{p}, score {least} or more",
                   f"precision {right / max(1, len(got)):.3f} ({right} of {len(got)}) recall {right / len(gold):.3f}, "
                   f"with facts {right / len(factual):.3f} ({len(gold)} pairs, {len(factual)} with facts)")
        if listing:
            for a, b, s in scores:
                print(f"{s:.3f} {'+' if (a, b) in gold else '-'} {rows[a]['text']} | {rows[b]['text']}")


def main():
    options = argparse.ArgumentParser(description="Measures matches across languages.")
    options.add_argument("--program", default="crossclaim")
    options.add_argument("--part", choices=("tune", "apart"))
    options.add_argument("--list", action="store_true")
    o = options.parse_args()
    for label, figures in summaries(o.program, part=o.part, listing=o.list):
        print(f"{label}: {figures}")


if __name__ == "__main__":
    main()
