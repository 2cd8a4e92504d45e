"""Words of a draft that reports have otherwise: quotations that were changed, attributions that
were dropped, stretches that were copied (`word_notes`)."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.draft_check.near_sentences import Beside, DraftSentence
from rashomon.draft_check.teller import Teller, whole_sentence
from rashomon.facts.findings import Match
from rashomon.facts.sayings import content_families
from rashomon.facts.sentence_facts import IN_MARKS, FactKind, Facts
from rashomon.model.claim import ClaimSentence
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.telling.notes import Note, NoteKind
from rashomon.telling.wording import counted, name_reports_in
from rashomon.text.name_words import fold

_TOLD = 0.7  # share of the strength and of the words of the one that tells most
_SURE = 0.6  # strength of the likeliest from which it surely bears on the same thing
_COPIED = 0.85  # share of a sentence's words that stand in another in runs
_RUN = 4  # words in a row
_SHORTEST = 12  # words of a sentence that can be copied


def word_notes(sentence: DraftSentence, beside: Beside) -> Iterator[Note]:
    """Yields what reports have otherwise of the words of a sentence."""
    teller = beside.teller
    yield from _quotation_notes(sentence, beside)
    for note in (_stated(sentence, teller), _copied(sentence, teller)):
        if note is not None:
            yield note


# Quotations.


def _quotation_notes(sentence: DraftSentence, beside: Beside) -> Iterator[Note]:
    """Quotations that no report prints so, but a sentence beside prints much alike."""
    for quotation in sentence.found(FactKind.QUOTATION):
        words, places = quotation.fact.words, quotation.at(Match.OTHERWISE)
        if places and not beside.has_words(words.quote):
            told, teller = "quotation changed", beside.teller
            yield teller.note(NoteKind.QUOTATION, sentence.facts, words, told, places)


def unprinted(facts: Facts, beside: Beside) -> tuple[str, ...]:
    """Returns the quotations of a sentence that no report prints so."""
    missing = []
    for quotation in facts.of[FactKind.QUOTATION]:
        if not beside.has_words(quotation.value):
            missing.append(quotation.value)
    return tuple(missing)


# Who says it.


def _stated(sentence: DraftSentence, teller: Teller) -> Note | None:
    """What is stated as fact, where all reports that tell it give it as somebody's words."""
    facts, telling = sentence.facts, _telling(sentence)
    if facts.statements or not telling:
        return None
    content = content_families(facts.span.quote)
    for neighbour in telling:
        if not _is_said(content, neighbour):
            return None
    best = telling[0]
    who = next((said for said in best.statements if said.speaker), None)
    if who is None or _is_named_before(who, facts) or _is_unsure(facts):
        return None
    report = name_reports_in([best.span.report], teller.called)
    told = f"stated as fact here; {report} attributes it to {who.speaker}"
    return teller.note(NoteKind.ATTRIBUTION, facts, facts.span, told, [whole_sentence(best)])


def _telling(sentence: DraftSentence) -> list[Facts]:
    """The sentences beside it that surely tell the same, as far as the likeliest does."""
    if not sentence.near:
        return []
    least = max(_SURE, _TOLD * sentence.strength(sentence.near[0]))
    return sentence.likely(least)


def _is_named_before(said: Statement, facts: Facts) -> bool:
    """Whether the sentence, or one before it in its paragraph, names who speaks."""
    text = facts.page.report.text
    begun = text.rfind("\n", 0, facts.span.start) + 1
    last_name = fold(said.speaker or "").split()[-1:]
    return set(last_name) <= set(fold(text[begun : facts.span.end]).split())


def _is_unsure(facts: Facts) -> bool:
    """Whether a sentence says that what it tells is not known."""
    return any(fact.value.is_open for fact in facts.of[FactKind.CERTAINTY])


def _is_said(content: frozenset[str], facts: Facts) -> bool:
    """Whether most of what a sentence tells of this stands in somebody's words."""
    said = content & content_families(_said_in(facts))
    return 2 * len(said) > len(content & content_families(facts.span.quote))


def _said_in(facts: Facts) -> str:
    """What of a sentence is somebody's words."""
    said = [statement.quote.quote for statement in facts.statements]
    return " ".join([*IN_MARKS.findall(facts.span.quote), *said])


# Copies.


def _copied(sentence: DraftSentence, teller: Teller) -> Note | None:
    """A sentence that stands in a report nearly word for word, without its credit."""
    span = sentence.facts.span
    words = fold(span.quote).split()
    if len(words) < _SHORTEST:
        return None
    copied = []
    for facts in sentence.near:
        if _in_runs(words, facts.span.quote) >= _COPIED:
            copied.append(facts.sentence)
    if not copied or _credits(span, copied, teller):
        return None
    told = f"copied, no credit: {counted(len(words), 'word')}, as in {teller.told_in(copied)}"
    return teller.note(NoteKind.COPIED, sentence.facts, span, told, ())


def _credits(span: Span, copied: Sequence[ClaimSentence], teller: Teller) -> bool:
    """Whether a sentence names the outlet or agency of a report that has it."""
    text = f" {fold(span.quote)} "
    for sentence in copied:
        report = teller.reports[sentence.report]
        for source in (report.outlet, *report.agencies):
            if source and f" {fold(source)} " in text:
                return True
    return False


def _in_runs(words: Sequence[str], sentence: str) -> float:
    """The share of words that stand in another sentence in runs."""
    matcher = SequenceMatcher(None, words, fold(sentence).split(), autojunk=False)
    copied = 0
    for block in matcher.get_matching_blocks():
        if block.size >= _RUN:
            copied += block.size
    return copied / len(words)
