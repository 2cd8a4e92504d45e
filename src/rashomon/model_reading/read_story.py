"""Reads stories with a language model; what is asked of one story is a generator that yields
requests, so that many stories are read at once."""

from collections.abc import Callable, Generator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from rashomon.model.content_ids import content_id
from rashomon.model.model_use import ModelUse, digest_of, maker_of
from rashomon.model.report import Report
from rashomon.model.row import AuthoredVariant, Repairs, Row
from rashomon.model.statement import Statement
from rashomon.model_reading import added_sheet as adding
from rashomon.model_reading import check_pass as checking
from rashomon.model_reading import digest_sheet as telling
from rashomon.model_reading.added_sheet import Found, Strength
from rashomon.model_reading.digest_reply import read_digest
from rashomon.model_reading.prompts import languages_note, prose_of, tokens
from rashomon.model_reading.reply_corrections import all_of
from rashomon.model_reading.tally import Tally
from rashomon.protocols import Announced, Answered, LanguageModel, Prompt, Reply, Worded
from rashomon.rows.quoted_words import page_of
from rashomon.telling.digest import Digest
from rashomon.text.parsed_report import Annotations

Requests = Generator[tuple[Prompt, ...], tuple[Reply | None, ...], None]


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
    reports: tuple[Report, ...]
    by: str
    context: int
    languages: str  # what is said of languages
    before: Found
    rows: list[Row] = field(default_factory=list)
    repairs: Repairs | None = None
    tallies: list[Tally] = field(default_factory=list)

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
        sheet = telling.sheet_of(digest, self.reports)
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
        self.repairs = all_of(found)
        yield from self._check(trusted)
        self.rows, told = checking.undisputed(self.rows, self.by)
        undisputed = Repairs(self.by, variants=told) if told else None
        self.repairs = all_of([self.repairs, undisputed])

    def _check(self, trusted: Set[AuthoredVariant]) -> Requests:
        """Asks once more of what stands side by side by now, but what is `trusted`, whether it
        differs."""
        variants = self.repairs.variants if self.repairs else ()
        pages = {report.id: page_of(report) for report in self.reports}
        prompts = checking.check_prompts(
            self.story, self.rows, variants, pages, self.context, trusted
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
        shown = adding.added_sheet(digest, self.reports, self.before, strength)
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

    def _tally(self, stage: str) -> Tally:
        self.tallies.append(Tally(stage))
        return self.tallies[-1]

    def use(self, model: LanguageModel) -> ModelUse:
        """Returns the model's part in the story."""
        replies = digest_of(reply for tally in self.tallies for reply in tally.replies)
        passes = tuple(tally.use() for tally in self.tallies)
        read = (one for one in passes if one.stage != telling.CHECK)  # which finds nothing new
        whole = all(one.asked == one.answered for one in read)
        seen = tuple(sorted({report.sha256 for report in self.reports})) if whole else ()
        return ModelUse(model.name, model.host, passes, replies, seen)


def open_story(reports: Sequence[Report], model: LanguageModel, before: Found) -> StoryReading:
    """Returns a story that is about to be read; `before`: what the model has found already."""
    story = content_id("story", *sorted(report.sha256 for report in reports))
    wanted = model.questions_in if isinstance(model, Worded) else ""
    languages = languages_note(reports, wanted)
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    return StoryReading(story, ordered, maker_of(model.name), model.context, languages, before)


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
    requests: Callable[[StoryReading, Sequence[Annotations]], Requests],
    before: Sequence[Found] = (),
) -> tuple[ModelRead, ...]:
    """Returns what a language model reads in these stories, all at once; `requests`: what is asked
    of one story; `before`: what it has found in each already."""
    members = [[a.report for a in annotated] for annotated in stories]
    before = before or [Found() for _ in stories]
    if isinstance(model, Announced):
        model.before(members, [one.read for one in before])
    readings = [
        open_story(reports, model, found) for reports, found in zip(members, before, strict=True)
    ]
    converse(
        [
            requests(reading, annotated)
            for reading, annotated in zip(readings, stories, strict=True)
        ],
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


def estimate(reports: Sequence[Report], context: int, read: Set[str] = frozenset()) -> Estimate:
    """Estimates the cost of reading a story with a model, before anything is asked, by what stories
    of our own took; `read`: reports that it has read already, by id."""
    new = (report for report in reports if report.id not in read)
    text = sum(tokens(prose) for report in new for _, prose in prose_of(report))
    return Estimate(*(adding.about_added(text) if read else telling.about(text, context)))
