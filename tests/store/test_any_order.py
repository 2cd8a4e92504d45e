"""A story that grows report by report, in whatever order, is the story that all make at once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from factories import make_report
from rashomon.comparing import compare as comparing
from rashomon.lineage.trace_lineage import KnownPairs, trace_lineage
from rashomon.model.document import to_json
from rashomon.model.report import FoundIn, Report
from rashomon.settings import Settings
from rashomon.store import story_ledgers
from rashomon.store.ledgers import whole_ledger
from rashomon.store.neighbours import raw_of
from rashomon.store.update import settle
from stored import Ticking, stored

pytestmark = pytest.mark.weights
SETTINGS = Settings()
HEADLINE = "Lamp dark at Grindle Point"
TOLD = (
    "The lamp of the Grindle Point light went out on Monday night, the harbour board said.",
    "Odo Varr, the keeper of the light, was asleep, said Tirza Holm, who heads the board.",
    "Varr told the Harn Post that he was not asleep when the lamp went out.",
    "Two boats ran aground below Grindle Point and seven people were hurt.",
    "At least nine people were hurt when three boats ran aground, the coastguard said.",
    "Holm denied that the board had known of 12 broken lamps since 3 March.",
    "The keeper's sister said he had asked the board for two new lamps on Friday.",
    "The coastguard of Grindle Point later said eight people had been hurt, not nine.",
)


def told(chance: Random, number: int) -> Report:
    """One report: some of the sentences, of which other reports print many word for word."""
    lines = chance.sample(TOLD, chance.randint(3, 6))
    report = make_report(f"{HEADLINE}\n\n{' '.join(lines)}\n", f"r{number}", title=HEADLINE)
    outlet = ("Harn Post", "Coast Mirror", None)[number % 3]
    found = (FoundIn(report.source, report.source_sha256),)
    day = f"2031-03-{11 + number % 4}"
    return replace(report, outlet=outlet, language="en", published=day, sources=found)


def grown(address: str, reports: Sequence[Report]) -> str:
    """The ledger of a store to which these reports came one after the other."""
    with stored(address) as store:
        for report in reports:
            store.raws.add([raw_of(report)], at="2031-03-15T08:30:00+00:00")
            settle(store, settings=SETTINGS, clock=Ticking())
        return to_json(whole_ledger(store, SETTINGS, {}))


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2))])
def test_reports_that_come_in_any_order_make_one_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(story_ledgers, "_LARGE", 3)  # of three reports it is kept what they share
    chance = Random(seed)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(6)]
    ledger = comparing.compare(reports, settings=SETTINGS)
    assert ledger.stories[0].differences
    assert ledger.stories[0].statements
    for order in range(2):
        chance.shuffle(reports)
        assert grown(str(tmp_path / f"{order}.db"), reports) == to_json(ledger)


def test_copies_known_of_fewer_reports_stand_as_if_found_of_all() -> None:
    chance = Random(4)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(50)]
    chance.shuffle(reports)
    known = KnownPairs()
    for number in (2, 20, 45, 50):  # from 41 on not every two prints of a text are compared
        found = trace_lineage(reports[:number], known)
        assert found == trace_lineage(reports[:number])
    assert len(found.copies) > 50
