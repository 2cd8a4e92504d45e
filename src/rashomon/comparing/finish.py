"""The second half of a story (`finish_story`): its numbers, answers, origins, and its rows."""

from dataclasses import replace
from operator import attrgetter

from rashomon.comparing.lay_rows import lay_story, matters_of_story, rows_of_story
from rashomon.comparing.odd_reports import with_odd
from rashomon.comparing.place_answers import place_answers, sentences_to_add
from rashomon.comparing.prepare import Prepared, reports_in
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.copies.origins import trace_origins
from rashomon.decisions.answers import set_aside_lines, with_added, without_set_aside
from rashomon.decisions.in_force import with_outcomes
from rashomon.decisions.looks import escaped_looks, with_looks
from rashomon.decisions.without_effect import without_effect
from rashomon.mentions.numbers.read_numbers import read_numbers
from rashomon.model.answer import WrittenAnswers
from rashomon.model.content_ids import content_id
from rashomon.model.copy import NO_ORIGINS, Origin, Origins
from rashomon.model.decision import Decisions
from rashomon.model.number import Number
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.stories.story_title import story_title

_REPRINTS = attrgetter("reprints")
Finished = tuple[Story, Reports]
"""A story, and its reports with their anchors filled in."""


def finish_story(
    prepared: Prepared,
    decisions: Decisions,
    written: WrittenAnswers,
    *,
    stages: Stages,
) -> Finished:
    """Returns the finished story and its reports. `decisions` are those in force. `written` is what
    authors wrote of it, the newest first."""
    run = stages.run
    placement = prepared.there
    numbers = run(Stage.NUMBERS, (), numbers_of, prepared)
    lines_set_aside = run(Stage.DECISIONS, {}, set_aside_lines, written, decisions, placement)
    remaining = without_set_aside(written, lines_set_aside)
    laid = run(Stage.ROWS, None, lay_story, prepared, numbers)
    placed = run(Stage.ANSWERS, (), place_answers, prepared, laid, remaining)
    sentences = sentences_to_add(prepared, laid)
    answers = with_added(placed, decisions, texts_here=placement, sentences=sentences)
    answers = run(Stage.DECISIONS, answers, with_looks, answers, decisions, placement)
    story = replace(_story_of(prepared, decisions, numbers, stages), answers=answers)
    if laid is not None:
        matters = run(Stage.ROWS, (), matters_of_story, laid, decisions, placement)
        rows = run(Stage.ROWS, (), rows_of_story, laid, matters)
        listed = tuple(found.sentence for found in laid.sentences)
        story = replace(story, sentences=listed, beside=laid.beside, rows=rows)
    aside = [ident for ident, lines in lines_set_aside.items() if lines]
    useless = without_effect(decisions, texts_here=placement, story=story, set_aside=aside)
    useless |= escaped_looks(decisions, answers)
    outcomes = with_outcomes(
        decisions, texts_here=placement, refused={**prepared.refused, **useless}
    )
    return replace(story, decisions=outcomes), with_odd(prepared.reports)


def _story_of(
    prepared: Prepared, decisions: Decisions, numbers: tuple[Number, ...], stages: Stages
) -> Story:
    """Returns the story without its answers and rows."""
    run = stages.run
    reports = prepared.reports
    return Story(
        id=content_id("story", *sorted(report.key for report in reports)),
        title=story_title(reports_in(prepared.used) or reports),
        reports=tuple(report.id for report in reports),
        names=prepared.names,
        statements=prepared.statements_on_pages,
        copies=prepared.listed_copies,
        dates=prepared.dates,
        reprints=run(Stage.COPIES, (), _REPRINTS, prepared),
        numbers=numbers,
        origins=run(Stage.ORIGINS, (), origins_of, prepared),
        independent=run(Stage.ORIGINS, NO_ORIGINS, independent_of, prepared),
        decisions=tuple(filter(prepared.there.concerns, decisions)),
    )


def numbers_of(prepared: Prepared) -> tuple[Number, ...]:
    """Returns the numbers of the reports that count."""
    return read_numbers(prepared.used, statements=prepared.statements, times=prepared.times)


def origins_of(prepared: Prepared) -> tuple[Origin, ...]:
    """Returns the texts, outlets and agencies on which the story's reports rest."""
    return trace_origins(prepared.evidence)


def independent_of(prepared: Prepared) -> Origins:
    """Returns how many separate origins the story's reports have at most."""
    return Origins(prepared.counter.of_story({page.id for page in prepared.used}).most)
