"""Runs the stages in order (`compare`): of a story `prepare_story`, `place_in`, `points_of` and
`finish_story`."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rashomon.anomalies.find_anomalies import find_anomalies
from rashomon.authored.constraints import PassageStep
from rashomon.authored.in_force import in_force, settle
from rashomon.authored.judged_rows import JudgedRows, rows_as_judged
from rashomon.authored.make_constraints import constraints_of, story_constraints
from rashomon.authored.outcomes import Findings, heard, unheard
from rashomon.comparing.group_reports import group_reports, large_stories
from rashomon.comparing.prepare import (
    Prepared,
    place_in,
    prepare_story,
    renamed_accounts,
    with_row_ids,
)
from rashomon.comparing.rows_kept import read_from
from rashomon.comparing.stage_border import EVERY, Stages
from rashomon.dates.timeline import build_timeline
from rashomon.errors import StageFailed, StopError
from rashomon.figures.about import with_about
from rashomon.figures.find_figures import Alike, alike_in, find_figures
from rashomon.figures.ranges import add_ranges
from rashomon.figures.read_figures import read_figures
from rashomon.garbage_collection import seldom_collected
from rashomon.lineage.drift import list_drift
from rashomon.lineage.lines import count_lines, counter_of
from rashomon.lineage.listed_copies import list_copies
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, copied_text
from rashomon.model.judgement import NOTE, OF_ACCOUNTS, Judgement
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.model_use import ReadingPlan, together
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows, Row
from rashomon.model.story import LeftOut, Story
from rashomon.model_reading.read_story import ModelRead, Requests, StoryReading, read_stories
from rashomon.parsing.parse import annotate_reports, parsed_line
from rashomon.passages.as_judged import obey
from rashomon.passages.find_passages import PassageMaker, distinct, order_of
from rashomon.passages.label import label_of
from rashomon.passages.terms import SentenceTerms
from rashomon.passages.variants_as_judged import obey_variants
from rashomon.protocols import LanguageModel, OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.report_pile import Pile, by_source, number_ids
from rashomon.rows.later_words import lost_rows, with_later
from rashomon.rows.points_of_rows import points_of_rows
from rashomon.rows.prove import Prover
from rashomon.rows.row_file import RowsFile
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.stories.group_stories import story_title
from rashomon.telling.digest import Digest, make_digest
from rashomon.telling.point_order import by_weight
from rashomon.telling.write_brief import write_brief
from rashomon.text.parsed_report import Annotations

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The passages of a story as the program `found` them and as people mended them; what every
    sentence of it is and tells, by its id."""

    found: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: Mapping[str, PassageSentence] = field(default_factory=dict)
    terms: Mapping[str, SentenceTerms] = field(default_factory=dict)


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
    by_model: Sequence[ModelRead | None] = [None] * len(groups)
    if model is not None:
        by_model = read_with(model, read_as)
    elif rows is not None:
        by_model = read_from(rows, read_as)
    if note := large_stories(groups):
        tell(Progress("comparing", 0, len(groups), note))
    stories: list[Story] = []
    anchored: dict[str, Report] = {}
    left_out: list[Failure] = []
    for members, group, reading in zip(read_as, groups, by_model, strict=True):
        try:
            story, reports = compare_what_can_be(
                members, judgements, families=chosen.lineage.families, read=reading
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
) -> tuple[Story, tuple[Report, ...]]:
    """Returns `compare_story`'s result for what can be compared; what the story was made without
    stands in `left_out`.

    When memory runs out, the longest report goes. Where a stage fails, those reports go on which it
    fails alone; if no single report is to blame, the stage goes. With a report goes everything that
    a model `read`. Raises StopError if a single report is too much.
    """
    gone: list[LeftOut] = []
    stages = EVERY
    while True:
        try:
            story, reports = compare_story(
                members, judgements, families=families, read=read, stages=stages
            )
            return replace(
                story,
                left_out=(*gone, *(LeftOut(NO_STAGE, stage=stage) for stage in stages.without)),
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
            stage = error.stage if isinstance(error, StageFailed) else None
            if len(blamed) in (0, len(members)):
                if stage is None or stage in stages.without:
                    raise
                _log.exception("a story is made without the stage %r, which failed on it", stage)
                stages, blamed = Stages((*stages.without, stage)), []
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
        compare_story([annotated], stages=stages)
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
    stages: Stages = EVERY,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns one story and its reports with their anchors filled in.

    `families`: the user's publishers; `read`: what a language model read in the story; `stages`:
    which of them run.
    Raises StageFailed.
    """
    standing = in_force(judgements)
    repairs = read.repairs if read else None
    known = prepare_story(annotated, standing, repairs=repairs, stages=stages)
    rows = with_row_ids(known, read.rows if read else ())
    judged = stages.run("rows", lambda: judged_rows(known, rows, standing), JudgedRows(rows))
    placed = stages.run("rows", lambda: place_in(known, judged.rows), PlacedRows())
    story, reports = finish_story(
        known, placed, standing, of_rows=judged.heard, families=families, stages=stages
    )
    use = read.use if read else None
    return replace(story, model=use and use.without(one.reason for one in known.refused)), reports


def judged_rows(
    known: Prepared, rows: Sequence[Row], judgements: Sequence[Judgement]
) -> JudgedRows:
    """Returns the rows of a story as these judgements leave them."""
    about = [j for j in judgements if j.field in OF_ACCOUNTS | {NOTE}]
    anew = any(not j.rows for j in about)  # the rows of a store bear the others already
    alone = points_of(known, place_in(known, rows)) if anew and rows else ()
    return rows_as_judged(rows, about, [a.report for a in known.annotated], alone)


def points_of(known: Prepared, placed: PlacedRows) -> tuple[Point, ...]:
    """Returns the points of the rows of a story, with versions, relations and status."""
    label = partial(label_of, names=[name.spellings for name in known.names])
    return points_of_rows(
        placed,
        known.used(),
        names=known.names,
        statements=known.statements,
        label=label,
        parse=parsed_line,
    )


def tried_row(known: Prepared, row: Row) -> tuple[Point | None, tuple[str, ...]]:
    """Returns the point that a row alone would give, and the words of its question that no sentence
    that it quotes holds."""
    placed = place_in(known, [row])
    prover = Prover(known.used(), known.names, known.statements, parsed_line)
    lacking = prover.lacking(row.question, placed.accounts)
    return next(iter(points_of(known, placed)), None), lacking


def read_with(
    model: LanguageModel, stories: Sequence[Sequence[Annotations]]
) -> tuple[ModelRead, ...]:
    """Returns what a language model reads in these stories, all at once; this is the only place
    where one is asked.

    It is asked about the reports alone, not about what people judged, so that kept replies can be
    replayed whatever is judged.
    """
    return read_stories(model, stories, _passes)


def _passes(reading: StoryReading, annotated: Sequence[Annotations]) -> Requests:
    """The passes over one story, with the program's own stages between them."""
    known = prepare_story(annotated)
    if reading.plan is ReadingPlan.SMALL:
        yield from reading.matters(_passages_of(known), known.used())
        reading.settle()
        return
    yield from reading.first(known.statements, known.names)
    if reading.plan is ReadingPlan.FULL:
        yield from reading.matters(_passages_of(known), known.used())
    reading.settle()
    if reading.repairs is not None:
        known = prepare_story(annotated, repairs=reading.repairs)
    placed = place_in(known, reading.rows)
    if placed.accounts:
        yield from reading.second(known.used(), placed, known.statements, known.dates)


def _passages_of(known: Prepared) -> tuple[Passage, ...]:
    """The passages of a story of which nobody has decided anything yet."""
    copies = list_copies(known.copies, [a.report for a in known.used()]).copies
    numbers = read_figures(
        known.english(), names=known.names, statements=known.statements, dates=known.dates
    )
    return lay_side_by_side(known, copied_text(copies), (), alike_in(numbers)).passages


def lay_side_by_side(
    known: Prepared, copies: Sequence[Copy], steps: Sequence[PassageStep], alike: Alike
) -> SideBySide:
    """Returns the passages of a story.

    `copies`: as the ledger lists them; `steps`: what people decided of passages; `alike`: which
    amounts count one thing.
    """
    reports = [a.report for a in known.annotated]
    count = counter_of(known.copies, reports, known.statements, known.names)
    maker = PassageMaker(
        known.used(),
        names=known.names,
        statements=known.statements,
        dates=known.dates,
        copies=copies,
        count=count,
        alike=alike,
    )
    found = maker.found()
    sentences = maker.sentences(found)
    mended = obey(found, steps, sentences=sentences, remade=maker.remade, order=order_of)
    return SideBySide(found, distinct(mended), sentences, maker.terms())


def finish_story(
    known: Prepared,
    placed: PlacedRows,
    judgements: Sequence[Judgement],
    *,
    of_rows: Mapping[str, Judgement],
    families: str = "",
    stages: Stages = EVERY,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns the finished story and its reports.

    `of_rows`: by id, the judgements that became edits of the rows, with what became of them;
    `stages`: which of them run.
    """
    standing = renamed_accounts(judgements, placed.accounts, known)
    anchored, copies, dates, names, statements = (
        known.annotated,
        known.copies,
        known.dates,
        known.names,
        known.statements,
    )
    reports, used = tuple(a.report for a in anchored), tuple(a.report for a in known.used())
    listed = list_copies(copies, reports)
    given = constraints_of(standing)
    numbers = stages.run(
        "figures",
        lambda: read_figures(known.english(), names=names, statements=statements, dates=dates),
        (),
    )
    alike = alike_in(numbers)
    corrected = {one.account.id: one.instead for one in numbers if one.instead is not None}
    laid = stages.run(
        "passages",
        lambda: lay_side_by_side(known, copied_text(listed.copies), given.passages, alike),
        SideBySide(),
    )
    passages = obey_variants(laid.passages, given.variants)

    asked = stages.run(
        "questions", lambda: with_about(points_of(known, placed), numbers, names), ()
    )
    quoted = [w.span for row in placed.rows for answer in row.answers for w in answer.words]
    built = stages.run(
        "figures",
        lambda: find_figures(numbers, passages=passages, names=names, quoted_in_rows=quoted),
        (),
    )

    def counted_points() -> tuple[Point, ...]:
        points = count_lines(
            (*asked, *built), copies=copies, reports=reports, statements=statements, names=names
        )
        return by_weight(add_ranges(listed.pointed(points), corrected), used)

    points = stages.run("lines of reporting", counted_points, (*asked, *built))
    digest = stages.run(
        "digest",
        lambda: make_digest(
            passages, points, terms=laid.terms, sentences=laid.sentences, annotated=known.used()
        ),
        Digest(passages),
    )
    passages = digest.passages
    later = partial(with_later, points, placed.rows, passages, reports, known.excluded)
    points = stages.run("what came after rows", later, points)
    story = Story(
        id=content_id("story", *(report.sha256 for report in reports)),
        title=story_title(used or reports),
        reports=tuple(report.id for report in reports),
        names=names,
        statements=statements,
        points=points,
        passages=passages,
        chapters=digest.chapters,
        only=digest.only,
        copies=listed.copies,
        dates=dates,
        timeline=stages.run(
            "timeline",
            lambda: build_timeline(
                known.english(), dates=dates, names=names, points=points, passages=passages
            ),
            (),
        ),
        anomalies=stages.run(
            "anomalies",
            lambda: find_anomalies(
                [a for a in anchored if a.read_whole],
                dates=dates,
                copies=copied_text(copies),
                points=points,
            ),
            (),
        ),
        lines=stages.run("origins", lambda: group_lines(copies, used, families), ()),
        judgements=heard(
            standing,
            reports,
            Findings(names, statements, dates, points, passages, frozenset(laid.sentences)),
            replace(known.machine, passages=laid.found),
            of_rows,
        ),
        origins=stages.run(
            "origins",
            lambda: trace_origins(reports, copies=copies, families=families),
            (),
        ),
        drift=stages.run("drift", lambda: list_drift(listed.copies, reports), ()),
        lost_rows=lost_rows(placed, asked, known.excluded) or None,
        corrections=known.corrections,
    )
    counted = replace(
        story,
        reports=tuple(r.id for r in used),
        statements=tuple(s for s in statements if s.report not in known.excluded),
    )
    brief = stages.run("brief", lambda: write_brief(counted, used), ())
    return replace(story, brief=brief), reports
