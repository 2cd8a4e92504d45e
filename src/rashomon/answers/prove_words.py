"""How the wording of a part stands in sentences: how near it is to one, what of it none has, and
whether both say no, are as sure and give the words to the same speaker (`word_faults`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind, PartFault
from rashomon.shipped.words import set_of
from rashomon.text.polarity import NEGATIONS
from rashomon.text.speaker_words import verb_cue
from rashomon.text.word_families import family_of

_TURNED = {
    FactKind.POLARITY: FaultKind.POLARITY,
    FactKind.CERTAINTY: FaultKind.CERTAINTY,
    FactKind.FREQUENCY: FaultKind.CERTAINTY,
    FactKind.SPEAKER: FaultKind.SPEAKER,
}
_TELLING = ("NOUN", "VERB", "ADJ")
_DENYING = set_of(
    "negation.denying", "negation.failing", "negation.denials", "negation.called_false"
)
_STRANGE = 2  # words of a part that none of its sentences has
_HEDGES = set_of("passages.hedges", "turns.hedging")


@dataclass(frozen=True, slots=True)
class Strange:
    """A word of a part that none of its sentences has."""

    words: str
    family: str


def closeness(part: Facts, facts: Facts, story: StorySentences) -> float:
    """Returns how much of what a part tells, rare words before common ones, a sentence has."""
    told = story.families_in(part)
    total = sum(map(story.weight, sorted(told)))
    shared = sum(map(story.weight, sorted(told & story.families_in(facts))))
    return shared / total if total else 0.0


def turned(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """Yields what a part says of a thing, how surely, how often or by whom, where its sentences
    have this otherwise and none has it so."""
    noted = set[FaultKind]()
    for finding in hold(part, sentences):
        kind = _TURNED.get(finding.fact.kind)
        if kind and kind not in noted and finding.match is Match.OTHERWISE:
            noted.add(kind)
            place = finding.at(Match.OTHERWISE)[0]
            yield PartFault(kind, finding.fact.words.quote, place.facts.span)
    if FaultKind.POLARITY not in noted:
        yield from _denied_alone(part, sentences)


def _denied_alone(part: Facts, sentences: Sequence[Facts]) -> Iterator[PartFault]:
    """A word of negation or denial of a part whose sentences have none."""
    denials = list(_denials(part))
    is_read = all(facts.page.read_whole for facts in sentences)
    if denials and sentences and is_read and not any(any(_denials(f)) for f in sentences):
        yield PartFault(FaultKind.POLARITY, denials[0], sentences[0].span)


def _denials(facts: Facts) -> Iterator[str]:
    words = facts.page.words
    for place in words.at(facts.span.start, facts.span.end):
        is_denial = words.lower[place] in NEGATIONS or words.lower[place] == "without"
        prefixed = words.lower[place].startswith(("un", "in", "non")) and words.pos[place] == "ADJ"
        if is_denial or prefixed or words.base[place] in _DENYING:
            yield words.text[place]


def strange_words(part: Facts, sentences: Sequence[Facts], story: StorySentences) -> list[Strange]:
    """Returns the words of a part that tell something and stand neither in these sentences nor
    anywhere in their reports."""
    if not part.page.read_whole or not all(facts.page.read_whole for facts in sentences):
        return []
    known = set[str]()
    for report in sorted({facts.span.report for facts in sentences}):
        for facts in story.of_report(report):
            known |= story.families_in(facts)
    words, strange = part.page.words, list[Strange]()
    for place in words.at(part.span.start, part.span.end):
        if words.pos[place] in _TELLING and not words.common[place]:
            family = family_of(words.lemma[place])
            if family not in known and not verb_cue(words.lemma[place]):
                strange.append(Strange(words.text[place], family))
    return strange
