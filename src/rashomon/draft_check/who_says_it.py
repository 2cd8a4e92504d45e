"""Says whether reports surely give to somebody else what a draft gives to a speaker, or only deny
it (`speaks_alone`, `in_one_sense`, `relays_denial`)."""

from rashomon.facts.denied_alike import negations
from rashomon.facts.sayings import Saying, content_families
from rashomon.facts.sentence_facts import Facts, SentenceFact, Sentences
from rashomon.matching.passage import Passage
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.parsed_word import ParsedWord, top_among

_BODIES: tuple[NameKind | None, ...] = (NameKind.PLACE, NameKind.ORGANISATION)


def speaks_alone(saying: Saying, speaker: Span, look: Passage) -> bool:
    """Whether the speaker of a sentence speaks for himself, unlike a report, a country, or a body
    ("the union") that gives no figure: others speak for these."""
    words = look.facts.words
    places = words.of(speaker)
    top = top_among(words, places)
    if saying.name:
        is_body = look.story.kinds.get(saying.name) in _BODIES
    else:
        is_body = top is not None and top.listed("speakers.organisations", "speakers.institutions")
    if is_body and not saying.figures:
        return False
    is_noun = ParsedWord(words, places[-1]).is_noun
    return is_noun and not speaker.meets(name.span for name in look.outlets)


def in_one_sense(facts: Facts, sentences: Sentences) -> Sentences:
    """Returns those of these sentences that deny something only where one does: who says that the
    doors were open does not say what another says, that they were not."""
    is_denied = bool(negations(facts))
    return [other for other in sentences if bool(negations(other)) is is_denied]


def relays_denial(fact: SentenceFact, facts: Facts, contrary: Sentences, near: Sentences) -> bool:
    """Whether a sentence says that somebody denies what others say, as one near it does, too."""
    is_said = fact.words.within(statement.quote for statement in facts.statements)
    others = [content_families(other.sentence.speaker or "") for other in contrary]
    own = frozenset[str]().union(*map(_families_of_speaker, facts.statements))
    is_of_others = all(others) and all(map(own.isdisjoint, others))
    return is_said and is_of_others and fact.value.is_denied and any(map(negations, near))


def _families_of_speaker(statement: Statement) -> frozenset[str]:
    span = statement.speaker_span
    return content_families(statement.speaker or (span.quote if span else ""))
