#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite FTS5: every sentence indexed, then asked for by its rarest words, best first by bm25; the answers are verified
by their words."""
import sqlite3

import peer

TERMS = 4  # of each sentence asked for: the rarest
ANSWERS = 20  # of each sentence looked at
LEAST = 0.4


def indexed(texts):
    database = sqlite3.connect("")  # a file that SQLite removes by itself
    database.execute("CREATE VIRTUAL TABLE sentence USING fts5(words, tokenize='unicode61 remove_diacritics 0')")
    database.execute("CREATE VIRTUAL TABLE holders USING fts5vocab(sentence, row)")
    database.executemany("INSERT INTO sentence(rowid, words) VALUES (?, ?)",
                         ((i, " ".join(peer.words(text))) for i, text in enumerate(texts)))
    return database


def candidates(database, texts):
    holders = dict(database.execute("SELECT term, doc FROM holders"))
    for i, text in enumerate(texts):
        rarest = sorted(set(peer.words(text)), key=lambda word: (holders.get(word, 0), word))[:TERMS]
        if rarest:
            query = " OR ".join(f'"{word}"' for word in rarest)
            for other, in database.execute("SELECT rowid FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT ?",
                                           (query, ANSWERS)):
                if other != i:
                    yield min(i, other), max(i, other)


def match(articles, texts):
    database = indexed(texts)
    return peer.verified(set(candidates(database, texts)), articles, texts, LEAST)


if __name__ == "__main__":
    peer.run(f"SQLite {sqlite3.sqlite_version}", match)
