"""The way of a pile (`compare`) and of a story (`compare_story`), from top to bottom."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rashomon.comparing.finish import Finished, finish_story
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.decisions.constraints import story_constraints
from rashomon.decisions.in_force import heard_nowhere, in_force
from rashomon.decisions.of_stories import with_stories
from rashomon.errors import StageFailed, StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.model.answer import NOTHING_READ, ReadStory, WrittenAnswers
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision, Decisions, numbered
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made
from rashomon.model.model_use import together
from rashomon.model.report import Report, Reports, newest_states
from rashomon.model.story import LeftOut, Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.report_pile import Pile, by_source, number_ids
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.parsed_report import Annotations, Pages

if TYPE_CHECKING:
    from rashomon.answers.story_sheet import StorySheet

_log = logging.getLogger(__name__)
NO_STAGE = "the program failed on it for the story as a whole: what it finds is missing here"
FAILED = "could not be compared: the program failed on it (the log says where)"
TOO_LARGE = (
    "could not be compared: memory was not enough for its story with it; the others of the story "
    "were compared without it"
)


def compare(pile: Pile | Reports, **options: Any) -> Ledger:
    """Returns the ledger of these reports: every story with its claims, differences, names,
    statements, numbers, copies and dates. `options` are what `compare_and_read` takes.

    - `decisions`: what people decided about earlier ledgers; a decision is obeyed in each story
      that has its words, and listed in any case
    - `answers`: what somebody wrote of these reports before
    - `model`: a language model that reads along

    Nothing enters the ledger that does not stand in the reports.
    """
    return compare_and_read(pile, **options)[0]


@seldom_collected()
def compare_and_read(
    pile: Pile | Reports,
    *,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    decisions: Decisions = (),
    answers: WrittenAnswers = (),
    model: LanguageModel | None = None,
    question: str | None = None,
    on_sheet: Callable[["StorySheet"], None] | None = None,
) -> tuple[Ledger, tuple[ReadStory, ...]]:
    """Returns the ledger, as `compare` does, and what `model` wrote of each story. If there is a
    question, that is its answer. `on_sheet` is given what a chatbot may be shown of each story of
    two reports or more."""
    settings = settings or Settings()
    tell = on_progress or say_nothing
    decisions = numbered(decisions)
    if not isinstance(pile, Pile):
        pile = Pile(number_ids(pile))
    annotated = annotate_telling(pile.reports, tell)
    newest = newest_states({report.id: report.revision_of for report in pile.reports})
    constraints = story_constraints(in_force(decisions), pile.reports, newest)
    groups = group_reports(annotated, constraints, one_story=settings.stories.one_story, tell=tell)
    ways = [Stages() for _ in groups]  # one goes with its story, and what it kept
    asked = _ask_model(model, groups, ways, question)
    if on_sheet:
        _give_sheets(groups, ways, on_sheet)
    stories = []
    anchored = {}
    failures = list(pile.failures)
    for group, written in zip(groups, with_answers(asked, answers, groups), strict=True):
        compared = _compare_one(group, decisions, written, ways.pop(0), is_only=len(groups) == 1)
        if compared is None:
            failures += [Failure(page.report.source, FAILED) for page in group]
            continue
        story, reports = compared
        failures += failures_of(story)
        # nobody knows which story an unreadable source belongs to, so any story may lack it
        stories.append(replace(story, coverage="incomplete" if failures else None))
        anchored.update(by_id(reports))
        tell(Progress("comparing", len(stories), len(groups)))
    made_by = made_with(settings, parsed=bool(pile.reports))
    reports = tuple(anchored[report.id] for report in pile.reports if report.id in anchored)
    return _ledger(made_by, reports, stories, failures, decisions), tuple(asked)


def _ledger(
    made_by: Made,
    reports: tuple[Report, ...],
    stories: Sequence[Story],
    failures: Iterable[Failure],
    decisions: Decisions,
) -> Ledger:
    """Returns the ledger of stories that were compared."""
    uses = []
    obeyed = list[Decision]()
    story_of_report = {report: story.id for story in stories for report in story.reports}
    listed = []
    for story in stories:
        story = replace(story, decisions=with_stories(story.decisions, reports, story_of_report))
        listed.append(story)
        obeyed += story.decisions
        if story.model:
            uses.append(story.model)
    made_by = replace(made_by, model=together(uses))
    unheard = heard_nowhere(decisions, obeyed)
    return Ledger(
        format=FORMAT,
        made=made_by,
        reports=reports,
        stories=tuple(listed),
        failures=by_source(failures),
        decisions=unheard,
    )


def _ask_model(
    model: LanguageModel | None,
    groups: Sequence[Pages],
    ways: Sequence[Stages],
    question: str | None,
) -> list[ReadStory]:
    """Returns what a model, if there is one, writes of each story."""
    if model is None:
        return [NOTHING_READ] * len(groups)
    from rashomon.comparing.read_with_model import read_with  # which few runs need

    return read_with(model, groups, ways, question)


def _give_sheets(
    groups: Sequence[Pages], ways: Sequence[Stages], on_sheet: Callable[["StorySheet"], None]
) -> None:
    from rashomon.comparing.read_with_model import story_sheet  # which few runs need

    for group, stages in zip(groups, ways, strict=True):
        if len(group) > 1:
            on_sheet(story_sheet(group, stages=stages))


def annotate_telling(
    reports: Reports, tell: OnProgress, parses: ParseCache | None = None
) -> list[Annotations]:
    """Returns the reports with their parses, and tells how many are done; `parses` keeps them."""
    annotated = []
    for page in annotate_reports(reports, parses):
        annotated.append(page)
        tell(Progress("parsing", len(annotated), len(reports)))
    return annotated


def _compare_one(
    members: Pages,
    decisions: Decisions,
    read: ReadStory,
    stages: Stages,
    *,
    is_only: bool,
) -> Finished | None:
    """Returns one story of a pile. If the program fails on it, returns None, so that the other
    stories stand; the only story of a pile raises what went wrong."""
    try:
        return compare_what_can_be(members, decisions, read=read, stages=stages)
    except StopError:
        raise
    except Exception:  # the border of one story
        if is_only:
            raise
        _log.exception("comparing a story failed")
        return None


def with_answers(
    readings: Sequence[ReadStory],
    answers: WrittenAnswers,
    stories: Sequence[Pages],
) -> list[ReadStory]:
    """Returns what authors wrote of each story, the newest first. An answer of `answers` belongs to
    the story of whose texts it names most."""
    texts = []
    for members in stories:
        texts.append({page.report.sha256 for page in members})
    answered = list(readings)
    for answer in answers:
        text_hashes = answer.texts()
        shared = [len(text_hashes & in_story) for in_story in texts]
        most = max(shared, default=0)
        if most:
            story_place = shared.index(most)
            story = answered[story_place]
            if answer.id not in by_id(story.answers):
                answered[story_place] = replace(story, answers=(*story.answers, answer))
    return answered


def failures_of(story: Story) -> Iterator[Failure]:
    """Yields what is missing from a story, as a ledger lists it."""
    for left in story.left_out:
        source = left.source or f"story {story.id}: {left.stage}"
        yield Failure(source, left.why)


def compare_what_can_be(
    members: Pages,
    decisions: Decisions = (),
    *,
    read: ReadStory = NOTHING_READ,
    stages: Stages,
) -> Finished:
    """Returns the result of `compare_story` for everything that can be compared. What is missing
    from the story stands in `left_out`.

    If memory runs out, the longest report is left out. If a stage fails, the reports are left out
    on which it fails alone. If no single report is to blame, the stage is left out. Raises
    StopError if a single report is too much.
    """
    left_out: list[LeftOut] = []
    while True:
        try:
            story, reports = compare_story(members, decisions, read=read, stages=stages)
            without = [LeftOut(NO_STAGE, stage=stage.value) for stage in stages.without]
            return replace(story, left_out=(*left_out, *without)), reports
        except MemoryError:
            blamed = [_longest(members)]
            why = TOO_LARGE
        except StopError:  # nothing that leaving out a report would mend
            raise
        except Exception as error:
            blamed = _to_blame(members, stages)
            why = FAILED
            if not blamed:
                stage = Stage(error.stage) if isinstance(error, StageFailed) else None
                if stage is None or stage in stages.without:
                    raise
                _log.exception(
                    "a story is made without the stage %r, which failed on it", stage.value
                )
                stages = stages.but(stage)
        members = [page for page in members if page not in blamed]
        left_out += [LeftOut(why, page.id, page.report.source) for page in blamed]


def _longest(members: Pages) -> Annotations:
    """Returns the longest of several reports. Raises StopError if there is only one."""
    if len(members) == 1:
        raise StopError(
            f"memory is not enough for {members[0].report.source} alone: give the program more, "
            "or leave it out"
        )
    return max(members, key=lambda page: (len(page.report.text), page.id))


def _to_blame(members: Pages, stages: Stages) -> list[Annotations]:
    """Returns the reports on which the program fails alone; none if it fails on all of them."""
    blamed = [page for page in members if _fails_on(page, stages)]
    if len(blamed) == len(members):
        return []
    if blamed:
        sources = ", ".join(page.report.source for page in blamed)
        _log.exception("comparing a story failed with %s", sources)
    return blamed


def _fails_on(page: Annotations, stages: Stages) -> bool:
    """Whether the program fails on this report alone."""
    try:
        compare_story([page], stages=Stages(stages.without))
    except Exception:  # noqa: BLE001  whatever it is, the report cannot be compared
        return True
    return False


@seldom_collected()
def compare_story(
    annotated: Pages,
    decisions: Decisions = (),
    *,
    read: ReadStory = NOTHING_READ,
    stages: Stages,
) -> Finished:
    """Returns one story, and its reports with their anchors filled in.

    - `read`: what authors wrote of the story
    - `stages`: which stages run, and what they made before

    Raises StageFailed if a stage fails.
    """
    standing = in_force(decisions)
    prepared = prepare_story(annotated, standing, stages=stages)
    story, reports = finish_story(prepared, standing, read.answers, stages=stages)
    return replace(story, model=read.use), reports
