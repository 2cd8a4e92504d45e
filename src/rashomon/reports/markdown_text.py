"""Markdown: its text, without markup, and what stands in its front matter."""

import re
from dataclasses import replace

from rashomon.reports.items import KnownFacts, web_address
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.read_formats import Kind, is_named
from rashomon.reports.record_facts import facts_of
from rashomon.shipped.tables.report_fields import fields_of
from rashomon.shipped.words import pattern_of

_FRONT = pattern_of(r"(?s)\s*---[ \t]*\n(.{1,20000}?)\n---[ \t]*(?:\n|$)")
_PAIR = pattern_of(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_HEADING = pattern_of(r"\s{0,3}#{1,3} \S")
_LINK = pattern_of(
    r"!?\[[^\[\]\n]{1,300}\]\((?:https?://|/|#)[^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)"
)
_MARK = pattern_of(r"(?m)^#{1,6} \S|\*\*\S[^*\n]{0,300}\S\*\*|^\s{0,3}(?:[-*+] |\d\. |> )\S")


def is_markdown(source: str, text: str) -> bool:
    """Whether this is Markdown: by its file name, front matter, a heading together with other
    marks, or links."""
    if is_named(source, Kind.MARKDOWN):
        return True
    head = text[:20_000]
    if front := _FRONT.match(head):
        field_names = (match[1].casefold() for match in _PAIR.finditer(front[1]))
        if sum(name in fields_of("front_matter").marks for name in field_names) >= 2:
            return True
    links = len(_LINK.findall(head))
    # a heading alone may be a "#" in any text
    return links >= 3 or bool(_HEADING.match(head) and (links or len(_MARK.findall(head)) >= 2))


def read_markdown(text: str) -> KnownFacts:
    """Returns the text without markup, the first heading, and what the front matter says."""
    front = _FRONT.match(text)
    stated = _front_matter(front[1]) if front else {}
    markup = markup_of(text)
    lines, captions = read_markup(markup)
    heading = re.search(r"(?s)<h1>(.{0,2000}?)</h1>", markup)

    source = stated.get("source", "")
    stated.setdefault("url" if web_address(source) else "outlet", source)
    facts = facts_of(stated, fields_of("front_matter"))
    title = read_markup(heading[1])[0] if heading else ""
    return replace(facts, text=lines, title=title or facts.title, captions=captions)


def markup_of(text: str) -> str:
    """Returns Markdown as HTML, without its front matter."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    markup: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    return markup


def _front_matter(text: str) -> dict[str, str]:
    """Returns the pairs of plain front matter ("title: Mill burns"); lists become comma-separated
    strings."""
    out = {}
    key = ""
    for line in text.split("\n"):
        if match := _PAIR.match(line):
            key = match[1].strip().casefold()
            out[key] = match[2].strip().strip("[]").replace('"', "").strip(" '")
        elif key and (item := re.match(r"\s*-\s+(.+)", line)):  # "- Ida Krantz" below "authors:"
            out[key] = ", ".join(filter(None, [out[key], item[1].strip(" '\"")]))
    return out
