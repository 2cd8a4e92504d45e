"""Reads stories with a language model, pass by pass; passes are generators that yield requests, so
that many stories run at once."""

from collections.abc import Callable, Generator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.model_use import (
    ModelUse,
    ReadingPlan,
    digest_of,
    is_assistant,
    maker_of,
    plan_for,
)
from rashomon.model.name import Name
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.row import AuthoredVariant, PlacedRows, Repairs, Row
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model_reading import added_sheet as adding
from rashomon.model_reading import check_pass as checking
from rashomon.model_reading import digest_sheet as telling
from rashomon.model_reading import first_pass as asking
from rashomon.model_reading import repair_pass as correcting
from rashomon.model_reading import second_look as second
from rashomon.model_reading.added_sheet import Found, Strength
from rashomon.model_reading.digest_reply import read_digest
from rashomon.model_reading.prompts import (
    SECOND_LOOK,
    ReportSheet,
    languages_note,
    orders,
    sheets_of,
    tokens,
)
from rashomon.model_reading.second_look import ShownAnswer
from rashomon.model_reading.tally import Tally
from rashomon.protocols import Announced, Answered, LanguageModel, Planned, Prompt, Reply, Worded
from rashomon.rows.quoted_words import SearchableText, page_of
from rashomon.telling.digest import Digest
from rashomon.text.parsed_report import Annotations

Requests = Generator[tuple[Prompt, ...], tuple[Reply | None, ...], None]
_PER_REPORT = 7  # sentences that no row quotes are shown of each report


def _asked(
    prompts: tuple[Prompt, ...], tally: Tally
) -> Generator[tuple[Prompt, ...], tuple[Reply | None, ...], tuple[Reply | None, ...]]:
    """Asks, counts, and returns the replies."""
    replies = (yield prompts) if prompts else ()
    tally.count(prompts, replies)
    return replies


@dataclass(slots=True)
class StoryReading:
    """One story while it is read; `rows` and `repairs` hold what was taken so far."""

    story: str
    sheets: tuple[ReportSheet, ...]
    pages: Mapping[str, SearchableText]
    by: str
    context: int
    plan: ReadingPlan
    languages: str  # what is said of languages
    before: Found
    rows: list[Row] = field(default_factory=list)
    repairs: Repairs | None = None
    tallies: list[Tally] = field(default_factory=list)

    def first(self, statements: Sequence[Statement], names: Sequence[Name]) -> Requests:
        """Asks for rows, window by window, and for corrections of what the program read."""
        windows = asking.windows_of(self.sheets, self.context)
        asked, mended = self._tally(asking.STAGE), self._tally(correcting.STAGE)
        if not windows:
            return
        opening = self._opening(windows[0])
        mending = correcting.repairs_prompts(
            self.story, self.sheets, statements, names, self.context
        )
        prompts = [prompt for prompt, _ in mending]
        first, *others = yield (opening, *prompts)
        asked.count([opening], [first])
        mended.count(prompts, others)
        read = (
            correcting.read_repairs(reply.text, shown, self.pages, self.by, mended)
            for (_, shown), reply in zip(mending, others, strict=True)
            if reply is not None
        )
        self.repairs = correcting.all_of(read)
        yield from self._take(windows[0], opening, first, asked)
        for window in windows[1:]:
            yield from self._window(window, asked)
        if asked.asked > 1 and len(self.rows) > 1:
            yield from self._join()

    def digest(
        self,
        digest: Digest,
        statements: Sequence[Statement],
        names: Mapping[str, frozenset[str]],
    ) -> Requests:
        """Asks for variants, rows and corrections in one, of the story as its digest tells it.

        `names`: those in each sentence, by its id.
        """
        tally = self._tally(telling.STAGE)
        sheet = telling.sheet_of(digest, self._reports())
        windows = telling.windows_of(sheet, names, self.context)
        prompts = tuple(
            telling.digest_prompt(self.story, window, self.context, self.languages)
            for window in windows
        )
        replies = yield from _asked(prompts, tally)
        found, trusted = list[Repairs | None](), set[AuthoredVariant]()
        for window, reply in zip(windows, replies, strict=True):
            if reply is not None:
                rows, repairs = read_digest(reply.text, window, statements, self.by, tally)
                self.rows += rows
                found.append(repairs)
                trusted.update(checking.trusted_in(repairs.variants if repairs else ()))
        self.repairs = correcting.all_of(found)
        yield from self._check(trusted)
        if len(self.sheets) > telling.FEW:  # of fewer every question is asked, disputed or not
            self.rows, told = checking.undisputed(self.rows, self.by)
            undisputed = Repairs(self.by, variants=told) if told else None
            self.repairs = correcting.all_of([self.repairs, undisputed])

    def _check(self, trusted: Set[AuthoredVariant]) -> Requests:
        """Asks once more of what stands side by side by now, but what is `trusted`, whether it
        differs."""
        variants = self.repairs.variants if self.repairs else ()
        prompts = checking.check_prompts(
            self.story, self.rows, variants, self.pages, self.context, trusted
        )
        if not prompts:
            return
        tally = self._tally(telling.CHECK)
        replies = yield from _asked(prompts, tally)
        reply = "\n".join(one.text for one in replies if one)
        self.rows, variants = checking.read_check(reply, self.rows, variants, tally, trusted)
        if self.repairs:
            self.repairs = replace(self.repairs, variants=variants)

    def added(
        self, digest: Digest, statements: Sequence[Statement], strength: Strength
    ) -> Requests:
        """Asks what the reports that were not read before change.

        `strength`: how probable it is that two sentences, by their ids, tell of one matter.
        """
        tally = self._tally(adding.STAGE)
        shown = adding.added_sheet(digest, self._reports(), self.before, strength)
        if shown is None:
            return
        prompt = adding.added_prompt(self.story, shown, self.context, self.languages)
        if prompt is None:
            tally.asked += 1  # what does not fit waits
            return
        (reply,) = yield from _asked((prompt,), tally)
        if reply is not None:
            self.rows, self.repairs = read_digest(
                reply.text,
                shown.sheet,
                statements,
                self.by,
                tally,
                variants_before=shown.variants,
                rows_before=shown.rows,
            )

    def _reports(self) -> list[Report]:
        return [sheet.report for sheet in self.sheets]

    def _opening(self, window: asking.Window, known: Sequence[Row] = ()) -> Prompt:
        return asking.rows_prompt(self.story, window, self.context, known, self.languages)

    def _window(self, window: asking.Window, tally: Tally) -> Requests:
        prompt = self._opening(window, self.rows)
        (reply,) = yield from _asked((prompt,), tally)
        yield from self._take(window, prompt, reply, tally)

    def _take(
        self, window: asking.Window, prompt: Prompt, reply: Reply | None, tally: Tally
    ) -> Requests:
        """Takes the rows about a window; one that may have been too long is read by halves."""
        middle = len(window) // 2
        if reply is not None:
            asking.add_rows(self.rows, reply.text, self.pages, self.by, tally)
        elif middle and asking.too_long(prompt, self.context):
            yield from self._window(window[:middle], tally)
            yield from self._window(window[middle:], tally)

    def _join(self) -> Requests:
        tally = self._tally(asking.JOIN)
        prompt = asking.join_prompt(self.story, self.rows, self.context)
        if prompt is None:
            return
        (reply,) = yield from _asked((prompt,), tally)
        if reply is not None:
            self.rows = asking.joined(self.rows, reply.text, tally)

    def settle(self) -> None:
        """Gives paragraphs back to prose that rows quote although the program leaves them out, and
        sets none aside that they quote."""
        given = self.repairs or Repairs(self.by)
        prose, furniture = dict(given.prose), dict(given.furniture)
        for report, left_out in ((sheet.report.id, sheet.left_out()) for sheet in self.sheets):
            here = [span for row in self.rows for span in row.spans() if span.report == report]
            quoted = (place for place in left_out if _is_in(place, here))
            prose[report] = tuple(dict.fromkeys((*prose.get(report, ()), *quoted)))
            aside = furniture.get(report, ())
            furniture[report] = tuple(place for place in aside if not _is_in(place, here))
        found = replace(
            given,
            furniture={report: places for report, places in furniture.items() if places},
            prose={report: places for report, places in prose.items() if places},
        )
        self.repairs = found if self.repairs or found != Repairs(self.by) else None

    def second(
        self,
        annotated: Sequence[Annotations],
        placed: PlacedRows,
        statements: Sequence[Statement],
        dates: Sequence[Date],
    ) -> Requests:
        """Asks again about answers that may rule each other out, about sentences that no row
        quotes, and what comes first. `placed`: the rows so far."""
        labels = {sheet.report.id: sheet.label for sheet in self.sheets}
        by_id = {a.report.id: a for a in annotated}
        accounts: dict[tuple[int, int], list[Account]] = {}
        for account in sorted(placed.accounts, key=lambda account: account.quote):
            accounts.setdefault(placed.places[account.id], []).append(account)
        seen = {
            place: [_seen(one, by_id[one.report], labels[one.report]) for one in texts]
            for place, texts in accounts.items()
        }
        left = second.left_over(self.rows, annotated, statements, dates, labels, _PER_REPORT)
        doubts = second.doubts_of(self.rows, accounts)
        look = second.SecondLook(tuple(self.rows), doubts, seen, tuple(left))
        prompts = second.second_prompts(self.story, self.sheets, look, self.context, self.languages)
        tally = self._tally(SECOND_LOOK)
        replies = yield from _asked(prompts, tally)
        reply = "\n".join(one.text for one in replies if one)
        # An assistant wrote its rows of its own accord; nobody asked it leading questions.
        insists = is_assistant(self.by)
        if any(replies):
            self.rows = second.read_second(reply, look, self.pages, self.by, tally, insists=insists)
        elif not insists:
            self.rows = second.without_second(self.rows)

    def _tally(self, stage: str) -> Tally:
        self.tallies.append(Tally(stage))
        return self.tallies[-1]

    def use(self, model: LanguageModel) -> ModelUse:
        """Returns the model's part in the story."""
        replies = digest_of(reply for tally in self.tallies for reply in tally.replies)
        passes = tuple(tally.use() for tally in self.tallies)
        read = (one for one in passes if one.stage != telling.CHECK)  # which finds nothing new
        whole = all(one.asked == one.answered for one in read)
        seen = tuple(sorted({report.sha256 for report in self._reports()})) if whole else ()
        return ModelUse(model.name, model.host, passes, replies, seen)


def _seen(account: Account, page: Annotations, label: str) -> ShownAnswer:
    quote, text = account.quote, page.report.text
    start, end = page.sentence_of(quote)
    above = text[start : quote.start].rpartition("\n")[2]  # a headline may run into the text below
    below = text[quote.end : end].partition("\n")[0]
    words = f"{above}{text[quote.start : quote.end]}{below}"
    return ShownAnswer(label, quote, account.speaker, account.stance, words)


def _is_in(place: tuple[int, int], spans: Sequence[Span]) -> bool:
    """Whether one of these spans stands in this stretch of their report."""
    return any(span.start < place[1] and place[0] < span.end for span in spans)


def open_story(reports: Sequence[Report], model: LanguageModel, before: Found) -> StoryReading:
    """Returns a story that is about to be read; `before`: what the model has found already."""
    sheets = sheets_of(reports)
    story = content_id("story", *sorted(report.sha256 for report in reports))
    by_label = {sheet.label: page_of(sheet.report, sheet.left_out()) for sheet in sheets}
    by_id = {page.report.id: page for page in by_label.values()}
    by = maker_of(model.name)
    wanted = model.questions_in if isinstance(model, Worded) else ""
    languages = languages_note(reports, wanted)
    pages = by_id | by_label
    planned = model.plan if isinstance(model, Planned) else ReadingPlan.BY_SIZE
    plan = plan_for(planned, len(reports), model.context)
    return StoryReading(story, sheets, pages, by, model.context, plan, languages, before)


def converse(readings: Sequence[Requests], model: LanguageModel) -> None:
    """Reads several stories at once: the next requests of all of them are sent together."""
    waiting = [
        (reading, prompts) for reading in readings if (prompts := next(reading, None)) is not None
    ]
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
    """What an author read in a story, as far as its reports bear it out; `use`: a language model's
    part, None for a person; `adds`: it read only what came since, which adds to what it had
    read."""

    rows: tuple[Row, ...]
    repairs: Repairs | None
    use: ModelUse | None
    adds: bool = False


def read_stories(
    model: LanguageModel,
    stories: Sequence[Sequence[Annotations]],
    passes: Callable[[StoryReading, Sequence[Annotations]], Requests],
    before: Sequence[Found] = (),
) -> tuple[ModelRead, ...]:
    """Returns what a language model reads in these stories, all at once; `passes`: the passes over
    one story; `before`: what it has found in each already."""
    members = [[a.report for a in annotated] for annotated in stories]
    before = before or [Found() for _ in stories]
    if isinstance(model, Announced):
        model.before(members, [one.read for one in before])
    readings = [
        open_story(reports, model, found) for reports, found in zip(members, before, strict=True)
    ]
    converse(
        [passes(reading, annotated) for reading, annotated in zip(readings, stories, strict=True)],
        model,
    )
    if isinstance(model, Answered):
        for reading in readings:
            model.after([line for tally in reading.tallies for line in tally.lines])
    return tuple(
        ModelRead(
            tuple(reading.rows), reading.repairs, reading.use(model), bool(reading.before.read)
        )
        for reading in readings
    )


@dataclass(frozen=True, slots=True)
class Estimate:
    """The approximate number of requests for a story, and of tokens in and out."""

    requests: int
    tokens_in: int
    tokens_out: int


def estimate(
    reports: Sequence[Report],
    context: int,
    plan: str = ReadingPlan.BY_SIZE,
    read: Set[str] = frozenset(),
) -> Estimate:
    """Estimates the cost of reading a story with a model, before anything is asked; `read`: the
    reports that it has read already, by id.

    The rows' requests of the large plan are built as they will be sent; all others are estimated by
    what they took on stories of our own.
    """
    if read:
        new = sheets_of([report for report in reports if report.id not in read])
        return Estimate(*adding.about_added(tokens(*(sheet.text() for sheet in new))))
    sheets = sheets_of(reports)
    if plan_for(plan, len(reports), context) is ReadingPlan.DIGEST:
        return Estimate(*telling.about(tokens(*(sheet.text() for sheet in sheets)), context))
    windows = asking.windows_of(sheets, context)
    if not windows:
        return Estimate(0, 0, 0)
    text = tokens(*(sheet.text() for sheet in sheets))
    asked = [asking.rows_prompt("", window, context) for window in windows]
    first = sum(tokens(prompt.system, prompt.user) for prompt in asked)
    others = tokens(orders(correcting.STAGE), orders(SECOND_LOOK)) + int(3.3 * text)
    return Estimate(len(windows) + 2 + (len(windows) > 1), first + others, int(2.2 * text))
