"""Reads stories with a language model: what is asked of each, and what is taken of the replies, so
that many stories are read at once."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from rashomon.model.authored import AuthoredDifference, ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.content_ids import content_id
from rashomon.model.model_use import ModelUse, PassUse, replies_digest, total_refusals
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.asking import sheet as showing
from rashomon.asking.added import Added, added_to, most_beside
from rashomon.asking.prompts import languages_note, prose_of, tokens
from rashomon.asking.read_reply import read_reply
from rashomon.asking.sheet import Sheet
from rashomon.protocols import LanguageModel, Prompt, Reply, Worded

_OF_REPLY = 0.3  # tokens answered for a token that is shown, about
_OF_ADDED = 300  # tokens answered where a story is read on


@dataclass(frozen=True, slots=True)
class Before:
    """What a model wrote of a story before, and the reports that it has read, by id."""

    differences: tuple[AuthoredDifference, ...] = ()
    read: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Window:
    """One request with what it shows; `added`: where it shows what came to a story."""

    prompt: Prompt
    sheet: Sheet
    added: Added | None = None

    def read(self, reply: Reply, by: str, refused: Counter[str]) -> list[AuthoredDifference]:
        """Returns what of a reply stands in the reports."""
        if self.added is None:
            return read_reply(reply.text, self.sheet, by, refused)
        found = read_reply(reply.text, self.sheet, by, refused, self.added.versions)
        return list(map(self.added.whole, found))


@dataclass(frozen=True, slots=True)
class StoryReading:
    """What a model is asked about a story; `unsent`: how many sentences were too many."""

    reports: tuple[Report, ...]
    windows: tuple[Window, ...]
    unsent: int = 0

    def read(self, replies: Sequence[Reply | None], model: LanguageModel) -> ReadStory:
        """Returns what the model read in the story, with its part in it."""
        by = mark_of_maker(model.name)
        differences: list[AuthoredDifference] = []
        passes: tuple[PassUse, ...] = ()
        digest = replies_digest(reply.text for reply in replies if reply)
        if self.windows:
            given = [reply for reply in replies if reply]
            refused = Counter[str]()
            for window, reply in zip(self.windows, replies, strict=True):
                if reply is not None:
                    differences += window.read(reply, by, refused)
            passes = (
                PassUse(
                    self.windows[0].prompt.stage,
                    len(replies),
                    len(given),
                    len(differences),
                    total_refusals([refused]),
                    sum(reply.tokens_in for reply in given),
                    sum(reply.tokens_out for reply in given),
                ),
            )
        seen = () if None in replies else sorted({report.sha256 for report in self.reports})
        use = ModelUse(model.name, model.host, passes, digest, tuple(seen), self.unsent)
        return ReadStory(tuple(differences), use)


def open_story(
    reports: Sequence[Report],
    model: LanguageModel,
    before: Before,
    claims: Sequence[Claim],
    alone: Sequence[Alone],
    sentences: Mapping[str, ClaimSentence],
) -> StoryReading:
    """Returns what is asked of a story: what differs in it, or, where the model wrote of it
    `before`, what its other reports change. `sentences`: all of the story, by id."""
    story = content_id("story", *sorted(report.sha256 for report in reports))
    wanted = model.questions_in if isinstance(model, Worded) else ""
    languages = languages_note(reports, wanted)
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    if before.read:
        added = added_to(claims, sentences, ordered, before.differences, before.read)
        window = Window(added.prompt(story, languages), added.sheet, added)
        return StoryReading(ordered, (window,))
    sheet = showing.sheet_of(claims, alone, sentences, ordered, model.context)
    windows = []
    unsent = set(sentences)
    for part in showing.windows_of(sheet, model.context):
        prompt = showing.sheet_prompt(story, part, model.context, languages)
        windows.append(Window(prompt, part))
        unsent -= part.told()
    return StoryReading(ordered, tuple(windows), len(unsent))


def read_stories(readings: Sequence[StoryReading], model: LanguageModel) -> list[ReadStory]:
    """Returns what a language model reads in stories; the requests of all are sent together."""
    prompts = [window.prompt for reading in readings for window in reading.windows]
    replies = iter(model.replies(prompts) if prompts else ())
    return [
        reading.read(tuple(islice(replies, len(reading.windows))), model) for reading in readings
    ]


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
    asked = requests * tokens(showing.sheet_orders())
    return Estimate(requests, shown + asked, int(_OF_REPLY * shown))
