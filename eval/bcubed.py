#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""B-cubed of claims: for each sentence that the gold names, how much of its claim belongs there, and how much of what
belongs there is in its claim (Bagga and Baldwin 1998, Entity-based cross-document coreferencing).

usage: eval/bcubed.py [--pairs COLUMN] [--threshold T] [--joined] GOLD.tsv CLAIMS.json

GOLD.tsv    a line for each sentence: group, kind, article, start, end; or with --pairs a line for each judged pair: a,
            a_start, a_end, b, b_start, b_end and COLUMN, which is 1 where the two belong together; a group is then what
            such pairs connect (transitive closure), and sentences without such a pair stand alone
CLAIMS.json what 'crossclaim inspect claims' prints
--threshold what the strength of a mention that matches the medoid exceeds, .5 unless told
--joined    also list, on standard error, each claim that holds sentences of two groups

A claim joins groups by a bridge when none of the mentions of a group matches its medoid, which is of another.

A mention stands for the gold sentence that it overlaps most, by at least half of the shorter of the two; of several that
it holds whole, for one of the group of which its claim holds most. Sentences in no claim stand alone. Mentions that stand for no gold sentence are neither right nor wrong: nobody has judged them."""
import argparse
import bisect
import collections
import csv
import json
import sys


def table(path):
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def planted(path):
    """Group and kind of each sentence."""
    groups, kinds = {}, {}
    for row in table(path):
        span = (row["article"], int(row["start"]), int(row["end"]))
        groups[span], kinds[span] = row["group"], row["kind"]
    return groups, kinds


def connected(path, column):
    """Group of each sentence of judged pairs, named for its first sentence."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for row in table(path):
        ends = [(row[k], int(row[k + "_start"]), int(row[k + "_end"])) for k in "ab"]
        roots = sorted(root(e) for e in ends)
        if row[column] == "1":
            parent[roots[1]] = roots[0]
    return {x: root(x) for x in parent}, {}


def overlapped(spans, start, end):
    """Of spans (start, end), ascending: those that start to end overlaps most, at least half of the shorter."""
    found, best = [], 0.5
    for s, e in spans[:bisect.bisect_left(spans, (end, 0))]:
        share = (min(e, end) - max(s, start)) / max(1, min(e - s, end - start))
        if share > best:
            found, best = [], share
        if share == best > 0.5:
            found.append((s, e))
    return found


def members(claims, groups):
    """Each claim with the gold sentences that its mentions stand for, each with the mention's strength."""
    by_article = collections.defaultdict(list)
    for article, start, end in sorted(groups):
        by_article[article].append((start, end))
    for claim in claims:
        stands = [(m["strength"], [(m["article"], *span) for span in
                                   overlapped(by_article.get(m["article"], []), m["start"], m["end"])])
                  for m in claim["mentions"]]
        count = collections.Counter(g for _, held in stands for g in {groups[x] for x in held})
        yield claim, {max(held, key=lambda x: count[groups[x]]): strength for strength, held in stands if held}


def bridged(held, groups, threshold):
    """Whether a group is in the claim without any mention that matches the medoid."""
    matching = {groups[x] for x, strength in held.items() if strength > threshold}
    return any(groups[x] not in matching for x in held)


def bcubed(clusters, groups):
    """Mean precision and recall over all gold sentences."""
    cluster_of = {x: i for i, cluster in enumerate(clusters) for x in cluster}
    sizes = collections.Counter(groups.values())
    held = collections.Counter((cluster_of.get(x, x), g) for x, g in groups.items())
    total = collections.Counter(cluster_of.get(x, x) for x in groups)
    precision = sum(n * n / total[c] for (c, _), n in held.items()) / len(groups)
    recall = sum(n * n / sizes[g] for (_, g), n in held.items()) / len(groups)
    return precision, recall


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", metavar="COLUMN")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--joined", action="store_true")
    parser.add_argument("gold")
    parser.add_argument("claims")
    options = parser.parse_args()
    groups, kinds = connected(options.gold, options.pairs) if options.pairs else planted(options.gold)
    with open(options.claims, encoding="utf-8") as f:
        claims = json.load(f)["claims"]
    clusters, joined, bridges = [], 0, 0
    for claim, held in members(claims, groups):
        clusters.append(held)
        if len({groups[x] for x in held}) < 2:
            continue
        joined += 1
        bridges += bridged(held, groups, options.threshold)
        if options.joined:
            print(f"{claim['id']} {claim['title']}", file=sys.stderr)
            for x in sorted(held):
                print(f"  group {groups[x]} {kinds.get(x, '')} {x[0]}:{x[1]}-{x[2]} {held[x]:.3f}", file=sys.stderr)
    p, r = bcubed(clusters, groups)
    print(f"B-cubed P {p:.4f} R {r:.4f} F1 {2 * p * r / (p + r) if p + r else 0:.4f} "
          f"({len(groups)} sentences in {len(set(groups.values()))} groups; {len(claims)} claims, "
          f"of which {joined} hold two groups or more, {bridges} of them by a bridge)")


if __name__ == "__main__":
    main()
