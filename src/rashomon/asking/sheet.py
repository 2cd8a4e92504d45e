"""What a model is shown of a story (`sheet_of`): its reports whole, sentence by sentence with short
numbers, or, where that is too much, the sentences of its claims and then what one report alone
tells; in windows that fit a request."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from rashomon.asking.prompts import (
    mark_beside,
    one_line,
    orders,
    tokens,
    with_own_signs,
)
from rashomon.asking.provenance import tell_provenance
from rashomon.asking.relative_days import sure_days, with_days
from rashomon.decisions.here import placed
from rashomon.model.claim import Claims, ClaimSentence, SentencesById
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.span import PlacedSpan, Span
from rashomon.model.story import Story
from rashomon.text.gathering import by_report, grouped
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import single_spaced

_REPLY = 4_000  # tokens that a reply needs, or a quarter of a smaller context
LEAST_ROOM = 500
MOST_SHOWN = 33_000  # tokens of sentences; with orders, heads and lines to join, 40,000 in all
# characters of a sentence, and of who says it
_LONGEST = 1_500
_LONGEST_NAME = 60
_ALIKE = 0.85  # of the words of two sentences that print much the same
_BESIDE = 500  # tokens of a list of reports, of what was found, and of what is said of languages
_NO_WORD = re.compile(r"[^\w]|_")

Alike = Mapping[str, Sequence[ClaimSentence]]
"""By the id of each sentence all that print much the same."""


@record
class SheetLine:
    """A sentence as a model sees it: what it is called, where it stands, and its line."""

    label: str
    span: PlacedSpan
    line: str


@record
class Sheet:
    """What is shown: sentences, report by report where the reports are shown `whole`, else those of
    claims first. `heads`: what stands above those of a report, by its id, in order; `findings`:
    what the program found of the reports; `mark`: by which a reply says which sheet it is about."""

    shown: tuple[SheetLine, ...]
    heads: dict[str, str]
    findings: str
    whole: bool = True
    mark: str = ""

    def body(self) -> str:
        """Returns it as it is sent, without the marks around it."""
        blocks = [self.findings]
        lines = grouped(self.shown, attrgetter("span.report"))
        if self.whole:
            for ident, shown in lines.items():
                blocks.append("\n".join([self.heads[ident], *map(attrgetter("line"), shown)]))
        else:
            blocks.append("\n".join(self.heads[ident] for ident in self.heads if ident in lines))
            blocks.append("\n".join(shown.line for shown in self.shown))
        return "\n\n".join(blocks)


class _Writer:
    """Writes the lines of a sheet, its reports in the order of their moments."""

    def __init__(self, story: Story, reports: Reports) -> None:
        self.reports = by_id(sorted(reports, key=_moment))
        self.places = {ident: place for place, ident in enumerate(self.reports, 1)}
        self.days = by_report(sure_days(story.dates, reports))

    def lines(self, order: Iterable[str], alike: Alike, *, whole: bool) -> Iterator[SheetLine]:
        """Yields the lines of sentences in this order, those that print much the same once."""
        firsts = dict.fromkeys(alike[ident][0].id for ident in order)
        for number, ident in enumerate(firsts, 1):
            first, *others = alike[ident]
            place = self.places[first.report]
            told = f"s{number}" if whole else f"s{number} r{place}"
            if first.speaker:
                told += f" ({one_line(first.speaker)[:_LONGEST_NAME]})"
            told += f": {self._words(first.span)}"
            also = {self.places[other.report] for other in others} - {place}
            sign = " ="
            for other in sorted(also):
                told += f"{sign}r{other}"
                sign = " "
            yield SheetLine(f"s{number}", placed(first.span, self.reports), told)

    def _words(self, sentence: Span) -> str:
        """The words of a sentence, in which its own signs are none of the sheet's."""
        year = (self.reports[sentence.report].anchor or "")[:4]
        text = with_own_signs(sentence.quote)  # as long as before
        text = one_line(with_days(text, sentence, self.days[sentence.report], year))
        return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def sheet_of(
    story: Story,
    reports: Reports,
    sentences: SentencesById,
    context: int,
) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else claims. `sentences`: all of the story, by id."""
    writer = _Writer(story, reports)
    names = name_reports(reports)
    every = sorted(sentences.values(), key=lambda told: (writer.places[told.report], told.span))
    idents = list(by_id(every))
    alike = _alike(story.claims, every)
    heads = {}
    for ident, report in writer.reports.items():
        moment = (report.stated_day or "day unknown")[:16].replace("T", " ")
        name = with_own_signs(one_line(names[ident]))
        heads[ident] = f"r{writer.places[ident]} {name}, {moment}"
    lines = tuple(writer.lines(idents, alike, whole=True))
    sheet = Sheet(shown=lines, heads=heads, findings=tell_provenance(story, names))
    if tokens(sheet.body()) > room_for(context):
        order = chain(_of_claims(story), idents)
        lines = tuple(writer.lines(order, alike, whole=False))
        sheet = replace(sheet, shown=lines, whole=False)
    return replace(sheet, mark=mark_beside(sheet.body()))


def _moment(report: Report) -> tuple[str, str]:
    return report.published or report.anchor or "unknown", report.id


def _alike(claims: Claims, ordered: Sequence[ClaimSentence]) -> Alike:
    """By the id of each sentence all that print much the same as it; of these the first is
    shown."""
    known = by_id(ordered)
    repeats = {}
    for claim in claims:
        for sentence in claim.sentences:
            if sentence.repeats:
                repeats[sentence.id] = sentence.repeats
    found = defaultdict(list)
    for sentence in ordered:
        other = known.get(repeats.get(sentence.id, ""))
        shown = sentence
        if other and sentence.copy and _print_the_same(sentence, other):
            shown = other
        found[_words(shown)].append(sentence)
    alike: dict[str, Sequence[ClaimSentence]] = {}
    for same in found.values():
        alike |= dict.fromkeys(by_id(same), same)
    return alike


def _print_the_same(sentence: ClaimSentence, other: ClaimSentence) -> bool:
    words = set(_words(sentence).split())
    others = set(_words(other).split())
    return len(words & others) >= _ALIKE * len(words | others)


def _words(sentence: ClaimSentence) -> str:
    return single_spaced(_NO_WORD.sub(" ", sentence.quote.casefold()))


def _of_claims(story: Story) -> Iterator[str]:
    """The ids of the distinct sentences of each claim, those of several reports first, then of what
    one report alone tells."""
    for claim in sorted(story.claims, key=lambda claim: claim.reports < 2):
        for sentence in claim.distinct():
            yield sentence.id
    for alone in story.alone:
        yield alone.sentence


def windows_of(sheet: Sheet, context: int) -> tuple[Sheet, ...]:
    """Returns what is sent of the sheet, in windows that fit a request."""
    if sheet.whole:
        return (sheet,)
    room = room_for(context)
    total = 0
    windows: defaultdict[int, list[SheetLine]] = defaultdict(list)
    for shown in sheet.shown:
        total += tokens(shown.line)
        if windows and total > MOST_SHOWN:
            break
        windows[total // room].append(shown)
    sent = []
    for window in windows.values():
        sent.append(replace(sheet, shown=tuple(window)))
    return tuple(sent)


def room_for(context: int) -> int:
    """Returns how many tokens of sentences one request may show."""
    reply = min(_REPLY, context // 4)
    return max(LEAST_ROOM, min(MOST_SHOWN, context - tokens(sheet_orders()) - _BESIDE - reply))


def sheet_orders() -> str:
    """Returns the orders of one request about a sheet: what it shows, what is to be told, and in
    which form."""
    return orders("sheet", "answer", "form")
