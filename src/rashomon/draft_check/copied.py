"""Finds the sentences of reports that a sentence of a draft copies (`sentences_copied`)."""

from rapidfuzz import fuzz

from rashomon.copies.direction import agency_of
from rashomon.facts.matching import are_opposed
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.sought_names import is_outlet_of
from rashomon.statements.report_stretches import find_quotations
from rashomon.text.name_words import fold
from rashomon.text.white_space import word_count

_COPIED = 88.0  # likeness, of a hundred, from which a sentence is copied
_SHORTEST = 12  # words of a sentence that can be copied
_AROUND = 4  # characters around a quotation beyond which it is given to somebody
_LONGER = 1.2  # by how much a copy is longer at most


def sentences_copied(look: Passage, close_sentences: Sentences) -> Sentences:
    """Returns which of these sentences a sentence of a draft has nearly word for word, without
    their credit. One with another verb, noun or hour, or with a "not" more or less, is no copy, nor
    is one with few words that it does not quote somebody with."""
    copied = [facts for facts in close_sentences if _is_copy(look, facts)]
    if _own_words(look.facts) < _SHORTEST or _names_agency(look, copied):
        return []
    for name in look.names:
        if is_outlet_of(name, named_sentences=copied, names=look.names, story=look.story):
            return []
    return copied


def _own_words(facts: Facts) -> int:
    """Returns how many words a sentence has besides those that it quotes as somebody's."""
    words = facts.quote
    for start, end in find_quotations(facts.page):
        first = max(start, facts.span.start)
        last = min(end, facts.span.end)
        if first < last and facts.span.length - (last - first) > _AROUND:
            quoted = facts.page.report.span(first, last).quote
            words = words.replace(quoted, " ")
    return word_count(fold(words))


def _names_agency(look: Passage, copied: Sentences) -> bool:
    """Whether a sentence names an agency: one of the table, or whom these reports credit."""
    credited = {agency for facts in copied for agency in facts.page.report.agencies}
    return any(agency_of(name.words, credited) for name in look.names)


def _is_copy(look: Passage, facts: Facts) -> bool:
    """Whether a sentence of a draft is one of a report, word for word or nearly so. It must not be
    much longer, nor say the contrary. If it names no reports, all it tells must stand there."""
    draft_facts = look.facts
    draft_words = fold(draft_facts.quote)
    words = fold(facts.quote)
    if len(draft_words) > _LONGER * len(words):
        return False
    if not (look.speaks_of_reports() or draft_facts.families <= facts.families):
        return False
    return fuzz.partial_ratio(draft_words, words) >= _COPIED and not are_opposed(draft_facts, facts)
