"""Parses the rows in a reply, line by line; a line that cannot be read costs that line alone.

# Was anybody charged? | yes-no | 1c2
1 no: courier "no charges have been filed so far"
2 yes, with five counts [5,5]: herald "was charged with five counts of arson" denies; wire "..." #2
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.statement import Stance
from rashomon.rows.line_form import LETTERS, WrittenAnswer, kind_of
from rashomon.rows.quoted_words import Quoted

NO_FORM = "not of the form asked for"
NO_KIND = "a question without a kind of answer"
NO_WORDS = "an answer without words of a report"
_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_RELATION = re.compile(r"(?<![\w])v?(\d{1,3})\s*([cuprs])\s*v?(\d{1,3})(?![\w])", re.IGNORECASE)
_DECORATION = re.compile(r"^[\s>*•·–-]+(?=[\d#\w\"*])")  # a bullet, a quotation mark of Markdown
_BOLD = re.compile(r"\*\*|__")
_HEADING = re.compile(r"^(?:\d{1,3}[.)]?\s*+)?#++\s*+(?:\d{1,3}[.)]\s++)?(.*)$")
_NUMBERED = re.compile(r"^Q\s?(\d{1,4})\b")
_ANSWER = re.compile(r"^v?(\d{1,3})(?:\s*+[.):](?=\s))?\s++(.*)$")
_INTERVAL = re.compile(r"\[\s{0,9}([\d.,]{0,20})\s{0,9}[,;]\s{0,9}([\d.,]{0,20})\s{0,9}\]$")
_ONE = re.compile(r"\[\s{0,9}(\d[\d.]{0,20})\s{0,9}\]$")
_BEFORE = r'(?:^|[;,:(\[]|(?<=")\s|\b(?:denies|hedges)\s|#\d\s)\s{0,9}'
_BEHIND = r'[\])]?(?:\s{0,9}:\s{0,9}|\s{1,9})"(?=\S)'
_TAIL = re.compile(
    r"^(.*)\"\s*+((?:[(\[]?\s*+(?:#\s*+\d{1,2}|denies|denied|hedges|hedged)\s*+[)\]]?[\s,]*+)*)[;,.]?\s*+$", re.DOTALL | re.IGNORECASE
)
_LONGEST = 300  # characters of a question or a short answer


@dataclass(slots=True)
class RawRow:
    """A row as written, with an empty question if it is missing.

    `line`: of the reply; `number`: of the row that it continues (`# Q12`).
    """

    question: str
    kind: PointKind
    relations: list[tuple[int, RelationKind, int]]
    line: int
    number: int | None = None
    answers: list[WrittenAnswer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """A line, or part of one, of which nothing was taken."""

    line: int
    reason: str


def read_rows(reply: str, labels: Iterable[str]) -> tuple[list[RawRow], list[Fault]]:
    """Returns the rows of a reply and the faults, in the order of the lines; `labels`: the names of the reports."""
    opens = _opening(tuple(sorted(labels, key=lambda label: (-len(label), label))))
    rows: list[RawRow] = []
    faults: list[Fault] = []
    lost = False  # a question that could not be read takes its answers with it
    for n, line in enumerate(plain_lines(reply), 1):
        if not line:
            continue
        told = list(opens.finditer(line))
        heading = None if told else _read_heading(line, n)
        if heading is not None:
            lost = isinstance(heading, Fault)
            (faults if lost else rows).append(heading)  # type: ignore[arg-type]
            continue
        if told and (lost or not rows or _begins_anew(line, rows[-1])):
            rows.append(RawRow("", _kind_by_answer(line), [], n))
            lost = False
        if not rows or lost:
            faults.append(Fault(n, NO_FORM))
            continue
        faults += _read_answer(line, n, rows[-1], told)
    for row in rows:
        if row.number is None:
            _count_by_place(row)
    return rows, faults


def _count_by_place(row: RawRow) -> None:
    """Renumbers an answer whose number is beyond those of the row by its place, if no other has that number."""
    taken = {answer.number for answer in row.answers}
    for place, answer in enumerate(row.answers, 1):
        if answer.number > len(row.answers) and place not in taken:
            answer.number = place


def _begins_anew(line: str, row: RawRow) -> bool:
    """Whether an answer starts another row whose question is missing: its number is 1 again."""
    found = _ANSWER.match(line)
    return found is not None and int(found[1]) == 1 and any(answer.number > 1 for answer in row.answers)


def _kind_by_answer(line: str) -> PointKind:
    """The kind of a row whose question is missing, by one of its answers."""
    if re.match(r"v?\d{1,4}\s{0,5}[.):]?\s{1,5}(?:yes|no|unclear)\b", line, re.IGNORECASE):
        return PointKind.YES_NO
    return PointKind.COUNT if re.search(r"\[\s{0,9}[\d.,]{0,20}\s{0,9}[,;]\s{0,9}[\d.,]{0,20}\s{0,9}\]", line) else PointKind.ATTRIBUTE


@lru_cache(maxsize=8)
def _opening(labels: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern that opens a quotation: a report's label and a quotation mark."""
    known = "|".join(map(re.escape, labels)) or r"(?!)"
    unknown = r"(?:^|;\s*|:\s+)[\[(]?([\w.-]{1,40})"  # a label where one is expected
    return re.compile(rf"{_BEFORE}({known}){_BEHIND}|{unknown}{_BEHIND}", re.IGNORECASE)


def plain_lines(reply: str) -> Iterator[str]:
    """Returns the lines without fences, bullets, bold type and dashes before quotation marks; line numbers do not change."""
    for line in reply.split("\n"):
        text = _BOLD.sub("", line.translate(_DOUBLE).replace('\\"', '"')).strip()
        text = "" if text.startswith(("```", "~~~", "//", "---", "===")) else _DECORATION.sub("", text).strip()
        yield text.strip("`").strip() if text.count("`") == 2 and text.startswith("`") else text


def _read_heading(line: str, n: int) -> RawRow | Fault | None:
    """The row that a line opens, a fault if it is unreadable, None if the line is no heading."""
    found = _HEADING.match(line)
    parts = [part.strip() for part in (found[1] if found else line).split("|")]
    kinds = [kind_of(part) for part in parts[1:]]
    at = next((k for k, kind in enumerate(kinds) if kind is not None), None)
    if at is None:
        return Fault(n, NO_KIND) if found else None
    question = "|".join(parts[: at + 1]).strip(" *_")
    kind = kinds[at]
    if not question or len(question) > _LONGEST or kind is None:
        return Fault(n, NO_FORM)
    relations = [(int(a), LETTERS[k.casefold()], int(b)) for a, k, b in _RELATION.findall(" ".join(parts[at + 2 :]))]
    numbered = _NUMBERED.match(question)
    return RawRow(question, kind, relations, n, int(numbered[1]) if numbered else None)


def _read_answer(line: str, n: int, row: RawRow, told: Sequence[re.Match[str]]) -> list[Fault]:
    """Adds the answer of a line to its row; returns the faults of unreadable parts."""
    found = _ANSWER.match(line)
    if not told:
        return [Fault(n, NO_WORDS if found else NO_FORM)]
    quoted, faults = _quoted(line, told, n)
    if found is None or told[0].start() <= found.start(2) - 1:
        if not row.answers:
            return [Fault(n, NO_FORM)]
        row.answers[-1].quoted.extend(quoted)  # an answer that goes on in the next line
        return faults
    value, low, high = read_value(line[found.start(2) : told[0].start()])
    number = int(found[1])
    held = next((answer for answer in row.answers if answer.number == number), None)
    if held is not None:
        held.quoted.extend(quoted)
    elif quoted:
        row.answers.append(WrittenAnswer(number, value, low, high, quoted))
    return faults


def read_value(text: str) -> tuple[str, float | None, float | None]:
    """Returns the short answer and its bounds."""
    text = text.strip().rstrip(":").strip()
    found, one = _INTERVAL.search(text), _ONE.search(text)
    low = high = None
    if found:
        low, high = _number(found[1]), _number(found[2])
        text = text[: found.start()]
    elif one:
        low = high = _number(one[1])
        text = text[: one.start()]
    return text.strip(" :,;")[:_LONGEST], low, high


def _number(text: str) -> float | None:
    digits = text.replace(",", "").replace(" ", "")
    try:
        value = float(digits) if digits and len(digits) < 20 else None
    except ValueError:
        return None
    return value


def _quoted(line: str, told: Sequence[re.Match[str]], n: int) -> tuple[list[Quoted], list[Fault]]:
    out, faults = [], []
    for one, following in zip(told, [*told[1:], None], strict=True):
        piece = line[one.end() : following.start() if following else len(line)].rstrip(" ;,")
        found = _TAIL.match(piece)
        if found is None:
            faults.append(Fault(n, "words without their end"))
            continue
        marks = found[2].casefold()
        nth = re.search(r"#\s*(\d+)", marks)
        stance = Stance.DENIES if "den" in marks else Stance.HEDGES if "hedge" in marks else None
        out.append(Quoted(one[1] or one[2], found[1], int(nth[1]) if nth else None, stance, n))
    return out, faults
