"""Attribution words: verbs and nouns that are cues, the constructions they take, and the speaker's stance that they express."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.lexicon import texts


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can attribute a content to a speaker.

    `frames`: clause (any clause may be the content), that (only a subordinate clause), quote (a quotation), infinitive ("vowed to leave"),
    gerund ("denied stealing"), request ("urged them to leave"), as ("described it as"), naming ("called it a"), object ("denied the
    report"), finding (what an inquiry found), bare (an object without an article: "reported smoke"), figure (an object with a number in it), claim (an object that is something said: "withdrew its
    figure"), number ("put it at ten"), of, about, for, to, on (the content follows that preposition).
    """

    lemma: str
    stance: str
    frames: frozenset[str]


@cache
def _cues() -> dict[tuple[str, str], Cue]:
    with (files("rashomon.tables") / "en" / "cues.csv").open(encoding="utf-8") as lines:
        return {
            (row["pos"], row["lemma"]): Cue(row["lemma"], row["stance"], frozenset(row["frames"].split())) for row in csv.DictReader(lines)
        }


# What the parser's lemmatiser makes of "hopes", "raged", "retweeted", "texted".
_MISREAD = texts("grammar.misread_lemmas")


def lemma_of(lemma: str) -> str:
    """Returns the lemma, corrected where the parser is known to get it wrong."""
    return _MISREAD.get(lemma, lemma)


def verb_cue(lemma: str) -> Cue | None:
    """Returns the cue that a verb with this lemma is, if any."""
    return _cues().get(("verb", lemma_of(lemma.casefold())))


def noun_cue(lemma: str) -> Cue | None:
    """Returns the cue that a noun with this lemma is ("claim", "fear"), if any."""
    return _cues().get(("noun", lemma.casefold()))
