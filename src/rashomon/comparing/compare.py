"""The way of a pile (`compare`) and of a story (`compare_story`), from top to bottom."""

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from rashomon.authored.in_force import in_force, settle
from rashomon.authored.judged_rows import JudgedRows
from rashomon.authored.make_constraints import story_constraints
from rashomon.authored.outcomes import unheard
from rashomon.comparing.finish import finish_story
from rashomon.comparing.group_reports import group_reports, large_stories
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.read_with_model import read_with
from rashomon.comparing.rows_in_story import judged_rows, place_in, with_row_ids
from rashomon.comparing.rows_of_file import read_from
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.errors import StageFailed, StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.model_use import together
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows
from rashomon.model.story import LeftOut, Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.report_pile import Pile, by_source, number_ids
from rashomon.rows.row_file import RowsFile
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.parsed_report import Annotations

_log = logging.getLogger(__name__)
NO_STAGE = "the program failed on it for the story as a whole: what it finds is missing here"
FAILED = "could not be compared: the program failed on it (the log says where)"
TOO_LARGE = (
    "could not be compared: memory was not enough for its story with it; the others of the story "
    "were compared without it"
)


@seldom_collected()
def compare(
    pile: Pile | Sequence[Report],
    *,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    judgements: Sequence[Judgement] = (),
    model: LanguageModel | None = None,
    rows: RowsFile | None = None,
    parses: ParseCache | None = None,
) -> Ledger:
    """Returns the ledger of these reports: every story with its names, statements, points, copies,
    dates and brief.

    `judgements`: people's decisions about earlier ledgers; each is obeyed in stories that have its
    target, and listed in any case. `model`: a language model that reads along; `rows`: what an
    author read, in its place; `parses`: keeps what was parsed. Nothing enters the ledger that does
    not stand in the reports.
    """
    judgements = settle(judgements)
    chosen, tell = settings or Settings(), on_progress or say_nothing
    given = pile if isinstance(pile, Pile) else Pile(number_ids(pile))

    annotated: list[Annotations] = []
    for parsed in annotate_reports(given.reports, parses):
        annotated.append(parsed)
        tell(Progress("parsing", len(annotated), len(given.reports)))

    groups, read_as = group_reports(
        annotated,
        story_constraints(in_force(judgements)),
        one_story=chosen.stories.one_story,
        tell=tell,
    )
    ways = deque(Stages() for _ in groups)  # one goes with its story, and what it kept
    by_author: Sequence[ModelRead | None] = [None] * len(groups)
    if model is not None:
        by_author = read_with(model, read_as, tuple(ways))
    elif rows is not None:
        by_author = read_from(rows, read_as)

    if note := large_stories(groups):
        tell(Progress("comparing", 0, len(groups), note))
    stories: list[Story] = []
    anchored: dict[str, Report] = {}
    left_out: list[Failure] = []
    for members, group, reading in zip(read_as, groups, by_author, strict=True):
        try:
            story, reports = compare_what_can_be(
                members,
                judgements,
                families=chosen.lineage.families,
                read=reading,
                stages=ways.popleft(),
            )
        except StopError:
            raise
        except Exception:  # the border of one story
            if len(groups) == 1:
                raise
            _log.exception("comparing a story failed")
            left_out += [Failure(a.report.source, FAILED) for a in members]
            continue
        left_out += failures_of(story)
        # nobody knows which story an unreadable source belongs to, so any story may lack it
        stories.append(
            replace(story, coverage="incomplete" if given.failures or left_out else None)
        )
        anchored |= {report.id: report for report in reports if report.id in group}
        tell(Progress("comparing", len(stories), len(groups)))
    made = replace(
        made_with(chosen, parsed=bool(given.reports)),
        model=together([story.model for story in stories if story.model]),
    )
    ordered = tuple(anchored[report.id] for report in given.reports if report.id in anchored)
    return Ledger(
        made,
        ordered,
        tuple(stories),
        by_source((*given.failures, *left_out)),
        unheard(judgements, stories),
    )


def failures_of(story: Story) -> list[Failure]:
    """Returns what a story was made without, as a ledger lists it."""
    return [
        Failure(one.source or f"story {story.id}: {one.stage}", one.why) for one in story.left_out
    ]


def compare_what_can_be(
    members: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    families: str = "",
    read: ModelRead | None = None,
    stages: Stages | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns `compare_story`'s result for what can be compared; what the story was made without
    stands in `left_out`.

    When memory runs out, the longest report goes. Where a stage fails, those reports go on which it
    fails alone; if no single report is to blame, the stage goes. With a report goes everything that
    a model `read`. Raises StopError if a single report is too much.
    """
    gone: list[LeftOut] = []
    stages = stages or Stages()
    while True:
        try:
            story, reports = compare_story(
                members, judgements, families=families, read=read, stages=stages
            )
            return replace(
                story,
                left_out=(
                    *gone,
                    *(LeftOut(NO_STAGE, stage=stage.value) for stage in stages.without),
                ),
            ), reports
        except MemoryError as error:
            if len(members) == 1:
                raise StopError(
                    f"memory is not enough for {members[0].report.source} alone: give the "
                    "program more, or leave it out"
                ) from error
            blamed, why = [max(members, key=lambda a: (len(a.report.text), a.report.id))], TOO_LARGE
        except StopError:
            raise
        except Exception as error:
            blamed, why = [a for a in members if _fails_on(a, stages)], FAILED
            stage = Stage(error.stage) if isinstance(error, StageFailed) else None
            if len(blamed) in (0, len(members)):
                if stage is None or stage in stages.without:
                    raise
                _log.exception(
                    "a story is made without the stage %r, which failed on it", stage.value
                )
                stages, blamed = stages.but(stage), []
            else:
                _log.exception(
                    "comparing a story failed with %s", ", ".join(a.report.source for a in blamed)
                )
        if blamed:
            members, read = [a for a in members if all(a is not one for one in blamed)], None
            gone += [LeftOut(why, a.report.id, a.report.source) for a in blamed]


def _fails_on(annotated: Annotations, stages: Stages) -> bool:
    """Whether the program fails on this report alone."""
    try:
        compare_story([annotated], stages=Stages(stages.without))
    except Exception:  # noqa: BLE001  whatever it is, the report cannot be compared
        return True
    return False


@seldom_collected()
def compare_story(
    annotated: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    families: str = "",
    read: ModelRead | None = None,
    stages: Stages | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns one story and its reports with their anchors filled in.

    `families`: the user's publishers; `read`: what an author read in the story; `stages`: which of
    them run, and what they made before. Raises StageFailed.
    """
    stages, standing = stages or Stages(), in_force(judgements)
    known = prepare_story(
        annotated, standing, repairs=read.repairs if read else None, stages=stages
    )
    rows = with_row_ids(known, read.rows if read else ())
    judged = stages.run(Stage.ROWS, JudgedRows(rows), judged_rows, known, rows, standing)
    placed = stages.run(Stage.ROWS, PlacedRows(), place_in, known, judged.rows)
    story, reports = finish_story(
        known, placed, standing, of_rows=judged.heard, families=families, stages=stages
    )
    use = read.use if read else None
    return replace(story, model=use and use.without(one.reason for one in known.refused)), reports
