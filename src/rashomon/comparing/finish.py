"""The second half of a story (`finish_story`): claims, differences, and what comes first."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from rashomon.cautions.find_cautions import find_cautions
from rashomon.claims.alone import printed_alone, told_alone
from rashomon.claims.find_claims import ClaimMaker
from rashomon.claims.terms import claim_sentences, sentences_taking_back
from rashomon.claims.told_once import tell_once
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.lay_rows import lay_story, matters_of_story, rows_of_story
from rashomon.comparing.place_answers import PlacedAnswers, place_answers
from rashomon.comparing.prepare import Prepared, reports_in
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.comparing.story_facts import page_terms
from rashomon.copies.origins import trace_origins
from rashomon.decisions.answers import set_aside_lines, with_added, without_set_aside
from rashomon.decisions.in_force import with_outcomes
from rashomon.decisions.looks import escaped_looks, with_looks
from rashomon.decisions.without_effect import without_effect
from rashomon.differences.contested import without_contested
from rashomon.differences.native import native_differences
from rashomon.differences.order import ranked
from rashomon.mentions.numbers import read_numbers as mentions
from rashomon.model.answer import WrittenAnswers
from rashomon.model.claim import NO_ORIGINS, Claim, Origins
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import Origin, copied_text
from rashomon.model.decision import Decisions
from rashomon.model.difference import Differences
from rashomon.model.number import Number, Tally
from rashomon.model.overview import Alone
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers
from rashomon.numbers.one_thing_in_languages import (
    NONE_IN_LANGUAGES,
    NumbersInLanguages,
    read_numbers_in_languages,
    tally_in_language,
)
from rashomon.numbers.read_numbers import read_numbers
from rashomon.numbers.tallies import make_tallies
from rashomon.stories.story_title import story_title
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations
from rashomon.text.sentences import short_sentences
from rashomon.topics.find_topics import find_topics

_REPRINTS = attrgetter("reprints")
Finished = tuple[Story, Reports]
"""A story, and its reports with their anchors filled in."""


class _StoryNumbers(NamedTuple):
    """The numbers of a story's reports that count, in English and in other languages."""

    counted: tuple[CountedNumber, ...] = ()
    in_languages: NumbersInLanguages = NONE_IN_LANGUAGES
    read: tuple[Number, ...] = ()

    def listed(self, tallies: tuple[Tally, ...]) -> tuple[Number, ...]:
        """Returns all of them by report and place, with those that tallies name."""
        numbers = {number.id: number for number in self.read}
        named = {ident for tally in tallies for value in tally.values for ident in value.numbers}
        for number in (
            *(counted_number.number for counted_number in self.counted),
            *(foreign_number.number for foreign_number in self.in_languages.numbers),
        ):
            if number.id in named:
                numbers.setdefault(number.id, number)
        return tuple(sorted(numbers.values(), key=attrgetter("span")))


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
    side_by_side = run(Stage.CLAIMS, SideBySide(), lay_side_by_side, prepared, decisions)
    numbers = run(Stage.NUMBERS, _StoryNumbers(), _story_numbers, prepared, side_by_side)
    native = run(Stage.DIFFERENCES, (), native_of, prepared, side_by_side, *numbers[:2])
    lines_set_aside = run(Stage.DECISIONS, {}, set_aside_lines, written, decisions, placement)
    remaining = without_set_aside(written, lines_set_aside)
    placed = run(Stage.ANSWERS, PlacedAnswers(), place_answers, prepared, side_by_side, remaining)
    sentences = side_by_side.sentences.values()
    answers = with_added(placed.answers, decisions, texts_here=placement, sentences=sentences)
    answers = run(Stage.DECISIONS, answers, with_looks, answers, decisions, placement)
    differences = placed.differences + native
    story = _story_of(prepared, decisions, side_by_side, numbers=numbers, stages=stages)
    story = replace(_with_differences(story, differences, numbers.counted), answers=answers)
    laid = run(Stage.ROWS, None, lay_story, prepared, numbers.read)
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
    return replace(story, decisions=outcomes), prepared.reports


def _story_of(
    prepared: Prepared,
    decisions: Decisions,
    side_by_side: SideBySide,
    numbers: _StoryNumbers,
    stages: Stages,
) -> Story:
    """Returns the story without its differences, its answers, and what is told first."""
    run = stages.run
    reports = prepared.reports
    tallies = run(Stage.TALLIES, (), tallies_of, prepared, side_by_side, *numbers[:2])
    story = Story(
        id=content_id("story", *sorted(report.key for report in reports)),
        title=story_title(
            reports_in(prepared.used) or reports, numbers=numbers.listed(tallies), tallies=tallies
        ),
        reports=tuple(report.id for report in reports),
        names=prepared.names,
        statements=prepared.statements_on_pages,
        copies=prepared.listed_copies,
        dates=prepared.dates,
        reprints=run(Stage.COPIES, (), _REPRINTS, prepared),
        claims=side_by_side.claims,
        numbers=numbers.listed(tallies),
        tallies=tallies,
        alone=run(Stage.ALONE, (), alone_of, prepared, side_by_side),
        decisions=tuple(filter(prepared.there.concerns, decisions)),
    )
    return _with_views(story, prepared=prepared, stages=stages)


def _with_differences(story: Story, differences: Differences, numbers: CountedNumbers) -> Story:
    """Returns the story with its differences, but for agreement that another report contests."""
    differences_left = without_contested(differences, numbers=numbers, tallies=story.tallies)
    return replace(story, differences=ranked(differences_left))


def _with_views(story: Story, prepared: Prepared, stages: Stages) -> Story:
    """Returns the story with its topics, cautions and origins."""
    run = stages.run
    dates = prepared.dates
    counting = {page.id for page in prepared.used}  # no older revision, nothing set aside
    return replace(
        story,
        topics=run(
            Stage.TOPICS,
            (),
            find_topics,
            prepared.english,
            [statement for statement in prepared.statements if statement.report in counting],
            prepared.names,
            dates,
        ),
        cautions=run(
            Stage.CAUTIONS,
            (),
            find_cautions,
            prepared.used,
            dates=dates,
            copies=prepared.listed_copies,
            statements=prepared.statements,
            numbers=story.numbers,
        ),
        origins=run(Stage.ORIGINS, (), origins_of, prepared),
        independent=run(Stage.ORIGINS, NO_ORIGINS, independent_of, prepared),
    )


def lay_side_by_side(prepared: Prepared, decisions: Decisions = ()) -> SideBySide:
    """Returns the claims of a story as people decided them."""
    pages = prepared.standing
    copied = copied_text(prepared.listed_copies)
    maker = ClaimMaker(
        page_terms(prepared, pages), copies=copied, count=prepared.counter.of_sentences
    )
    claims_found = maker.found()
    sentences = maker.sentences(claims_found)
    statements = by_report(prepared.statements)
    for page in pages:  # which are quoted and shown, and compared with none
        apart = chain(short_sentences(page), sentences_taking_back(page))
        sentences |= by_id(claim_sentences(page, statements[page.id], sentences=apart))
    terms = maker.terms()
    pages_by_id = by_id(pages)
    claims = []
    for claim in claims_found:
        if claim.by is not None or not _only_captions(claim, pages_by_id):
            claims.append(tell_once(claim, terms=terms, pages=pages_by_id))
    return SideBySide(tuple(claims), sentences, terms, maker)


def _only_captions(claim: Claim, pages: Mapping[str, Annotations]) -> bool:
    """Whether all sentences that surely make the claim only look like furniture."""
    for sentence in claim.sure():
        if not pages[sentence.report].report.is_doubtful(sentence.span):
            return False
    return True


def numbers_of(prepared: Prepared) -> tuple[CountedNumber, ...]:
    """Returns the numbers of the reports that count."""
    return read_numbers(
        prepared.english, names=prepared.names, statements=prepared.statements, dates=prepared.dates
    )


def _story_numbers(prepared: Prepared, side_by_side: SideBySide) -> _StoryNumbers:
    spans = tuple(sentence.span for sentence in side_by_side.sentences.values())
    in_languages = read_numbers_in_languages(spans, prepared.used)
    read = mentions.read_numbers(
        prepared.used, statements=prepared.statements, times=prepared.times
    )
    return _StoryNumbers(numbers_of(prepared), in_languages, read)


def native_of(
    prepared: Prepared,
    side_by_side: SideBySide,
    numbers: CountedNumbers,
    in_languages: NumbersInLanguages = NONE_IN_LANGUAGES,
) -> Differences:
    """Returns the differences that the program itself finds."""
    return native_differences(
        side_by_side.claims,
        numbers=numbers,
        in_languages=in_languages,
        pages=prepared.pages,
        count=prepared.counter.of_quotes,
    )


def tallies_of(
    prepared: Prepared,
    side_by_side: SideBySide,
    numbers: CountedNumbers,
    in_languages: NumbersInLanguages,
) -> tuple[Tally, ...]:
    """Returns the numbers by what they count, those in English first."""
    tallies = make_tallies(numbers, reports=prepared.reports, strength=side_by_side.strength)
    of_languages = [tally_in_language(group) for group in in_languages.groups]
    return (*tallies, *sorted(of_languages, key=attrgetter("id")))


def alone_of(prepared: Prepared, side_by_side: SideBySide) -> tuple[Alone, ...]:
    """Returns what only one report tells, and what prints of one text have otherwise."""
    alone = told_alone(side_by_side.claims, terms=side_by_side.terms, reports=len(prepared.used))
    return printed_alone(
        alone,
        prints_of_reports=prepared.printed,
        reprints=prepared.reprints,
        claims=side_by_side.claims,
        reports=by_id(prepared.reports),
    )


def origins_of(prepared: Prepared) -> tuple[Origin, ...]:
    """Returns the texts, outlets and agencies on which the story's reports rest."""
    return trace_origins(prepared.evidence)


def independent_of(prepared: Prepared) -> Origins:
    """Returns how many separate origins the story's reports have at most."""
    return Origins(prepared.counter.of_story({page.id for page in prepared.used}).most)
