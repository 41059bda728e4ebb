#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Python dict from each run of three words to the sentences that hold it, as one writes it in an afternoon."""
import collections
import itertools
import platform

import peer

COMMONEST = 200  # sentences of a run above which it is left out: its pairs grow with the square
LEAST = 0.4


def match(articles, texts):
    holders = collections.defaultdict(list)
    for i, text in enumerate(texts):
        for run in peer.shingles(text):
            holders[run].append(i)
    candidates = set()
    for group in holders.values():
        if len(group) <= COMMONEST:
            candidates.update(itertools.combinations(group, 2))
    return peer.verified(candidates, articles, texts, LEAST)


if __name__ == "__main__":
    peer.run(f"Python {platform.python_version()}", match)
