#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sim_text: runs of at least five words that stand in two sentences, a sentence a line of one file."""
import re
import resource
import subprocess
import sys
import time

import peer

RUN = 5  # words
PLACE = re.compile(r": line (\d+)(?:-(\d+))?\s*(?:\||\[)")


def lines_of(found):
    return range(int(found[0]) - 1, int(found[1] or found[0]))


def pairs(printed, articles):
    """The lines of a run that goes over several are taken in turn."""
    for line in printed:
        places = PLACE.findall(line)
        if len(places) == 2:
            for a, b in zip(*map(lines_of, places)):
                if articles[a] != articles[b]:
                    yield min(a, b), max(a, b)


def main():
    sentences, out = sys.argv[1:]
    articles, texts = peer.read_sentences(sentences)
    with open(out + ".txt", "w", encoding="utf-8") as f:
        f.writelines(text + "\n" for text in texts)
    started = time.monotonic()
    with open(out + ".printed", "w", encoding="utf-8") as printed:
        subprocess.run(["sim_text", "-r", str(RUN), "-n", out + ".txt"], stdout=printed, check=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"cost\t{time.monotonic() - started}\t{usage.ru_utime}\t{usage.ru_maxrss}")
    with open(out + ".printed", encoding="utf-8", errors="replace") as printed, open(out, "w", encoding="utf-8") as f:
        f.writelines(f"{a}\t{b}\n" for a, b in sorted(set(pairs(printed, articles))))
    print("version\tsim_text")


if __name__ == "__main__":
    main()
