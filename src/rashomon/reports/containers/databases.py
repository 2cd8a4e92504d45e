"""Files of press databases (Nexis, Factiva, ProQuest): an item for each article, with the outlet,
day and authors that its head or foot gives."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, Items
from rashomon.reports.page.html_fragments import read_text_or_markup
from rashomon.reports.page_dates import find_dates, is_moment_line
from rashomon.reports.page_words import is_correction
from rashomon.reports.record_facts import facts_of
from rashomon.reports.text_lines import Lines, split_lines, unwrapped
from rashomon.shipped.tables.report_fields import fields_of
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, word_count

_GIVEN = ("title", "outlet", "authors", "day")
_FIELDS = (*_GIVEN, "info", "lead", "counted", "text", "other")
_LABEL = pattern_of(
    "(?i)" + "|".join(rf"(?P<{name}>{{databases.{name}}}\s*(?:[:|]\s*|$))" for name in _FIELDS)
)
_CODE = pattern_of(
    r"(?m)^[ \t]*(?:TD|({databases.codes}))(?:[ \t]{2,}|[ \t]*\||[ \t]*$)"
)  # of a line of Factiva; TD is the text behind its first paragraph
_HEAD = pattern_of(r"(?i)<head\b(?:[^<]|<(?!/?head\b))*+</head>")
_BETWEEN = pattern_of(r"(?im)^[ \t]*{databases.between}[ \t]*$")
_PLACE = pattern_of(r" ?(?:[(\[;]|\. \d).*")  # behind an outlet: "(Vale)", "; Harn [Vale]"


def read_articles(opened: OpenedFile) -> Items:
    """Yields the articles in the order of the file."""
    data = opened.whole("split it")
    yield from articles_in(read_text_or_markup(_HEAD.sub("", decode_plain(data)))[0])


def articles_in(text: str) -> Items:
    """Yields the articles in the text of such a file. If one has no text, the item says so."""
    items = [_article(part) for part in _BETWEEN.split(text) if re.search(r"\w", part)]
    for item in items:
        yield replace(item, named=len(items) == 1)


def _article(part: str) -> Item:
    """Makes an item of one article of a press database. Its fields stand as labelled lines above
    and below its text. Some databases keep the lead apart, and then it is set before the text. An
    outlet or day that is missing becomes a warning."""
    part = _CODE.sub(lambda code: f"{code[1]}: " if code[1] else "", part)
    lines = split_lines(part)
    fields = _fields_of(lines, part)
    body_start, body_end = _body(lines, [name for name, _ in fields])
    # no head above the text, or no text
    if body_start in {0, body_end}:
        words = single_spaced(part)[:60]
        return Item(source="", data=part.encode(), named=False, missing=f"no article: “{words}”")
    _, first_words = fields[body_start]
    start = lines[body_start].end - len(first_words)
    fields_by_name = _fields_by_name(fields[:body_start] + fields[body_end:])
    text = unwrapped(part[start : lines[body_end - 1].end])
    lead = fields_by_name.get("lead", "")
    if lead not in text:
        text = f"{lead}\n\n{text}"
    facts = facts_of(fields_by_name | {"text": text}, fields_of("database"))
    lacks = (
        f"the file names no {name} for it"
        for name in ("outlet", "day")
        if name not in fields_by_name
    )
    return Item(
        source="", data=part.encode(), known=replace(facts, warnings=tuple(lacks)), named=False
    )


def _fields_of(lines: Lines, part: str) -> list[tuple[str, str]]:
    """Returns what each line says of its article. What stands below a lead or a note of correction,
    without a blank line between, goes on with it."""
    fields: list[tuple[str, str]] = []
    lead = None  # the number of its first line
    above = 0  # where the line above ends
    for number, line in enumerate(lines):
        name, words = _field(line.text)
        if lead is not None and not name and part.count("\n", above, line.start) == 1:
            fields[lead] = ("lead", f"{fields[lead][1]} {words}")
            name, words = "other", ""
        else:
            lead = number if name == "lead" else None
            words = line.text if name == "lead" and is_correction(line.text) else words
        fields.append((name, words))
        above = line.end
    return fields


def _field(line: str) -> tuple[str, str]:
    """Returns what a line says of its article by its label, "" for one without, and the words
    behind the label."""
    label = _LABEL.match(line)
    if label:
        return label.lastgroup or "", line[label.end() :]
    return "", line


def _body(lines: Lines, names: Sequence[str]) -> tuple[int, int]:
    """Returns the numbers of the lines at which the text begins and ends.

    It begins at its label, or behind the last line of the head, and ends at the first line of the
    foot: of "Title", "Author", three sentences and "Copyright", the sentences.
    """
    first = names.index("text") if "text" in names else 0
    if not first:
        for number, name in enumerate(names):
            has_prose = any(line.stopped for line in lines[first:number]) and first
            if name and not has_prose and number - first <= 5:  # lines of a head between two labels
                first = number + 1
    last = first
    for number, line in enumerate(lines):
        if line.sentence and not names[number]:
            last = max(last, number)
    # the foot starts at the first label behind the last sentence
    for number in range(last + 1, len(lines)):
        if names[number]:
            return first, number
    return first, len(lines)


def _fields_by_name(fields: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Returns what the labelled lines of an article say, and what those without a label say by
    their order around the day.

    A label alone on its line is that of the next line. What a label says goes before what the order
    says.
    """
    fields_by_name: dict[str, str] = {}
    head = []
    label = ""
    for name, words in fields:
        if not (name or label):
            head.append(words)
        elif name == "lead" and name in fields_by_name:  # two notes of correction
            fields_by_name[name] += f"\n\n{words}"
        elif words or name == "counted":
            fields_by_name.setdefault(name or label, words)
        label = name if name in _GIVEN and not words else ""  # the label of the next line
    if info := fields_by_name.get("info"):
        fields_by_name = {"outlet": info, "day": info} | fields_by_name
    fields_by_name = _in_order(head, is_counted="counted" in fields_by_name) | fields_by_name
    if "outlet" in fields_by_name:
        return fields_by_name | {"outlet": _PLACE.sub("", fields_by_name["outlet"])}
    return fields_by_name


def _in_order(head: Sequence[str], *, is_counted: bool) -> dict[str, str]:
    """Returns what the lines of a head without labels are, by their order.

    Around the day stand headline and outlet above it, or the outlet above and the headline below.
    Behind a count of words, the headline and its authors stand above the day and the outlet below.
    """
    # words of the line that gives the day
    dated = (n for n, line in enumerate(head) if word_count(line) <= 9 and find_dates(line))
    at = next(dated, len(head))
    above = head[:at]
    below = [line for line in head[at + 1 :] if not is_moment_line(line)]
    names = {"day": head[at]} if at < len(head) else {}
    if is_counted and above and below:
        title = max(above, key=len)
        behind = above[above.index(title) + 1 :]
        return names | {"title": title, "outlet": below[0], "authors": ", ".join(behind)}
    if not names:
        if head:
            return {"title": head[0]}
        return {}
    # the two lines next to the day: the outlet last, the headline before it
    headlined = above if len(above) > 1 else [*below[:1], *above]
    return names | dict(zip(("outlet", "title"), reversed(headlined[-2:]), strict=False))
