"""Lines of a text and their neighbours."""

from rashomon.reports.text_lines import ends_a_sentence, split_lines


def test_a_line_whose_neighbours_are_left_out_ends_a_sentence() -> None:
    lines = split_lines(
        "Ana: Who mended it?\nThe mast is in the old and very narrow\nyard of the mill."
    )
    assert ends_a_sentence(lines, lines[2])
    assert ends_a_sentence(lines[1:], lines[2])
    assert not ends_a_sentence(lines[2:], lines[2])
