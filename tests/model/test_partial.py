"""A page that several stories read, as each of them reads it."""

from factories import make_report
from rashomon.model.partial import SharedPassage, as_read, only, opens, part_of, whole, without

TEXT = "Head\n\nOne one one.\n\nTwo two two.\n\nThree.\n"
AT, END = TEXT.index("Two"), TEXT.index("Two") + len("Two two two.")


def test_a_passage_is_left_out_or_read_alone() -> None:
    report = make_report(TEXT)
    left, alone = without(report, [(AT, END)]), only(report, [(AT, END)])
    assert [span.quote for span in left.furniture] == ["Two two two."]
    assert opens(left)
    assert not opens(alone)
    told, other = part_of(left), part_of(alone)
    assert told
    assert other
    assert [span.quote for span in told.spans] == ["Head\n\nOne one one.", "Three."]
    assert [span.quote for span in other.spans] == ["Two two two."]
    assert whole(left) == whole(alone) == report
    assert part_of(report) is None


def test_what_a_story_reads() -> None:
    reports = [make_report(TEXT, name) for name in ("c", "a", "b")]
    a, b, c = as_read(
        reports,
        [SharedPassage("a", AT, END)],
        [SharedPassage("b", AT, END), SharedPassage("z", 0, 4)],
    )
    assert a == only(reports[1], [(AT, END)])
    assert b == without(reports[2], [(AT, END)])
    assert c == reports[0]
