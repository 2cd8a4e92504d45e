"""Whether a draft gives a quotation to whom the reports that print it give it
(`others_words`)."""

import re
from collections.abc import Iterable

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


def others_words(
    value: Value, speaker: SpeakerWords, printing: Iterable[PrintedReport]
) -> list[str]:
    """Returns who stands beside a quotation in the reports that print it, if that is surely nobody
    whom the draft names for it; "" for a report that names nobody beside it. Returns nothing if one
    of them may give it to that speaker."""
    if speaker.kind is not SpeakerForm.NAME:
        return []
    named = dict[str, None]()
    for printed in printing:
        text = printed.report.text
        places = printed.places_in_text(value.words)
        if not places:  # it stands in the headline
            return []
        for place in places:
            beside = speaker_beside(text, place.start, place.end)
            if _may_be(speaker.name, beside, printed, place.start, place.end):
                return []
            named[beside.name] = None
    return list(named)


def _may_be(name: str, beside: SpeakerWords, printed: PrintedReport, start: int, end: int) -> bool:
    """Whether the speaker of this name may be who stands beside a quotation of a report."""
    text = printed.report.text
    last = name.rpartition(" ")[2]
    if beside.kind is SpeakerForm.NAME:
        around = f"{text[max(0, start - _BESIDE) : start]} {text[end : end + _BESIDE]}"
        is_same = _stands_in(last, beside.name) or _stands_in(beside.name.rpartition(" ")[2], name)
        return is_same or (" " not in last and _describes(last, beside.name, around))
    if beside.kind is SpeakerForm.ROLE:
        return NamesOfReport(printed.report).has(name)
    earlier = speaker_before(text, start)
    if earlier.kind is SpeakerForm.NAME:
        return _stands_in(last, earlier.name) or _stands_in(earlier.name.rpartition(" ")[2], name)
    return _stands_in(last, text[max(0, start - _BEFORE) : start] + text[end : end + _BEHIND])


def _stands_in(word: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", words) is not None


def _describes(word: str, name: str, around: str) -> bool:
    """Whether a word stands in what describes a name beside it: "Haas, the director of Orlo"."""
    behind = around.partition(name)[2]
    clause = re.split(r"[.;:“”\"]", behind, maxsplit=1)[0]
    before = re.split(r"[.;:“”\",]", around.partition(name)[0])[-1]
    return _stands_in(word, clause) or _stands_in(word, before)
