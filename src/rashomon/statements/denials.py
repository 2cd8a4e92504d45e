"""Denials that no cue word marks: a negated sentence that answers a claim which the reports tell of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.language.attribution import word_set
from rashomon.language.polarity import is_negative
from rashomon.model.statement import Stance, Statement
from rashomon.statements.reading import Reading

# Negations that are stronger than a report of what is not so needs.
_EMPHATIC = re.compile(
    r"\bno such\b|\bnot (?:a single|one)\b|\bat no (?:time|point|stage|moment)\b|"
    r"\b(?:no|not|never|n't|nothing|nobody)\b.{0,80}\b(?:at any (?:time|moment|stage|point)|of any (?:kind|sort)|whatsoever)\b",
    re.IGNORECASE,
)
# What somebody who is accused of it never did or never got.
_NEVER = re.compile(
    r"\bnever (?:once )?(?:received?|reached|saw|set eyes|met|signed|ordered|authori[sz]ed|paid|touched|used|agreed|asked|came|wrote|written|sent|threatened|"
    r"fired|shot|hit|attacked|stole|stolen|got|gave|given|told|warned|informed|contacted|been (?:told|warned|informed|asked|contacted))\b"
    r"(?! (?:so|such|anything|more|better|a more))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\W*(?:that(?:'s| is| was) )?(?:not (?:so|true|at all)|(?:sheer|pure|utter|total|complete|absolute|an?|all)\s.{0,30}|\w+)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the tokens of its content."""

    statement: Statement
    reading: Reading
    first: int
    last: int
    denied: bool = False  # by a cue such as "denied"


def settle_denials(said: Sequence[Said]) -> tuple[Statement, ...]:
    """The statements, those that reject a claim marked as denials though their cue does not say so."""
    negated = [_negated(one) for one in said]
    out: list[Statement] = []
    for i, one in enumerate(said):
        statement = one.statement
        if statement.stance is Stance.ASSERTS and (_rejects(one) or (negated[i] and (_emphatic(one) or _goes_on(said, out, i)))):
            statement = replace(statement, stance=Stance.DENIES)
        out.append(statement)
    return tuple(out)


def _tokens(one: Said) -> list[Token]:
    """The tokens of the content's first sentence."""
    number = one.reading.stretch_of[one.first]
    return [one.reading.doc[i] for i in range(one.first, one.last) if one.reading.stretch_of[i] == number]


def _negated(one: Said) -> bool:
    tokens = [token for token in _tokens(one) if not token.is_punct]
    if any(token.lower_ in ("n't", "not", "no", "never", "nobody", "none", "nothing", "neither") for token in tokens):
        return is_negative(tokens) or _emphatic(one)
    return False


def _rejects(one: Said) -> bool:
    """ "Nonsense," "A fairy tale," "Not so": nothing but a word for what is false."""
    quote = one.statement.quote.quote
    if len(quote) > 40 or not _SHORT.fullmatch(quote):
        return False
    words = set(re.findall(r"[a-z]+", quote.casefold()))
    return bool(words & word_set("falsehoods")) or bool(re.search(r"\bnot (?:so|true|at all)\b", quote, re.IGNORECASE))


def _emphatic(one: Said) -> bool:
    text = one.reading.doc[one.first : one.last].text[:300]
    return bool(_EMPHATIC.search(text) or _NEVER.search(text))


def _goes_on(said: Sequence[Said], done: Sequence[Statement], i: int) -> bool:
    """Whether right before it the same speaker, or the body they speak for, denies something."""
    here = said[i]
    if i == 0 or done[i - 1].report != here.statement.report or not said[i - 1].denied or _of_will(here):
        return False
    gap = here.statement.quote.start - done[i - 1].quote.end
    return 0 <= gap <= 200 and here.reading.stretch_of[here.first] - said[i - 1].reading.stretch_of[said[i - 1].last - 1] <= 1


def _of_will(one: Said) -> bool:
    """Whether the content speaks of what will, may or should be, which nobody can deny yet."""
    return any(token.tag_ == "MD" for token in _tokens(one)) or any(
        token.lemma_ in ("think", "believe", "know") for token in _tokens(one)[:5]
    )
