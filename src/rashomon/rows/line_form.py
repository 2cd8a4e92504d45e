"""The line form of rows: a question a line, then an answer a line with the words of reports that give it.

    # Was anybody charged? | yes-no | 1c2
    1 no: courier "no charges have been filed so far"
    2 yes, with five counts of arson [5,5]: herald "was charged with five counts"#2 denies; wire "..."

A backslash takes the meaning from the mark behind it; `\n` is a line break.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.statement import Stance
from rashomon.rows.quoted_words import Quoted

LETTERS = {
    "c": RelationKind.CONFLICT,
    "u": RelationKind.UPDATE,
    "p": RelationKind.SPREAD,
    "s": RelationKind.SCOPE,
    "r": RelationKind.REFINE,
}
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}

_LABEL = r'[^\s":;]+'
_TAIL = r"(?:\s*(?:#\s*\d+|denies|hedges))*"
_ITEM = re.compile(
    rf'\s*(?P<label>{_LABEL})\s+"(?P<words>(?:\\.|[^\\])*?)"(?P<tail>{_TAIL})'
    rf'\s*(?:;\s*(?={_LABEL}\s+")|[;.]?\s*$)',
    re.DOTALL,
)
_ANSWER = re.compile(rf'^(?P<number>\d{{1,4}})\s(?P<value>.*?):\s*(?={_LABEL}\s+")', re.DOTALL)
_CONTINUES = re.compile(rf'^{_LABEL}\s+"')
_BOUNDS = re.compile(r"\[\s*+(-?[\d.]*+)\s*+,\s*+(-?[\d.]*+)\s*+\]$")
_RELATION = re.compile(r"^(\d{1,4})([a-z])(\d{1,4})$")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@cache
def _kinds() -> dict[str, PointKind]:
    table = tomllib.loads(files("rashomon.tables.model_reading").joinpath("form.toml").read_text("utf-8"))
    return {word: PointKind(kind) for kind, words in table["kinds"].items() for word in words}


def kind_of(word: str) -> PointKind | None:
    """Returns the kind of answer that a word names."""
    return _kinds().get(word.strip(" .:;*_").casefold())


def escaped(text: str, marks: str = "") -> str:
    r"""Returns the text on one line, with a backslash before quotation marks, backslashes and these marks."""
    out = re.sub(rf'([\\"{re.escape(marks)}])', r"\\\1", text)
    return out.replace("\n", "\\n").replace("\r", "\\r")


def unescaped(text: str) -> str:
    """Returns the text that `escaped` wrote."""
    return _ESCAPED.sub(lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), text)


@dataclass(frozen=True, slots=True)
class FileFault:
    """A line, or part of one, of which nothing is taken: `reason` in a few words, `advice`: what to do.

    `report`, `words`: the words that it is about, if it is about some.
    """

    line: int
    reason: str
    advice: str = ""
    report: str = ""
    words: str = ""

    def __str__(self) -> str:
        words = f'{self.report} "{self.words[:60]}": ' if self.words else ""
        return f"line {self.line}: {words}{self.reason}{f'; {self.advice}' if self.advice else ''}"


@dataclass(slots=True)
class WrittenAnswer:
    """An answer as written."""

    number: int
    value: str
    low: float | None
    high: float | None
    quoted: list[Quoted]


@dataclass(slots=True)
class WrittenRow:
    """A row as written; `by`: who made it, "" for the author of the whole file."""

    question: str
    kind: PointKind
    relations: list[tuple[int, RelationKind, int]]
    by: str
    line: int
    answers: list[WrittenAnswer] = field(default_factory=list)


class RowReader:
    """Reads rows line by line; `take` returns whether the line is one of a row, well formed or not."""

    def __init__(self) -> None:
        self.rows: list[WrittenRow] = []
        self.faults: list[FileFault] = []
        self._lost = False  # a question that cannot be read takes its answers with it

    def take(self, line: str, number: int) -> bool:
        """Takes a line that opens a row, gives an answer or goes on with one."""
        if line.startswith("#"):
            row = self._heading(line[1:].strip(), number)
            self._lost = row is None
            self.rows += [row] if row else []
            return True
        found = _ANSWER.match(line)
        if found is None and not line[:1].isdigit() and not _CONTINUES.match(line):
            return False
        if not self._lost:
            self._answer(line, found, number)
        return True

    def _heading(self, line: str, number: int) -> WrittenRow | None:
        parts = [part.strip() for part in _cut(line)]
        kind = kind_of(parts[1]) if len(parts) > 1 else None
        if kind is None:
            kinds = ", ".join(PointKind)
            named = f"{parts[1]!r} is no kind of answer" if len(parts) > 1 else "a question without a kind of answer"
            self.faults.append(FileFault(number, named, f"write # QUESTION | KIND, where KIND is one of {kinds}"))
            return None
        by, relations = "", list[tuple[int, RelationKind, int]]()
        for part in parts[2:]:
            if part.startswith("by "):
                by = unescaped(part[3:].strip())
                continue
            for word in part.split():
                relations += self._relation(word, number)
        return WrittenRow(unescaped(parts[0]), kind, relations, by, number)

    def _relation(self, word: str, number: int) -> Iterator[tuple[int, RelationKind, int]]:
        found = _RELATION.match(word)
        kind = LETTERS.get(found[2]) if found else None
        if found is None or kind is None:
            told = ", ".join(f"{letter} {kind.value}" for letter, kind in LETTERS.items())
            self.faults.append(FileFault(number, f"{word!r} is no relation", f"write 1c2, with one of: {told}"))
        else:
            yield int(found[1]), kind, int(found[3])

    def _answer(self, line: str, found: re.Match[str] | None, number: int) -> None:
        if not self.rows:
            self.faults.append(FileFault(number, "an answer before any question", "write # QUESTION | KIND above it"))
            return
        row = self.rows[-1]
        if found is None and (line[:1].isdigit() or not row.answers):
            told = 'write NUMBER SHORT ANSWER: REPORT "exact words"'
            self.faults.append(FileFault(number, "an answer without words of a report", told))
            return
        quoted = self._items(line, found.end() if found else 0, number)
        if found is None:
            row.answers[-1].quoted += quoted
            return
        held = next((answer for answer in row.answers if answer.number == int(found["number"])), None)
        if held is not None:
            held.quoted += quoted
        elif quoted:
            row.answers.append(WrittenAnswer(int(found["number"]), *_value(found["value"].strip()), quoted))

    def _items(self, line: str, at: int, number: int) -> list[Quoted]:
        out = []
        while at < len(line):
            found = _ITEM.match(line, at)
            if found is None:
                told = 'close the words with a quotation mark and write \\" for one inside them'
                self.faults.append(FileFault(number, f"words without their end: {line[at : at + 40]}", told))
                break
            at = found.end()
            tail = found["tail"]
            nth = re.search(r"#\s*(\d+)", tail)
            stance = next((s for s in (Stance.DENIES, Stance.HEDGES) if s.value in tail), None)
            words = unescaped(found["words"])
            out.append(Quoted(found["label"], words, int(nth[1]) if nth else None, stance, number))
        return out


def _cut(line: str) -> Iterator[str]:
    """The parts of a heading, between bars that have no backslash before them."""
    part = ""
    for piece in re.findall(r"\\.|[^\\]|\\$", line, re.DOTALL):
        if piece == "|":
            yield part
            part = ""
        else:
            part += piece
    yield part


def _value(text: str) -> tuple[str, float | None, float | None]:
    """The short answer and its bounds."""
    found = _BOUNDS.search(text)
    if found is None:
        return unescaped(text), None, None
    return unescaped(text[: found.start()].rstrip()), _number(found[1]), _number(found[2])


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def heading(question: str, kind: PointKind, relations: Sequence[tuple[int, RelationKind, int]], by: str = "") -> str:
    """Returns the line that opens a row; `by`: who made it, "" for the author of the whole file."""
    told = " ".join(f"{a}{LETTER_OF[how]}{b}" for a, how, b in relations)
    author = f" | by {escaped(by, '|')}" if by else ""
    return f"# {escaped(question, '|')} | {kind.value}{f' | {told}' if told or author else ''}{author}"


def answer_line(number: int, value: str, bounds: tuple[float | None, float | None], told: Sequence[str]) -> str:
    """Returns the line of an answer; `told`: its quotations, as `quotation` writes them."""
    low, high = ("" if one is None else f"{one:.15g}" for one in bounds)
    short = escaped(value)
    if short.endswith("]"):
        short = f"{short[:-1]}\\]"
    between = f" [{low},{high}]" if low or high else ""
    return f"{number} {short}{between}: {'; '.join(told)}"


def quotation(label: str, words: str, nth: int | None, stance: Stance | None) -> str:
    """Returns words of a report as a part of an answer; `nth`: which of their places is meant, None where there is one."""
    place = f"#{nth}" if nth else ""
    return f'{label} "{escaped(words)}"{place}{f" {stance.value}" if stance else ""}'
