"""Whether a draft gives a quotation to whom the reports that print it give it
(`others_words`)."""

import re
from collections.abc import Iterable
from enum import StrEnum

from rashomon.exact.printed_values import PrintedReport
from rashomon.exact.quoted_speaker import (
    SpeakerForm,
    SpeakerWords,
    speaker_before,
    speaker_beside,
)
from rashomon.exact.text_names import NamesOfReport
from rashomon.exact.text_values import Value

_BEFORE = 600  # characters before a quotation, and behind it, in which its speaker is named who
_BEHIND = 200  # stands beside it as a pronoun, or not at all
_BESIDE = 160  # characters that describe the speaker beside a quotation


class _Speaks(StrEnum):
    """Whether a speaker stands beside a quotation: surely, surely not, or perhaps."""

    SAME = "same"
    OTHER = "other"
    PERHAPS = "perhaps"


def others_words(
    value: Value, speaker: SpeakerWords, printing: Iterable[PrintedReport]
) -> list[str]:
    """Returns who stands beside a quotation in the reports that print it, if one of them surely
    gives it to somebody else and none to whom the draft names; "" for nobody who is named."""
    if speaker.kind is not SpeakerForm.NAME:
        return []
    others = dict[str, None]()
    for printed in printing:
        text = printed.report.text
        for place in printed.places_in_text(value.words):
            beside = speaker_beside(text, place.start, place.end)
            match _speaks(speaker.name, beside, printed, place.start, place.end):
                case _Speaks.SAME:
                    return []
                case _Speaks.OTHER:
                    others[beside.name] = None
    return list(others)


def _speaks(
    name: str, beside: SpeakerWords, printed: PrintedReport, start: int, end: int
) -> _Speaks:
    """Returns whether the speaker of this name stands beside a quotation of a report."""
    text = printed.report.text
    last = _last_of(name)
    earlier = speaker_before(text, start) if beside.kind in _UNNAMED else _NOBODY
    for words in (beside, earlier):
        if words.kind is SpeakerForm.NAME:
            around = f"{text[max(0, start - _BESIDE) : start]} {text[end : end + _BESIDE]}"
            is_same = _stands_in(last, words.name) or _stands_in(_last_of(words.name), name)
            is_same = is_same or _describes(last, words.name, around)
            return _Speaks.SAME if is_same else _Speaks.OTHER
    if beside.kind is SpeakerForm.ROLE:
        may_be = NamesOfReport(printed.report).has(name)
    else:
        nearby = text[max(0, start - _BEFORE) : start] + text[end : end + _BEHIND]
        may_be = _stands_in(last, nearby)
    return _Speaks.PERHAPS if may_be else _Speaks.OTHER


_UNNAMED = (SpeakerForm.PRONOUN, SpeakerForm.NOTHING)
_NOBODY = SpeakerWords(SpeakerForm.NOTHING)


def _last_of(name: str) -> str:
    return name.rpartition(" ")[2]


def _stands_in(word: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", words) is not None


def _describes(word: str, name: str, around: str) -> bool:
    """Whether a word stands in what describes a name beside it: "Haas, the director of Orlo"."""
    behind = around.partition(name)[2]
    clause = re.split(r"[.;:“”\"]", behind, maxsplit=1)[0]
    before = re.split(r"[.;:“”\",]", around.partition(name)[0])[-1]
    return _stands_in(word, clause) or _stands_in(word, before)
