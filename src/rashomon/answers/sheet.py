"""The sheet of a story: every sentence of its reports, numbered, as a model sees them. It says only
what is sure: which report prints which words, on which day, and which sentences are equal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, zip_longest
from operator import attrgetter

from rashomon.answers.findings import tell_findings
from rashomon.answers.prompts import mark_beside, one_line, orders, tokens, with_own_signs
from rashomon.decisions.here import placed
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.span import PlacedSpan, PlacedSpans, Span
from rashomon.model.story import Story
from rashomon.text.gathering import grouped
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import single_spaced

LEAST_ROOM = 500
MOST_SHOWN = 33_000  # tokens of sentences of one story
_REPLIES = 5_000  # tokens that both replies need, or three eighths of a smaller context
_ORDERS = 700  # tokens of the second message, of what was found, and of what is said of languages
_LONGEST = 1_500  # characters of a sentence
# Signs that make no other sentence of the same words: not those of money and shares, no question,
# and not what stands within a number.
_SIGNS = re.compile(r"(?<!\d)[.,:/]|[.,:/](?!\d)|[^\w\s.,:/%?+$€£¥₹₽₩₺₴°=<>]|_")

Sentences = Mapping[str, Span]
"""The sentences of a story by their ids."""


@record
class SheetLine:
    """A sentence as a model sees it.

    - `label`: what it is called
    - `words`: its words, in which its own signs are none of the sheet's, and behind them the
      reports that print them, too
    - `line`: all of this on one line
    - `equal`: the sentences of other reports for which it stands, since their words are equal
    """

    label: str
    span: PlacedSpan
    words: str
    line: str
    equal: PlacedSpans = ()


@record
class Sheet:
    """What is shown: sentences, report by report where the reports are shown `whole`, else those of
    rows first. `heads`: what stands above those of a report, by its id, in order; `findings`:
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

    def within_marks(self, text: str) -> str:
        """Returns a text between the marks of the sheet."""
        return f"<<Sheet {self.mark}>>\n{text}\n<<End of sheet {self.mark}>>"


class _SheetWriter:
    """Writes the lines of a sheet, its reports in the order of their moments."""

    def __init__(self, reports: Reports, sentences: Sentences) -> None:
        self.reports = by_id(
            sorted(reports, key=lambda each: (each.published or each.anchor or "unknown", each.id))
        )
        self.places = {ident: place for place, ident in enumerate(self.reports, 1)}
        self.sentences = sentences

    @cached_property
    def in_order(self) -> list[str]:
        """The ids of the sentences, as they stand in the reports."""

        def place_of(ident: str) -> tuple[int, Span]:
            sentence = self.sentences[ident]
            return self.places[sentence.report], sentence

        return sorted(self.sentences, key=place_of)

    @cached_property
    def equal(self) -> Mapping[str, Sequence[str]]:
        """Maps each sentence to all that have the same words, the one that is shown first. Signs,
        blanks and dashes do not count."""
        by_words = defaultdict(list)
        for ident in self.in_order:
            words = one_line(with_own_signs(self.sentences[ident].quote)).casefold()
            by_words[single_spaced(_SIGNS.sub(" ", words))].append(ident)
        equal: dict[str, Sequence[str]] = {}
        for group in by_words.values():
            equal |= dict.fromkeys(group, group)
        return equal

    def lines(self, order: Iterable[str], *, whole: bool) -> Iterator[SheetLine]:
        """Yields the lines of sentences in this order, those of the same words once."""
        firsts = dict.fromkeys(self.equal[ident][0] for ident in order)
        for number, ident in enumerate(firsts, 1):
            first, *others = (self.sentences[equal] for equal in self.equal[ident])
            in_others = dict[int, PlacedSpan]()
            for sentence in others:
                if sentence.report != first.report:
                    place = self.places[sentence.report]
                    in_others.setdefault(place, placed(sentence, self.reports))
            words = one_line(with_own_signs(first.quote))
            if len(words) > _LONGEST:
                words = f"{words[:_LONGEST]}…"
            if in_others:
                words += f" ={' '.join(f'r{place}' for place in sorted(in_others))}"
            label = f"s{number}"
            place_told = "" if whole else f" r{self.places[first.report]}"
            yield SheetLine(
                label=label,
                span=placed(first, self.reports),
                words=words,
                line=f"{label}{place_told}: {words}",
                equal=tuple(in_others[place] for place in sorted(in_others)),
            )

    def weighed_order(self, story: Story) -> Iterator[str]:
        """Yields the ids of what stands in rows, row by row, then of all others: the first sentence
        of each report, then the second ones."""
        for row in story.rows:
            for quote in row.quotes:
                if quote.sentence in self.sentences:
                    yield quote.sentence
        of_reports = grouped(self.in_order, lambda ident: self.sentences[ident].report)
        for idents in zip_longest(*of_reports.values()):
            yield from filter(None, idents)


def sheet_of(story: Story, reports: Reports, sentences: Sentences, context: int) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else rows first. `sentences`: all of the story, by id."""
    writer = _SheetWriter(reports, sentences)
    names = name_reports(reports)
    heads = {}
    for ident, report in writer.reports.items():
        head = f"r{writer.places[ident]} {with_own_signs(one_line(names[ident]))}"
        moment = (report.stated_day or "")[:16].replace("T", " ")
        heads[ident] = f"{head}, {moment}" if moment else head
    findings = tell_findings(story.copies, names=names)
    lines = tuple(writer.lines(writer.in_order, whole=True))
    sheet = Sheet(shown=lines, heads=heads, findings=findings)
    if tokens(sheet.body()) > room_for(context):
        order = chain(writer.weighed_order(story), writer.in_order)
        sheet = replace(sheet, shown=tuple(writer.lines(order, whole=False)), whole=False)
    # what was found may be read better some day: the numbers of a sheet stay good
    numbered = " ".join(f"{line.label}={line.span.place}" for line in sheet.shown)
    return replace(sheet, mark=mark_beside(sheet.body(), numbered))


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
