"""How a quotation stands in other sentences (`hold_quotation`), and the words of a report that are
most like others (`nearest_words`)."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from rashomon.differences.find_words import Searchable, find_words, folded
from rashomon.facts.findings import FactKind, FactPlace, Finding, Match
from rashomon.facts.sentence_facts import Facts
from rashomon.model.span import Span

_SHORT = 200  # characters, the first and last of long words, that are held against a page
_SAME = 90.0  # of a hundred, from which they are one, whoever is said to speak
_NEAR = 75.0  # of a hundred, from which two quotations are near


def hold_quotation(words: Span, facts: Facts, sentences: Sequence[Facts]) -> Finding[Span]:
    """Returns how a quotation stands in other sentences: where it is printed so; else where the
    words are printed that are most like it, if they are much alike. `facts`: its own sentence."""
    places = []
    for sentence in sentences:
        for printed in find_words(sentence.searchable, words.quote):
            places.append(FactPlace(sentence, printed, printed, Match.SAME))
    nearest = None if places else _nearest(words, facts, sentences)
    if nearest is not None:
        places.append(nearest)
    return Finding(FactKind.QUOTATION, words, words, tuple(places))


def _nearest(words: Span, facts: Facts, sentences: Sequence[Facts]) -> FactPlace[Span] | None:
    """The words of other sentences that are most like a quotation, where they are much alike."""
    most, place = 0.0, None
    for sentence in sentences:
        likeness, printed = nearest_words(words.quote, sentence.searchable)
        if printed is not None and likeness > most:
            most, place = likeness, FactPlace(sentence, printed, printed, Match.OTHERWISE)
    if place is None:
        return None
    least = _NEAR if _may_be_one_speaker(facts, place.facts) else _SAME
    return place if most >= least else None


def _may_be_one_speaker(facts: Facts, other: Facts) -> bool:
    """Whether no other speaker has the words there, as far as known."""
    speakers, others = _speakers(facts), _speakers(other)
    return not (speakers and others) or bool(speakers & others)


def _speakers(facts: Facts) -> set[str]:
    return {said.speaker_name for said in facts.statements if said.speaker_name}


def nearest_words(words: str, page: Searchable) -> tuple[float, Span | None]:
    """Returns how like, of a hundred, the stretch of a report (or of a part of it) is that is most
    like these words, and the stretch, in whole words."""
    sought = folded(words)[0].strip()
    begin = fuzz.partial_ratio_alignment(sought[:_SHORT], page.plain)
    end = fuzz.partial_ratio_alignment(sought[-_SHORT:], page.plain)
    if not sought or not begin or not end or begin.dest_start >= end.dest_end:
        return 0.0, None
    first = page.plain.rfind(" ", 0, begin.dest_start) + 1
    last = f"{page.plain} ".index(" ", end.dest_end)
    span = page.report.trimmed_span(page.places[first], page.places[last - 1] + 1)
    return fuzz.ratio(sought, page.plain[first:last]), span
