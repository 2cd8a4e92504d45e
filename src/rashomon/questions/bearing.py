"""The sentences of reports that bear on a question, the nearest first, and below each what tells
the same thing otherwise (`bearing_sentences`)."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind
from rashomon.model.difference import Difference
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece
from rashomon.telling.make_pieces import cite, in_row, reports_piece, words_piece
from rashomon.text.calendar_words import say_day
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations
from rashomon.text.report_names import report_name
from rashomon.text.word_families import family_of

_MOST = 12
# nearness from which a sentence answers, and from which one stands beside such a one
ANSWERING = 0.6
_BESIDE = 0.4
_ONE_THING = 0.3  # closeness from which two sentences may tell of one thing
# how much more or less counts what has a number of what is asked for, what lacks what is asked for,
# and what names nobody whom the question names
_COUNTING = 1.25
_LACKING = 0.5
_OF_OTHERS = 0.7
_AS_NEAR = 0.3  # share of the nearness of a sentence that one has which tells it otherwise
_BEFORE = 0.5  # how much of what the sentence before has a sentence goes on with
_WORDING = 1000  # what likeness of wording, of a hundred, weighs between sentences that are as near
_ASKED = re.compile(r"\b(who|when|how many|how much)\b")


def nearness(look: PartLook, facts: Facts, before: Sequence[Facts]) -> float:
    """Returns how much of a question a sentence has, or the one before it, which it may go on
    with."""
    question = fold(look.part.span.quote)
    wording = fuzz.token_set_ratio(question, fold(facts.span.quote)) / _WORDING
    near = max(
        look.closeness(facts), *(_BEFORE * look.closeness(earlier) for earlier in before), 0.0
    )
    numbers = [fact.value for fact in facts.of[FactKind.NUMBER]]
    counted = {family_of(number.fate or number.noun or "") for number in numbers}
    having = {
        "who": facts.sentence.speaker,
        "when": facts.dates,
        "how many": numbers,
        "how much": [number for number in numbers if not number.fate],
    }
    for asked in _ASKED.findall(question):
        if not having[asked]:
            near *= _LACKING
        elif asked == "how many" and counted & look.told:
            near *= _COUNTING
    names = [value.match(facts) for value in look.values if value.kind is FaultKind.NAME]
    if names and Match.SAME not in names:
        near *= _OF_OTHERS
    return near + min(near, wording)


def bearing_sentences(
    look: PartLook, sentences: StorySentences, differences: Sequence[Difference]
) -> tuple[float, list[Entry]]:
    """Returns how near to a question the nearest sentence is, and an entry for each that is near,
    with those that tell it otherwise: twelve sentences at most, also where none is near enough
    to answer."""
    near = {}
    for facts in sentences.every:
        near[facts.span] = nearness(look, facts, sentences.near(facts, 1))
    ranked = sorted(sentences.every, key=lambda facts: -near[facts.span])
    nearest = max(near.values(), default=0.0)
    least = _BESIDE if nearest >= ANSWERING else _AS_NEAR * nearest
    told = set[str]()
    entries = list[Entry]()
    for facts in ranked:
        if near[facts.span] < least:
            break
        lines = [facts]
        if near[facts.span] >= ANSWERING and len(told) < _MOST:
            as_near = [
                sentence
                for sentence in ranked
                if near[sentence.span] >= _AS_NEAR * near[facts.span]
            ]
            lines += _otherwise(PartLook(facts, sentences), as_near, differences)
        pieces = _cited(lines, sentences, told)
        if pieces:
            entries.append(Entry(Section.ANSWER, facts.sentence.id, pieces=tuple(pieces)))
    return nearest, entries


def _cited(lines: Sequence[Facts], sentences: StorySentences, told: set[str]) -> list[EntryPiece]:
    """The pieces of these sentences, a row each, with all reports that print them; of those that
    were not told before, as many as there may be."""
    pieces = list[EntryPiece]()
    for line in lines:
        words = fold(line.span.quote)
        if words in told or len(told) >= _MOST:
            continue
        told.add(words)
        spans = [facts.span for facts in sentences.every if fold(facts.span.quote) == words]
        called = {span.report: _name_with_day(sentences.pages[span.report]) for span in spans}
        lead = [words_piece("otherwise:")] if pieces else []
        cited = cite(line.span, called, line.sentence.speaker)
        cited[-1] = reports_piece(spans, called, most=len(spans))
        pieces += in_row([*lead, *cited], len(told))
    return pieces


def _name_with_day(page: Annotations) -> str:
    report = page.report
    day = report.published or report.anchor
    return f"{report_name(report)} {say_day(day[:10])}" if day else report_name(report)


def _otherwise(
    look: PartLook, ranked: Sequence[Facts], differences: Sequence[Difference]
) -> Iterator[Facts]:
    """The sentences that tell otherwise what one tells: the nearest with each other version of a
    difference (another number or day), and those that deny it, or that it denies."""
    told = look.part.span
    for difference in differences:
        versions = [[quote.span for quote in version.quotes] for version in difference.versions]
        for version in versions if any(map(told.meets, versions)) else ():
            if not told.meets(version):
                yield from [facts for facts in ranked if facts.span.meets(version)][:1]
    for facts in ranked:
        if look.closeness(facts) >= _ONE_THING and _is_turned(look.part, facts):
            yield facts


def _is_turned(facts: Facts, other: Facts) -> bool:
    """Whether one of two sentences says no to what the other says."""
    for finding in hold(facts, [other]):
        if finding.fact.kind is FactKind.POLARITY and finding.match is Match.OTHERWISE:
            return True
    return False
