"""Finds every stretch of a report that may be an account: clauses, amounts, times, places, roles and named happenings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rashomon.lexicon import either, set_of
from rashomon.model.date import Date
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.points.token_index import Clause, Sentence, TokenIndex, trim_edges
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.polarity import Polarity, polarity_at, root_at
from rashomon.text.quantities import Quantity

_REPORTING = set_of("account_words.reporting")
_PLACE_PREPOSITIONS = set_of("account_words.place_prepositions")
_PLACE_NOUNS = set_of("account_words.place_nouns")
_LABELLED = set_of("account_words.labelled")
_HAPPENING_NOUNS = set_of("account_words.happening_nouns")

_TAKEN_BACK = re.compile(either("page.taken_back"), re.IGNORECASE | re.DOTALL)
_NOUNS = ("NOUN", "PROPN")
_BREAKS = (",", ";", "(", "--", "–", "—")
_LONGEST = 60  # tokens; anything longer is a wrong parse, not a clause
_PHRASE = 10  # tokens; a longer noun phrase loses its last parts
_SHORT_CLAUSE = 12  # words; a clause up to this length is quoted whole with an amount or a time


@dataclass(frozen=True, slots=True)
class AccountSpan:
    """A stretch that may be an account: token indices of the quote and of the phrase that gives the answer, and the rule that found it."""

    kind: PointKind
    rule: str
    start: int
    end: int
    head: int
    sentence: Sentence
    clause: Clause | None
    answer: tuple[int, int]
    quantity: Quantity | None = None
    unit: str | None = None
    date: Date | None = None
    stance: Stance | None = None


def find_candidates(reading: TokenIndex) -> tuple[AccountSpan, ...]:
    """Returns the candidates of a report by place; where several of one kind share a span, the first stays."""
    found: dict[tuple[int, int, PointKind], AccountSpan] = {}
    for sentence in reading.sentences:
        proposed = (candidate for find in _FINDERS for candidate in find(reading, sentence))
        for candidate in () if takes_back(reading, sentence) else proposed:
            held = found.get((candidate.start, candidate.end, candidate.kind))
            if held is not None and held.quantity and candidate.quantity and held.answer[1] <= candidate.answer[0]:
                candidate = replace(
                    candidate, start=candidate.answer[0]
                )  # "three are dead and eleven hurt": the second figure is an account too
            first, end = reading.words.starts[candidate.start], reading.words.ends[candidate.end - 1]
            blank = not reading.annotated.report.text[first:end].strip()  # the parser makes tokens of white space alone
            if 0 < candidate.end - candidate.start <= _LONGEST and not blank:
                found.setdefault((candidate.start, candidate.end, candidate.kind), candidate)
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.kind.value)))


def takes_back(reading: TokenIndex, sentence: Sentence) -> bool:
    """Whether the sentence of a correction note tells what an earlier version said: the report gives that answer no more."""
    span = reading.doc[sentence.start : sentence.end]
    noted = any(note.start <= span.start_char < note.end for note in reading.annotated.report.corrections)
    return noted and _TAKEN_BACK.search(span.text) is not None


def is_reporting(reading: TokenIndex, clause: Clause) -> bool:
    """Whether the clause only says that someone says something."""
    words, head = reading.words, clause.head
    if head in reading.cue_at:
        return True
    if reading.statement_at and words.child(head, "ccomp") is None:
        return False
    return words.lemma[head] in _REPORTING and words.child(head, "ccomp", "parataxis") is not None


def _denials(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """Yields the whole clause of a denial: without "denied", its content would say the opposite."""
    for clause in sentence.clauses:
        statement = reading.cue_at.get(clause.head)
        if statement is not None and statement.stance is Stance.DENIES and not says_no(reading, statement):
            start, end = _own_start(reading.words, clause), clause.full_end
            yield AccountSpan(PointKind.YES_NO, "denial", start, end, clause.head, sentence, clause, (start, end), stance=Stance.DENIES)


def says_no(reading: TokenIndex, statement: Statement) -> bool:
    """Whether the content itself is negated, in which case its clause alone is the denial."""
    places = reading.words.at(statement.quote.start, statement.quote.end)
    return polarity_at(reading.words, places, root_at(reading.words, places)) is Polarity.NEGATED


def _own_start(words: ParsedWords, clause: Clause) -> int:
    """Where the clause's subject starts, so that a preceding phrase ("In a statement, ...") stays out."""
    return trim_edges(words, min(_subject_starts(words, clause.head), default=clause.start), clause.end)[0]


def _subject_starts(words: ParsedWords, head: int) -> list[int]:
    """The starts of the subjects of a verb."""
    dep = words.dep
    return [words.left[i] for i in words.children[head] if dep[i] in ("nsubj", "nsubjpass")]


def _clauses(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    for clause in sentence.clauses:
        if clause.end - clause.start < 2 or is_reporting(reading, clause):
            continue
        rule = "core" if clause.finite else "participle"
        own = _own_start(reading.words, clause)  # what stands far before the subject, a time or place, is an account of its own
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


def _amounts(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    words = reading.words
    for quantity, first, last in sentence.quantities:
        if (
            _is_label(words, first, last)
            or _is_none(words, first, last)
            or _is_whole(words, sentence, first)
            or all(i in reading.date_at for i in range(first, last))
        ):
            continue
        noun = counted_noun(words, first, last)
        age = _age(reading, first, last)
        if age is not None:
            yield AccountSpan(PointKind.COUNT, "age", *age, first, sentence, sentence.clause_of(first), (first, last), quantity, "year")
            continue
        kind = PointKind.SHARE if quantity.unit == "%" else PointKind.COUNT
        unit = quantity.unit or (words.lemma[noun].lower() if noun is not None else None)
        start, end = _amount_clause(reading, sentence, first, last, noun)
        yield AccountSpan(kind, "quantity", start, end, first, sentence, sentence.clause_of(first), (first, last), quantity, unit)


def _is_none(words: ParsedWords, first: int, last: int) -> bool:
    """Whether "a single" belongs to "without a single", which means none."""
    return first > 0 and words.lower[first - 1 : last] == ["without", "a", "single"]


def _is_whole(words: ParsedWords, sentence: Sentence, first: int) -> bool:
    """Whether the parser took what only says how many there are for the figure of a clause: the 90 of "60 of 90 crews sailed"."""
    return (
        first > 1
        and words.lower[first - 1] == "of"
        and words.dep[first - 1] == "quantmod"
        and any(end == first - 1 for _, _, end in sentence.quantities)
    )


def _is_label(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number names what stands before it: "Line 7", "Article 5 of the treaty", but not "12 lines" or "the toll: 31"."""
    if last != first + 1 or first == 0 or not words.text[first].isdecimal() or len(words.text[first]) > 4:
        return False
    return words.lower[first - 1] in _LABELLED and words.text[first - 1][0].isupper() and words.head[first] <= first


def counted_noun(words: ParsedWords, first: int, last: int) -> int | None:
    """Returns the noun that a quantity counts."""
    for i in range(last - 1, first - 1, -1):
        head = words.head[i]
        if (
            words.dep[i] in ("nummod", "amod", "compound", "quantmod", "det")
            and head >= last
            and words.pos[head] in ("NOUN", "PROPN", "ADJ")
        ):
            return head
        for child in words.children[i]:
            if words.dep[child] == "prep" and words.lower[child] == "of":
                noun = words.child(child, "pobj")
                return noun if noun is not None and not words.text[noun][0].isdecimal() else None  # "75 of 150"
    return last if last < len(words) and words.pos[last] == "NOUN" else None


def _age(reading: TokenIndex, first: int, last: int) -> tuple[int, int] | None:
    """The span of an age: "NAME, 42," or "the 42-year-old driver"."""
    words = reading.words
    text, pos, lower = words.text, words.pos, words.lower
    if lower[last : last + 4] == ["-", "year", "-", "old"]:
        noun = next((i for i in range(last + 4, min(last + 9, len(words))) if pos[i] in _NOUNS), None)
        head = words.head[last + 3]
        noun = head if pos[head] == "NOUN" and last + 4 <= head < last + 9 else noun
        return trim_edges(words, _left(words, first), noun + 1 if noun is not None else last + 4)
    if lower[last : last + 2] in (["year", "old"], ["years", "old"]):
        return trim_edges(words, _left(words, first), last + 2)
    after = text[last] if last < len(words) else ""
    set_off = first >= 2 and last == first + 1 and text[first - 1] in (",", "(") and after in (",", ".", ")", ";")
    if not (set_off and text[first].isdecimal() and int(text[first]) < 120) or pos[first - 2] != "PROPN" or reading.is_place(first - 2):
        return None
    start = first - 2
    while start > 0 and pos[start - 1] == "PROPN" and not words.opens[start] and first - start < 5:
        start -= 1
    return start, last


def _left(words: ParsedWords, first: int) -> int:
    return first - 1 if first and words.dep[first - 1] in ("det", "poss") else first


def _amount_clause(reading: TokenIndex, sentence: Sentence, first: int, last: int, noun: int | None) -> tuple[int, int]:
    """The clause if the amount is its subject, its object or its duration, else the noun phrase alone."""
    words = reading.words
    head = noun if noun is not None and sentence.start <= noun < sentence.end else last - 1
    if last < len(words) and words.text[last] == "-":  # "a three-deck ferry"
        named = words.head[head] if words.dep[head] == "compound" else head
        return trim_edges(words, _left(words, first), max(last, min(named, last + 4) + 1))
    top = _top_of_amount(words, head, first, last)
    clause = sentence.clause_of(first)
    low, high = min(first, words.left[top]), max(last, phrase_end(words, top, ("relcl", "conj") if top >= first else ("relcl",)))
    if words.dep[top] == "conj" and words.pos[top] in _NOUNS:  # "40 pumps and twelve divers": each is an account
        return trim_edges(words, min(first, low), high)
    if clause is None or is_reporting(reading, clause):
        return trim_edges(words, first, high)
    if words.dep[top] in ("nsubj", "nsubjpass", "attr"):
        return trim_edges(words, _not_before(words, low, first, clause), max(clause.end, last))
    own = _own_start(words, clause)
    end = max(last, high)
    if own < first and clause.finite and end - own <= _SHORT_CLAUSE:
        return trim_edges(words, own, end)
    if words.dep[top] == "dobj" and clause.head < first <= clause.head + 4:
        return trim_edges(words, clause.head, end)
    return trim_edges(words, min(first, max(low, first - 4)), end)


def _top_of_amount(words: ParsedWords, noun: int, first: int, last: int) -> int:
    """The word that attaches the amount to its clause: the counted noun, or the amount in "dozens of people", "60% of the crop"."""
    above = words.head
    top = last - 1 if words.dep[noun] == "pobj" and above[above[noun]] in range(first, last) else noun
    while words.dep[top] in ("nummod", "amod", "quantmod", "compound", "nmod", "npadvmod") and above[top] != top:
        if words.pos[above[top]] in ("VERB", "AUX"):
            break
        top = above[top]
    return top


def _not_before(words: ParsedWords, low: int, first: int, clause: Clause) -> int:
    starts = _subject_starts(words, clause.head)
    return min([first, *(start for start in starts if start <= first)]) if starts else min(low, first)


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
    own = _own_start(words, clause)
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


def phrase_end(words: ParsedWords, noun: int, cut: Sequence[str]) -> int:
    """Returns where a noun's phrase ends.

    It ends before a comma or a dependent of one of the `cut` kinds, and before a preposition if it grows long.
    """
    ends = [words.left[i] for i in words.under(noun) if i > noun and (words.dep[i] in cut or words.text[i] in _BREAKS)]
    end = max(noun + 1, min([words.right[noun] + 1, *(e for e in ends if e > noun)]))
    while end > noun + _PHRASE:
        end = next((i for i in range(end - 1, noun, -1) if words.dep[i] in ("prep", "cc", "mark", "agent")), noun + 1)
    return end


def _happenings(reading: TokenIndex, sentence: Sentence) -> Iterator[AccountSpan]:
    """Yields nouns for events with what belongs to them: "the closure of the mine"."""
    words = reading.words
    for i in range(sentence.start, sentence.end):
        if words.pos[i] != "NOUN" or words.dep[i] == "compound" or words.lemma[i].lower() not in _HAPPENING_NOUNS or i in reading.date_at:
            continue
        start, end = trim_edges(words, words.left[i], phrase_end(words, i, ("relcl", "acl", "appos", "conj")))
        if end - start - (words.dep[start] == "det") >= 2:
            yield AccountSpan(PointKind.YES_NO, "happening", start, end, i, sentence, sentence.clause_of(i), (start, end))


_FINDERS = (_denials, _amounts, _times, _places, _roles, _agents, _clauses, _happenings)


def statement_for(reading: TokenIndex, candidate: AccountSpan) -> Statement | None:
    """Returns the statement that contains the candidate; for a denial, the denying one."""
    if candidate.rule == "denial":
        return reading.cue_at.get(candidate.head)
    return reading.statement_of(candidate.start, candidate.end)
