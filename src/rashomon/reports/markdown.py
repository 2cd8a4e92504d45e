"""Markdown as plain text, with its front matter parsed. A plain text with a stray mark is left alone."""

import re
from pathlib import PurePosixPath

from rashomon.reports.items import KnownFacts
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page_dates import iso_time

_FRONT = re.compile(r"\s*---[ \t]*\n(.{1,20000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_HEADING = re.compile(r"\s{0,3}#{1,3} \S")
_LINK = re.compile(r"!?\[[^\[\]\n]{1,300}\]\((?:https?://|/|#)[^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)")
_MARK = re.compile(r"^#{1,6} \S|\*\*\S[^*\n]{0,300}\S\*\*|^\s{0,3}(?:[-*+] |\d\. |> )\S", re.MULTILINE)
_KEYS = frozenset(
    "title date author authors published url link source publisher outlet lang language description tags categories slug".split()
)


def is_markdown(source: str, text: str) -> bool:
    """Whether this is Markdown: by its file name, front matter, a heading together with other marks, or links."""
    if PurePosixPath(source).suffix.casefold() in {".md", ".markdown", ".mdown", ".mkd"}:
        return True
    head = text[:20_000]
    if (front := _FRONT.match(head)) and sum(match[1].casefold() in _KEYS for match in _PAIR.finditer(front[1])) >= 2:
        return True
    links = len(_LINK.findall(head))
    return links >= 3 or bool(_HEADING.match(head) and (links or len(_MARK.findall(head)) >= 2))


def read_markdown(text: str) -> KnownFacts:
    """Returns the text without markup, the first heading, and the values of the front matter."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    markup = MarkdownIt("commonmark").enable("table").render(body)
    lines, captions = read_markup(markup)
    heading = re.search(r"<h1>(.{0,2000}?)</h1>", markup, re.DOTALL)
    stated = _front_matter(front[1]) if front else {}
    day = next((time for key in ("published", "date") if (time := iso_time(stated.get(key)))), None)
    address = next((stated[key] for key in ("url", "link", "source") if stated.get(key, "").startswith(("http://", "https://"))), None)
    outlet = next((stated[key] for key in ("outlet", "publisher", "source") if stated.get(key) and stated[key] != address), None)
    return KnownFacts(
        text=lines,
        title=(read_markup(heading[1])[0] if heading else "") or stated.get("title") or None,
        outlet=outlet,
        authors=tuple(name for name in re.split(r";|,\s", stated.get("authors") or stated.get("author") or "") if name),
        published=day,
        published_basis="front matter" if day else None,
        language=stated["lang"][:2].casefold() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", stated.get("lang", "")) else None,
        url=address,
        captions=captions,
    )


def _front_matter(text: str) -> dict[str, str]:
    """Returns the pairs of plain front matter; lists become comma-separated strings."""
    out: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        match = _PAIR.match(line)
        if match:
            key = match[1].strip().casefold()
            out[key] = match[2].strip().strip("[]").replace('"', "").strip(" '")
        elif key and (item := re.match(r"\s*-\s+(.+)", line)):
            out[key] = ", ".join(filter(None, [out[key], item[1].strip(" '\"")]))
    return out
