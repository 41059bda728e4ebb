#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""datasketch: MinHash of a sentence's runs of two words, MinHashLSH at threshold .3, candidates verified by words."""
import datasketch
from datasketch import MinHash, MinHashLSH

import peer

PERMUTATIONS = 128
THRESHOLD = 0.3
RUN = 2  # words
LEAST = 0.4


def match(articles, texts):
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sets = [[" ".join(run).encode() for run in peer.shingles(text, RUN)] for text in texts]
    sketches = MinHash.generator(sets, num_perm=PERMUTATIONS)
    return peer.verified(peer.asked_in_turn(index, sketches), articles, texts, LEAST)


if __name__ == "__main__":
    peer.run(f"datasketch {datasketch.__version__}", match)
