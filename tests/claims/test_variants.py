"""Numbers and days of which reports give different readings in one matter."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from factories import parse_report, quoted
from matters import by_reports, laid, pages_of
from rashomon.model.date import Date
from rashomon.model.passage import Counts, PassageSentence, Variant, VariantKind, VariantRelation
from rashomon.passages.variants import VariantStory, find_variants
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights


def test_words_that_differ_are_no_variant() -> None:
    assert not found("Police arrested the ferry captain", "Police arrested the ferry deckhand")
    assert not found("Police will search the old mill.", "Police searched the old mill.")


Count = Callable[[Sequence[PassageSentence]], Counts]


def found(
    *texts: str,
    pages: Sequence[Annotations] = (),
    strength: float = 0.95,
    count: Count = by_reports,
    perhaps: str = "",
    dates: Sequence[tuple[str, str]] = (),
) -> tuple[Variant, ...]:
    """The variants of the matter that these reports tell; `dates`: words of the reports in their
    order, with their days."""
    pages = pages or pages_of(*texts)
    reports = [page.report for page in pages]
    days = [
        Date(f"d-{n}", quoted(report, words), day, day)
        for n, (report, (words, day)) in enumerate(zip(reports, dates, strict=False))
    ]
    matter = laid(pages, perhaps=perhaps, dates=days)
    story = VariantStory(matter.terms, matter.pages, lambda _one, _other: strength, count)
    (passage,) = find_variants([matter.passage], story)
    return passage.variants


def read(variant: Variant) -> dict[str, str]:
    """The readings of a variant, each with the reports that give it."""
    return {one.value: "".join(span.report for span in one.spans) for one in variant.readings}


COUNTED = "The harbour master counted 130 vehicles on the deck of the ferry."
STOOD = "On the deck stood 140 vehicles, said a diver."


def test_a_number_stands_with_all_who_give_it_and_the_thing_that_it_counts() -> None:
    (vehicles,) = [
        one
        for one in found(COUNTED, STOOD, "In the end 140 vehicles had to be towed.")
        if one.kind is VariantKind.NUMBER
    ]
    assert (vehicles.thing, read(vehicles)) == ("vehicles", {"140": "bc", "130": "a"})
    assert [(one.reports, one.lines, one.least_lines) for one in vehicles.readings] == [
        (2, 2, 2),
        (1, 1, 1),
    ]
    for one in vehicles.readings:
        assert all(one.value == span.quote for span in one.spans)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Nine people were hurt.", "At least nine people were hurt.", ("Nine", "At least nine")),
        ("The crowd cost 40 crowns.", "It cost up to 40 crowns.", ("40", "up to 40")),
        (
            "It will cost 4 million crowns.",
            "It will cost 4.5 million crowns.",
            ("4 million", "4.5 million"),
        ),
    ],
)
def test_a_value_is_as_printed_with_its_limit_word(
    one: str, other: str, values: tuple[str, str]
) -> None:
    assert [tuple(read(variant)) for variant in found(one, other)] == [values]


def test_a_day_is_one_whatever_it_is_called() -> None:
    days = [("Saturday", "2031-05-03"), ("Sunday", "2031-05-04"), ("yesterday", "2031-05-04")]
    texts = (f"The ferry burned {words} off Zelmar." for words in ("on Saturday", "on Sunday"))
    (variant,) = found(*texts, "Off Zelmar yesterday the ferry burned.", dates=days)
    assert (variant.kind, variant.thing) == (VariantKind.DAY, "burned on")
    assert sorted(read(variant).values()) == ["a", "bc"]


LIMITED = "On the deck stood at least 130 vehicles, said a diver."


@pytest.mark.parametrize(
    ("other", "strength", "shown", "sure"),
    [
        (LIMITED, 0.96, True, True),
        (LIMITED, 0.6, True, False),
        (LIMITED, 0.1, False, False),
        (STOOD, 0.96, True, False),
        (STOOD, 0.3, False, False),
    ],
)
def test_a_limit_word_is_as_sure_as_the_matter_and_another_number_only_perhaps(
    other: str, strength: float, *, shown: bool, sure: bool
) -> None:
    made = found(COUNTED, other, strength=strength)
    assert bool(made) is shown
    assert any(one.is_sure() for one in made) is sure


def test_one_report_does_not_differ_from_itself() -> None:
    assert not found(f"{COUNTED} {STOOD}")
    both = found(f"{COUNTED} {STOOD}", "Nobody was on board the burning ferry.")
    assert not [one for one in both if one.kind is VariantKind.NUMBER]


def test_what_agrees_does_not_differ() -> None:
    assert not found(COUNTED, COUNTED, COUNTED)


def test_the_words_of_a_report_that_is_not_read_whole_are_held_against_none() -> None:
    pages = [
        parse_report(COUNTED, "a"),
        parse_report(COUNTED.replace("130", "140"), "b", language="de"),
    ]
    assert not found(pages=pages)


def test_a_perhaps_sentence_may_give_another_reading() -> None:
    (variant,) = [
        one for one in found(COUNTED, STOOD, perhaps="diver") if one.kind is VariantKind.NUMBER
    ]
    assert read(variant) == {"130": "a", "140": "b"}


HURT = [f"{many} people were hurt in the fire." for many in ("Nine", "Nine", "Nine", "Eleven")]


def in_lines(**least: int) -> Count:
    """Counts the lines behind a reading: at most and at least as many as are given for its first
    report, else one."""

    def count(some: Sequence[PassageSentence]) -> Counts:
        many = least.get(some[0].report, 1)
        return Counts(many, many, 1)

    return count


@pytest.mark.parametrize(
    ("lines", "alone"), [({"a": 3}, "Eleven"), ({"a": 2}, None), ({"a": 3, "d": 2}, None)]
)
def test_one_line_against_three_stands_alone(lines: dict[str, int], alone: str | None) -> None:
    """Other lines than those that reports are known to be count for nothing here."""
    (variant,) = found(*HURT, count=in_lines(**lines))
    assert variant.alone == alone


def test_two_readings_of_one_line_each_stand_alone_together() -> None:
    many = [*HURT, "Twelve people were hurt in the fire."]
    (variant,) = found(*many, count=in_lines(a=3))
    assert variant.alone is None


@pytest.mark.parametrize(
    ("anchors", "relation"),
    [
        (("2031-05-02", "2031-05-03"), VariantRelation.LATER),
        (("2031-05-03", "2031-05-02"), VariantRelation.LATER),
        (("2031-05-02", "2031-05-02"), VariantRelation.DIFFERS),
        (("2031-05-02", None), VariantRelation.DIFFERS),
        ((None, None), VariantRelation.DIFFERS),
    ],
)
def test_a_number_of_a_later_day_may_be_a_later_count(
    anchors: tuple[str | None, ...], relation: VariantRelation
) -> None:
    """Time passed between two readings where the reports speak from days that do not overlap."""
    pages = [
        replace(page, report=replace(page.report, anchor=anchor))
        for page, anchor in zip(pages_of(HURT[0], HURT[3]), anchors, strict=True)
    ]
    (variant,) = found(pages=pages)
    assert variant.relation is relation


@pytest.mark.parametrize("limit", ["some", "at least", "up to", "more than"])
def test_a_number_and_the_same_with_a_limit_refine_each_other(limit: str) -> None:
    (variant,) = found("It cost 4 million crowns.", f"It cost {limit} 4 million crowns.")
    assert (variant.kind, variant.relation) == (VariantKind.LIMIT, VariantRelation.REFINE)


def test_the_same_whatever_the_order_of_the_reports() -> None:
    pages = pages_of(*HURT[2:], "At least nine people were hurt at the mill.")
    assert found(pages=pages) == found(pages=pages[::-1])


def test_a_variant_is_called_after_the_places_of_its_readings() -> None:
    (one,), (other,) = found(*HURT[2:]), found(*HURT[2:], strength=0.6)
    assert one.id == other.id
    assert one.id.startswith("v")


def test_a_difference_that_two_matters_bear_stands_in_the_one_that_is_sure_of_it() -> None:
    matter = laid(pages_of(COUNTED, STOOD))
    unsure = replace(
        matter.passage,
        id="r-unsure",
        sentences=tuple(replace(one, perhaps=True) for one in matter.passage.sentences),
    )
    story = VariantStory(matter.terms, matter.pages, lambda _one, _other: 0.95, by_reports)
    first, second = find_variants([unsure, matter.passage], story)
    assert first.variants == ()
    assert [read(one) for one in second.variants] == [{"130": "a", "140": "b"}]


def test_a_sure_variant_counts_sentences_that_are_sure_of_the_matter() -> None:
    towed = "In the end at least 130 vehicles had to be towed."
    (vehicles,) = found(COUNTED, LIMITED, towed, perhaps="towed")
    assert vehicles.is_sure()
    assert read(vehicles) == {"130": "a", "at least 130": "b"}


def test_what_is_only_perhaps_of_the_matter_gives_no_sure_reading() -> None:
    (vehicles,) = found(COUNTED, LIMITED, perhaps="stood")
    assert not vehicles.is_sure()
    assert read(vehicles) == {"130": "a", "at least 130": "b"}


def test_a_number_with_a_limit_word_is_no_spelling_of_the_bare_number() -> None:
    at_least = "At least two boats sank off Zelmar{}."
    (boats,) = found(
        "Two boats sank off Zelmar.", at_least.format(""), at_least.format(" in a storm")
    )
    assert read(boats) == {"At least two": "bc", "Two": "a"}


def test_a_report_that_gives_two_numbers_itself_tells_of_two_things() -> None:
    both, counted = f"{COUNTED} {STOOD}", "In Harn they counted 130 vehicles on the deck."
    assert not [one for one in found(both, counted) if one.kind is VariantKind.NUMBER]
    towed = "In the end 140 vehicles had to be towed."
    (vehicles,) = [one for one in found(both, counted, towed) if one.kind is VariantKind.NUMBER]
    assert read(vehicles) == {"130": "ab", "140": "ac"}


@pytest.mark.parametrize(
    ("texts", "thing"),
    [
        (("It is a, 20-pound cake.", "It is a, 30-pound cake."), "pound"),
        (
            ("65% of the calls to Harn were lost.", "59% of the calls to Harn were lost."),
            "calls to Harn",
        ),
        (("The deal may be 20 crowns.", "The deal may be 30 crowns."), "crowns"),
        (("The baker has two co-owners.", "The baker has three co-owners."), "co-owners"),
    ],
)
def test_a_thing_is_a_phrase_without_loose_signs(texts: tuple[str, str], thing: str) -> None:
    assert thing in {one.thing for one in found(*texts)}


@pytest.mark.parametrize(
    ("anchors", "differ"),
    [(("2031-05-02", "2031-05-02"), True), (("2031-05-02", None), False), ((None, None), False)],
)
def test_days_counted_up_to_reports_of_unknown_days_do_not_differ(
    anchors: tuple[str | None, str | None], *, differ: bool
) -> None:
    texts = (f"After {many} days of storms the ferry sailed." for many in ("five", "eight"))
    pages = [
        replace(page, report=replace(page.report, anchor=anchor))
        for page, anchor in zip(pages_of(*texts), anchors, strict=True)
    ]
    assert bool(found(pages=pages)) is differ


def test_a_thing_is_of_whole_words() -> None:
    (length,) = [
        one
        for one in found("The ferry sank 60km from the port.", "The ferry sank 70km from the port.")
        if one.kind is VariantKind.NUMBER
    ]
    assert length.thing == "60km"


@pytest.mark.parametrize(("other", "shown"), [("140", True), ("900", False)])
def test_a_sentence_that_is_perhaps_of_the_matter_gives_only_a_near_number(
    other: str, *, shown: bool
) -> None:
    stood = STOOD.replace("140", other)
    assert found(COUNTED, stood)
    assert bool(found(COUNTED, stood, perhaps="diver")) is shown


def test_a_sentence_that_is_perhaps_of_the_matter_gives_no_day() -> None:
    days = [("Saturday", "2031-05-03"), ("Sunday", "2031-05-04")]
    texts = "The ferry burned on Saturday.", "Off Zelmar the ferry burned on Sunday."
    assert [one.kind for one in found(*texts, dates=days)] == [VariantKind.DAY]
    assert not found(*texts, dates=days, perhaps="Zelmar")
