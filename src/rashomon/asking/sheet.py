"""What a model is shown of a story (`sheet_of`): its reports whole, sentence by sentence with short
numbers, or, where that is too much, the sentences of its claims and then what one report alone
tells; in windows that fit a request."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from rashomon.asking.prompts import (
    mark_beside,
    one_line,
    orders,
    packed,
    tokens,
    with_own_signs,
)
from rashomon.asking.provenance import tell_provenance
from rashomon.asking.relative_days import sure_days, with_days
from rashomon.decisions.here import placed
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.content_ids import by_id
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.model.story import Story
from rashomon.text.gathering import by_key
from rashomon.text.report_names import name_reports

_WHOLE = 25_000  # words of reports that are shown whole
_REPLY = 4_000  # tokens that a reply needs, or a quarter of a smaller context
_LEAST = 500
_ROOM = 10_000  # tokens of a reply, at most; a model that thinks does so in them
_MOST = 40_000  # tokens of sentences that are sent in all
_LONGEST, _LONGEST_NAME = 1_500, 60  # characters of a sentence, and of who says it
_ALIKE = 0.85  # of the words of two sentences that print much the same
_BESIDE = 500  # tokens of a list of reports, of what was found, and of what is said of languages
_NO_WORD = re.compile(r"[^\w]|_")
_OF_TEXT = 1.2  # tokens shown for a token of the reports, about


@dataclass(frozen=True, slots=True)
class SheetSentence:
    """A sentence as a model sees it; `folded`: those that repeat it, telling no more."""

    number: int
    sentence: ClaimSentence
    folded: tuple[ClaimSentence, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in the conversation."""
        return f"s{self.number}"


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Sheet:
    """What is shown: sentences, report by report where the reports are shown `whole`, else those of
    claims first. `reports`: those of the story in the order of their numbers; `names`: what they
    are called, by their ids; `findings`: what the program found of them; `days`: the expressions
    whose days stand behind them, by report; `mark`: by which a reply says which sheet it is
    about."""

    reports: tuple[Report, ...]
    shown: tuple[SheetSentence, ...]
    whole: bool
    names: Mapping[str, str]
    findings: tuple[str, ...]
    days: Mapping[str, Sequence[Date]]
    mark: str = ""

    @property
    def name(self) -> str:
        """What the sheet is called in orders and replies."""
        return f"Sheet {self.mark}"

    @cached_property
    def labels(self) -> Mapping[str, PlacedSpan]:
        """The shown sentences by what they are called."""
        return {shown.label: placed(shown.sentence.span, self._known) for shown in self.shown}

    @cached_property
    def _known(self) -> dict[str, Report]:
        return by_id(self.reports)

    @cached_property
    def called(self) -> dict[str, str]:
        """What each report is called, by its id."""
        return {report.id: f"r{n}" for n, report in enumerate(self.reports, 1)}

    def body(self) -> str:
        """Returns what stands between the marks."""
        blocks = [self.found()]
        lines = by_key((shown.sentence.report, self.line(shown)) for shown in self.shown)
        heads = [self._heading(report.id) for report in self.reports if report.id in lines]
        if self.whole:
            for head, told in zip(heads, lines.values(), strict=True):
                blocks.append("\n".join([head, *told]))
        else:
            blocks += ["\n".join(heads), "\n".join(map(self.line, self.shown))]
        return "\n\n".join(blocks)

    def found(self) -> str:
        """Returns what the program found, in lines."""
        return "\n".join(["What a program found:", *(f"- {line}" for line in self.findings)])

    def _heading(self, ident: str) -> str:
        report = self._known[ident]
        moment = (report.published or report.anchor or "day unknown")[:16].replace("T", " ")
        return f"{self.called[ident]} {with_own_signs(one_line(self.names[ident]))}, {moment}"

    def line(self, shown: SheetSentence) -> str:
        """Returns a sentence as one line."""
        sentence = shown.sentence
        head, text = shown.label, self._words(sentence)
        if not self.whole:
            head += f" {self.called[sentence.report]}"
        if sentence.speaker:
            head += f" ({one_line(sentence.speaker)[:_LONGEST_NAME]})"
        others = {other.report for other in shown.folded} - {sentence.report}
        if others:
            text += f" ={' '.join(self.called[ident] for ident in self.called if ident in others)}"
        return f"{head}: {text}"

    def _words(self, sentence: ClaimSentence) -> str:
        """The words of a sentence, in which its own signs are none of the sheet's."""
        report = self._known[sentence.report]
        year = (report.anchor or "")[:4]
        text = with_days(sentence.span, self.days.get(report.id, ()), year, with_own_signs)
        text = one_line(text)
        if len(text) > _LONGEST:
            return f"{text[:_LONGEST]}…"
        return text


def sheet_of(
    story: Story,
    reports: Sequence[Report],
    sentences: Mapping[str, ClaimSentence],
    context: int,
) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else claims. `sentences`: all of the story, by id."""
    names = name_reports(reports)
    ordered = tuple(sorted(reports, key=_moment))
    place = {report.id: n for n, report in enumerate(ordered)}
    every = sorted(sentences.values(), key=lambda told: (place[told.report], told.span))
    idents = [sentence.id for sentence in every]
    days = by_key((date.span.report, date) for date in sure_days(story.dates, reports))
    alike = _alike(story.claims, every)
    sheet = Sheet(
        ordered,
        tuple(_numbered(idents, alike)),
        True,
        names,
        tell_provenance(story, names),
        dict(days),
    )
    words = sum(len(sentence.span.quote.split()) for sentence in every)
    if words > _WHOLE or tokens(sheet.body()) > room_for(context):
        order = chain(_of_claims(story), idents)
        sheet = replace(sheet, shown=tuple(_numbered(order, alike)), whole=False)
    return replace(sheet, mark=mark_beside(sheet.body()))


def _moment(report: Report) -> tuple[str, str]:
    return report.published or report.anchor or "unknown", report.id


Alike = Mapping[str, Sequence[ClaimSentence]]


def _alike(claims: Sequence[Claim], ordered: Sequence[ClaimSentence]) -> Alike:
    """By the id of each sentence all that print much the same as it; of these the first is
    shown."""
    known = by_id(ordered)
    repeats = {}
    for claim in claims:
        for sentence in claim.sentences:
            if sentence.repeats:
                repeats[sentence.id] = sentence.repeats
    found: dict[str, list[ClaimSentence]] = {}
    for sentence in ordered:
        other = known.get(repeats.get(sentence.id, ""), sentence)
        if sentence.copy is None or not _print_the_same(sentence, other):
            other = sentence
        found.setdefault(_words(other), []).append(sentence)
    return {sentence.id: same for same in found.values() for sentence in same}


def _print_the_same(sentence: ClaimSentence, other: ClaimSentence) -> bool:
    words, others = set(_words(sentence).split()), set(_words(other).split())
    return len(words & others) >= _ALIKE * len(words | others)


def _words(sentence: ClaimSentence) -> str:
    return " ".join(_NO_WORD.sub(" ", sentence.span.quote.casefold()).split())


def _of_claims(story: Story) -> Iterator[str]:
    """The ids of the distinct sentences of each claim, those of several reports first, then of what
    one report alone tells."""
    for claim in sorted(story.claims, key=lambda claim: claim.reports < 2):
        for sentence in claim.distinct():
            yield sentence.id
    for alone in story.alone:
        yield alone.sentence


def _numbered(order: Iterable[str], alike: Alike) -> Iterator[SheetSentence]:
    """The sentences in this order, those that print much the same once."""
    firsts = dict.fromkeys(alike[ident][0].id for ident in order)
    for number, ident in enumerate(firsts, 1):
        first, *others = alike[ident]
        yield SheetSentence(number, first, tuple(others))


def windows_of(sheet: Sheet, context: int) -> tuple[Sheet, ...]:
    """Returns what is sent of the sheet, in windows that fit a request."""
    if sheet.whole:
        return (sheet,)
    room = room_for(context)
    parts = list(packed(sheet.shown, room, sheet.line))[: max(1, _MOST // room)]
    return tuple(replace(sheet, shown=part) for part in parts)


def room_for(context: int) -> int:
    """Returns how many tokens of sentences one request may show."""
    reply = min(_REPLY, context // 4)
    return max(_LEAST, min(_MOST, context - tokens(sheet_orders()) - _BESIDE - reply))


def reply_room(context: int, *asked: str) -> int:
    """Returns how many tokens a reply to this may have."""
    return max(_LEAST, min(_ROOM, context - tokens(*asked)))


def shown_of(text: int, context: int) -> tuple[int, int]:
    """Returns about how many tokens are shown of reports that have so many, and in how many
    requests."""
    shown = min(_MOST, int(_OF_TEXT * text))
    return shown, -(-shown // room_for(context))


def sheet_orders() -> str:
    """Returns the orders of one request about a sheet: what it shows, what is to be told, and in
    which form."""
    return orders("sheet", "answer", "form")
