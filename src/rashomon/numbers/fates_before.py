"""What befell the people whom a number counts, by the words right before it, however the sentence
is parsed: "KILLS 60", "Deaths | 5"."""

from collections.abc import Iterator
from functools import cache

from rashomon.numbers.joined_words import is_open
from rashomon.shipped.words import set_of, table
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_BEHIND_A_LABEL = ("|", ":")


@cache
def listed_fates(kind: str) -> dict[str, str]:
    """Returns what befalls people, by the words of a kind that say so."""
    fates: dict[str, str] = {}
    for fate, words in table("fates")[kind].items():
        fates |= dict.fromkeys(words.split(), fate)
    return fates


def fates_before(words: ParsedWords, first: int, last: int) -> Iterator[tuple[str, bool]]:
    """Yields what words before a number say, however headlines are parsed: "KILLS 60", "TOLL RISES
    TO 60"."""
    if not first:
        return
    if fate := _fate_of_row(words, first=first, last=last):
        yield fate, True
    word = ParsedWord(words, first - 1)
    fate = _fates_by_verb_form().get(word.lower)
    if fate:
        yield fate, not is_open(word)
    if word.listed("fates.up_to", "fates.reaching"):
        before = set()  # up to five words, to the last mark or number
        for i in range(first - 2, max(-1, first - 7), -1):
            if words.punct[i] or words.pos[i] == "NUM" or words.opens[i + 1]:
                break
            before.add(words.lower[i])
        # "toll of injured at 60" is of no dead
        if set_of("fates.tolls") & before and before.isdisjoint(
            listed_fates("states").keys() - {"dead"}
        ):
            yield "killed", before.isdisjoint(set_of("fates.helpers"))


@cache
def _fates_by_verb_form() -> dict[str, str]:
    """Returns the forms of the verbs of which people are the object, with what befalls them."""
    forms = {}
    for verb, fate in listed_fates("done_to").items():
        for ending in ("", "s", "ed", "d", "ing"):
            if not (verb + ending).endswith("ee"):
                forms[verb + ending] = fate
    return forms


_BEFORE_FIGURE = 4  # words and signs of "| at least"


def _fate_of_row(words: ParsedWords, first: int, last: int) -> str | None:
    """Returns the fate that the label of a line says, if the line has nothing else but a number:
    "Injured: 17", "People killed | at least 17"."""
    # the word before the nearest colon or bar
    label = next(
        (
            sign - 1
            for sign in range(first - 1, max(0, first - 1 - _BEFORE_FIGURE), -1)
            if words.text[sign] in _BEHIND_A_LABEL
        ),
        None,
    )
    if label is None:
        return None
    start = label - 1 if label and words.lower[label - 1] == "people" else label
    opens_line = start <= 0 or "\n" in words.text[start - 1]
    end = last + 1 if words.lower[last : last + 1] == ["people"] else last
    ends_line = end == len(words) or "\n" in words.text[end]
    return listed_fates("rows").get(words.lower[label]) if opens_line and ends_line else None
