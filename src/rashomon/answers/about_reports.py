"""Which parts of an answer tell only how reports stand to each other, or have nothing to look for
(`is_about_reports`, `is_bare`), and which sentences tell what they say of reports (`telling`)."""

from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import DAY_OR_HOUR, Sought, is_count_in_words
from rashomon.answers.prove_words import OF_REPORTS
from rashomon.answers.story_sentences import lies_in
from rashomon.facts.sentence_facts import Sentences
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

_SAYING_NOTHING = frozenset(map(family_of, ("silent", "omit", "leave", "mention")))


def is_bare(look: PartLook) -> bool:
    """Whether a part has hardly anything to look for: no day, no quotation, no names but those of
    reports, and no number but a small count in words."""
    return all(_is_light(value, look) for value in look.values)


def _is_light(value: Sought, look: PartLook) -> bool:
    is_loose_time = value.kind in DAY_OR_HOUR and not value.is_firm
    return is_loose_time or value in look.outlets or is_count_in_words(value)


def is_about_reports(look: PartLook) -> bool:
    """Whether a part says only how reports stand to each other, or of what sort they are."""
    may_have_any = look.speaks_of_reports() and not look.part.statements
    for value in look.values:
        is_known = _is_light(value, look) or value.kind in DAY_OR_HOUR
        number = value.value
        if isinstance(number, CountedNumber):  # which may say how many reports there are
            is_known |= max(number.numbers(), default=0.0) <= len(look.story.pages)
        if not (is_known or (may_have_any and look.having(value))):
            return False
    aside = [value.span for value in look.values]
    told = set()
    words = look.part.words
    for word in look.part.own_words:
        if not (lies_in(word, aside) or word.is_common or words.punct[word.i]):
            told.add(word.family)
    return told <= OF_REPORTS or (look.speaks_of_reports() and not told.isdisjoint(OF_REPORTS))


def matter_of(look: PartLook) -> frozenset[str]:
    """Returns the words of a part, but for those of reports."""
    outlets = fold(" ".join(name.words for name in look.outlets)).split()
    return look.told - OF_REPORTS - _SAYING_NOTHING - frozenset(map(family_of, outlets))


def telling(look: PartLook, matter: frozenset[str]) -> Sentences:
    """Returns the sentences of the story that have all words and values of a part, but for those of
    reports (`matter_of`)."""
    values = [value for value in look.values if value not in look.outlets]
    sentences = []
    for facts in look.story.every if matter else ():
        if matter <= facts.families and all(value.is_in(facts) for value in values):
            sentences.append(facts)
    return sentences
