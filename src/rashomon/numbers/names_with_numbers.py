"""Finds numbers that count nothing: labels ("Line 7"), parts of names ("Orlo 11") and scores."""

from collections.abc import Sequence

from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_MODEL = pattern_of(r"\d{3}[-–]\d{3}")  # "737-800"
_LABEL = pattern_of(r"\d{1,6}(?:(?:[-–/(]|to)\d{1,6}\)?)?")


def is_numbered_label(number: ParsedWord, last: int) -> bool:
    """Tells whether the number names what stands before it.

    It does in "Line 7", "paragraphs 4-7" and "case No. 31-4412", but not in "12 lines" or "the
    toll: 31". What stands right before it decides: a sign such as "No.", another label, or a noun
    of things that bear numbers.
    """
    first = number.i
    words = number.words
    printed = "".join(words.text[first:last])
    if first == 0 or not _LABEL.fullmatch(printed):
        return False
    words_before = "".join(words.text[max(0, first - 2) : first])
    if words_before.endswith(("No.", "Nos.", " No", "no.", "number", "Number")):
        return True  # "No. 1"
    before = number.before
    if before.lower in {"and", "or"} and before.before.text.isdecimal():
        return is_numbered_label(before.before, before.i)  # "Zones 1 and 2"
    if before.text.isupper() and words.text[last : last + 1] == ["-"]:
        return before.lower in set_of("account_words.labelled")  # "UPDATE 3-Ferry hits pier"
    label = before.lower.removesuffix("s")
    return label in set_of("account_words.labelled") and number.head.i <= first


def is_number_called(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number is one that is called for help: "called 911", "calls to 911", "a 999
    call"."""
    if last != first + 1 or not words.listed(first, "amounts.emergency_numbers"):
        return False
    if not set_of("amounts.behind_emergency_numbers").isdisjoint(words.lower[last : last + 1]):
        return True
    is_led = words.lower[max(0, first - 1) : first] == ["to"]
    calls = words.lemma[max(0, first - 1 - is_led) : first]
    counts = words.pos[last : last + 1] in (["NOUN"], ["ADJ"])
    return not counts and not set_of("amounts.calling").isdisjoint(calls)


def is_score(words: ParsedWords, first: int, last: int) -> bool:
    """Whether the number from first up to last is one of a score ("34-6"), not of votes ("passed
    34-6")."""
    if words.says(last, "-", "to", "-") or words.says(first - 3, "-", "to", "-"):
        return True
    outwards = words.text[max(0, first - 2) : first][::-1], words.text[last : last + 2]
    return any(map(_begin_with_other_side, outwards)) and not _tells_of_votes(
        words, first=first, last=last
    )


def _begin_with_other_side(words_outward: Sequence[str]) -> bool:
    """Whether the words beside a number, from it on, are a dash and another number."""
    if len(words_outward) < 2 or words_outward[0] not in {"-", "–"}:
        return False
    return any(map(str.isdigit, words_outward[1]))


def _tells_of_votes(words: ParsedWords, first: int, last: int) -> bool:
    return not set_of("amounts.votes").isdisjoint(words.lemma[max(0, first - 5) : last + 5])


def is_part_of_name(words: ParsedWords, noun: ParsedWord | None, first: int, last: int) -> bool:
    """Tells whether the number is a piece of a name: "4K", "MX-44", "Orlo 11", "the Orlo 737 jets".

    A dash before it decides at once. Then come signs of a name behind it, then its own letters,
    last the word before it.
    """
    number = ParsedWord(words, first)
    dashed = _is_behind_dash(number)
    if dashed is not None:
        return dashed
    if _is_of_a_group(words, first):
        return True
    if noun and noun.i > first and noun.text.istitle():
        return noun.listed("amounts.ways")  # "12 Mill Street"
    printed = "".join(words.text[first:last])
    if _MODEL.fullmatch(printed):
        return _is_behind_name(number, noun=noun, behind="".join(words.text[last : last + 1]))
    if last != first + 1:
        return False
    # letters and digits in one word
    if any(map(str.isalpha, number.text)) and any(map(str.isdigit, number.text)):
        return True
    behind = words.text[last : last + 2]
    if behind[:1] == ["-"] and behind[-1][0].isupper():  # "Orlo 4-Heavy"
        return True
    return _is_behind_name(number, noun=noun, behind="".join(behind[:1]))


def _is_of_a_group(words: ParsedWords, first: int) -> bool:
    """Whether the number ends a name: "the Group of 77", not "a group of 77"."""
    if first < 3 or words.lower[first - 1] != "of" or words.lower[first - 3] != "the":
        return False
    return words.text[first - 2].istitle()


def _is_behind_dash(number: ParsedWord) -> bool | None:
    """Whether a number is part of a code: "six MX - 47 rifles", "the MX-47", no "the UK - 12 dead".
    Returns None if no code with a dash stands before it."""
    dash = number.before
    code = dash.before
    led = code.before
    if number.i < 3 or dash.text != "-" or not code.text.isupper() or len(code.text) > 3:
        return None
    if led.pos not in {"NUM", "VERB", "DET"}:
        return None
    return led.lower != "the" or number.start == code.end + len(dash.text)


def _is_behind_name(number: ParsedWord, noun: ParsedWord | None, behind: str) -> bool:
    """Whether a number belongs to the name before it: "an Orlo 9", "the Orlo 737 jets"."""
    name = number.before
    if not number.text.isdecimal() or number.i == 0 or name.pos != "PROPN":
        return False
    if behind in {"'s", "’s"} or number.head == name:
        return True
    if not noun:
        return name.before.lower in {"a", "an", "the"}
    return name.dep in {"compound", "nmod"} and name.head == noun
