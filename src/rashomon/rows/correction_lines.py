"""Corrections of statements in a rows file, and what reports give differently, a line each, by
report and exact words.

    statement courier "the harbour was shut" of "the mayor": speaker "the master"; stance denies
    statement + wire "a boat is missing": speaker "a clerk"; through "Radio Harn"; stance hedges
    differs "boats": courier "nine"; herald "nine" | wire "at least eleven"

`of` names the speaker that the program reads, needed only where two statements have these words;
of `differs` the words that give one reading stand between bars, and its author where it is another;
`nobody` stands without quotation marks; #2 behind words means their second place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    AuthoredVariant,
    Corrected,
    CorrectedStatement,
    Repairs,
)
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.rows.line_form import NO_END, FileFault, author_in, escaped, unescaped
from rashomon.rows.quoted_words import NO_PLACE, NO_REPORT, NOT_THERE, SearchableText, find_words

_TOKEN = re.compile(
    r'\s*(?:"(?P<words>(?:\\.|[^"\\])*)"(?:\s*#\s*(?P<nth>\d{1,4}))?|(?P<mark>[:;])'
    r'|(?P<word>[^\s":;]+))'
)
_NOBODY, UNNAMED = "nobody", "unnamed "
NO_SPEAKER = "a speaker whom the report does not name"
HEADS = ("statement", "differs")


class _Unreadable(Exception):
    """A line of which nothing is taken; its arguments are those of `FileFault` behind the line."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A token of a line: words in quotation marks with their place, a mark, or a plain word."""

    kind: str
    text: str
    nth: int | None = None


def _tokens(line: str) -> list[_Token]:
    out, at, end = [], 0, len(line.rstrip())
    while at < end:
        found = _TOKEN.match(line, at)
        if found is None:
            raise _Unreadable(NO_END, 'write \\" for a quotation mark inside words')
        at = found.end()
        kind = str(found.lastgroup if found.lastgroup != "nth" else "words")
        text = unescaped(found[kind]) if kind == "words" else found[kind]
        out.append(_Token(kind, text, int(found["nth"]) if found["nth"] else None))
    return out


@dataclass(slots=True)
class _Line:
    """The tokens of a line, taken one by one."""

    tokens: list[_Token]
    form: str

    def wrong(self) -> _Unreadable:
        return _Unreadable("not of the form of a correction", f"write {self.form}")

    def expect(self, holds: bool) -> None:
        """Refuses the line where it goes on otherwise."""
        if not holds:
            raise self.wrong()

    def take(self, kind: str) -> _Token:
        self.expect(bool(self.tokens) and self.tokens[0].kind == kind)
        return self.tokens.pop(0)

    def skip(self, text: str) -> bool:
        """Takes this mark or word if it comes next."""
        if self.tokens and self.tokens[0].kind != "words" and self.tokens[0].text == text:
            self.tokens.pop(0)
            return True
        return False


_FORMS = {
    "statement": 'statement REPORT "words": speaker "..."; stance denies; through "..." (or none)',
    "differs": 'differs "THING": REPORT "words"; REPORT "words" | REPORT "words"',
}


@dataclass(slots=True)
class CorrectionReader:
    """Reads corrections line by line; `pages`: the reports by their labels; `by`: their author."""

    pages: Mapping[str, SearchableText]
    by: str
    faults: list[FileFault] = field(default_factory=list)
    taken: int = 0
    added: list[AddedStatement] = field(default_factory=list)
    variants: list[AuthoredVariant] = field(default_factory=list)
    _statements: dict[tuple[Span, str | None], Corrected] = field(default_factory=dict)

    def take(self, text: str, number: int) -> None:
        """Takes one line."""
        try:
            line = _Line(_tokens(text), " | ".join(_FORMS.values()))
            head = line.take("word").text
            line.form = _FORMS.get(head, line.form)
            if head == "statement":
                self._statement(line)
            elif head == "differs":
                self._variant(line)
            else:
                raise line.wrong()
        except _Unreadable as wrong:
            self.faults.append(FileFault(number, *wrong.args))
        else:
            self.taken += 1

    def repairs(self) -> Repairs | None:
        """Returns what was taken, None if nothing was."""
        if not self.taken:
            return None
        return Repairs(
            self.by,
            tuple(CorrectedStatement(*one, change) for one, change in self._statements.items()),
            tuple(sorted(self.added, key=lambda added: added.words)),
            tuple(dict.fromkeys(self.variants)),
        )

    def _page(self, line: _Line) -> SearchableText:
        label = line.take("word").text
        if label not in self.pages:
            raise _Unreadable(NO_REPORT, list_reports(self.pages), "", label)
        return self.pages[label]

    def _words(self, page: SearchableText, token: _Token) -> Span:
        found = statement_places(page, token.text)
        return one_of(found, token.text, token.nth, page.report.id)

    def _statement(self, line: _Line) -> None:
        new = line.skip("+")
        page = self._page(line)
        words = self._words(page, line.take("words"))
        of = None
        if line.skip("of"):
            of = "" if line.skip(_NOBODY) else line.take("words").text
        line.expect(line.skip(":"))
        known = Corrected() if new else self._statements.get((words, of), Corrected())
        change = self._change(line, page, known)
        if not new:
            self._statements[words, of] = change
            return
        stance = change.stance or Stance.ASSERTS
        added = AddedStatement(words, change.speaker or None, stance, change.through or None)
        self.added.append(added)

    def _change(self, line: _Line, page: SearchableText, known: Corrected) -> Corrected:
        """What a line changes, with what earlier ones changed of the same statement."""
        changed: dict[str, str | Stance] = {}
        while True:
            field_ = line.take("word").text
            if field_ == "speaker":
                changed["speaker"] = self._speaker(line, page)
            elif field_ == "stance":
                changed["stance"] = _stance(line)
            elif field_ == "through":
                changed["through"] = "" if line.skip("none") else _there(page, line.take("words"))
            else:
                raise line.wrong()
            if not line.tokens:
                return replace(known, **changed)  # type: ignore[arg-type]
            line.expect(line.skip(";"))

    def _speaker(self, line: _Line, page: SearchableText) -> str:
        if line.skip(_NOBODY):
            return ""
        who = line.take("words").text
        bare = who.removeprefix(UNNAMED)
        found = find_words(page, bare, furniture=True)
        if not found:
            why = f'write words of the report, "{UNNAMED}..." with such words, or {_NOBODY}'
            raise _Unreadable(NO_SPEAKER, why, page.report.id, who)
        printed = " ".join(found[0].quote.split())
        return printed if bare == who else f"{UNNAMED}{printed}"

    def _variant(self, line: _Line) -> None:
        thing = line.take("words").text
        line.expect(line.skip(":"))
        readings, by = list[tuple[Span, ...]](), self.by
        while line.tokens:
            if line.skip("by"):
                by = author_in(line.take("words").text) or self.by
                break
            readings.append(tuple(self._reading(line)))
        line.expect(not line.tokens and len(readings) > 1)
        self.variants.append(AuthoredVariant(thing, tuple(readings), by))

    def _reading(self, line: _Line) -> Iterator[Span]:
        """The words of one reading, up to the next bar."""
        while True:
            page = self._page(line)
            yield self._words(page, line.take("words"))
            if not line.tokens or line.skip("|"):
                return
            line.expect(line.skip(";"))


def _stance(line: _Line) -> Stance:
    word = line.take("word").text
    if word not in set(Stance):
        raise _Unreadable("no stance", f"write one of {', '.join(Stance)}", "", word)
    return Stance(word)


def _there(page: SearchableText, token: _Token) -> str:
    if not find_words(page, token.text, furniture=True):
        raise _Unreadable(
            NOT_THERE, "copy words that stand in the report", page.report.id, token.text
        )
    return token.text


def list_reports(labels: Mapping[str, object]) -> str:
    """Returns the advice which names there are."""
    some = sorted(labels)[:8]
    return f"the reports are called {', '.join(some)}{', ...' if len(labels) > len(some) else ''}"


def statement_places(page: SearchableText, words: str) -> list[Span]:
    """Returns where the words of a statement stand, captions and headlines included."""
    return find_words(page, words, furniture=True) or _exact(page.report, words)


def _exact(report: Report, words: str) -> list[Span]:
    out, at = [], report.text.find(words) if words else -1
    while at >= 0:
        out.append(report.span(at, at + len(words)))
        at = report.text.find(words, at + 1)
    return out


def one_of(found: Sequence[Span], words: str, nth: int | None, report: str) -> Span:
    """Returns the place that is meant."""
    if not found:
        raise _Unreadable(NOT_THERE, "copy them from the report, letter by letter", report, words)
    if nth is None and len(found) > 1:
        reason, places = "words that stand more than once in the report", f"#1 to #{len(found)}"
        raise _Unreadable(reason, f"write {places} behind them", report, words)
    if nth is not None and not 0 < nth <= len(found):
        raise _Unreadable(NO_PLACE, f"they stand there {len(found)} times", report, words)
    return found[(nth or 1) - 1]


def correction_lines(
    repairs: Repairs, pages: Mapping[str, SearchableText], labels: Mapping[str, str]
) -> Iterator[str]:
    """Returns the corrections as lines; `pages` and `labels` are by report id. What cannot be found
    again is left out."""
    place = partial(_statement_words, pages, labels)
    for one in repairs.statements:
        words, change = place(one.words), _change_line(one.change)
        if words and change:
            of = "" if one.of is None else f" of {_who(one.of)}"
            yield f"statement {words}{of}: {change}"
    for added in repairs.added:
        if words := place(added.words):
            via = f"; through {_marked(added.through)}" if added.through else ""
            yield (
                f"statement + {words}: speaker {_who(added.speaker)}{via}"
                f"; stance {added.stance.value}"
            )
    for variant in repairs.variants:
        readings = [[words for span in one if (words := place(span))] for one in variant.readings]
        told = " | ".join("; ".join(words) for words in readings if words)
        by = f" | by {_marked(variant.by)}" if variant.by != repairs.by else ""
        yield f"differs {_marked(variant.thing)}: {told}{by}"


def _marked(words: str) -> str:
    return f'"{escaped(words)}"'


def _who(speaker: str | None) -> str:
    return _marked(speaker) if speaker else _NOBODY


def _statement_words(
    pages: Mapping[str, SearchableText], labels: Mapping[str, str], span: Span
) -> str:
    """The words with their report and, where they stand more than once, their place; "" where they
    are not found."""
    if span.report not in pages:
        return ""
    placed = _with_place(statement_places(pages[span.report], span.quote), span)
    return f"{labels[span.report]} {placed}" if placed else ""


def _with_place(found: Sequence[Span], span: Span) -> str:
    if span not in found:
        return ""
    return _marked(span.quote) + (f"#{found.index(span) + 1}" if len(found) > 1 else "")


def _change_line(change: Corrected) -> str:
    parts = []
    if change.speaker is not None:
        parts.append(f"speaker {_who(change.speaker)}")
    if change.stance:
        parts.append(f"stance {change.stance.value}")
    if change.through is not None:
        parts.append(f"through {_marked(change.through) if change.through else 'none'}")
    return "; ".join(parts)
