"""Passages under passim's names."""

import json

from factories import make_report
from rashomon.exports.formats import FORMATS
from rashomon.exports.passim import passim_lines
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.ledger import Ledger, Made
from rashomon.model.story import Story

DAM = "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the gorge."
PUMP = "Engineers had warned the district council in March that the northern spillway pump leaked oil."


def ledger(*texts: tuple[str, str, str]) -> Ledger:
    reports = tuple(make_report(text, name, outlet=outlet) for name, outlet, text in texts)
    return Ledger(Made("x"), reports, (Story("s", None, tuple(r.id for r in reports), copies=trace_lineage(reports)),))


def test_a_line_for_each_report_of_each_cluster() -> None:
    made = ledger(
        ("a", "Echo", f"{DAM}\n\n{PUMP}"),
        ("b", "Lamp", f"News. {DAM}"),
        ("c", "Lamp", f"Floods. {DAM} More soon."),
        ("d", "Post", f"So. {PUMP}"),
    )
    lines = [json.loads(line) for line in passim_lines(made)]
    assert [(line["cluster"], line["size"], line["uid"]) for line in lines] == [
        (0, 3, "a"),
        (0, 3, "b"),
        (0, 3, "c"),
        (1, 2, "a"),
        (1, 2, "d"),
    ]
    texts = {report.id: report.text for report in made.reports}
    assert all(line["text"] == texts[line["uid"]][line["begin"] : line["end"]] for line in lines)
    assert [line["pboiler"] for line in lines] == [0.3333, 0.3333, 0.3333, 0.0, 0.0]  # b and c are of one outlet
    assert {"cluster", "size", "begin", "end", "uid", "src", "pboiler"} <= lines[0].keys()


def test_the_source_stands_where_it_is_known() -> None:
    made = ledger(("a", "Harbin Echo", DAM), ("b", "Lamp", f"News. {DAM}\n\nThe Harbin Echo reported it first."))
    first, second = (json.loads(line) for line in passim_lines(made))
    assert first["src"] == []
    assert second["src"] == [{"uid": "a", "begin": first["begin"], "end": first["end"]}]


def test_nothing_copied_gives_nothing() -> None:
    assert FORMATS["passim"].files(ledger(("a", "Echo", DAM), ("b", "Lamp", PUMP))) == {"": b""}
