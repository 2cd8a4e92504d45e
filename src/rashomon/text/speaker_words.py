"""Words of attribution: nouns that head the phrase of a speaker, with the sex that they imply, and
verbs and nouns that are cues."""

import csv
from functools import cache
from typing import TYPE_CHECKING

from rashomon.model.record import record
from rashomon.shipped.words import read_table, set_of, texts, toml_table
from rashomon.text.name_words import without_accents

if TYPE_CHECKING:  # what reads a report in a process of its own needs no parser
    from spacy.tokens import Token

# Days, months and parts of the day.
TIME_WORDS = set_of("attribution.time")


def is_among(word: str, *lists: str) -> bool:
    """Whether this word is in one of these lists of the table."""
    return any(word in set_of(f"speakers.{name}") for name in lists)


def is_listed(token: "Token", *lists: str) -> bool:
    """Whether a noun is in one of these lists, as it stands or in the singular."""
    return is_among(token.lemma_.casefold(), *lists) or is_among(token.lower_, *lists)


@cache
def channels() -> dict[str, str]:
    """Returns the name of the channel for each word for what people speak in or on."""
    return texts("speakers.channels")


@cache
def _given_names() -> dict[str, str]:
    names = toml_table("given_names.toml")
    return dict.fromkeys(names["female"].split(), "f") | dict.fromkeys(names["male"].split(), "m")


def sex_of_given_name(name: str) -> str | None:
    """Returns "f" or "m" if a given name nearly always implies it. Accents do not matter."""
    return _given_names().get(without_accents(name.casefold()))


def sex_of(noun: str) -> str | None:
    """Returns "f" or "m" if the noun or title implies it."""
    word = noun.casefold().rstrip(".")
    if is_among(word, "female", "female_titles"):
        return "f"
    if is_among(word, "male", "male_titles"):
        return "m"
    return None


# Cues.


@record
class Cue:
    """A word that can attribute a content to a speaker.

    `frames`: clause (any clause may be the content), that (only a subordinate clause), quote (a
    quotation), infinitive ("vowed to leave"), gerund ("denied stealing"), request ("urged them to
    leave"), as ("described it as"), naming ("called it a"), object ("denied the report"), finding
    (what an inquiry found), bare (an object without an article: "reported smoke"), figure (an
    object with a number in it), claim (an object that is something said: "withdrew its figure"),
    number ("put it at ten"), of, about, for, to, on (the content follows that preposition).
    """

    lemma: str
    stance: str
    frames: frozenset[str]


@cache
def _cues() -> dict[tuple[str, str], Cue]:
    cues = {}
    for row in csv.DictReader(read_table("en", "cues.csv").splitlines()):
        frames = frozenset(row["frames"].split())
        cues[row["pos"], row["lemma"]] = Cue(row["lemma"], row["stance"], frames)
    return cues


# What the parser's lemmatiser makes of "hopes", "raged", "retweeted", "texted".


def lemma_of(lemma: str) -> str:
    """Returns the lemma, corrected if the parser is known to get it wrong."""
    return texts("grammar.misread_lemmas").get(lemma, lemma)


def verb_cue(lemma: str) -> Cue | None:
    """Returns the row of the table of cues for a verb of saying; None if the verb is none."""
    return _cues().get(("verb", lemma_of(lemma.casefold())))


def noun_cue(lemma: str) -> Cue | None:
    """Returns the cue that a noun with this lemma is ("claim", "fear"), if any."""
    return _cues().get(("noun", lemma.casefold()))
