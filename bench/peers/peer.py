# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts of all peers share: the same sentences in, pairs of sentence ids out.

A peer is a script NAME.py SENTENCES.tsv PAIRS.tsv. SENTENCES.tsv has a line for each sentence: id, article, text. Into
PAIRS.tsv goes a line for each pair that the peer holds for the same: id, id. On standard output the script says the
versions of what did the work, and what that cost if it is another program, so that the script itself does not count:

    version<TAB>TEXT
    cost<TAB>WALL SECONDS<TAB>USER SECONDS<TAB>PEAK KB

Each peer gets the setting at which it does best on the planted set; the setting stands in its script."""
import re
import sys

WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text.lower())


def shingles(text, length=3):
    """The runs of LENGTH words, or the whole of a text that is shorter."""
    found = words(text)
    return {tuple(found[i:i + length]) for i in range(max(1, len(found) - length + 1))}


def read_sentences(path):
    """(articles, texts), by sentence id."""
    articles, texts = [], []
    with open(path, encoding="utf-8", newline="\n") as f:
        for line in f:
            _, article, text = line.rstrip("\n").split("\t")
            articles.append(article)
            texts.append(text)
    return articles, texts


def overlap(a, b):
    """How much of two sets is shared (Jaccard)."""
    shared = len(a & b)
    return shared / max(1, len(a) + len(b) - shared)


def verified(candidates, articles, texts, least):
    """Those of the pairs of ids, of different articles, whose words overlap by LEAST."""
    bags = {}
    for a, b in candidates:
        if articles[a] != articles[b]:
            for i in (a, b):
                if i not in bags:
                    bags[i] = frozenset(words(texts[i]))
            if overlap(bags[a], bags[b]) >= least:
                yield a, b


def asked_in_turn(index, sketches):
    """The pairs of ids that an index of sketches gives when each is asked for, then added."""
    for i, sketch in enumerate(sketches):
        for other in index.query(sketch):
            yield other, i
        index.insert(i, sketch)


def run(version, match):
    """MATCH takes articles and texts, by sentence id, and gives pairs of ids."""
    articles, texts = read_sentences(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.writelines(f"{a}\t{b}\n" for a, b in match(articles, texts))
    print(f"version\t{version}")
