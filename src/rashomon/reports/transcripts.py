"""Transcripts of recordings: lines that say whose turn it is, beside a running time, or behind
">>"."""

import re
from itertools import islice

from rashomon.shipped.words import PatternMatch, pattern_of

_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|van|von|al|bin|of) )?[^\W_a-z][\w.'’-]*)"
_RUNNING = r"(?:\d{1,3}:)?\d{1,2}:\d\d"
# "Ana Holm  00:41", "Reporter   0:41", "[Ana Holm] 14:02:10", "00:41 Ana Holm:". One word needs a
# gap behind it: "Monday 10:30" is an hour.
TURN = pattern_of(
    rf"(?m)^(?:(?P<name>{_NAME}{{1,4}}[ \t]+|{_NAME}{{0,4}}(?:\t|[ ]{{2}})[ \t]*){_RUNNING}[ \t]*$"
    r"|\[(?P<bracketed>[^\W\d_][^\n\[\]]{1,60})\][ \t]+\d{1,2}:\d\d:\d\d[ \t]*$"
    rf"|[\[(]?{_RUNNING}[\])]?[ \t]+(?:[-–][ \t]+)?(?P<behind>{_NAME}{{0,4}}):[ \t]+)"
)
_FIRST_MINUTE = pattern_of(r"\b00?:(?:00:)?\d\d(?![:\d])")
_LEAD = 20  # lines before the first turn, at most
_FEWEST = 3  # turns of a transcript
_HEADING = pattern_of(r"[^a-z]*[A-Z]{3}[^a-z]*(?:\n|\Z)")


def is_transcript(text: str) -> bool:
    """Whether a text is one: it begins with ">>", or a recording that begins has a few turns, or
    names stand in brackets before the times."""
    if text.startswith(">>"):
        return len(re.findall(r"(?m)^>{2,3} ?[^\W\d_a-z]", text)) >= _FEWEST
    turns = list(islice(TURN.finditer(text), _FEWEST))
    if len(turns) < _FEWEST or text.count("\n", 0, turns[0].start()) > _LEAD:
        return False
    return bool(turns[0]["bracketed"] or _FIRST_MINUTE.search(turns[0][0]))


def turns_of(text: str) -> tuple[str, str]:
    """Returns what stands before the first turn, the headline and the day, without the lists that
    tools put there under a heading in capitals ("SPEAKERS"), and the turns, each behind ">>" and
    the name of who speaks."""
    first = TURN.search(text)
    if first is None:
        return "", text
    title, *others = re.split(r"\n\s*\n", text[: first.start()].strip())
    paragraphs = [title, *(each for each in others if not _HEADING.match(each))]
    return "\n\n".join(paragraphs), TURN.sub(_named_turn, text[first.start() :])


def _named_turn(head: PatternMatch) -> str:
    name = next(filter(None, reversed(head.groups())))
    return f"\n\n>>{name.strip()}: "
