"""Finds what reports say that came after an answer, near to it (`with_newer`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.read_statements import StatementFacts
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.comparison import Comparison, Purpose, bearing, judge
from rashomon.matching.nearness import ANSWERING, nearness
from rashomon.matching.passage import Passage
from rashomon.matching.story_sentences import StorySentences, families_in, lies_in
from rashomon.model.answer import Answer, Line, WrittenAnswer
from rashomon.model.answer_marks import LaterKind, LaterSentence
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.text.gathering import grouped
from rashomon.text.name_words import in_small_letters
from rashomon.text.question_language import language_of_question

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer
# likeness to a part from which on a sentence tells of it: one of a claim with it, and any other
_IN_ITS_CLAIM = 0.04
_ELSEWHERE = 0.2
_SHARED = 2  # words that they must share
_NEW = 0.2  # share of a sentence's words from which on it tells something new
_Looks = Sequence[Passage]


def with_newer(
    written: WrittenAnswer,
    placed_answer: Answer,
    words: StatementFacts,
    prepared: Prepared,
    story: StorySentences,
) -> Answer:
    """Returns the answer with sentences of reports that its author was not shown. They answer its
    question or are near a sentence that it names, and no report that the author was shown has
    them. If it answers no question, they may also tell of people whom the shown reports name.

    Each statement has the sentence that contradicts it, or tells something new of it. An answer of
    which nobody knows what its author was shown has none. `words` are its own.
    """
    by_shown = grouped(story.every, lambda facts: facts.page.report.sha256 in written.reports)
    if len(by_shown) < 2:
        return placed_answer
    newcomers = _not_among(by_shown[True], by_shown[False])
    looks = {place: Passage(facts, story) for place, facts in words.items()}
    later = [Passage(facts, story) for facts in newcomers]
    behind = {}
    for part in placed_answer.parts():
        for span in part.spans:
            behind[span] = Passage(story.at(span), story)
    lines = []
    for number, line in enumerate(placed_answer.lines):
        line_looks = [looks[number, place] for place in range(len(line.parts))]
        lines.append(_with_later(line, looks=line_looks, behind=behind, later=later))
    placed_answer = replace(placed_answer, lines=tuple(lines))
    newer = {later.span for part in placed_answer.parts() for later in part.later}
    bears_on_it = _bearing_on(
        written.question, facts_shown=by_shown[True], prepared=prepared, story=story
    )
    for facts in newcomers:
        is_near = any(look.closeness(facts) >= _MUCH_THE_SAME for look in behind.values())
        if is_near or bears_on_it(facts):
            newer.add(facts.span)
    return replace(placed_answer, newer=tuple(sorted(newer)))


def _not_among(facts_shown: Iterable[Facts], others: Iterable[Facts]) -> list[Facts]:
    """Returns those of the other sentences whose words are not shown."""
    shown_words = {in_small_letters(facts.quote) for facts in facts_shown}
    return [facts for facts in others if in_small_letters(facts.quote) not in shown_words]


def _bearing_on(
    question: str | None, facts_shown: Iterable[Facts], prepared: Prepared, story: StorySentences
) -> Callable[[Facts], bool]:
    """Returns what says whether a sentence answers a question; without one, whether it tells of
    people whom the reports name that the author was shown."""
    if question:
        language = language_of_question(question, prepared.reports)
        look = question_look(question, prepared=prepared, sentences=story, language=language)
        return lambda facts: nearness(look, facts=facts, before=story.near(facts, 1)) >= ANSWERING
    people = set[str]()
    for facts in facts_shown:
        people.update(story.people_in(facts))
    return lambda facts: not people.isdisjoint(story.people_in(facts))


def _with_later(line: Line, looks: _Looks, behind: Mapping[Span, Passage], later: _Looks) -> Line:
    """Returns a line with a sentence that came later beside each statement of which one tells.

    A sentence stands once in a line: beside the statement that it contradicts, otherwise beside the
    nearest one. `looks` are those for the statements of the line.
    """
    facts_of = {look.facts.span: look.facts for look in later}
    places = dict[Span, tuple[tuple[bool, float, int], LaterSentence]]()
    for place, (part, look) in enumerate(zip(line.parts, looks, strict=True)):
        passages_named = [behind[span] for span in part.spans]
        sentence = (
            next(_later_sentences(look, named=passages_named, later=later), None)
            if passages_named
            else None
        )
        if sentence:
            closeness = look.closeness(facts_of[sentence.span])
            ranked = (sentence.kind is LaterKind.MORE, -closeness, place)
            earlier_one = places.get(sentence.span)
            places[sentence.span] = (
                min(earlier_one, (ranked, sentence)) if earlier_one else (ranked, sentence)
            )
    sentence_at = {place: sentence for (_, _, place), sentence in places.values()}
    parts = []
    for place, part in enumerate(line.parts):
        parts.append(replace(part, later=(sentence_at[place],)) if place in sentence_at else part)
    return replace(line, parts=tuple(parts))


def _later_sentences(statement: Passage, named: _Looks, later: _Looks) -> Iterator[LaterSentence]:
    """Yields the sentences that contradict a statement or those that it names, then those that tell
    something new of it, the most like it first.

    New is what no sentence of the claims, of the statement or near it says: "the lock is open
    again", but not "the lock was shut".
    """
    of_claims = [facts for look in named for facts in statement.story.of_claims(look.facts)]
    nearest = _nearest(statement, later=later, of_claims=of_claims)
    looks = [statement, *named]
    for look in nearest:
        compared = [Comparison(earlier, [look.facts]) for earlier in looks]
        if False in [judge(comparison, Purpose.LATER) for comparison in compared]:
            yield LaterSentence(look.facts.span, LaterKind.OTHER)
    newcomers = {look.facts.span for look in later}
    earlier_sentences = [facts for facts in of_claims if facts.span not in newcomers]
    earlier_sentences += (look.facts for look in looks)
    earlier_sentences += bearing(statement)  # of newcomers, too: what says the same is not new
    for look in nearest:
        if _tells_more(look, statement=statement, earlier_sentences=earlier_sentences):
            yield LaterSentence(look.facts.span, LaterKind.MORE)


def _tells_more(look: Passage, statement: Passage, earlier_sentences: Sequence[Facts]) -> bool:
    """Whether a sentence tells of a statement, and has a number that none of these sentences has,
    or many words."""
    if len(statement.families & look.families) < _SHARED:
        return False
    for value in look.values:
        if value.is_number and not any(map(value.is_in, earlier_sentences)):
            return True
    return len(look.families - families_in(earlier_sentences)) >= _NEW * len(look.families)


def _nearest(statement: Passage, later: _Looks, of_claims: Sequence[Facts]) -> _Looks:
    """Returns the sentences that tell of a statement, those most like it first. They name one of
    the people of whom it tells, if it tells of any."""
    kinds = statement.story.kinds
    people = [value for value in statement.values if kinds.get(value.value) is NameKind.PERSON]
    people = [value for value in people if not _only_speaks(value.span, statement.facts)]
    nearest = []
    for look in later:
        if statement.families.isdisjoint(look.families):
            continue
        facts = look.facts
        likeness = statement.closeness(facts) * look.closeness(statement.facts)
        least = _IN_ITS_CLAIM if facts in of_claims else _ELSEWHERE
        # like enough, which is less in one claim, and about the same people
        if likeness >= least and (not people or any(value.is_in(facts) for value in people)):
            nearest.append((-likeness, facts.span, look))
    return [look for _, _, look in sorted(nearest, key=lambda ranked: ranked[:2])]


def _only_speaks(name: Span, part: Facts) -> bool:
    """Whether a part has this name only for who says it, who says nothing of himself."""
    for statement in part.statements:
        if statement.speaker_span and name.overlaps(statement.speaker_span):
            pronouns = [word for word in part.own_words if word.pos == "PRON"]
            return not any(lies_in(word, [statement.quote]) for word in pronouns)
    return False
