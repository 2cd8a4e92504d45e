"""Lines of a text and their neighbours."""

import pytest

from rashomon.reports.read_report import read_report
from rashomon.reports.text_lines import ends_a_sentence, split_lines, table_rows
from rashomon.settings import ReadSettings


def test_a_line_whose_neighbours_are_left_out_ends_a_sentence() -> None:
    lines = split_lines(
        "Ana: Who mended it?\nThe mast is in the old and very narrow\nyard of the mill."
    )
    assert ends_a_sentence(lines, lines[2])
    assert ends_a_sentence(lines[1:], lines[2])
    assert not ends_a_sentence(lines[2:], lines[2])


@pytest.mark.parametrize(
    "table",
    [
        "Island | Dead | Hurt\nGreat Moor | 12 | 40\nAll | 14 | 49",
        "Ward\tYes\tNo\nNorth\t1,204\t988\nSouth\t2,310\t1,771",
        "Year,Fires,Hectares\n2029,41,1200\n2030,66,2950",
        "Prison          Freed     Left\nOsta North      210       12",
    ],
)
def test_rows_of_a_table(table: str) -> None:
    text = f"Tolls of the storm\n\nThe ministry gave these figures.\n\n{table}\n"
    lines = split_lines(text)
    assert table_rows(lines) == {line.start for line in lines[2:]}
    report = read_report("storm.txt", text.encode(), settings=ReadSettings())
    assert report.outlet is None
    assert not any(span.start >= lines[2].start for span in report.furniture)


def test_lines_of_a_masthead_are_no_table() -> None:
    lines = split_lines("Moor Post | World\nOur dams | More\n\nDam breaks\n\nAna Ek | 3 May 2031")
    assert not table_rows(lines)
