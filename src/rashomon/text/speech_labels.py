"""Finds labels that say who speaks in a transcript, an interview or a chat: "IDA HOLM, GOVERNOR:"
at the start of what she says."""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model.record import record
from rashomon.shipped.words import PatternMatch, pattern_of, set_of
from rashomon.text.gathering import only_one
from rashomon.text.speaker_words import is_among, sex_of_given_name

_LABEL = pattern_of(
    # what an office does, and who holds it: "The Minister for Ports (Ms Ana Harrow):"
    r"(?m)^[ \t]*(?:The [^:\n.!?()]{3,70}\()?(?P<name>[^\W\d_a-z][\w.'’-]*"
    r"(?: (?:(?:de|van|von|al|bin|of) )?[^\W_a-z][\w.'’-]*){0,4})\)?"
    r"(?:,[ ][^:\n.!?]{2,70})?(?:[ ][(\[][^()\[\]\n]{2,40}[)\]]){0,2}"
    r"(?::|(?<=^[^\W\d_a-z])(?P<dot>\.))[ \t]+"
    r"(?=\S[^\n]{50}|\S[^\n]*[.!?…]\W*(?:\n|\Z))"
)
_INTRODUCTION = 20_000  # characters before the first label that may name who speaks
_ASKS = pattern_of(r"[^\n]*\?[\"”’')]*[ \t]*(?:\n|\Z)")
# The end of a paragraph, or of a line that could be one.
_PARAGRAPH = pattern_of(r"\n[ \t]*\n|[.!?…][^\w\n.!?…]*\n(?=[^\W\d_a-z])")

_NAME = pattern_of(r"\b(?P<given>[^\W\d_a-z][\w'’-]+)(?: [^\W\d_a-z][\w'’-]+){1,2}\b")
_ASKED = pattern_of(r"(?i)\b{saying.asks_somebody}\s[^.!?\n]{0,60}\Z")
_ANSWERS = pattern_of(r"(?i)[^.!?\n]{0,60}?\b{saying.somebody_answers}\b")
# Who asks: "By Ana Holm", "Ana Holm spoke with".
_BY = pattern_of(r"(?i)\bby \Z")
_ASKS_ANOTHER = pattern_of(r"(?i)\s{saying.asks_somebody}\s")
_BEFORE = 120  # characters before a name that may say that its bearer was asked
# Somebody who is named together with another.
_AND_MORE = pattern_of(r"[^.!?\n]{0,80}?\band [^\W\d_a-z]")
_MORE_AND = pattern_of(r"[^\W\d_a-z][\w'’-]+[^.!?\n]{0,40}?\band [^.!?\n]{0,20}\Z")


@record
class SpeechLabel:
    """A label: where it begins and ends, and where the fullest name of its speaker stands."""

    start: int
    end: int
    name: tuple[int, int]


def speech_labels(text: str) -> tuple[SpeechLabel, ...]:
    """Returns the labels of a text in which people speak by turns.

    There are two of them twice, or one, if nearly every paragraph has its label or somebody only
    asks. "Photo:" names nobody, so a label of one word counts only if a longer one ends with it, or
    the text before names somebody so.
    """
    labels = [label for label in _LABEL.finditer(text) if _may_name(label)]
    places = {label["name"]: label.span("name") for label in reversed(labels)}
    # people who speak in one text
    fullest = _fullest(sorted(places, key=len, reverse=True)[:200])
    for name in [name for name, fuller in fullest.items() if " " not in fuller]:
        if name in set_of("saying.answer_labels"):
            above = _somebody_asked(text, end=labels[0].start())
        else:
            above = _named_above(text, end=labels[0].start(), surname=name)
        if above:
            fullest[name] = above[0]
            places.setdefault(above[0], above.span())
    turns = []
    asks = []  # of labels that name nobody, whether each only asks
    speakers: Counter[str] = Counter()
    for label in labels:
        speaker = fullest.get(label["name"], "")
        if " " in speaker:
            turns.append(SpeechLabel(label.start("name"), label.end(), places[speaker]))
            speakers[speaker] += 1
        else:
            is_question = label["name"] in set_of("saying.question_labels")
            asks.append(is_question or _ASKS.match(text, label.end()) is not None)
    # of the paragraphs of a text that is all talk
    nearly_all = len(labels) > 0.75 * len(_PARAGRAPH.findall(text.strip()))
    if _speak_by_turns(speakers, asks, nearly_all=nearly_all):
        return tuple(turns)
    return ()


def _may_name(label: PatternMatch) -> bool:
    """Whether a label begins with a large letter, and is no initial: "A. Roe"."""
    short = set_of("saying.question_labels", "saying.answer_labels")
    return label["name"][0].isupper() and (not label["dot"] or label["name"] in short)


def _speak_by_turns(speakers: Counter[str], asks: Sequence[bool], *, nearly_all: bool) -> bool:
    """Whether labels show who speaks: `asks` says of each that names nobody whether it only asks,
    `nearly_all` whether the text holds hardly anything else."""
    again = sum(count > 1 for count in speakers.values())
    if len(speakers) == 1:
        return again == 1 and len(asks) > 1 and all(asks)
    least = 1 if nearly_all and speakers.total() >= 3 else 2
    return again >= least and len(speakers) >= 2


def _named_above(text: str, end: int, surname: str) -> PatternMatch | None:
    """Returns where a text names somebody of this surname in full before a place, if it names one
    alone."""
    written = f"(?i:{surname})" if surname.isupper() else re.escape(surname)
    full = re.compile(rf"\b(?!The\b)[^\W\d_a-z][\w.'’-]+ {written}\b")
    before = full.finditer(text, max(0, end - _INTRODUCTION), end)
    match_by_label = {match[0]: match for match in before}
    return only_one(match_by_label.values())


def _somebody_asked(text: str, end: int) -> PatternMatch | None:
    """Returns where a text names the one whom it asked, before a place, if it is one person alone
    whose given name is known: "spoke to Ana Ek, who", "questions for Ana Ek", "Ana Ek answers"."""
    people: dict[str, PatternMatch] = {}
    asked: set[str] = set()
    for name in _NAME.finditer(text, max(0, end - _INTRODUCTION), end):
        if sex_of_given_name(name["given"]) is not None:
            before = text[max(0, name.start() - _BEFORE) : name.start()]
            if _BY.search(before) or _ASKS_ANOTHER.match(text, name.end(), end):
                continue
            if _AND_MORE.match(text, name.end(), end) or _MORE_AND.search(before):
                return None
            people[name[0]] = name
            if _ASKED.search(before) or _ANSWERS.match(text, name.end(), end):
                asked.add(name[0])
    return only_one(people.values()) if asked else None


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Returns for each of these names, the longest first, the one that ends with it, both with one
    title or one of them without; a name with which two end is nobody's but its own."""
    fullest: dict[str, str] = {}
    for name in names:
        title, ending = _title_and_name(name)
        longer = set()
        for full in fullest.values():
            full_title, full_name = _title_and_name(full)
            one_title = not title or not full_title or title == full_title
            if one_title and f" {full_name}".endswith(f" {ending}"):
                longer.add(full)
        fullest[name] = longer.pop() if len(longer) == 1 else name
    return fullest


def _title_and_name(name: str) -> tuple[str, str]:
    """Returns the title in a label, "" if it has none, and the words behind it."""
    title, _, rest = name.casefold().partition(" ")
    title = title.rstrip(".")
    if rest and is_among(title, "titles"):
        return title, rest
    return "", name.casefold()
