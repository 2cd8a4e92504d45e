"""What the parse shows of an account."""

from dataclasses import replace

import pytest

from factories import make_report, parse_report
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Stance
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.gather_evidence import Witness
from rashomon.text.annotations import Annotations


def account(annotations: Annotations, quote: str, **fields: object) -> Account:
    at = annotations.report.text.index(quote)
    made = Account("a", annotations.report.id, annotations.report.span(at, at + len(quote)), None, None, Stance.ASSERTS, None)
    return replace(made, **fields)  # type: ignore[arg-type]


def read(text: str, quote: str, **fields: object) -> Evidence:
    annotations = parse_report(text, "a", anchor="2031-04-07")
    return Witness([annotations], []).evidence(account(annotations, quote, **fields))


pytestmark = pytest.mark.weights


def test_words_clause_and_predicate() -> None:
    found = read("Police in Harbin arrested two bakers on Monday after a long chase.", "two bakers")
    assert found.words == {"baker"}
    assert found.predicate == "arrest"
    assert found.context >= {"police", "arrest", "baker"}
    assert found.subject == {"police"}
    assert found.phrase
    assert found.text.startswith("police in")


def test_other_clauses_are_no_part_of_it() -> None:
    found = read("The mayor resigned because the dam broke.", "The mayor resigned")
    assert "dam" not in found.context
    assert found.subject == {"mayor"}
    assert not found.phrase


@pytest.mark.parametrize(
    ("text", "quote", "negative", "unclear", "plan"),
    [
        ("The gate was locked.", "The gate was locked", False, False, False),
        ("The gate was not locked.", "The gate was not locked", True, False, False),
        ("It is unclear whether the gate was locked.", "It is unclear whether the gate was locked", False, True, False),
        ("The ferry will sail at noon.", "at noon", False, False, True),
    ],
)
def test_no_unclear_and_plans(text: str, quote: str, negative: bool, unclear: bool, plan: bool) -> None:
    found = read(text, quote)
    assert (found.negative, found.unclear, found.plan) == (negative, unclear, plan)


def test_a_denial_is_negative_whatever_its_words() -> None:
    assert read("The gate was locked.", "The gate was locked", stance=Stance.DENIES).negative
    assert read("The gate was locked.", "The gate was locked", value="unclear").unclear


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("The fire broke out in the kitchen of a hotel.", "in the kitchen of a hotel", "kitchen"),
        ("The fire broke out in the kitchen.", "the kitchen", None),
        ("The fire broke out early.", "broke out early", None),
    ],
)
def test_the_noun_under_the_first_preposition(text: str, quote: str, place: str | None) -> None:
    assert read(text, quote).place == place


def test_proper_nouns() -> None:
    assert read("The baker Ilo Marsh ran away.", "The baker Ilo Marsh").proper == {"ilo", "marsh"}


@pytest.mark.parametrize(
    ("quote", "low", "high", "numbers"),
    [
        ("Nine bakers", 9, 9, (9, 9)),
        ("Nine bakers", 9, None, (9, None)),
        ("Nine bakers", None, 9, (None, 9)),
        ("Nine bakers", None, None, None),
    ],
)
def test_numbers(quote: str, low: float | None, high: float | None, numbers: tuple[float | None, float | None] | None) -> None:
    assert read("Nine bakers ran away.", quote, low=low, high=high).numbers == numbers


def test_not_one_is_none_at_all() -> None:
    assert read("Not one door was open.", "Not one door was open", low=1.0, high=1.0).numbers == (0.0, 0.0)
    assert read("Not a single door was open.", "Not a single door was open", low=1.0, high=1.0).numbers == (0.0, 0.0)
    assert read("Not 100 doors were open.", "Not 100 doors were open", low=100.0, high=100.0).numbers == (100.0, 100.0)


@pytest.mark.parametrize(
    ("quote", "value", "minutes"),
    [
        ("at 9:20 a.m.", None, 560),
        ("at 9:20 a.m.", "2031-04-07T10:45", 560),
        ("at breakfast", "2031-04-07T10:45", 645),
        ("at breakfast", "2031-04-07", None),
        ("at breakfast", "2031-04-07T10:45:30", None),
        ("at breakfast", "2031-04-07Tten45", None),
        ("at breakfast", "2031-04-07T10:xx", None),
    ],
)
def test_the_time_of_day_of_the_quote_else_of_the_value(quote: str, value: str | None, minutes: int | None) -> None:
    clock = read("The dam broke at 9:20 a.m. or at breakfast.", quote, value=value).clock
    assert (clock.minutes if clock else None) == minutes
    assert clock is None or value is None or clock.manner == "exact"


@pytest.mark.parametrize(
    ("published", "anchor", "printed"),
    [
        ("2031-04-07T09:20", "2031-04-07", "2031-04-07T09:20"),
        ("2031-05-09T09:20", "2031-04-07", "2031-04-07"),
        ("2031-05-09T09:20", None, "2031-05-09T09:20"),
        (None, "2031-04-07", "2031-04-07"),
        (None, None, None),
    ],
)
def test_when_it_was_printed(published: str | None, anchor: str | None, printed: str | None) -> None:
    annotations = parse_report("The dam broke.", "a", published=published, anchor=anchor)
    assert Witness([annotations], []).evidence(account(annotations, "The dam broke")).printed == printed


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ([("Monday", "2031-04-07", "2031-04-07")], ("2031-04-07", "2031-04-07")),
        ([("Monday", "2031-04-07", "2031-04-07"), ("morning", "2031-04-07", "2031-04-07")], ("2031-04-07", "2031-04-07")),
        ([("Monday", "2031-04-07", "2031-04-07"), ("morning", "2031-04-08", "2031-04-08")], None),
        ([("Monday", None, None)], None),
        ([("Monday", "2031-04-07", None)], None),
        ([("May", "2031-05-01", "2031-05-31")], None),  # stands elsewhere
        ([], None),
    ],
)
def test_the_days_that_the_quote_names(spans: list[tuple[str, str | None, str | None]], days: tuple[str, str] | None) -> None:
    annotations = parse_report("The dam broke on Monday morning, and by May it stood again.", "a")
    text = annotations.report.text
    dates = [
        Date(f"d-{words}", annotations.report.span(text.index(words), text.index(words) + len(words)), first, last)
        for words, first, last in spans
    ]
    assert Witness([annotations], dates).evidence(account(annotations, "on Monday morning")).days == days


def test_without_a_parse_only_the_numbers_are_known() -> None:
    report = make_report("dozens hurt", "a")
    bare = Witness([], []).evidence(Account("a", "a", report.span(0, 11), None, None, Stance.ASSERTS, None, 24.0, None))
    assert (bare.vague, bare.numbers, bare.words) == (True, (24.0, None), frozenset())


def test_what_people_corrected_is_all_that_the_account_says() -> None:
    annotations = parse_report("Nine bakers ran away.", "a")
    told = account(annotations, "Nine bakers", value="twelve clerks", low=12.0, high=12.0)
    assert "clerks" in Witness([annotations], [], frozenset({"a"})).evidence(told).words
    assert "clerks" not in Witness([annotations], [], frozenset({"b"})).evidence(told).words


TEXT = "Ilo Marsh told Corvin's envoys that the ferry sank."
PARSED = parse_report(TEXT, "a")
NAMES = [
    Name("n-1", "Ilo Marsh", NameKind.PERSON, ("Ilo Marsh", "Marsh"), (PARSED.report.span(0, 9),)),
    Name("n-2", "Corvin", NameKind.PLACE, ("Corvin",), (PARSED.report.span(15, 21),)),
]


def spoken(start: int, end: int, speaker: str | None = None) -> Account:
    return Account("x", "a", PARSED.report.span(start, end), None, speaker, Stance.ASSERTS, None)


@pytest.mark.parametrize(
    ("start", "end", "speaker", "names", "voices"),
    [
        (0, len(TEXT), None, {"n-1", "n-2"}, set()),
        (36, 50, None, set(), set()),
        (36, 50, "Marsh", set(), {"n-1"}),
        (36, 50, "Corvin's envoys", set(), {"n-2"}),
        (36, 50, "Marshall", set(), set()),
    ],
)
def test_the_names_in_the_quote_and_in_what_the_speaker_is_called(
    start: int, end: int, speaker: str | None, names: set[str], voices: set[str]
) -> None:
    found = Witness([PARSED], (), names=NAMES).evidence(spoken(start, end, speaker))
    assert (found.names, found.voices) == (names, voices)


def test_without_names_none_are_found() -> None:
    assert Witness([PARSED], ()).evidence(spoken(0, len(TEXT), "Marsh")).names == frozenset()


def test_a_zero_counts_and_denies_nothing() -> None:
    text = "Nobody was hurt in the gale."
    assert not read(text, "Nobody was hurt", low=0.0, high=0.0, value="Nobody").negative
    assert read(text, "Nobody was hurt", value="no").negative
