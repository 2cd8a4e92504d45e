"""Finds the accounts of a story: each report's answers to questions of fact that are worth asking."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.figures.counted_things import CountedThing, counted_of
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.points.candidates import says_no, statement_for
from rashomon.points.selection import ChosenSpan, Place, choose_candidates
from rashomon.text.amounts import AccountSpan, is_reporting
from rashomon.text.annotations import Annotations
from rashomon.text.clocks import read_clock
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.token_index import TokenIndex, content_keys, read_reports


@dataclass(frozen=True, slots=True)
class CandidateAccount:
    """A candidate account with its typed slots.

    `subject` is a canonical name or a lemma; `names` and `dates` hold ids. `asked` holds the content keys of what the answer is given to,
    `given` those of the phrase that gives it.
    """

    account: Account
    kind: PointKind
    sentence: Span
    predicate: str | None
    polarity: bool
    subject: str | None
    names: tuple[str, ...]
    dates: tuple[str, ...]
    headline: bool
    score: float
    asked: tuple[str, ...]
    given: tuple[str, ...]
    counted: CountedThing | None = None

    def figure(self) -> tuple[float | None, float | None] | None:
        """Returns the bounds of the figure; None if the answer gives none."""
        bounds = self.account.low, self.account.high
        return None if bounds == (None, None) else bounds

    def negative(self) -> bool:
        """Whether the answer says that something is not so."""
        return self.account.stance is Stance.DENIES or not self.polarity


def find_accounts(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    wanted: frozenset[Place] = frozenset(),
) -> tuple[CandidateAccount, ...]:
    """Returns the accounts of a story by report and place, each with its slots filled.

    `wanted`: places of accounts that people asked for; these are always kept.
    """
    readings = read_reports(annotated, names=names, statements=statements, dates=dates)
    by_id = {name.id: name for name in names}
    answers: dict[str, CandidateAccount] = {}
    for chosen in choose_candidates(readings, wanted=wanted):
        answer = answer_of(chosen, by_id)
        answers.setdefault(answer.account.id, answer)
    return tuple(answers.values())


def answer_of(chosen: ChosenSpan, names: dict[str, Name]) -> CandidateAccount:
    """Turns a chosen candidate into an account with its slots."""
    reading, candidate = chosen.reading, chosen.candidate
    statement = statement_for(reading, candidate)
    clause = candidate.clause if candidate.rule in ("core", "participle", "quantity") else None
    polarity = clause is None or clause.polarity is not Polarity.NEGATED
    subject, subject_name = subject_of(reading, candidate, statement, names)
    predicate = predicate_of(reading, candidate)
    mentioned = [name.id for name in reading.names_in(candidate.start, candidate.end)]
    if subject_name is not None:
        mentioned.append(subject_name.id)
    return CandidateAccount(
        account=_account(chosen, statement, polarity),
        kind=candidate.kind,
        sentence=reading.span(candidate.sentence.start, candidate.sentence.end),
        predicate=predicate,
        polarity=polarity,
        subject=subject,
        names=tuple(dict.fromkeys(mentioned)),
        dates=tuple(date.id for date in reading.dates_in(candidate.start, candidate.end)),
        headline=candidate.sentence.title,
        score=round(chosen.score, 4),
        asked=asked_of(reading, candidate, subject, subject_name),
        given=given_of(reading, candidate),
        counted=counted_of(reading, candidate),
    )


def _account(chosen: ChosenSpan, statement: Statement | None, polarity: bool) -> Account:
    reading, candidate = chosen.reading, chosen.candidate
    quote = reading.span(candidate.start, candidate.end)
    quantity = candidate.quantity
    value = "no" if candidate.stance is Stance.DENIES else value_of(reading, candidate, polarity)
    low, high = (quantity.low, quantity.high) if quantity is not None else (None, None)
    return Account(
        id=content_id("a", quote.report, quote.start, quote.end, candidate.kind.value, value, low, high),
        report=quote.report,
        quote=quote,
        statement=statement.id if statement is not None else None,
        speaker=statement.speaker if statement is not None else None,
        stance=_stance(chosen, statement, polarity),
        value=value,
        low=low,
        high=high,
        unit=candidate.unit if quantity is not None else None,
        as_of=_as_of(chosen),
    )


def _as_of(chosen: ChosenSpan) -> str | None:
    """Returns the day or days that the clause itself gives."""
    clause = chosen.candidate.clause
    if clause is None or chosen.candidate.kind is PointKind.DATE:
        return None
    dates = chosen.reading.dates_in(chosen.candidate.start, chosen.candidate.end) or chosen.reading.dates_in(clause.start, clause.end)
    dates = tuple(found for found in dates if found.tells == "event")  # the time of saying is not the time of which it holds
    if len(dates) != 1 or not dates[0].earliest or not dates[0].latest:
        return None
    return dates[0].earliest if dates[0].earliest == dates[0].latest else f"{dates[0].earliest}/{dates[0].latest}"


def _stance(chosen: ChosenSpan, statement: Statement | None, polarity: bool) -> Stance:
    """Returns the stance of the statement; in a denial by a negated clause, only the negated clauses deny."""
    if chosen.candidate.stance is not None:
        return chosen.candidate.stance
    if statement is None:
        return Stance.ASSERTS
    if statement.stance is Stance.DENIES and polarity and says_no(chosen.reading, statement):
        return Stance.ASSERTS
    return statement.stance


# Times as values, and the slots of an account: predicate, subject, value, what is asked and what is given.

_FIGURES = re.compile(r"(?<!\d)\d{1,2}:\d\d")


def moment_of(date: Date) -> str | None:
    """Returns "2031-03-05", or "2031-03-05T11:00" with a time of day, or "2031-03-05/2031-03-07", an open end as ".."."""
    if not (date.earliest or date.latest):
        return None
    if date.earliest and date.earliest == date.latest:
        words = date.span.quote
        clock = read_clock(words)
        told = clock is None or clock.sure or _FIGURES.search(words)  # which half of the day; figures with a colon are read as printed
        return f"{date.earliest}T{date.time}" if date.time and told else date.earliest
    return f"{date.earliest or '..'}/{date.latest or '..'}"


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
        if reading.words.dep[candidate.head] == "appos":
            return reading.words.head[candidate.head]
        return next((i for i in range(candidate.end - 1, candidate.start - 1, -1) if i in reading.name_at), None)
    if candidate.rule == "age":
        return next((i for i in range(candidate.start, candidate.end) if i in reading.name_at), candidate.end - 1)
    if candidate.rule == "happening":
        return reading.words.child(candidate.head, "poss")
    return candidate.clause.subject if candidate.clause is not None else None


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
