"""What a question asks (`asked_of`): which of its words have to stand together in one sentence, and
which anywhere."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.shipped.words import set_of, table, texts
from rashomon.text.detect_language import guess_language, small_words_in
from rashomon.text.name_words import fold
from rashomon.text.numbers import lexemes_of, number_at
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity
from rashomon.text.speaker_words import is_among
from rashomon.text.standing import standing_at
from rashomon.text.word_families import roots_of

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital, so that an unknown one need be no name."""
LONGEST = 300  # characters of a question; nobody asks a longer one
_FREE, _SCOPE, _DEEDS = (
    set_of("questions.free"),
    set_of("questions.scope"),
    set_of("questions.deeds"),
)
_BEHIND_WHAT, _MEASURING = set_of("questions.behind_what"), set_of("questions.measuring")
_FAMILIES, _TIMES = set_of("questions.families"), set_of("calendar.units")
_ALONE, _BEHIND_MUCH = set_of("questions.neutral_alone"), set_of("questions.behind_much")
_MODALS = set_of("tense.future_auxiliaries")
_LINKS = set_of("small_words.inside_names")
_OPENERS = frozenset({"what", "which"})
_MUCH = frozenset({"much", "many"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "dative")


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the question: the roots that bear it out, and how it may stand; `depth`: how far
    from the main verb."""

    roots: frozenset[str]
    standings: frozenset[Polarity] = frozenset({Polarity.AFFIRMED})
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by its words.

    `deeds`: verbs, nouns of a deed and what is said of somebody; `figures`: values; `names`: each
    as its words in lower case; `parties`: who does it or to whom, as a common noun; `others`: the
    rest; `main`: what yes or no is said of, the main verb or what is said with a neutral one.
    """

    deeds: tuple[AskedWord, ...] = ()
    figures: tuple[float, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    parties: tuple[AskedWord, ...] = ()
    others: tuple[AskedWord, ...] = ()
    main: tuple[AskedWord, ...] = ()


def is_readable(question: str) -> bool:
    """Whether the text can be a question at all: not too long, without links and signs that no
    sentence has."""
    if (
        not question.strip()
        or len(question) > LONGEST
        or "://" in question
        or "www." in question.casefold()
    ):
        return False
    return all(
        c.isalnum() or c.isspace() or unicodedata.category(c)[0] in "PM" or c in "$€£¥%+=°"
        for c in question
    )


def language_of(question: str, quoted: Collection[str] = ()) -> str:
    """Returns the code of the language of the question: English, unless it clearly is another or
    has more small words of one that it quotes."""
    code = guess_language(question)
    if code in ("en", None):
        own = small_words_in(question)
        return max(sorted({"en", *quoted}), key=lambda one: (own[one], one == "en"))
    return str(code)


def asked_of(question: str, words: ParsedWords) -> Asked:
    """Returns what has to be borne out of a question; `words`: its parse."""
    figures = dict(_figures(question, words))
    names = list(_names(words, figures))
    named = {i for run in names for i in run}
    asked = [i for i in range(len(words)) if not (i in named or i in figures or _is_free(words, i))]
    words_asked = {i: AskedWord(_roots(words, i), _standings(words, i)) for i in asked}
    deeds, parties, others = list[AskedWord](), list[AskedWord](), list[AskedWord]()
    for i, word in words_asked.items():
        (deeds if _is_deed(words, i) else parties if _is_party(words, i) else others).append(word)
    return Asked(
        main=tuple(words_asked[i] for i in _main(words, asked)),
        deeds=tuple(deeds),
        figures=tuple(figures.values()),
        names=tuple(tuple(fold(words.text[i]) for i in run) for run in names),
        parties=tuple(parties),
        others=tuple(others),
    )


def _roots(words: ParsedWords, i: int) -> frozenset[str]:
    """The roots that bear out a word: its own, those of words that say more, and of what befell
    somebody by nobody's hand."""
    own = roots_of(words.lemma[i]) | roots_of(words.lower[i])
    tables: list[Mapping[str, str]] = [texts("questions.borne_by")]
    if words.lemma[i] in _FAMILIES:
        tables.append(table("families"))
    if words.child(i, "nsubjpass") is not None and words.child(i, "agent") is None:
        tables.append(texts("questions.befallen"))
    more = (word for held in tables for root in own for word in held.get(root, "").split())
    return own.union(*map(roots_of, more))


def _is_free(words: ParsedWords, i: int) -> bool:
    low, lemma = words.lower[i], words.lemma[i]
    if words.punct[i] or words.space[i] or not any(map(str.isalnum, low)) or low in NEGATIONS:
        return True  # what is negated tells the standing of the words
    if low in _SCOPE:
        return False
    before = words.lower[i - 1] if i else ""
    if words.pos[i] == "AUX" and low in _MODALS:
        return True
    if lemma in _ALONE and words.child(i, "dobj", "nsubjpass") is None:
        return True
    if lemma == "come" and any(words.lower[child] == "from" for child in words.children[i]):
        return True
    asked = before in _OPENERS and (low in _BEHIND_WHAT or lemma in _BEHIND_WHAT)
    counted = before in _MUCH and lemma in _BEHIND_MUCH
    free = low in _FREE or lemma in _FREE or before == "how" or asked or counted
    return free or _is_measured(words, i) or _is_what(words, i)


def _is_measured(words: ParsedWords, i: int) -> bool:
    """Whether a verb says no more than how much it is: "what does it cost", "how long did it
    take"."""
    if words.lemma[i] == "take":
        held = words.child(i, "dobj")
        return words.lower[:2] == ["how", "long"] or (
            held is not None and words.lemma[held] in _TIMES
        )
    return words.lemma[i] in _MEASURING and words.lower[0] in ("what", "how")


def _is_what(words: ParsedWords, i: int) -> bool:
    """Whether the noun names what is asked for: "what is the price of it"."""
    is_asked = words.lower[0] == "what" and words.lower[words.head[i]] in ("is", "was", "are")
    return is_asked and words.lemma[i] in _BEHIND_WHAT and words.dep[i] in ("nsubj", "attr")


def _is_deed(words: ParsedWords, i: int) -> bool:
    low, lemma = words.lower[i], words.lemma[i]
    if words.pos[i] in ("VERB", "AUX") or low in _SCOPE:
        return True
    if words.dep[i] in ("acomp", "oprd", "ROOT") or (
        words.dep[i] == "attr" and words.pos[i] == "ADJ"
    ):
        return True
    return words.pos[i] == "NOUN" and lemma in _DEEDS


def _is_party(words: ParsedWords, i: int) -> bool:
    """Whether somebody is called by what they are where they do something or have it done to
    them."""
    low, lemma, above = words.lower[i], words.lemma[i], words.head[i]
    if words.dep[i] not in _ARGUMENTS and not (
        words.dep[i] == "pobj" and words.dep[above] == "agent"
    ):
        return False
    lists = ("persons", "spokespersons", "offices")
    return words.pos[i] in ("NOUN", "PROPN") and (is_among(low, *lists) or is_among(lemma, *lists))


def _standings(words: ParsedWords, i: int) -> frozenset[Polarity]:
    """How the word may stand in a sentence that says what the question does: "will he go" asks
    after a plan, too."""
    found = standing_at(words, i)
    helped = any(
        words.lower[child] in _MODALS for child in words.children[i] if words.dep[child] == "aux"
    )
    return frozenset({found, Polarity.UNCLEAR} if helped else {found})


def _main(words: ParsedWords, asked: Sequence[int]) -> list[int]:
    """The main verb; where it is a neutral one, what stands nearest below it: "were there cases",
    "is it free"."""
    depths: dict[int, list[int]] = {}
    for i in asked:
        depth, at = 0, i
        while words.head[at] != at:
            at, depth = words.head[at], depth + 1
        depths.setdefault(depth, []).append(i)
    nearest = depths[min(depths)] if depths else []
    said = [i for i in nearest if words.dep[i] not in ("nsubj", "nsubjpass")]
    return said or nearest


def _figures(question: str, words: ParsedWords) -> Iterator[tuple[int, float]]:
    """The figures of the question by their tokens."""
    lexemes, at = lexemes_of(question), 0
    while at < len(lexemes):
        found = number_at(lexemes, at)
        if found is None:
            at += 1
            continue
        for i in words.at(lexemes[at].start, lexemes[found[1] - 1].end):
            yield i, found[0]
        at = max(found[1], at + 1)


def _names(words: ParsedWords, figures: Mapping[int, float]) -> Iterator[tuple[int, ...]]:
    """Runs of words that are written as names."""
    run: list[int] = []
    for i in range(len(words)):
        if (i not in figures and _is_name(words, i)) or (
            run and words.lower[i] in _LINKS and i + 1 < len(words) and _is_name(words, i + 1)
        ):
            run.append(i)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _is_name(words: ParsedWords, i: int) -> bool:
    text = words.text[i]
    if not text[:1].isupper() or text in ("I",):
        return False
    return words.pos[i] == "PROPN" or (i > 0 and not _is_free(words, i))
