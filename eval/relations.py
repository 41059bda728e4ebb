#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well crossclaim tells how two sentences relate, on the pairs of eval/relations.tsv.

usage: eval/relations.py [--program PROGRAM] [--part tune|apart] [--list KIND] [--floor MACRO]

Prints precision, recall and F1 of each kind with the number of pairs that have it, for the part that rules were made
on and for the one kept apart, and the mean F1 of the kinds. --list shows where a kind was missed or seen wrongly;
--floor fails when the mean of the part "tune" is below it."""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
KINDS = ("same-figure", "rounded-figure", "differing-figure", "opposed", "adds-detail", "copy", "stock-phrase")

# What readers of the outside set call a relation, and how we do.
STORIES = {"figure": "differing-figure", "opposed": "opposed", "detail": "adds-detail", "copy": "copy"}


def kinds_of(cell):
    """The set of kinds in a cell of a table."""
    return set() if cell == "-" else set(cell.split(","))


def labelled():
    """The rows of eval/relations.tsv."""
    with open(os.path.join(here, "relations.tsv"), encoding="utf-8") as f:
        lines = [line for line in f if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def run(program, arguments):
    """What the program prints; a failure ends the run."""
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"relations: '{' '.join(arguments)}' ended with status {done.returncode}")
    return done.stdout


def found(program, rows):
    """The kinds that the program finds, by id. Which words are rare is told by all pairs of a language."""
    by_id = {}
    for language in sorted({r["lang"] for r in rows}):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as table:
            table.write("id\ta\tb\n")
            table.writelines(f"{r['id']}\t{r['a']}\t{r['b']}\n" for r in rows if r["lang"] == language)
            table.flush()
            heading, *lines = run(program, ["inspect", "--why", "pairs", "--language", language, table.name]).splitlines()
            for line in lines:
                row = dict(zip(heading.split("\t"), line.split("\t")))
                by_id[row["id"]] = kinds_of(row["relation"])
    return by_id


def measure(pairs, kinds):
    """For each kind: precision, recall, F1, how often it is there and how often seen. PAIRS of gold and found sets."""
    table = {}
    for kind in kinds:
        right = sum(kind in gold and kind in seen for gold, seen in pairs)
        n, said = sum(kind in gold for gold, _ in pairs), sum(kind in seen for _, seen in pairs)
        table[kind] = (right / said if said else 0.0, right / n if n else 0.0,
                       2 * right / (n + said) if n + said else 0.0, n, said)
    return table


def macro(table):
    """Mean F1 of the kinds."""
    return sum(row[2] for row in table.values()) / len(table)


def summaries(program, folder):
    """Lines for the table of eval/run: label and figures."""
    rows = labelled()
    seen = found(program, rows)
    for part in ("tune", "apart"):
        pairs = [(kinds_of(r["relation"]), seen[r["id"]]) for r in rows if r["part"] == part]
        table = measure(pairs, KINDS)
        for kind in KINDS:
            precision, recall, f1, n, _ = table[kind]
            yield f"{part}, {kind}", f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (n {n})"
        exact = sum(gold == got for gold, got in pairs)
        yield f"{part}, mean of kinds", f"F1 {macro(table):.3f}; all kinds right in {exact} of {len(pairs)} pairs"
    yield from stories(program, folder)


def stories(program, folder):
    """Agreement with the readers of the stories, on the matches that both the program and a reader know."""
    gold_path = os.path.join(folder, "stories", "pairs.dev.tsv")
    if not os.path.exists(gold_path):
        return
    out = run(program, ["inspect", "matches", "--min-score", "0", os.path.join(folder, "stories", "articles.dev.jsonl")])
    seen = {}
    for match in map(json.loads, out.splitlines()):
        key = frozenset((m["article"], m["start"], m["end"]) for m in (match["a"], match["b"]))
        seen[key] = set(match["relation"])
    pairs = []
    with open(gold_path, encoding="utf-8") as f:
        for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = frozenset((r[s], int(r[s + "_start"]), int(r[s + "_end"])) for s in "ab")
            if r["same"] == "1" and key in seen:
                pairs.append(({STORIES[r["relation"]]} if r["relation"] in STORIES else set(), seen[key]))
    for kind, (precision, recall, f1, n, said) in measure(pairs, STORIES.values()).items():
        yield f"stories, {kind}", f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (n {n} of {len(pairs)}, found {said})"


def show(rows, seen, kind):
    """Prints where KIND was missed (-) or seen wrongly (+)."""
    for r in rows:
        gold, got = kind in kinds_of(r["relation"]), kind in seen[r["id"]]
        if gold != got:
            print("-" if gold else "+", r["id"], r["relation"], ",".join(sorted(seen[r["id"]])), r["a"], r["b"], sep=" | ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="crossclaim")
    parser.add_argument("--part", choices=("tune", "apart"), default="tune")
    parser.add_argument("--list", metavar="KIND", choices=KINDS)
    parser.add_argument("--floor", type=float)
    options = parser.parse_args()
    seen = found(options.program, labelled())
    rows = [r for r in labelled() if r["part"] == options.part]
    if options.list:
        show(rows, seen, options.list)
        return 0
    table = measure([(kinds_of(r["relation"]), seen[r["id"]]) for r in rows], KINDS)
    for kind, (precision, recall, f1, n, _) in table.items():
        print(f"{kind:17} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} n {n}")
    print(f"mean of kinds     F1 {macro(table):.3f} ({len(rows)} pairs)")
    return 1 if options.floor and macro(table) < options.floor else 0


if __name__ == "__main__":
    sys.exit(main())
