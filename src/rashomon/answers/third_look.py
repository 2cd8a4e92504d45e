"""The third look of an author at his answer: each of his statements with its sentences, whole
(`statements_shown`), and his reply, which is read as a patch (`look_again`). What names no
statement, or no sentence of the sheet, changes nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.prompts import whole_signs
from rashomon.answers.read_answer import LONGEST, other_sheet, without_thought
from rashomon.answers.read_line import statement_of
from rashomon.answers.sheet import Sheet, SheetLine
from rashomon.answers.text_changes import compare_texts
from rashomon.model.answer import ReadStory, Refused, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.record import record
from rashomon.model.span import PlacedSpan

_CHANGED = re.compile(r"^[^\w\n]*P(?P<number>\d{1,4})[*_ \t]*[:.)][*_ \t]*(?P<words>.*)$", re.I)
_MARK_OF_SHEET = re.compile(r"^[^\w\n]*sheet[^\w\n]+[0-9a-f]{8}[^\w\n]*$", re.I)
_HEAD = re.compile(r"^r\d+ | \d\d:\d\d$")  # of a report's head the place and the hour
_ABOVE = 6  # statements from which on a sentence is shown whole once more
_NOTHING = ("nothing changes", "no changes", "nothing to change")
_SAME_MATTER = 0.4  # share of the words of a statement that its change keeps, or has from it


class _Fault(StrEnum):
    """Why a line of the reply changes nothing."""

    NO_STATEMENT = "no statement of the answer is named"
    TWICE = "a statement is changed twice"
    NO_SENTENCE = "no sentence is named"
    UNKNOWN_SENTENCE = "the sheet has no such sentence"
    OTHER_MATTER = "the words turn to something else"


@record
class Numbered:
    """A statement that names sentences, by its number in the third message: the places of its line
    and its own, and its words."""

    number: int
    line: int
    place: int
    part: WrittenPart


def numbered_statements(answer: WrittenAnswer) -> list[Numbered]:
    """Returns the statements that name sentences, in the order of the answer."""
    statements = list[Numbered]()
    for line_number, line in enumerate(answer.lines):
        for place, part in enumerate(line.parts):
            if part.named:
                number = len(statements) + 1
                statements.append(Numbered(number, line_number, place, part))
    return statements


def statements_shown(answer: WrittenAnswer, sheet: Sheet, *, all_whole: bool = False) -> list[str]:
    """Returns each statement with its number, and below it its sentences with their reports, whole;
    one that stands a few statements above only by its number, unless all are to be `all_whole`."""
    lines_by_place = lines_at(sheet)
    shown_at = dict[str, int]()
    blocks = []
    last_line = -1
    for statement in numbered_statements(answer):
        thing = answer.lines[statement.line].thing
        block = f"{thing}:\n" if thing and statement.line != last_line else ""
        last_line = statement.line
        block += f"P{statement.number}: {statement.part.told}"
        spans = statement.part.named
        for line in dict.fromkeys(lines_by_place[span.place] for span in spans):
            last = shown_at.get(line.label)
            is_above = last is not None and statement.number - last <= _ABOVE
            if is_above and not all_whole:
                block += f"\n{line.label}: as above"
            else:
                shown_at[line.label] = statement.number
                head = _HEAD.sub("", sheet.heads[line.span.report])
                block += f"\n{line.label} ({head}): {line.words}"
        blocks.append(block)
    return blocks


def lines_at(sheet: Sheet) -> dict[str, SheetLine]:
    """Maps the places of sentences to the lines that show them, or sentences of equal words."""
    lines = {}
    for line in sheet.shown:
        for span in (*line.equal, line.span):
            lines[span.place] = line
    return lines


@record
class _Change:
    """A line of a reply that changes a statement: its words and its sentences."""

    statement: Numbered
    parts: tuple[WrittenPart, ...]


class _Patch:
    """Reads the lines of a reply, each as a change of a statement or with a fault."""

    def __init__(self, answer: WrittenAnswer, spans: Mapping[str, tuple[PlacedSpan, ...]]) -> None:
        self._statements = {each.number: each for each in numbered_statements(answer)}
        self._lines = answer.lines
        self._spans = spans
        self.changes = dict[int, _Change]()
        self.faults = Counter[_Fault]()

    def read(self, lines: Iterable[str]) -> None:
        """Takes the changes of these lines; of one with a fault only the fault."""
        for line in lines:
            change = self._change_in(line)
            if isinstance(change, _Fault):
                self.faults[change] += 1
            else:
                self.changes[change.statement.number] = change

    def _change_in(self, line: str) -> _Change | _Fault:
        match = _CHANGED.match(line)
        statement = self._statements.get(int(match["number"])) if match else None
        if match is None or statement is None:
            return _Fault.NO_STATEMENT
        if statement.number in self.changes:
            return _Fault.TWICE
        thing = self._lines[statement.line].thing
        words = match["words"].lstrip("*_ ")
        if thing and words.casefold().startswith(thing.casefold()):
            words = words[len(thing) :].lstrip("*_: ")
        parts = self._parts_in(words)
        if isinstance(parts, _Fault):
            return parts
        before = WrittenLine((statement.part,))
        changes = compare_texts([before], [WrittenLine(parts)])
        if max(changes.kept, changes.from_first) < _SAME_MATTER:
            return _Fault.OTHER_MATTER
        return _Change(statement, parts)

    def _parts_in(self, words: str) -> tuple[WrittenPart, ...] | _Fault:
        """Returns the statements of a changed text, each up to its labels."""
        *pieces, rest = MARKED.split(mark_labels(words, self._spans.keys()))
        parts = []
        for told, behind in zip(pieces[::2], pieces[1::2], strict=True):
            labels = behind.split()
            if not self._spans.keys() >= set(labels):
                return _Fault.UNKNOWN_SENTENCE
            spans_named = dict.fromkeys(span for label in labels for span in self._spans[label])
            part = statement_of(told, tuple(spans_named))
            if part is None:
                return _Fault.NO_SENTENCE
            parts.append(part)
        if not parts or statement_of(rest, ()):
            return _Fault.NO_SENTENCE
        return tuple(parts)


def look_again(answer: WrittenAnswer, replies: Iterable[str], sheet: Sheet) -> ReadStory:
    """Returns an answer as its author changed it when he was shown each statement with its
    sentences, and in one sentence what of his replies changes nothing. `was` keeps the words that
    a statement had first."""
    spans = {line.label: (line.span, *line.equal) for line in sheet.shown}
    patch = _Patch(answer, spans)
    refused = []
    for reply in replies:
        text = whole_signs(without_thought(reply))
        fault = _fault_of(text, sheet.mark)
        if fault:
            refused.append(Refused(fault))
        else:
            patch.read(_lines_of(text))
    if patch.faults:
        total = sum(patch.faults.values())
        lines_told = "1 line of the third reply changes" if total == 1 else f"{total} lines change"
        why = "; ".join(f"{fault}: {count}" for fault, count in sorted(patch.faults.items()))
        refused.append(Refused(f"{lines_told} nothing ({why})"))
    lines = list(answer.lines)
    looks_again = 0
    # from the last statement on, since one may become several
    for change in sorted(patch.changes.values(), key=lambda change: -change.statement.number):
        parts = _with_was(change)
        looks_again += parts != (change.statement.part,)
        line = lines[change.statement.line]
        place = change.statement.place
        all_parts = (*line.parts[:place], *parts, *line.parts[place + 1 :])
        lines[change.statement.line] = replace(line, parts=all_parts)
    looked = replace(answer, lines=tuple(lines), looks_again=looks_again)
    return ReadStory((looked,), refused=tuple(refused))


def _fault_of(reply: str, mark: str) -> str:
    """Returns why nothing of a reply is read, "" if it is."""
    if len(reply) > LONGEST:
        return f"the third reply is too long to be read: {len(reply):,} characters"
    if other_sheet(reply, mark):
        return f"the third reply is about another sheet than {mark}: it changes nothing"
    return "" if reply.strip() else "the third reply is empty: it changes nothing"


def _lines_of(reply: str) -> Iterator[str]:
    """Yields the lines of a reply that are to change something."""
    for line in reply.splitlines():
        is_said = any(map(str.isalnum, line)) and not _MARK_OF_SHEET.match(line)
        if is_said and not line.strip(" *_.`").casefold().startswith(_NOTHING):
            yield line


def _with_was(change: _Change) -> tuple[WrittenPart, ...]:
    """Returns the new statements in the place of one, with the words that this had first and the
    sign that ended it. Further ones have taken the place of no words."""
    before = change.statement.part
    first, *others = change.parts
    was = before.was
    if was is None and (first.told != before.told or others):
        was = before.told
    parts = [replace(first, was=was), *(replace(part, was="") for part in others)]
    spans_named = set(parts[-1].named)
    if not others and first.told == before.told and spans_named == set(before.named):
        return (before,)
    parts[-1] = replace(parts[-1], after=before.after or parts[-1].after)
    return tuple(parts)


def written_text(lines: Iterable[WrittenLine], sheet: Sheet) -> str:
    """Returns lines as a text with headings and the labels of this sheet."""
    lines_by_place = lines_at(sheet)
    text = ""
    heading = None
    for line in lines:
        if line.heading and line.heading != heading:
            text += f"\n\n## {line.heading}\n"
        heading = line.heading
        text += "\n- " if line.is_bullet else "\n\n"
        text += told_line(line, lines_by_place)
    return text.strip()


def told_line(line: WrittenLine, lines_by_place: Mapping[str, SheetLine]) -> str:
    """Returns the words of a line with the labels of its sentences."""
    pieces = [f"**{line.thing}**:"] if line.thing else []
    for part in line.parts:
        lines_shown = (lines_by_place.get(span.place) for span in part.named)
        labels = " ".join(dict.fromkeys(line.label for line in lines_shown if line))
        behind = f" [{labels}]" if labels else ""
        pieces.append(f"{part.told}{behind}{part.after}")
    return " ".join(pieces)
