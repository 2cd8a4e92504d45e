"""Every stretch of a report that may be an account: clauses, amounts, times, places, roles and named happenings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.language.polarity import NEGATIONS
from rashomon.language.quantities import Quantity
from rashomon.language.word_lists import word_list
from rashomon.model.date import Date
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.points.clauses import Clause, trim_edges
from rashomon.points.reading import Reading, Sentence

_REPORTING = word_list("reporting")
_PLACE_PREPOSITIONS = word_list("place_prepositions")
_PLACE_NOUNS = word_list("place_nouns")
_HAPPENINGS = (
    "tion", "sion", "ment", "ing", "al", "ance", "ence", "ure", "age",
)  # fmt: skip
_HAPPENING_NOUNS = word_list("happening_nouns")

_MADE = re.compile(r"[\w.'’]+-\w+(?:ed|led|run|held|built|made|sent|won)")
_LONGEST = 60  # tokens; what runs on for longer is no clause but a parse gone wrong
_SHORT_CLAUSE = 12  # words up to which the whole clause is quoted with an amount or a time


@dataclass(frozen=True, slots=True)
class Candidate:
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


def find_candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The candidates of a report by place; of several on one span of one kind the first stays."""
    found: dict[tuple[int, int, PointKind], Candidate] = {}
    for sentence in reading.sentences:
        for candidate in _candidates(reading, sentence):
            if 0 < candidate.end - candidate.start <= _LONGEST:
                found.setdefault((candidate.start, candidate.end, candidate.kind), candidate)
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.kind.value)))


def _candidates(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    yield from _denials(reading, sentence)
    yield from _amounts(reading, sentence)
    yield from _times(reading, sentence)
    yield from _places(reading, sentence)
    yield from _roles(reading, sentence)
    yield from _agents(reading, sentence)
    yield from _makers(reading, sentence)
    yield from _clauses(reading, sentence)
    yield from _happenings(reading, sentence)


def is_reporting(reading: Reading, clause: Clause) -> bool:
    """Whether the clause only says that someone says something."""
    head = reading.doc[clause.head]
    if clause.head in reading.cue_at:
        return True
    if reading.statement_at and not any(child.dep_ == "ccomp" for child in head.children):
        return False
    return head.lemma_ in _REPORTING and any(child.dep_ in ("ccomp", "parataxis") for child in head.children)


def _denials(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """The whole clause of one who denies: without "denied" its content would say the opposite."""
    for clause in sentence.clauses:
        statement = reading.cue_at.get(clause.head)
        if statement is not None and statement.stance is Stance.DENIES and not _says_no(reading, statement):
            start, end = _own_start(reading.doc, clause), clause.full_end
            yield Candidate(PointKind.YES_NO, "denial", start, end, clause.head, sentence, clause, (start, end), stance=Stance.DENIES)


def _says_no(reading: Reading, statement: Statement) -> bool:
    """Whether the content itself is negated: then its clause alone is the denial."""
    content = reading.doc.char_span(statement.quote.start, statement.quote.end, alignment_mode="expand")
    return content is not None and any(token.lower_ in NEGATIONS for token in content)


def _own_start(doc: Doc, clause: Clause) -> int:
    """Where the clause's subject starts, so that what is put in front ("In a statement, ...") stays out."""
    subjects = [child.left_edge.i for child in doc[clause.head].children if child.dep_ in ("nsubj", "nsubjpass")]
    return trim_edges(doc, min(subjects, default=clause.start), clause.end)[0]


def _clauses(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    doc = reading.doc
    for clause in sentence.clauses:
        head = doc[clause.head]
        if is_reporting(reading, clause) or clause.end - clause.start < 2:
            continue
        rule = "core" if clause.finite else "participle"
        start, end = _without_gap(doc, clause)
        yield Candidate(_clause_kind(reading, clause), rule, start, end, head.i, sentence, clause, (start, end))


def _without_gap(doc: Doc, clause: Clause) -> tuple[int, int]:
    """The clause's own words; what is far in front of the subject (a time, a place) is an account of its own."""
    start, end = clause.start, clause.end
    subject_start = _own_start(doc, clause)
    return (subject_start, end) if 0 < subject_start - start <= 8 else (start, end)


def _clause_kind(reading: Reading, clause: Clause) -> PointKind:
    head = reading.doc[clause.head]
    if head.lemma_ == "be" and clause.subject is not None:
        said = next((child for child in head.children if child.dep_ in ("attr", "acomp")), None)
        if said is not None and said.pos_ in ("NOUN", "PROPN") and clause.polarity:
            return PointKind.IDENTITY
        if said is not None and said.pos_ == "ADJ" and clause.polarity:
            return PointKind.ATTRIBUTE
    return PointKind.YES_NO


def _amounts(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    for quantity, first, last in sentence.quantities:
        if all(i in reading.date_at for i in range(first, last)):
            continue
        noun = counted_noun(reading.doc, first, last)
        age = _age(reading, first, last)
        if age is not None:
            yield Candidate(PointKind.COUNT, "age", *age, first, sentence, sentence.clause_of(first), (first, last), quantity, "year")
            continue
        kind = PointKind.SHARE if quantity.unit == "%" else PointKind.COUNT
        unit = quantity.unit or (noun.lemma_.lower() if noun is not None else None)
        start, end = _amount_clause(reading, sentence, first, last, noun)
        yield Candidate(kind, "quantity", start, end, first, sentence, sentence.clause_of(first), (first, last), quantity, unit)


def counted_noun(doc: Doc, first: int, last: int) -> Token | None:
    """The noun that a quantity counts."""
    for i in range(last - 1, first - 1, -1):
        token = doc[i]
        if (
            token.dep_ in ("nummod", "amod", "compound", "quantmod", "det")
            and token.head.i >= last
            and token.head.pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            return token.head
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    following = doc[last] if last < len(doc) else None
    return following if following is not None and following.pos_ == "NOUN" else None


def _age(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The span of an age: "NAME, 42," or "the 42-year-old driver"."""
    doc = reading.doc
    if [t.lower_ for t in doc[last : last + 4]][:4] == ["-", "year", "-", "old"]:
        noun = next((t for t in doc[last + 4 : last + 9] if t.pos_ in ("NOUN", "PROPN")), None)
        head = doc[last + 3].head
        noun = head if head.pos_ == "NOUN" and last + 4 <= head.i < last + 9 else noun
        return trim_edges(doc, _left(doc, first), (noun.i + 1) if noun is not None else last + 4)
    if [t.lower_ for t in doc[last : last + 2]] == ["year", "old"] or [t.lower_ for t in doc[last : last + 2]] == ["years", "old"]:
        return trim_edges(doc, _left(doc, first), last + 2)
    after = doc[last].text if last < len(doc) else ""
    if (
        first >= 2
        and last == first + 1
        and doc[first - 1].text in (",", "(")
        and after in (",", ".", ")", ";")
        and doc[first].text.isdecimal()
    ):
        named = doc[first - 2]
        if named.pos_ == "PROPN" and int(doc[first].text) < 120 and not reading.is_place(first - 2):
            start = first - 2
            while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].sent == named.sent and first - start < 5:
                start -= 1
            return start, last
    return None


def _left(doc: Doc, first: int) -> int:
    return first - 1 if first and doc[first - 1].dep_ in ("det", "poss") else first


def _amount_clause(reading: Reading, sentence: Sentence, first: int, last: int, noun: Token | None) -> tuple[int, int]:
    """The clause when the amount is its subject or object or how long it lasts, else the noun phrase alone."""
    doc = reading.doc
    head = noun if noun is not None and sentence.tokens.start <= noun.i < sentence.tokens.end else doc[last - 1]
    if last < len(doc) and doc[last].text == "-":  # "a three-deck ferry"
        return trim_edges(doc, _left(doc, first), max(last, min(head.head.i if head.dep_ == "compound" else head.i, last + 4) + 1))
    top = _top_of_amount(doc, head, first, last)
    clause = sentence.clause_of(first)
    low, high = min(first, top.left_edge.i), max(last, phrase_end(top, ("relcl", "conj") if top.i >= first else ("relcl",)))
    if top.dep_ == "conj" and top.pos_ in ("NOUN", "PROPN"):  # "40 pumps and twelve divers": each is an account
        return trim_edges(doc, min(first, low), high)
    if clause is None or is_reporting(reading, clause):
        return trim_edges(doc, first, high)
    if top.dep_ in ("nsubj", "nsubjpass", "attr"):
        return trim_edges(doc, _not_before(doc, low, first, clause), max(clause.end, last))
    own = _own_start(doc, clause)
    end = max(last, high)
    if own < first and clause.finite and end - own <= _SHORT_CLAUSE:
        return trim_edges(doc, own, end)
    if top.dep_ == "dobj" and clause.head < first <= clause.head + 4:
        return trim_edges(doc, clause.head, end)
    return trim_edges(doc, min(first, max(low, first - 4)), end)


def _top_of_amount(doc: Doc, noun: Token, first: int, last: int) -> Token:
    """The word by which the amount hangs on its clause: the noun counted, or the amount itself in "dozens of people", "60% of the crop"."""
    top = doc[last - 1] if noun.dep_ == "pobj" and noun.head.head.i in range(first, last) else noun
    while top.dep_ in ("nummod", "amod", "quantmod", "compound", "nmod", "npadvmod") and top.head.i != top.i:
        if top.head.pos_ in ("VERB", "AUX"):
            break
        top = top.head
    return top


def _not_before(doc: Doc, low: int, first: int, clause: Clause) -> int:
    subjects = [child.left_edge.i for child in doc[clause.head].children if child.dep_ in ("nsubj", "nsubjpass")]
    return min([first, *(s for s in subjects if s <= first)]) if subjects else min(low, first)


def _times(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    doc = reading.doc
    for first, last, date in _time_phrases(reading, sentence):
        clause = sentence.clause_of(first)
        start = first
        while start > sentence.tokens.start and doc[start - 1].pos_ in ("ADP", "SCONJ", "DET", "ADV") and first - start < 3:
            start -= 1
        quote = _time_clause(doc, clause, start, last) if clause is not None and not is_reporting(reading, clause) else (start, last)
        yield Candidate(PointKind.DATE, "date", *trim_edges(doc, *quote), first, sentence, clause, (first, last), date=date)


def _time_clause(doc: Doc, clause: Clause, start: int, last: int) -> tuple[int, int]:
    """From what happened to when, or from when to what happened, where that is short; else the time alone."""
    own = _own_start(doc, clause)
    if own < clause.head < start and last - own <= _SHORT_CLAUSE:
        return own, last
    if clause.head < start <= clause.head + 8:
        return clause.head, last
    start_with_subject = min(start, own) if own < clause.head else start
    if last <= clause.head and clause.head + 1 - start_with_subject <= _SHORT_CLAUSE:
        return start_with_subject, clause.head + 1
    return start, last


def _time_phrases(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Date | None]]:
    """Stretches of one Date; where no dates were resolved, the parser's."""
    tokens = sentence.tokens
    if reading.date_at:
        i = tokens.start
        while i < tokens.end:
            date = reading.date_at.get(i)
            start = i
            while i < tokens.end and reading.date_at.get(i) is date:
                i += 1
            if date is not None:
                yield start, i, date
        return
    for entity in tokens.ents:
        if entity.label_ == "DATE" and not entity.text.endswith("old"):
            yield entity.start, entity.end, None


def _places(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    doc = reading.doc
    for token in sentence.tokens:
        if token.dep_ != "prep" or token.lower_ not in _PLACE_PREPOSITIONS:
            continue
        noun = next((child for child in token.children if child.dep_ == "pobj"), None)
        if noun is None or not (reading.is_place(noun.i) or noun.lemma_.lower() in _PLACE_NOUNS):
            continue
        start, end = trim_edges(doc, token.i, phrase_end(noun, ("relcl", "acl")))
        yield Candidate(PointKind.PLACE, "place", start, end, noun.i, sentence, sentence.clause_of(token.i), (start + 1, end))


def _roles(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """ "NAME, a ROLE" and "ROLE NAME"."""
    for token in sentence.tokens:
        if token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ in ("NOUN", "PROPN"):
            yield from _apposition(reading, sentence, token)
        elif (
            token.pos_ == "PROPN"
            and token.dep_ != "compound"
            and token.i in reading.name_at
            and reading.name_at[token.i].kind is NameKind.PERSON
        ):
            yield from _title(reading, sentence, token)


def _apposition(reading: Reading, sentence: Sentence, token: Token) -> Iterator[Candidate]:
    doc, name, head = reading.doc, reading.name_at.get(token.i), token.head
    clause = sentence.clause_of(token.i)
    if name is not None and name.kind is NameKind.PERSON and head.i not in reading.name_at:  # "her lawyer, NAME"
        start, end = trim_edges(doc, head.left_edge.i, token.i + 1)
        answer = trim_edges(doc, head.left_edge.i, max(head.i + 1, next((i for i in range(head.i, end) if i in reading.name_at), end)))
        yield Candidate(PointKind.IDENTITY, "apposition", start, end, head.i, sentence, clause, answer)
        return
    start, end = trim_edges(doc, token.left_edge.i, phrase_end(token, ("relcl", "appos")))
    yield Candidate(PointKind.IDENTITY, "apposition", start, end, token.i, sentence, clause, (start, end))


def _title(reading: Reading, sentence: Sentence, token: Token) -> Iterator[Candidate]:
    doc, name = reading.doc, reading.name_at[token.i]
    first = token.i
    while first > sentence.tokens.start and reading.name_at.get(first - 1) is name:
        first -= 1
    start = first
    while start > sentence.tokens.start and doc[start - 1].head.i >= start and doc[start - 1].dep_ in ("compound", "amod", "nmod"):
        start -= 1
    words = [t for t in doc[start:first] if t.pos_ in ("NOUN", "PROPN")]
    if words and any(len(t.text) > 4 for t in words):
        yield Candidate(PointKind.IDENTITY, "title", start, token.i + 1, token.i, sentence, sentence.clause_of(token.i), (start, first))


def _agents(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """Who did it, in the passive: "built by the guild"."""
    doc = reading.doc
    for token in sentence.tokens:
        if token.dep_ == "agent" and token.head.pos_ == "VERB":
            noun = next((child for child in token.children if child.dep_ == "pobj"), None)
            if noun is not None and noun.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "nummod" for child in noun.children):
                start, end = trim_edges(doc, min(token.head.i, token.i), phrase_end(noun, ("relcl", "acl")))
                yield Candidate(
                    PointKind.IDENTITY, "agent", start, end, token.head.i, sentence, sentence.clause_of(token.i), (token.i + 1, end)
                )


def _makers(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """Who did it or who stands behind, in a compound: "a NAME-brokered deal", "NAME-backed forces"."""
    doc = reading.doc
    for token in sentence.tokens:
        if token.dep_ != "amod" or token.head.i <= token.i or token.head.i - token.i > 6:
            continue
        first = token.i
        if token.tag_ == "VBN" and token.i >= 2 and doc[token.i - 1].text == "-" and doc[token.i - 2].pos_ in ("PROPN", "ADJ", "NOUN"):
            first = token.i - 2
        elif not _MADE.fullmatch(token.text):
            continue
        named = doc[first].pos_ == "PROPN" or first in reading.name_at or token.text[0].isupper() or doc[first].text[0].isupper()
        if named:
            start, end = trim_edges(doc, _left(doc, first), token.head.i + 1)
            yield Candidate(
                PointKind.IDENTITY, "maker", start, end, token.head.i, sentence, sentence.clause_of(token.i), (first, token.i + 1)
            )


def phrase_end(noun: Token, cut: Sequence[str], most: int = 10) -> int:
    """Where a noun's phrase ends: before a comma or a dependent of the given kinds, and before a preposition when it grows long."""
    doc = noun.doc
    ends = [t.left_edge.i for t in noun.subtree if t.i > noun.i and (t.dep_ in cut or t.text in (",", ";", "(", "--", "–", "—"))]
    end = max(noun.i + 1, min([noun.right_edge.i + 1, *(e for e in ends if e > noun.i)]))
    while end > noun.i + most:
        end = next((i for i in range(end - 1, noun.i, -1) if doc[i].dep_ in ("prep", "cc", "mark", "agent")), noun.i + 1)
    return end


def _happenings(reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """Nouns that stand for something that happened, with what belongs to them: "the closure of the mine"."""
    doc = reading.doc
    for token in sentence.tokens:
        if token.pos_ != "NOUN" or token.dep_ == "compound" or not _is_happening(token) or token.i in reading.date_at:
            continue
        end = phrase_end(token, ("relcl", "acl", "appos", "conj"))
        start, end = trim_edges(doc, token.left_edge.i, end)
        if end - start - (doc[start].dep_ == "det") >= 2:
            yield Candidate(PointKind.YES_NO, "happening", start, end, token.i, sentence, sentence.clause_of(token.i), (start, end))


def _is_happening(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in _HAPPENING_NOUNS or (len(lemma) > 6 and lemma.endswith(_HAPPENINGS))


def statement_for(reading: Reading, candidate: Candidate) -> Statement | None:
    """The statement that the candidate is said in; for a denial the denying one."""
    if candidate.rule == "denial":
        return reading.cue_at.get(candidate.head)
    return reading.statement_of(candidate.start, candidate.end)
