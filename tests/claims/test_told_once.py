"""A claim told once: the sentence that names it, what each further one adds, and what is folded
because it tells no more."""

from dataclasses import replace

import pytest

from factories import make_name, make_report, make_statement, parse_report, quoted
from matters import Laid, laid, pages_of
from rashomon import compare
from rashomon.claims.told_once import tell_once
from rashomon.model.claim import Claim
from rashomon.model.date import Date

pytestmark = pytest.mark.weights

BURNED = "The old mill of Zelmar burned down on Saturday night."


def told(claim: Laid) -> Claim:
    return tell_once(claim.claim, claim.terms, claim.pages)


def once(*texts: str, **found: object) -> Claim:
    """The claim that these reports tell, told once."""
    return told(laid(pages_of(*texts), **found))  # type: ignore[arg-type]


def distinct(claim: Claim) -> list[str]:
    """The sentences that repeat none, in order."""
    return [one.span.quote for one in claim.distinct()]


def folded(claim: Claim) -> dict[str, str]:
    """The sentences that tell no more than another, each with that one."""
    return {
        one.span.quote: like.span.quote
        for one in claim.sentences
        if one.repeats and (like := claim.sentence(one.repeats))
    }


# What names a claim


def test_what_several_reports_share_names_it() -> None:
    made = once(
        "The ferry of the Tolvik line ran aground on a sandbank at dawn.",
        "The ferry ran aground at dawn, and a crate of lamps was lost.",
        "At dawn a ferry of the Tolvik line ran aground.",
    )
    assert made.name == "At dawn a ferry of the Tolvik line ran aground."
    assert distinct(made)[0] == made.name


@pytest.mark.parametrize(
    "worse",
    [
        "He burned down the old mill of Zelmar Saturday night.",
        "“The old mill of Zelmar burned down Saturday night.",
        "Zelmar: the old mill burned down Saturday night:",
        "Has the old mill of Zelmar burned Saturday night?",
        "the old mill of Zelmar burned down Saturday night",
        "Old mill of Zelmar burned Saturday night www.mill.example",
        "We saw the old mill of Zelmar burn Saturday night.",
        "Saturday night, the burning old mill of Zelmar.",
        "Because the old mill of Zelmar burned down Saturday night.",
        "In a night of May he burned down the mill of Zelmar, that Saturday.",
        "On Saturday the first burned down the old mill of Zelmar.",
        "On Saturday both burned down the old mill of Zelmar.",
    ],
)
def test_what_needs_another_sentence_or_is_torn_names_no_claim(worse: str) -> None:
    assert once(worse, f"{BURNED[:-1]}, in the rain.").name.startswith(BURNED[:-1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The keeper found a crate of lamps in Zelmar.",
            "A keeper found a crate of lamps in Zelmar.",
        ),
        (
            "That keeper found a crate of lamps in Zelmar.",
            "Keepers found a crate of lamps in Zelmar.",
        ),
    ],
)
def test_a_thing_that_is_not_told_of_yet_names_no_claim_where_another_can(
    one: str, other: str
) -> None:
    assert once(one, other).name == other


def test_a_headline_names_a_claim_only_where_no_sentence_tells_as_much() -> None:
    head = "Baker burned down old mill of Zelmar on Saturday"

    def with_headline(*texts: str) -> Claim:
        page = parse_report(f"{head}\n\nNobody was there at all.", "h", title=head)
        claim = laid([*pages_of(*texts), page])
        held = tuple(one for one in claim.claim.sentences if "Nobody" not in one.span.quote)
        return told(replace(claim, claim=replace(claim.claim, sentences=held)))

    assert with_headline(BURNED).name == BURNED
    few = (
        "The baker was there.",
        "It was the mill.",
        "There is Zelmar again.",
        "Then it burned down.",
    )
    assert with_headline(*few).name == head


def test_what_is_perhaps_of_it_neither_names_it_nor_tells_of_it() -> None:
    likely = "The old mill of Zelmar burned down on Saturday night, killing 40 goats."
    made = once(BURNED, "On Saturday the mill of Zelmar burned.", likely, perhaps="40 goats")
    assert made.name == "On Saturday the mill of Zelmar burned."
    assert likely not in [*distinct(made), *folded(made)]


# What is distinct, and what is folded


@pytest.mark.parametrize(
    "other",
    [
        "The old mill of Zelmar did not burn down on Saturday night.",
        "The old mill of Zelmar reportedly burned down on Saturday night.",
        "The old mill of Zelmar may have burned down on Saturday night.",
        "Unless the mill of Zelmar burned down, it was an old night on Saturday.",
        "The old mill of Zelmar burned down on Saturday night if it burned at all.",
        "Seven old mills of Zelmar burned down on Saturday night.",
        "Lampsellers came to the old mill of Zelmar with gramophones.",
    ],
)
def test_a_new_fact_or_enough_new_words_are_told(other: str) -> None:
    made = once(BURNED, "On Saturday night the old mill of Zelmar burned down.", other)
    assert other in distinct(made)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BURNED, BURNED),
        (BURNED, "On Saturday night, Zelmar's old mill has burned down."),
        ("Five goats died in the old mill of Zelmar.", "In the old mill of Zelmar 5 goats died."),
        ("Nobody slept in the old mill of Zelmar.", "In the old mill of Zelmar nobody sleeps."),
        ("The keeper may close the mill.", "The mill may be closed by the keeper."),
    ],
)
def test_the_same_in_other_words_is_folded(one: str, other: str) -> None:
    made = once(one, other)
    assert len(distinct(made)) == 1
    assert sorted([*folded(made), *distinct(made)]) == sorted([one, other])


@pytest.mark.parametrize(
    ("manner", "many"), [("five", 1), ("at least five", 2), ("up to five", 2), ("some five", 2)]
)
def test_a_limit_word_makes_another_number(manner: str, many: int) -> None:
    made = once("Five goats died in the mill.", f"In the mill {manner} goats died.")
    assert len(distinct(made)) == many


def test_another_speaker_tells_something_else() -> None:
    pages = pages_of(*[f"The old mill burned down, {who} said." for who in ("Ina", "Oda", "Ina")])
    said = [
        make_statement(page.report, "The old mill burned down", who)
        for page, who in zip(pages, ("Ina", "Oda", "Ina"), strict=True)
    ]
    made = told(laid(pages, statements=said))
    assert len(distinct(made)) == 2
    (repeated,) = folded(made)
    assert "Ina" in repeated


def test_two_spellings_of_a_name_are_one_and_two_names_are_two() -> None:
    pages = pages_of(
        "They freed Ina Holm at dawn.", "At dawn they freed Ms Holm.", "At dawn they freed Oda."
    )
    reports = [page.report for page in pages]
    holm = replace(
        make_name("Ina Holm", reports[0]),
        mentions=(quoted(reports[0], "Ina Holm"), quoted(reports[1], "Ms Holm")),
    )
    made = told(laid(pages, names=[holm, make_name("Oda", reports[2])]))
    assert len(distinct(made)) == 2
    assert len(folded(made)) == 1


def test_saturday_and_its_date_are_one_day() -> None:
    texts = (f"The old mill burned down on {day}." for day in ("Saturday", "3 May", "Sunday"))
    pages = pages_of(*texts)
    days = [
        Date(f"d-{n}", quoted(page.report, words), day, day)
        for n, (page, words, day) in enumerate(
            zip(
                pages,
                ("Saturday", "3 May", "Sunday"),
                ("2031-05-03", "2031-05-03", "2031-05-04"),
                strict=True,
            )
        )
    ]
    made = told(laid(pages, dates=days))
    assert len(distinct(made)) == 2
    assert not [one for one in folded(made) if "Sunday" in one]


def test_what_is_folded_stands_below_the_one_that_tells_most_of_it() -> None:
    sold = "The keeper of the harbour sold lamps, gramophones and anchors to a baker."
    again = "To a baker the keeper of the harbour sold lamps and anchors."
    made = once(BURNED, BURNED, BURNED, sold, again)
    assert folded(made) == {BURNED: BURNED, again: sold}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The keeper sold lamps to the baker.", "The baker bought lamps from the keeper."),
        ("Ina Lund dropped out of the race at dawn.", "Ina Lund is in the race at dawn."),
        ("Ina Lund dropped out of the race at dawn.", "Ina Lund in race"),
        ("Talks with Ina Lund continue.", "Talks with Ina Lund have ended."),
        ("The ferry sailed to Tolvik at dawn.", "The ferry sailed from Tolvik at dawn."),
        ("Shares of the line went up at dawn.", "Shares of the line went down at dawn."),
        ("The harbour of Tolvik was opened.", "The harbour of Tolvik was closed."),
    ],
)
def test_another_deed_or_its_opposite_is_never_folded(one: str, other: str) -> None:
    pages = [*pages_of(one, one)]
    pages.append(parse_report(f"{other}\n\nNobody slept.", "t", title=other))
    claim = laid(pages)
    held = tuple(s for s in claim.claim.sentences if "slept" not in s.span.quote)
    made = told(replace(claim, claim=replace(claim.claim, sentences=held)))
    assert sorted(distinct(made)) == sorted([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police said the harbour had been opened.", "The harbour was opened by police."),
        ("The keeper in Tolvik is safe.", "The keeper is in Tolvik, safe."),
        ("There is a keeper of lamps in Tolvik.", "Tolvik has a keeper of lamps."),
    ],
)
def test_one_deed_in_another_clause_is_folded(one: str, other: str) -> None:
    assert len(folded(once(one, other))) == 1


PILE = (
    BURNED,
    "On Saturday night the mill of Zelmar burned, killing forty goats.",
    "It is not true that the old mill burned, Ina said.",
    "The mill of Zelmar burned on Saturday night.",
    "Oda counted at least forty goats.",
)


def test_the_order_of_the_reports_changes_nothing() -> None:
    pages = pages_of(*PILE)
    assert told(laid(pages)) == told(laid(pages[::-1]))


def test_of_two_equal_reports_one_sentence_stands_and_the_other_is_folded() -> None:
    text = "Fire on the quay\n\nThe crane on the quay of Sund burned for six hours on Monday."
    pile = [
        make_report(text, "r1"),
        make_report(text, "r2"),
        make_report("Crane burns\n\nA crane in Sund was on fire for six hours.", "r3"),
    ]
    claims = [claim for story in compare(pile).stories for claim in story.claims]
    assert claims
    for claim in claims:
        assert any(sentence.repeats is None for sentence in claim.sure())
