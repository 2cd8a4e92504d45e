"""Of a report with very many numbers the lines that hold most of them are not read."""

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = "The mayor of Lower Orrin said on Monday that 14 lanterns were stolen."
UPDATE = "Late on Tuesday the count rose to 19."
ROW = "Paid were 12, 4,500, 3.5, 77 and 81 crowns."


def told(rows: int, most: int) -> tuple[list[str], tuple[str, ...]]:
    """The lines that are left out, and the warnings."""
    text = "\n\n".join(["Lanterns gone", STORY, *[ROW] * rows, UPDATE]) + "\n"
    report = read_report("a.txt", text.encode(), settings=ReadSettings(max_numbers=most))
    assert report.text == text
    return [
        piece.quote
        for piece in report.furniture
        if piece.type == "boilerplate" and piece.quote == ROW
    ], report.warnings


def test_tables_are_left_out_and_prose_is_read() -> None:
    lines, warnings = told(400, 2000)
    assert len(lines) == 1  # 400 rows of five and the two figures of the prose
    assert any("2,002 numbers" in warning and "read.max_numbers" in warning for warning in warnings)
    lines, warnings = told(8000, 2000)
    assert len(lines) == 8000 - 399
    assert UPDATE not in "".join(lines)


def test_a_report_within_the_limit_is_as_it_was() -> None:
    lines, warnings = told(20, 2000)
    assert not lines
    assert not any("numbers" in warning for warning in warnings)
