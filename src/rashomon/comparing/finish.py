"""The second half of a story (`finish_story`): what several reports tell of its matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.anomalies.find_anomalies import find_anomalies
from rashomon.authored.constraints import Mending, PassageStep, VariantStep
from rashomon.authored.make_constraints import passage_steps, variant_steps
from rashomon.authored.outcomes import Findings, heard
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.rows_in_story import asked_points, renamed_accounts
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.dates.timeline import build_timeline
from rashomon.figures.find_figures import alike_in, find_figures
from rashomon.figures.ranges import add_ranges
from rashomon.figures.read_figures import CountedNumber, read_figures
from rashomon.lineage.drift import list_drift
from rashomon.lineage.lines import LineCounter, count_lines
from rashomon.lineage.listed_copies import ListedCopies, list_copies
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, copied_text
from rashomon.model.judgement import Judgement
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows
from rashomon.model.story import BriefSentence, Line, Story
from rashomon.passages.as_judged import obey
from rashomon.passages.authored_variants import with_authored, with_sentences
from rashomon.passages.find_passages import PassageMaker, distinct, order_of
from rashomon.passages.terms import SentenceTerms
from rashomon.passages.variants import Strength, VariantStory, find_variants
from rashomon.passages.variants_as_judged import obey_variants
from rashomon.rows.later_words import lost_rows, with_later
from rashomon.rows.points_of_rows import in_passages, told_once_with_rows
from rashomon.stories.group_stories import story_title
from rashomon.telling.digest import Digest, make_digest
from rashomon.telling.point_order import by_weight
from rashomon.telling.write_brief import write_brief


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The passages of a story as the program `found` them and as people mended them; what every
    sentence of it is and tells, by its id; how probable it is that two tell of one matter."""

    found: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: Mapping[str, PassageSentence] = field(default_factory=dict)
    terms: Mapping[str, SentenceTerms] = field(default_factory=dict)
    strength: Strength = lambda _one, _other: 0.0


def finish_story(
    known: Prepared,
    placed: PlacedRows,
    judgements: Sequence[Judgement],
    *,
    of_rows: Mapping[str, Judgement],
    families: str = "",
    stages: Stages,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns the finished story and its reports.

    `of_rows`: by id, the judgements that became edits of the rows, with what became of them.
    """
    run = stages.run
    standing = renamed_accounts(judgements, placed.accounts, known)
    steps = passage_steps(standing)
    copies, dates, names, statements = known.copies, known.dates, known.names, known.statements
    reports, used = known.reports(), tuple(a.report for a in known.used())
    listed = list_copies(copies, reports)

    numbers = run(
        Stage.FIGURES,
        (),
        read_figures,
        known.english(),
        names=names,
        statements=statements,
        dates=dates,
    )
    laid = run(
        Stage.PASSAGES,
        SideBySide(),
        lay_side_by_side,
        known,
        copied_text(listed.copies),
        steps,
        numbers,
        variant_steps(standing),
    )
    asked = run(Stage.QUESTIONS, (), asked_points, known, placed, numbers)
    asked = in_passages(asked, laid.passages)
    laid = replace(laid, passages=told_once_with_rows(laid.passages, asked))
    quoted = tuple(w.span for row in placed.rows for answer in row.answers for w in answer.words)
    figures = run(
        Stage.FIGURES,
        (),
        find_figures,
        numbers,
        passages=laid.passages,
        names=names,
        quoted_in_rows=quoted,
    )
    bare = (*asked, *figures)
    counted = run(Stage.LINES, bare, count_points, bare, known, listed, numbers)
    digest = run(
        Stage.DIGEST,
        Digest(laid.passages),
        make_digest,
        laid.passages,
        counted,
        terms=laid.terms,
        sentences=laid.sentences,
        annotated=known.used(),
        strength=laid.strength,
        pinned=frozenset(
            one for step in steps if step.how is Mending.FIRST for one in step.sentences
        ),
    )
    passages = digest.passages
    points = run(
        Stage.LATER,
        counted,
        with_later,
        counted,
        placed.rows,
        passages,
        reports,
        known.excluded,
    )
    timeline = run(
        Stage.TIMELINE,
        (),
        build_timeline,
        known.english(),
        dates=dates,
        names=names,
        points=points,
        passages=passages,
    )
    anomalies = run(
        Stage.ANOMALIES,
        (),
        find_anomalies,
        tuple(a for a in known.annotated if a.read_whole),
        dates=dates,
        copies=copied_text(copies),
    )
    lines = run(Stage.ORIGINS, (), group_lines, copies, used, families)
    least_lines = run(Stage.LINES, None, least_lines_of, known, lines)
    origins = run(Stage.ORIGINS, (), trace_origins, reports, copies=copies, families=families)
    drift = run(Stage.DRIFT, (), list_drift, listed.copies, reports)
    judged = heard(
        standing,
        reports,
        Findings(names, statements, dates, points, passages, frozenset(laid.sentences)),
        replace(known.machine, passages=laid.found),
        of_rows,
    )
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
        timeline=timeline,
        anomalies=anomalies,
        lines=lines,
        least_lines=least_lines,
        judgements=judged,
        origins=origins,
        drift=drift,
        lost_rows=lost_rows(placed, asked, known.excluded) or None,
        corrections=known.corrections,
    )
    return replace(story, brief=run(Stage.BRIEF, (), brief_of, story, known)), reports


def least_lines_of(known: Prepared, lines: Sequence[Line]) -> int:
    """Returns how many lines of reporting a whole story has at least."""
    used = [a.report for a in known.used()]
    return LineCounter(known.copies, used, known.statements, known.names).least_of_story(lines)


def lay_side_by_side(
    known: Prepared,
    copies: Sequence[Copy],
    steps: Sequence[PassageStep],
    numbers: Sequence[CountedNumber],
    of_variants: Sequence[VariantStep] = (),
) -> SideBySide:
    """Returns the passages of a story.

    `copies`: as the ledger lists them; `steps`, `of_variants`: what people decided of passages
    and of what differs in them; `numbers`: the
    amounts in its reports, some of which count one thing.
    """
    maker = PassageMaker(
        known.used(),
        names=known.names,
        statements=known.statements,
        dates=known.dates,
        copies=copies,
        count=(count := LineCounter(known.copies, known.reports(), known.statements, known.names)),
        alike=alike_in(numbers),
    )
    found = maker.found()
    sentences = maker.sentences(found)
    mended = obey(found, steps, sentences=sentences, remade=maker.remade, order=order_of)
    mended = with_sentences(mended, known.variants, sentences, maker.remade, maker.joined)
    terms = maker.terms()
    pages = {page.report.id: page for page in known.used()}
    kinds = {name.id: name.kind for name in known.names}
    story = VariantStory(terms, pages, maker.strength, count, kinds)
    varied = find_variants(distinct(mended), story)
    varied = with_authored(varied, known.variants, story, sentences)
    return SideBySide(found, obey_variants(varied, of_variants), sentences, terms, maker.strength)


def count_points(
    points: Sequence[Point],
    known: Prepared,
    listed: ListedCopies,
    numbers: Sequence[CountedNumber],
) -> tuple[Point, ...]:
    """Returns the points in order, with the lines and speakers behind each version, and ranges."""
    counted = count_lines(
        points,
        copies=known.copies,
        reports=known.reports(),
        statements=known.statements,
        names=known.names,
    )
    corrected = {one.account.id: one.instead for one in numbers if one.instead is not None}
    return by_weight(
        add_ranges(listed.pointed(counted), corrected), [a.report for a in known.used()]
    )


def brief_of(story: Story, known: Prepared) -> tuple[BriefSentence, ...]:
    """Returns the brief of a story, without what people set aside."""
    used = tuple(a.report for a in known.used())
    counted = replace(
        story,
        reports=tuple(r.id for r in used),
        statements=tuple(s for s in story.statements if s.report not in known.excluded),
    )
    return write_brief(counted, used)
