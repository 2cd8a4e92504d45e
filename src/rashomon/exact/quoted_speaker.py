"""Whose words a quotation is by what stands beside it, without a parse (`speaker_beside`)."""

import csv
import re
from enum import StrEnum
from functools import cache

from rashomon.exact.text_names import names_of_text
from rashomon.model.record import record
from rashomon.shipped.words import Pattern, either_of, ordered, pattern_of, read_table, set_of

_LONGEST_LINE = 4_000  # characters before a quotation in which its marks are paired
_WIDEST = 240  # characters beside a quotation in which its speaker is looked for
_IRREGULAR = dict(pair.split("_") for pair in ordered("unasked.irregular_pasts"))
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]*[”“»\"]?")
_CLOSING = '”“»"'
_SENTENCE_END = re.compile(r"[.!?](?=\s|\Z)|;(?=\s)|\n")
_ABBREVIATED = pattern_of(r"(?i)(?:\b{names.abbreviations}|\b\w)\Z")
_OF_A_NAME = pattern_of(r"(?i)\b{unasked.before_no_speaker} (?:the )?\Z")
_ACCORDING_TO = re.compile(r"(?i)\W*according to ([^.;]{1,80})")
_CLAUSE = pattern_of(r"[;:—–]|\b{unasked.opening_clauses} ")


class SpeakerForm(StrEnum):
    """What stands for the speaker beside a quotation: a name, a pronoun, other words ("the
    mayor"), or nothing."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    NOTHING = "nothing"


@record
class SpeakerWords:
    """What stands for a speaker beside a quotation: its kind, and a name."""

    kind: SpeakerForm
    name: str = ""


_NOBODY = SpeakerWords(SpeakerForm.NOTHING)


def speaker_beside(text: str, start: int, end: int) -> SpeakerWords:
    """Returns what stands for the speaker of the quotation at these offsets: what is named behind
    "according to" or before a colon, else the subject of the nearest verb of saying in its
    sentence."""
    before, behind = _around(text, *_whole_quotation(text, start, end))
    for words in (before, behind):
        if match := _ACCORDING_TO.match(words):
            return _speaker_in(match[1])
    if cue := _cue().search(behind[:_WIDEST]):
        subject = behind[: cue.start()]
        if subject.strip(" ,.—–-"):
            return _speaker_in(subject, is_before=True)
        return _speaker_in(behind[cue.end() :])
    if match := re.search(r"([^.:;\n]{2,80}):\W*\Z", before):
        cue = _cue().search(match[1])
        return _speaker_in(match[1][: cue.start()] if cue else match[1], is_before=True)
    cues = list(_cue().finditer(before[-_WIDEST:]))
    if cues:
        return _speaker_in(before[-_WIDEST:][: cues[-1].start()], is_before=True)
    return _NOBODY


def _whole_quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns where the quotation begins and ends, within its marks, of which some words stand at
    these offsets."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_LINE)
    line_end = text.find("\n", end)
    for quoted in _QUOTED.finditer(text, line_start, len(text) if line_end < 0 else line_end):
        if quoted.start() <= start < quoted.end():
            last = quoted.end() - (quoted[0][-1] in _CLOSING)
            return min(start, quoted.start() + 1), max(end, last)
    return start, end


def speaker_before(text: str, start: int) -> SpeakerWords:
    """Returns who says something in the sentence before the one that begins there, or nobody."""
    before = text[max(0, start - 2 * _WIDEST) : start].rstrip(" \n“„«\"'‘")
    ends = [end.end() for end in _SENTENCE_END.finditer(before[:-1]) if not _is_short(before, end)]
    sentence = _QUOTED.sub(_blank, before[ends[-1] :] if ends else before)
    cue = _cue().search(sentence)
    return _speaker_in(sentence[: cue.start()], is_before=True) if cue else _NOBODY


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Returns what stands in the sentence before and behind a quotation, other quotations blanked
    out."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before = _QUOTED.sub(
        _blank, text[max(line_start, start - 2 * _WIDEST) : start].rstrip("“„«\"'‘ ")
    )
    behind = text[end : min(line_end, end + 2 * _WIDEST)]
    is_ended = text[start:end].rstrip()[-1:] in ".!?"
    behind = re.sub(r"\A[.,!?]?[”“»\"’']?", "", behind)
    if is_ended and re.match(r"\s+[A-ZÀ-Þ“\"]", behind) and not _begins_with_cue(behind):
        behind = ""
    behind = _first_sentence(_QUOTED.sub(_blank, behind))
    return _last_sentence(before), behind


def _begins_with_cue(behind: str) -> bool:
    """Whether a verb of saying stands early behind a quotation that ends with a full stop: "It
    leaks." Voss said."""
    cue = _cue().search(behind[:60])
    return cue is not None and not _SENTENCE_END.search(behind[: cue.start()])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if not _is_short(text, match)]
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        if not _is_short(text, match):
            return text[: match.start()]
    return text


def _is_short(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop ends a shortened word ("Mr.")."""
    return (
        end[0] == "."
        and _ABBREVIATED.search(text[max(0, end.start() - 20) : end.start()]) is not None
    )


def _speaker_in(words: str, *, is_before: bool = False) -> SpeakerWords:
    """Returns who is named in words that stand for a speaker, behind the verb or before it. What
    stands behind a comma or a preposition only describes the speaker."""
    clause = words[:_WIDEST]
    if is_before:
        clause = _CLAUSE.split(words)[-1]
        clause = clause if re.search(r"\w", clause) else words
    parts = [part for part in clause.split(",") if re.search(r"\w", part)]
    for part in parts[:2]:
        padded = f"x {part.strip()}"  # so that its first word opens no sentence
        names = [
            name
            for place, _, name in names_of_text(padded, "en", all_capitals=True)
            if not _OF_A_NAME.search(padded[:place])
        ]
        if names and _is_head(padded.rpartition(names[-1])[2]):
            return SpeakerWords(SpeakerForm.NAME, names[-1])
    alone = clause.casefold().split()
    if not set_of("small_words.third_persons", "small_words.first_persons").isdisjoint(alone):
        return SpeakerWords(SpeakerForm.PRONOUN)
    return SpeakerWords(SpeakerForm.ROLE) if alone else _NOBODY


def _is_head(behind: str) -> bool:
    """Whether nothing behind a name shows that it only describes a noun: "Orlo officials"."""
    word = re.match(r"[’']?\W*([^\W\d_]*)", behind)
    first = word[1] if word else ""
    is_small = first in set_of("small_words.function_words") or first.endswith("ly")
    return behind[:2] not in {"'s", "’s"} and (not first or first[0].isupper() or is_small)


@cache
def _cue() -> Pattern:
    """The forms of the verbs that can stand beside a quotation."""
    forms = set[str]()
    for row in csv.DictReader(read_table("en", "cues.csv").splitlines()):
        if row["pos"] == "verb" and "quote" in row["frames"].split():
            verb = row["lemma"]
            stem = verb.removesuffix("e")
            past = _IRREGULAR.get(verb) or (f"{verb[:-1]}ied" if verb[-1] == "y" else f"{stem}ed")
            forms |= {past, f"{verb}s", f"{verb[:-1]}ies" if verb[-1] == "y" else f"{verb}es"}
    return re.compile(rf"\b(?:{either_of(forms)})\b")
