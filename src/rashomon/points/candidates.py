"""Finds every stretch of a report that may be an account: clauses, amounts, times, places, roles and named happenings."""

from collections.abc import Iterator
from itertools import groupby

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.text.amounts import AccountSpan, amounts_in, is_reporting, own_start, phrase_end, spans_of
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.polarity import Polarity, polarity_at, root_at
from rashomon.text.token_index import Clause, Sentence, TokenIndex, trim_edges

_PLACE_PREPOSITIONS = set_of("account_words.place_prepositions")
_PLACE_NOUNS = set_of("account_words.place_nouns")
_HAPPENING_NOUNS = set_of("account_words.happening_nouns")

_NOUNS = ("NOUN", "PROPN")
_SHORT_CLAUSE = 12  # words; a clause up to this length is quoted whole with an amount or a time


def find_candidates(reading: TokenIndex) -> tuple[AccountSpan, ...]:
    """Returns the candidates of a report by place; where several of one kind share a span, the first stays."""
    return spans_of(reading, _FINDERS)


def _denials(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """Yields the whole clause of a denial: without "denied", its content would say the opposite."""
    for clause in sentence.clauses:
        statement = reading.cue_at.get(clause.head)
        if statement is not None and statement.stance is Stance.DENIES and not says_no(reading, statement):
            start, end = own_start(reading.words, clause), clause.full_end
            yield AccountSpan(PointKind.YES_NO, "denial", start, end, clause.head, sentence, clause, (start, end), stance=Stance.DENIES)


def says_no(reading: TokenIndex, statement: Statement) -> bool:
    """Whether the content itself is negated, in which case its clause alone is the denial."""
    places = reading.words.at(statement.quote.start, statement.quote.end)
    return polarity_at(reading.words, places, root_at(reading.words, places)) is Polarity.NEGATED


def _clauses(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    for clause in sentence.clauses:
        if clause.end - clause.start < 2 or is_reporting(reading, clause):
            continue
        rule = "core" if clause.finite else "participle"
        own = own_start(reading.words, clause)  # what stands far before the subject, a time or place, is an account of its own
        start, end = own if 0 < own - clause.start <= 8 else clause.start, clause.end
        yield AccountSpan(_clause_kind(reading.words, clause), rule, start, end, clause.head, sentence, clause, (start, end))


def _clause_kind(words: ParsedWords, clause: Clause) -> PointKind:
    if words.lemma[clause.head] == "be" and clause.subject is not None and clause.polarity is not Polarity.NEGATED:
        said = words.child(clause.head, "attr", "acomp")
        if said is not None and words.pos[said] in _NOUNS:
            return PointKind.IDENTITY
        if said is not None and words.pos[said] == "ADJ":
            return PointKind.ATTRIBUTE
    return PointKind.YES_NO


def _times(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    words = reading.words
    for date, places in groupby(range(sentence.start, sentence.end), reading.date_at.get):
        if date is None:
            continue
        first, *rest = places
        last = (rest[-1] if rest else first) + 1
        clause = sentence.clause_of(first)
        start = first
        while start > sentence.start and words.pos[start - 1] in ("ADP", "SCONJ", "DET", "ADV") and first - start < 3:
            start -= 1
        quote = _time_clause(words, clause, start, last) if clause is not None and not is_reporting(reading, clause) else (start, last)
        yield AccountSpan(PointKind.DATE, "date", *trim_edges(words, *quote), first, sentence, clause, (first, last), date=date)


def _time_clause(words: ParsedWords, clause: Clause, start: int, last: int) -> tuple[int, int]:
    """The span from the event to its time or the other way round if that is short, else the time alone."""
    own = own_start(words, clause)
    if own < clause.head < start and last - own <= _SHORT_CLAUSE:
        return own, last
    if clause.head < start <= clause.head + 8:
        return clause.head, last
    start_with_subject = min(start, own) if own < clause.head else start
    if last <= clause.head and clause.head + 1 - start_with_subject <= _SHORT_CLAUSE:
        return start_with_subject, clause.head + 1
    return start, last


def _places(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    words = reading.words
    for i in range(sentence.start, sentence.end):
        if words.dep[i] != "prep" or words.lower[i] not in _PLACE_PREPOSITIONS:
            continue
        noun = words.child(i, "pobj")
        if noun is None or not (reading.is_place(noun) or words.lemma[noun].lower() in _PLACE_NOUNS):
            continue
        start, end = trim_edges(words, i, phrase_end(words, noun, ("relcl", "acl")))
        yield AccountSpan(PointKind.PLACE, "place", start, end, noun, sentence, sentence.clause_of(i), (start + 1, end))


def _roles(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """ "NAME, a ROLE" and "ROLE NAME"."""
    words = reading.words
    for i in range(sentence.start, sentence.end):
        if words.pos[i] not in _NOUNS:
            continue
        if words.dep[i] == "appos" and words.pos[words.head[i]] in _NOUNS:
            yield from _apposition(reading, sentence, i)
        elif words.pos[i] == "PROPN" and words.dep[i] != "compound" and i in reading.name_at and reading.name_at[i].kind is NameKind.PERSON:
            yield from _title(reading, sentence, i)


def _apposition(reading: TokenIndex, sentence: Sentence, i: int) -> Iterator[AccountSpan]:
    words, name, head = reading.words, reading.name_at.get(i), reading.words.head[i]
    clause = sentence.clause_of(i)
    if name is not None and name.kind is NameKind.PERSON and head not in reading.name_at:  # "her lawyer, NAME"
        start, end = trim_edges(words, words.left[head], i + 1)
        named = next((k for k in range(head, end) if k in reading.name_at), end)
        answer = trim_edges(words, words.left[head], max(head + 1, named))
        yield AccountSpan(PointKind.IDENTITY, "apposition", start, end, head, sentence, clause, answer)
        return
    start, end = trim_edges(words, words.left[i], phrase_end(words, i, ("relcl", "appos")))
    yield AccountSpan(PointKind.IDENTITY, "apposition", start, end, i, sentence, clause, (start, end))


def _title(reading: TokenIndex, sentence: Sentence, i: int) -> Iterator[AccountSpan]:
    words, name = reading.words, reading.name_at[i]
    first = i
    while first > sentence.start and reading.name_at.get(first - 1) is name:
        first -= 1
    start = first
    while start > sentence.start and words.head[start - 1] >= start and words.dep[start - 1] in ("compound", "amod", "nmod"):
        start -= 1
    if any(words.pos[k] in _NOUNS and len(words.text[k]) > 4 for k in range(start, first)):
        yield AccountSpan(PointKind.IDENTITY, "title", start, i + 1, i, sentence, sentence.clause_of(i), (start, first))


def _agents(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """Yields who did it in the passive: "built by the guild"."""
    words = reading.words
    for i in range(sentence.start, sentence.end):
        head = words.head[i]
        if words.dep[i] != "agent" or words.pos[head] != "VERB":
            continue
        noun = words.child(i, "pobj")
        if noun is not None and words.pos[noun] in _NOUNS and words.child(noun, "nummod") is None:
            start, end = trim_edges(words, min(head, i), phrase_end(words, noun, ("relcl", "acl")))
            yield AccountSpan(PointKind.IDENTITY, "agent", start, end, head, sentence, sentence.clause_of(i), (i + 1, end))


def _happenings(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """Yields nouns for events with what belongs to them: "the closure of the mine"."""
    words = reading.words
    for i in range(sentence.start, sentence.end):
        if words.pos[i] != "NOUN" or words.dep[i] == "compound" or words.lemma[i].lower() not in _HAPPENING_NOUNS or i in reading.date_at:
            continue
        start, end = trim_edges(words, words.left[i], phrase_end(words, i, ("relcl", "acl", "appos", "conj")))
        if end - start - (words.dep[start] == "det") >= 2:
            yield AccountSpan(PointKind.YES_NO, "happening", start, end, i, sentence, sentence.clause_of(i), (start, end))


_FINDERS = (_denials, amounts_in, _times, _places, _roles, _agents, _clauses, _happenings)


def statement_for(reading: TokenIndex, candidate: AccountSpan) -> Statement | None:
    """Returns the statement that contains the candidate; for a denial, the denying one."""
    if candidate.rule == "denial":
        return reading.cue_at.get(candidate.head)
    return reading.statement_of(candidate.start, candidate.end)
