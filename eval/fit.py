#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits data/model/match.ini, the additive model that scores a match.

usage: fit.py --program CROSSCLAIM [--eval FOLDER] [--out FILE]        (./dev eval fit calls it)

Rows are pairs of sentences with their signals, from sets that differ on purpose:
  - ECB+ (train), short articles on one event, in groups of topics, so that no pair is left out for their number. A pair
    that only one of its two labels (strict, tight) calls a match counts as half of one: readers differ as much. Some pairs
    from different topics count as different.
  - the bundled corpus claims/harbour with its gold file: whole articles, where one pair in dozens is right. Pairs that the
    gold file calls partial are left out, as neither right nor wrong, and so are those that share next to nothing.
  - headlines, paraphrases and claims (train), which stand alone.
Three models: for sentences in articles, for sentences that stand alone, and for sentences in articles of different
languages. The rows of the last are those of the first two sets once more, with the signals that go by facts alone
(inspect --setting languages), as if no word of one sentence could be compared with one of the other. In each the log-odds are an intercept and,
for each signal, a curve that is straight between eleven points (a generalised additive model, Hastie and Tibshirani 1986,
with the splines of degree one and the penalties of Eilers and Marx 1996). A curve only rises, or only falls, where its
meaning demands it. Each kind of row has an intercept of its own, as sets differ in how many of their pairs are matches; the
one of ECB+ is kept. Newton's method
with coordinate descent inside the bounds, and steps halved until they help. The same rows give the same bytes. Standard
library only.
"""
import argparse, collections, csv, itertools, json, math, os, subprocess, sys, tempfile

RISING = ["cosine", "mass", "words", "overlap", "resemblance", "containment", "run", "pairs", "letters", "names", "numbers",
          "figures", "clash", "dates", "coverage", "articles", "neighbours"]
FALLING = ["uncounted", "apart", "elsewhere", "negation", "strangers", "choice"]
YES_OR_NO = {"uncounted", "figures", "clash", "dates", "apart", "elsewhere"}
WORDS = ["words", "resemblance", "run", "pairs", "letters", "clash", "neighbours"]  # 0 for different languages
CONTEXT = ["coverage", "articles", "neighbours", "strangers"]  # 0 for sentences that stand alone
# Straight lines that are set, not fitted, where no set that may be fitted on shows what is known of others.
SET = {
    # Hardly any pair of these sets has two events told in like words, which is what this signal is for.
    "apart": -1.5,
    # A pair met by chance is likelier the more sentences there are to choose from; ECB+ has short articles only.
    "choice": -5.0,
    # Fitted on ECB+, the mass of shared words takes its place, and what is told in few words is lost in whole articles.
    "overlap": 4.5,
}
# What each kind of row weighs in all.
ARTICLES = {"ecb": 1.0, "other": 0.1, "harbour": 0.25, "headlines": 3.0}
ALONE = {"ecb": 0.5, "other": 0.1, "harbour": 1.0, "headlines": 3.0, "msrp": 0.25, "claimdiff": 0.5}
LANGUAGES = {"ecb-facts": 1.0, "other-facts": 0.1, "harbour-facts": 0.25}
THRESHOLD = 0.6         # where whole articles (stories dev) and short ones (ECB+ dev) are both served
ACROSS = 0.8            # of different languages: see eval/languages.py
LEAST_OVERLAP = 0.15    # pairs of harbour below it are nearly all different, and far too many
ONE_INTERCEPT = {"other": "ecb", "harbour": "ecb", "other-facts": "ecb-facts", "harbour-facts": "ecb-facts"}
POINTS = 11
RIDGE, SMOOTH = 1e-4, 1e-4
LEAST_GAIN = 1e-7        # of the cost, in one round
ECB_GROUPS = 5           # topics are dealt out to so many runs
OTHER_TOPIC_EVERY = 100  # one in so many pairs of different topics is used
ALIKE_HEADLINES = 3.0    # headlines at least this similar (of 5) count as one claim
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

Row = collections.namedtuple("Row", "signals label kind")


# ---- rows ----

def printed(program, *arguments):
    run = subprocess.Popen([program, "inspect", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                           text=True, encoding="utf-8")
    yield from run.stdout
    if run.wait():
        sys.exit(f"fit.py: '{program} inspect {' '.join(arguments)}' failed")


def matches(program, setting, *arguments):
    return map(json.loads, printed(program, "matches", "--min-score", "0", "--setting", setting, *arguments))


def table(lines):
    return list(csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def table_of(path):
    with open(path, encoding="utf-8") as f:
        return table(f)


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


def pair_spans(pairs):
    """The sentences of each article, ascending, that PAIRS of (article, start, end) hold."""
    spans = collections.defaultdict(set)
    for article, *span in itertools.chain.from_iterable(pairs):
        spans[article].add(tuple(span))
    return {k: sorted(v) for k, v in spans.items()}


def ecb_gold(path):
    """Labels of pairs of sentences, and the sentences of each article."""
    gold, pairs = {}, []
    for g in table_of(path):
        a, b = ((g[k], int(g[k + "_start"]), int(g[k + "_end"])) for k in "ab")
        pairs.append((a, b))
        labels = [int(g[k]) for k in ("strict", "tight") if g[k] != ""]
        if labels:
            gold[min(a, b), max(a, b)] = sum(labels) / len(labels)
    return gold, pair_spans(pairs)


def ecb_rows(program, folder, setting="articles", suffix=""):
    gold, spans = ecb_gold(f"{folder}/pairs.train.tsv")
    others = 0
    for m in itertools.chain.from_iterable(matches(program, setting, name) for name in ecb_groups(folder)):
        if topic(m["a"]["article"]) != topic(m["b"]["article"]):
            others += 1
            if others % OTHER_TOPIC_EVERY == 0:
                yield Row(m["evidence"], 0, f"other{suffix}")
            continue
        a, b = nearest_span(spans, m["a"]), nearest_span(spans, m["b"])
        label = gold.get((min(a, b), max(a, b))) if a and b and a != b else None
        if label is not None:
            yield Row(m["evidence"], label, f"ecb{suffix}")


def facts_only(rows):
    """Those of ROWS that share a fact: of different languages no other pair can match."""
    return [r for r in rows if r.signals["mass"] > 0]


def harbour_rows(program, folder, setting="articles", suffix=""):
    arguments = (f"{folder}/articles", "--outlets", f"{folder}/outlets.ini")
    text = {a["id"]: a["text"] for a in map(json.loads, printed(program, "articles", *arguments))}
    anchors = collections.defaultdict(list)
    for g in table_of(f"{folder}/gold.tsv"):
        article = next(i for i in text if i.startswith(g["doc"]))
        at = text[article].find(g["anchor"])
        if at >= 0:
            anchors[article].append((at + len(g["anchor"]) // 2, g["claim"], g["strength"]))
    inside = lambda side: [x for x in anchors[side["article"]] if side["start"] <= x[0] < side["end"]]
    for m in matches(program, setting, *arguments):
        shared = [(s, t) for (_, c, s), (_, d, t) in itertools.product(inside(m["a"]), inside(m["b"])) if c == d]
        if (suffix or m["evidence"]["overlap"] >= LEAST_OVERLAP) and (not shared or ("core", "core") in shared):
            yield Row(m["evidence"], int(bool(shared)), f"harbour{suffix}")


def plain_model():
    """A model of overlap alone. Of texts of several sentences the best pair is printed: which one that is must not depend
    on the weights that were fitted last."""
    lines = [f"{s} = 0 {int(s == 'overlap')}\n" for s in RISING + FALLING]
    sections = "".join(f"[{name}]\nintercept = 0\n{''.join(lines)}" for name in ("articles", "alone", "languages"))
    return f"[model]\nfitted-on = nothing\nthreshold = 0.5\nacross = 0.5\n{sections}"


def pair_rows(program, path, kind, label):
    with tempfile.NamedTemporaryFile("w", suffix=".ini", encoding="utf-8") as model:
        model.write(plain_model())
        model.flush()
        signals = table(printed(program, "--why", "--model", model.name, "pairs", path))
    for row, g in zip(signals, table_of(path)):
        yield Row({k: float(v) for k, v in row.items() if k not in ("id", "score", "relation")}, label(float(g["gold"])), kind)


# ---- fitting ----

def n_pieces(signal):
    return 1 if signal in YES_OR_NO else POINTS - 1


def hats(row, used, starts):
    """The points of all curves that the signals of @row lie between, each with its share; the first of a curve is 0."""
    out = []
    for s, start in zip(used, starts):
        pieces = n_pieces(s)
        place = min(1.0, max(0.0, row.signals[s])) * pieces
        i = min(int(place), pieces - 1)
        share = place - i
        if i > 0 and share < 1:
            out.append((start + i - 1, 1 - share))
        if share > 0:
            out.append((start + i, share))
    return out


def penalty(used, starts, n):
    """Of the steps between points: against large ones, and against bends."""
    r = [[0.0] * n for _ in range(n)]
    for s, start in zip(used, starts):
        k = n_pieces(s)
        for j in range(start, start + k):
            r[j][j] += 2 * RIDGE * k
            if j > start:
                for a, b, v in ((j, j, 1), (j - 1, j - 1, 1), (j, j - 1, -1), (j - 1, j, -1)):
                    r[a][b] += 2 * SMOOTH * k * k * v
    return r


def to_steps(m, used, starts):
    """From points to the steps between them, in place: a step is felt by every later point of its curve."""
    for s, start in zip(used, starts):
        for j in range(start + n_pieces(s) - 2, start - 1, -1):
            m[j] = [a + b for a, b in zip(m[j], m[j + 1])] if isinstance(m[j], list) else m[j] + m[j + 1]


def transposed(m):
    return [list(r) for r in zip(*m)]


def descend(h, g, x, low, high):
    """Minimises d'hd/2 - g'd over d with x + d inside the bounds, a coordinate at a time; x + d."""
    n, x = len(x), x[:]
    g = g[:]
    for _ in range(400):
        moved = 0.0
        for i in range(n):
            if h[i][i] <= 0:
                continue
            d = min(high[i], max(low[i], x[i] + g[i] / h[i][i])) - x[i]
            if d:
                x[i] += d
                moved = max(moved, abs(d))
                g = [a - d * b for a, b in zip(g, h[i])]
        if moved < 1e-5:
            break
    return x


def points_of(x, used, starts):
    """The curves' points, from the steps between them; intercepts stay."""
    points = x[:]
    for s, start in zip(used, starts):
        for j in range(start + 1, start + n_pieces(s)):
            points[j] += points[j - 1]
    return points


def log_odds(row, points):
    at, offset = row[:2]
    return offset + sum(points[i] * v for i, v in at)


def cost(data, points, r, x):
    """The mean negative log-likelihood, with the penalty."""
    loss = 0.0
    for row in data:
        z = log_odds(row, points)
        loss += row[3] * (max(z, 0.0) + math.log1p(math.exp(-abs(z))) - row[2] * z)
    return loss + sum(a * sum(b * c for b, c in zip(row, x)) for a, row in zip(x, r)) / 2


def slopes(data, points, used, starts):
    """The Hessian and the negative gradient of the loss, over steps and intercepts."""
    n = len(points)
    h, g = [[0.0] * n for _ in range(n)], [0.0] * n
    for row in data:
        p = 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds(row, points)))))
        at, _, label, weight = row
        d, c = weight * (label - p), weight * p * (1 - p)
        for i, v in at:
            g[i] += d * v
            cv, hi = c * v, h[i]
            for j, w in at:
                hi[j] += cv * w
    to_steps(g, used, starts)
    to_steps(h, used, starts)
    h = transposed(h)
    to_steps(h, used, starts)
    return h, g


def fit(rows, shares, lines, rounds=40):
    """Steps of the curves of all signals that @lines does not set, and the intercept of the first kind."""
    used = [s for s in rows[0].signals if s not in lines]
    starts = list(itertools.accumulate([0] + [n_pieces(s) for s in used[:-1]]))
    kinds = [k for k in shares if k not in ONE_INTERCEPT]
    n_steps = starts[-1] + n_pieces(used[-1])
    n = n_steps + len(kinds)
    count = collections.Counter(r.kind for r in rows)
    whole = sum(shares.values())
    data = [(hats(r, used, starts) + [(n_steps + kinds.index(ONE_INTERCEPT.get(r.kind, r.kind)), 1.0)],
             sum(v * r.signals[s] for s, v in lines.items()), r.label, shares[r.kind] / whole / count[r.kind]) for r in rows]
    low = [0.0 if s in RISING else -math.inf for s in used for _ in range(n_pieces(s))] + [-math.inf] * len(kinds)
    high = [0.0 if s in FALLING else math.inf for s in used for _ in range(n_pieces(s))] + [math.inf] * len(kinds)
    r = penalty(used, starts, n)
    x = [0.0] * n
    now = cost(data, points_of(x, used, starts), r, x)
    for _ in range(rounds):
        h, g = slopes(data, points_of(x, used, starts), used, starts)
        for i in range(n):
            g[i] -= sum(a * b for a, b in zip(r[i], x))
            h[i] = [a + b for a, b in zip(h[i], r[i])]
        last, goal, share = (now, x), descend(h, g, x, low, high), 1.0
        # Far from the least cost a whole step may lead astray: half as far, until it helps.
        while share > 1e-3:
            x = [a + share * (b - a) for a, b in zip(last[1], goal)]
            now = cost(data, points_of(x, used, starts), r, x)
            if now < last[0]:
                break
            share /= 2
        if now > last[0] - LEAST_GAIN:
            break
    else:
        sys.exit("fit.py: the weights did not settle")
    return {s: x[start:start + n_pieces(s)] for s, start in zip(used, starts)}, x[n_steps + kinds.index(next(iter(shares)))]


# ---- the file ----

def section(name, lines, curves, intercept):
    yield f"\n[{name}]\nintercept = {intercept:.4f}\n"
    for s in RISING + FALLING:
        points = itertools.accumulate([0.0] + curves[s]) if s in curves else [0.0, lines[s]]
        yield f"{s} = {' '.join(f'{p:.3f}' for p in points)}\n"


def main():
    options = argparse.ArgumentParser(description="Fits the model that scores a match.")
    options.add_argument("--program", required=True, help="the built crossclaim")
    options.add_argument("--eval", default=os.environ.get("CROSSCLAIM_EVAL", f"{TOP}/../shared/eval"),
                         help="folder of the evaluation sets")
    options.add_argument("--out", default=f"{TOP}/data/model/match.ini", help="file to write")
    o = options.parse_args()
    rows = {"ecb": list(ecb_rows(o.program, f"{o.eval}/ecbplus")),
            "harbour": list(harbour_rows(o.program, f"{TOP}/claims/harbour"))}
    for kind, label in (("headlines", lambda g: int(g >= ALIKE_HEADLINES)), ("msrp", int), ("claimdiff", int)):
        rows[kind] = list(pair_rows(o.program, f"{o.eval}/pairs/{kind}.train.tsv", kind, label))
    facts = facts_only(ecb_rows(o.program, f"{o.eval}/ecbplus", "languages", "-facts"))
    facts += facts_only(harbour_rows(o.program, f"{TOP}/claims/harbour", "languages", "-facts"))
    no_context = SET | {s: 0.0 for s in CONTEXT}
    no_words = {s: v for s, v in SET.items() if s != "overlap"} | {s: 0.0 for s in WORDS}
    everything = [r for kind in rows.values() for r in kind]
    around = fit([r for r in everything if r.kind in ARTICLES], ARTICLES, SET)
    alone = fit(everything, ALONE, no_context)
    across = fit(facts, LANGUAGES, no_words)
    with open(o.out, "w", encoding="utf-8") as f:
        f.write("# SPDX-License-Identifier: CC0-1.0\n"
                "# The additive model that scores a match; made by eval/fit.py, which says how. Each signal lies in [0,1];\n"
                "# the numbers are what it adds to the log-odds at 0, 0.1, ... 1, or at 0 and 1 where that is a straight\n"
                "# line. [articles]: for sentences in articles; [alone]: when one of them stands alone; [languages]: for\n"
                "# sentences in articles of different languages, by facts alone.\n[model]\n"
                f"fitted-on = {', '.join(f'{k} ({len(r)} pairs)' for k, r in rows.items())}\nthreshold = {THRESHOLD}\n"
                f"across = {ACROSS}\n")
        f.writelines(section("articles", SET, *around))
        f.writelines(section("alone", no_context, *alone))
        f.writelines(section("languages", no_words, *across))
    print(f"{', '.join(f'{len(r)} {k}' for k, r in rows.items())} pairs -> {o.out}")


if __name__ == "__main__":
    main()
