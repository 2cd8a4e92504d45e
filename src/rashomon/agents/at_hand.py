"""AssistantLimits: which files an assistant may have read and written; AtHand: the reports and ledgers at hand. A refusal says what to do instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.agents.text_views import shown
from rashomon.errors import StopError
from rashomon.file_writing import write_file
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.report import Report

SECONDS = 300.0  # of processor time for one call
CHARACTERS = 4_000_000  # of all reports at hand
_LEDGERS = 12  # kept at hand; the oldest are let go


class CallRefused(Exception):
    """A refused call; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class AssistantLimits:
    """The readable folders, the one writable folder (None: nothing is written), the processor time of a call, and the characters of all
    reports at hand.
    """

    folders: tuple[Path, ...] = ()
    output: Path | None = None
    seconds: float = SECONDS
    characters: int = CHARACTERS

    def found(self, given: str) -> Path:
        """Returns the file or folder of this name with links resolved; a relative name is looked up in each readable folder. Raises CallRefused."""
        if not self.folders:
            raise CallRefused("no folder may be read: give the reports as texts, or have the user start the server with a folder")
        try:
            for place in (folder / given for folder in self.folders):
                path = place.resolve()
                if self.allows(path) and path.exists():
                    return path
        except (OSError, ValueError, RuntimeError) as error:
            raise CallRefused(f"{given[:200]!r}: no file can have this name") from error
        allowed = ", ".join(map(str, self.folders))
        raise CallRefused(f"{given[:200]!r}: no such file or folder in the folders that may be read ({allowed})")

    def allows(self, path: Path) -> bool:
        """Whether a path without links lies in a readable folder."""
        return any(path == folder or folder in path.parents for folder in self.folders)

    def write(self, name: str, data: bytes) -> Path:
        """Writes a file into the output folder and returns its path. Raises CallRefused if there is no such folder, or the name leads out of it."""
        if self.output is None:
            raise CallRefused("nothing may be written: have the user start the server with --output FOLDER")
        path = (self.output / name).resolve()
        if self.output not in path.parents:
            raise CallRefused("this would be written outside the output folder")
        try:
            write_file(path, data, folders=True)
        except StopError as error:
            raise CallRefused(str(error)) from error
        return path


def resolved_folders(given: Iterable[str]) -> tuple[Path, ...]:
    """Returns the folders with links resolved, without duplicates. Raises StopError if one is not a folder."""
    out = []
    for name in given:
        path = Path(name).resolve()
        if not path.is_dir():
            raise StopError(f"{name} is no folder")
        out.append(path)
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True, slots=True)
class Rows:
    """What an assistant supplied for a ledger: the text of its rows and of its second look, the reports concerned, and the answers."""

    text: str
    look: str
    reports: tuple[str, ...]
    told: tuple[str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class KeptLedger:
    """A ledger at hand. `files`: its files in the output folder, by kind; `rows`: the assistant's, if any."""

    id: str
    ledger: Ledger
    files: Mapping[str, str] = field(default_factory=dict)
    rows: Rows | None = None


class AtHand:
    """Reports by id, what could not be read, and the latest ledgers."""

    def __init__(self, characters: int) -> None:
        self.reports: dict[str, Report] = {}
        self.ledgers: dict[str, KeptLedger] = {}
        self.failures: list[Failure] = []
        self._characters = characters

    def add_reports(self, given: Sequence[Report], failures: Iterable[Failure]) -> list[Report]:
        """Adds the reports of one call, and returns them as they are now held. Raises CallRefused for too many characters."""
        held = self.reports | {report.id: report for report in given if report.id not in self.reports}
        if sum(len(report.text) for report in held.values()) > self._characters:
            raise CallRefused(f"at hand may be {self._characters:,} characters: name fewer reports, or have the user start the server anew")
        self.reports = held
        self.failures = list(dict.fromkeys((*self.failures, *failures)))
        return [self.reports[report.id] for report in given]

    def chosen(self, ids: Sequence[str]) -> list[Report]:
        """Returns the reports with these ids, by default all, by id. Raises CallRefused."""
        if not self.reports:
            raise CallRefused("no report is at hand: call read_reports first")
        missing = [one for one in ids if one not in self.reports]
        if missing:
            known = shown(", ".join(sorted(self.reports)), 600)
            raise CallRefused(f"no report at hand has the id {shown(missing[0], 80)!r}; there are: {known}")
        return [self.reports[one] for one in sorted(set(ids) or self.reports)]

    def keep(self, made: KeptLedger) -> None:
        """Keeps a ledger as the latest; the oldest is dropped if there are too many."""
        self.ledgers.pop(made.id, None)
        self.ledgers[made.id] = made
        while len(self.ledgers) > _LEDGERS:
            self.ledgers.pop(next(iter(self.ledgers)))

    def ledger(self, given: str) -> KeptLedger:
        """Returns the ledger with this id, by default the latest. Raises CallRefused."""
        if not self.ledgers:
            raise CallRefused("no ledger is at hand: call compare or prove_rows first")
        if given and given not in self.ledgers:
            raise CallRefused(f"no ledger at hand has the id {shown(given, 80)!r}; there are: {', '.join(self.ledgers)}")
        return self.ledgers[given] if given else next(reversed(self.ledgers.values()))
