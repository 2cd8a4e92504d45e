"""What a passage has that sentences do not have, or have otherwise (`Fault`)."""

from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import Span


class FaultKind(StrEnum):
    """What of a passage was not found in sentences, or stands there otherwise."""

    NUMBER = "number"
    LIMIT = "limit"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    QUOTATION = "quotation"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    SPEAKER = "speaker"
    WORDS = "words"
    LABEL = "label"


@record
class Fault:
    """Something of a passage that was not found.

    - `words`: the words that were looked for, "" for the whole passage
    - `place`: where something of the kind stands, None if it stands nowhere; of a sentence that was
      named and does not have the passage (`label`), this sentence
    """

    kind: FaultKind
    words: str = ""
    place: Span | None = None
