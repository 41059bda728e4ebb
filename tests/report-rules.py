#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that reports keep, checked with the standard library alone.

  report-rules.py json SCHEMA REPORT.json   the report is valid against the schema,
                                            and its references and ranges hold
  report-rules.py html REPORT.html          the page is well formed, asks for
                                            nothing, and is built as one should be
Prints one line for each breach; exit status 1 when there is any."""
import base64, hashlib, json, re, sys
from html.parser import HTMLParser

breaches = []


def breach(where, what):
    if len(breaches) < 40:
        print(f"{where}: {what}")
    breaches.append(what)


# JSON Schema 2020-12, as far as the schema uses it; another keyword is an error.
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
TELLS = {"$schema", "$comment", "$defs", "title", "description"}


def has_type(value, name):
    if name in ("integer", "number"):
        kinds = int if name == "integer" else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def errors(value, schema, root, where):
    """Yields where and how value breaks the schema."""
    for word, rule in schema.items():
        if word in TELLS:
            continue
        if word == "$ref":
            target = root
            for step in rule.removeprefix("#/").split("/"):
                target = target[step]
            yield from errors(value, target, root, where)
        elif word == "type":
            names = rule if isinstance(rule, list) else [rule]
            if not any(has_type(value, name) for name in names):
                yield where, f"is not {' or '.join(names)}"
        elif word == "const":
            if value != rule:
                yield where, f"is not {rule!r}"
        elif word == "enum":
            if value not in rule:
                yield where, f"{value!r} is none of {rule}"
        elif word == "anyOf":
            if all(any(True for _ in errors(value, one, root, where)) for one in rule):
                yield where, "fits none of its forms"
        elif word == "required":
            for key in rule:
                if isinstance(value, dict) and key not in value:
                    yield where, f"lacks {key}"
        elif word == "properties":
            for key, one in rule.items():
                if isinstance(value, dict) and key in value:
                    yield from errors(value[key], one, root, f"{where}.{key}")
        elif word == "additionalProperties":
            for key in value if isinstance(value, dict) else ():
                if key in schema.get("properties", {}):
                    continue
                if rule is False:
                    yield where, f"has {key}, which the schema does not know"
                else:
                    yield from errors(value[key], rule, root, f"{where}.{key}")
        elif word == "items":
            for i, one in enumerate(value if isinstance(value, list) else ()):
                yield from errors(one, rule, root, f"{where}[{i}]")
        elif word in ("minItems", "maxItems"):
            if isinstance(value, list) and (len(value) < rule if word == "minItems" else len(value) > rule):
                yield where, f"has {len(value)} items"
        elif word in ("minimum", "maximum"):
            if has_type(value, "number") and (value < rule if word == "minimum" else value > rule):
                yield where, f"{value} is beyond the {word} {rule}"
        elif word == "minLength":
            if isinstance(value, str) and len(value) < rule:
                yield where, "is too short"
        elif word == "pattern":
            if isinstance(value, str) and not re.search(rule, value):
                yield where, f"{value!r} does not fit {rule}"
        else:
            sys.exit(f"report-rules.py: the schema uses '{word}', which this does not check")


def check_references(report):
    """What a schema cannot say: ids exist, and ranges give back the words."""
    articles = {a["id"]: a for a in report["articles"]}
    outlets = {o["id"] for o in report["outlets"]}
    if len(articles) != len(report["articles"]):
        breach("articles", "two have one id")
    for a in report["articles"]:
        if a["outlet"] not in outlets:
            breach(a["id"], f"outlet {a['outlet']} is not listed")
        for b in a["blocks"]:
            if not b["start"] <= b["end"] <= len(a["text"]):
                breach(a["id"], "a block lies outside the text")
    for c in report["claims"]:
        for n, m in enumerate(c["mentions"]):
            where = f"claim {c['id']} mention {n}"
            article = articles.get(m["article"])
            if not article:
                breach(where, f"article {m['article']} is not listed")
                continue
            marks = m.get("marks", [])
            figures = [f for g in c.get("figures", []) for f in g["figures"] if f["mention"] == n]
            for piece in [m, *marks, *figures]:
                if article["text"][piece["start"]:piece["end"]] != (piece["text"] or ""):
                    breach(where, f"the range of {piece['text']!r} gives other words")
            if m["copy_of"] is not None and not m["copy_of"] < n:
                breach(where, "copies a later mention")
        covered = [v["outlet"] for v in c.get("coverage", [])]
        if covered != [o["id"] for o in report["outlets"] if o["id"] in covered]:
            breach(f"claim {c['id']}", "coverage is not in the order of outlets")
        if "coverage" in c and not {m["outlet"] for m in c["mentions"]} <= set(covered):
            breach(f"claim {c['id']}", "coverage leaves out an outlet with a mention")
        for v in c.get("coverage", []):
            if v["mentions"] != sum(m["outlet"] == v["outlet"] for m in c["mentions"]):
                breach(f"claim {c['id']}", f"coverage of {v['outlet']} is not its mentions")


def check_json(schema_path, path):
    with open(schema_path, encoding="utf-8") as f:
        schema = json.load(f)
    with open(path, encoding="utf-8") as f:
        report = json.load(f)
    before = len(breaches)
    for where, what in errors(report, schema, schema, "report"):
        breach(where, what)
    if len(breaches) == before:
        check_references(report)


VOID = {"meta", "br", "hr", "img", "link", "input"}
FETCH = {"src", "srcset", "data", "action", "formaction", "poster", "background", "ping", "style"}
KNOWN = {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article",
         "div", "p", "a", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "table", "caption",
         "thead", "tbody", "tr", "th", "td", "details", "summary", "blockquote", "q", "cite", "bdi",
         "span", "mark", "sup", "abbr", "b", "svg", "line", "circle"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.targets, self.level = [], set(), [], 0
        self.policy, self.style, self.seen = None, "", set()

    def handle_starttag(self, tag, attributes):
        at = f"line {self.getpos()[0]}"
        self.seen.add(tag)
        if tag not in KNOWN:
            breach(at, f"unexpected element {tag}")
        for name, value in attributes:
            if name in FETCH or name.startswith("on"):
                breach(at, f"{tag} has {name}")
            if name == "href" and not re.match(r"#|https?://", value or ""):
                breach(at, f"link to {value}")
            if name == "href" and (value or "").startswith("#"):
                self.targets.append(value[1:])
            if name == "id":
                if value in self.ids:
                    breach(at, f"id {value} stands twice")
                self.ids.add(value)
        given = dict(attributes)
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given["content"]
        elif tag == "meta" and "http-equiv" in given:
            breach(at, "meta http-equiv")
        if tag == "th" and given.get("scope") not in ("col", "row"):
            breach(at, "th without scope")
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > self.level + 1:
                breach(at, f"{tag} after h{self.level}")
            self.level = int(tag[1])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            breach(f"line {self.getpos()[0]}", f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data

    def handle_comment(self, data):
        breach(f"line {self.getpos()[0]}", "a comment")

    def handle_pi(self, data):
        breach(f"line {self.getpos()[0]}", "a processing instruction")


def check_html(path):
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    page = Page()
    page.feed(text)
    page.close()
    if page.open:
        breach("end", f"not closed: {page.open}")
    for target in page.targets:
        if target not in page.ids:
            breach("links", f"nothing has the id {target}")
    for needed in ("main", "nav", "h1", "title", "style"):
        if needed not in page.seen:
            breach("page", f"no {needed}")
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    policy = page.policy or ""
    if "default-src 'none'" not in policy or f"'sha256-{digest}'" not in policy or "unsafe" in policy:
        breach("policy", f"is {policy!r}")
    if re.search(r"url\(|@import|expression", page.style):
        breach("style", "could ask for something")
    bad = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if bad:
        breach(f"offset {bad.start()}", f"holds the control character U+{ord(bad.group()):04X}")


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "json":
        check_json(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "html":
        check_html(sys.argv[2])
    else:
        sys.exit(__doc__)
    sys.exit(1 if breaches else 0)


main()
