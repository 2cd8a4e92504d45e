"""The whole document."""

from dataclasses import dataclass

from rashomon.model.judgement import Judgement
from rashomon.model.report import Report
from rashomon.model.story import Story

FORMAT = "rashomon-ledger/1"


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be used, and why, in plain words."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Made:
    """What made a ledger: program, settings, models; nothing of paths, workers or time."""

    by: str
    settings: tuple[tuple[str, object], ...] = ()
    models: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reports, stories and failures: what `compare` gives. `judgements`: those that no story has a target for, so that none is lost."""

    made: Made
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    failures: tuple[Failure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    format: str = FORMAT

    def report(self, report_id: str) -> Report:
        """The report of that id. Raises KeyError when there is none."""
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)
