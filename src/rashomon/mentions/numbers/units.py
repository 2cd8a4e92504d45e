"""Units and currencies. Says what a figure measures, and whether two amounts or two counted nouns
are of the same kind."""

import unicodedata
from functools import cache, lru_cache

from rashomon.mentions.numbers.lexemes import Lexeme
from rashomon.mentions.numbers.plain_numbers import ToldBeside
from rashomon.model.record import record
from rashomon.shipped.words import set_of, table

# Units of measure and currencies, from tables/en/units.toml.

_CURRENCIES = "currency"


@record
class MeasureUnit:
    """A unit of measure; `size` is its factor to the base unit of its dimension."""

    name: str
    dimension: str
    size: float


@cache
def load_units() -> dict[str, MeasureUnit]:
    """Returns every unit of measure by its spellings, lower case and singular."""
    unit_of: dict[str, MeasureUnit] = {}
    for dimension, units in table("units").items():
        if dimension != _CURRENCIES:
            for name, (size, spellings) in units.items():
                unit = MeasureUnit(name, dimension, float(size))
                unit_of |= dict.fromkeys(spellings.split("|"), unit)
    return unit_of


@lru_cache(maxsize=4096)
def unit_called(word: str | None) -> MeasureUnit | None:
    """Returns the unit of measure for a word in singular or plural, or for a symbol. Returns None
    for things that are counted."""
    spelling = (word or "").casefold().replace("-", " ").strip()
    return load_units().get(spelling) or load_units().get(spelling.removesuffix("s"))


# The currency of an amount, from the sign, letters or words around it.


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    """Maps the lower-case words of a currency's name, the last in the singular, to its ISO code.
    They may stand without their accents."""
    codes = {}
    for code, words, _ in table("units")[_CURRENCIES].values():
        for name in filter(None, words.split("|")):
            if name not in set_of("amounts.words_of_no_currency"):
                plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
                codes[tuple(name.split())] = code
                codes[tuple(plain.split())] = code
    return codes


@cache
def _by_sign() -> dict[str, str]:
    """Maps signs and letters, as written, to ISO codes. Letters that mean something else more often
    are left out: "TRY 5 times"."""
    codes = {}
    for code, _, signs_printed in table("units")[_CURRENCIES].values():
        for sign in filter(None, signs_printed.split("|")):
            if sign not in set_of("amounts.letters_of_no_currency"):
                codes[sign] = code
    return codes


@cache
def signs() -> frozenset[str]:
    """Returns the currency signs of one character that are not letters."""
    return frozenset(sign for sign in _by_sign() if len(sign) == 1 and not sign.isalpha())


def currency_before(figure: Lexeme) -> ToldBeside | None:
    """Returns the ISO code that a sign or letters give a number, and the first of them: "$5",
    "US$5", "USD 5", "Rs 500"."""
    sign = figure.before
    if sign.text in signs():
        letters = sign.before
        both = letters.text + sign.text
        if letters.end == sign.start and both in _by_sign():
            return _by_sign()[both], letters
    elif not sign.text[:1].isupper() or not 1 < len(sign.text) < 5:
        return None
    code = _by_sign().get(sign.text)
    return (code, sign) if code else None


def after_sign(sign: Lexeme) -> Lexeme:
    """Returns the number behind a currency sign, with or without letters. Returns the same if there
    is no sign."""
    if sign.text in _by_sign():
        return sign.after
    if sign.text.isupper() and sign.after.text in signs():
        return sign.past(2)
    return sign


def currency_after(end: Lexeme) -> ToldBeside | None:
    """Returns the ISO code that the words behind a number give it, and what stands behind them:
    "300 euros", "20 Swiss francs", "5 million pesos", "two-million-euro".
    """
    lexeme = end.past_dash
    sign = lexeme.text
    if sign in signs() or (sign.isupper() and len(sign) == 3):  # "300 €", "300 EUR"
        code = _by_sign().get(sign)
        return (code, lexeme.after) if code else None
    name_words: tuple[str, ...] = ()
    for word in lexeme.words(4):  # words of a currency's name
        singular = (*name_words, word.removesuffix("s"))
        name_words += (word,)
        code = _by_words().get(singular) or _by_words().get(name_words)
        if code:
            return code, lexeme.past(len(name_words))
    return None
