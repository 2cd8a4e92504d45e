"""The ledger: the whole document."""

from dataclasses import dataclass

from rashomon.model.judgement import Judgement
from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.model.story import Story

FORMAT = "rashomon-ledger/2"


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be used, and why, in plain words."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Made:
    """What made a ledger: program, settings, models; no paths, workers or times. `model`: the language model that read with it, if any."""

    by: str
    settings: tuple[tuple[str, object], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    model: ModelUse | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Reports, stories and failures, as `compare` returns them. `judgements`: those without a target in any story, so that none is lost."""

    made: Made
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    failures: tuple[Failure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    format: str = FORMAT

    def __repr__(self) -> str:
        points, disputed = (sum(map(len, found)) for found in ([s.points for s in self.stories], [s.disputed() for s in self.stories]))
        read = f"reports={len(self.reports)} failures={len(self.failures)}"
        return f"<Ledger {read} stories={len(self.stories)} points={points} disputed={disputed}>"

    def report(self, report_id: str) -> Report:
        """Returns the report with this id. Raises KeyError if there is none."""
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)
