#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the binary inputs of the case folders for compressed files, archives, crawls,
mails and documents, the same bytes at each run.

usage: tests/make-containers.py

The files stand in the repository; run this after changing it, and
tests/run-cases --update behind it. All prose is invented."""
import bz2
import gzip
import io
import lzma
import pathlib
import struct
import tarfile
import zipfile
import zlib

CASES = pathlib.Path(__file__).parent / "cases" / "ingest"
DAY = (2024, 5, 14, 8, 0, 0)

STORIES = {
    "yard": ("Ferry yard to lose jobs",
             "The old ferry yard at Oldhaven will lose about 380 jobs in spring, the harbour office said on Monday.",
             "The union called the plan a mistake and asked the city for talks before any notice is given."),
    "tram": ("Tram to the pier opens late",
             "The tram from the station to the pier will open in autumn and not in May, the mayor told the council.",
             "Two of the seven bridges on the line have yet to be tested, the builder wrote in a letter."),
    "gate": ("Tide gate holds in its first storm",
             "The new tide gate held the water back for nine hours on Friday night, the harbour office said.",
             "Some cellars in the lower town were flooded all the same, residents reported."),
}


def page(key, head="", charset="utf-8"):
    title, *paragraphs = STORIES[key]
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return (f"<!DOCTYPE html>\n<html lang=\"en\"><head><title>{title}</title>{head}</head>\n"
            f"<body><article><h1>{title}</h1>\n{body}</article></body></html>\n").encode(charset)


def plain(key):
    return ("\n\n".join(STORIES[key]) + "\n").encode()


def write(path, data):
    path = CASES / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def gz(data):
    return gzip.compress(data, 9, mtime=0)


# ---- zip and tar ----

def zipped(members, packed=True):
    """What is not packed can be changed by fuzzing and still be read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in members:
            info = zipfile.ZipInfo(name, DAY)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            stored = not packed or name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


def rename(archive, before, after):
    """Another name of the same length, in bytes that zipfile would not write."""
    assert len(before) == len(after) and before in archive
    return archive.replace(before, after)


def tarred(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as t:
        for name, data in members:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/hostname"
                t.addfile(info)
            else:
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def archives():
    inner = zipped([("week/tram.html", page("tram"))])
    write("archive/news.zip", zipped([
        ("gazette/yard.html", page("yard")),
        ("gazette/yard_files/advert.html", page("gate")),
        ("gazette/yard_files/logo.png", b"\x89PNG"),
        ("courier/inner.zip", inner),
        ("courier/gate.txt", plain("gate")),
        ("__MACOSX/courier/._gate.txt", b"\0\5\26\7"),
        ("style.css", b"p { margin: 0 }"),
        ("photo.jpg", b"\xff\xd8\xff"),
    ]))
    write("archive/pages.tar.gz", gz(tarred([
        ("courier/tram.html", page("tram")), ("courier/link.html", None)])))
    raw = ["Gr\u00fc\u00dfe!".encode("cp437"),
           "\u043f\u0430\u0440\u043e\u043c\u044b".encode("cp866"),
           "\u0442\u0440\u0430\u043c\u0432\u0430\u0439".encode("cp1251")]
    names = [(bytes([b"abc"[i]]) * len(r) + b".txt", r + b".txt") for i, r in enumerate(raw)]
    data = zipped([(n.decode(), plain(k)) for (n, _), k in zip(names, STORIES)]
                  + [("../../etc/../escape.txt", plain("yard")), ("/root.txt", plain("gate")),
                     ("back\\slash.txt", plain("tram")), ("tab\there\x01.txt", plain("yard")),
                     ("long/" + "x" * 300 + ".txt", plain("gate")),
                     ("m\u00fchle.txt", plain("tram")), (".hidden/a.txt", plain("tram"))], packed=False)
    for before, after in names:
        data = rename(data, before, after)
    write("archive-names/names.zip", data)
    whole = zipped([("yard.html", page("yard")), ("gate.html", page("gate")),
                    ("tram.txt", plain("tram"))])
    damaged = bytearray(whole)
    damaged[whole.index(b"gate.html") + 40] ^= 0xff
    write("archive-damaged/deflate.zip", bytes(damaged))
    stored = bytearray(zipped([("yard.txt", plain("yard")), ("gate.txt", plain("gate"))], False))
    stored[stored.index(b"Monday")] = ord("S")
    write("archive-damaged/checksum.zip", bytes(stored))
    write("archive-damaged/cut.zip", whole[:whole.index(b"tram.txt") + 60])
    encrypted = bytearray(zipped([("open.txt", plain("yard")), ("secret.txt", plain("gate"))]))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = encrypted.index(mark, encrypted.index(mark) + 4)
        encrypted[start + at] |= 1
    write("archive-encrypted/half.zip", bytes(encrypted))
    write("archive-damaged/empty.zip", zipped([]))
    deep = plain("yard")
    for i in range(10):
        deep = zipped([(f"layer{i}.zip" if i else "yard.txt", deep)])
    write("archive-nested/deep.zip", deep)
    write("archive-nested/good.zip", zipped([("yard.txt", plain("yard"))]))
    write("archive-bomb/bomb.zip", zipped([
        ("before.txt", plain("yard")),
        ("inner.zip", zipped([("zeros.txt", b"0" * (20 << 20)), ("after.txt", plain("gate"))])),
        ("behind.txt", plain("tram"))]))
    write("unsupported/table.xlsx", zipped([
        ("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]))
    write("unsupported/slides.odp", zipped([
        ("mimetype", b"application/vnd.oasis.opendocument.presentation"), ("content.xml", b"<a/>")]))
    write("unsupported/old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    write("unsupported/letter.rtf", b"{\\rtf1\\ansi The ferry yard.}")
    write("unsupported/pages.7z", b"7z\xbc\xaf\x27\x1c" + bytes(26))


def saved_folder():
    for name, key in (("yard", "yard"), ("tram", "tram")):
        write(f"saved-pages/folder/{name}.html", page(key))
        write(f"saved-pages/folder/{name}_files/frame.html", page("gate"))
        write(f"saved-pages/folder/{name}_files/photo.png", b"\x89PNG\r\n\x1a\n\0\0")
    write("saved-pages/folder/chart.svg", b"<svg/>")
    write("saved-pages/folder/more/app.js", b"run ()")
    write("saved-pages/folder/more/gate_files/gate.txt", plain("gate"))


def zstd_raw(text):
    """One raw block, which needs no compressor (RFC 8878, 3.1.1)."""
    return (struct.pack("<IBB", 0xfd2fb528, 0x20, len(text))
            + struct.pack("<I", len(text) << 3 | 1)[:3] + text)


def compressed():
    write("compressed/yard.html.bz2", bz2.compress(page("yard")))
    write("compressed/tram.html.xz", lzma.compress(page("tram")))
    write("compressed/gate.txt.gz", gz(plain("gate")) + gz(b"\nThe gate is open again.\n") + bytes(16))
    write("compressed/wall.txt.zst", zstd_raw(plain("gate")))
    cut = gz(page("yard") + page("gate"))
    write("compressed-cut/cut.html.gz", cut[:-60])
    broken = bytearray(gz(plain("yard")))
    broken[-6] ^= 0xff
    write("compressed-cut/checksum.txt.gz", bytes(broken))
    write("compressed-cut/start.txt.gz", gz(plain("yard"))[:12])
    write("compressed-cut/tail.txt.gz", gz(plain("yard")) + b"no gzip")
    write("compressed-cut/cut.txt.xz", lzma.compress(plain("tram"))[:-40])


# ---- WARC ----

def record(kind, url, content, length=None, version="1.0", end="\r\n", **fields):
    size = len(content) if length is None else length
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}",
             "WARC-Date: 2024-05-14T08:00:00Z", "WARC-Record-ID: <urn:uuid:0>"]
    lines += [f"{k.replace('_', '-')}: {v}" for k, v in fields.items()]
    if size != "none":
        lines.append(f"Content-Length: {size}")
    return (end.join(lines) + end * 2).encode() + content + (end * 2).encode()


def answer(body, content_type="text/html; charset=utf-8", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{k.replace('_', '-')}: {v}" for k, v in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def response(url, *args, warc=None, **kwargs):
    return record("response", url, answer(*args, **kwargs),
                  Content_Type="application/http; msgtype=response", **(warc or {}))


def chunked(data, size=100):
    out = b""
    for i in range(0, len(data), size):
        part = data[i:i + size]
        out += f"{len(part):x}\r\n".encode() + part + b"\r\n"
    return out + b"0\r\n\r\n"


def deflate_raw(data):
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()


def brotli_raw(data):
    """A window of 64 KB, one block that is not compressed, the end (RFC 7932, 9)."""
    return ((len(data) - 1) << 4 | 1 << 20).to_bytes(3, "little") + data + b"\3"


def crawls():
    gazette, courier = "https://www.gazette.example/", "http://courier.example/"
    latin = page("gate").replace(b"residents", "r\u00e9sidents".encode("latin-1"))
    records = [
        record("warcinfo", "", b"software: none\r\n", Content_Type="application/warc-fields"),
        record("request", gazette + "yard", b"GET /yard HTTP/1.1\r\n\r\n"),
        response(gazette + "2024/yard.html", page("yard")),
        response(gazette + "old", b"", status="301 Moved", Location=gazette),
        response(gazette + "gone", page("yard"), status="404 Not Found"),
        response(gazette + "logo.png", b"\x89PNG", "image/png"),
        response(gazette + "robots.txt", b"User-agent: *\n", "text/plain"),
        response(courier + "tram", chunked(gz(page("tram"))), Transfer_Encoding="chunked",
                 Content_Encoding="gzip"),
        response(courier + "gate", latin, "text/html; charset=iso-8859-1",
                 warc={"version": "1.1", "end": "\n"}),
        response(courier + "zlib", zlib.compress(page("yard")), Content_Encoding="deflate"),
        response(courier + "raw", deflate_raw(page("yard")), Content_Encoding="deflate"),
        response(courier + "decoded", page("yard"), Content_Encoding="gzip",
                 Transfer_Encoding="chunked"),
        response(courier + "odd", page("yard"), Content_Encoding="x-own"),
        response(courier + "cut", chunked(gz(page("tram") + page("yard")))[:420], Transfer_Encoding="chunked",
                 Content_Encoding="gzip"),
        response(courier + "untyped", page("gate"), ""),
        record("revisit", gazette, b""),
        record("resource", "file:///saved/tram.html", page("tram"), Content_Type="text/html"),
        record("conversion", courier + "gate", plain("gate"), Content_Type="text/plain"),
        record("metadata", gazette, b"via: x\r\n"),
        record("response", courier + "folded", answer(page("tram")),
               Content_Type="application/http;\r\n msgtype=response"),
    ]
    write("warc/crawl.warc", b"".join(records))
    write("warc-brotli/page.warc", response(gazette + "br", brotli_raw(page("gate")), Content_Encoding="br"))
    packed = [gz(r) for r in records[:8]]
    write("warc-packed/crawl.warc.gz", b"".join(packed))
    write("warc-packed/saved.wacz", zipped([
        ("archive/data.warc.gz", b"".join(packed[:3])), ("datapackage.json", b"{}")], False))
    damaged = bytearray(b"".join(packed[2:3] + packed[7:8] + [gz(records[8])]))
    damaged[len(packed[2]) + 200] ^= 0xff
    write("warc-damaged/member.warc.gz", bytes(damaged))
    write("warc-damaged/cut.warc.gz", packed[2] + gz(records[8])[:-30])
    lie = dict(Content_Type="application/http")
    good = answer(page("yard"))
    write("warc-damaged/length.warc", b"".join([
        record("response", gazette + "short", good, 50, **lie),
        record("response", gazette + "long", answer(page("tram")), 900, **lie),
        record("response", gazette + "none", answer(page("gate")), "none", **lie),
        record("response", gazette + "negative", answer(page("gate")), -5, **lie),
        record("response", gazette + "huge", answer(page("gate")), 10 ** 30, **lie),
        b"rubbish between records\r\n",
        record("response", gazette + "good", answer(page("yard")), **lie),
        record("response", gazette + "empty", b"", **lie),
        record("response", gazette + "end", answer(page("tram")), 99999, **lie)[:-40],
    ]))


# ---- mail ----

def crlf(text):
    return text.replace("\n", "\r\n").encode()


def mails():
    saved = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/yard
Subject: =?utf-8?Q?Ferry_yard_=E2=80=93_?= =?utf-8?B?am9icw==?=
Date: Tue, 14 May 2024 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--a=b----"


------MultipartBoundary--a=b----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://gazette.example/yard

<html lang=3D"en"><body><article><p>The old ferry yard at Oldhaven will lo=
se about 380 jobs in spring =E2=80=93 so the harbour office.</p><p>The union called the plan a =
mistake.</p></article></body></html>
------MultipartBoundary--a=b----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://gazette.example/logo.png

iVBORw0KGgo=
------MultipartBoundary--a=b----
Content-Type: text/html
Content-Transfer-Encoding: 7bit

<html><body>An advertisement in a frame.</body></html>
------MultipartBoundary--a=b------
"""
    write("mhtml/saved.mhtml", crlf(saved))
    letter = f"""Received: from nowhere
From: "The Oldhaven Letter" <letter@oldhaven.example>
To: reader@oldhaven.example
Subject: =?iso-8859-1?Q?Caf=E9_by_the_tide_gate?=
Date: Tue, 14 May 2024 08:00:00 +0200
Mime-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

A preamble that no program shows.
--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=us-ascii

The plain telling of it.
--inner
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: base64

PGh0bWw+PGJvZHk+PGgxPkxldHRlciA3PC9oMT48cD5UaGUgdGlkZSBnYXRlIGhlbGQgdGhlIHdhdGVy
IGJhY2sgZm9yIG5pbmUgaG91cnMsIHRoZSBoYXJib3VyIG9mZmljZSBzYWlkIJYgYW5kIHRoZW4gaXQg
b3BlbmVkLjwvcD48L2JvZHk+PC9odG1sPg==
--inner--
--outer
Content-Type: text/html
Content-Disposition: attachment; filename="a.html"

<p>Attached.</p>
--outer--
"""
    write("mhtml/letter.eml", crlf(letter))
    write("mhtml/plain.eml", b"From: desk@courier.example\nSubject: Tram late\n"
          b"Date: 15 May 2024 09:30:00 +0000\n\n" + plain("tram"))
    framed = saved.replace('type="text/html";', 'type="text/html"; start="<frame-2@mhtml.blink>";')
    framed = framed.replace("Content-Transfer-Encoding: 7bit", "Content-ID: <frame-2@mhtml.blink>")
    write("mhtml/start.mhtml", crlf(framed.replace("An advertisement in a frame", " ".join(STORIES["tram"]))))
    write("mhtml/cut.mht", crlf(saved)[:700])
    write("mhtml/none.eml", b"Subject: Nothing\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx\n")


# ---- documents ----

def xhtml(title, body):
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>{title}</title></head><body>{body}</body></html>").encode()


def story(key):
    title, *paragraphs = STORIES[key]
    return f"<h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs)


CONTAINER = (b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
             b'<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>')


def book(items, spine, extra=(), guide="", packed=True):
    manifest = "".join(f'<item id="{i}" href="{h}" media-type="application/xhtml+xml"{p}/>'
                       for i, h, p in items)
    order = "".join(f'<itemref idref="{i}"/>' for i in spine)
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:opf="http://www.idpf.org/2007/opf"><metadata><dc:title>The Harbour Review</dc:title>
<dc:creator>The editors</dc:creator><dc:publisher>Harbour Press</dc:publisher><dc:language>en-GB</dc:language>
<dc:date opf:event="modification">2024-06-01</dc:date><dc:date opf:event="publication">2024-05-14</dc:date>
</metadata><manifest>{manifest}</manifest><spine>{order}</spine><guide>{guide}</guide></package>"""
    return zipped([("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER),
                   ("OEBPS/book.opf", package.encode()), *extra], packed)


def books():
    review = "The Harbour Review"
    parts = [("OEBPS/cover.xhtml", xhtml(review, '<img src="c.png"/>')),
             ("OEBPS/nav.xhtml", xhtml("Contents", story("gate"))),
             ("OEBPS/toc.xhtml", xhtml("Contents", story("gate"))),
             ("OEBPS/text/yard one.xhtml", xhtml(review, story("yard"))),
             ("OEBPS/text/tram.xhtml", xhtml("Tram, late", story("tram"))),
             ("OEBPS/c.png", b"\x89PNG")]
    write("epub/review.epub", book(
        [("c", "cover.xhtml", ""), ("n", "nav.xhtml", ' properties="nav"'), ("t", "toc.xhtml", ""),
         ("a", "text/yard%20one.xhtml", ""), ("b", "text/../text/tram.xhtml#start", "")],
        ["c", "n", "t", "a", "b", "a", "nowhere"], parts, '<reference type="toc" href="toc.xhtml"/>'))
    write("epub-bad/paths.epub", book(
        [("a", "../../../etc/passwd", ""), ("b", "/etc/passwd", ""), ("c", "file:///etc/passwd", ""),
         ("d", "missing.xhtml", ""), ("e", "text/tram.xhtml", "")], "abcde", parts, packed=False))
    lock = (b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            b'<EncryptedData><CipherData><CipherReference URI="OEBPS/text/tram.xhtml"/></CipherData>'
            b'</EncryptedData></encryption>')
    write("epub-bad/locked.epub", book(
        [("e", "text/tram.xhtml", "")], "e", [*parts, ("META-INF/encryption.xml", lock)], packed=False))
    write("epub-bad/empty.epub", zipped([("mimetype", b"application/epub+zip"), ("x.opf", b"<a/>")]))


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
      'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def docx(body, extra=(), head="", packed=True):
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    relations = (b'<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
                 b'2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    document = f'<?xml version="1.0"?>{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>'
    return zipped([("[Content_Types].xml", types), ("_rels/.rels", relations),
                   ("word/document.xml", document.encode()), *extra], packed)


def documents():
    title, first, second = STORIES["yard"]
    box = para(run("Said in a text box beside the text."))
    body = (
        para(run(title), "Titel") + para(run("14 May 2024"))
        + para(run(first[:40]) + "<w:ins>" + run(first[40:]) + "</w:ins><w:del><w:r><w:delText>Deleted.</w:delText>"
               "</w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r>")
        + para("<mc:AlternateContent><mc:Choice><w:r><wps:txbx><w:txbxContent>" + box + "</w:txbxContent></wps:txbx></w:r>"
               "</mc:Choice><mc:Fallback><w:r><w:txbxContent>" + box + "</w:txbxContent></w:r></mc:Fallback>"
               "</mc:AlternateContent>" + run("The anchor of the box."))
        + para(run("What the union says"), "berschrift1")
        + "<w:p><w:pPr><w:numPr/><w:tabs><w:tab/></w:tabs></w:pPr>" + run("An item of a list,") + "<w:r><w:tab/></w:r>"
        + run("with a tab.") + "</w:p>"
        + para('<w:hyperlink>' + run("A link that is text.") + "</w:hyperlink><w:r><w:instrText>PAGE 7</w:instrText></w:r>")
        + "<w:tbl><w:tr><w:tc>" + para(run("A cell.")) + "</w:tc><w:tc>" + para(run("Another cell.")) + "</w:tc></w:tr></w:tbl>"
        + para(run("One line") + "<w:r><w:br/></w:r>" + run("and its end.") + "<w:r><w:br/><w:br/></w:r>" + run(second))
        + para(run("So said the union."), "Zitat"))
    styles = (f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
              '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
              '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>')
    notes = (f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">' + para(run("Line")) + "</w:footnote>"
             '<w:footnote w:id="2">' + para(run("A note at the foot.")) + "</w:footnote></w:footnotes>")
    core = ('<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Template</dc:title>'
            "<dc:creator>The desk</dc:creator><dcterms:created>2020-01-01T00:00:00Z</dcterms:created>"
            "<dc:language>en-GB</dc:language></cp:coreProperties>")
    write("docx/yard.docx", docx(body, [("word/styles.xml", styles.encode()), ("word/footnotes.xml", notes.encode()),
                                        ("docProps/core.xml", core.encode())], packed=False))
    write("docx/plain.docx", docx("".join(para(run(t)) for t in
                                          (STORIES["tram"][0], "14 May 2024", *STORIES["tram"][1:])),
                                  packed=False))
    write("docx/entities.docx", docx(para(run("&a;&b; The gate held.")), head=(
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbbbbbbbb">]>')))
    write("docx/cut.docx", docx(body)[:400])
    export = [title, "The Harbour Daily", "May 14, 2024 Tuesday", "Copyright 2024 Harbour Media All Rights Reserved",
              "Section: NEWS; Pg. 3", "Length: 38 words", "Byline: The desk", "Body", first, second,
              "Load-Date: May 15, 2024", "End of Document", STORIES["tram"][0], "Gull Courier", "May 15, 2024 Wednesday",
              "Copyright 2024 Gull Media All Rights Reserved", "Length: 41 words", "Body", *STORIES["tram"][1:],
              "Load-Date: May 16, 2024", "End of Document"]
    write("docx-export/export.docx", docx("".join(para(run(line)) for line in export)))
    odt_body = (
        '<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>'
        f'<text:p text:style-name="P1">{title}</text:p><text:p>14 May 2024</text:p>'
        f'<text:p>{first}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note at the foot.'
        '</text:p></text:note-body></text:note></text:p>'
        '<text:h text:outline-level="1">What the union<text:s/>says</text:h>'
        '<text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list>'
        '<draw:frame><draw:text-box><text:p>Said in a box.</text:p></draw:text-box></draw:frame>'
        f'<text:p text:style-name="Quotations">{second}<office:annotation><text:p>Look this up.</text:p></office:annotation></text:p>')
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in
                      ("office", "text", "style", "draw", "meta"))
    content = (f'<office:document-content {spaces}><office:automatic-styles><style:style style:name="P1" '
               f'style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>{odt_body}'
               "</office:text></office:body></office:document-content>")
    meta = f'<office:document-meta {spaces} xmlns:dc="d"><office:meta><dc:creator>The desk</dc:creator></office:meta></office:document-meta>'
    write("odt/yard.odt", zipped([("mimetype", b"application/vnd.oasis.opendocument.text"),
                                  ("content.xml", content.encode()), ("meta.xml", meta.encode())], packed=False))


for make in (archives, saved_folder, compressed, crawls, mails, books, documents):
    make()
