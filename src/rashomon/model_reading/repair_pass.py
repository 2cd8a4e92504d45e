"""Repair pass: the model corrects, by number, speakers, stances and extents of statements, missing
ones, names and furniture."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

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
from rashomon.protocols import Prompt
from rashomon.rows.correction_lines import UNNAMED, CorrectionReader, correction_lines
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, SearchableText, find_words
from rashomon.text.detect_language import is_read_whole

STAGE = "repairs"
_Item = TypeVar("_Item", Statement, Name)
_ROOM = 2000
NO_NUMBER = "a number that is not in the list"
FOREIGN = "words of another statement"
NO_SPELLING = "what is no spelling of that name"
_MOST_NAMES, _MOST_SPELLINGS = 120, 6
_WHOLE, _END = 70, 34  # characters of a statement that is shown whole; of each end of a longer one
# Blanks are never given back (`\s*+`), so that the time for a line grows only with its length;
# numbers are short, for Python reads no number of thousands of digits.
_STATEMENT = re.compile(r"^S\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(.*)$", re.IGNORECASE)
_MISSING = re.compile(
    r'^S\s*+\+\s*+(?::\s*+)?([\w.-]++)(?:\s*+:(?=\s))?\s++"(.+?)"\s*+(?:[,;]\s*+)?'
    r'speaker\s*+(?::\s*+)?"?'
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
    """What was shown, by number."""

    paragraphs: Mapping[int, NumberedParagraph]
    statements: Mapping[int, Statement]
    names: Mapping[int, Name]


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
    names_ = dict(enumerate(found[:_MOST_NAMES], 1))
    return NumberedItems(paragraphs, dict(enumerate(said, 1)), names_)


def repairs_prompt(
    story: str, sheets: Sequence[ReportSheet], shown: NumberedItems, context: int
) -> Prompt | None:
    """Returns the request for corrections; None if it does not fit."""
    labels = {sheet.report.id: sheet.label for sheet in sheets}
    listed = ["\n".join(["Statements:", *_statements(shown.statements, labels)])]
    listed.append("\n".join(["Names:", *_names(shown.names)]))
    unread = [] if all(is_read_whole(sheet.report) for sheet in sheets) else [orders("unread")]
    parts = [set_apart(sheets), orders(STAGE), *listed, *unread, "Write the lines of corrections."]
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


def all_of(given: Iterable[Repairs | None]) -> Repairs | None:
    """Returns the corrections of several requests about one story as one; None if there are
    none."""
    found = [repairs for repairs in given if repairs is not None]
    return together(found) if found else None


def together(found: Sequence[Repairs]) -> Repairs:
    """Returns several corrections of one story as one."""
    return Repairs(
        found[0].by,
        tuple(
            sorted(
                dict.fromkeys(change for one in found for change in one.statements),
                key=lambda one: one.words,
            )
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
        tuple(dict.fromkeys(variant for one in found for variant in one.variants)),
    )


def _statements(statements: Mapping[int, Statement], labels: Mapping[str, str]) -> Iterator[str]:
    """The statements by number, under the label of their report; long ones by their ends."""
    above = ""
    for n, s in statements.items():
        if s.report != above:
            above = s.report
            yield f"{labels[above]}:"
        marks = [f"through {', '.join(s.via)}"] if s.via else []
        marks += [] if s.stance is Stance.ASSERTS else [s.stance.value]
        marked = f" ({'; '.join(marks)})" if marks else ""
        yield f'{n} {one_line(s.speaker or "nobody")}{marked}: "{_ends(one_line(s.quote.quote))}"'


def _ends(words: str) -> str:
    """The words, of long ones the first and last."""
    if len(words) <= _WHOLE:
        return words
    first, last = words[:_END].rsplit(" ", 1)[0], words[-_END:].split(" ", 1)[-1]
    return f"{first} ... {last}"


def _names(names: Mapping[int, Name]) -> Iterator[str]:
    for n, name in names.items():
        spellings = dict.fromkeys(map(one_line, name.spellings))
        others = [s for s in spellings if s != one_line(name.name)][:_MOST_SPELLINGS]
        also = f" ({'; '.join(others)})" if others else ""
        yield f"{n} {name.kind.value} {one_line(name.name)}{also}"


def read_repairs(
    reply: str,
    shown: NumberedItems,
    pages: Mapping[str, SearchableText],
    by: str,
    tally: Tally,
    whole: Mapping[str, SearchableText] | None = None,
) -> Repairs | None:
    """Returns the corrections in a reply that the reports bear out, None if there are none.

    Each is written down by report and exact words first, and proved as one of a rows file. `whole`:
    the pages of whole reports, where others show parts of them.
    """
    proved = CorrectionReader(pages, by)
    numbered = _NumberedLines(shown, proved, whole or pages)
    for number, line in enumerate(plain_lines(reply), 1):
        before = len(proved.faults)
        try:
            written = list(numbered.written(line)) if line else []
        except _Refused as wrong:
            tally.refuse(str(wrong), number)
            continue
        for one in written:
            proved.take(one, number)
        faults = proved.faults[before:]
        for fault in faults:
            tally.refuse(fault.reason, number, fault.report, fault.words, fault.advice)
        tally.take(bool(line) and len(faults) < max(1, len(written)))
    return proved.repairs()


class _Refused(Exception):
    """A line that cannot be written by report and words; says why."""


def _numbered(items: Mapping[int, _Item], number: str) -> _Item:
    if int(number) not in items:
        raise _Refused(NO_NUMBER)
    return items[int(number)]


class _NumberedLines:
    """Lines about what was shown by number, as lines of corrections by report and words."""

    def __init__(
        self,
        shown: NumberedItems,
        taken: CorrectionReader,
        whole: Mapping[str, SearchableText],
    ) -> None:
        self.shown, self.taken, self.pages, self.by = shown, taken, taken.pages, taken.by
        self.page_of = {page.report.id: page for page in whole.values()}
        self.labels = {page.report.id: label for label, page in whole.items()}

    def written(self, line: str) -> Iterator[str]:
        """Returns what a line corrects, as lines of a rows file. Raises _Refused."""
        if line.startswith('name "'):
            return iter([line])
        for form, read in (
            (_MISSING, self._missing),
            (_STATEMENT, self._statement),
            (_SAME, self._one),
            (_SPLIT, self._spellings),
            (_NAME, self._name),
            (_PARAGRAPHS, self._stretches),
        ):
            if found := form.match(line):
                return correction_lines(read(found), self.page_of, self.labels)
        raise _Refused(NO_FORM)

    def _statement(self, found: re.Match[str]) -> Repairs:
        said = _numbered(self.shown.statements, found[1])
        what, _, rest = found[2].partition(" ")
        what, rest = what.casefold().strip(":"), _unquoted(rest)
        if what == "none" and not rest:
            change = Corrected(none=True)
        elif what == "stance" and rest.casefold() in Stance.__members__.values():
            change = Corrected(stance=Stance(rest.casefold()))
        elif what == "speaker":
            change = Corrected(speaker=self._speaker(rest, said.report))
        elif what == "through":
            change = Corrected(through="" if rest.casefold() == "none" else rest)
        elif what == "words":
            stands = find_words(self.page_of[said.report], rest)
            change = Corrected(words=next((s for s in stands if s.overlaps(said.quote)), None))
        else:
            raise _Refused(NO_FORM)
        if change == Corrected():
            raise _Refused(NOT_THERE)
        return Repairs(self.by, (CorrectedStatement(said.quote, said.speaker or "", change),))

    def _speaker(self, text: str, report: str) -> str:
        """The speaker, in the spelling that the report has of a name that was shown; "" for
        nobody."""
        who = _unquoted(text)
        if who.casefold().strip(".") in ("none", "nobody"):
            return ""
        bare = re.sub(r"^unnamed\s+", "", who, flags=re.IGNORECASE)
        if find_words(self.page_of[report], bare):
            return who if bare == who else f"{UNNAMED}{bare}"
        named = next((n for n in self.shown.names.values() if who in (n.name, *n.spellings)), None)
        here = [m.quote for m in named.mentions if m.report == report] if named else []
        return max(here, key=len, default=who)

    def _missing(self, found: re.Match[str]) -> Repairs:
        page = self.pages.get(found[1])
        if page is None:
            raise _Refused(NO_REPORT)
        stands = find_words(page, found[2])
        if not stands:
            raise _Refused(NOT_THERE)
        words = with_marks(page.report, stands[0])
        added = (one.words for one in self.taken.added)
        known = (*(one.quote for one in self.shown.statements.values()), *added)
        if any(words.overlaps(other) for other in known):
            raise _Refused(FOREIGN)
        via = _THROUGH.search(found[3])
        who = self._speaker(found[3][: via.start()] if via else found[3], page.report.id)
        stance = Stance((found[4] or "asserts").casefold())
        one = AddedStatement(words, who or None, stance, via[1] if via else None)
        return Repairs(self.by, added=(one,))

    def _one(self, found: re.Match[str]) -> Repairs:
        numbers = dict.fromkeys(re.findall(r"\d+", found[1]))
        if len(numbers) < 2:
            raise _Refused(NO_NUMBER)
        return Repairs(self.by, same=(tuple(_numbered(self.shown.names, n).name for n in numbers),))

    def _spellings(self, found: re.Match[str]) -> Repairs:
        name = _numbered(self.shown.names, found[1] or found[2])
        given = tuple(dict.fromkeys(re.findall(r'"([^"]+)"', found[3])))
        if not {*given} <= {name.name, *name.spellings}:
            raise _Refused(NO_SPELLING)
        if found[2]:
            return Repairs(self.by, called=((name.name, given[0]),))
        apart = given if len(given) > 1 else (given[0], name.name)
        return Repairs(self.by, apart=() if given == (name.name,) else (apart,))

    def _name(self, found: re.Match[str]) -> Repairs:
        name, kind = _numbered(self.shown.names, found[1]), found[2].casefold()
        kind = kind.replace("organization", "organisation")
        if kind == "none":
            return Repairs(self.by, no_names=name.spellings)
        if kind not in NameKind.__members__.values():
            raise _Refused(NO_FORM)
        return Repairs(self.by, kinds=dict.fromkeys(name.spellings, NameKind(kind)))

    def _stretches(self, found: re.Match[str]) -> Repairs:
        """The paragraphs, as far as they are to be set aside and stand, or the other way round."""
        places: dict[str, tuple[tuple[int, int], ...]] = {}
        back = found[1].upper() == "P"
        for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", found[2]):
            ends = {int(first), int(last or first)}
            if not ends <= self.shown.paragraphs.keys():
                raise _Refused(NO_NUMBER)
            for number, one in sorted(self.shown.paragraphs.items()):
                if min(ends) <= number <= max(ends) and one.left_out == back:
                    held = places.get(one.report.id, ())
                    places[one.report.id] = tuple(dict.fromkeys((*held, (one.start, one.end))))
        return Repairs(self.by, prose=places) if back else Repairs(self.by, furniture=places)


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
