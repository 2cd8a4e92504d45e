"""Finds what reports say that came after an answer, near to it (`with_newer`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.answers.nearness import ANSWERING, nearness
from rashomon.answers.prove_answer import OwnWords
from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences, families_in, lies_in
from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.facts.matching import are_opposed, contradicted
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import Answer, FaultKind, Line, PartFault, WrittenAnswer
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE
from rashomon.text.gathering import grouped
from rashomon.text.name_words import fold

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer
# likeness to a part from which on a sentence tells of it: one of a claim with it, and any other
_IN_ITS_CLAIM = 0.04
_ELSEWHERE = 0.2
_SHARED = 2  # words that they must share
_NEW = 0.2  # share of a sentence's words from which on it tells something new
_Looks = Sequence[PartLook]


def with_newer(
    written: WrittenAnswer, proved: Answer, words: OwnWords, known: Prepared, story: StorySentences
) -> Answer:
    """Returns the answer with sentences of reports that its author was not shown. They answer its
    question or are near a sentence behind the answer, and no report that the author was shown has
    them. If it answers no question, they may also tell of people whom the shown reports name.

    A part has as a fault a sentence that contradicts it, or tells something new of it. An answer of
    which nobody knows what its author was shown has none. `words` are its own.
    """
    by_shown = grouped(story.every, lambda facts: facts.page.report.sha256 in written.reports)
    if len(by_shown) < 2:
        return proved
    words_shown = set()
    people = set()
    for facts in by_shown[True]:
        words_shown.add(fold(facts.quote))
        people.update(story.people_in(facts))
    came = [facts for facts in by_shown[False] if fold(facts.quote) not in words_shown]
    own = {}
    for number, line in enumerate(written.lines):
        for place, part in enumerate(line.parts):
            own[part.told] = PartLook(words["part", number, place], story)
    later = [PartLook(facts, story) for facts in came]
    looks = {}
    for shown in proved.parts():
        for told in shown.sentences:
            looks[told.span] = PartLook(story.at(told.span), story)
    proved = replace(proved, lines=tuple(_beside(line, own, looks, later) for line in proved.lines))
    newer = set[Span]()
    for shown in proved.parts():
        newer.update(fault.found for fault in shown.faults if fault.kind.is_later and fault.found)
    question = question_look(written.question, known, story) if written.question else None
    for facts in came:
        if question:
            bears_on_it = nearness(question, facts, story.near(facts, 1)) >= ANSWERING
        else:
            bears_on_it = not people.isdisjoint(story.people_in(facts))
        if bears_on_it or any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks.values()):
            newer.add(facts.span)
    return replace(proved, newer=tuple(sorted(newer)))


def _beside(
    line: Line, own: Mapping[str, PartLook], behind: Mapping[Span, PartLook], later: _Looks
) -> Line:
    """Returns a line with a sentence that came later beside each part of which one tells, once in
    a line."""
    told = set()
    parts = []
    for part in line.parts:
        looks = [behind[sentence.span] for sentence in part.sentences]
        fault = next(_faults(own[part.told], looks, later), None) if looks else None
        if fault and fault not in told:
            told.add(fault)
            part = replace(part, faults=(*part.faults, fault))
        parts.append(part)
    return replace(line, parts=tuple(parts))


def _faults(own: PartLook, behind: _Looks, later: _Looks) -> Iterator[PartFault]:
    """Yields the sentences that contradict a part or those behind it, then those that tell
    something new of it, the most like it first."""
    of_claims = [facts for look in behind for facts in own.story.of_claims(look.part)]
    near = _near(own, later, of_claims)
    looks = [own, *behind]
    for look in near:
        if any(_contradicts(told, look.part) for told in looks):
            yield PartFault(FaultKind.LATER, found=look.part.span)
    came = {look.part.span for look in later}
    shown = [facts for facts in of_claims if facts.span not in came]
    shown += (look.part for look in looks)
    for look in near:
        is_new = len(look.told - families_in(shown)) >= _NEW * len(look.told)
        for value in look.values:
            is_new |= value.is_number and not any(map(value.is_in, shown))
        if is_new and len(own.told & look.told) >= _SHARED:
            yield PartFault(FaultKind.BESIDE, found=look.part.span)


def _near(own: PartLook, later: _Looks, of_claims: Sequence[Facts]) -> _Looks:
    """Returns the sentences that tell of a part, those most like it first. They name one of the
    people of whom it tells, if it tells of any."""
    kinds = own.story.kinds
    people = [value for value in own.values if kinds.get(value.value) is NameKind.PERSON]
    people = [value for value in people if not _only_speaks(value.span, own.part)]
    near = []
    for look in later:
        if own.told.isdisjoint(look.told):
            continue
        facts = look.part
        likeness = own.closeness(facts) * look.closeness(own.part)
        least = _IN_ITS_CLAIM if facts in of_claims else _ELSEWHERE
        if likeness >= least and (not people or any(value.is_in(facts) for value in people)):
            near.append((-likeness, facts.span, look))
    return [look for _, _, look in sorted(near, key=lambda told: told[:2])]


def _only_speaks(name: Span, part: Facts) -> bool:
    """Whether a part has this name only for who says it, who says nothing of himself."""
    for said in part.statements:
        if said.speaker_span and name.overlaps(said.speaker_span):
            return not any(w.pos == "PRON" and lies_in(w, [said.quote]) for w in part.own_words)
    return False


def _contradicts(look: PartLook, facts: Facts) -> bool:
    """Whether a sentence denies what another says or has the opposite, or has another number, of
    nobody's age, or another hour."""
    for value in look.values:
        is_other = value.is_number and bool(look.instead(value, facts))
        if value.kind is FaultKind.HOUR:
            is_other = any(day.time for day in facts.dates)
        if is_other and not value.is_in(facts) and value.noun != AGE:
            return True
    turned = [fact.kind for fact, _ in contradicted(look.part, [facts])]
    return FactKind.POLARITY in turned or are_opposed(look.part, facts)
