"""How a quotation stands in other sentences (`hold_quotation`), and the words of a report that are
most like others (`nearest_words`)."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from rashomon.facts.findings import FactPlace, Match
from rashomon.facts.sentence_facts import Facts, SentenceFact
from rashomon.model.span import Span
from rashomon.text.find_words import Searchable, find_words, folded

_SHORT = 200  # characters, the first and last of long words, that are held against a page
_SAME = 90.0  # of a hundred, from which they are one, whoever is said to speak
_NEAR = 75.0  # of a hundred, from which two quotations are near


def hold_quotation(
    words: SentenceFact, facts: Facts, sentences: Sequence[Facts]
) -> list[FactPlace]:
    """Returns where sentences print a quotation so; else where the words are printed that are most
    like it, if they are much alike. `facts`: its own sentence."""
    places = []
    for sentence in sentences:
        for printed in find_words(sentence.searchable, words.value):
            places.append(FactPlace(sentence, printed, printed.quote, Match.SAME))
    return places or _nearest(words, facts, sentences)


def _nearest(words: SentenceFact, facts: Facts, sentences: Sequence[Facts]) -> list[FactPlace]:
    """The words of other sentences that are most like a quotation, where they are much alike."""
    most, places = 0.0, list[FactPlace]()
    for sentence in sentences:
        likeness, printed = nearest_words(words.value, sentence.searchable)
        if printed is not None and likeness > most:
            most, places = likeness, []
            least = _NEAR if _may_be_one_speaker(facts, sentence) else _SAME
            if likeness >= least:
                places.append(FactPlace(sentence, printed, printed.quote, Match.OTHERWISE))
    return places


def _may_be_one_speaker(facts: Facts, sentence: Facts) -> bool:
    """Whether no other speaker has the words there, as far as known."""
    speakers, printed = _speakers(facts), _speakers(sentence)
    return not (speakers and printed) or bool(speakers & printed)


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
