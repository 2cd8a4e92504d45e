"""An editor decides about what differs: the words that give the readings are judged, and found
again whatever reports come."""

from dataclasses import replace

import pytest

from factories import make_report, quoted
from ledgers import full_ledger
from rashomon.authored.in_force import in_force
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored.make_constraints import (
    excluded_reports,
    given_speakers,
    passage_steps,
    variant_steps,
)
from rashomon.authored.make_judgement import make_judgement
from rashomon.authored.outcomes import Findings, heard
from rashomon.authored.targets import find_again
from rashomon.model.judgement import Judgement
from rashomon.model.passage import Passage, Reading, Variant, VariantKind
from rashomon.model.report import Report
from rashomon.passages.variants_as_judged import obey_variants

LEDGER = full_ledger()
AT = "2031-05-04T08:00:00+00:00"
(STORY,) = LEDGER.stories
TOLL = STORY.passages[0]
(HURT_BY,) = TOLL.variants
NINE = "post:22-26"


def judged(action: str, *target: str, after: str | None = None) -> Judgement:
    made = make_judgement(LEDGER, action, "variant", target, by="ina", at=AT, after=after)
    (kept,) = read_judgements(to_line(made))  # as a store or a file gives it back
    assert kept == made
    return kept


def run(
    *judgements: Judgement,
    passages: tuple[Passage, ...] = STORY.passages,
    reports: tuple[Report, ...] = LEDGER.reports,
) -> tuple[tuple[Variant, ...], list[str | None]]:
    """The variants as these judgements leave them, and what became of each."""
    there = find_again(in_force(judgements), (), reports)
    made = obey_variants(passages, variant_steps(there))
    outcomes = heard(there, reports, Findings(passages=made), Findings(passages=passages))
    return tuple(one for row in made for one in row.variants), [one.outcome for one in outcomes]


def values(variants: tuple[Variant, ...]) -> list[list[str]]:
    return [[one.value for one in variant.readings] for variant in variants]


def third(*, of: str = "wire", words: str = "Two", value: str = "two") -> tuple[Passage, ...]:
    """The passages with one more reading in words of another report."""
    span = quoted(LEDGER.report(of), words)
    more = Reading(value, (span,), 1, 1, 1)
    variant = replace(HURT_BY, id="v-later", readings=(*HURT_BY.readings, more))
    return (replace(TOLL, variants=(variant,)), *STORY.passages[1:])


def test_what_nobody_judged_stays_as_it_is() -> None:
    assert obey_variants(STORY.passages, ()) == STORY.passages


def test_readings_of_one_thing_are_sure_and_bear_who_said_so() -> None:
    same = judged("accept", "v-hurt")
    assert same.target == (NINE, "star:12-18")
    assert same.before == "people were hurt: Nine; Eleven"
    doubted = (replace(TOLL, variants=(replace(HURT_BY, strength=0.4),)),)
    (variant,), outcomes = run(same, passages=doubted)
    assert (variant.is_sure(), variant.by, outcomes) == (True, "person ina", ["obeyed"])
    (variant,), outcomes = run(same, passages=third())
    assert (variant.by, outcomes) == ("person ina", ["obeyed"])
    none = (replace(TOLL, variants=()),)
    assert run(same, passages=none)[1] == [
        "not obeyed: these words give no two readings of one thing now"
    ]


def test_what_is_not_the_same_thing_is_not_shown_whatever_comes() -> None:
    apart = judged("reject", "v-hurt")
    for passages in (STORY.passages, third()):
        assert run(apart, passages=passages) == ((), ["obeyed"])
    other = replace(HURT_BY, readings=(HURT_BY.readings[0], third()[0].variants[0].readings[2]))
    kept, outcomes = run(apart, passages=(replace(TOLL, variants=(other,)),))
    assert (values(kept), outcomes) == ([["Nine", "two"]], ["obeyed"])  # of other words


def test_the_later_decision_counts() -> None:
    apart, same = judged("reject", "v-hurt"), judged("accept", "v-hurt")
    kept, outcomes = run(apart, same)
    assert (values(kept), outcomes) == ([["Nine", "Eleven"]], ["obeyed"])
    assert run(same, apart) == ((), ["obeyed"])


def test_a_value_that_was_read_wrongly_stands_with_those_that_have_it() -> None:
    read = judged("set", NINE, after="people")
    (variant,), outcomes = run(read, passages=third())
    assert outcomes == ["obeyed"]
    assert {one.value: [s.report for s in one.spans] for one in variant.readings} == {
        "Eleven": ["star"],
        "two": ["wire"],
        "people": ["post"],
    }
    assert (variant.by, variant.alone) == ("person ina", None)
    joined = third(value="people")
    (variant,), _ = run(read, passages=joined)
    assert values((variant,)) == [["Eleven", "people"]]
    assert variant.readings[1].reports == 2
    same = replace(HURT_BY, readings=(HURT_BY.readings[0], replace(HURT_BY.readings[1])))
    gone = replace(read, after="Eleven")
    assert run(gone, passages=(replace(TOLL, variants=(same,)),)) == ((), ["obeyed"])


def test_words_that_give_no_reading_are_taken_out() -> None:
    out = judged("exclude", NINE)
    assert run(out) == ((), ["obeyed"])  # no two readings are left
    (variant,), outcomes = run(out, passages=third())
    assert (values((variant,)), outcomes) == ([["Eleven", "two"]], ["obeyed"])
    assert variant.alone is None


def test_the_words_are_found_again_under_another_id_and_in_another_text() -> None:
    apart = judged("reject", "v-hurt")
    renamed = {"post": "p2", "star": "s2"}
    reports = tuple(replace(one, id=renamed.get(one.id, one.id)) for one in LEDGER.reports)
    (there,) = find_again([apart], (), reports)
    assert there.target == ("p2:22-26", "s2:12-18")
    longer = make_report(f"Update\n{LEDGER.report('post').text}", "post")
    (there,) = find_again([apart], (), (longer, *LEDGER.reports[1:]))
    assert there.target == ("post:29-33", "star:12-18")
    changed = make_report("Slide\nTen people were hurt.", "post")
    (there,) = find_again([apart], (), (changed, *LEDGER.reports[1:]))
    assert there.target == ("gone", "star:12-18")
    left = (replace(TOLL, variants=()),)
    assert run(apart, passages=left, reports=(changed, *LEDGER.reports[1:]))[1] == []


@pytest.mark.parametrize(
    ("action", "target", "after", "told"),
    [
        ("accept", ("v-0",), None, "no variant of the ledger has the id 'v-0'"),
        ("accept", (NINE,), None, "name a variant, or words of two of its readings"),
        ("reject", (), None, "nothing is named"),
        ("set", ("v-hurt",), "nine", "no reading stands at 'v-hurt'"),
        ("set", (NINE,), None, "say what it is to be"),
        ("set", (NINE,), "twelve", "a value is as printed"),
        ("exclude", ("post:1-3",), None, "no reading stands at 'post:1-3'"),
        ("merge", ("v-hurt",), None, "a variant can be judged by accept, reject, set, exclude"),
    ],
)
def test_what_could_come_to_nothing_is_refused(
    action: str, target: tuple[str, ...], after: str | None, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        judged(action, *target, after=after)


def test_only_numbers_days_and_limits_are_given_another_value() -> None:
    said = replace(TOLL, variants=(replace(HURT_BY, kind=VariantKind.WORDING),))
    ledger = replace(LEDGER, stories=(replace(STORY, passages=(said,)),))
    with pytest.raises(ValueError, match="only a number, a day or a limit has a value"):
        make_judgement(ledger, "set", "variant", [NINE], by="ina", at=AT, after="people")


def test_a_judgement_about_what_differs_decides_nothing_else() -> None:
    there = [judged("reject", "v-hurt")]
    assert (passage_steps(there), given_speakers(there), excluded_reports(there)) == (
        (),
        {},
        frozenset(),
    )
