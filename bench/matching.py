# SPDX-License-Identifier: GPL-3.0-or-later
"""Crossclaim beside programs that find what sentences share: all get the same sentences, and what each finds is judged
by the same gold. Peers are the scripts in bench/peers."""
import collections
import json
import os
import re
import subprocess
import sys

import install
import measure

here = os.path.dirname(os.path.abspath(__file__))

Peer = collections.namedtuple("Peer", "name script debian pypi sizes")

BOTH, SMALL = ("9 MB", "85 MB"), ("9 MB",)  # what a slow peer is measured on

PEERS = [
    Peer("sim_text -r 5", "runs-sim_text.py", ["similarity-tester"], [], BOTH),
    Peer("scikit-learn, TF-IDF and sparse dot", "tfidf-scikit-learn.py", ["python3-sklearn"], [], BOTH),
    Peer("rensa, RMinHashLSH", "minhash-rensa.py", [], ["rensa"], BOTH),
    Peer("datasketch, MinHashLSH", "minhash-datasketch.py", [], ["datasketch"], SMALL),
    Peer("Python dict of trigrams", "trigrams-dict.py", [], [], SMALL),
    Peer("Xapian, index then query", "index-xapian.py", ["python3-xapian"], [], SMALL),
    Peer("SQLite FTS5, index then query", "index-fts5.py", [], [], SMALL),
]

# One thread, so that user time is work and not waiting; no traces in the sources.
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}

# figures: what judged () gives, None of a command that failed.
Result = collections.namedtuple("Result", "set what series version figures")


class Sentences:
    """The sentences that the program finds in a set, as peers read them, and where each stands."""

    def __init__(self, bench, size):
        self.path, self.places = os.path.join(bench.cache, "sentences.tsv"), []
        words = [bench.program.path, "inspect", "sentences", "--quiet", bench.sets.jsonl(size)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                              env={**os.environ, **bench.program.environment}) as process, \
                open(self.path, "w", encoding="utf-8", newline="\n") as table:
            for article in map(json.loads, process.stdout):
                for start, end, text in zip(article["starts"], article["ends"], article["sentences"]):
                    table.write(f"{len(self.places)}\t{article['id']}\t{' '.join(text.split())}\n")
                    self.places.append((article["id"], start, end))
        if process.returncode != 0:
            raise OSError(f"inspect sentences: status {process.returncode}")

    def write_matches(self, pairs, out):
        """The pairs of ids in a file as matches, as score.py reads them."""
        with open(pairs, encoding="utf-8") as f, open(out, "w", encoding="utf-8") as matches:
            for line in f:
                a, b = (dict(zip(("article", "start", "end"), self.places[int(i)])) for i in line.split())
                matches.write(json.dumps({"a": a, "b": b, "score": 1}) + "\n")


def judged(sets, size, matches):
    """(recall, recall of sentences of which three words in ten were edited, precision)."""
    words = [sys.executable, sets.scorer(), "planted", sets.gold(size), matches]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return tuple(float(re.search(name + r" ([\d.]+)", said).group(1)) for name in ("recall", "edit30", "precision"))


def _result(bench, size, name, series, version, matches):
    result = Result(size, name, series, version, None if series.failure else judged(bench.sets, size, matches))
    bench.say(result)
    return result


def _stage(said, name):
    """What --stats=json says of a stage, as a Cost."""
    of_stage = next(stage for stage in json.loads(said)["stages"] if stage["stage"] == name)
    return measure.Cost(of_stage["wall_seconds"], of_stage["cpu_seconds"], of_stage["peak_bytes"] / (1 << 20))


def ours(bench, size):
    """Results of the program, with one thread and with two, and of its match stage alone."""
    out = os.path.join(bench.cache, "matches.jsonl")
    for threads in ("1", "2"):
        arguments = ["inspect", "matches", "--quiet", "--stats=json", "--threads", threads, bench.sets.jsonl(size)]
        series = bench.measured(arguments, bench.least(size), out, 3)
        yield _result(bench, size, f"crossclaim inspect matches --threads {threads}", series, "", out)
        if threads == "1" and not series.failure:
            stage = measure.Series(series.command)
            stage.costs = [_stage(series.said, "match")]
            yield _result(bench, size, "of that the match stage, by --stats, one run", stage, "", out)


def _python(peer, cache):
    """The Python that has what a peer needs, and the environment in which it finds that; raises install.Missing."""
    if peer.debian:
        return install.debian(peer.debian, cache)
    return install.pypi(peer.pypi, cache) if peer.pypi else (sys.executable, {})


def _said(path, name):
    """The fields of what the script of a peer says under a name, or None."""
    with open(path, encoding="utf-8") as f:
        return next((line.rstrip("\n").split("\t")[1:] for line in f if line.startswith(name + "\t")), None)


def _measured(bench, peer, sentences, size, out):
    """(series, version); raises install.Missing."""
    python, environment = _python(peer, bench.cache)
    command = [python, os.path.join(here, "peers", peer.script), sentences.path, out]
    series, version = measure.Series(command), ""
    for _ in range(bench.least(size)):
        one = measure.measured(command, bench.limit, output=out + ".said", environment={**environment, **ALONE})
        if one.failure:
            return one, ""
        cost = _said(out + ".said", "cost")
        if cost:  # of another program, which did the work: the script does not count
            wall, user, kilobytes = map(float, cost)
            one.costs = [measure.Cost(wall, user, kilobytes / 1024)]
        series.costs += one.costs
        version = _said(out + ".said", "version")[0]
    packaged = [f"Debian's {package} {install.debian_version(package, bench.cache)}" for package in peer.debian]
    return series, ", ".join([version, *packaged])


def theirs(bench, peer, sentences, size):
    """The Result of a peer."""
    out = os.path.join(bench.cache, os.path.splitext(peer.script)[0] + ".tsv")
    matches = os.path.join(bench.cache, "matches.jsonl")
    try:
        series, version = _measured(bench, peer, sentences, size, out)
    except install.Missing as reason:
        series, version = measure.Series([]), ""
        series.failure = f"skipped, cannot be installed: {reason}"
    if not series.failure:
        sentences.write_matches(out, matches)
    return _result(bench, size, peer.name, series, version, matches)
