#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of data/model/match.ini.

usage: fit.py --program CROSSCLAIM [--eval FOLDER] [--out FILE]        (./dev eval fit calls it)

Rows are the candidate pairs of `inspect matches --min-score 0` on two sets that differ on purpose:
  - ECB+ (train), short articles on one event: labelled pairs as labelled (tight); pairs from different topics as
    different, one in twenty of them. Together they weigh little, as there are very many.
  - the bundled corpus claims/harbour with its gold file: whole articles, where one pair in dozens is right. Pairs that
    the gold file calls partial are left out, as neither right nor wrong.
Logistic regression by iteratively reweighted least squares with a small ridge. A signal whose weight would contradict
its meaning is left out, the worst first. The same rows give the same bytes. Standard library only.
"""
import argparse, collections, csv, itertools, json, math, os, subprocess, sys

SIGNALS = ["cosine", "mass", "overlap", "containment", "run", "pairs", "letters", "names", "figures", "clash", "dates",
           "apart", "negation", "coverage", "articles"]
# Signals of the articles around the sentences help on short articles about one event and mislead on long ones about one
# topic: with them pair F1 on the seed articles falls from .39 to .30.
LEFT_OUT = {"coverage", "articles"}
# Set, not fitted: hardly any pair of these sets has two events told in like words, which is what the signal is for.
SET = {"apart": -1.5}
NOT_NEGATIVE = {"cosine", "mass", "overlap", "containment", "run", "pairs", "letters", "names", "figures", "clash", "dates"}
NOT_POSITIVE = {"negation"}
ECB_WEIGHT = 0.05        # of one labelled ECB+ pair; a pair of the bundled corpus weighs 1
OTHER_TOPIC_EVERY = 20   # one in so many pairs of different topics is used
OTHER_TOPIC_WEIGHT = 2.0 # and weighs as much as so many labelled ones
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def inspect(program, stage, *arguments):
    run = subprocess.Popen([program, "inspect", stage, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                           text=True, encoding="utf-8")
    for line in run.stdout:
        yield json.loads(line)
    if run.wait():
        sys.exit(f"fit.py: '{program} inspect {stage} {' '.join(arguments)}' failed")


def matches(program, *arguments):
    return inspect(program, "matches", "--min-score", "0", *arguments)


def table(path):
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def signals(match):
    return [match["evidence"][s] for s in SIGNALS]


def nearest_span(spans, side):
    """The labelled sentence of which @side holds at least half, or None."""
    best, out = 0.5, None
    for s, e in spans.get(side["article"], ()):
        share = (min(e, side["end"]) - max(s, side["start"])) / max(1, min(e - s, side["end"] - side["start"]))
        if share > best:
            best, out = share, (side["article"], s, e)
    return out


def ecb_rows(program, folder):
    gold, spans, others = {}, collections.defaultdict(set), 0
    for g in table(f"{folder}/pairs.train.tsv"):
        a, b = ((g[k], int(g[k + "_start"]), int(g[k + "_end"])) for k in "ab")
        spans[a[0]].add(a[1:])
        spans[b[0]].add(b[1:])
        if g["tight"] != "":
            gold[min(a, b), max(a, b)] = int(g["tight"])
    spans = {k: sorted(v) for k, v in spans.items()}
    for m in matches(program, f"{folder}/articles.train.jsonl"):
        if m["a"]["article"].split("_")[0] != m["b"]["article"].split("_")[0]:
            others += 1
            if others % OTHER_TOPIC_EVERY == 0:
                yield signals(m), 0, ECB_WEIGHT * OTHER_TOPIC_WEIGHT
            continue
        a, b = nearest_span(spans, m["a"]), nearest_span(spans, m["b"])
        y = gold.get((min(a, b), max(a, b))) if a and b and a != b else None
        if y is not None:
            yield signals(m), y, ECB_WEIGHT


def harbour_rows(program, folder):
    arguments = (f"{folder}/articles", "--outlets", f"{folder}/outlets.ini")
    text = {a["id"]: a["text"] for a in inspect(program, "articles", *arguments)}
    anchors = collections.defaultdict(list)
    for g in table(f"{folder}/gold.tsv"):
        article = next(i for i in text if i.startswith(g["doc"]))
        at = text[article].find(g["anchor"])
        if at >= 0:
            anchors[article].append((at + len(g["anchor"]) // 2, g["claim"], g["strength"]))
    inside = lambda side: [x for x in anchors[side["article"]] if side["start"] <= x[0] < side["end"]]
    for m in matches(program, *arguments):
        shared = [(s, t) for (_, c, s), (_, d, t) in itertools.product(inside(m["a"]), inside(m["b"])) if c == d]
        if not shared or ("core", "core") in shared:
            yield signals(m), int(bool(shared)), 1.0


def solve(a, b):
    """Gaussian elimination with pivoting."""
    n = len(b)
    a = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(i + 1, n):
            k = a[r][i] / a[i][i]
            for c in range(i, n + 1):
                a[r][c] -= k * a[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (a[i][n] - sum(a[i][c] * x[c] for c in range(i + 1, n))) / a[i][i]
    return x


def fit(data, used, ridge=1.0, rounds=12):
    """Intercept, then a weight for each signal of @used."""
    n = len(used) + 1
    w = [0.0] * n
    rows = [([1.0] + [x[i] for i in used], y, k) for x, y, k in data]
    for _ in range(rounds):
        h = [[0.0] * n for _ in range(n)]
        g = [0.0] * n
        for v, y, k in rows:
            z = max(-30.0, min(30.0, sum(p * q for p, q in zip(w, v))))
            p = 1 / (1 + math.exp(-z))
            d, c = k * (y - p), k * p * (1 - p)
            for i in range(n):
                g[i] += d * v[i]
                ci, hi = c * v[i], h[i]
                for j in range(i, n):
                    hi[j] += ci * v[j]
        for i in range(n):
            for j in range(i):
                h[i][j] = h[j][i]
            h[i][i] += ridge if i else 1e-9
            g[i] -= ridge * w[i] if i else 0.0
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


def fit_meaningful(data):
    used = [i for i, s in enumerate(SIGNALS) if s not in LEFT_OUT and s not in SET]
    while True:
        w = fit(data, used)
        sign = lambda s: 1 if s in NOT_NEGATIVE else -1 if s in NOT_POSITIVE else 0
        wrong = [(w[k + 1] * sign(SIGNALS[i]), i) for k, i in enumerate(used) if w[k + 1] * sign(SIGNALS[i]) < 0]
        if not wrong:
            return w[0], {SIGNALS[i]: w[k + 1] for k, i in enumerate(used)}
        used.remove(min(wrong)[1])


def main():
    options = argparse.ArgumentParser(description="Fits the weights of the model that scores a match.")
    options.add_argument("--program", required=True, help="the built crossclaim")
    options.add_argument("--eval", default=os.environ.get("CROSSCLAIM_EVAL", f"{TOP}/../shared/eval"),
                         help="folder of the evaluation sets")
    options.add_argument("--out", default=f"{TOP}/data/model/match.ini", help="file to write")
    o = options.parse_args()
    ecb = list(ecb_rows(o.program, f"{o.eval}/ecbplus"))
    harbour = list(harbour_rows(o.program, f"{TOP}/claims/harbour"))
    intercept, weights = fit_meaningful(ecb + harbour)
    weights.update(SET)
    count = lambda rows: f"{len(rows)} pairs, {sum(y for _, y, _ in rows)} of them matches"
    with open(o.out, "w", encoding="utf-8") as f:
        f.write("# SPDX-License-Identifier: CC0-1.0\n"
                "# The logistic model that scores a match; made by eval/fit.py, which says how.\n[model]\n"
                f"fitted-on = ECB+ train ({count(ecb)}) and claims/harbour ({count(harbour)})\n"
                f"intercept = {intercept:.4f}\nthreshold = 0.5\n\n[weights]\n")
        f.writelines(f"{s} = {weights.get(s, 0.0):.4f}\n" for s in SIGNALS)
    print(f"ECB+ {count(ecb)}; harbour {count(harbour)} -> {o.out}")


if __name__ == "__main__":
    main()
