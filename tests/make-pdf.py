#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the PDF files of the case folders: pages of invented text in Helvetica.

usage: make-pdf.py FOLDER    (tests/cases/ingest)

The files are kept beside the cases, so that the tests need no Python; this tells
how each was made, and makes it again byte for byte."""
import os
import sys

LEADING = 12.0
SIZE = 10.0
# Widths of letters are not needed: no line is justified.


def escape(text):
    raw = text.encode("cp1252", "replace")
    return b"".join(b"\\" + bytes([c]) if c in b"()\\" else bytes([c]) for c in raw)


def draw(lines):
    """Commands for lines of (x, y from the top, size, text) on a page of 842 points."""
    out = [b"BT"]
    for x, y, size, text in lines:
        out.append(b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj" % (size, x, 842 - y, escape(text)))
    out.append(b"ET")
    return b"\n".join(out)


def make(pages, info=None, encrypted=False):
    """A PDF of the pages, each a list of lines or bytes of commands."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None,
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        commands = page if isinstance(page, bytes) else draw(page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(commands), commands))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                       b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R"
    if info:
        objects.append(b"<< %s >>" % b" ".join(
            b"/%s (%s)" % (key.encode(), escape(value)) for key, value in info.items()))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypted:
        # Hashes of no password at all, so that none opens it.
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
                       % (b"41" * 32, b"42" * 32))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer, start)


def column(x, y, text, size=SIZE, indent=0.0):
    """The lines of a text, below one another; a line that begins with '>' is indented."""
    lines = []
    for line in text.strip("\n").split("\n"):
        inside = line.startswith(">")
        lines.append((x + (indent if inside else 0), y, size, line[1:] if inside else line))
        y += LEADING * size / SIZE
    return lines


LEFT = """
The first tram of Port Vell left the harbour
on Monday at six in the morning. It carried
120 passengers, a goat and the mayor, who had
promised the line nine years ago. The ride to
the market takes eleven minutes, four fewer
than the well-known bus that it replaces.
>The line cost 38 million crowns, six million
more than planned. The city blames the price
of steel and two winters in which the work
"""
RIGHT = """
stood still. The opposition blames the coun-
cil, which changed the route three times, and
asks for a report of the Rail-Safety Agen-
cy. The well-
known bus will go on until May.
>Rides are free until the end of April. After
that a ticket costs two crowns in the morn-
ing and one crown in the evening.
"""
SECOND = """
>Those who live along the line hear it, too.
Some have asked the Schmidt-
Bauer works for quieter wheels. The in- and
outbound trams meet at the market, and both
ring their bells until the children wave.
"""


def files():
    yield "pdf-columns/columns.pdf", make([
        [(60, 90, 24, "Port Vell opens its first tram")]
        + [(60, 112, 13, "Nine years of building, six million crowns over the plan")]
        + column(60, 150, LEFT, indent=12) + column(320, 150, RIGHT, indent=12)
        + [(320, 276, 13, "Noise and bells")] + column(320, 294, SECOND, indent=12)],
        {"Title": "Microsoft Word - tram_final.doc", "Author": "editor7",
         "CreationDate": "D:20230306144000+01'00'"})
    text = ["The council of Port Vell met on %s and spoke for",
            "hours about the money for the harbour. It found that",
            "%d crowns are missing and that nobody knows where",
            "they went. The treasurer left the room before the"]
    days = ["Monday", "Tuesday", "Wednesday"]
    pages = []
    for number, day in enumerate(days, 1):
        lines = column(60, 150, "\n".join(text) % (day, number * 1000), indent=12)
        if number == 1:
            lines = [(60, 120, 20, "Where the money went")] + lines
        else:
            lines[0] = (60, 150, SIZE, "vote on %s. The council met again and spoke for" % day)
        lines += [(60, 40, 9, "The Harbour Daily"), (400, 40, 9, "Monday 6 March 2023"),
                  (290, 810, 9, "- %d -" % number)]
        if number == 2:
            lines += column(60, 740, "1 The council has nine members; two were ill.", size=8)
        pages.append(lines)
    pages[2] += [(60, 198, SIZE, "vote, as he had done before.")]
    yield "pdf-running-heads/heads.pdf", make(pages, {
        "Title": "Where the money went", "Author": "Mara Toll",
        "CreationDate": "D:20230309100000Z"})
    picture = b"q 400 0 0 300 60 400 cm Q 0.5 g 60 400 400 300 re f"
    yield "pdf-pictures/scan.pdf", make([picture, picture])
    yield "pdf-pictures/half.pdf", make([
        column(60, 150, "The ferry yard of Port Vell closes at the end of\nthe year, its owner said."),
        picture])
    yield "pdf-broken/encrypted.pdf", make([column(60, 150, "Nobody reads this.")],
                                           encrypted=True)
    good = make([column(60, 150, "The ferry yard of Port Vell closes at the end of\nthe year.")])
    yield "pdf-broken/truncated.pdf", good[:300]
    yield "pdf-broken/no-table.pdf", good[:good.index(b"xref")]
    yield "pdf-broken/empty.pdf", make([])


def main():
    for name, content in files():
        path = os.path.join(sys.argv[1], name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(content)


if __name__ == "__main__":
    main()
