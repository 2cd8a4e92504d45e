"""What a server may do and what it holds while it runs: which files may be read and written, and
the reports and ledgers by id. If it refuses something, it says what to do instead."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path

from rashomon.agents.tool_answers import shown
from rashomon.errors import StopError
from rashomon.file_writing import write_file
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.stored import Hit
from rashomon.settings import AgentSettings
from rashomon.store.library_store import open_store


class CallRefused(Exception):
    """A call that is refused. The message says why, and what to do instead."""


@record
class AssistantLimits:
    """The folders that may be read, and the one that may be written to. If that is None, nothing is
    written."""

    folders: tuple[Path, ...] = ()
    output: Path | None = None
    limits: AgentSettings = field(default_factory=AgentSettings)

    def found(self, name: str) -> Path:
        """Returns the file or folder of this name, with links resolved. A relative name is looked
        up in each folder that may be read. Raises CallRefused if it is not there, or may not be
        read."""
        if not self.folders:
            raise CallRefused(
                "no folder may be read: give the reports as texts, or have the user start the "
                "server with --folder"
            )
        try:
            for folder in self.folders:
                path = (folder / name).resolve()
                if any(map(path.is_relative_to, self.folders)) and path.exists():
                    return path
        except (OSError, ValueError, RuntimeError) as error:
            raise CallRefused(f"{name[:200]!r}: no file can have this name") from error
        allowed = ", ".join(map(str, self.folders))
        raise CallRefused(
            f"{name[:200]!r}: no such file or folder in the folders that may be read ({allowed})"
        )

    def write(self, name: str, data: bytes) -> Path:
        """Writes a file into the output folder and returns its path. Raises CallRefused if there is
        no such folder, or the name leads out of it."""
        path = ((self.output or Path()) / name).resolve()
        if self.output not in path.parents:
            raise CallRefused("this would be written outside the output folder")
        try:
            write_file(path, data, folders=True)
        except StopError as error:
            raise CallRefused(str(error)) from error
        return path


def resolved_folders(folder_names: Iterable[str]) -> tuple[Path, ...]:
    """Returns the folders with links resolved, without duplicates. Raises StopError if one is not a
    folder."""
    folders = {}
    for name in folder_names:
        path = Path(name).resolve()
        if not path.is_dir():
            raise StopError(f"{name} is no folder")
        folders[path] = name
    return tuple(folders)


@record
class StoreStories:
    """The stories of a store. The store is opened anew each time, because others may write to
    it."""

    address: str

    def titles(self) -> Sequence[tuple[str, str]]:
        """Returns ids and titles, last updated first."""
        with open_store(self.address, create=False) as store:
            rows = store.stories(most=200)
            return [(row.id, row.title or "untitled") for row in rows]

    def found(self, words: str) -> Sequence[Hit]:
        """Returns where all of these words stand in reports, best first."""
        with open_store(self.address, create=False) as store:
            return store.search(words)

    def ledger(self, story: str) -> Ledger:
        """Returns the ledger of a story. Raises StopError if there is none."""
        with open_store(self.address, create=False) as store:
            return store.story(story)


class ServerState:
    """Reports at hand, and the latest ledgers."""

    def __init__(self, limits: AgentSettings, stories: StoreStories | None) -> None:
        self.reports: dict[str, Report] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.failures: list[Failure] = []
        self.stories = stories
        self._limits = limits
        self._together: dict[str, int] = {}  # in which call each report was read
        self._calls = 0

    def add_reports(self, reports: Reports, failures: Iterable[Failure]) -> list[Report]:
        """Adds the reports of one call, and returns them as they are now held. Raises CallRefused
        if there are too many."""
        at_hand = self.reports | by_id(reports) | self.reports
        most = self._limits
        characters = sum(len(report.text) for report in at_hand.values())
        if len(at_hand) > most.max_reports or characters > most.max_characters:
            raise CallRefused(
                f"at hand may be {most.max_reports:,} reports of "
                f"{most.max_characters:,} characters: "
                "name fewer, or have the user start the server anew"
            )
        self._calls += 1
        self.reports = at_hand
        for ident in at_hand:
            self._together.setdefault(ident, self._calls)
        self.failures = list(dict.fromkeys((*self.failures, *failures)))[-most.max_reports :]
        return [self.reports[report.id] for report in reports]

    def chosen(self, ids: Sequence[str]) -> list[Report]:
        """Returns the reports with these ids, by id. Without ids, returns all. Raises CallRefused
        if there is no such report."""
        if not self.reports:
            raise CallRefused("no report is at hand: call read_reports first")
        for ident in ids:
            if ident not in self.reports:
                ids_at_hand = shown(", ".join(sorted(self.reports)), 600)
                raise CallRefused(
                    f"no report at hand has the id {shown(ident, 80)!r}; there are: {ids_at_hand}"
                )
        return [self.reports[ident] for ident in sorted(set(ids) or self.reports)]

    def were_read_together(self, reports: Reports) -> bool:
        """Whether one call read all of them, so that they are settled together."""
        return len({self._together[report.id] for report in reports}) == 1

    def keep(self, ident: str, ledger: Ledger) -> None:
        """Keeps a ledger as the latest one. If there are too many, the oldest is dropped."""
        self.ledgers.pop(ident, None)
        self.ledgers[ident] = ledger
        while len(self.ledgers) > self._limits.max_ledgers:
            self.ledgers.pop(next(iter(self.ledgers)))

    def ledger(self, ledger_id: str) -> tuple[str, Ledger]:
        """Returns the ledger or stored story with this id, and the id. Without an id, returns the
        latest. Raises CallRefused if there is none."""
        if not ledger_id:
            if not self.ledgers:
                raise CallRefused("no ledger is at hand: call compare first")
            return next(reversed(self.ledgers.items()))
        if ledger_id in self.ledgers:
            return ledger_id, self.ledgers[ledger_id]
        if self.stories and ledger_id in dict(self.stories.titles()):
            self.keep(ledger_id, self.stories.ledger(ledger_id))
            return ledger_id, self.ledgers[ledger_id]
        raise CallRefused(
            f"no ledger at hand has the id {shown(ledger_id, 80)!r}; there are: "
            f"{', '.join(self.ledgers) or 'none'}"
        )
