"""What stands beside a statement before anybody opens it: marks, reach, silent reports."""

from collections.abc import Mapping

import pytest

from answered import OUTLETS, labels_of, reports_of
from rashomon.beside.laid_sentences import LaidStory
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.model.answer import Part, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.span import PlacedSpan
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
Told = tuple[Prepared, LaidStory, dict[str, PlacedSpan]]

TEXTS = {
    "a": (
        "Ferry runs aground off Korvik\n"
        "A ferry carrying 140 passengers ran aground near Korvik harbour on Tuesday.\n"
        "At least three people were killed, coastguard spokeswoman Lene Aas told reporters.\n"
        '"The visibility was close to zero when the vessel left," she said.\n'
        "The owner, Sula Lines, may face a fine of up to 2 million crowns.\n"
        "The captain, Arne Moe, was arrested on Wednesday.",
        "2031-03-13",
    ),
    "b": (
        "Four dead as Sula Queen hits rocks\n"
        "Four people died when the ferry Sula Queen hit rocks on 11 March, mayor Per Dahl said.\n"
        "A passenger, Tor Lund, said the crew had told nobody to put on life jackets.\n"
        "He called the rescue “a shambles from start to end”.\n"
        "Of 140 passengers 37 were taken to a hospital and 12 to a hotel.",
        "2031-03-13",
    ),
    "d": (
        "Korvik mourns\n"
        "Flags flew at half mast in Korvik on Wednesday.\n"
        "Mayor Per Dahl said that four people had died.\n"
        "A choir of 60 sang at the harbour.",
        "2031-03-13",
    ),
}
COURIER, HERALD, POST = (OUTLETS[ident].removeprefix("The ") for ident in TEXTS)


@pytest.fixture(scope="module")
def story() -> Told:
    return told_by(TEXTS)


def told_by(texts: Mapping[str, tuple[str, str]]) -> Told:
    """What is known of these reports, and their lines by label."""
    reports = reports_of(texts)
    prepared = prepare_story(list(annotate_reports(reports)))
    return prepared, lay_story(prepared, ()), labels_of(reports)


def placed(story: Told, told: str, named: str) -> Part:
    """A statement beside the reports."""
    prepared, laid, labels = story
    part = WrittenPart(told=told, named=tuple(map(labels.__getitem__, named.split())), after=".")
    written = WrittenAnswer("model otter", (WrittenLine(parts=(part,)),))
    (answer,) = place_answers(prepared, laid, [written])
    return answer.lines[0].parts[0]


@pytest.mark.parametrize(
    ("told", "named", "marks"),
    [
        # nowhere
        ("The ferry had 150 passengers", "a2", [("number", "150", None)]),
        ("The ferry had a hundred and forty passengers", "a2", []),
        ("Three of 140 passengers died", "a2 a3", []),
        ("It ran aground on 14 March", "a2", [("day", "14 March", None)]),
        ("It ran aground on 11 March 2031", "a2", []),
        ("It ran aground on Saturday", "a2", [("day", "Saturday", None)]),
        ("In 1987 the owner paid", "a5", [("day", "1987", None)]),
        ("Mayor Odd Brekke gave the number", "b2", [("name", "Odd Brekke", None)]),
        ("Mayor Per Dahl gave the number", "b2", []),
        ("Lund called it “a total mess”", "b4", [("quotation", "a total mess", None)]),
        ("Lund called it “a shambles ... to end”", "b4", []),
        ("So 49 went to a hospital or hotel", "b5", []),
        ("All three reports agree in two points", "", []),
        # not there
        (f"The {POST} says 37 went to a hospital", "b5", [("number", "37", "d")]),
        (f"The {HERALD} says 37 went to a hospital", "b5", []),
        (
            f"The {HERALD} and the {POST} both give 37 in a hospital",
            "b5",
            [("number", "37", "d")],
        ),
        (
            f"The {COURIER} writes “a shambles from start to end”",
            "b4",
            [("quotation", "a shambles from start to end", "a")],
        ),
        (f"The {COURIER} has 2 million crowns, not the {HERALD}", "a5", []),
        (f"The {COURIER} has 2 million crowns; the {HERALD} has 37 in a hospital", "a5 b5", []),
        (f"Lund told the {COURIER} of 37 in a hospital", "b5", []),
        (f"37 went to a hospital (all but the {COURIER} and the {POST})", "b5", []),
        (f"But the {POST} says 37 went to a hospital", "b5", [("number", "37", "d")]),
        # hours, lengths of time that an author reckons, and what is no figure
        ("It ran aground at 12.40, a passenger says", "a2", []),
        ("The fine grew by 2.40 million crowns", "a5", [("number", "2.40 million", None)]),
        ("The arrest came 26 hours later", "a6", []),
        ("Hundreds were on board", "a2", []),
        # no name
        ("Mistaken: 140 passengers", "a2", []),
        ("Overdue: the fine", "a5", []),
        (f"Lund told the {COURIER} and the {POST} of 37 in a hospital", "b5", []),
        # silence
        (f"Only the {HERALD} mentions Per Dahl", "b2", [("silence", "Per Dahl", "d")]),
        (f"Only the {HERALD} mentions Tor Lund", "b3", []),
        (f"The {POST} does not mention Per Dahl", "", [("silence", "Per Dahl", "d")]),
        (f"The {POST} never mentions Arne Moe", "", []),
        ("No report mentions Sula Lines", "", [("silence", "Sula Lines", "a")]),
        (f"The {POST} does not say how Per Dahl died", "", []),
        ("No report tells why the captain was arrested", "", []),
        (f"Only the {HERALD} asks whether Per Dahl said four people died", "b2", []),
        (f"The {POST} never names who is mayor, Per Dahl", "", []),
        (
            "No report says that the captain was arrested",
            "",
            [("silence", "that the captain was arrested", "a")],
        ),
        (f"The {POST} never mentions “at the”", "", []),
        (f"The {HERALD} says four, which looks like 37 turned round", "b2", []),
        # a word that accuses, of which no report prints any form
        ("Lene Aas murdered a passenger", "a3", [("accusing", "murdered", None)]),
        ("The owner was bribed, and covered it up", "a5", [("accusing", "bribed", None)]),
        ("The captain was in custody", "a6", []),
    ],
)
def test_a_mark_says_what_no_report_or_not_the_named_one_prints(
    story: Told,
    told: str,
    named: str,
    marks: list[tuple[str, str, str | None]],
) -> None:
    part = placed(story, told, named)
    assert [(str(mark.kind), mark.words, mark.report) for mark in part.marks] == marks


@pytest.mark.parametrize(
    ("told", "named", "places"),
    [
        (f"Both the {HERALD} and the {POST} say four", "b2 d3", (2, ("b", "d"))),
        (f"Both the {HERALD} and the {POST} say four", "b2", (2, ("b",))),
        ("All three reports name Korvik", "a2 d2", (3, ("a", "d"))),
        ("Most reports say four", "b2 d3", (2, ("b", "d"))),
        (f"The {COURIER} says three, the other two four", "b2 d3", (2, ("b", "d"))),
        ("Four people died", "b2", None),
        (f"All reports but the {COURIER} say four", "b2 d3", None),
        (f"The {HERALD} says four", "", None),
    ],
)
def test_reach_counts_the_reports_that_sentences_open(
    story: Told,
    told: str,
    named: str,
    places: tuple[int, tuple[str, ...]] | None,
) -> None:
    reach = placed(story, told, named).places
    assert (reach and (reach.named, reach.reached)) == places


@pytest.mark.parametrize(
    ("told", "nearest"),
    [
        (f"Only the {HERALD} has the life jackets", {"a": None, "d": None}),
        (f"Only the {HERALD} has the passengers in a hospital", {"a": "carrying", "d": None}),
        (f"The {POST} says nothing of the four people", {"d": "four people had died"}),
        ("Four people died", {}),
    ],
)
def test_a_silent_report_has_its_nearest_sentence(
    story: Told, told: str, nearest: dict[str, str | None]
) -> None:
    silent = placed(story, told, "").silent
    found = {each.report: each.span.quote if each.span else None for each in silent}
    assert found.keys() == nearest.keys()
    for report, words in nearest.items():
        assert (words or "") in (found[report] or "")
        assert (words is None) is (found[report] is None)


@pytest.mark.parametrize(
    ("told", "named", "nearest"),
    [
        (f"{COURIER} and {HERALD} count the passengers", "a2", ["b"]),
        (f"{COURIER} counts the passengers", "a2", []),
        ("four people died", "b2", []),
        (f"{HERALD} counts those who died", "", ["b"]),
        ("the mayor spoke of four who died", "", ["d", "b"]),
        ("cheese is cheap", "", []),
    ],
    ids=["unreached", "reached", "names none", "named alone", "no sentences", "nothing near"],
)
def test_reports_without_a_sentence_open_their_nearest(
    story: Told, told: str, named: str, nearest: list[str]
) -> None:
    found = placed(story, told, named).nearest
    assert [each.report for each in found if each.span] == nearest


@pytest.mark.parametrize(
    ("told", "named", "opened"),
    [
        (f"{HERALD} is the only report to count the passengers", "b2", "ad"),
        (f"no report except the {HERALD} names the mayor", "b2", "ad"),
        (f"{HERALD} is alone in counting those who died", "b2", "ad"),
        ("no other report has the choir", "d4", "ab"),
        ("the other reports leave the choir out", "d4", "ab"),
        (f"the choir is missing from the {COURIER}", "d4", "a"),
        (f"{COURIER} has no word of the choir", "d4", "a"),
        (f"{COURIER} does not name the choir", "d4", "a"),
        (f"the choir is reported solely by the {POST}", "d4", "ab"),
        (f"the choir is mentioned nowhere but in the {POST}", "d4", "ab"),
        (f"{POST} is the one paper that has the choir", "d4", "ab"),
        (f"the choir is not named in any paper other than the {POST}", "d4", "ab"),
        (f"the choir sang outside the {POST}", "d4", ""),
        (f"{POST} has the mourning without mentioning the ferry", "d2", "d"),
        (f"{POST} has the choir but not the ferry", "d4", "d"),
        (f"{HERALD} and {COURIER} both leave out the choir", "a2 b2", "ab"),
        (f"{HERALD} names the mayor, the {COURIER} does not", "a2 b2", "a"),
        ("not one of the three reports names the helmsman", "a2", "abd"),
        ("no one says who steered", "a2", "abd"),
        ("the mayor alone spoke of four who died", "b2", ""),
        ("only three people were killed", "a3", ""),
    ],
)
def test_reports_that_are_said_to_be_silent_open(
    story: Told, told: str, named: str, opened: str
) -> None:
    part = placed(story, told, named)
    assert sorted(each.report for each in (*part.silent, *part.nearest)) == sorted(opened)


def test_verbs_of_telling_bring_no_sentence_near(
    story: Told,
) -> None:
    (silent,) = placed(story, f"The {COURIER} says nothing about choirs", "").silent
    assert silent.span is None, "that somebody says something is nothing in common"


def test_a_statement_without_words_of_its_own_has_those_of_its_sentences(
    story: Told,
) -> None:
    silent = placed(story, f"only the {HERALD} has this", "b5").silent
    assert [each.span.quote for each in silent if each.span] == [
        "A ferry carrying 140 passengers ran aground near Korvik harbour on Tuesday."
    ]


def test_a_shared_number_brings_a_sentence_near(
    story: Told,
) -> None:
    part = placed(story, "there were 60, which is few", "")
    (first, *_) = part.nearest
    assert first.span
    assert first.span.quote == "A choir of 60 sang at the harbour."


SPANISH = (
    "Cuatro muertos en el naufragio de Korvik\n"
    "Al menos cuatro personas murieron y treinta y siete resultaron heridas el martes, dijo el "
    "alcalde Per Dahl.\n"
    "El rescate costará 2,1 millones de coronas.\n"
    "“Nadie nos dijo nada”, contó Tor Lund.",
    "2031-03-13",
)


@pytest.fixture(scope="module")
def mixed() -> Told:
    """The same with a report in Spanish."""
    return told_by(TEXTS | {"c": SPANISH})


@pytest.mark.parametrize(
    ("told", "named", "marks"),
    [
        # what is said of English sentences is compared, whatever else is there
        ("Lund called it “a total mess”", "b4", ["quotation a total mess"]),
        ("Mayor Odd Brekke gave the number", "b2", ["name Odd Brekke"]),
        ("The ferry had 150 passengers", "a2", ["number 150"]),
        ("The ferry had 140 passengers", "a2", []),
        # numbers of the other language are read, in digits and in words
        ("37 were hurt", "c2", []),
        ("38 were hurt", "c2", ["number 38"]),
        ("The rescue costs 2.1 million crowns", "c3", []),
        ("The rescue costs 1.2 million crowns", "c3", ["number 1.2 million"]),
        ("The rescue costs 2.1 million crowns, 38 say", "a2 c3", ["number 38"]),
        # its words and names may be translated
        ("“Nobody told us anything,” said Lund", "c4", ["not-compared Nobody told us anything,"]),
        ("“Nadie nos dijo nada”, said Lund", "c4", []),
        # in another language than the answer's they are no translation
        (
            "“No había botes para todos en la isla”, said Lund",
            "c4",
            ["quotation No había botes para todos en la isla"],
        ),
        ("Mayor Per Dehl said so", "c2", ["name Per Dehl"]),
        ("Mayor Odd Brekke said so", "c2", ["name Odd Brekke"]),
    ],
)
def test_what_another_language_may_have_otherwise_is_not_compared(
    mixed: Told, told: str, named: str, marks: list[str]
) -> None:
    part = placed(mixed, told, named)
    assert [f"{mark.kind} {mark.words}" for mark in part.marks] == marks
