"""Words the heading of a point from the clause of one of its answers, saying no more than that answer does."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.amounts import is_label
from rashomon.points.asking import DENIALS, ask_answer
from rashomon.points.own_words import own_words
from rashomon.text.annotations import Annotations

_DENYING = DENIALS | {f"{verb}s" for verb in DENIALS} | set_of("negation.forms_of_denying")
_TRIES = 12  # answers from which a heading is tried
_CLAIMED, _NEARLY_ALL = 0.4, 0.8
_WORDS = 0.35  # the penalty of the report's own words
_OPENED = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE)
_UNENDING = set_of("small_words.that_end_nothing")
_SMALL = set_of("small_words.of_headings")
_ROOM = 18  # words of a question
_STRAY = str.maketrans(dict.fromkeys('"“”„‟«»()[]?!', " "))


def word_question(
    answers: Sequence[CandidateAccount],
    kind: PointKind,
    annotated: Mapping[str, Annotations],
    *,
    dates: Mapping[str, Span] | None = None,
    names: Mapping[str, NameKind] | None = None,
    taken: Collection[str] = (),
) -> str:
    """Returns the heading of a point with these answers.

    It is a question where the clause of an answer surely gives one; else the words of the report, with `___` for what is asked. `dates`: time
    expressions by id; `names`: kinds of referents by name; `taken`: headings of other points.
    """
    fitting = [answer for answer in answers if answer.kind is kind] or list(answers)
    shared, given, is_claim = _shared_words(answers), _given(answers), _is_claim(answers, names or {})
    tries = sorted(fitting, key=lambda answer: (_plainness(answer, shared, given), answer.account.quote))[:_TRIES]
    found: list[tuple[float, int, str]] = []
    for k, answer in enumerate(tries):
        asked = _Asked(answer, kind, annotated[answer.account.report], dates or {}, names or {}, is_claim)
        found += [(_plainness(answer, shared, given) + cost, k, heading) for cost, heading in _headings(asked) if heading]
    free = [each for each in found if each[2] not in taken] or found
    return min(free)[2] if free else "What is said?"


def asks_of_denial(question: str) -> bool:
    """Whether a question asks if someone denies something, so that a denial answers it with yes."""
    return not _DENYING.isdisjoint(question.casefold().replace("?", " ").replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class _Asked:
    """An answer for which a heading is sought, with everything needed to word it."""

    answer: CandidateAccount
    kind: PointKind
    annotated: Annotations
    dates: Mapping[str, Span]
    names: Mapping[str, NameKind]
    is_claim: bool = False
    """Whether one person alone says it: a question must not take the rest of the clause for granted."""

    @property
    def tokens(self) -> list[Token]:
        """Returns the tokens of the quote."""
        quote = self.annotated.doc.char_span(self.answer.account.quote.start, self.answer.account.quote.end, alignment_mode="expand")
        return [t for t in quote or () if not t.is_space]

    @property
    def given(self) -> list[Token]:
        """Returns the tokens that a heading leaves open: the figure, day or words of the answer."""
        if self.kind is PointKind.YES_NO:
            return []
        if self.kind is PointKind.DATE:
            spans = [self.dates[identity] for identity in self.answer.dates if identity in self.dates]
            return [t for t in self.tokens if any(span.start <= t.idx < span.end for span in spans)]
        return _valued(self.answer, self.tokens)

    @property
    def blank(self) -> frozenset[int]:
        """Returns the places of the tokens left open; none if the number is part of a name."""
        given = self.given if self.kind in _OPENED else []
        return frozenset() if is_label(given, self.answer.account.value, self.answer.account.unit) else frozenset(t.i for t in given)


def _headings(asked: _Asked) -> Iterator[tuple[float, str | None]]:
    """Yields possible headings of the answer, each with its penalty."""
    tokens = asked.tokens
    if not tokens:
        return
    question = None if asked.answer.headline else _ask(asked, tokens)
    if question and is_well_formed(question):
        yield _CLAIMED * (asked.is_claim and asked.kind is not PointKind.YES_NO), _finished(question)
    yield _in_words(asked)


def is_well_formed(question: str) -> bool:
    """Whether a question has enough words, not too many, and a last word that needs no other after it."""
    words = question.rstrip("?").split()
    if any(word.startswith("-") or word.endswith("-") for word in words):
        return False
    return 2 < len(words) <= _ROOM and ":" not in question and words[-1].casefold() not in _UNENDING and not asks_of_denial(question)


def _shared_words(answers: Sequence[CandidateAccount]) -> dict[str, float]:
    """Returns for each word the share of the reports that use it in their answers."""
    of: dict[str, set[str]] = {}
    for answer in answers:
        of.setdefault(answer.account.report, set()).update(_content(answer))
    counts = Counter(word for words in of.values() for word in words)
    return {word: count / len(of) for word, count in counts.items()}


def _content(answer: CandidateAccount) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]{3,}", answer.account.quote.quote)} - _SMALL


def _given(answers: Sequence[CandidateAccount]) -> dict[str, float]:
    """Returns for each value the share of the reports that give it."""
    of: dict[str, set[str]] = {}
    for answer in answers:
        of.setdefault(_value(answer), set()).add(answer.account.report)
    among = len({answer.account.report for answer in answers})
    return {value: len(reports) / among for value, reports in of.items()}


def _value(answer: CandidateAccount) -> str:
    account = answer.account
    return f"{account.low} {account.high}" if account.low is not None else (account.value or "").casefold()


def _is_claim(answers: Sequence[CandidateAccount], names: Mapping[str, NameKind]) -> bool:
    """Whether nearly all accounts are words of one person."""
    spoken = Counter(
        speaker.split()[-1] for answer in answers if (speaker := _speaker(answer, names)) and names[speaker] is NameKind.PERSON
    )
    return bool(spoken) and max(spoken.values()) >= _NEARLY_ALL * len(answers)


def _plainness(answer: CandidateAccount, shared: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The penalty for wording the heading from an answer.

    It grows with words or a value that others do not share, and for denials, headlines and short quotes.
    """
    words = _content(answer)
    strange = 1 - sum(shared[word] for word in words) / len(words) if words else 1.0
    denies = answer.account.stance is Stance.DENIES
    strange += (0.25 if answer.kind is PointKind.YES_NO else 0.5) * (1 - given[_value(answer)])
    return round(strange + 0.6 * denies + 0.4 * answer.headline + 0.2 * (not answer.polarity) + 0.1 * (len(words) < 2), 6)


def _in_words(asked: _Asked) -> tuple[float, str]:
    """The report's words around the answer, with their speaker."""
    report = asked.annotated.report
    speaker, outlet = _namable(asked.answer, asked.names), report.outlet or report.id
    against, text = own_words(asked.tokens, asked.blank, speaker, outlet, is_quoted=asked.answer.account.speaker is not None)
    return _WORDS + against, text


def _ask(asked: _Asked, tokens: Sequence[Token]) -> str | None:
    """The question, unless it asks for a number that is part of a name."""
    given = asked.given
    if asked.kind in (PointKind.COUNT, PointKind.SHARE) and is_label(given, asked.answer.account.value, asked.answer.account.unit):
        return None
    return ask_answer(asked.answer, asked.kind, tokens, given, asked.names)


def _speaker(answer: CandidateAccount, names: Mapping[str, NameKind]) -> str | None:
    """The speaker, if they have a name."""
    speaker = (answer.account.speaker or "").removeprefix("unnamed ").strip()
    if names.get(speaker) in (NameKind.PERSON, NameKind.ORGANISATION):
        return speaker
    full = [name for name, kind in names.items() if kind is NameKind.PERSON and speaker and name.endswith(f" {speaker}")]
    return full[0] if len(full) == 1 else None


def _namable(answer: CandidateAccount, names: Mapping[str, NameKind]) -> str | None:
    """The speaker as a heading may name them: with a name, and without the end of one sentence run into the next ("U.N. Nothing")."""
    speaker = _speaker(answer, names)
    runs_on = speaker is not None and any("." in word[:-1] for word in speaker.split()[:-1]) and names[speaker] is not NameKind.PERSON
    return None if runs_on or speaker is None or not speaker[0].isupper() else speaker


def _valued(answer: CandidateAccount, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the quote that give the value, with the preposition before them."""
    at = answer.account.quote.quote.find(answer.account.value or "\0")
    if at < 0:
        return list(tokens)
    start = answer.account.quote.start + at
    inside = [t for t in tokens if start <= t.idx < start + len(answer.account.value or "")]
    return inside or list(tokens)


def _finished(text: str) -> str:
    """The question on one line, with a capital and a question mark, without quotation marks and stray brackets."""
    plain = " ".join(text.translate(_STRAY).split()).strip(" ,;:-–—'’‘?!")
    return f"{plain[:1].upper()}{plain[1:]}?"
