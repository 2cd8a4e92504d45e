"""Brings the lines of a reply into the line form of rows, however a model decorates them;
`rows/line_form.py` reads them.

Bullets, fences, bold type, curly quotation marks, brackets and full stops behind numbers go; what a
line says stays, and so does its number. Above answers whose question is lost a question without
words is put.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rashomon.model.point import PointKind
from rashomon.model.row import Row
from rashomon.rows.line_form import LONGEST, FileFault, RowReader, WrittenRow, cut, kind_of

NO_FORM = "not of the form asked for"
_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_DECORATION = re.compile(r"^[\s>*•·–-]+(?=[\d#\w\"*])")  # a bullet, a quotation mark of Markdown
_BOLD = re.compile(r"\*\*|__")
_HEADING = re.compile(r"^(?:\d{1,3}[.)]?\s*+)?#++\s*+(?:\d{1,3}[.)]\s++)?(.*)$")
_KEYED = re.compile(r"(?:id|by|from|before|accepted by)\s|rejected$")
_PAIR = re.compile(r"(?<!\w)v?(\d{1,4})\s?([a-z])\s?v?(\d{1,4})(?!\w),?", re.IGNORECASE)
_CONTINUED = re.compile(r"^Q\s?(\d{1,4})\b")
_NUMBER = re.compile(r"^v?(\d{1,4})(?:\s?[.):](?=\s))?\s")
_INTERVAL = re.compile(r"\[\s{0,9}([\d.,]{0,20})\s{0,9}([,;])\s{0,9}([\d.,]{0,20})\s{0,9}\]")
_ONE = re.compile(r"\[\s{0,9}(\d[\d.,]{0,20})\s{0,9}\]")
_MARK = r"(?:#\s{0,3}\d{1,2}|denie[sd]|hedge[sd])"
_MARKS = rf"(?P<marks>(?:[\s,]{{0,3}}[(\[]?\s?{_MARK}\s?[)\]]?){{0,3}})"
_BEHIND = r'[\])]?(?:\s{0,9}:\s{0,9}|\s{1,9})"(?=\S)'


def plain_lines(reply: str) -> Iterator[str]:
    """Returns the lines without fences, bullets and bold type, with straight quotation marks; line
    numbers do not change."""
    for line in reply.split("\n"):
        text = _BOLD.sub("", line.translate(_DOUBLE)).strip()
        text = (
            ""
            if text.startswith(("```", "~~~", "//", "---", "==="))
            else _DECORATION.sub("", text).strip()
        )
        yield text.strip("`").strip() if text.count("`") == 2 and text.startswith("`") else text


def read_rows(reply: str, labels: Iterable[str]) -> tuple[list[WrittenRow], list[FileFault]]:
    """Returns the rows of a reply and the faults, in the order of the lines; `labels`: the names of
    the reports."""
    reader, faults = RowReader(), list[FileFault]()
    for number, line in rows_in_form(reply, labels):
        if not reader.take(line, number):
            faults.append(FileFault(number, NO_FORM))
    for row in reader.rows:
        if _unmarked(row):
            faults.append(
                FileFault(
                    row.line,
                    "marks that only those set who keep the row",
                    "leave out id, by, from, before, accepted, rejected and notes",
                )
            )
        if continued(row) is None:
            _count_by_place(row)
    return reader.rows, sorted((*reader.faults, *faults), key=lambda fault: fault.line)


def _unmarked(row: WrittenRow) -> bool:
    """Takes from a row what only those say who keep it, and returns whether there was any."""
    said = row.says
    bare = Row(said.question, said.kind, (), said.relations, "", rank=said.rank)
    had = said != bare or bool(row.before)
    row.says, row.before = bare, ()
    return had


def continued(row: WrittenRow) -> int | None:
    """Returns the number of the row that this one goes on with ("Q12"), or None."""
    found = _CONTINUED.match(row.says.question)
    return int(found[1]) if found else None


def _count_by_place(row: WrittenRow) -> None:
    """Renumbers an answer whose number is beyond those of the row by its place, if no other has
    that number."""
    taken = {answer.says.number for answer in row.answers}
    for place, answer in enumerate(row.answers, 1):
        if answer.says.number > len(row.answers) and place not in taken:
            answer.says = replace(answer.says, number=place)


def rows_in_form(reply: str, labels: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Returns the lines of a reply in the line form of rows, with their numbers; `labels`: the
    names of the reports."""
    opens, ends = _words_of(tuple(sorted(labels, key=lambda label: (-len(label), label))))
    asked, last = (
        False,
        0,
    )  # whether a question stands above the answers, and the highest of their numbers
    for n, line in enumerate(plain_lines(reply), 1):
        opened = opens.search(line) or opens.search(line := line.replace('\\"', '"'))
        if opened is not None:
            number, plain = _answer(line, opened, ends)
            if number and (not asked or number == 1 < last):
                asked, last = True, 0
                yield n, f"# | {_kind_by_answer(plain)}"
            last = max(last, number)
            yield n, plain
        elif (heading := _heading(line)) is not None:
            (asked, plain), last = heading, 0
            yield n, plain
        elif line:
            yield n, line


@lru_cache(maxsize=8)
def _words_of(labels: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of what opens the first words of a line, and of what ends words and opens the
    next."""
    known = "|".join(map(re.escape, labels)) or r"(?!)"
    first = rf"(?:^|[:;,(\[])\s{{0,9}}[\[(]?(?P<known>{known}){_BEHIND}"
    # a label where one is expected
    other = rf"(?:^|;\s{{0,9}}|:\s{{1,9}})[\[(]?(?P<other>[\w.-]{{1,40}}){_BEHIND}"
    following = rf"(?:\s{{0,3}}[,;]\s{{0,3}}|\s{{1,3}})[\[(]?(?P<label>{known}){_BEHIND}"
    ends = rf'"{_MARKS}(?:{following}|(?=\s{{0,3}};)|\s{{0,3}}[,.]?$)'
    return re.compile(f"{first}|{other}", re.IGNORECASE), re.compile(ends, re.IGNORECASE)


def _answer(line: str, opened: re.Match[str], ends: re.Pattern[str]) -> tuple[int, str]:
    """The number of an answer with its line, 0 for a line that goes on with one."""
    words = ends.sub(_ended, line[opened.end() :])
    quoted = f'{opened["known"] or opened["other"]} "{words}'
    numbered = _NUMBER.match(line)
    if numbered is None or opened.start() < numbered.end() - 1:
        return 0, quoted
    value = plain_value(line[numbered.end() : opened.start()])
    return int(numbered[1]), f"{numbered[1]} {value}: {quoted}"


def _ended(found: re.Match[str]) -> str:
    """What ends words, with its marks in the order of the form."""
    marks = found["marks"].casefold()
    nth = re.search(r"\d+", marks)
    stance = " denies" if "den" in marks else " hedges" if "hedge" in marks else ""
    following = f'; {found["label"]} "' if found["label"] else ""
    return f'"{f"#{nth[0]}" if nth else ""}{stance}{following}'


def plain_value(text: str) -> str:
    """Returns a short answer with its bounds in the form of rows: "[7]" as "[7,7]", "[1,200;1,300]"
    as "[1200,1300]"."""
    text = text.strip(" :,;")
    text = (
        _ONE.sub(lambda found: "[{0},{0}]".format(found[1].replace(",", "")), text)
        if "," not in text
        else text
    )
    return _INTERVAL.sub(_bounds, text)


def _bounds(found: re.Match[str]) -> str:
    low, between, high = found.groups()
    return f"[{low.replace(',', '')},{high.replace(',', '')}]" if between == ";" else found[0]


def _heading(line: str) -> tuple[bool, str] | None:
    """The line that opens a row, and whether it can be read; None if it is none."""
    found = _HEADING.match(line)
    parts = [part.strip() for part in cut(found[1] if found else line)]
    at = next((k for k, part in enumerate(parts) if k and kind_of(part) is not None), None)
    if at is None:
        return (False, f"# {found[1]}") if found else None
    question = "\\|".join(parts[:at]).strip(" *_")
    kinds = [
        part
        if _KEYED.match(part)
        else _PAIR.sub(lambda pair: f"{pair[1]}{pair[2].casefold()}{pair[3]} ", part)
        for part in parts[at + 1 :]
        if _KEYED.match(part) or re.search(r"\d", part)
    ]
    return bool(question) and len(question) <= LONGEST, " | ".join(
        [f"# {question}", parts[at], *kinds]
    )


def _kind_by_answer(line: str) -> PointKind:
    """The kind of a row whose question is missing, by one of its answers."""
    if re.match(r"\d{1,4}\s(?:yes|no|unclear)\b", line, re.IGNORECASE):
        return PointKind.YES_NO
    return PointKind.COUNT if _INTERVAL.search(line) else PointKind.ATTRIBUTE
