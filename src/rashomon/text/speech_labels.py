"""Finds labels that say who speaks in a transcript, an interview or a chat: "IDA HOLM, GOVERNOR:"
at the start of what she says."""

from collections import Counter
from collections.abc import Sequence

from rashomon.model.record import record
from rashomon.shipped.words import pattern_of

_LABEL = pattern_of(
    r"(?m)^[ \t]*(?P<name>[^\W\d_a-z][\w.'’-]*"
    r"(?: (?:(?:de|van|von|al|bin|of) )?[^\W_a-z][\w.'’-]*){0,4})"
    r"(?:,[ ][^:\n.!?]{2,70})?(?:[ ][(\[][^()\[\]\n]{2,40}[)\]])?:[ \t]+"
    r"(?=\S[^\n]{50}|\S[^\n]*[.!?…]\W*(?:\n|\Z))"
)
# The end of a paragraph, or of a line that could be one.
_PARAGRAPH = pattern_of(r"\n[ \t]*\n|[.!?…][^\w\n.!?…]*\n(?=[^\W\d_a-z])")


@record
class SpeechLabel:
    """A label: where it begins and ends, and where the fullest name of its speaker stands."""

    start: int
    end: int
    name: tuple[int, int]


def speech_labels(text: str) -> tuple[SpeechLabel, ...]:
    """Returns the labels of a text in which people speak by turns: two of them twice, or one if
    nearly every paragraph has its label. A label of one word counts only if a longer one ends with
    it, because "Photo:" names nobody."""
    labels = [label for label in _LABEL.finditer(text) if label["name"][0].isupper()]
    places = {label["name"]: label.span("name") for label in reversed(labels)}
    # people who speak in one text
    fullest = _fullest(sorted(places, key=len, reverse=True)[:200])
    turns = []
    speakers: Counter[str] = Counter()
    for label in labels:
        speaker = fullest.get(label["name"], "")
        if " " in speaker:
            turns.append(SpeechLabel(label.start("name"), label.end(), places[speaker]))
            speakers[speaker] += 1
    again = sum(count > 1 for count in speakers.values())
    # of the paragraphs of a text that is all talk
    nearly_all = len(labels) > 0.75 * len(_PARAGRAPH.findall(text.strip()))
    least = 1 if nearly_all and len(turns) >= 3 else 2  # labels of a text that holds nothing else
    if again >= least and len(speakers) >= 2:
        return tuple(turns)
    return ()


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Returns for each of these names, the longest first, the one that ends with it; a name with
    which two end is nobody's but its own."""
    fullest: dict[str, str] = {}
    for name in names:
        ending = f" {name}".casefold()
        longer = {full for full in fullest.values() if f" {full}".casefold().endswith(ending)}
        fullest[name] = longer.pop() if len(longer) == 1 else name
    return fullest
