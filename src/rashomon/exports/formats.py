"""The formats of `rashomon export`: one file a format, listed here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.exports.passim import passim_lines
from rashomon.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is, in words, and the function that gives its text piece by piece."""

    about: str
    write: Callable[[Ledger], Iterator[str]]


FORMATS: Mapping[str, Format] = {
    "passim": Format("copied passages under the field names of passim, one JSON object a line", passim_lines),
}
