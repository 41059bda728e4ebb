# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command costs: time, user time and peak memory of each of several runs.

The command is started by a small process of its own (this file, run as a script): Linux counts the memory of a process
that starts another into the peak of the other, so that started from here nothing would be smaller than the bench."""
import collections
import contextlib
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ENOUGH = 60  # seconds of runs of one command after which it is not run again, but for the runs it must have

Cost = collections.namedtuple("Cost", "wall user peak")  # seconds, seconds, MB


class Series:
    """The costs of all runs of a command, or why there are none."""

    def __init__(self, command):
        self.command, self.costs, self.failure, self.said = command, [], "", ""

    def median(self, field):
        return statistics.median(getattr(cost, field) for cost in self.costs)

    def ratios(self, field, unit):
        """(minimum, median, maximum) of a field of all runs, in multiples of UNIT."""
        values = [getattr(cost, field) / unit for cost in self.costs]
        return min(values), statistics.median(values), max(values)


def _started(limit, output, command, environment):
    words = [sys.executable, "-I", "-S", os.path.abspath(__file__), str(limit), output, *command]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        return {"failure": done.stderr.strip().split("\n")[-1], "said": ""}
    return json.loads(done.stdout)


def measured(command, limit, runs=1, least=1, output=os.devnull, environment=None):
    """The Series of RUNS runs of COMMAND, of which fewer, but LEAST, are made of one that takes long. A run is ended
    after LIMIT seconds. What it prints goes into the file OUTPUT."""
    series = Series(command)
    spent = 0.0
    while len(series.costs) < (runs if spent < ENOUGH else least):
        one = _started(limit, output, command, environment)
        series.failure, series.said = one["failure"], one["said"]
        if series.failure:
            series.costs = []
            break
        series.costs.append(Cost(one["wall"], one["user"], one["peak"]))
        spent += one["wall"]
    return series


def _run(limit, output, command):
    """What the script prints about one run. The limit ends the whole process group."""
    with tempfile.TemporaryFile() as said, open(output, "wb") as out:
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=said, start_new_session=True)
        over = []

        def end(*_):
            over.append(True)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            end()
            raise
        signal.setitimer(signal.ITIMER_REAL, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")[-2000:]
    failure = f"over {limit:g} s" if over else f"status {process.returncode}" if process.returncode else ""
    return {"wall": wall, "user": usage.ru_utime, "peak": usage.ru_maxrss / 1024, "failure": failure, "said": words}


if __name__ == "__main__":
    print(json.dumps(_run(float(sys.argv[1]), sys.argv[2], sys.argv[3:])))
