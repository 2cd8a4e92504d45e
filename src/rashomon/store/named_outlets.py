"""Outlets that a user names for files that the store has already (`mend_outlets`). They mend the
report; where other files have its text and are of another outlet, a file is a report of its own."""

import getpass
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rashomon.decisions.in_force import in_force
from rashomon.model.authors import PERSON
from rashomon.model.decision import Decision, DecisionKind, Decisions, decide
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.stored import Raw
from rashomon.reports.duplicates import keys_of
from rashomon.reports.read_report import given_outlet
from rashomon.reports.report_pile import LocatedOutcome
from rashomon.settings import Settings
from rashomon.store.database.open import SqlStore
from rashomon.store.decision_log import keep_and_log
from rashomon.store.neighbours import raw_of


def noting_outlets(
    outcomes: Iterable[LocatedOutcome], settings: Settings, named: dict[str, str]
) -> Iterator[LocatedOutcome]:
    """Passes outcomes on and notes, by the keys of raw reports, the outlets that the user names."""
    for located in outcomes:
        report = located.outcome
        if isinstance(report, Report) and settings.read.outlets:
            outlet = given_outlet(report.source, url=report.url, settings=settings.read)
            if outlet:
                named[raw_of(report, located.place).key] = outlet
        yield located


def mend_outlets(store: SqlStore, named: Mapping[str, str]) -> tuple[int, int]:
    """Keeps the outlets that the user names, by the keys of raw reports. Returns how many reports
    were mended by a decision of the user, and how many raw reports are of a report of their own
    from now on."""
    if not named:
        return 0, 0
    decided = _decided_outlets(store.decisions.all())
    decisions: list[Decision] = []
    own: list[Raw] = []
    for raws in store.raws.beside(named):
        shared = _Shared(raws, named, decided)
        decisions += shared.mending(store.moment())
        own += shared.of_other_outlets()
    store.raws.read_anew(own)
    return keep_and_log(store, decisions), len(own)


@record
class _Shared:
    """The raw reports that make one report, in order of arrival, the outlets that the user names
    now, and those that people decided."""

    raws: tuple[Raw, ...]
    named: Mapping[str, str]
    decided: Mapping[tuple[str, str | None], str | None]

    @property
    def outlet_now(self) -> str | None:
        """Returns the outlet of the report."""
        first = self.raws[0].report
        return self.decided.get((first.sha256, first.house), first.outlet)

    @property
    def names(self) -> dict[str, str]:
        """Returns the outlets that the user names now, by the places of files: what was read there
        earlier is of the same outlet."""
        return {_file_of(raw): self.named[raw.key] for raw in self.raws if raw.key in self.named}

    @property
    def outlet(self) -> str | None:
        """Returns the outlet of the report from now on: the one that it has, if the user names none
        for some of the files, or this one, too; otherwise the first one that is named."""
        names = [self.names.get(_file_of(raw)) for raw in self.raws]
        return self.outlet_now if {None, self.outlet_now}.intersection(names) else names[0]

    def mending(self, at: str) -> Iterator[Decision]:
        """Yields the decision that the report has this outlet, unless it has it."""
        if self.outlet != self.outlet_now:
            yield decide(
                DecisionKind.OUTLET,
                reports=[self.raws[0].report],
                value=self.outlet,
                by=f"{PERSON}{user_name()}",
                at=at,
                why="named with --outlets",
            )

    def of_other_outlets(self) -> Iterator[Raw]:
        """Yields the raw reports of other outlets, as if they had been read so at first."""
        for raw in self.raws:
            outlet = self.names.get(_file_of(raw), self.outlet)
            if outlet != self.outlet:
                report = replace(raw.report, outlet=outlet)
                yield replace(raw, report=report, keys=keys_of(report, raw.place))


def _file_of(raw: Raw) -> str:
    """Returns where a raw report was read, otherwise its own key."""
    return raw.place or raw.key


def _decided_outlets(decisions: Decisions) -> dict[tuple[str, str | None], str | None]:
    """Returns the outlets that people decided, by the hash of the text and the outlet as read."""
    outlets = {}
    for decision in in_force(decisions):
        if decision.what is DecisionKind.OUTLET:
            for place in decision.whole_reports():
                outlets[place] = decision.value
    return outlets


def user_name(otherwise: str = "unknown") -> str:
    """Returns what the user is called on this computer, `otherwise` if that is not known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return otherwise
