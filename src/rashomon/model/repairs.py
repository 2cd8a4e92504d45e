"""Corrections by a language model to what the program read of a story."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrections to one statement; None leaves a field unchanged."""

    speaker: str | None = None
    stance: Stance | None = None
    through: str | None = None
    words: Span | None = None
    none: bool = False


@dataclass(frozen=True, slots=True)
class AddedStatement:
    """A statement that the program missed."""

    words: Span
    speaker: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Repairs:
    """What a model corrects, with the mark of its maker in `by` ("model NAME").

    Names go by one of their spellings; `furniture` and `prose` hold stretches of text by report.
    """

    by: str
    statements: Mapping[str, Corrected] = field(default_factory=dict)
    added: tuple[AddedStatement, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    kinds: Mapping[str, NameKind] = field(default_factory=dict)
    no_names: tuple[str, ...] = ()
    furniture: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    prose: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
