"""How a matter is named and how its variants are told in words: what is a value of its own (a
number, a day, a limit), and what only stands as words of its report, with its speaker.

One place for exports, changes, search and assistants.
"""

from collections.abc import Mapping

from rashomon.model.passage import CHIPS, Passage, PassageSentence, Reading, Variant
from rashomon.model.span import Span
from rashomon.telling.passage_words import whose
from rashomon.telling.wording import marked
from rashomon.text.report_names import shorten

_LONGEST = 80  # characters of the words of a reading, which are twelve at most


def matter_named(passage: Passage, names: Mapping[str, str]) -> str:
    """Returns the words that name a matter, with whose they are; `names`: of reports, by id."""
    return f"“{passage.name}” ({whose(passage.naming_sentence(), names)})"


def matter_told(passage: Passage) -> str:
    """Returns the words that name a matter; with their speaker where they are not a report's
    own."""
    one = passage.naming_sentence()
    return (
        marked(f"{passage.name} ({one.speaker})", one.speaker_by) if one.speaker else passage.name
    )


def bearing(passage: Passage, words: Span) -> PassageSentence | None:
    """Returns the sentence of a passage in which these words stand."""
    return next((one for one in passage.sentences if one.quote.overlaps(words)), None)


def reading_value(variant: Variant, reading: Reading) -> str | None:
    """Returns what a reading says as a value; None where it only stands as words of its report."""
    return reading.value if variant.kind in CHIPS else None


def reading_words(passage: Passage, variant: Variant, reading: Reading) -> str:
    """Returns a reading in words: its value, else its words in its first report, marked as such,
    with their speaker."""
    value = reading_value(variant, reading)
    if value is not None:
        return value
    if not reading.spans:
        return ""
    words = reading.spans[0]
    told = bearing(passage, words)
    said = f"“{shorten(' '.join(words.quote.split()), _LONGEST)}”"
    return f"{said} ({told.speaker})" if told and told.speaker else said


def thing_told(variant: Variant) -> str:
    """Returns what a variant is about, with "perhaps" where it is not sure that its readings are of
    one thing, and with its author."""
    doubt = "" if variant.is_sure() else ", perhaps of one thing"
    return marked(f"{variant.thing}{doubt}", variant.by)
