"""Repair pass: the model corrects, by number, speakers, stances and extents of statements, missing ones, names and furniture."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.prove_furniture import left_out as may_be_left_out
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import AddedStatement, Corrected, CorrectedStatement, Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading.prompts import ReportSheet, one_line, orders, set_apart, tokens
from rashomon.model_reading.reply_form import NO_FORM, plain_lines
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, SearchableText, find_words
from rashomon.seams import Prompt

STAGE = "repairs"
_ROOM = 2000
NO_NUMBER = "a number that is not in the list"
NO_SPEAKER = "a speaker whom the report does not name"
FOREIGN = "words of another statement"
_SHOWN = 90  # characters shown of a paragraph that the program leaves out
_MOST_NAMES = 120
# Blanks are never given back (`\s*+`), so that the time for a line grows only with its length; numbers are short, for Python reads no number of thousands of digits.
_STATEMENT = re.compile(r"^S\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(.*)$", re.IGNORECASE)
_MISSING = re.compile(
    r'^S\s*+\+\s*+(?::\s*+)?([\w.-]++)(?:\s*+:(?=\s))?\s++"(.+?)"\s*+(?:[,;]\s*+)?speaker\s*+(?::\s*+)?"?'
    r'((?s:.+?))(?:"|(?<!\s))\s*+(\b(?:denies|hedges|asserts)\b)?\s*+[.]?$',
    re.IGNORECASE,
)
_SAME = re.compile(r"^N\s*+(?:same|=)\s*+(?::\s*+)?((?:\d{1,5}+(?!\d)[\s,&+=]*+)++)$", re.IGNORECASE)
_NAME = re.compile(r"^N\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(?:kind\s++)?(\w++)\s*+[.]?$", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"^([FP])\s{0,5}:?\s{1,5}((?:\d{1,5}+(?!\d)(?:\s*+[-–]\s*+\d{1,5}+(?!\d))?+[\s,]*+)++)$", re.IGNORECASE)
_BRACES = re.compile(r"\{\d+:\s?|\}")


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph with its number: where it stands, and whether the program leaves it out."""

    report: Report
    start: int
    end: int
    left_out: bool


@dataclass(frozen=True, slots=True)
class NumberedItems:
    """What was shown by number, from 1."""

    lines: tuple[NumberedParagraph, ...]
    statements: tuple[Statement, ...]
    names: tuple[Name, ...]


def shown_of(sheets: Sequence[ReportSheet], statements: Iterable[Statement], names: Iterable[Name]) -> NumberedItems:
    """Returns what is shown of these reports, in their order."""
    place = {sheet.report.id: k for k, sheet in enumerate(sheets)}
    lines = [line for sheet in sheets for line in _lines(sheet.report)]
    said = sorted((s for s in statements if s.report in place), key=lambda s: (place[s.report], s.quote.start, -s.quote.end, s.id))
    found = sorted((n for n in names if any(m.report in place for m in n.mentions)), key=lambda n: (-len(n.mentions), n.mentions[0], n.id))
    return NumberedItems(tuple(lines), tuple(said), tuple(found[:_MOST_NAMES]))


def _lines(report: Report) -> Iterator[NumberedParagraph]:
    start = 0
    for text in report.text.split("\n"):
        end = start + len(text)
        if text.strip():
            yield NumberedParagraph(report, start, end, report.is_furniture(start, end))
        start = end + 1


def repairs_prompt(story: str, sheets: Sequence[ReportSheet], shown: NumberedItems, context: int) -> Prompt | None:
    """Returns the request for corrections; None if it does not fit."""
    bodies = ["\n".join(_told(n, line, shown) for n, line in enumerate(shown.lines, 1) if line.report.id == s.report.id) for s in sheets]
    listed = [f"Speakers of the statements:\n{chr(10).join(_speakers(shown.statements))}", f"Names:\n{chr(10).join(_names(shown.names))}"]
    system, user = orders(STAGE), "\n\n".join([set_apart(sheets, bodies), *listed, "Write the lines of corrections."])
    room = context - tokens(system, user)
    return Prompt(STAGE, story, system, user, min(_ROOM, room)) if room >= 300 else None


def repairs_prompts(
    story: str, sheets: Sequence[ReportSheet], statements: Sequence[Statement], names: Sequence[Name], context: int
) -> tuple[tuple[Prompt, NumberedItems], ...]:
    """Returns the requests for corrections of a story, each with what it shows.

    One if it fits the context, else some reports at a time; a report that is too long alone is not corrected.
    """
    shown = shown_of(sheets, statements, names)
    prompt = repairs_prompt(story, sheets, shown, context)
    if prompt is not None:
        return ((prompt, shown),)
    middle = len(sheets) // 2
    return (
        tuple(one for half in (sheets[:middle], sheets[middle:]) for one in repairs_prompts(story, half, statements, names, context))
        if middle
        else ()
    )


def together(found: Sequence[Repairs]) -> Repairs:
    """Merges the corrections of several requests about one story."""
    return Repairs(
        found[0].by,
        tuple(sorted(dict.fromkeys(change for one in found for change in one.statements), key=_place)),
        tuple(sorted(dict.fromkeys(added for one in found for added in one.added), key=lambda added: added.words)),
        tuple(dict.fromkeys(same for one in found for same in one.same)),
        {name: kind for one in found for name, kind in one.kinds.items()},
        tuple(dict.fromkeys(name for one in found for name in one.no_names)),
        {report: stretches for one in found for report, stretches in one.furniture.items()},
        {report: stretches for one in found for report, stretches in one.prose.items()},
    )


def _place(one: CorrectedStatement) -> tuple[Span, str]:
    return one.words, one.of or ""


def _told(number: int, line: NumberedParagraph, shown: NumberedItems) -> str:
    text = line.report.text
    if line.left_out:
        return f"[{number} left out] {one_line(text[line.start : line.end])[:_SHOWN]}"
    out, at = [], line.start
    for n, statement in enumerate(shown.statements, 1):
        quote = statement.quote
        if statement.report == line.report.id and at <= quote.start and quote.end <= line.end:
            out += [text[at : quote.start], f"{{{n}: {text[quote.start : quote.end]}}}"]
            at = quote.end
    return f"[{number}] {one_line(''.join([*out, text[at : line.end]]))}"


def _speakers(statements: Sequence[Statement]) -> Iterator[str]:
    end: dict[str, int] = {}
    for n, s in enumerate(statements, 1):
        hidden = s.quote.start < end.get(s.report, 0) or "\n" in s.quote.quote  # it lies inside another one and has no braces of its own
        end[s.report] = max(end.get(s.report, 0), s.quote.end)
        words = f' "{one_line(s.quote.quote)[:60]}"' if hidden else ""
        via = f", through {', '.join(s.via)}" if s.via else ""
        yield f"{n} {one_line(s.speaker or 'nobody')}{via}{'' if s.stance is Stance.ASSERTS else f', {s.stance.value}'}{words}"


def _names(names: Sequence[Name]) -> Iterator[str]:
    for n, name in enumerate(names, 1):
        others = [s for s in dict.fromkeys(map(one_line, name.spellings)) if s != one_line(name.name)][:3]
        yield f"{n} {name.kind.value} {one_line(name.name)}{f' ({chr(59).join(others)})' if others else ''}"


def read_repairs(reply: str, shown: NumberedItems, pages: Mapping[str, SearchableText], by: str, tally: Tally) -> Repairs:
    """Returns the corrections in a reply that the reports bear out."""
    reader = _RepairReader(shown, pages, tally)
    tally.read(plain_lines(reply), reader.take)
    return reader.repairs(by)


class _RepairReader:
    """Reads a reply line by line; each method returns why a line is refused, None if it is taken."""

    def __init__(self, shown: NumberedItems, pages: Mapping[str, SearchableText], tally: Tally) -> None:
        self.shown, self.pages, self.tally = shown, pages, tally
        self.page_of = {page.report.id: page for page in pages.values()}
        self.statements: dict[str, Corrected] = {}
        self.added: list[AddedStatement] = []
        self.same: list[tuple[str, ...]] = []
        self.kinds: dict[str, NameKind] = {}
        self.none: list[str] = []
        self.paragraphs: dict[str, set[int]] = {"F": set(), "P": set()}

    def take(self, line: str) -> str | None:
        """Takes one line."""
        for form, read in (
            (_MISSING, self._missing),
            (_STATEMENT, self._statement),
            (_SAME, self._one),
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
            near = [s for s in find_words(self.page_of[statement.report], _unquoted(rest)) if s.overlaps(statement.quote)]
            near = near or [
                s for s in find_words(self.page_of[statement.report], _BRACES.sub("", _unquoted(rest))) if s.overlaps(statement.quote)
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
        """The speaker in words of the report, empty for nobody, None if the report does not name them."""
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
        stands = find_words(page, found[2]) or find_words(page, _BRACES.sub("", found[2]))
        if not stands:
            return NOT_THERE
        who = self._speaker(found[3], page.report.id)
        if who is None:
            return NO_SPEAKER
        words = with_marks(page.report, stands[0])
        known = [*(s.quote for s in self.shown.statements), *(a.words for a in self.added)]
        if any(words.overlaps(other) for other in known):
            return FOREIGN
        self.added.append(AddedStatement(words, who or None, Stance((found[4] or "asserts").casefold())))
        return None

    def _one(self, found: re.Match[str]) -> str | None:
        numbers = list(dict.fromkeys(int(n) for n in re.findall(r"\d+", found[1])))
        if len(numbers) < 2 or not all(0 < n <= len(self.shown.names) for n in numbers):
            return NO_NUMBER
        self.same.append(tuple(self.shown.names[n - 1].name for n in numbers))
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
            numbers |= set(range(int(first), min(int(last or first), len(self.shown.lines)) + 1))
        if not numbers or max(numbers) > len(self.shown.lines) or min(numbers) < 1:
            return NO_NUMBER
        self.paragraphs[found[1].upper()] |= numbers
        return None

    def repairs(self, by: str) -> Repairs:
        """Returns everything that was taken."""
        shown = {statement.id: statement for statement in self.shown.statements}
        changed = [CorrectedStatement(shown[one].quote, shown[one].speaker or "", change) for one, change in self.statements.items()]
        return Repairs(
            by,
            tuple(sorted(changed, key=_place)),
            tuple(sorted(self.added, key=lambda added: added.words)),
            tuple(self.same),
            self.kinds,
            tuple(dict.fromkeys(self.none)),
            self._stretches("F", left_out=False),
            self._stretches("P", left_out=True),
        )

    def _stretches(self, mark: str, *, left_out: bool) -> dict[str, tuple[tuple[int, int], ...]]:
        """The paragraphs of a mark, by report, as far as they may be given back or set aside."""
        found: dict[str, list[NumberedParagraph]] = {}
        for line in (self.shown.lines[n - 1] for n in sorted(self.paragraphs[mark])):
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
    if span.start > 0 and span.end < len(text) and text[span.start - 1] in marks and text[span.end] in marks:
        return report.span(span.start - 1, span.end + 1)
    return span


def _unquoted(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text.strip('" ')
