"""The named signals of a place that two sentences fill differently, and how they add up."""

import math

import pytest

from factories import parse_report
from matters import slots_of
from rashomon.passages.slots import SlotSentence, differing_slots
from rashomon.passages.terms import NOTHING, terms_in
from rashomon.passages.variant_signals import (
    VARIANT_SIGNALS,
    StoryTerms,
    VariantWeights,
    load_variant_weights,
    signals_of,
)

pytestmark = pytest.mark.weights


def signals(
    one: SlotSentence, other: SlotSentence, role: str, *more: SlotSentence
) -> dict[str, float]:
    """The signals of the first place of this role, in a story that has these sentences, too."""
    story = StoryTerms(each.terms for each in (one, other, *more))
    pair = next(pair for pair in differing_slots(one, other) if pair.role == role)
    return signals_of(pair, one, other, 0.7, story)


WHAT = (
    "numbers", "counted", "limits", "days", "names", "deeds", "mixed", "ungoverned", "modifier",
    "apposition", "object", "subject",
)  # fmt: skip
SATURDAY, SUNDAY = "2031-05-03/2031-05-03", "2031-05-04/2031-05-04"


@pytest.mark.parametrize(
    ("one", "other", "role", "what"),
    [
        ("Nine goats fled at dawn.", "They say twelve goats fled.", "number", "numbers counted"),
        ("They saw 40 goats.", "They say some 40 goats fled.", "limit", "numbers counted limits"),
        (
            "Police will search the old mill.",
            "Police searched the old mill.",
            "done",
            "deeds",
        ),
        ("Police arrested the captain.", "Police arrested a deckhand.", "dobj", "object"),
        ("Rain fell over the valley.", "Rain fell over the gorge.", "over", "object"),
        ("The captain fled at dawn.", "A deckhand fled at dawn.", "nsubj", "subject"),
        ("They fined the rich baker.", "They fined the poor baker.", "amod", "modifier"),
        (
            "The commander, a retired pilot, fled.",
            "The commander, a former baker, fled.",
            "appos",
            "apposition",
        ),
        (
            "The ferry sank off Zelmar in a storm.",
            "The ferry sank near Tolvik in a storm.",
            "gap",
            "ungoverned",
        ),
        ("They waited for nine hours.", "They waited for the baker.", "for", "mixed object"),
    ],
)
def test_what_kind_of_place_it_is(one: str, other: str, role: str, what: str) -> None:
    found = signals(slots_of(one), slots_of(other, "b"), role)
    assert [name for name in WHAT if found[name]] == what.split()
    assert found.keys() == VARIANT_SIGNALS.keys()
    assert found["sentences"] == 0.7


def test_days_and_names() -> None:
    days = [("Saturday", SATURDAY)], [("Sunday", SUNDAY)]
    one, other = (
        slots_of(f"The ferry burned on {day[0][0]}.", ident, days=day)
        for ident, day in zip("ab", days, strict=True)
    )
    found = signals(one, other, "day")
    assert [name for name in WHAT if found[name]] == ["days"]
    one = slots_of("They freed Ina Holm.", "a", names=[("Ina Holm", "n-1")])
    other = slots_of("They freed Oda Tarn.", "b", names=[("Oda Tarn", "n-2")])
    found = signals(one, other, "dobj")
    assert [name for name in WHAT if found[name]] == ["names", "object"]


GATE, SLUICE = "The keeper closed the gate at dawn.", "The keeper closed the sluice at dawn."


def test_what_both_sentences_have_in_common_outside_of_the_place() -> None:
    one, other = slots_of(GATE), slots_of(SLUICE, "b")
    found = signals(one, other, "dobj")
    mine, theirs = one.terms.terms, other.terms.terms
    common = math.fsum(mine[term] for term in mine if term in theirs)
    whole = math.fsum(mine.values()) + math.fsum(theirs.values())
    assert found["shared"] == pytest.approx(2 * common / whole)
    less = signals(one, slots_of("A thief closed the sluice.", "b"), "dobj")
    assert 0 < less["shared"] < found["shared"]


def test_the_word_that_governs_and_what_hangs_on_it() -> None:
    one, other = slots_of(GATE), slots_of(SLUICE, "b")
    found = signals(one, other, "dobj")
    keeper, dawn = (one.terms.terms[term] for term in ("keeper", "dawn"))
    assert found["governor"] == one.terms.terms["close"]
    assert found["around"] == pytest.approx(math.log1p(keeper + dawn))
    one = slots_of("Rain fell over the gorge.")
    behind = signals(one, slots_of("Rain fell over the kiln.", "b"), "over")
    (rain, _fell, _gorge) = one.terms.terms.values()
    assert behind["around"] == pytest.approx(math.log1p(rain))
    number = signals(
        slots_of("Nine goats fled at dawn."), slots_of("Ten goats fled at dawn.", "b"), "number"
    )
    assert number["around"] == 0.0


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("The keeper closed the sluice at dawn.", 0.0),
        ("The keeper closed the sluice at dawn.\n\nThe gate of the mill stayed as it was.", 1.0),
    ],
)
def test_what_the_other_report_tells_elsewhere_is_hardly_another_reading(
    text: str, elsewhere: float
) -> None:
    page = parse_report(text, "b")
    other, *rest = (SlotSentence(terms, page.words) for terms in terms_in(page, NOTHING))
    assert signals(slots_of(GATE), other, "dobj", *rest)["elsewhere"] == elsewhere


def test_how_many_reports_have_what_is_told_less_often() -> None:
    one, other = slots_of(GATE), slots_of(SLUICE, "b")
    more = [slots_of("They saw a gate.", "c"), slots_of("They saw a gate and a sluice.", "d")]
    assert signals(one, other, "dobj")["carried"] == pytest.approx(math.log1p(1))
    assert signals(one, other, "dobj", *more)["carried"] == pytest.approx(math.log1p(2))


def test_letters_forms_lengths_and_rarity() -> None:
    one, other = slots_of(GATE), slots_of("The keeper closed the harbour kiln at dawn.", "b")
    found = signals(one, other, "dobj")
    assert (found["letters"], found["form"]) == (0.0, 1.0)
    assert found["long"] == pytest.approx(math.log1p(2))  # harbour kiln
    only = (one.terms.terms.keys() ^ other.terms.terms.keys()) - {"keeper"}
    weights = {**one.terms.terms, **other.terms.terms}
    assert len(only) == 3
    assert found["rare"] == pytest.approx(math.fsum(weights[term] for term in only) / 3)
    gap = signals(
        slots_of("The ferry sank off Zelmar in a storm."),
        slots_of("The ferry sank near Tolvik in a storm.", "b"),
        "gap",
    )
    assert gap["gap"] == pytest.approx(math.log1p(3))
    assert found["gap"] == 0.0


def test_a_headline_is_known_as_one() -> None:
    head = parse_report(
        "Keeper closes sluice at dawn\n\nIt was a quiet night.",
        "b",
        title="Keeper closes sluice at dawn",
    )
    other = SlotSentence(terms_in(head, NOTHING)[0], head.words)
    assert signals(slots_of(GATE), other, "dobj")["headline"] == 1.0
    assert signals(slots_of(GATE), slots_of(SLUICE, "b"), "dobj")["headline"] == 0.0


def test_terms_of_a_story_are_carried_by_reports() -> None:
    story = StoryTerms(
        slots_of(text, ident).terms for text, ident in ((GATE, "a"), (SLUICE, "b"), (GATE, "b"))
    )
    assert (story.carriers["gate"], story.carriers["sluic"]) == ({"a", "b"}, {"b"})
    assert story.weight(["gate", "unheard"]) == story.weights["gate"]


def test_weights_add_up_to_a_probability() -> None:
    names = list(VARIANT_SIGNALS)
    each = {name: float(n) for n, name in enumerate(names)}
    given = dict.fromkeys(names, 0.0)
    weights = VariantWeights(-1.0, each)
    assert weights.strength(given) == pytest.approx(1 / (1 + math.e))
    assert weights.strength(given | {names[2]: 0.5}) == 0.5


def test_each_signal_has_a_shipped_weight() -> None:
    assert load_variant_weights().each.keys() == VARIANT_SIGNALS.keys()
