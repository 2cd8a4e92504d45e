"""Documents that several reports quote, and releases that they tell in other words."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.lineage.origins import document_of, paraphrased, shared_documents, tells
from rashomon.model.report import Report
from rashomon.model.statement import Mode, Stance, Statement


def said(
    report: Report, words: str, speaker: str | None, via: tuple[str, ...] = (), **fields: object
) -> Statement:
    at = report.text.index(words)
    quote = report.span(at, at + len(words))
    made = Statement(
        f"s-{report.id}-{at}",
        report.id,
        quote,
        None,
        speaker,
        "n1",
        None,
        False,
        via,
        Mode.INDIRECT,
        Stance.ASSERTS,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


ANY = make_report("The pump leaks.", "a")


@pytest.mark.parametrize(
    ("speaker", "via", "fields", "document"),
    [
        ("Harbin Water", ("letter",), {}, "letter of Harbin Water"),
        ("Harbin Water", ("an open Letter",), {}, "letter of Harbin Water"),
        ("Harbin Water", ("letters",), {}, "letters of Harbin Water"),
        ("Harbin Water", ("the annual report",), {}, "report of Harbin Water"),
        ("Harbin Water", ("television", "letter"), {}, "letter of Harbin Water"),
        ("Harbin Water", ("interview",), {}, None),  # spoken
        ("Harbin Water", ("letter box",), {}, None),
        ("Harbin Water", ("4",), {}, None),
        ("a driver", ("letter",), {"speaker_name": None}, None),  # nobody's in particular
        ("the council report", (), {}, "the council report"),
        ("report", (), {}, None),
        ("the council report", (), {"anonymous": True}, None),
        ("the council", (), {}, None),
        (None, (), {}, None),
    ],
)
def test_the_document_that_a_statement_is_taken_from(
    speaker: str | None, via: tuple[str, ...], fields: dict[str, object], document: str | None
) -> None:
    assert document_of(said(ANY, "The pump leaks", speaker, via, **fields)) == document


def test_documents_that_one_report_quotes_are_shared_by_nobody() -> None:
    other = make_report("A leak. A spill.", "b")
    twice = [
        said(other, "A leak", "Harbin Water", ("letter",)),
        said(other, "A spill", "Harbin Water", ("letter",)),
    ]
    assert list(shared_documents(twice)) == []
    both = [
        *twice,
        said(ANY, "The pump leaks", "Harbin Water", ("letter",)),
        said(ANY, "The pump leaks", "Ann Reed", ("memo",)),
    ]
    ((name, rests),) = shared_documents(both)
    assert name == "letter of Harbin Water"
    assert [(rest.report, rest.because) for rest in rests] == [
        ("a", "it has words from the letter of Harbin Water"),
        ("b", "it has words from the letter of Harbin Water"),
    ]


def test_telling_words_are_told_by_their_first_letters() -> None:
    assert tells("The pumps of Harbin said 3,200 tonnes leaked, she said") == {
        "pumps",
        "harbin",
        "3,200",
        "tonnes",
        "leaked",
    }
    assert tells("repaired and repairing") == {"repair"}


RELEASE = make_report(
    "PRESS RELEASE\n\nHarbin Water\n\nThe northern spillway pump will be repaired before "
    "winter. Nothing else is planned.",
    "r",
    outlet="Harbin Water",
)


@pytest.mark.parametrize(
    ("words", "speaker", "fields", "told"),
    [
        ("the spillway pump is to be repaired by winter", "Harbin Water", {}, True),
        ("the spillway pump will not cost much", "Harbin Water", {}, False),  # two telling words
        ("the spillway pump is to be repaired", "Harbin Water", {}, True),  # three
        ("the spillway pump is to be repaired by winter", "The Harbin Water", {}, True),
        ("the spillway pump is to be repaired by winter", "the council", {}, False),
        (
            "the spillway pump is to be repaired by winter",
            "an engineer",
            {"affiliation": "Harbin Water"},
            True,
        ),
        (
            "the spillway pump is to be repaired by winter",
            "Harbin Water",
            {"anonymous": True},
            False,
        ),
        ("the spillway pump is to be repaired by winter", "Harb", {}, False),
        ("the spillway pump is to be repaired by winter", None, {}, False),
        # less than half of the words of the shorter
        (
            "the spillway pump was repaired while barges, lorries, tents and dogs stood along "
            "muddy roads",
            "Harbin Water",
            {},
            True,
        ),
    ],
)
def test_what_a_release_says_in_other_words(
    words: str, speaker: str | None, fields: dict[str, object], told: bool
) -> None:
    paper = make_report(f"It was said that {words}.", "p")
    statement = said(paper, words, speaker, **fields)
    found = paraphrased({"p": paper, "r": RELEASE}, frozenset({"r"}), [statement])
    assert (("p", "r") in found.of_release) is told
    if told and len(words.split()) <= 12:
        assert (
            found.of_release["p", "r"]
            == f'it tells in other words what the release says: "{words}"'
        )


def test_a_release_does_not_paraphrase_itself() -> None:
    own = said(RELEASE, "The northern spillway pump will be repaired before winter", "Harbin Water")
    assert paraphrased({"r": RELEASE}, frozenset({"r"}), [own]).of_release == {}


LONG = "The northern spillway pump leaked brown oil across eleven ponds since early March"


@pytest.mark.parametrize(
    ("one", "other", "via", "alike"),
    [
        (
            "the northern spillway pump leaked",
            "oil leaked at the northern spillway pump",
            "statement",
            True,
        ),
        (
            "the northern spillway pump",
            "a northern spillway pump",
            "statement",
            False,
        ),  # three telling words
        (
            "the northern spillway pump leaked",
            "oil leaked at the northern spillway pump",
            "book",
            False,
        ),
    ],
)
def test_a_release_that_is_not_here(one: str, other: str, via: str, alike: bool) -> None:
    reports = {
        name: make_report(f"So {words}.", name) for name, words in (("a", one), ("b", other))
    }
    statements = [
        said(reports["a"], one, "Harbin Water", (via,)),
        said(reports["b"], other, "Harbin Water", (via,)),
    ]
    found = paraphrased(reports, frozenset(), statements).unseen
    if not alike:
        assert found == []
    else:
        ((name, rests),) = found
        assert name == "statement of Harbin Water"
        assert [(rest.report, rest.because) for rest in rests] == [
            ("a", f'both tell of the statement of Harbin Water: "{one}"'),
            ("b", f'both tell of the statement of Harbin Water: "{other}"'),
        ]


def test_two_statements_in_one_report_show_no_release() -> None:
    report = make_report(
        "The northern spillway pump leaked. A leak at the northern spillway pump.", "a"
    )
    statements = [
        said(report, "The northern spillway pump leaked", "Harbin Water", ("statement",)),
        said(report, "A leak at the northern spillway pump", "Harbin Water", ("statement",)),
    ]
    assert paraphrased({"a": report}, frozenset(), statements).unseen == []


def test_a_release_that_is_here_is_not_told_as_unseen() -> None:
    reports = {name: make_report(f"{LONG}.", name) for name in "ab"}
    statements = [said(report, LONG, "Harbin Water", ("statement",)) for report in reports.values()]
    assert [name for name, _ in paraphrased(reports, frozenset(), statements).unseen] == [
        "statement of Harbin Water"
    ]
    assert paraphrased(reports | {"r": RELEASE}, frozenset({"r"}), statements).unseen == []


def test_long_statements_are_cut_at_twelve_words() -> None:
    reports = {name: make_report(f"{LONG}.", name) for name in "ab"}
    statements = [said(report, LONG, "Harbin Water", ("statement",)) for report in reports.values()]
    ((_, rests),) = paraphrased(reports, frozenset(), statements).unseen
    assert rests[0].because.endswith('ponds since early…"') or rests[0].because.endswith(
        'since early…"'
    )
