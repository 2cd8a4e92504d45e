"""Finds ages (`age_span`): "Bo Orlo, 42,", "the 42-year-old driver", "a boy of nine"."""

from rashomon.shipped.words import ordered, set_of
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.token_index import TokenIndex, trim_edges

_OLD = {"child", "man", "woman"}  # families of nouns
_OLDEST = 120


def age_span(reading: TokenIndex, first: int, last: int) -> tuple[int, int] | None:
    """Returns the span of an age: "Bo Orlo, 42,", "a driver, 42," or "the 42-year-old driver".

    What words say ("years old", "aged") decides first. Without them, only a single figure behind a
    person or a noun is an age.
    """
    words = reading.words
    span = _span_before_years_old(reading, first=first, last=last)
    if span:
        return span
    before = ParsedWord(words, first - 1)
    if first and before.listed("amounts.aged"):
        return first - 1, last
    is_second = before.says("and") and before.before.text.isdecimal()
    if is_second and words.listed(first - 3, "amounts.aged"):
        return first, last  # "girls ages 11 and 15"
    if last > first + 1:
        return None
    return _span_behind_person(reading, first) or _span_behind_name(reading, first)


def _span_before_years_old(reading: TokenIndex, first: int, last: int) -> tuple[int, int] | None:
    """Returns the span of "the 42-year-old driver" and "42 years old"."""
    words = reading.words
    for ending in map(str.split, ordered("amounts.years_old")):
        if not words.says(last, *ending):
            continue
        end = last + len(ending)
        head = words.head[end - 1]
        # with the noun that it describes, a few words behind it at most
        if ending[0] == "-" and words.pos[head] == "NOUN" and end <= head < last + 9:
            end = head + 1
        has_article = first > 0 and ParsedWord(words, first - 1).dep in {"det", "poss"}
        return trim_edges(words, start=first - has_article, end=end)
    return None


def _span_behind_person(reading: TokenIndex, place: int) -> tuple[int, int] | None:
    """Returns the span of "he is 42" and "a boy of nine", where the age counts nothing."""
    words = reading.words
    last = place + 1
    if last < len(words) and words.pos[last] in {"NOUN", "SYM", "NUM"}:
        return None
    before = ParsedWord(words, place - 1)
    is_of_person = before.says("of") and before.before.family in _OLD
    if is_of_person or " ".join(words.lower[max(0, place - 2) : place]) in set_of("amounts.he_is"):
        return place - 2, last
    return None


def _span_behind_name(reading: TokenIndex, place: int) -> tuple[int, int] | None:
    """Returns the span of an age that stands behind a name or a noun: "Bo Orlo, 42,".

    Whatever is not exactly a small figure between two marks, behind a person, has none: "Harn, 42,"
    may be a score.
    """
    words = reading.words
    if not words.text[place].isdecimal() or int(words.text[place]) >= _OLDEST:
        return None
    if "".join(words.text[place + 1 : place + 2]) not in {",", ".", ")", ";"}:
        return None
    behind_name = place - words.says(place - 1, "both")  # "and Bo Orlo, both 42,"
    name_start = behind_name - 2
    if name_start < 0 or words.text[behind_name - 1] not in {",", "("}:
        return None
    if not _may_be_old(ParsedWord(words, name_start)):
        return None
    if reading.is_place(name_start) and not words.says(place + 2, "was"):
        return None
    # back to the first word of the name, within the sentence
    while name_start > 0 and words.pos[name_start - 1] == "PROPN" and not words.opens[name_start]:
        name_start -= 1
    return name_start, place + 1


def _may_be_old(word: ParsedWord) -> bool:
    """Whether it is a name, a noun, or one for several people: "two boys, 8,"."""
    return word.pos == "PROPN" or word.tag == "NN" or (word.tag == "NNS" and word.family in _OLD)
