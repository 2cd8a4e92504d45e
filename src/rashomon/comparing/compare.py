"""The way of a pile (`compare`) and of a story (`compare_story`), from top to bottom."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rashomon.comparing.finish import finish_story
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.decisions.constraints import story_constraints
from rashomon.decisions.in_force import heard_nowhere, in_force
from rashomon.errors import StageFailed, StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.model.answer import NOTHING_READ, ReadStory, WrittenAnswer
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision
from rashomon.model.ledger import FORMAT, Failure, Ledger
from rashomon.model.model_use import together
from rashomon.model.report import Report
from rashomon.model.story import LeftOut, Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, OnProgress, Progress, say_nothing
from rashomon.reports.report_pile import Pile, by_source, number_ids
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.parsed_report import Annotations, Pages

_log = logging.getLogger(__name__)
NO_STAGE = "the program failed on it for the story as a whole: what it finds is missing here"
FAILED = "could not be compared: the program failed on it (the log says where)"
TOO_LARGE = (
    "could not be compared: memory was not enough for its story with it; the others of the story "
    "were compared without it"
)


@seldom_collected()
def compare(pile: Pile | Sequence[Report], **given: Any) -> Ledger:
    """Returns the ledger of these reports: every story with its claims, differences, names,
    statements, numbers, copies and dates. `given` is what `compare_and_prove` takes.

    - `decisions`: what people decided about earlier ledgers; a decision is obeyed in each story
      that has its words, and listed in any case
    - `answers`: what somebody wrote of these reports before
    - `model`: a language model that reads along

    Nothing enters the ledger that does not stand in the reports.
    """
    return compare_and_prove(pile, **given)[0]


def compare_and_prove(
    pile: Pile | Sequence[Report],
    *,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    decisions: Sequence[Decision] = (),
    answers: Sequence[WrittenAnswer] = (),
    model: LanguageModel | None = None,
    question: str | None = None,
) -> tuple[Ledger, tuple[ReadStory, ...]]:
    """Returns the ledger, as `compare` does, and what `model` wrote of each story. If there is a
    question, that is its answer."""
    chosen = settings or Settings()
    tell = on_progress or say_nothing
    given = pile if isinstance(pile, Pile) else Pile(number_ids(pile))
    annotated = []
    for parsed in annotate_reports(given.reports):
        annotated.append(parsed)
        tell(Progress("parsing", len(annotated), len(given.reports)))

    groups, read_as = group_reports(
        annotated,
        story_constraints(in_force(decisions), given.reports),
        one_story=chosen.stories.one_story,
        tell=tell,
    )
    ways = [Stages() for _ in groups]  # one goes with its story, and what it kept
    asked = [NOTHING_READ] * len(groups)
    if model is not None:
        from rashomon.comparing.read_with_model import read_with  # which few runs need

        asked = read_with(model, read_as, ways, question)
    read = with_answers(asked, answers, read_as)
    stories = []
    anchored: dict[str, Report] = {}
    left_out = []
    for n, (members, group) in enumerate(zip(read_as, groups, strict=True)):
        try:
            story, reports = compare_what_can_be(members, decisions, read=read[n], stages=ways[n])
        except StopError:
            raise
        except Exception:  # the border of one story
            if len(groups) == 1:
                raise
            _log.exception("comparing a story failed")
            left_out += [Failure(a.report.source, FAILED) for a in members]
            continue
        ways[n] = Stages()
        left_out += failures_of(story)
        # nobody knows which story an unreadable source belongs to, so any story may lack it
        coverage = "incomplete" if given.failures or left_out else None
        stories.append(replace(story, coverage=coverage))
        anchored |= by_id(report for report in reports if report.id in group)
        tell(Progress("comparing", len(stories), len(groups)))
    made = replace(
        made_with(chosen, parsed=bool(given.reports)),
        model=together([story.model for story in stories if story.model]),
    )
    ledger = Ledger(
        FORMAT,
        made,
        tuple(anchored[report.id] for report in given.reports if report.id in anchored),
        tuple(stories),
        by_source((*given.failures, *left_out)),
        heard_nowhere(decisions, [one for story in stories for one in story.decisions]),
    )
    return ledger, tuple(asked)


def with_answers(
    read: Sequence[ReadStory],
    answers: Sequence[WrittenAnswer],
    stories: Sequence[Pages],
) -> list[ReadStory]:
    """Returns what authors wrote of each story, the newest first. An answer of `answers` belongs to
    the story of whose texts it names most."""
    texts = [{page.report.sha256 for page in members} for members in stories]
    found = list(read)
    for answer in answers:
        held = [len(answer.texts() & there) for there in texts]
        home = held.index(max(held, default=0)) if any(held) else None
        if home is not None and answer.id not in {one.id for one in found[home].answers}:
            found[home] = replace(found[home], answers=(*found[home].answers, answer))
    return found


def failures_of(story: Story) -> list[Failure]:
    """Returns what is missing from a story, as a ledger lists it."""
    return [
        Failure(one.source or f"story {story.id}: {one.stage}", one.why) for one in story.left_out
    ]


_Compared = tuple[Story, tuple[Report, ...]]


def compare_what_can_be(
    members: Pages,
    decisions: Sequence[Decision] = (),
    *,
    read: ReadStory = NOTHING_READ,
    stages: Stages,
) -> _Compared:
    """Returns the result of `compare_story` for everything that can be compared. What is missing
    from the story stands in `left_out`.

    If memory runs out, the longest report is left out. If a stage fails, the reports are left out
    on which it fails alone. If no single report is to blame, the stage is left out. Raises
    StopError if a single report is too much.
    """
    gone: list[LeftOut] = []
    while True:
        try:
            story, reports = compare_story(members, decisions, read=read, stages=stages)
            without = (LeftOut(NO_STAGE, stage=stage.value) for stage in stages.without)
            return replace(story, left_out=(*gone, *without)), reports
        except MemoryError as error:
            if len(members) == 1:
                raise StopError(
                    f"memory is not enough for {members[0].report.source} alone: give the "
                    "program more, or leave it out"
                ) from error
            blamed = [max(members, key=lambda a: (len(a.report.text), a.id))]
            why = TOO_LARGE
        except StopError:
            raise
        except Exception as error:
            blamed = [a for a in members if _fails_on(a, stages)]
            why = FAILED
            stage = Stage(error.stage) if isinstance(error, StageFailed) else None
            if len(blamed) in (0, len(members)):
                if stage is None or stage in stages.without:
                    raise
                _log.exception(
                    "a story is made without the stage %r, which failed on it", stage.value
                )
                stages = stages.but(stage)
                blamed = []
            else:
                _log.exception(
                    "comparing a story failed with %s", ", ".join(a.report.source for a in blamed)
                )
        members = [a for a in members if a not in blamed]
        gone += [LeftOut(why, a.id, a.report.source) for a in blamed]


def _fails_on(annotated: Annotations, stages: Stages) -> bool:
    """Whether the program fails on this report alone."""
    try:
        compare_story([annotated], stages=Stages(stages.without))
    except Exception:  # noqa: BLE001  whatever it is, the report cannot be compared
        return True
    return False


@seldom_collected()
def compare_story(
    annotated: Pages,
    decisions: Sequence[Decision] = (),
    *,
    read: ReadStory = NOTHING_READ,
    stages: Stages,
) -> _Compared:
    """Returns one story, and its reports with their anchors filled in.

    - `read`: what authors wrote of the story
    - `stages`: which stages run, and what they made before

    Raises StageFailed if a stage fails.
    """
    standing = in_force(decisions)
    known = prepare_story(annotated, standing, stages=stages)
    story, reports = finish_story(known, standing, read.answers, stages=stages)
    return replace(story, model=read.use), reports
