"""A story that grows report by report, in whatever order, is the story that all make at once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from factories import make_report
from rashomon.comparing import compare as comparing
from rashomon.copies.copied_stretch import CopiedStretch
from rashomon.copies.copyable_words import CopyableWords
from rashomon.copies.stretches import find_stretches
from rashomon.copies.trace_lineage import KnownPairs, trace_lineage
from rashomon.mentions.days.mentions import Mentions, find_mentions
from rashomon.model.document import to_json
from rashomon.model.report import FoundIn, Report
from rashomon.settings import Settings
from rashomon.store import story_ledgers
from rashomon.store.database.column_values import pack
from rashomon.store.database.open import SqlStore
from rashomon.store.database.reports import kept_key
from rashomon.store.database.schema import REPORT
from rashomon.store.ledgers import whole_ledger
from rashomon.store.settle_reports import raw_of
from rashomon.store.update import settle
from rashomon.text.parsed_report import Annotations
from stored import stored

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


def grown(store: SqlStore, reports: Sequence[Report]) -> str:
    """The ledger of a store to which these reports came one after the other."""
    for report in reports:
        store.raws.add([raw_of(report)], at="2031-03-15T08:30:00+00:00")
        settle(store)
    return to_json(whole_ledger(store))


def packed(store: SqlStore, what: str = "pairs") -> dict[str, bytes]:
    """What the store keeps of pairs of reports, or what was "made" of single ones."""
    ids = store.column(select(REPORT.id))
    return store.reports.get_parses(map(partial(kept_key, what), ids))


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2))])
def test_reports_that_come_in_any_order_make_one_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(story_ledgers, "_LARGE", 3)  # of three reports it is kept what they share
    chance = Random(seed)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(6)]
    ledger = comparing.compare(reports, settings=SETTINGS)
    assert ledger.stories[0].rows
    assert ledger.stories[0].statements
    for order in range(2):
        chance.shuffle(reports)
        with stored(str(tmp_path / f"{order}.db")) as store:
            assert grown(store, reports) == to_json(ledger)


def test_what_pairs_share_is_kept_with_their_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_ledgers, "_LARGE", 3)
    asked: list[tuple[str, str]] = []

    def find(left: CopyableWords, right: CopyableWords) -> list[CopiedStretch]:
        asked.append((left.report.id, right.report.id))
        return find_stretches(left, right)

    monkeypatch.setattr("rashomon.copies.trace_lineage.find_stretches", find)
    chance = Random(7)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(5)]
    *before, new, last = reports
    address = str(tmp_path / "s.db")
    with stored(address) as store:
        grown(store, before)
    asked.clear()
    with stored(address) as store:  # another program goes on
        grown(store, [new])
        assert len(asked) == len(before)
        assert all(new.id in pair for pair in asked)
        kept = packed(store)
        hurt = max(kept, key=lambda key: len(kept[key]))
        store.reports.put_parses({hurt: b"hurt"})
    with stored(address) as store:
        expected = to_json(comparing.compare(reports, settings=SETTINGS))
        assert grown(store, [last]) == expected
        held = packed(store)
        store.reports.take_out([report.id for report in reports])
        assert held
        assert not store.reports.get_parses(held)


def test_what_is_made_of_a_report_is_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_ledgers, "_LARGE", 3)
    read: list[str] = []

    def mentions(page: Annotations) -> Mentions:
        read.append(page.id)
        return find_mentions(page)

    monkeypatch.setattr("rashomon.mentions.days.mentions.find_mentions", mentions)
    chance = Random(5)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(6)]
    *before, third, second, last = reports
    address = str(tmp_path / "s.db")
    with stored(address) as store:
        grown(store, before)
    with stored(address) as store:  # another program goes on
        read.clear()
        grown(store, [third])
        assert read == [third.id]
        kept = packed(store, "made")
        assert len(kept) == 4
        hurt = min(kept)
        store.reports.put_parses({hurt: b"hurt"})
    with stored(address) as store:
        read.clear()
        grown(store, [second])
        assert len(read) == 2  # the new one, and the one of which the bytes were hurt
        old = {key: pack({"times": ["of another program", []]}) for key in packed(store, "made")}
        store.reports.put_parses(old)
    with stored(address) as store:
        read.clear()
        assert grown(store, [last]) == to_json(comparing.compare(reports, settings=SETTINGS))
        assert sorted(set(read)) == sorted(report.id for report in reports)
        held = packed(store, "made")
        store.reports.take_out([report.id for report in reports])
        assert len(held) == 6
        assert not store.reports.get_parses(held)


def test_copies_known_of_fewer_reports_stand_as_if_found_of_all() -> None:
    chance = Random(4)  # noqa: S311  an order, not a secret
    reports = [told(chance, number) for number in range(50)]
    chance.shuffle(reports)
    known = KnownPairs()
    for number in (2, 20, 45, 50):  # from 41 on not every two prints of a text are compared
        found = trace_lineage(reports[:number], known)
        assert found == trace_lineage(reports[:number])
    assert len(found.copies) > 50
