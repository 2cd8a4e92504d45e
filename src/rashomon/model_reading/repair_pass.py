"""Repair pass: the model corrects, by number, speakers, stances and extents of statements, missing
ones, names and furniture."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.prove_furniture import left_out as may_be_left_out
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import AddedStatement, Corrected, CorrectedStatement, Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading.prompts import (
    COMMON,
    NumberedParagraph,
    ReportSheet,
    one_line,
    orders,
    set_apart,
    tokens,
)
from rashomon.model_reading.reply_form import NO_FORM, plain_lines
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, SearchableText, find_words
from rashomon.seams import Prompt

STAGE = "repairs"
_ROOM = 2000
NO_NUMBER = "a number that is not in the list"
NO_SPEAKER = "a speaker whom the report does not name"
FOREIGN = "words of another statement"
NO_SPELLING = "what is no spelling of that name"
_MOST_NAMES, _MOST_SPELLINGS = 120, 6
_WHOLE, _END = 70, 34  # characters of a statement that is shown whole; of each end of a longer one
# Blanks are never given back (`\s*+`), so that the time for a line grows only with its length;
# numbers are short, for Python reads no number of thousands of digits.
_STATEMENT = re.compile(r"^S\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(.*)$", re.IGNORECASE)
_MISSING = re.compile(
    r'^S\s*+\+\s*+(?::\s*+)?([\w.-]++)(?:\s*+:(?=\s))?\s++"(.+?)"\s*+(?:[,;]\s*+)?speaker\s*+(?::\s*+)?"?'
    r'((?s:.+?))(?:"|(?<!\s))\s*+(\b(?:denies|hedges|asserts)\b)?\s*+[.]?$',
    re.IGNORECASE,
)
_SAME = re.compile(
    r"^N\s*+(?:same|=)\s*+(?::\s*+)?((?:\d{1,5}+(?!\d)[\s,&+=]*+)++)$", re.IGNORECASE
)
_NAME = re.compile(
    r"^N\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(?:kind\s++)?(\w++)\s*+[.]?$", re.IGNORECASE
)
_PARAGRAPHS = re.compile(
    r"^([FP])\s{0,5}:?\s{1,5}((?:\d{1,5}+(?!\d)(?:\s*+[-–]\s*+\d{1,5}+(?!\d))?+[\s,]*+)++)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r'^N\s*+(?:split\s*+(\d{1,5})|(\d{1,5})\s++called)\s*+:?\s*+((?:"[^"]{1,300}"[\s,;]*+)++)[.]?$',
    re.IGNORECASE,
)
_THROUGH = re.compile(r'"?\s{1,3}through\s{1,3}"([^"]{1,200})$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberedItems:
    """What was shown by number: paragraphs by theirs, statements and names from 1."""

    paragraphs: Mapping[int, NumberedParagraph]
    statements: tuple[Statement, ...]
    names: tuple[Name, ...]


def shown_of(
    sheets: Sequence[ReportSheet], statements: Iterable[Statement], names: Iterable[Name]
) -> NumberedItems:
    """Returns what is shown of these reports, in their order."""
    place = {sheet.report.id: k for k, sheet in enumerate(sheets)}
    said = sorted(
        (s for s in statements if s.report in place),
        key=lambda s: (place[s.report], s.quote.start, -s.quote.end, s.id),
    )
    found = sorted(
        (n for n in names if any(m.report in place for m in n.mentions)),
        key=lambda n: (-len(n.mentions), n.mentions[0], n.id),
    )
    paragraphs = {one.number: one for sheet in sheets for one in sheet.paragraphs}
    return NumberedItems(paragraphs, tuple(said), tuple(found[:_MOST_NAMES]))


def repairs_prompt(
    story: str, sheets: Sequence[ReportSheet], shown: NumberedItems, context: int
) -> Prompt | None:
    """Returns the request for corrections; None if it does not fit."""
    labels = {sheet.report.id: sheet.label for sheet in sheets}
    listed = ["\n".join(["Statements:", *_statements(shown.statements, labels)])]
    listed.append("\n".join(["Names:", *_names(shown.names)]))
    parts = [set_apart(sheets), orders(STAGE), *listed, "Write the lines of corrections."]
    system, user = orders(COMMON), "\n\n".join(parts)
    room = context - tokens(system, user)
    return Prompt(STAGE, story, system, user, min(_ROOM, room)) if room >= 300 else None


def repairs_prompts(
    story: str,
    sheets: Sequence[ReportSheet],
    statements: Sequence[Statement],
    names: Sequence[Name],
    context: int,
) -> tuple[tuple[Prompt, NumberedItems], ...]:
    """Returns the requests for corrections of a story, each with what it shows.

    One if it fits the context, else some reports at a time; a report that is too long alone is not
    corrected.
    """
    shown = shown_of(sheets, statements, names)
    prompt = repairs_prompt(story, sheets, shown, context)
    if prompt is not None:
        return ((prompt, shown),)
    middle = len(sheets) // 2
    return (
        tuple(
            one
            for half in (sheets[:middle], sheets[middle:])
            for one in repairs_prompts(story, half, statements, names, context)
        )
        if middle
        else ()
    )


def together(found: Sequence[Repairs]) -> Repairs:
    """Merges the corrections of several requests about one story."""
    return Repairs(
        found[0].by,
        tuple(
            sorted(dict.fromkeys(change for one in found for change in one.statements), key=_place)
        ),
        tuple(
            sorted(
                dict.fromkeys(added for one in found for added in one.added),
                key=lambda added: added.words,
            )
        ),
        tuple(dict.fromkeys(same for one in found for same in one.same)),
        {name: kind for one in found for name, kind in one.kinds.items()},
        tuple(dict.fromkeys(name for one in found for name in one.no_names)),
        {report: stretches for one in found for report, stretches in one.furniture.items()},
        {report: stretches for one in found for report, stretches in one.prose.items()},
        tuple(dict.fromkeys(apart for one in found for apart in one.apart)),
        tuple(dict.fromkeys(called for one in found for called in one.called)),
    )


def _place(one: CorrectedStatement) -> tuple[Span, str]:
    return one.words, one.of or ""


def _statements(statements: Sequence[Statement], labels: Mapping[str, str]) -> Iterator[str]:
    """The statements by number, under the label of their report; long ones by their ends."""
    above = ""
    for n, s in enumerate(statements, 1):
        if s.report != above:
            above = s.report
            yield f"{labels[above]}:"
        marks = [f"through {', '.join(s.via)}"] if s.via else []
        marks += [] if s.stance is Stance.ASSERTS else [s.stance.value]
        told = f" ({'; '.join(marks)})" if marks else ""
        yield f'{n} {one_line(s.speaker or "nobody")}{told}: "{_ends(one_line(s.quote.quote))}"'


def _ends(words: str) -> str:
    """The words, of long ones the first and last."""
    if len(words) <= _WHOLE:
        return words
    first, last = words[:_END].rsplit(" ", 1)[0], words[-_END:].split(" ", 1)[-1]
    return f"{first} ... {last}"


def _names(names: Sequence[Name]) -> Iterator[str]:
    for n, name in enumerate(names, 1):
        spellings = dict.fromkeys(map(one_line, name.spellings))
        others = [s for s in spellings if s != one_line(name.name)][:_MOST_SPELLINGS]
        told = f" ({'; '.join(others)})" if others else ""
        yield f"{n} {name.kind.value} {one_line(name.name)}{told}"


def read_repairs(
    reply: str, shown: NumberedItems, pages: Mapping[str, SearchableText], by: str, tally: Tally
) -> Repairs:
    """Returns the corrections in a reply that the reports bear out."""
    reader = _RepairReader(shown, pages, tally)
    tally.read(plain_lines(reply), reader.take)
    return reader.repairs(by)


class _RepairReader:
    """Reads a reply line by line; each method returns why a line is refused, None if it is
    taken."""

    def __init__(
        self, shown: NumberedItems, pages: Mapping[str, SearchableText], tally: Tally
    ) -> None:
        self.shown, self.pages, self.tally = shown, pages, tally
        self.page_of = {page.report.id: page for page in pages.values()}
        self.statements: dict[str, Corrected] = {}
        self.added: list[AddedStatement] = []
        self.same: list[tuple[str, ...]] = []
        self.kinds: dict[str, NameKind] = {}
        self.none: list[str] = []
        self.apart: list[tuple[str, ...]] = []
        self.called: list[tuple[str, str]] = []
        self.paragraphs: dict[str, set[int]] = {"F": set(), "P": set()}

    def take(self, line: str) -> str | None:
        """Takes one line."""
        for form, read in (
            (_MISSING, self._missing),
            (_STATEMENT, self._statement),
            (_SAME, self._one),
            (_SPLIT, self._spellings),
            (_NAME, self._name),
            (_PARAGRAPHS, self._lines),
        ):
            found = form.match(line)
            if found is not None:
                return read(found)
        return NO_FORM

    def _statement(self, found: re.Match[str]) -> str | None:
        number = int(found[1])
        if not 0 < number <= len(self.shown.statements):
            return NO_NUMBER
        statement = self.shown.statements[number - 1]
        known = self.statements.get(statement.id, Corrected())
        what, _, rest = found[2].partition(" ")
        what, rest = what.casefold().strip(":"), rest.strip()
        change: Corrected | str = NO_FORM
        if what == "none" and not rest:
            change = Corrected(none=True)
        elif what == "stance" and rest.casefold().strip(' ".') in Stance.__members__.values():
            change = replace(known, none=False, stance=Stance(rest.casefold().strip(' ".')))
        elif what == "speaker":
            who = self._speaker(rest, statement.report)
            change = NO_SPEAKER if who is None else replace(known, none=False, speaker=who)
        elif what == "through":
            change = self._through(_unquoted(rest), statement.report, known)
        elif what == "words":
            near = [
                s
                for s in find_words(self.page_of[statement.report], _unquoted(rest))
                if s.overlaps(statement.quote)
            ]
            change = replace(known, none=False, words=near[0]) if near else NOT_THERE
        if isinstance(change, str):
            return change
        self.statements[statement.id] = change
        return None

    def _through(self, via: str, report: str, known: Corrected) -> Corrected | str:
        """The change with this medium or channel, none where it says "none"."""
        if via.casefold() == "none":
            return replace(known, none=False, through="")
        stands = find_words(self.page_of[report], via)
        return replace(known, none=False, through=stands[0].quote) if stands else NOT_THERE

    def _speaker(self, text: str, report: str) -> str | None:
        """The speaker in words of the report, empty for nobody, None if the report does not name
        them."""
        who = _unquoted(text)
        if who.casefold().strip(".") in ("none", "nobody"):
            return ""
        bare = re.sub(r"^unnamed\s+", "", who, flags=re.IGNORECASE)
        stands = find_words(self.page_of[report], bare)
        if stands:
            return f"unnamed {stands[0].quote}" if bare != who else stands[0].quote
        for name in self.shown.names:
            if who in (name.name, *name.spellings):
                here = [m.quote for m in name.mentions if m.report == report]
                return max(here, key=len) if here else None
        return None

    def _missing(self, found: re.Match[str]) -> str | None:
        page = self.pages.get(found[1])
        if page is None:
            return NO_REPORT
        stands = find_words(page, found[2])
        via = _THROUGH.search(found[3])
        if not stands or (via and not find_words(page, via[1])):
            return NOT_THERE
        who = self._speaker(found[3][: via.start()] if via else found[3], page.report.id)
        if who is None:
            return NO_SPEAKER
        words = with_marks(page.report, stands[0])
        known = [*(s.quote for s in self.shown.statements), *(a.words for a in self.added)]
        if any(words.overlaps(other) for other in known):
            return FOREIGN
        stance = Stance((found[4] or "asserts").casefold())
        self.added.append(AddedStatement(words, who or None, stance, via[1] if via else None))
        return None

    def _one(self, found: re.Match[str]) -> str | None:
        numbers = list(dict.fromkeys(int(n) for n in re.findall(r"\d+", found[1])))
        if len(numbers) < 2 or not all(0 < n <= len(self.shown.names) for n in numbers):
            return NO_NUMBER
        self.same.append(tuple(self.shown.names[n - 1].name for n in numbers))
        return None

    def _spellings(self, found: re.Match[str]) -> str | None:
        number = int(found[1] or found[2])
        if not 0 < number <= len(self.shown.names):
            return NO_NUMBER
        name = self.shown.names[number - 1]
        given = tuple(dict.fromkeys(re.findall(r'"([^"]+)"', found[3])))
        if not {*given} <= {name.name, *name.spellings}:
            return NO_SPELLING
        if found[2]:
            self.called.append((name.name, given[0]))
        elif given != (name.name,):
            self.apart.append(given if len(given) > 1 else (given[0], name.name))
        return None

    def _name(self, found: re.Match[str]) -> str | None:
        number, kind = int(found[1]), found[2].casefold().replace("organization", "organisation")
        if not 0 < number <= len(self.shown.names):
            return NO_NUMBER
        name = self.shown.names[number - 1]
        if kind == "none":
            self.none += name.spellings
        elif kind in NameKind.__members__.values():
            self.kinds |= dict.fromkeys(name.spellings, NameKind(kind))
        else:
            return NO_FORM
        return None

    def _lines(self, found: re.Match[str]) -> str | None:
        numbers: set[int] = set()
        for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", found[2]):
            ends = {int(first), int(last or first)}
            if not ends <= self.shown.paragraphs.keys():
                return NO_NUMBER
            numbers |= {n for n in self.shown.paragraphs if min(ends) <= n <= max(ends)}
        self.paragraphs[found[1].upper()] |= numbers
        return None

    def repairs(self, by: str) -> Repairs:
        """Returns everything that was taken."""
        shown = {statement.id: statement for statement in self.shown.statements}
        changed = [
            CorrectedStatement(shown[one].quote, shown[one].speaker or "", change)
            for one, change in self.statements.items()
        ]
        return Repairs(
            by,
            tuple(sorted(changed, key=_place)),
            tuple(sorted(self.added, key=lambda added: added.words)),
            tuple(self.same),
            self.kinds,
            tuple(dict.fromkeys(self.none)),
            self._stretches("F", left_out=False),
            self._stretches("P", left_out=True),
            tuple(self.apart),
            tuple(self.called),
        )

    def _stretches(self, mark: str, *, left_out: bool) -> dict[str, tuple[tuple[int, int], ...]]:
        """The paragraphs of a mark, by report, as far as they may be given back or set aside."""
        found: dict[str, list[NumberedParagraph]] = {}
        for line in (self.shown.paragraphs[n] for n in sorted(self.paragraphs[mark])):
            if line.left_out == left_out:
                found.setdefault(line.report.id, []).append(line)
        out = {}
        for report, lines in found.items():
            places = tuple((line.start, line.end) for line in lines)
            if mark == "F":
                places, refused = may_be_left_out(lines[0].report, places)
                for (start, end), reason in refused:
                    self.tally.refuse(reason, 0, report, lines[0].report.text[start:end])
            if places:
                out[report] = places
        return out


def with_marks(report: Report, span: Span) -> Span:
    """Returns the words with the quotation marks right around them."""
    text, marks = report.text, '"“”„«»'
    if (
        span.start > 0
        and span.end < len(text)
        and text[span.start - 1] in marks
        and text[span.end] in marks
    ):
        return report.span(span.start - 1, span.end + 1)
    return span


def _unquoted(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text.strip('" ')
