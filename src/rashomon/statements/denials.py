"""Finds denials without a denying cue: negated sentences that answer a claim made elsewhere in the story."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.lexicon import either, set_of
from rashomon.model.statement import Stance, Statement
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.polarity import Polarity, has_negation, is_negative, is_none, main_predicate, polarity_of
from rashomon.text.word_families import family_of

# Negations that are stronger than a report of what is not so needs.
_EMPHATIC = re.compile(
    (
        rf"\bno such\b|\bnot (?:a single|one)\b(?!.{{0,60}}\bwithout\b)|\bat no (?:{either('negation.moments')})\b"
        rf"|(?:\b|(?=n['’]t))(?:{either('negation.words')})\b.{{0,80}}\b(?:{either('negation.any')})\b"
    ),
    re.IGNORECASE,
)
# What somebody who is accused of it never did or never got.
_NEVER = re.compile(
    rf"\bnever (?:once )?(?:{either('negation.never_did')})\b(?! (?:so|such|anything|more|better|a more))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\W*(?:that(?:'s| is| was) )?(?:not (?:{either('negation.after_not')})|(?:{either('negation.utter')})\s.{{0,30}}|\w+)\W*",
    re.IGNORECASE,
)
_FATES = set_of("casualties.fates", "casualties.more_fates")
_COMPLAINTS = frozenset({"complained", "lamented", "regretted"})
_TRACES = frozenset({"evidence", "sign", "trace", "proof", "indication"})
_PLAIN = 3  # words of a denial that says no more than what it denies


@dataclass(frozen=True, slots=True)
class LocatedStatement:
    """A statement with the token indices of its content (half-open) and its confidence features."""

    statement: Statement
    reading: ReportStretches
    first: int
    last: int
    denied: bool = False  # by a cue such as "denied"
    features: Mapping[str, float] = field(default_factory=dict)


def settle_denials(said: Sequence[LocatedStatement], readings: Sequence[ReportStretches]) -> tuple[Statement, ...]:
    """Returns the statements; those that reject a claim without a denying cue get the stance "denies"."""
    negated = [_negated(one) for one in said]
    claims = _Claims(readings, [one for one, no in zip(said, negated, strict=True) if no])
    out: list[Statement] = []
    for i, one in enumerate(said):
        statement = one.statement
        if statement.stance is Stance.ASSERTS and (
            _rejects(one) or (negated[i] and (_emphatic(one) or _nobody_did(one) or _goes_on(said, out, i) or claims.answered_by(one)))
        ):
            statement = replace(statement, stance=Stance.DENIES)
        out.append(statement)
    return tuple(out)


class _Claims:
    """Indexes what the reports state as fact, so that negated statements can be matched against it."""

    def __init__(self, readings: Sequence[ReportStretches], negated: Sequence[LocatedStatement]) -> None:
        self._by_predicate: dict[str, list[tuple[frozenset[str], tuple[str, int]]]] = {}
        predicates = [main_predicate([t for t in _tokens(one) if not t.is_punct]) for one in negated]
        wanted = {family_of(predicate.lemma_) for predicate in predicates if predicate is not None}
        if not wanted:
            return
        for reading in readings:
            report = reading.annotated.report.id
            for number, stretch in enumerate(reading.stretches):
                tokens = reading.doc[stretch.first : stretch.last]
                verbs = [t for t in tokens if t.pos_ == "VERB" and family_of(t.lemma_) in wanted and _is_told(t)]
                words = _content_words([t for t in tokens if not t.is_punct]) if verbs else frozenset()
                for verb in verbs:
                    self._by_predicate.setdefault(family_of(verb.lemma_), []).append((words, (report, number)))

    def answered_by(self, one: LocatedStatement) -> bool:
        """Whether a sentence elsewhere states as fact what this statement negates."""
        tokens = [t for t in _tokens(one) if not t.is_punct]
        predicate = main_predicate(tokens)
        if predicate is None or predicate.pos_ != "VERB" or _of_will(one):
            return False
        here = (one.statement.report, one.reading.stretch_of[one.first])
        words = _content_words(tokens) - {family_of(predicate.lemma_)}
        told = self._by_predicate.get(family_of(predicate.lemma_), ())
        return 0 < len(words) <= _PLAIN and any(words <= other for other, place in told if place != here)


def _is_told(verb: Token) -> bool:
    """Whether the verb's own clause says what is so, unlike "found no crater" and "if they fired"; "not claiming that they fired" tells of a claim."""
    return polarity_of(list(verb.subtree)) is Polarity.AFFIRMED


def _content_words(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(family_of(t.lemma_) for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not t.is_stop)


def _tokens(one: LocatedStatement) -> list[Token]:
    """The tokens of the content's first sentence."""
    number = one.reading.stretch_of[one.first]
    return [one.reading.doc[i] for i in range(one.first, one.last) if one.reading.stretch_of[i] == number]


def _negated(one: LocatedStatement) -> bool:
    tokens = [token for token in _tokens(one) if not token.is_punct]
    return has_negation(tokens) and (is_negative(tokens) or _emphatic(one))


def _rejects(one: LocatedStatement) -> bool:
    """Whether the quote is nothing but a rejection: "Nonsense," "A fairy tale," "Not so"."""
    quote = one.statement.quote.quote
    if len(quote) > 40 or not _SHORT.fullmatch(quote):
        return False
    words = set(re.findall(r"[a-z]+", quote.casefold()))
    return bool(words & set_of("attribution.falsehoods")) or bool(re.search(r"\bnot (?:so|true|at all)\b", quote, re.IGNORECASE))


def _emphatic(one: LocatedStatement) -> bool:
    text = one.reading.doc[one.first : one.last].text[:300]
    return bool(_EMPHATIC.search(text) or _NEVER.search(text))


def _nobody_did(one: LocatedStatement) -> bool:
    """Whether the content says that nobody did it ("Nobody forced us", "no ransom was paid"), unlike "no evidence was found"."""
    predicate = main_predicate([t for t in _tokens(one) if not t.is_punct])
    if predicate is None or _of_will(one) or not any(t.tag_ in ("VBD", "VBN") for t in (predicate, *predicate.children)):
        return False
    subject = next((t for t in predicate.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if any(token.lower_ == "yet" for token in _tokens(one)):
        return False
    cue = one.statement.cue
    if subject is None or subject.lemma_ in _TRACES or predicate.lower_ in _FATES or (cue is not None and cue.quote in _COMPLAINTS):
        return False
    return is_none(subject)


def _goes_on(said: Sequence[LocatedStatement], done: Sequence[Statement], i: int) -> bool:
    """Whether the same speaker, or the institution they speak for, has just denied something."""
    here = said[i]
    if i == 0 or done[i - 1].report != here.statement.report or not said[i - 1].denied or _of_will(here):
        return False
    gap = here.statement.quote.start - done[i - 1].quote.end
    return 0 <= gap <= 200 and here.reading.stretch_of[here.first] - said[i - 1].reading.stretch_of[said[i - 1].last - 1] <= 1


def _of_will(one: LocatedStatement) -> bool:
    """Whether the content is about what will, may or should be, which cannot be denied yet."""
    return any(token.tag_ == "MD" for token in _tokens(one))
