"""The ledger: the whole document."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from rashomon.model.answer import Answer, Refused
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision, Decisions
from rashomon.model.model_use import ModelUse
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.story import Story

FORMAT = "rashomon-ledger/7"


@record
class Failure:
    """A source that could not be used, and the reason in plain words."""

    source: str
    error: str

    @property
    def line(self) -> str:
        """Returns both in a line."""
        return f"{self.source}: {self.error}"


Failures = tuple[Failure, ...]


@record
class Made:
    """How a ledger was made: by which program, with which settings and models. It has no paths,
    workers or times. `model` is the language model that read along, if any."""

    by: str
    settings: Mapping[str, object] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    model: ModelUse | None = None


@record
class Ledger:
    """Reports, stories and failures, as `compare` returns them. `decisions` has those whose words
    stand in no story, so that none is lost."""

    format: str
    made: Made
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    failures: Failures = ()
    decisions: tuple[Decision, ...] = ()

    def __repr__(self) -> str:
        counts = {
            "reports": len(self.reports),
            "failures": len(self.failures),
            "stories": len(self.stories),
            "rows": sum(len(story.rows) for story in self.stories),
        }
        return f"<Ledger {' '.join(f'{name}={number}' for name, number in counts.items())}>"

    def report(self, report_id: str) -> Report:
        """Returns the report with this id. Raises KeyError if there is none."""
        return by_id(self.reports)[report_id]

    def all_decisions(self) -> Decisions:
        """Returns every decision in it once, in the order in which they came, as far as it says
        so."""
        listed = (
            *(decision for story in self.stories for decision in story.decisions),
            *self.decisions,
        )
        decisions_by_id = by_id(listed)
        return tuple(sorted(decisions_by_id.values(), key=_order_of_arrival))

    def apart(self) -> tuple["Ledger", ...]:
        """Returns a ledger for each story, with only its reports."""
        reports_by_id = by_id(self.reports)
        return tuple(
            replace(
                self,
                reports=tuple(
                    reports_by_id[report_id]
                    for report_id in story.reports
                    if report_id in reports_by_id
                ),
                stories=(story,),
                failures=(),
            )
            for story in self.stories
        )


def _order_of_arrival(decision: Decision) -> tuple[float, str, str]:
    return decision.number or math.inf, decision.at, decision.id


# What became of an answer: the ledger with it, the answer as it stands there, and what of it
# could not be read.
Taken = tuple[Ledger, Sequence[Answer], Sequence[Refused]]
