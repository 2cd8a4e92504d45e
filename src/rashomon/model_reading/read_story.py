"""Reads stories with a language model; what is asked of one story is a generator that yields
requests, so that many stories are read at once."""

from collections.abc import Callable, Generator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from rashomon.model.authored import AuthoredDifference, ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.content_ids import content_id
from rashomon.model.decision import Decision
from rashomon.model.model_use import ModelUse, replies_digest
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.model_reading import check as checking
from rashomon.model_reading import sheet as showing
from rashomon.model_reading.added import added_to, most_beside
from rashomon.model_reading.prompts import languages_note, prose_of, tokens
from rashomon.model_reading.read_reply import read_reply
from rashomon.model_reading.tally import ReplyTally
from rashomon.protocols import Announced, Heard, LanguageModel, Prompt, Reply, Worded
from rashomon.text.parsed_report import Annotations

Requests = Generator[tuple[Prompt, ...], tuple[Reply | None, ...], None]
# Tokens shown again by the check, and answered, for a token that is shown, about.
_OF_CHECK, _OF_REPLY = 0.6, 0.45
_OF_ADDED = 300  # tokens answered where a story is read on


@dataclass(frozen=True, slots=True)
class Before:
    """What a model wrote of a story before, and the reports that it has read, by id."""

    differences: tuple[AuthoredDifference, ...] = ()
    read: frozenset[str] = frozenset()


@dataclass(slots=True)
class StoryReading:
    """One story while it is read; `differences` and `decisions` hold what was taken so far."""

    story: str
    reports: tuple[Report, ...]
    by: str
    context: int
    languages: str  # what is said of languages
    before: Before
    heard: Callable[[Sequence[str]], object]  # takes each line as soon as its words are found
    differences: list[AuthoredDifference] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    tallies: list[ReplyTally] = field(default_factory=list)
    unsent: int = 0  # sentences that were too many

    def ask(
        self,
        claims: Sequence[Claim],
        alone: Sequence[Alone],
        sentences: Mapping[str, ClaimSentence],
    ) -> Requests:
        """Asks what differs in the story, then, of each line, whether it differs; or, where it was
        read before, what its other reports change. `sentences`: all of the story, by id."""
        if self.before.read:
            yield from self._read_on(claims, sentences)
            return
        sheet = showing.sheet_of(claims, alone, sentences, self.reports, self.context)
        parts = showing.windows_of(sheet, self.context)
        self.unsent = len(sentences.keys() - frozenset[str]().union(*(p.told() for p in parts)))
        prompts = tuple(
            showing.sheet_prompt(self.story, part, self.context, self.languages) for part in parts
        )
        tally, replies = yield from self._asked(prompts)
        for part, reply in zip(parts, replies, strict=True):
            if reply is not None:
                differences, decisions = read_reply(reply.text, part, self.by, tally)
                self.differences += differences
                self.decisions += decisions
        self.heard([one.in_words for one in self.differences])
        reports = {report.id: report for report in self.reports}
        prompts = checking.check_prompts(self.story, self.differences, reports, self.context)
        tally, replies = yield from self._asked(prompts)
        verdicts = "\n".join(one.text for one in replies if one)
        self.differences = checking.checked(verdicts, self.differences, tally)

    def _read_on(self, claims: Sequence[Claim], sentences: Mapping[str, ClaimSentence]) -> Requests:
        """Asks what reports that were not read change."""
        known = self.before
        added = added_to(claims, sentences, self.reports, known.differences, known.read)
        tally, replies = yield from self._asked((added.prompt(self.story, self.languages),))
        for reply in filter(None, replies):
            found, self.decisions = read_reply(
                reply.text, added.sheet, self.by, tally, added.versions
            )
            self.differences = list(map(added.whole, found))

    def _asked(
        self, prompts: tuple[Prompt, ...]
    ) -> Generator[
        tuple[Prompt, ...], tuple[Reply | None, ...], tuple[ReplyTally, tuple[Reply | None, ...]]
    ]:
        """Asks, counts, and returns the replies."""
        if not prompts:
            return ReplyTally(""), ()
        self.tallies.append(tally := ReplyTally(prompts[0].stage))
        replies = yield prompts
        tally.count(prompts, replies)
        return tally, replies

    def read(self, model: LanguageModel) -> ReadStory:
        """Returns what the model read in the story, with its part in it."""
        passes = tuple(tally.use() for tally in self.tallies)
        replies = replies_digest(reply for tally in self.tallies for reply in tally.replies)
        shown = (one for one in passes if one.stage != checking.STAGE)  # which finds nothing new
        whole = all(one.asked == one.answered for one in shown)
        seen = tuple(sorted({report.sha256 for report in self.reports})) if whole else ()
        return ReadStory(
            tuple(self.differences),
            tuple(dict.fromkeys(self.decisions)),
            ModelUse(model.name, model.host, passes, replies, seen, self.unsent),
        )


def open_story(reports: Sequence[Report], model: LanguageModel, before: Before) -> StoryReading:
    """Returns a story that is about to be read; `before`: what the model wrote of it already."""
    story = content_id("story", *sorted(report.sha256 for report in reports))
    wanted = model.questions_in if isinstance(model, Worded) else ""
    languages = languages_note(reports, wanted)
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    heard = model.heard if isinstance(model, Heard) else len
    return StoryReading(
        story, ordered, mark_of_maker(model.name), model.context, languages, before, heard
    )


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


def read_stories(
    model: LanguageModel,
    stories: Sequence[Sequence[Annotations]],
    requests: Callable[[StoryReading, Sequence[Annotations]], Requests],
    before: Sequence[Before] = (),
) -> tuple[ReadStory, ...]:
    """Returns what a language model reads in these stories, all at once; `requests`: what is asked
    of one story; `before`: what it wrote of each already."""
    members = [[a.report for a in annotated] for annotated in stories]
    before = before or [Before() for _ in stories]
    if isinstance(model, Announced):
        model.before(members, [one.read for one in before])
    readings = [
        open_story(reports, model, known) for reports, known in zip(members, before, strict=True)
    ]
    converse(
        [
            requests(reading, annotated)
            for reading, annotated in zip(readings, stories, strict=True)
        ],
        model,
    )
    return tuple(reading.read(model) for reading in readings)


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
    text = tokens(*(prose for report in new for prose in prose_of(report)))
    shown, requests = showing.shown_of(text, context)
    if read:
        return Estimate(1, shown + most_beside(), _OF_ADDED)
    asked = requests * tokens(showing.sheet_orders()) + tokens(checking.check_orders())
    checked = int(_OF_CHECK * shown)
    return Estimate(requests + 1, shown + asked + checked, int(_OF_REPLY * shown))
