"""Numbers that count nothing by the words around them: labels ("Line 7"), parts of names ("Orlo
11"), addresses, scores, ages, and numbers that are called."""

from collections.abc import Sequence

from rashomon.mentions.numbers.units import unit_called
from rashomon.shipped.words import ordered, pattern_of, set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_MODEL = pattern_of(r"\d{3}[-–]\d{3}")  # "737-800"
_LABEL = pattern_of(r"\d{1,6}(?:(?:[-–/(]|to)\d{1,6}\)?)?")
_NUMBER_SIGNS = ("No.", "Nos.", " No", "no.", "number", "Number")
_OLDEST = 120
_OLD = {"child", "man", "woman", "boy", "girl"}


def counts_nothing(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> bool:
    """Whether the number of the tokens first up to last is a label, a part of a name, a score, an
    age, or one that is called for help. `noun` is what it seems to count."""
    number = ParsedWord(words, first)
    return (
        is_label(number, last)
        or is_age(words, first, last)
        or _is_score(words, first, last)
        or _is_called(words, first, last)
        or _is_part_of_name(words, noun, first, last)
        or _says_of_which_sort(words, noun, first, last)
    )


def _says_of_which_sort(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> bool:
    """Whether a number says of which sort one thing is: "the 5.50 update", "the phase 2 trial"."""
    if not noun or noun.i != last or noun.tag != "NN" or unit_called(noun.base):
        return False
    is_one = any(word.lower in {"the", "a", "an", "this"} for word in noun.below("det"))
    return is_one and words.text[first][0].isdecimal() and not noun.listed("people.collective")


def is_label(number: ParsedWord, last: int) -> bool:
    """Whether the number names what stands before it: "Line 7", "paragraphs 4-7", "case No.
    31-4412", but not "12 lines" or "the toll: 31"."""
    first = number.i
    words = number.words
    if first == 0 or not _LABEL.fullmatch("".join(words.text[first:last])):
        return False
    if "".join(words.text[max(0, first - 2) : first]).endswith(_NUMBER_SIGNS):
        return True
    before = number.before
    if before.lower in {"and", "or"} and before.before.text.isdecimal():
        return is_label(before.before, before.i)  # "Zones 1 and 2"
    if before.text.isupper() and words.text[last : last + 1] == ["-"]:
        return before.lower in set_of("account_words.labelled")  # "UPDATE 3-Ferry hits pier"
    label = before.lower.removesuffix("s")
    return label in set_of("account_words.labelled") and number.head.i <= first


def is_age(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number is an age: "Bo Orlo, 42,", "the 42-year-old driver", "aged nine"."""
    if any(words.says(last, *ending.split()) for ending in ordered("amounts.years_old")):
        return True
    before = ParsedWord(words, first - 1)
    if first and before.listed("amounts.aged") and not _counts_plural(words, last):
        return True
    is_second = before.says("and") and before.before.text.isdecimal()
    if is_second and words.listed(first - 3, "amounts.aged"):
        return True  # "girls ages 11 and 15"
    return last == first + 1 and (_is_of_person(words, first) or _is_behind_person(words, first))


def _counts_plural(words: ParsedWords, last: int) -> bool:
    """Whether things stand behind a number: "turned over about 300 letters"."""
    return last < len(words) and words.tag[last] == "NNS" and not unit_called(words.base[last])


def _is_of_person(words: ParsedWords, place: int) -> bool:
    """Whether a number says how old somebody is: "he is 42", "a boy of nine"."""
    if words.pos[place + 1 : place + 2] and words.pos[place + 1] in {"NOUN", "SYM", "NUM", "ADJ"}:
        return False
    before = ParsedWord(words, place - 1)
    if before.says("of") and before.before.tag == "NN" and before.before.base in _OLD:
        return True
    return " ".join(words.lower[max(0, place - 2) : place]) in set_of("amounts.he_is")


def _is_behind_person(words: ParsedWords, place: int) -> bool:
    """Whether a small figure stands between two marks behind a person: "Bo Orlo, 42,"."""
    if not words.text[place].isdecimal() or int(words.text[place]) >= _OLDEST:
        return False
    if not set(words.text[place + 1 : place + 2]) & {",", ".", ")", ";"}:
        return False
    mark = place - 1 - words.says(place - 1, "both")  # "and Bo Orlo, both 42,"
    if mark < 1 or words.text[mark] not in {",", "("}:
        return False
    person = ParsedWord(words, mark - 1)
    if words.entity[person.i] in {"GPE", "LOC", "FAC"} and not words.says(place + 2, "was"):
        return False
    is_of_two = person.tag == "NNS" and person.base in _OLD
    return person.pos == "PROPN" or person.tag == "NN" or is_of_two


def _is_score(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number is one of a score ("34-6"), not of votes ("passed 34-6")."""
    if words.says(last, "-", "to", "-") or words.says(first - 3, "-", "to", "-"):
        return True
    is_in_brackets = first > 0 and words.text[first - 1] == "(" and words.says(last, ")")
    if is_in_brackets and words.text[first + 1 : first + 2] in (["-"], ["–"]):
        return True  # a season's record: "(4-11)"
    outwards = words.text[max(0, first - 2) : first][::-1], words.text[last : last + 2]
    if not any(map(_begin_with_other_side, outwards)):
        return False
    return set_of("amounts.votes").isdisjoint(words.lemma[max(0, first - 5) : last + 5])


def _begin_with_other_side(words_outward: Sequence[str]) -> bool:
    """Whether the words beside a number, from it on, are a dash and another number."""
    if len(words_outward) < 2 or words_outward[0] not in {"-", "–"}:
        return False
    return words_outward[1].isdigit()


def _is_called(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number is one that is called for help: "called 911", "a 999 call"."""
    if last != first + 1 or not words.listed(first, "amounts.emergency_numbers"):
        return False
    if not set_of("amounts.behind_emergency_numbers").isdisjoint(words.lower[last : last + 1]):
        return True
    is_led = words.says(first - 1, "to")
    calls = words.lemma[max(0, first - 1 - is_led) : first]
    counts = words.pos[last : last + 1] in (["NOUN"], ["ADJ"])
    return not counts and not set_of("amounts.calling").isdisjoint(calls)


def _is_part_of_name(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> bool:
    """Whether the number is a piece of a name or an address: "4K", "MX-44", "Orlo 11", "the Orlo
    737 jets", "the Group of 77", "12 Mill Street"."""
    code = words.text[max(0, first - 2) : first]
    if code[1:] == ["-"] and code[0].isupper() and len(code[0]) <= 3 and first > 2:
        led = ParsedWord(words, first - 3)
        is_joined = words.starts[first] == words.ends[first - 2] + 1
        return led.pos in {"NUM", "VERB"} or (
            led.pos == "DET" and (led.lower != "the" or is_joined)
        )
    if words.says(first - 1, "of") and words.says(first - 3, "the"):
        return words.text[first - 2].istitle()
    if noun and noun.i > first and noun.text.istitle():
        return noun.listed("amounts.ways")
    if _MODEL.fullmatch("".join(words.text[first:last])):
        return _is_behind_name(ParsedWord(words, first), noun)
    if last != first + 1:
        return False
    text = words.text[first]
    if any(map(str.isupper, text)) and any(map(str.isdigit, text)):
        return True  # "4K"
    behind = words.text[last : last + 2]
    if behind[:1] == ["-"] and behind[-1][0].isupper():  # "Orlo 4-Heavy"
        return True
    return _is_behind_name(ParsedWord(words, first), noun)


def _is_behind_name(number: ParsedWord, noun: ParsedWord | None) -> bool:
    """Whether a figure belongs to the name before it, and counts no things in the plural: "an Orlo
    9", "the Orlo 737 jets", "the Orlo 2 phone"."""
    name = number.before
    if not number.text[0].isdecimal() or number.i == 0 or name.pos != "PROPN":
        return False
    if name.dep in {"compound", "nmod"} and noun and name.head == noun:
        return True
    is_single = noun is None or (noun.tag in {"NN", "NNP"} and not unit_called(noun.base))
    return is_single and not name.listed("people.collective")
