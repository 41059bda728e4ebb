#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Xapian: every sentence indexed, then asked for by its weightiest words; the answers are verified by their words."""
import sys
import xapian

import peer

TERMS = 8  # of each sentence asked for: those that weigh most
ANSWERS = 20  # of each sentence looked at
LEAST = 0.4


def indexed(path, bags):
    database = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
    for bag in bags:
        document = xapian.Document()
        for word in bag:
            document.add_term(word[:200])
        database.add_document(document)
    database.commit()
    return database


def candidates(database, bags):
    enquire = xapian.Enquire(database)
    for i, bag in enumerate(bags):
        enquire.set_query(xapian.Query(xapian.Query.OP_ELITE_SET, [word[:200] for word in bag], TERMS))
        for answer in enquire.get_mset(0, ANSWERS):
            if answer.docid - 1 != i:
                yield min(i, answer.docid - 1), max(i, answer.docid - 1)


def match(articles, texts):
    bags = [sorted(set(peer.words(text))) for text in texts]
    database = indexed(sys.argv[2] + ".xapian", bags)
    return peer.verified(set(candidates(database, bags)), articles, texts, LEAST)


if __name__ == "__main__":
    peer.run(f"Xapian {xapian.version_string()}", match)
