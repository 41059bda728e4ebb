#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of data/model/match.ini on the training parts of the evaluation sets.

usage: fit.py CROSSCLAIM EVAL_DIR OUT.ini

Rows are candidate pairs of `inspect matches --min-score 0` on ECB+ (train): labelled pairs as labelled (tight), and
pairs from different topics as what they are, different. The second kind keeps the model from taking every pair of a
topic for a match, which is what whole articles need. Logistic regression by iteratively reweighted least squares with a
small ridge; the same rows give the same bytes. Standard library only.
"""
import collections, csv, json, math, subprocess, sys

SIGNALS = ["cosine", "mass", "overlap", "containment", "run", "pairs", "letters", "names", "figures", "clash", "dates", "apart",
           "negation", "coverage", "articles"]
# Signals of the articles around the sentences help where a pair of short articles is on one event and mislead on long
# ones about one topic, so they are left out of what ships.
LEFT_OUT = set(sys.argv[4].split(",")) if len(sys.argv) > 4 else {"cosine", "mass", "containment"}
NOT_NEGATIVE = {"overlap", "run", "pairs", "letters", "names", "figures", "clash", "dates"}
OTHER_TOPIC_SHARE = 20   # one in so many pairs of different topics is used
OTHER_TOPIC_WEIGHT = 2.0 # and weighs as much as so many


def matches(program, path):
    run = subprocess.Popen([program, "inspect", "matches", "--min-score", "0", path], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    for line in run.stdout:
        yield json.loads(line)
    if run.wait():
        sys.exit(f"fit.py: '{program} inspect matches {path}' failed")


def labels(path):
    """(article, start, end) pairs with their label, and per article the sorted spans."""
    gold, spans = {}, collections.defaultdict(set)
    with open(path, encoding="utf-8") as f:
        for g in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            a = (g["a"], int(g["a_start"]), int(g["a_end"]))
            b = (g["b"], int(g["b_start"]), int(g["b_end"]))
            spans[a[0]].add(a[1:])
            spans[b[0]].add(b[1:])
            if g["tight"] != "":
                gold[min(a, b), max(a, b)] = int(g["tight"])
    return gold, {k: sorted(v) for k, v in spans.items()}


def find(spans, side):
    best, out = 0.5, None
    for s, e in spans.get(side["article"], ()):
        share = (min(e, side["end"]) - max(s, side["start"])) / max(1, min(e - s, side["end"] - side["start"]))
        if share > best:
            best, out = share, (side["article"], s, e)
    return out


def rows(program, folder):
    gold, spans = labels(f"{folder}/pairs.train.tsv")
    n_other = 0
    for m in matches(program, f"{folder}/articles.train.jsonl"):
        x = [m["evidence"][s] for s in SIGNALS]
        if m["a"]["article"].split("_")[0] != m["b"]["article"].split("_")[0]:
            n_other += 1
            if n_other % OTHER_TOPIC_SHARE == 0:
                yield x, 0, OTHER_TOPIC_WEIGHT
            continue
        a, b = find(spans, m["a"]), find(spans, m["b"])
        y = gold.get((min(a, b), max(a, b))) if a and b and a != b else None
        if y is not None:
            yield x, y, 1.0


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
    n = len(used) + 1
    w = [0.0] * n
    for _ in range(rounds):
        h = [[0.0] * n for _ in range(n)]
        g = [0.0] * n
        for x, y, k in data:
            v = [1.0] + [x[i] for i in used]
            z = max(-30.0, min(30.0, sum(p * q for p, q in zip(w, v))))
            p = 1 / (1 + math.exp(-z))
            d, c = k * (y - p), k * p * (1 - p)
            for i in range(n):
                g[i] += d * v[i]
                ci = c * v[i]
                hi = h[i]
                for j in range(i, n):
                    hi[j] += ci * v[j]
        for i in range(n):
            for j in range(i):
                h[i][j] = h[j][i]
            if i:
                h[i][i] += ridge
                g[i] -= ridge * w[i]
            else:
                h[i][i] += 1e-9
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


def main():
    program, folder, out = sys.argv[1:4]
    data = list(rows(program, folder + "/ecbplus"))
    used = [i for i, s in enumerate(SIGNALS) if s not in LEFT_OUT]
    while True:  # a signal whose weight would contradict its meaning is left out, the worst first
        w = fit(data, used)
        wrong = [(w[k + 1], i) for k, i in enumerate(used) if SIGNALS[i] in NOT_NEGATIVE and w[k + 1] < 0]
        if not wrong:
            break
        used.remove(min(wrong)[1])
    weight = {SIGNALS[i]: w[k + 1] for k, i in enumerate(used)}
    n1 = sum(y for _, y, _ in data)
    with open(out, "w", encoding="utf-8") as f:
        f.write("# SPDX-License-Identifier: CC0-1.0\n"
                "# Weights of the logistic model that scores a match; made by eval/fit.py.\n[model]\n"
                f"fitted-on = ECB+ train: {len(data)} candidate pairs, {n1} of them matches\n"
                f"intercept = {w[0]:.4f}\nthreshold = 0.5\n\n[weights]\n")
        for s in SIGNALS:
            f.write(f"{s} = {weight.get(s, 0.0):.4f}\n")
    print(f"{len(data)} rows, {n1} matches -> {out}")


if __name__ == "__main__":
    main()
