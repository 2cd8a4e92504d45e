"""Reads stories with a language model, pass by pass; passes are generators that yield requests, so that many stories run at once."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.model_use import ModelUse, digest_of, is_assistant, maker_of
from rashomon.model.name import Name
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows, Repairs, Row
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading import first_pass as asking
from rashomon.model_reading import repair_pass as correcting
from rashomon.model_reading import second_look as second
from rashomon.model_reading.prompts import ReportSheet, orders, sheets_of, tokens
from rashomon.model_reading.second_look import LeftOver, ShownAnswer
from rashomon.model_reading.tally import Tally
from rashomon.rows.quoted_words import SearchableText, page_of
from rashomon.seams import Announced, Answered, LanguageModel, Prompt, Reply
from rashomon.text.annotations import Annotations

Requests = Generator[tuple[Prompt, ...], tuple[Reply | None, ...], None]
_MOST_LEFT = 40  # most unplaced words shown for a story of six reports; more for a larger one
_PER_REPORT = 7


@dataclass(slots=True)
class StoryReading:
    """One story while it is read; `rows` and `repairs` hold what was taken so far."""

    story: str
    sheets: tuple[ReportSheet, ...]
    pages: Mapping[str, SearchableText]
    by: str
    context: int
    rows: list[Row] = field(default_factory=list)
    repairs: Repairs | None = None
    tallies: list[Tally] = field(default_factory=list)

    def first(self, statements: Sequence[Statement], names: Sequence[Name]) -> Requests:
        """Asks for rows, window by window, and for corrections of what the program read."""
        windows = asking.windows_of(self.sheets, self.context)
        told, mended = self._tally(asking.STAGE), self._tally(correcting.STAGE)
        opening = [asking.rows_prompt(self.story, window, self.context) for window in windows[:1]]
        mending = correcting.repairs_prompts(self.story, self.sheets, statements, names, self.context) if windows else ()
        prompts = (*opening, *(prompt for prompt, _ in mending))
        replies = yield prompts
        told.count(opening, replies[: len(opening)])
        mended.count(prompts[len(opening) :], replies[len(opening) :])
        for prompt, reply in zip(opening, replies, strict=False):
            if reply is not None:
                asking.add_rows(self.rows, reply.text, self.pages, self.by, told)
            elif asking.too_long(prompt, self.context):
                windows[:1] = [windows[0], *windows[0].halves()]
        found = [
            correcting.read_repairs(reply.text, shown, self.pages, self.by, mended)
            for (_, shown), reply in zip(mending, replies[len(opening) :], strict=True)
            if reply is not None
        ]
        self.repairs = correcting.together(found) if found else None
        for window in windows[1:]:
            yield from self._window(window, told)
        if len(windows) > 1 and len(self.rows) > 1:
            yield from self._join()

    def _window(self, window: asking.Window, tally: Tally) -> Requests:
        prompt = asking.rows_prompt(self.story, window, self.context, self.rows)
        (reply,) = yield (prompt,)
        tally.count([prompt], [reply])
        if reply is not None:
            asking.add_rows(self.rows, reply.text, self.pages, self.by, tally)
        elif asking.too_long(prompt, self.context) and len(window.sheets) > 1:
            for half in window.halves():
                yield from self._window(half, tally)

    def _join(self) -> Requests:
        tally, prompt = self._tally(asking.JOIN), asking.join_prompt(self.story, self.rows, self.context)
        if prompt is None:
            return
        (reply,) = yield (prompt,)
        tally.count([prompt], [reply])
        if reply is not None:
            self.rows = asking.joined(self.rows, reply.text, tally)

    def settle(self, reports: Sequence[Report]) -> None:
        """Removes words that turned out to be furniture."""
        by_id = {report.id: report for report in reports}
        kept = []
        for row in self.rows:
            answers = [
                replace(a, told=tuple(t for t in a.told if not by_id[t.span.report].is_furniture(t.span.start, t.span.end)))
                for a in row.answers
            ]
            answers = [a for a in answers if a.told]
            numbers = {a.number for a in answers}
            if answers:
                relations = tuple(r for r in row.relations if r.a in numbers and r.b in numbers)
                kept.append(replace(row, answers=tuple(answers), relations=relations))
        self.rows = kept

    def second(
        self, annotated: Sequence[Annotations], placed: PlacedRows, statements: Sequence[Statement], dates: Sequence[Date]
    ) -> Requests:
        """Asks again about answers said to exclude each other, and about sentences that no row quotes. `placed`: the rows so far."""
        labels = {sheet.report.id: sheet.label for sheet in self.sheets}
        by_id = {a.report.id: a for a in annotated}
        seen: dict[tuple[int, int], list[ShownAnswer]] = {}
        for account in sorted(placed.accounts, key=lambda account: account.quote):
            shown = _seen(account, by_id[account.report], labels[account.report])
            seen.setdefault(placed.places[account.id], []).append(shown)
        most = max(_MOST_LEFT, _PER_REPORT * len(self.sheets))
        found = second.left_over(self.rows, annotated, statements, dates, most)
        left = [_left(one, labels[one.quote.report]) for one in found]
        prompts = second.second_prompts(self.story, self.rows, seen, left, self.context)
        tally = self._tally(second.STAGE)
        replies = (yield prompts) if prompts else ()
        tally.count(prompts, replies)
        told = [reply.text for reply in replies if reply]
        insists = is_assistant(self.by)  # it wrote its rows of its own accord, and nobody asked it leading questions
        if told:
            self.rows = list(second.read_second("\n".join(told), self.rows, left, self.by, tally, insists=insists))
        elif not insists:
            self.rows = list(second.without_second(self.rows))

    def _tally(self, stage: str) -> Tally:
        self.tallies.append(Tally(stage))
        return self.tallies[-1]

    def use(self, model: LanguageModel) -> ModelUse:
        """Returns the model's part in the story."""
        replies = digest_of(reply for tally in self.tallies for reply in tally.replies)
        return ModelUse(model.name, model.host, tuple(tally.use() for tally in self.tallies), replies)


def _seen(account: Account, page: Annotations, label: str) -> ShownAnswer:
    quote, text = account.quote, page.report.text
    start, end = page.sentence_of(quote)
    start, end = max(start, text.rfind("\n", 0, quote.start) + 1), min(end, quote.end + len(text[quote.end :].split("\n", 1)[0]))
    return ShownAnswer(label, quote, account.speaker, account.stance, text[start:end])  # a headline may run into the text below it


def _left(one: LeftOver, label: str) -> ShownAnswer:
    said = one.statement
    return ShownAnswer(label, one.quote, said.speaker if said else None, said.stance if said else Stance.ASSERTS, one.quote.quote)


def open_story(reports: Sequence[Report], model: LanguageModel) -> StoryReading:
    """Returns a story that is about to be read."""
    sheets = sheets_of(reports)
    story = content_id("story", *sorted(report.sha256 for report in reports))
    by_label = {sheet.label: page_of(sheet.report) for sheet in sheets}
    by_id = {page.report.id: page for page in by_label.values()}
    return StoryReading(story, sheets, by_id | by_label, maker_of(model.name), model.context)


def converse(readings: Sequence[Requests], model: LanguageModel) -> None:
    """Reads several stories at once: the next requests of all of them are sent together."""
    waiting = [(reading, prompts) for reading in readings if (prompts := next(reading, None)) is not None]
    while waiting:
        replies = iter(model.replies([prompt for _, prompts in waiting for prompt in prompts]))
        following = []
        for reading, prompts in waiting:
            try:
                following.append((reading, reading.send(tuple(next(replies) for _ in prompts))))
            except StopIteration:
                continue
        waiting = following


@dataclass(frozen=True, slots=True)
class ModelRead:
    """What an author read in a story, as far as its reports bear it out; `use`: a language model's part, None for a person."""

    rows: tuple[Row, ...]
    repairs: Repairs | None
    use: ModelUse | None


def read_stories(
    model: LanguageModel, stories: Sequence[Sequence[Annotations]], passes: Callable[[StoryReading, Sequence[Annotations]], Requests]
) -> tuple[ModelRead, ...]:
    """Returns what a language model reads in these stories, all at once; `passes`: the passes over one story."""
    english = [[a.report for a in annotated if a.read_whole] for annotated in stories]
    if isinstance(model, Announced):
        model.before(english)
    readings = [open_story(reports, model) for reports in english]
    converse([passes(reading, annotated) for reading, annotated in zip(readings, stories, strict=True)], model)
    if isinstance(model, Answered):
        for reading in readings:
            model.after([line for tally in reading.tallies for line in tally.lines])
    return tuple(ModelRead(tuple(reading.rows), reading.repairs, reading.use(model)) for reading in readings)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The approximate number of requests for a story, and of tokens in and out."""

    requests: int
    tokens_in: int
    tokens_out: int


def estimate(reports: Sequence[Report], context: int) -> Estimate:
    """Estimates the cost of reading a story with a model, before anything is asked.

    The rows' requests are built as they will be sent; the other passes are estimated by what they took on stories of our own.
    """
    sheets = sheets_of(reports)
    windows = asking.windows_of(sheets, context)
    if not windows:
        return Estimate(0, 0, 0)
    text = tokens(*(sheet.text() for sheet in sheets))
    asked = [asking.rows_prompt("", window, context) for window in windows]
    first = sum(tokens(prompt.system, prompt.user) for prompt in asked)
    others = tokens(orders(correcting.STAGE), orders(second.STAGE)) + int(3.3 * text)
    return Estimate(len(windows) + 2 + (len(windows) > 1), first + others, int(2.2 * text))
