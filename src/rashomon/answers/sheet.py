"""The sheet of a story: every sentence of its reports, numbered, as a model sees them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from rashomon.answers.prompts import mark_beside, one_line, orders, tokens, with_own_signs
from rashomon.answers.provenance import tell_provenance
from rashomon.answers.relative_days import sure_days, with_days
from rashomon.decisions.here import placed
from rashomon.model.claim import ClaimSentence, SentencesById
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.span import PlacedSpan, PlacedSpans, Span
from rashomon.model.story import Story
from rashomon.text.gathering import by_report, grouped
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import single_spaced

LEAST_ROOM = 500
MOST_SHOWN = 33_000  # tokens of sentences of one story
_REPLIES = 5_000  # tokens that both replies need, or three eighths of a smaller context
_ORDERS = 700  # tokens of the second message, of what was found, and of what is said of languages
# characters of a sentence, and of who says it
_LONGEST = 1_500
_LONGEST_NAME = 60
# Signs that make no other sentence of the same words: not those of money and shares, no question,
# and not what stands within a number.
_SIGNS = re.compile(r"(?<!\d)[.,:/]|[.,:/](?!\d)|[^\w\s.,:/%?+$€£¥₹₽₩₺₴°=<>]|_")

Equal = Mapping[str, Sequence[ClaimSentence]]
"""By the id of each sentence all that have the same words."""


@record
class SheetLine:
    """A sentence as a model sees it: what it is called, where it stands, and its line. `equal`: the
    sentences of other reports for which it stands, too, since their words are equal."""

    label: str
    span: PlacedSpan
    line: str
    equal: PlacedSpans = ()


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
            for ident, lines_of_report in lines.items():
                texts = map(attrgetter("line"), lines_of_report)
                blocks.append("\n".join([self.heads[ident], *texts]))
        else:
            blocks.append("\n".join(self.heads[ident] for ident in self.heads if ident in lines))
            blocks.append("\n".join(line.line for line in self.shown))
        return "\n\n".join(filter(None, blocks))


class _SheetWriter:
    """Writes the lines of a sheet, its reports in the order of their moments."""

    def __init__(self, story: Story, reports: Reports) -> None:
        self.reports = by_id(sorted(reports, key=_moment))
        self.places = {ident: place for place, ident in enumerate(self.reports, 1)}
        self.days = by_report(sure_days(story.dates, reports))

    def place_of(self, sentence: ClaimSentence) -> tuple[int, Span]:
        """Returns where a sentence stands in the reports."""
        return self.places[sentence.report], sentence.span

    def lines(self, order: Iterable[str], equal: Equal, *, whole: bool) -> Iterator[SheetLine]:
        """Yields the lines of sentences in this order, those of the same words once."""
        # of equal sentences the first stands for all
        firsts = dict.fromkeys(equal[ident][0].id for ident in order)
        for number, ident in enumerate(firsts, 1):
            first, *equal_sentences = equal[ident]
            place = self.places[first.report]
            text = f"s{number}" if whole else f"s{number} r{place}"
            if first.speaker:
                text += f" ({one_line(first.speaker)[:_LONGEST_NAME]})"
            text += f": {self.words(first.span)}"
            others = dict[int, PlacedSpan]()
            for sentence in equal_sentences:
                if sentence.report != first.report:
                    span = placed(sentence.span, self.reports)
                    others.setdefault(self.places[sentence.report], span)
            if others:
                text += f" ={' '.join(f'r{number}' for number in sorted(others))}"
            yield SheetLine(
                label=f"s{number}",
                span=placed(first.span, self.reports),
                line=text,
                equal=tuple(others[number] for number in sorted(others)),
            )

    def words(self, sentence: Span) -> str:
        """Returns the words of a sentence, in which its own signs are none of the sheet's."""
        year = (self.reports[sentence.report].anchor or "")[:4]
        text = with_own_signs(sentence.quote)  # as long as before
        text = one_line(
            with_days(text, sentence=sentence, dates=self.days[sentence.report], year=year)
        )
        return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text

    def equal_sentences(self, sentences: Sequence[ClaimSentence]) -> Equal:
        """Returns by the id of each sentence all that have the same words and mean the same days;
        of these the first is shown. Signs, blanks and dashes do not count."""
        by_words = defaultdict(list)
        for sentence in sentences:
            by_words[_bare_words(self.words(sentence.span))].append(sentence)
        equal: dict[str, Sequence[ClaimSentence]] = {}
        for group in by_words.values():
            equal |= dict.fromkeys(by_id(group), group)
        return equal


def sheet_of(
    story: Story,
    reports: Reports,
    sentences: SentencesById,
    context: int,
) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else claims. `sentences`: all of the story, by id."""
    writer = _SheetWriter(story, reports)
    names = name_reports(reports)
    in_order = sorted(sentences.values(), key=writer.place_of)
    idents = list(by_id(in_order))
    equal = writer.equal_sentences(in_order)
    heads = {}
    for ident, report in writer.reports.items():
        moment = (report.stated_day or "day unknown")[:16].replace("T", " ")
        name = with_own_signs(one_line(names[ident]))
        heads[ident] = f"r{writer.places[ident]} {name}, {moment}"
    lines = tuple(writer.lines(idents, equal, whole=True))
    sheet = Sheet(shown=lines, heads=heads, findings=tell_provenance(story, reports))
    if tokens(sheet.body()) > room_for(context):
        order = chain(_of_claims(story), idents)
        lines = tuple(writer.lines(order, equal, whole=False))
        sheet = replace(sheet, shown=lines, whole=False)
    # who speaks and what was found may be read better some day: its numbers stay good
    numbered = " ".join(f"{line.label}={line.span.place}" for line in sheet.shown)
    return replace(sheet, mark=mark_beside(sheet.body(), numbered))


def _moment(report: Report) -> tuple[str, str]:
    return report.published or report.anchor or "unknown", report.id


def _bare_words(text: str) -> str:
    return single_spaced(_SIGNS.sub(" ", text.casefold()))


def _of_claims(story: Story) -> Iterator[str]:
    """The ids of the distinct sentences of each claim, those of several reports first, then of what
    one report alone tells."""
    for claim in sorted(story.claims, key=lambda claim: claim.reports < 2):
        for sentence in claim.distinct():
            yield sentence.id
    for alone in story.alone:
        yield alone.sentence


def windows_of(sheet: Sheet, context: int) -> tuple[Sheet, ...]:
    """Returns what is sent of the sheet, in as few windows of one size as fit a request."""
    if sheet.whole:
        return (sheet,)
    sizes = [tokens(line.line) for line in sheet.shown]
    total = min(sum(sizes), MOST_SHOWN)
    number = -(-total // room_for(context))
    size_so_far = 0
    windows: defaultdict[int, list[SheetLine]] = defaultdict(list)
    for line, size in zip(sheet.shown, sizes, strict=True):
        size_so_far += size
        if windows and size_so_far > MOST_SHOWN:
            break
        windows[min(number - 1, size_so_far * number // (total + 1))].append(line)
    return tuple(replace(sheet, shown=tuple(window)) for window in windows.values())


def room_for(context: int) -> int:
    """Returns how many tokens of sentences one request may show, beside both messages and
    replies."""
    replies = min(_REPLIES, context * 3 // 8)
    room = context - tokens(sheet_orders()) - _ORDERS - replies
    return max(LEAST_ROOM, min(MOST_SHOWN, room))


def sheet_orders() -> str:
    """Returns what is said of a sheet in the first message about it."""
    return orders("sheet", "answer")
