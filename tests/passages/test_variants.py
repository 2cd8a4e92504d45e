"""Things of which reports give different readings in one matter.

How strong the signals are is left to training: here a variant is as sure as its two sentences.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from factories import make_name, parse_report, quoted
from matters import by_reports, laid, pages_of
from rashomon.model.date import Date
from rashomon.model.name import NameKind
from rashomon.model.passage import Counts, PassageSentence, Variant, VariantKind, VariantRelation
from rashomon.passages import variants
from rashomon.passages.variant_signals import VARIANT_SIGNALS, VariantWeights
from rashomon.passages.variants import VariantStory, find_variants
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights


def test_reports_without_a_last_stop_are_read() -> None:
    told = ("Police arrested the ferry captain", "Police arrested the ferry deckhand")
    assert [one.thing for one in found(*told)] in ([], ["arrested"])


@pytest.fixture(autouse=True)
def as_sure_as_the_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    each = dict.fromkeys(VARIANT_SIGNALS, 0.0) | {"sentences": 6.0}
    monkeypatch.setattr(variants, "load_variant_weights", lambda: VariantWeights(-3.0, each))


Count = Callable[[Sequence[PassageSentence]], Counts]


def found(
    *texts: str,
    pages: Sequence[Annotations] = (),
    strength: float = 0.95,
    count: Count = by_reports,
    perhaps: str = "",
    named: Sequence[tuple[str, NameKind]] = (),
    dates: Sequence[tuple[str, str]] = (),
) -> tuple[Variant, ...]:
    """The variants of the matter that these reports tell; `named`: names with their kinds, `dates`:
    words of the reports in their order, with their days."""
    pages = pages or pages_of(*texts)
    reports = [page.report for page in pages]
    names = [make_name(name, *reports, kind=kind) for name, kind in named]
    days = [
        Date(f"d-{n}", quoted(report, words), day, day)
        for n, (report, (words, day)) in enumerate(zip(reports, dates, strict=False))
    ]
    matter = laid(pages, perhaps=perhaps, names=names, dates=days)
    story = VariantStory(
        matter.terms,
        matter.pages,
        lambda _one, _other: strength,
        count,
        {name.id: name.kind for name in names},
    )
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


PERSON, PLACE = NameKind.PERSON, NameKind.PLACE


@pytest.mark.parametrize(
    ("texts", "named", "kind", "thing", "values"),
    [
        (
            (
                "The bridge will cost 4 million crowns.",
                "The bridge will cost some 4 million crowns.",
            ),
            (),
            "limit",
            "crowns",
            ["4 million", "some 4 million"],
        ),
        (
            ("Police will search the old mill.", "Police searched the old mill."),
            (),
            "done",
            "Police",
            ["will search", "searched"],
        ),
        (
            ("The judge freed Ina Holm at dawn.", "The judge freed Oda Tarn at dawn."),
            (("Ina Holm", PERSON), ("Oda Tarn", PERSON)),
            "name",
            "freed",
            ["Ina Holm", "Oda Tarn"],
        ),
        (
            ("The ferry sank off Zelmar in a storm.", "The ferry sank off Tolvik in a storm."),
            (("Zelmar", PLACE), ("Tolvik", PLACE)),
            "place",
            "sank off",
            ["Zelmar", "Tolvik"],
        ),
        (
            (
                "Ina Holm, the retired pilot, praised the crew.",
                "Ina Holm, the former baker, praised the crew.",
            ),
            (("Ina Holm", PERSON),),
            "post",
            "Holm",
            ["retired pilot", "baker"],
        ),
        (
            ("Police arrested the ferry captain.", "Police arrested a deckhand."),
            (),
            "wording",
            "arrested",
            ["ferry captain", "deckhand"],
        ),
    ],
)
def test_kinds_of_things(
    texts: tuple[str, ...],
    named: tuple[tuple[str, NameKind], ...],
    kind: str,
    thing: str,
    values: list[str],
) -> None:
    (variant,) = found(*texts, named=named)
    assert (variant.kind, variant.thing, list(read(variant))) == (kind, thing, values)
    assert any(variant.thing in text for text in texts)  # consecutive words of one sentence


def test_a_day_is_one_whatever_it_is_called() -> None:
    days = [("Saturday", "2031-05-03"), ("Sunday", "2031-05-04"), ("yesterday", "2031-05-04")]
    texts = (f"The ferry burned {words} off Zelmar." for words in ("on Saturday", "on Sunday"))
    (variant,) = found(*texts, "Off Zelmar yesterday the ferry burned.", dates=days)
    assert (variant.kind, variant.thing) == (VariantKind.DAY, "burned on")
    assert sorted(read(variant).values()) == ["a", "bc"]


@pytest.mark.parametrize(
    ("strength", "shown", "sure"), [(0.96, True, True), (0.6, True, False), (0.2, False, False)]
)
def test_what_is_hardly_of_one_matter_is_hardly_of_one_thing(
    strength: float, *, shown: bool, sure: bool
) -> None:
    made = found(COUNTED, STOOD, strength=strength)
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


def test_only_numbers_are_later_counts() -> None:
    texts = "Police arrested the ferry captain.", "Police arrested a deckhand."
    pages = [
        replace(page, report=replace(page.report, anchor=f"2031-05-0{n}"))
        for n, page in enumerate(pages_of(*texts), 2)
    ]
    (variant,) = found(pages=pages)
    assert variant.relation is VariantRelation.DIFFERS


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


def test_another_spelling_of_a_reading_is_no_reading_of_its_own() -> None:
    (place,) = found(
        "The crew moored the ferry at the harbour of Lunnvik.",
        "The crew moored the ferry at the shipyard of Torvik.",
        "The crew moored the ferry at the harbor of Lunnvik.",
    )
    assert len(place.readings) == 2


def test_a_sure_variant_counts_sentences_that_are_sure_of_the_matter() -> None:
    towed = "In the end 140 vehicles had to be towed."
    (vehicles,) = [
        one
        for one in found(COUNTED, STOOD, towed, perhaps="towed")
        if one.kind is VariantKind.NUMBER
    ]
    assert vehicles.is_sure()
    assert read(vehicles) == {"130": "a", "140": "b"}


def test_what_is_only_perhaps_of_the_matter_gives_no_sure_reading() -> None:
    (vehicles,) = found(COUNTED, STOOD, perhaps="stood")
    assert not vehicles.is_sure()
    assert read(vehicles) == {"130": "a", "140": "b"}


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
        (('He condemned "a vile murder".', 'He condemned "a killing".'), "condemned"),
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
