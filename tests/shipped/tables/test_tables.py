"""The tables load and hold what the readers expect."""

import re
from collections import Counter
from pathlib import Path

import rashomon
from rashomon.shipped.tables.agencies import load_agencies
from rashomon.shipped.tables.page_words import load_line_rules

KINDS = {
    "caption",
    "credit",
    "byline",
    "dateline",
    "menu",
    "newsletter",
    "related",
    "teaser",
    "comments",
    "boilerplate",
}


def test_every_agency_has_a_name_of_its_own() -> None:
    agencies = load_agencies()
    assert {"Reuters", "AP", "AFP", "PA"} <= {agency.name for agency in agencies}
    names = Counter(
        name for agency in agencies for name in {*agency.full, *agency.short, *agency.shared}
    )
    assert not [name for name, times in names.items() if times > 1]
    assert all(agency.full or agency.short for agency in agencies)


def test_patterns_type_furniture_as_the_ledger_does() -> None:
    assert {kind for kind, _, _ in load_line_rules()} <= KINDS


def test_each_table_has_a_source_and_each_source_a_table() -> None:
    tables = Path(rashomon.__file__).parent / "shipped" / "tables"
    assert set(
        re.findall(
            r"^\| `([^`]+)` \|", (tables / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    ) == {
        path.relative_to(tables).as_posix()
        for path in tables.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    }
