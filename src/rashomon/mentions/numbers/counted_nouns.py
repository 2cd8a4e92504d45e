"""What a number counts: its noun, its unit and its kind, by the parse."""

from rashomon.mentions.numbers.amounts import Amount
from rashomon.mentions.numbers.units import unit_called
from rashomon.model.number import Measure, NumberKind
from rashomon.shipped.words import ordered, set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_COUNTING = {"nummod", "amod", "compound", "quantmod", "det", "nmod"}
_ENDINGS = ordered("people.endings")


def noun_counted(words: ParsedWords, first: int, last: int) -> ParsedWord | None:
    """Returns the noun that an amount of the tokens first up to last counts; None for "75 of 150".

    It is the one that its words modify ("40 miners"), the one behind "of" ("hundreds of miners"),
    or a noun or unit right behind it. The last word of the amount is asked first.
    """
    for i in reversed(range(first, last)):
        word = ParsedWord(words, i)
        noun = _noun_above(word, last)
        for child in [] if noun else word.below("prep"):
            noun = child.child("pobj") if child.lower == "of" else None
            if noun and first <= noun.i < last:  # "hundreds of thousands", "a total of 21"
                noun = None
                continue
            if child.lower == "of":
                return noun if noun and noun.text[0].isalpha() else None
        if noun:
            return noun if any(map(str.isalpha, noun.text)) else None
    if last < len(words):
        behind = ParsedWord(words, last)
        is_noun = behind.pos == "NOUN" and behind.text[0].isalpha()
        if is_noun or unit_called(behind.lower):
            return behind
    return None


def _noun_above(number: ParsedWord, last: int) -> ParsedWord | None:
    """Returns the noun to which a word of an amount is attached, if it stands behind the amount,
    which ends before the token `last`: of "two of the nine goats", for "nine", "goats"."""
    words = number.words
    if number.dep not in _COUNTING:
        return None
    noun = number.head
    if noun.pos == "NUM" and (noun.i > last or noun.text[0].isalpha()):
        noun = noun.head  # "six MX-47 rifles"
    # "a dozen or more goats": the parser hangs the number on a word of the amount
    is_inside = number.i < noun.i < last - 1
    is_behind = noun.i >= last or (is_inside and words.lower[noun.i + 1] in {"or", "at"})
    return noun if is_behind and noun.pos in {"NOUN", "PROPN", "ADJ"} else None


def noun_words(noun: ParsedWord, last: int) -> tuple[int, int]:
    """Returns the tokens of a counted noun with the words before it that narrow it, behind the
    amount, which ends before the token `last`: "foreign fighters"."""
    words = noun.words
    start = noun.i
    left = max(noun.left, last)
    while start > left and (
        words.pos[start - 1] not in {"SYM", "PUNCT", "SPACE"} or words.text[start - 1] == "-"
    ):
        start -= 1
    return start + (words.text[start] == "-"), noun.i + 1


def unit_of(amount: Amount, noun: ParsedWord | None) -> str | None:
    """Returns the unit of an amount: "%", a currency, a unit of measure or, in the singular, the
    noun that it counts."""
    if amount.unit or noun is None or noun.pos in {"PRON", "DET"}:
        return amount.unit
    words = noun.words
    word = noun.lemma.lower() if noun.is_noun else noun.lower
    before = noun.before
    if before.text == "-":
        before = before.before
    for spelling in (
        " ".join([word, *words.lower[noun.i + 1 : noun.i + 3]]),  # "mile per hour"
        f"{before.lower} {word}",  # "square mile"
        word,
    ):
        if unit := unit_called(spelling):
            return unit.name
    return word


def kind_of(unit: str | None, noun: ParsedWord | None, measure: Measure | None) -> NumberKind:
    """Returns of what kind a number is, by its unit, its noun and what befell those counted."""
    if unit == "%":
        return NumberKind.SHARE
    if unit and unit.isupper() and noun is None:
        return NumberKind.MONEY
    if unit and unit_called(unit):
        return NumberKind.SIZE
    if measure or (noun and counts_people(noun)):
        return NumberKind.PEOPLE
    return NumberKind.THINGS


def counts_people(noun: ParsedWord) -> bool:
    """Whether a noun is one for people."""
    return noun.base in set_of("counted.people") or noun.base.endswith(_ENDINGS)
