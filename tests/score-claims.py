#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the claims that were found against a gold file.

usage: score-claims.py GOLD.tsv CLAIMS.json [--min-claims N] [--min-f1 X] [--max-other N] [--verbose]
       score-claims.py --anchors FILE.tsv ARTICLES.jsonl [--once]

GOLD.tsv has the columns claim, doc, anchor and strength. doc is the beginning of an article's id, anchor some
words inside the sentence. Two "core" anchors of one claim in different articles make a pair to be found; a pair
with a "partial" anchor is neither right nor wrong. CLAIMS.json is what `crossclaim inspect claims` prints: each
two mentions of one claim in different articles say that their sentences are a pair.
The first form prints one line and fails when a bound is not kept; the second only looks whether every anchor
stands in its article (with --once: exactly once)."""
import argparse
import collections
import csv
import itertools
import json
import sys


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(text):
    """One code point for another, so that offsets stay true."""
    return text.replace("\u00a0", " ")


def place(row, texts):
    """(article, start, end) of a row's anchor, or None."""
    for article in sorted(texts):
        if article.startswith(row["doc"]):
            start = texts[article].find(plain(row["anchor"]))
            return (article, start, start + len(row["anchor"])) if start >= 0 else None
    return None


def ordered(a, b):
    return (a, b) if a < b else (b, a)


def gold_pairs(gold, texts):
    """The pairs to find, those that do not count, the places of each claim, and the rows whose anchor is lost."""
    places, lost = collections.defaultdict(list), []
    for row in gold:
        where = place(row, texts)
        if where is None:
            lost.append(row)
        else:
            places[row["claim"]].append((where, row["strength"] == "core"))
    wanted, neutral = set(), set()
    for members in places.values():
        for (a, a_core), (b, b_core) in itertools.combinations(members, 2):
            if a[0] != b[0]:
                (wanted if a_core and b_core else neutral).add(ordered(a, b))
    return wanted, neutral - wanted, places, lost


def said_pairs(claims, anchors):
    """For each two mentions of a claim in different articles: the mentions and the pairs of anchors inside them."""
    by_article = collections.defaultdict(list)
    for anchor in anchors:
        by_article[anchor[0]].append(anchor)

    def inside(mention):
        return [a for a in by_article[mention["article"]]
                if mention["start"] <= (a[1] + a[2]) / 2 < mention["end"]]

    for claim in claims:
        for m, n in itertools.combinations(claim["mentions"], 2):
            if m["article"] != n["article"]:
                yield m, n, {ordered(a, b) for a in inside(m) for b in inside(n)}


def share(part, whole):
    return part / whole if whole else 0.0


def score(options):
    with open(options.data, encoding="utf-8") as f:
        found = json.load(f)
    texts = {a["id"]: plain(a["text"]) for a in found["articles"]}
    wanted, neutral, places, lost = gold_pairs(rows(options.gold), texts)
    anchors = {where for members in places.values() for where, _ in members}
    hit, others = set(), []
    for m, n, pairs in said_pairs(found["claims"], anchors):
        if pairs & (wanted | neutral):
            hit |= pairs & (wanted | neutral)
        else:
            others.append((m, n))
    right = len(hit & wanted)
    precision, recall = share(right, right + len(others)), share(right, len(wanted))
    f1 = share(2 * precision * recall, precision + recall)
    seen = [claim for claim, members in places.items()
            if any(ordered(a, b) in hit for (a, _), (b, _) in itertools.combinations(members, 2))]
    total = len({row["claim"] for row in rows(options.gold)})
    print(f"claims {len(seen)} of {total}; pairs: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} "
          f"(right {right}, missed {len(wanted) - right}, other {len(others)})")
    if options.verbose:
        for claim in sorted(set(places) - set(seen)):
            print("not found:", claim)
        for m, n in others:
            print("other:", *(" ".join(texts[x["article"]][x["start"]:x["end"]].split()) for x in (m, n)), sep="\n    ")
    wrong = [f"anchor of {row['claim']} is not in article {row['doc']}: {row['anchor']}" for row in lost]
    if options.min_claims is not None and len(seen) < options.min_claims:
        wrong.append(f"fewer than {options.min_claims} claims found; not found: "
                     + ", ".join(sorted(set(places) - set(seen))))
    if options.min_f1 is not None and f1 < options.min_f1:
        wrong.append(f"F1 below {options.min_f1}")
    if options.max_other is not None and len(others) > options.max_other:
        wrong.append(f"more than {options.max_other} other pairs")
    return wrong


def look_for_anchors(options):
    with open(options.data, encoding="utf-8") as f:
        texts = {a["id"]: plain(a["text"]) for a in map(json.loads, f)}
    wrong = []
    for number, row in enumerate(rows(options.gold), 2):
        times = [t.count(plain(row["anchor"])) for i, t in sorted(texts.items()) if i.startswith(row["doc"])][:1]
        if not times:
            wrong.append(f"{options.gold}:{number}: no article {row['doc']}")
        elif times[0] < 1 or (options.once and times[0] > 1):
            wrong.append(f"{options.gold}:{number}: stands {times[0]} times in article {row['doc']}: {row['anchor']}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("data")
    parser.add_argument("--anchors", action="store_true")
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--min-claims", type=int)
    parser.add_argument("--min-f1", type=float)
    parser.add_argument("--max-other", type=int)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    wrong = look_for_anchors(options) if options.anchors else score(options)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
