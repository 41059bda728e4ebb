# SPDX-License-Identifier: GPL-3.0-or-later
"""What crossclaim costs, by size, beside `wc -w` on the same text: the yardstick is measured anew right before each
command, since other work on the machine slows both."""
import collections
import csv
import hashlib
import math
import os
import statistics
import subprocess

import measure

# size: MB; yard: the Series of wc -w; series: that of the command; digest: of what it printed.
Row = collections.namedtuple("Row", "set size what yard series digest")

THREADS = (("one thread", "1"), ("two threads", "2"))
CLAIMS = ["compare", "--quiet", "--no-framing", "-f", "json"]
N_QUERIES = 200
START_UPS = 20


class Bench:
    """What all measurements of a run have in common. SAY is told each Row, and each Result of matching.py, as it
    comes."""

    def __init__(self, program, sets, cache, limit, say):
        self.program, self.sets, self.cache, self.limit, self.say = program, sets, cache, limit, say

    @staticmethod
    def least(size):
        """How often a command is run at least: large sets take long, and vary less."""
        return 1 if size in ("85 MB", "425 MB") else 3

    def yard(self, paths):
        """The Series of the yardstick."""
        return measure.measured(["wc", "-w", *paths], self.limit, 5, environment={"LC_ALL": "C.UTF-8"})

    def measured(self, arguments, least, out, runs=0):
        """The Series of the program with ARGUMENTS, of LEAST runs and, where they are short, RUNS."""
        return measure.measured([self.program.path, *arguments], self.limit, max(runs, least), least, out,
                                self.program.environment)

    def row(self, name, what, arguments, text, runs=3):
        """The Row of the program with ARGUMENTS; TEXT are the files that the yardstick reads."""
        yard = self.yard(text)
        out = os.path.join(self.cache, "printed")
        series = self.measured(arguments, self.least(name), out, runs)
        digest = "" if series.failure else digest_of(out)
        row = Row(name, sum(map(os.path.getsize, text)) / 1e6, what, yard, series, digest)
        self.say(row)
        return row


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as f:
        while block := f.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def beside_wc(bench, size):
    """The stages and the whole run on a set."""
    path, text = bench.sets.jsonl(size), bench.sets.text(size)
    folder, outlets = bench.sets.plain_files(size)
    whole = (("plain text to claims", [*CLAIMS, "--outlets", outlets, folder]), ("JSONL to claims", [*CLAIMS, path]),
             ("JSONL to report with framing", ["compare", "--quiet", "-f", "json", path]))
    runs = [(f"{what}, {number}", [*arguments, "--threads", n]) for what, arguments in whole for number, n in THREADS]
    runs += [(f"inspect {stage}, one thread", ["inspect", stage, "--quiet", "--threads", "1", path])
             for stage in ("articles", "sentences", "matches", "claims")]
    return [bench.row(size, what, arguments, [text]) for what, arguments in runs]


def pages(bench):
    """Saved web pages: all of them, and the slowest alone."""
    paths = bench.sets.pages()
    if not paths:
        return []
    read = ["inspect", "articles", "--quiet", "--threads", "1"]
    name = f"{len(paths)} web pages"
    alone = {path: bench.measured([*read, path], 1, os.devnull) for path in paths}
    slowest = max(paths, key=lambda path: 0 if alone[path].failure else alone[path].median("user"))
    return [bench.row(name, "inspect articles, one thread", [*read, *paths], paths),
            bench.row(f"a page of {os.path.getsize(slowest) / 1e6:.1f} MB", "inspect articles, the slowest page alone",
                      [*read, slowest], [slowest])]


def growth(bench, sizes):
    """The same command on sets of growing size. The language is named, as permuted letters have none."""
    out = []
    for size in sizes:
        path, text = bench.sets.jsonl(size), bench.sets.text(size)
        out.append(bench.row(size, "growth", [*CLAIMS, "-l", "en", "--threads", "1", path], [text]))
    return out


def exponent(rows):
    """The slope of log time over log size by least squares, or None below three points."""
    points = [(math.log(row.size), math.log(row.series.median("user"))) for row in rows if not row.series.failure]
    if len(points) < 3:
        return None
    x, y = (statistics.mean(values) for values in zip(*points))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def has_memory_option(program):
    said = subprocess.run([program.path, "compare", "--help"], capture_output=True, text=True, check=False,
                          env={**os.environ, **program.environment}).stdout
    return "--memory" in said


def bounded(bench, size):
    """The largest set without a bound and within 512 MB, where the program can be bound."""
    path, text = bench.sets.jsonl(size), bench.sets.text(size)
    return [bench.row(size, what, [*CLAIMS, "-l", "en", "--threads", "1", *bound, path], [text])
            for what, bound in (("no bound", []), ("--memory 512M", ["--memory", "512M"]))]


def _queries(bench, number, path):
    """A table of sentences from the texts of the 9 MB set, spread over it."""
    with open(bench.sets.text("9 MB"), encoding="utf-8") as f:
        sentences = [s.strip() for line in f for s in line.split(". ") if 40 < len(s) < 300 and "\t" not in s]
    step = max(1, len(sentences) // number)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        table = csv.writer(f, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        table.writerow(("id", "text"))
        table.writerows((str(i), text) for i, text in enumerate(sentences[::step][:number]))


def queries(bench, size):
    """Rows of one query and of many: what many cost more is theirs, the rest is loading."""
    out = []
    path, text = bench.sets.jsonl(size), bench.sets.text(size)
    for number in (1, 1 + N_QUERIES):
        table = os.path.join(bench.cache, f"queries-{number}.tsv")
        _queries(bench, number, table)
        arguments = ["query", "--quiet", "--threads", "1", "--batch", table, path]
        out.append(bench.row(size, f"query --batch, {number} queries", arguments, [text]))
    return out


def start_up(bench, top):
    """The Row of a comparison of the bundled corpus."""
    corpus = os.path.join(top, "claims", "harbour")
    articles = os.path.join(corpus, "articles")
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(articles) for name in names)
    arguments = ["compare", "--quiet", "--outlets", os.path.join(corpus, "outlets.ini"),
                 "--claims", os.path.join(corpus, "claims.ini"), "-f", "json", articles]
    return bench.row("bundled corpus", "start-up", arguments, paths, START_UPS)
