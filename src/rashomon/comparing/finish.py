"""The second half of a story (`finish_story`): claims, differences, and what comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from rashomon.cautions.find_cautions import find_cautions
from rashomon.claims.alone import printed_alone, told_alone
from rashomon.claims.find_claims import ClaimMaker, order_of
from rashomon.claims.told_once import tell_once
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.prove_answers import ProvedAnswers, prove_answers, with_left_out
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.dates.timeline import build_timeline
from rashomon.decisions.answers import set_aside_lines, without_set_aside
from rashomon.decisions.claims import obey_claims
from rashomon.decisions.constraints import parted_by
from rashomon.decisions.differences import obey_differences, said_to_be_none
from rashomon.decisions.in_force import with_outcomes
from rashomon.decisions.without_effect import without_effect
from rashomon.differences.native import native_differences
from rashomon.differences.order import ranked
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.model.answer import WrittenAnswer
from rashomon.model.claim import NO_ORIGINS, Claim, Claims, Origins
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import copied_text
from rashomon.model.decision import Decision
from rashomon.model.difference import Difference, Differences
from rashomon.model.number import Tally
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.read_numbers import read_numbers
from rashomon.numbers.tallies import make_tallies
from rashomon.stories.group_stories import story_title
from rashomon.telling.make_overview import make_overview
from rashomon.text.parsed_report import Annotations
from rashomon.topics.find_topics import find_topics

NotDifferent = Mapping[str, Sequence[Difference]]
"""By decision, the differences that it calls none."""
_REPRINTS = attrgetter("reprints")


def finish_story(
    known: Prepared,
    decisions: Sequence[Decision],
    written: Sequence[WrittenAnswer],
    *,
    stages: Stages,
) -> tuple[Story, tuple[Report, ...]]:
    """Returns the finished story and its reports. `decisions` are those in force. `written` is what
    authors wrote of it, the newest first."""
    run = stages.run
    used = tuple(a.report for a in known.used)
    laid = run(Stage.CLAIMS, SideBySide(), lay_side_by_side, known, decisions)
    numbers = run(Stage.NUMBERS, (), numbers_of, known)
    native = run(Stage.DIFFERENCES, (), native_of, known, laid.claims, numbers)
    aside = run(Stage.DECISIONS, {}, set_aside_lines, written, decisions, known.there)
    kept = without_set_aside(written, aside)
    proved = run(Stage.ANSWERS, ProvedAnswers(), prove_answers, known, laid, kept)
    every = (*proved.differences, *native)
    none = run(Stage.DECISIONS, {}, said_to_be_none, every, decisions, known.there)
    decided = run(Stage.DECISIONS, every, as_decided, known, every, none, decisions)
    groups = run(Stage.ORIGINS, (), group_lines, known.copies, used)
    reports = known.reports
    story = Story(
        id=content_id("story", *(report.sha256 for report in reports)),
        title=story_title(used or reports),
        reports=tuple(report.id for report in reports),
        names=known.names,
        statements=known.statements,
        copies=known.listed_copies,
        reprints=run(Stage.COPIES, (), _REPRINTS, known),
        dates=known.dates,
        timeline=run(
            Stage.TIMELINE,
            (),
            build_timeline,
            known.english,
            dates=known.dates,
            names=known.names,
            claims=laid.claims,
        ),
        claims=laid.claims,
        differences=ranked(decided),
        answers=proved.answers,
        numbers=tuple(one.number for one in numbers),
        tallies=run(Stage.TALLIES, (), tallies_of, known, laid, numbers, none),
        topics=run(
            Stage.TOPICS,
            (),
            find_topics,
            known.english,
            known.statements,
            known.names,
            known.dates,
        ),
        cautions=run(
            Stage.CAUTIONS,
            (),
            find_cautions,
            known.used,
            dates=known.dates,
            copies=known.listed_copies,
            statements=known.statements,
            numbers=[one.number for one in numbers],
        ),
        alone=run(Stage.ALONE, (), alone_of, known, laid),
        origins=run(Stage.ORIGINS, (), trace_origins, reports, copies=known.copies),
        independent=run(Stage.ORIGINS, NO_ORIGINS, independent_of, known, groups),
    )
    told = run(Stage.ANSWERS, (), with_left_out, proved, story, reports, known.used)
    story = replace(story, answers=told)
    overview = run(Stage.OVERVIEW, (), make_overview, story, reports, known.used)
    refused = {**known.refused, **without_effect(decisions, known.there, story, {**none, **aside})}
    outcomes = with_outcomes(decisions, known.there, refused)
    return replace(story, overview=overview, decisions=outcomes), reports


def lay_side_by_side(known: Prepared, decisions: Sequence[Decision] = ()) -> SideBySide:
    """Returns the claims of a story as people decided them."""
    maker = ClaimMaker(
        known.standing,
        names=known.names,
        statements=known.statements,
        dates=known.dates,
        copies=copied_text(known.listed_copies),
        count=known.counter.of_sentences,
    )
    found = maker.found()
    sentences = maker.sentences(found)
    mended = obey_claims(
        found,
        parted_by(decisions, known.there, "claim"),
        sentences=sentences,
        remade=maker.remade,
        order=order_of,
    )
    terms = maker.terms()
    pages = by_id(known.standing)
    told = [one for one in mended if not _only_captions(one, pages)]
    claims = tuple(tell_once(claim, terms, pages) for claim in told)
    return SideBySide(claims, sentences, terms, maker)


def _only_captions(claim: Claim, pages: Mapping[str, Annotations]) -> bool:
    """Whether all sentences of a claim only look like furniture, and nobody decided about it."""
    doubtful = (pages[one.report].report.is_doubtful(one.span) for one in claim.sure())
    return claim.by is None and all(doubtful)


def numbers_of(known: Prepared) -> tuple[CountedNumber, ...]:
    """Returns the numbers of the reports that count."""
    return read_numbers(
        known.english, names=known.names, statements=known.statements, dates=known.dates
    )


def native_of(known: Prepared, claims: Claims, numbers: Sequence[CountedNumber]) -> Differences:
    """Returns the differences that the program itself finds."""
    return native_differences(
        claims,
        numbers,
        known.changes,
        pages=known.pages,
        count=known.counter.of_quotes,
    )


def as_decided(
    known: Prepared,
    differences: Sequence[Difference],
    none: NotDifferent,
    decisions: Sequence[Decision],
) -> Differences:
    """Returns the differences as people decided. `none` are those that are no differences, by
    decision."""
    gone = {one.id for some in none.values() for one in some}
    left = (one for one in differences if one.id not in gone)
    steps = parted_by(decisions, known.there, "version")
    return obey_differences(left, steps, known.counter.of_quotes)


def tallies_of(
    known: Prepared,
    laid: SideBySide,
    numbers: Sequence[CountedNumber],
    none: NotDifferent,
) -> tuple[Tally, ...]:
    """Returns the numbers by what they count. Numbers of differences that are none, by decision,
    are left out."""
    gone = [q.span for some in none.values() for one in some for q in one.quotes()]
    left = [one for one in numbers if not one.number.span.meets(gone)]
    return make_tallies(left, known.reports, laid.strength)


def alone_of(known: Prepared, laid: SideBySide) -> tuple[Alone, ...]:
    """Returns what only one report tells, and what prints of one text have otherwise."""
    found = told_alone(laid.claims, laid.terms, laid.sentences, len(known.used))
    return printed_alone(found, known.printed, known.reprints, laid.claims)


def independent_of(known: Prepared, groups: Sequence[Sequence[str]]) -> Origins:
    """Returns how many separate origins the story's reports have at most."""
    return known.counter.of_story(groups)
