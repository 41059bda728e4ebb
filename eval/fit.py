#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of data/model/match.ini.

usage: fit.py --program CROSSCLAIM [--eval FOLDER] [--out FILE]        (./dev eval fit calls it)

Rows are the candidate pairs of `inspect matches --min-score 0` on two sets that differ on purpose:
  - ECB+ (train), short articles on one event, in groups of topics, so that no pair is left out for their number:
    labelled pairs as labelled (tight); some pairs from different topics as different.
  - the bundled corpus claims/harbour with its gold file: whole articles, where one pair in dozens is right. Pairs that
    the gold file calls partial are left out, as neither right nor wrong.
Logistic regression by iteratively reweighted least squares with a small ridge. A signal whose weight would contradict
its meaning is left out, the worst first. The same rows give the same bytes. Standard library only.
"""
import argparse, collections, csv, itertools, json, math, os, subprocess, sys, tempfile

SIGNALS = ["cosine", "mass", "words", "overlap", "containment", "run", "pairs", "letters", "names", "numbers",
           "uncounted", "figures", "clash", "dates", "apart", "negation", "coverage", "articles", "neighbours", "choice",
           "alone"]
# Set, not fitted, where a set that may be fitted on does not show what is known of others.
SET = {
    # Hardly any pair of these sets has two events told in like words, which is what this signal is for.
    "apart": -1.5,
    # Fitted on ECB+, the mass of shared words takes its place, and what is told in few words is lost in whole articles.
    "overlap": 5.0,
    # A pair met by chance is likelier the more sentences there are to choose from; ECB+ has short articles only.
    "choice": -12.0,
    # Half of what ECB+ would give them: in long articles on one topic they hold for most pairs.
    "coverage": 0.7, "neighbours": 0.7,
}
# Set after the rest is fitted: articles of one sentence in ECB+ tell of one event more often than any two sentences that
# somebody puts side by side; fitted (3.5), sharing half of the words would be enough for those.
LATER = {"alone": 2.5}
NOT_NEGATIVE = {"cosine", "mass", "words", "containment", "run", "pairs", "letters", "names", "numbers", "figures", "clash",
                "dates", "articles"}
NOT_POSITIVE = {"negation", "uncounted"}
SHARES = {"ecb": 1.0, "other": 0.1, "harbour": 0.5}  # what each kind of row weighs in all
ECB_GROUPS = 5           # topics are dealt out to so many runs
OTHER_TOPIC_EVERY = 100  # one in so many pairs of different topics is used
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


def topic(article):
    return article.split("_")[0]


def ecb_groups(folder):
    """Files of articles, each of some topics."""
    by_topic = collections.defaultdict(list)
    with open(f"{folder}/articles.train.jsonl", encoding="utf-8") as f:
        for line in f:
            by_topic[topic(json.loads(line)["id"])].append(line)
    for i in range(ECB_GROUPS):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
            for t in sorted(by_topic, key=int)[i::ECB_GROUPS]:
                f.writelines(by_topic[t])
            f.flush()
            yield f.name


def ecb_rows(program, folder):
    gold, spans, others = {}, collections.defaultdict(set), 0
    for g in table(f"{folder}/pairs.train.tsv"):
        a, b = ((g[k], int(g[k + "_start"]), int(g[k + "_end"])) for k in "ab")
        spans[a[0]].add(a[1:])
        spans[b[0]].add(b[1:])
        if g["tight"] != "":
            gold[min(a, b), max(a, b)] = int(g["tight"])
    spans = {k: sorted(v) for k, v in spans.items()}
    for m in itertools.chain.from_iterable(matches(program, name) for name in ecb_groups(folder)):
        if topic(m["a"]["article"]) != topic(m["b"]["article"]):
            others += 1
            if others % OTHER_TOPIC_EVERY == 0:
                yield signals(m), 0, "other"
            continue
        a, b = nearest_span(spans, m["a"]), nearest_span(spans, m["b"])
        y = gold.get((min(a, b), max(a, b))) if a and b and a != b else None
        if y is not None:
            yield signals(m), y, "ecb"


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
            yield signals(m), int(bool(shared)), "harbour"


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


def fit(data, used, ridge=1e-3, rounds=12):
    """Intercept, then a weight for each signal of @used."""
    n = len(used) + 1
    w = [0.0] * n
    count = collections.Counter(kind for _, _, kind in data)
    whole = sum(SHARES.values())
    rows = [([1.0] + [x[i] for i in used], sum(SET[s] * x[SIGNALS.index(s)] for s in SET), y, SHARES[k] / whole / count[k])
            for x, y, k in data]
    for _ in range(rounds):
        h = [[0.0] * n for _ in range(n)]
        g = [0.0] * n
        for v, offset, y, k in rows:
            z = max(-30.0, min(30.0, offset + sum(p * q for p, q in zip(w, v))))
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
            h[i][i] += ridge / 10 if i else 1e-12
            g[i] -= ridge / 10 * w[i] if i else 0.0
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


def fit_meaningful(data):
    used = [i for i, s in enumerate(SIGNALS) if s not in SET]
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
    weights.update(SET | LATER)
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
