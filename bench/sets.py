# SPDX-License-Identifier: GPL-3.0-or-later
"""The sets that are measured, each in the forms in which commands want it. What is not there as a file is made once, in
build/bench, and made anew when the file it comes from is newer."""
import glob
import gzip
import json
import lzma
import os
import shutil
import string

COPIES = ((1, 0), (3, 1), (5, 2), (7, 3), (11, 4))  # of the 425 MB set: letter i becomes letter a * i + b, modulo 26
SIZES = ("1 MB", "9 MB", "85 MB", "425 MB")


def made(target, source, make):
    """TARGET, which MAKE (source, path) makes from SOURCE unless it is there."""
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        aside = target + ".part"
        shutil.rmtree(aside, ignore_errors=True)
        make(source, aside)
        shutil.rmtree(target, ignore_errors=True)
        os.replace(aside, target)
    return target


def articles(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def _unpack(opener):
    def make(source, path):
        with opener(source) as packed, open(path, "wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
    return make


def _first_mb(source, path):
    with open(source, "rb") as f, open(path, "wb") as out:
        for line in f:
            if out.tell() + len(line) > 1_000_000:
                break
            out.write(line)


def _substitution(a, b):
    moved = "".join(string.ascii_lowercase[(a * i + b) % 26] for i in range(26))
    return str.maketrans(string.ascii_letters, moved + moved.upper())


def _five_copies(source, path):
    """Copies whose words differ, so that vocabulary and matches grow as in real text."""
    with open(path, "w", encoding="utf-8") as out:
        for number, (a, b) in enumerate(COPIES):
            letters = _substitution(a, b)
            for article in articles(source):
                article.update(id=f"{number}-{article['id']}", text=article["text"].translate(letters))
                out.write(json.dumps(article, ensure_ascii=False) + "\n")


def _text(source, path):
    with open(path, "w", encoding="utf-8", errors="surrogatepass") as out:
        for article in articles(source):
            out.write(article["text"] + "\n")


def _plain_files(source, path):
    """A folder for each outlet, in it a file for each article, and apart from them the outlets file."""
    outlets = set()
    for article in articles(source):
        folder = os.path.join(path, "articles", article["outlet"])
        if article["outlet"] not in outlets:
            outlets.add(article["outlet"])
            os.makedirs(folder)
        name = f"{article['id']}_{article['date']}.txt"
        with open(os.path.join(folder, name), "w", encoding="utf-8", errors="surrogatepass") as out:
            out.write(article["text"])
    with open(os.path.join(path, "outlets.ini"), "w", encoding="utf-8") as out:
        out.writelines(f"[{outlet}]\nname = {outlet}\nfolders = articles/{outlet}\n" for outlet in sorted(outlets))


class Sets:
    """Those of a folder with evaluation data."""

    def __init__(self, folder, cache):
        self.folder, self.cache = folder, cache

    def _cached(self, name):
        return os.path.join(self.cache, name)

    def jsonl(self, size):
        """The set of this size, or None."""
        if size == "9 MB":
            path = os.path.join(self.folder, "speed", "planted-9mb.jsonl")
            return path if os.path.exists(path) else None
        if size == "85 MB":
            path = os.path.join(self.folder, "speed", "planted-85mb.jsonl.xz")
            return made(self._cached("planted-85mb.jsonl"), path, _unpack(lzma.open)) if os.path.exists(path) else None
        source, make = {"1 MB": ("9 MB", _first_mb), "425 MB": ("85 MB", _five_copies)}[size]
        path = self.jsonl(source)
        return path and made(self._cached(f"planted-{size[:-3]}mb.jsonl"), path, make)

    def text(self, size):
        """All texts in one file: what the yardstick reads."""
        return made(self._cached(f"text-{size[:-3]}mb.txt"), self.jsonl(size), _text)

    def plain_files(self, size):
        """(folder of articles, outlets file)."""
        folder = made(self._cached(f"plain-{size[:-3]}mb"), self.jsonl(size), _plain_files)
        return os.path.join(folder, "articles"), os.path.join(folder, "outlets.ini")

    def gold(self, size):
        return os.path.join(self.folder, "speed", f"planted-{size[:-3]}mb.gold.tsv")

    def pages(self):
        """Saved web pages, unpacked."""
        os.makedirs(self._cached("pages"), exist_ok=True)
        packed = sorted(glob.glob(os.path.join(self.folder, "html", "*.html.gz")))
        names = [os.path.join("pages", os.path.basename(path)[:-len(".gz")]) for path in packed]
        return [made(self._cached(name), path, _unpack(gzip.open)) for name, path in zip(names, packed)]

    def scorer(self):
        return os.path.join(self.folder, "score.py")
