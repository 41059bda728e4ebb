#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""scikit-learn: TF-IDF of runs of two words, cosines by a product of sparse matrices, block by block."""
import numpy
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

import peer

COMMONEST = 0.01  # the share of sentences above which a run is left out: it makes the product dense
LEAST = 0.4
BLOCK = 4096  # rows


def match(articles, texts):
    vectorizer = TfidfVectorizer(token_pattern=r"\w+", ngram_range=(2, 2), min_df=2, max_df=COMMONEST,
                                 dtype=numpy.float32)
    vectors = vectorizer.fit_transform(texts)
    columns = vectors.T.tocsr()
    for first in range(0, len(texts), BLOCK):
        cosines = (vectors[first:first + BLOCK] @ columns).tocoo()
        near = cosines.data >= LEAST
        for row, other in zip((cosines.row[near] + first).tolist(), cosines.col[near].tolist()):
            if row < other and articles[row] != articles[other]:
                yield row, other


if __name__ == "__main__":
    peer.run(f"scikit-learn {sklearn.__version__}", match)
