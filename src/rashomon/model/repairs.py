"""What a language model corrects in what the program read of a story."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is to be corrected in a statement; what is None stays."""

    speaker: str | None = None
    stance: Stance | None = None
    through: str | None = None
    words: Span | None = None
    none: bool = False


@dataclass(frozen=True, slots=True)
class AddedStatement:
    """A statement that is missing."""

    words: Span
    speaker: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Repairs:
    """What a model corrects. Names by a spelling of theirs; `furniture` and `prose` by report: stretches of its text. `by`: "model NAME"."""

    by: str
    statements: Mapping[str, Corrected] = field(default_factory=dict)
    added: tuple[AddedStatement, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    kinds: Mapping[str, NameKind] = field(default_factory=dict)
    no_names: tuple[str, ...] = ()
    furniture: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    prose: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
