"""What a language model reads in stories, as their digests tell them.

This is the only place where one is asked.
"""

from collections.abc import Sequence

from rashomon.comparing.finish import SideBySide, lay_side_by_side
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.figures.read_figures import read_figures
from rashomon.lineage.listed_copies import list_copies
from rashomon.model.copy import copied_text
from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.model_reading.added_sheet import Found, Strength
from rashomon.model_reading.read_story import ModelRead, Requests, StoryReading, read_stories
from rashomon.protocols import LanguageModel
from rashomon.telling.digest import make_digest
from rashomon.text.parsed_report import Annotations

_ONE_FIGURE = 0.4


def read_with(
    model: LanguageModel,
    stories: Sequence[Sequence[Annotations]],
    ways: Sequence[Stages] = (),
    before: Sequence[Found] = (),
) -> tuple[ModelRead, ...]:
    """Returns what a language model reads in these stories, all at once.

    It is asked about the reports alone, not about what people judged, so that kept replies can be
    replayed whatever is judged. `ways`: the stages of each story, which keep what they make;
    `before`: what it has found in each already, so that it is asked about the other reports alone.
    """
    kept = iter(ways or [Stages() for _ in stories])
    return read_stories(
        model, stories, lambda reading, story: _requests(reading, story, next(kept)), before
    )


def found_before(
    model: LanguageModel, kept: ModelRead | None, story: Sequence[Annotations]
) -> Found:
    """Returns what this model found in a story before, if it has read some of its reports.

    `kept`: what is kept of all authors.
    """
    use = kept.use if kept else None
    read = read_of(use, model.name, [a.report for a in story])
    if kept is None or use is None or not read:
        return Found()
    variants = kept.repairs.variants if kept.repairs else ()
    return Found(
        tuple(row for row in kept.rows if row.by == use.by and not row.rejected),
        tuple(one for one in variants if one.by == use.by),
        read,
    )


def read_of(use: ModelUse | None, name: str, story: Sequence[Report]) -> frozenset[str]:
    """Returns which reports of a story the model of this name has read, by id, as far as it is
    asked about the others alone: none where it has read less than half, for then it costs less to
    read the story whole. `use`: a model's part in it."""
    if use is None or use.name != name:
        return frozenset()
    read = frozenset(report.id for report in story if report.sha256 in use.seen)
    return read if 2 * len(read) >= len(story) else frozenset()


def _requests(reading: StoryReading, annotated: Sequence[Annotations], stages: Stages) -> Requests:
    known = prepare_story(annotated, stages=stages)
    laid = _laid(known, stages)
    digest = make_digest(
        laid.passages,
        (),
        terms=laid.terms,
        sentences=laid.sentences,
        annotated=known.used(),
        strength=laid.strength,
    )
    if reading.before.read:
        return reading.added(digest, known.statements, _nearness(laid))
    names = {ident: terms.names for ident, terms in laid.terms.items()}
    return reading.digest(digest, known.statements, names)


def _nearness(laid: SideBySide) -> Strength:
    """How near two sentences, by their ids, stand to each other: how probably they tell of one
    matter, and more where they give one number of the same unit, with whatever limit."""
    figures = {
        ident: {(q.high if q.low is None else q.low, q.unit) for q in terms.quantities if q.unit}
        for ident, terms in laid.terms.items()
    }

    def near(one: str, other: str) -> float:
        shared = figures.get(one, set()) & figures.get(other, set())
        return max(laid.strength(one, other), _ONE_FIGURE if shared else 0.0)

    return near


def _laid(known: Prepared, stages: Stages) -> SideBySide:
    """The passages of a story of which nobody has decided anything yet."""
    copies = list_copies(known.copies, known.reports()).copies
    numbers = stages.run(
        Stage.FIGURES,
        (),
        read_figures,
        known.english(),
        names=known.names,
        statements=known.statements,
        dates=known.dates,
    )
    return stages.run(
        Stage.PASSAGES, SideBySide(), lay_side_by_side, known, copied_text(copies), (), numbers
    )
