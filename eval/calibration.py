#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a score of .8 is right four times in five: the expected calibration error and the reliability table.

usage: eval/calibration.py [--label COLUMN] PAIRS.tsv MATCHES.jsonl

PAIRS.tsv      judged pairs of sentences: a, a_start, a_end, b, b_start, b_end and COLUMN (1, 0, or empty: not judged)
MATCHES.jsonl  what 'crossclaim inspect matches --min-score 0' prints

A judged pair has the score of the best match whose sentences overlap its own by half or more, or 0. Pairs go in ten bins
by score; the error is the mean distance between a bin's mean score and its share of matches, weighed by its pairs (Naeini,
Cooper and Hauskrecht 2015). The last line is the error, the lines before it are the bins."""
import argparse
import json

from fit import nearest_span, pair_spans, table_of

BINS = 10


def best_scores(pairs, matches):
    """The score of each of PAIRS."""
    spans = pair_spans(pairs)
    best = {}
    for m in matches:
        a, b = nearest_span(spans, m["a"]), nearest_span(spans, m["b"])
        if a and b and a != b:
            key = min(a, b), max(a, b)
            best[key] = max(best.get(key, 0.0), m["score"])
    return [best.get(key, 0.0) for key in pairs]


def main():
    options = argparse.ArgumentParser(description="Prints how well scores are calibrated.")
    options.add_argument("--label", default="strict")
    options.add_argument("pairs")
    options.add_argument("matches")
    o = options.parse_args()
    gold = {}
    for g in table_of(o.pairs):
        a, b = ((g[k], int(g[k + "_start"]), int(g[k + "_end"])) for k in "ab")
        if g[o.label] != "":
            gold[min(a, b), max(a, b)] = int(g[o.label])
    with open(o.matches, encoding="utf-8") as f:
        scores = best_scores(list(gold), map(json.loads, f))
    bins = [[] for _ in range(BINS)]
    for score, label in zip(scores, gold.values()):
        bins[min(BINS - 1, int(score * BINS))].append((score, label))
    error = 0.0
    for i, rows in enumerate(bins):
        if rows:
            said, right = (sum(column) / len(rows) for column in zip(*rows))
            error += abs(said - right) * len(rows) / len(gold)
            print(f"{i / BINS:.1f} to {(i + 1) / BINS:.1f}: {len(rows)} pairs, mean score {said:.3f}, matches {right:.3f}")
    print(f"n {len(gold)} expected calibration error {error:.4f}")


if __name__ == "__main__":
    main()
