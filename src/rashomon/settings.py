"""Every knob: one frozen dataclass per stage, `Settings` holds them all."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of reading. Bytes of a file, characters of a text; a larger one is listed under `failures`."""

    max_bytes: int = 20_000_000
    max_characters: int = 400_000


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How reports are grouped. `one_story`: all reports are of one event, whatever they say."""

    one_story: bool = False


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """What rests on what. `families`: publishers beside those of the table, "Owner: Outlet, Outlet; Owner: Outlet"."""

    families: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; a run is made with one of these and records it."""

    read: ReadSettings = field(default_factory=ReadSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)

    def recorded(self) -> tuple[tuple[str, object], ...]:
        """Every setting as ("stage.name", value), sorted, as the ledger records it."""
        pairs = [(stage.name, getattr(self, stage.name)) for stage in fields(self)]
        return tuple(sorted((f"{name}.{knob.name}", getattr(part, knob.name)) for name, part in pairs for knob in fields(part)))
