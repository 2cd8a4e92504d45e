"""Wikidata ids from a table."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli.group import main
from rashomon.model.document import from_json
from rashomon.names.wikidata_links import read_links


@pytest.mark.parametrize(
    "text",
    ["2267057,Q597", "geonames\twikidata\n2267057\tQ597\tLisbon\n", '"2267057";"Q597"', "2267057,http://www.wikidata.org/entity/Q597\r"],
)
def test_a_pair_a_line(text: str) -> None:
    assert read_links(text) == {2267057: "Q597"}


@pytest.mark.parametrize("text", ["", "a,b", "Q597,2267057"])
def test_a_table_without_pairs_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="no line holds"):
        read_links(text)


@pytest.mark.weights
def test_places_get_the_ids_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain in Lisbon\n\nIt rained in Lisbon on Monday, the mayor said.\n", encoding="utf-8")
    (tmp_path / "links.csv").write_text("2267057,Q597\n", encoding="utf-8")
    out = tmp_path / "ledger.json"
    done = CliRunner().invoke(main, ["compare", str(tmp_path / "a.txt"), "-o", str(out), "--wikidata", str(tmp_path / "links.csv")])
    assert done.exit_code == 0
    [lisbon] = [name for name in from_json(out.read_text(encoding="utf-8")).stories[0].names if name.name == "Lisbon"]
    assert (lisbon.geonames, lisbon.wikidata, lisbon.country) == (2267057, "Q597", "PT")
