#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts data/LANG/background.list: in how many of a million sentences of news at large a word stands.

usage: background.py --program CROSSCLAIM [--eval FOLDER] [--out FOLDER]      (./dev eval background calls it)

What may be counted are the train parts, prose without labels, and, for German, saved pages. Each set counts the same,
whatever its size, so that no one subject leads; a sentence that stands in a set twice is counted once. A word is kept that
stands in several sets, or often in the only one. Rates are rounded to steps of a quarter of a natural logarithm, as the list
has one category for each. Standard library only."""
import argparse, collections, csv, glob, json, math, os, re, subprocess

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?…])[\"”»)]*\s+|\n+")
LEAST_SETS = 3      # of those that hold a word
LEAST_COUNT = 5     # sentences, where a language has fewer sets
LEAST_RATE = 1e-4   # rarer words are all as rare


def of_json(lines, keep=lambda record: True):
    for record in map(json.loads, lines):
        if keep(record):
            yield record["text"]


def of_file(path):
    with open(path, encoding="utf-8") as f:
        yield from of_json(f)


def of_table(path):
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from (row["a"], row["b"])


def of_pages(program, pages, language):
    run = subprocess.run([program, "inspect", "-q", "articles", *pages], stdout=subprocess.PIPE, text=True, encoding="utf-8",
                         check=False)  # a page without an article is an input that failed
    return of_json(run.stdout.splitlines(), lambda record: record.get("language") == language)


def sets_of(program, folder):
    """The texts of each set, by language."""
    files = lambda *names: [of_file(f"{folder}/{n}.jsonl") for n in names]
    return {
        "en": files("ecbplus/articles.train", "framing/polnear.train", "speed/planted-9mb", "sentences/en_ewt")
              + [of_table(f"{folder}/pairs/{n}.train.tsv") for n in ("msrp", "claimdiff", "headlines")],
        "de": files("sentences/de_gsd") + [of_pages(program, sorted(glob.glob(f"{folder}/html/*.gz")), "de")],
        "pl": files("sentences/pl_pdb"),
        "ru": files("sentences/ru_taiga"),
    }


def shares(texts):
    """Of each word, the share of distinct sentences that hold it; how many there are, and of each word."""
    sentences = {frozenset(WORD.findall(s.lower())) for text in texts for s in END.split(text)} - {frozenset()}
    count = collections.Counter(w for s in sentences for w in s)
    return {w: n / len(sentences) for w, n in count.items()}, count, len(sentences)


def rates(sets):
    """Of each word kept its mean share; and how many sentences were counted."""
    counted = [shares(texts) for texts in sets]
    mean, held, count = collections.Counter(), collections.Counter(), collections.Counter()
    for share, number, _ in counted:
        count.update(number)
        held.update(share.keys())
        for word, value in share.items():
            mean[word] += value / len(counted)
    often = (lambda w: held[w] >= LEAST_SETS) if len(counted) >= LEAST_SETS else (lambda w: count[w] >= LEAST_COUNT)
    return {w: v for w, v in mean.items() if v >= LEAST_RATE and often(w)}, sum(n for _, _, n in counted)


def written(rate_of, n_sentences):
    classes = collections.defaultdict(list)
    for word, rate in rate_of.items():
        classes[round(4 * math.log(1e6 * rate))].append(word)
    yield ("# SPDX-License-Identifier: CC0-1.0\n"
           "# In how many of a million sentences of news at large each word stands, rounded; the category is that number.\n"
           f"# Made by eval/background.py, which says how, from {n_sentences} sentences.\n"
           "# source: counted in the training parts of the evaluation sets; the measure is that of Sparck Jones (1972)\n")
    for step in sorted(classes, reverse=True):
        yield f"# category: {round(math.exp(step / 4))}\n"
        yield from (f"{word}\n" for word in sorted(classes[step]))


def main():
    options = argparse.ArgumentParser(description="Counts how common words are in news at large.")
    options.add_argument("--program", required=True, help="the built crossclaim")
    options.add_argument("--eval", default=os.environ.get("CROSSCLAIM_EVAL", f"{TOP}/../shared/eval"),
                         help="folder of the evaluation sets")
    options.add_argument("--out", default=f"{TOP}/data", help="folder of the lists, by language")
    o = options.parse_args()
    for language, sets in sets_of(o.program, o.eval).items():
        rate_of, n_sentences = rates(sets)
        with open(f"{o.out}/{language}/background.list", "w", encoding="utf-8") as f:
            f.writelines(written(rate_of, n_sentences))
        print(f"{language}: {len(rate_of)} words of {n_sentences} sentences")


if __name__ == "__main__":
    main()
