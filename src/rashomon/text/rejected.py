"""Finds where somebody does not accept a number or a day that stands before (`where_rejected`)."""

from collections.abc import Iterator, Sequence

from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_of

_FALSE = ("attribution.falsehoods", "attribution.rejections")
_CLAUSES = ("xcomp", "ccomp", "advcl")
_RELATIVE = {"WDT", "WP", "IN"}  # of "which", "that"


def where_rejected(
    value: ParsedWord,
    sentences: Sequence[range],
    alike: Sequence[int],
    statement: Statement | None,
) -> range | None:
    """Returns the first of these sentences in which somebody does not accept a value, given by its
    first word. `alike` are the places of all of its kind in them, `statement` is the statement with
    it."""
    is_denied = statement is not None and statement.stance.is_denial
    for sentence in sentences:
        for word in _words_that_reject(value.words, sentence):
            for figure in _figures_rejected(word):
                is_claim = figure.base_listed("negation.tellings") and value in figure.under
                is_of_value = (is_claim and not is_denied) or _takes_up_value(
                    figure, value=value, alike=alike, statement=statement
                )
                # asked last, because it looks at all words above
                if is_of_value and standing_of(word).polarity is not Polarity.NEGATED:
                    return sentence
    return None


def _words_that_reject(words: ParsedWords, sentence: range) -> list[ParsedWord]:
    """Returns the words of a sentence that do not accept something: "wrong", "dismissed"."""
    # every number of a long run of captions asks: the sets are looked up once for all its words
    falsehoods = set_of(*_FALSE)
    disputing = set_of("negation.disputing")
    places = [i for i in sentence if words.lower[i] in falsehoods or words.base[i] in disputing]
    return words_at(words, places)


def _figures_rejected(word: ParsedWord) -> Iterator[ParsedWord]:
    """Yields what a word that rejects does not accept: of "called that figure wrong" and "which
    officials dismissed", the figure.

    Of an apposition it is the verb: of "a claim rejected by all", "rejected".
    """
    is_false = word.listed(*_FALSE)
    figures = word.below("dobj", "nsubjpass")
    verb = word
    while verb.dep in set_of("negation.between"):
        verb = verb.head
        figures += verb.below("dobj", "nsubjpass")
    is_apposed = verb.head.base_listed("negation.tellings") and verb.dep in {"relcl", "acl"}
    if is_apposed and all(figure.tag in _RELATIVE for figure in figures):
        yield verb
    elif is_false and not figures:
        figures = verb.below("nsubj")
    by = verb.subject
    is_other = verb.has(*_CLAUSES) or word.has("prep", *_CLAUSES)
    is_other |= by is not None and by.pos == "PRON"
    for figure in figures:
        if figure.pos != "PRON" or figure == by or not is_other:
            yield figure


def _takes_up_value(
    figure: ParsedWord, value: ParsedWord, alike: Sequence[int], statement: Statement | None
) -> bool:
    """Tells whether a word takes up the last value before it, or one of a statement with that.

    It may be "the claim", "it", a relative pronoun or the verb of an apposition. Of a noun that
    belongs to somebody ("Lund's figure") only the speaker's own counts.
    """
    at = figure.start
    reach = statement.quote.end if statement else value.start + 1
    values_between = words_at(value.words, alike)
    if figure.i < value.i or any(reach <= between.start < at for between in values_between):
        return False
    if figure.dep in {"relcl", "acl"}:
        return True
    if figure.tag in _RELATIVE:
        return statement is not None
    if at < reach:
        return False  # who gives the value does not accept another one
    if figure.pos == "PRON":
        return figure.listed("negation.taking_up") and (
            statement is not None or figure.lower != "it"
        )
    whose = figure.child("poss")
    if whose and whose.pos != "PRON":
        return statement is not None and whose.lower in (statement.speaker or "").lower()
    is_bare = figure.has("det", "poss") and not figure.has("acl", "prep", "relcl")
    return is_bare and figure.base_listed("negation.figures")
