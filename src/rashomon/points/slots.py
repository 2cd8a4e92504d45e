"""Fills an account's typed slots: predicate, subject, value, what is asked and what is given."""

from collections.abc import Iterable

from rashomon.model.name import Name, NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Statement
from rashomon.points.candidates import AccountSpan, is_reporting
from rashomon.points.content_keys import content_keys
from rashomon.points.time_values import moment_of
from rashomon.points.token_index import TokenIndex
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.polarity import Polarity

_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_SPEAKING = frozenset({"i", "me", "my", "we", "us", "our"})
_TYPED = frozenset({PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE})
_UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "undecided", "unspecified"})


def predicate_of(reading: TokenIndex, candidate: AccountSpan) -> str | None:
    """Returns the lemma of the governing verb, or of the head noun of a noun clause."""
    words = reading.words
    if candidate.clause is None or candidate.rule in ("apposition", "title", "happening"):
        return words.lemma[candidate.head].lower()
    head = candidate.clause.head
    if words.lemma[head] == "be":
        said = words.child(head, "attr", "acomp")
        return words.lemma[said].lower() if said is not None else "be"
    return words.lemma[head].lower()


def subject_of(
    reading: TokenIndex, candidate: AccountSpan, statement: Statement | None, names: dict[str, Name]
) -> tuple[str | None, Name | None]:
    """Returns the subject as a canonical name or a head lemma, and its Name if there is one."""
    i = _subject_token(reading, candidate)
    if i is None:
        return None, None
    name = reading.name_at.get(i) or _meant(reading, i, statement, names)
    if name is not None:
        return name.name, name
    return (None if reading.words.pos[i] == "PRON" else reading.words.lemma[i].lower()), None


def _subject_token(reading: TokenIndex, candidate: AccountSpan) -> int | None:
    if candidate.rule in ("apposition", "title"):
        return reading.words.head[candidate.head] if reading.words.dep[candidate.head] == "appos" else _named_last(reading, candidate)
    if candidate.rule == "age":
        return next((i for i in range(candidate.start, candidate.end) if i in reading.name_at), candidate.end - 1)
    if candidate.rule == "happening":
        return reading.words.child(candidate.head, "poss")
    return candidate.clause.subject if candidate.clause is not None else None


def _named_last(reading: TokenIndex, candidate: AccountSpan) -> int | None:
    return next((i for i in range(candidate.end - 1, candidate.start - 1, -1) if i in reading.name_at), None)


def _meant(reading: TokenIndex, i: int, statement: Statement | None, names: dict[str, Name]) -> Name | None:
    """The Name behind a pronoun in simple cases: the speaker, else the person named last as a subject."""
    word = reading.words.lower[i]
    if reading.words.pos[i] != "PRON":
        return None
    speaker = names.get(statement.speaker_name or "") if statement is not None else None
    if word in _SPEAKING:
        return speaker
    if word not in _SHE and word not in _HE:
        return None
    found = _last_person(reading, _first_of_its_kind(reading.words, i))
    if found is None and speaker is not None and speaker.kind is NameKind.PERSON:
        return speaker
    return found


def _first_of_its_kind(words: ParsedWords, i: int) -> int:
    """The first pronoun of this gender in the sentence: "her father Tom said she was ill" speaks of one woman."""
    alike = next(group for group in (_SHE, _HE) if words.lower[i] in group)
    found, k = i, i
    while k > 0 and not words.opens[k]:
        k -= 1
        if words.lower[k] in alike:
            found = k
    return found


def _last_person(reading: TokenIndex, pronoun: int) -> Name | None:
    """The person named last before the pronoun, subjects first, in this sentence or the two before."""
    fallback: Name | None = None
    sentences_seen, i = 0, pronoun - 1
    while i >= 0 and pronoun - i < 120 and sentences_seen < 3:
        name = reading.name_at.get(i)
        if name is not None and name.kind is NameKind.PERSON:
            if reading.words.dep[i] in ("nsubj", "nsubjpass"):
                return name
            fallback = fallback or name
        sentences_seen += reading.words.opens[i]
        i -= 1
    return fallback


def asked_of(reading: TokenIndex, candidate: AccountSpan, subject: str | None, subject_name: Name | None) -> tuple[str, ...]:
    """Returns the content keys of what the answer is given to: its clause without the answering number, day or place, and its subject.

    A name stands as `=` and its id. A day or place in a clause that only says that someone says something is asked of the saying: `~`.
    """
    clause = candidate.clause
    if clause is None:
        return _keys(reading, range(candidate.start, candidate.end), _answering(reading, candidate))
    out = dict.fromkeys(_keys(reading, sorted({*clause.words, *range(candidate.start, candidate.end)}), _answering(reading, candidate)))
    if candidate.rule in ("date", "place") and is_reporting(reading, clause):
        out.setdefault("~")
    if clause.subject is not None and subject:
        out.setdefault(f"={subject_name.id}" if subject_name is not None else subject)
    return tuple(out)


def given_of(reading: TokenIndex, candidate: AccountSpan) -> tuple[str, ...]:
    """Returns the content keys of the phrase that gives the answer."""
    return _keys(reading, range(*candidate.answer), frozenset())


def _keys(reading: TokenIndex, tokens: Iterable[int], left_out: frozenset[int]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    words = content_keys(reading.doc)
    for i in tokens:
        name = reading.name_at.get(i)
        key = f"={name.id}" if name is not None else words[i]
        if key is not None and i not in left_out and (not left_out or i not in reading.date_at):
            out.setdefault(key)
    return tuple(out)


def _answering(reading: TokenIndex, candidate: AccountSpan) -> frozenset[int]:
    """The tokens of a number, day or place, with the preposition before it; none for other kinds of answer."""
    if candidate.kind not in _TYPED:
        return frozenset()
    first, last = candidate.answer
    while first > candidate.start and reading.words.pos[first - 1] in ("ADP", "SCONJ", "DET"):
        first -= 1
    return frozenset(range(first, last))


def value_of(reading: TokenIndex, candidate: AccountSpan, polarity: bool) -> str | None:
    """Returns the answer in a few words."""
    if candidate.quantity is not None:
        return candidate.quantity.text
    if candidate.kind is PointKind.DATE:
        return moment_of(candidate.date) if candidate.date is not None else None
    if candidate.kind is PointKind.YES_NO:
        if not _UNCLEAR.isdisjoint(map(str.lower, reading.words.lemma[candidate.start : candidate.end])):
            return "unclear"
        if candidate.rule == "core" and candidate.clause is not None and candidate.clause.polarity is Polarity.UNCLEAR:
            return "unclear"
        return "yes" if polarity else "no"
    if candidate.rule == "core":
        return _complement(reading, candidate)
    return reading.span(*candidate.answer).quote


def _complement(reading: TokenIndex, candidate: AccountSpan) -> str:
    words = reading.words
    said = words.child(candidate.head, "attr", "acomp")
    start, end = candidate.answer
    if said is not None and start <= words.left[said] and said < end:
        return reading.span(words.left[said], min(end, words.right[said] + 1)).quote
    return reading.span(start, end).quote
