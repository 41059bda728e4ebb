# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of bench/RESULTS.md."""
import os
import platform
import re
import shlex
import subprocess

import ours

PEERS_HEAD = """## Beside other programs
Peers get the sentences that crossclaim found, cut them into words and match them; ours reads JSONL, finds the
sentences, cuts, matches, scores and prints them in the time given, and its match stage begins with words. Of sim_text
only the program itself is counted, of the rest the whole process. Recall and precision are those of `score.py
planted`; edited: recall of planted sentences of which three words in ten were edited. Pairs within an article do not
count.
"""

SHOWN = 12  # words of a command
DIFFERENT = "DIFFERENT bytes"

HEAD = """<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
# Speed
Made by `./dev bench`. Times are multiples of `wc -w` under C.UTF-8 on the same text, measured in the same minute: bare
seconds would say more about the machine. `wall` is what one waits, `user` what the processors work, each as median
(minimum to maximum) of the runs; `peak` is the largest resident memory, in MB. A command that takes longer than
{limit:g} s is ended ("over {limit:g} s"). Memory below 14 MB is the floor of the measurement.
"""


def _number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(series, field, unit):
    low, middle, high = series.ratios(field, unit)
    return f"{_number(middle)} ({_number(low)} to {_number(high)})"


def _table(head, rows):
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return [lines[0], "|---" * len(head) + "|", *lines[1:], ""]


def _empty(reason, columns):
    return [reason, *[""] * (columns - 1)]


def wc_cells(row):
    """wall, user, peak, peak by input, runs."""
    if row.series.failure:
        return _empty(row.series.failure, 5)
    peak = row.series.median("peak")
    return [spread(row.series, "wall", row.yard.median("wall")), spread(row.series, "user", row.yard.median("user")),
            f"{peak:.0f}", f"{peak / row.size:.1f}", str(len(row.series.costs))]


def line(measured):
    """A Row or a Result in seconds, for a terminal, while the bench runs."""
    name, series = f"{measured.set}: {measured.what}", measured.series
    if series.failure:
        return f"{name}: {series.failure} {series.said.strip()[-300:]}".rstrip()
    return (f"{name}: {spread(series, 'wall', 1)} s, user {spread(series, 'user', 1)} s, "
            f"{series.median('peak'):.0f} MB, {len(series.costs)} runs")


def _costs(rows):
    return _table(["set", "what", "wall", "user", "peak", "peak ÷ input", "runs"],
                  ([row.set, row.what, *wc_cells(row)] for row in rows))


def pages(rows):
    return ["## Web pages", *_costs(rows)]


def beside_wc(rows):
    out = ["## Beside `wc -w`", *_costs(rows)]
    for one, two in zip(rows, rows[1:]):
        what, _, threads = two.what.rpartition(", ")
        if threads == "two threads" and one.digest and two.digest:
            out.append(f"- {one.set}, {what}: {_same(one, two)} with one thread and with two")
    return [*out, ""]


def _same(one, other):
    return "the same bytes" if one.digest == other.digest else DIFFERENT


def _result_cells(result, yard, own):
    if result.series.failure:
        return _empty(result.series.failure, 7)
    user = result.series.median("user")
    recall, edited, precision = result.figures
    return [spread(result.series, "wall", yard.median("wall")), spread(result.series, "user", yard.median("user")),
            _number(user / own) if own else "", f"{result.series.median('peak'):.0f}",
            f"{recall:.3f}", f"{edited:.3f}", f"{precision:.3f}"]


def beside_peers(results, yards):
    out = [PEERS_HEAD]
    for size in dict.fromkeys(result.set for result in results):
        of_size = [result for result in results if result.set == size]
        own = next((result.series.median("user") for result in of_size
                    if result.what.startswith("crossclaim") and not result.series.failure), 0)
        out += _table([size, "wall", "user", "user ÷ ours", "peak", "recall", "edited", "precision"],
                      ([result.what, *_result_cells(result, yards[size], own)] for result in of_size))
    return out


def growth(rows):
    out = ["## Growth", "`compare --no-framing -f json`, one thread, from JSONL; input is the text of the articles.",
           ""]
    out += _table(["set", "MB", "wall", "user", "peak", "peak ÷ input", "runs"],
                  ([row.set, f"{row.size:.1f}", *wc_cells(row)] for row in rows))
    slope = ours.exponent(rows)
    finished = sum(not row.series.failure for row in rows)
    if slope is None:
        return [*out, "Too few sets were finished to fit an exponent.\n"]
    return [*out, f"User time grows with the power {slope:.2f} of the size (least squares over the logarithms of "
            f"{finished} sets).\n"]


def bounded(rows):
    free, bound = rows
    out = ["## Bounded memory", *_costs(rows)]
    if not free.series.failure and not bound.series.failure:
        times = bound.series.median("wall") / free.series.median("wall")
        out.append(f"Bound to 512 MB: {_same(free, bound)}, {times:.2f} times the time.\n")
    return out


def queries(rows):
    one, many = (row.series for row in rows)
    if one.failure or many.failure:
        return ["## Queries", f"{one.failure or many.failure}\n"]
    each = 1000 * (many.median("wall") - one.median("wall")) / ours.N_QUERIES
    load = one.median("wall") / rows[0].yard.median("wall")
    return ["## Queries",
            f"`query --batch` against {rows[0].set} of JSONL: loading and the first query {_number(load)} × `wc -w`, "
            f"each further query {each:.1f} ms (of {ours.N_QUERIES}), peak {many.median('peak'):.0f} MB.\n"]


def start_up(row):
    if row.series.failure:
        return ["## Start-up", f"{row.series.failure}\n"]
    low, middle, high = (1000 * value for value in row.series.ratios("wall", 1))
    return ["## Start-up", f"`compare` on the bundled corpus: {middle:.0f} ms ({low:.0f} to {high:.0f}, "
            f"{len(row.series.costs)} runs), peak {row.series.median('peak'):.0f} MB.\n"]


def _first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("\n")[0].strip()
    except OSError:
        return ""


def _field(path, name):
    try:
        with open(path, encoding="utf-8") as f:
            found = re.search(rf"^{name}\s*[:=]\s*(.+)$", f.read(), re.MULTILINE)
    except OSError:
        return ""
    return found.group(1).strip('"') if found else ""


def machine(program, results):
    memory = int((_field("/proc/meminfo", "MemTotal") or "0").split()[0]) / 1e6
    tools = [program.version, _first_line(["wc", "--version"]), f"Python {platform.python_version()}",
             _first_line([os.environ.get("CC", "gcc").split()[-1], "--version"])]
    tools += dict.fromkeys(result.version for result in results if result.version)
    return ["## Machine",
            f"- {os.cpu_count()} cores, {_field('/proc/cpuinfo', 'model name')}, {memory:.0f} GB of memory",
            f"- {_field('/etc/os-release', 'PRETTY_NAME')}, Linux {platform.release()}, {platform.machine()}",
            "- " + "; ".join(filter(None, tools)), ""]


def commands(rows, results, shortened):
    """Each command once; SHORTENED takes one and gives it without the paths that only this machine knows."""
    found = [measured.series.command for measured in rows + results if measured.series.command]
    lines = [shortened(shlex.join(words[:SHOWN])) + (" …" if len(words) > SHOWN else "") for words in found]
    return ["## Commands", "`wc` is run as `LC_ALL=C.UTF-8 wc -w` on the texts of a set in one file.", "```sh",
            *dict.fromkeys(lines), "```"]
