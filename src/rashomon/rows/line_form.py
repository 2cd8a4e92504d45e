r"""The line form of rows, read (`RowReader`) and written (`row_lines`) here alone.

    # Was anybody charged? | yes-no | 1c2 | rank 3 | id r1a2b3 | by person Ina | from model demo-1
    1 no: courier "no charges have been filed so far" speaker "the farmer"
    2 yes, with five counts [5,5] as of 2031-03-05: herald "was charged with five counts"#2 denies
    note person Ina 2031-03-05T10:00: ask the court

A line opens a question, the next give its answers with the words of reports. Behind the kind,
between bars and in any order: how answers relate (by their numbers), its `rank` among what a reader
must know first, the row's `id`, its author (`by`), whose row it was made `from`, `before` which of
the file's reports came, who `accepted` it, and `rejected`. Behind words: their place, stance,
speaker, and what a person says of them, `unit "boat"` and `as of 2031-03-07`. A backslash takes the
meaning from the mark behind it; `\n` is a line break.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from rashomon.authored.read_values import number_in
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import Row, RowAnswer, RowNote, RowRelation, RowWords
from rashomon.model.statement import Stance
from rashomon.rows.quoted_words import Quoted
from rashomon.text.calendar_words import is_time

LETTERS = {
    "c": RelationKind.CONFLICT,
    "u": RelationKind.UPDATE,
    "p": RelationKind.SPREAD,
    "o": RelationKind.OPPOSED,
    "s": RelationKind.SCOPE,
    "r": RelationKind.REFINE,
}
MOST_ANSWERS, MOST_QUOTED = 40, 400
MANY_ANSWERS = f"more than {MOST_ANSWERS} answers under one question"
MANY_QUOTED = f"more than {MOST_QUOTED} quotations under one question"
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}
LONGEST = 300  # characters of a question or a short answer
LONGEST_NAME = 200  # characters of an author

NO_KIND = "a question without a kind of answer"
NO_QUESTION = "an answer before any question"
LOST = "below a question that was refused"
NO_WORDS = "an answer without words of a report"
NO_END = "words without their end"
NO_NOTE = "not of the form of a note"
TOO_LONG = f"a question of more than {LONGEST} characters"

LABEL = r'[^\s":;]+'
UNKNOWN = "?"  # the day of words, where it is said not to be known
_DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?|\.\.)"
_KEPT = rf'(?:unit|speaker)\s+"(?:\\.|[^"\\]){{0,{LONGEST}}}"'
_PART = rf"#\s*\d{{1,6}}|asserts|denies|hedges|{_KEPT}|as of\s+(?:{_DAY}(?:/{_DAY})?|\?)"
_TAIL = rf"(?:\s{{0,9}}(?:{_PART})){{0,5}}"  # place, stance, speaker, unit and day
_ITEM = re.compile(
    rf'\s{{0,40}}(?P<label>{LABEL})\s{{1,40}}"(?P<words>(?:\\.|[^\\])*?)"(?P<tail>{_TAIL})'
    rf'\s{{0,40}}(?:;\s{{0,40}}(?={LABEL}\s{{1,40}}")|[;.]?\s{{0,40}}$)',
    re.DOTALL,
)
_ANSWER = re.compile(rf'^(?P<number>\d{{1,4}})\s(?P<value>.*?):\s*(?={LABEL}\s+")', re.DOTALL)
_CONTINUES = re.compile(rf'^{LABEL}\s+"')
_BOUNDS = re.compile(r"\[\s*+(-?[\d.]*+)\s*+,\s*+(-?[\d.]*+)\s*+\]$")
_AS_OF = re.compile(rf"(?:^|\s)as of\s+({_DAY}(?:/{_DAY})?)$")
_RELATION = re.compile(r"^(\d{1,4})([a-z])(\d{1,4})$")
_AUTHOR = re.compile(r"(?:model|assistant|agent|person)\s+\S.*", re.IGNORECASE)
_NOTE = re.compile(
    r"^note\s++(?P<by>(?:\\.|[^\\:])+?)"
    r"(?: (?P<at>\d{4}-\d\d-\d\dT\d\d:[\d:.+Z-]*))?:(?: (?P<text>.*))?$"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Signs that nobody sees: they make one name look like another, turn the order of words, or steer a
# terminal.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


@cache
def _kinds() -> dict[str, PointKind]:
    table = tomllib.loads(
        files("rashomon.shipped.tables.model_reading").joinpath("form.toml").read_text("utf-8")
    )
    return {word: PointKind(kind) for kind, words in table["kinds"].items() for word in words}


def kind_of(word: str) -> PointKind | None:
    """Returns the kind of answer that a word names."""
    return _kinds().get(word.strip(" .:;*_").casefold())


def author_in(text: str) -> str | None:
    """Returns the author that a text names, "model NAME", "assistant NAME" or "person NAME", or
    None."""
    author = " ".join(_HIDDEN.sub("", text).split())
    if len(author) > LONGEST_NAME or _AUTHOR.fullmatch(author) is None:
        return None
    kind, _, name = author.partition(" ")
    return f"{kind.casefold()} {name}"


def escaped(text: str, marks: str = "") -> str:
    r"""Returns the text on one line, with a backslash before quotation marks, backslashes and these
    marks."""
    out = re.sub(rf'([\\"{re.escape(marks)}])', r"\\\1", text)
    return out.replace("\n", "\\n").replace("\r", "\\r")


def unescaped(text: str) -> str:
    """Returns the text that `escaped` wrote."""
    return _ESCAPED.sub(lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), text)


def _wording(text: str) -> str:
    """Returns an author's own words, without signs that nobody sees."""
    return _HIDDEN.sub("", unescaped(text)).strip()


@dataclass(frozen=True, slots=True)
class FileFault:
    """A line, or part of one, of which nothing is taken: `reason` in fixed words, `advice`: what to
    do.

    `report`, `words`: the words that it is about, if it is about some.
    """

    line: int
    reason: str
    advice: str = ""
    report: str = ""
    words: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.fault()}"

    def fault(self) -> str:
        """Returns it without its line."""
        words = f'"{self.words[:60]}": ' if self.words else ""
        report = f"{self.report} " if self.report and self.words else ""
        return f"{report}{words}{self.reason}{f'; {self.advice}' if self.advice else ''}"


@dataclass(slots=True)
class WrittenAnswer:
    """An answer as written; `says`: the answer, without words of reports."""

    says: RowAnswer
    quoted: list[Quoted]


@dataclass(slots=True)
class WrittenRow:
    """A row as written.

    `says`: the row, without answers; its question is empty if it has none, its author "" for that
    of the whole file; `before`: names of the reports that came later.
    """

    says: Row
    line: int
    before: tuple[str, ...] = ()
    answers: list[WrittenAnswer] = field(default_factory=list)


class RowReader:
    """Reads rows line by line; `take` returns whether the line is one of a row, well formed or
    not."""

    def __init__(self) -> None:
        self.rows: list[WrittenRow] = []
        self.faults: list[FileFault] = []
        self._lost = False  # a question that cannot be read takes its answers with it

    def take(self, line: str, number: int) -> bool:
        """Takes a line that opens a row, gives an answer, goes on with one, or is a note on a
        row."""
        if line.startswith("#"):
            row = self._heading(line[1:].strip(), number)
            self._lost = row is None
            self.rows += [row] if row else []
            return True
        if line.startswith("note "):
            self._note(line, number)
            return True
        found = _ANSWER.match(line)
        if found is None and not line[:1].isdigit() and not _CONTINUES.match(line):
            return False
        self._answer(line, found, number)
        return True

    def _refuse(self, number: int, reason: str, advice: str, words: str = "") -> None:
        self.faults.append(FileFault(number, reason, advice, words=words))

    # The line that opens a row.

    def _heading(self, line: str, number: int) -> WrittenRow | None:
        parts = [part.strip() for part in cut(line)]
        kind = kind_of(parts[1]) if len(parts) > 1 else None
        question = _wording(parts[0])
        if kind is None:
            why = f"write # QUESTION | KIND, where KIND is one of {', '.join(PointKind)}"
            self._refuse(number, NO_KIND, why, parts[1] if len(parts) > 1 else "")
            return None
        if len(question) > LONGEST:
            self._refuse(number, TOO_LONG, "ask in fewer words")
            return None
        row, before = Row(question, kind, (), (), ""), tuple[str, ...]()
        for part in parts[2:]:
            if part.startswith("before "):
                before = tuple(part[7:].split())
            else:
                row = self._with_part(row, part, number)
        return WrittenRow(row, number, before)

    def _with_part(self, row: Row, part: str, number: int) -> Row:
        """The row with what one part of the heading behind the kind says."""
        if part == "rejected":
            return replace(row, rejected=True)
        if part.startswith("id "):
            return replace(row, id=_wording(part[3:]))
        if part.startswith("by "):
            return replace(row, by=self._author(part[3:], number))
        if part.startswith("from "):
            return replace(row, made_from=self._author(part[5:], number))
        if part.startswith("rank ") and part[5:].strip().isdecimal():
            return replace(row, rank=int(part[5:][:4]))
        if part.startswith("accepted by "):
            return replace(row, accepted=self._author(part[12:], number))
        related = (found for word in part.split() for found in self._relation(word, number))
        return replace(row, relations=(*row.relations, *related))

    def _author(self, text: str, number: int) -> str:
        found = author_in(unescaped(text.strip()))
        if found is None:
            self._refuse(
                number, "no author", "write model NAME, assistant NAME or person NAME", text.strip()
            )
        return found or ""

    def _relation(self, word: str, number: int) -> Iterator[RowRelation]:
        found = _RELATION.match(word)
        kind = LETTERS.get(found[2]) if found else None
        if found is None or kind is None:
            letters = ", ".join(f"{letter} {kind.value}" for letter, kind in LETTERS.items())
            self._refuse(number, "no relation", f"write 1c2, with one of: {letters}", word)
        else:
            yield RowRelation(int(found[1]), int(found[3]), kind)

    # The lines below it.

    def _note(self, line: str, number: int) -> None:
        found = _NOTE.match(line)
        by = author_in(unescaped(found["by"].strip())) if found else None
        if found is None or by is None or self._lost or not self.rows:
            self._refuse(
                number,
                NO_NOTE,
                "below a question write note person NAME 2031-03-05T10:00: TEXT",
            )
        else:
            row, note = self.rows[-1], RowNote(by, found["at"] or "", _wording(found["text"] or ""))
            row.says = replace(row.says, notes=(*row.says.notes, note))

    def _answer(self, line: str, found: re.Match[str] | None, number: int) -> None:
        if self._lost or not self.rows:
            self._refuse(
                number, LOST if self._lost else NO_QUESTION, "write # QUESTION | KIND above it"
            )
            return
        row = self.rows[-1]
        if found is None and (line[:1].isdigit() or not row.answers):
            self._refuse(number, NO_WORDS, 'write NUMBER SHORT ANSWER: REPORT "exact words"')
            return
        quoted = self._items(line, found.end() if found else 0, number)
        room = MOST_QUOTED - sum(len(answer.quoted) for answer in row.answers)
        if len(quoted) > room:
            self._refuse(number, MANY_QUOTED, "leave out what matters least")
            quoted = quoted[:room]
        if found is None:
            row.answers[-1].quoted += quoted
            return
        answer = answer_in(int(found["number"]), found["value"])
        held = next((one for one in row.answers if one.says.number == answer.number), None)
        if held is not None:
            held.quoted += quoted
        elif len(row.answers) == MOST_ANSWERS:
            self._refuse(number, MANY_ANSWERS, "leave out what matters least")
        elif quoted and self._holds(answer.as_of, number):
            row.answers.append(WrittenAnswer(answer, quoted))

    def _holds(self, as_of: str | None, number: int, words: str = "") -> bool:
        """Whether an answer or words may hold for this time."""
        if not as_of or is_time(as_of):
            return True
        why = "write as of 2031-03-05, or the first and last as 2031-03-05/2031-03-07"
        self._refuse(number, "a day that no calendar has", why, words or f"as of {as_of}")
        return False

    def _items(self, line: str, at: int, number: int) -> list[Quoted]:
        out = []
        while at < len(line):
            found = _ITEM.match(line, at)
            if found is None:
                why = 'close the words with a quotation mark and write \\" for one inside them'
                self._refuse(number, NO_END, why, line[at : at + 40])
                break
            at = found.end()
            one = _quoted(found["label"], unescaped(found["words"]), found["tail"], number)
            if self._holds(one.as_of, number, one.words):
                out.append(one)
        return out


def _quoted(label: str, words: str, tail: str, line: int) -> Quoted:
    """The words with what the parts behind them say: their place, stance, speaker, unit and
    day."""
    nth = stance = unit = as_of = speaker = None
    for part in re.findall(_PART, tail, re.DOTALL):
        if part.startswith("#"):
            nth = int(part[1:])
        elif part.startswith("unit"):
            unit = unescaped(part[part.index('"') + 1 : -1])
        elif part.startswith("speaker"):
            speaker = _wording(part[part.index('"') + 1 : -1])
        elif part.startswith("as of"):
            as_of = part[len("as of") :].strip().replace(UNKNOWN, "")
        else:
            stance = Stance(part)
    return Quoted(label, words, nth, stance, line, unit, as_of, speaker)


def cut(line: str) -> Iterator[str]:
    """Returns the parts of a heading, between bars that have no backslash before them."""
    part = ""
    for piece in re.findall(r"\\.|[^\\]|\\$", line, re.DOTALL):
        if piece == "|":
            yield part
            part = ""
        else:
            part += piece
    yield part


def answer_in(number: int, text: str, words: tuple[RowWords, ...] = ()) -> RowAnswer:
    """Returns the answer of a text: a few words, its bounds, and the day for which it is said to
    hold."""
    text = text.strip()
    dated = _AS_OF.search(text)
    if dated is not None:
        text = text[: dated.start()].rstrip()
    found = _BOUNDS.search(text)
    low, high = (number_in(found[1]), number_in(found[2])) if found else (None, None)
    if low is not None and high is not None and low > high:
        low = high = None
    value = text[: found.start()].rstrip() if found else text
    as_of = dated[1] if dated else None
    return RowAnswer(number, _wording(value)[:LONGEST], words, low, high, as_of)


# Writing.


def row_lines(
    row: Row, quoted: Sequence[tuple[RowAnswer, Sequence[str]]], by: str, before: Sequence[str] = ()
) -> Iterator[str]:
    """Returns the lines of a row; `told`: its answers, each with its quotations as `quotation`
    writes them.

    `by`: the author of the whole file; `before`: the names of its reports that came after the row.
    """
    numbers = {answer.number for answer, _ in quoted}
    relations = " ".join(
        f"{r.a}{LETTER_OF[r.kind]}{r.b}" for r in row.relations if {r.a, r.b} <= numbers
    )
    parts = [
        relations,
        f"rank {row.rank}" if row.rank else "",
        f"id {escaped(row.id, '|')}" if row.id else "",
        f"by {escaped(row.by, '|')}" if row.by != by else "",
        f"from {escaped(row.made_from, '|')}" if row.made_from else "",
        f"before {' '.join(before)}" if before else "",
        f"accepted by {escaped(row.accepted, '|')}" if row.accepted else "",
        "rejected" if row.rejected else "",
    ]
    yield " | ".join(
        [f"# {escaped(row.question, '|')}", row.kind.value, *(part for part in parts if part)]
    )
    for answer, quotations in quoted:
        yield f"{answer.number} {_value_written(answer)}: {'; '.join(quotations)}"
    for note in row.notes:
        at = f" {note.at}" if note.at else ""
        yield f"note {escaped(note.by, ':')}{at}: {escaped(note.text)}"


def _value_written(answer: RowAnswer) -> str:
    """The short answer with its bounds and its day; what looks like one of these at its end is
    escaped."""
    short = escaped(answer.value)
    if short.endswith("]") or _AS_OF.search(short):
        short = f"{short[:-1]}\\{short[-1]}"
    low, high = ("" if one is None else f"{one:.15g}" for one in (answer.low, answer.high))
    bounds = f" [{low},{high}]" if low or high else ""
    return f"{short}{bounds}{f' as of {answer.as_of}' if answer.as_of else ''}"


def quotation(label: str, words: RowWords, nth: int | None) -> str:
    """Returns words of a report as a part of an answer; `nth`: which of their places is meant, None
    where there is one."""
    place = f"#{nth}" if nth else ""
    stance = f" {words.stance.value}" if words.stance else ""
    unit = "" if words.unit is None else f' unit "{escaped(words.unit[:LONGEST])}"'
    as_of = "" if words.as_of is None else f" as of {words.as_of or UNKNOWN}"
    who = f' speaker "{escaped(words.speaker)}"' if words.speaker else ""
    return f'{label} "{escaped(words.span.quote)}"{place}{stance}{who}{unit}{as_of}'
