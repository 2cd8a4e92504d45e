"""Variants as people decided: a decision names words of reports, and holds wherever these give
readings. (How a judgement becomes such a step: tests/authored/test_variants.py.)"""

from dataclasses import replace

import pytest

from factories import make_passage, make_report, make_sentence, quoted
from rashomon.authored.constraints import Place, Ruling, VariantStep
from rashomon.model.passage import First, Passage, Reading, Variant, VariantKind
from rashomon.passages.variants_as_judged import obey_variants

NUMBERS = {"a": "Nine", "b": "Nine", "c": "Eleven", "d": "Twelve"}
REPORTS = {name: make_report(f"{many} goats fled.", name) for name, many in NUMBERS.items()}


def place(report: str) -> Place:
    """Where the number of a report stands."""
    return report, 0, len(NUMBERS[report])


def reading(*reports: str, lines: int = 1, first: First | None = None) -> Reading:
    """The number that these reports give."""
    spans = tuple(quoted(REPORTS[one], NUMBERS[one]) for one in reports)
    return Reading(NUMBERS[reports[0]], spans, len(reports), lines, lines, first)


GOATS = Variant(
    "v-1",
    "goats",
    VariantKind.NUMBER,
    (
        reading("a", "b", lines=2, first=First("a", "2031-05-02")),
        reading("c"),
        reading("d"),
    ),
    alone="Eleven",
    strength=0.6,
)
OTHER = replace(GOATS, id="v-2", thing="fled", readings=GOATS.readings[1:], alone=None)


def matter(*variants: Variant) -> Passage:
    told = [make_sentence(report, report.text) for report in REPORTS.values()]
    return make_passage("r-1", *told, variants=variants)


def after(
    how: Ruling, *reports: str, value: str | None = None, variants: tuple[Variant, ...] = (GOATS,)
) -> tuple[Variant, ...]:
    """What is left of the variants after one decision about the words of these reports."""
    step = VariantStep(how, tuple(map(place, reports)), "person ina", value)
    (passage,) = obey_variants([matter(*variants)], [step])
    return passage.variants


def read(variant: Variant) -> dict[str, str]:
    return {one.value: "".join(span.report for span in one.spans) for one in variant.readings}


def test_two_readings_of_one_thing_are_sure_by_who_said_so() -> None:
    (variant,) = after(Ruling.SAME, "a", "c")
    assert variant == replace(GOATS, strength=1.0, by="person ina")


@pytest.mark.parametrize("how", [Ruling.SAME, Ruling.NOT_SAME])
def test_words_of_one_reading_alone_decide_nothing(how: Ruling) -> None:
    assert after(how, "a", "b") == (GOATS,)


def test_what_is_of_two_things_is_shown_no_more_and_others_stay() -> None:
    assert after(Ruling.NOT_SAME, "a", "c", variants=(GOATS, OTHER)) == (OTHER,)
    assert after(Ruling.NOT_SAME, "c", "d", variants=(GOATS, OTHER)) == ()


def test_words_that_are_taken_out_count_no_more() -> None:
    (variant,) = after(Ruling.NOTHING, "a")
    assert (read(variant), variant.by) == (
        {"Nine": "b", "Eleven": "c", "Twelve": "d"},
        "person ina",
    )
    nine, *others = variant.readings
    assert (nine.reports, nine.lines, nine.least_lines) == (1, 1, 1)
    assert nine.first is None  # it was the report that is out
    assert tuple(others) == GOATS.readings[1:]
    (variant,) = after(Ruling.NOTHING, "b")
    assert variant.readings[0].first == First("a", "2031-05-02")
    assert variant.alone == "Eleven"


def test_what_was_alone_is_not_where_it_is_out() -> None:
    (variant,) = after(Ruling.NOTHING, "c")
    assert (read(variant), variant.alone) == ({"Nine": "ab", "Twelve": "d"}, None)


def test_words_that_nothing_holds_change_nothing() -> None:
    report = REPORTS["a"]
    step = VariantStep(Ruling.NOTHING, (("a", 5, len(report.text)),), "person ina")
    beside = matter(GOATS)
    assert obey_variants([beside], [step]) == (beside,)


def test_a_value_read_anew_stands_with_the_reports_that_give_it() -> None:
    (variant,) = after(Ruling.READ, "c", value="Twelve")
    assert read(variant) == {"Nine": "ab", "Twelve": "cd"}
    twelve = variant.readings[1]
    assert (twelve.reports, twelve.lines, twelve.least_lines) == (2, 1, 1)
    (variant,) = after(Ruling.READ, "c", value="ten")
    assert read(variant) == {"Nine": "ab", "Twelve": "d", "ten": "c"}
    ten = variant.readings[2]
    assert (ten.reports, ten.lines, ten.least_lines, ten.first) == (1, 1, 1, None)
    assert variant.by == "person ina"


def test_a_value_read_as_it_stands_changes_nothing() -> None:
    assert after(Ruling.READ, "c", value="Eleven") == (GOATS,)


@pytest.mark.parametrize(
    ("readings", "reports"),
    [
        ((reading("a"), reading("c")), "c"),  # one reading is left
        ((reading("a", "b"), reading("c")), "c"),
    ],
)
def test_what_no_longer_differs_is_gone(readings: tuple[Reading, ...], reports: str) -> None:
    assert after(Ruling.NOTHING, *reports, variants=(replace(GOATS, readings=readings),)) == ()


def test_two_readings_of_one_report_are_no_difference_between_reports() -> None:
    text = make_report("Nine goats fled, or eleven.", "e")
    own = [Reading(word, (quoted(text, word),), 1, 1, 1) for word in ("Nine", "eleven")]
    both = replace(GOATS, readings=(*own, reading("c")))
    assert after(Ruling.NOTHING, "c", variants=(both,)) == ()


def test_decisions_are_obeyed_one_after_the_other() -> None:
    steps = [
        VariantStep(Ruling.NOT_SAME, (place("a"), place("c")), "person ina"),
        VariantStep(Ruling.SAME, (place("a"), place("c")), "person oda"),
    ]
    (passage,) = obey_variants([matter(GOATS)], steps)
    assert [(one.strength, one.by) for one in passage.variants] == [(1.0, "person oda")]
    (passage,) = obey_variants([matter(GOATS)], steps[::-1])
    assert passage.variants == ()
