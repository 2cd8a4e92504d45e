"""SideBySide: all sentences of a story by their ids."""

from dataclasses import field

from rashomon.model.claim import SentencesById
from rashomon.model.record import record


@record
class SideBySide:
    """Every sentence of a story by its id, with who speaks in it."""

    sentences: SentencesById = field(default_factory=dict)
