"""Whether what an attribution names as its source can say anything: no "plan" that all goes according to, no "decision" to declare something."""

from rashomon.language.attribution import word_set
from rashomon.language.speakers import is_among
from rashomon.statements.draft import Draft, Source
from rashomon.statements.reading import Reading
from rashomon.statements.scene import Speaker
from rashomon.statements.sources import can_speak

_TIMES = frozenset({"DATE", "TIME"})
_SHOWS = frozenset({"suggest", "show", "indicate", "mean", "demonstrate"})


def can_be_source(reading: Reading, draft: Draft, speaker: Speaker | None) -> bool:
    """Whether the phrase may be a speaker: a person, a body, a text, or any thing that something is told "according to"."""
    head = draft.source.head if draft.source is not None else None
    if head is None or draft.source is None or speaker is None or speaker.person is not None:
        return True
    if speaker.name_id is not None or reading.stretches[reading.stretch_of[head.i]].title:
        return True
    if draft.clause is not None and "according" in draft.clause.frames:
        return head.lemma_.casefold() not in word_set("courses")
    if head.pos_ == "PROPN":
        return head.ent_type_ not in _TIMES and not head.doc[speaker.first].is_quote
    return can_speak(head) or is_among(head.lemma_.casefold(), "heads") or _is_a_surname(draft, draft.source)


def _is_a_surname(draft: Draft, source: Source) -> bool:
    """Whether one word with a capital, which the parser took for a common noun, stands alone before its verb: "Falk tweeted"."""
    if draft.clause is None or source.last - source.first != 1 or source.head.tag_ != "NN":
        return False
    return source.head.text[0].isupper() and draft.clause.verb.lemma_ not in _SHOWS
