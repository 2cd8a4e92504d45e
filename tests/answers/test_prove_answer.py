"""What is found of the parts of answers, and what is not."""

import pytest

from answered import FERRY, labels_of, prove_part, prove_told, reports_of, write_answer
from rashomon.matching.quotations import stands_in
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.model.answer import FaultKind, Proof, ShownAs, WrittenAnswer, WrittenLine
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("The ferry had some 140 people on board", "a2"),
        ("at least three died, says Lene Aas", "a3"),
        ("four are dead, according to the mayor, Per Dahl", "b2"),
        ("visibility was “close to zero” when the ship left, said Aas", "a4"),
        ("the captain, Arne Moe, denies having drunk", "b3"),
        ("Moe was questioned for six hours", "b4"),
        ("on 11 March it ran aground near Korvik", "a2 b2"),
        ("its owner may be fined up to 2 million crowns", "a6"),
        ("the crew told nobody to put on life jackets, says Tor Lund, a passenger", "b5"),
    ],
)
def test_a_right_part_stands_in_its_author_s_words(told: str, named: str) -> None:
    part = prove_part(told, named)
    assert (part.proof, part.shown, part.faults) == (Proof.BORNE, ShownAs.TOLD, ())
    assert [sentence.how for sentence in part.sentences].count("named") == len(named.split())


@pytest.mark.parametrize(
    ("told", "named", "kind", "proof"),
    [
        ("up to 9 million crowns may have to be paid", "a6", FaultKind.NUMBER, Proof.STRUCK),
        ("at least four people died, says the mayor", "b2", FaultKind.LIMIT, Proof.OPEN),
        ("exactly three people were killed", "a3", FaultKind.LIMIT, Proof.OPEN),
        ("it ran aground on Thursday evening", "a2", FaultKind.DAY, Proof.OPEN),
        ("it ran aground near Vold on Tuesday", "a2", FaultKind.NAME, Proof.STRUCK),
        ("the mayor, Tor Lund, says that four died", "b2", FaultKind.NAME, Proof.OPEN),
        ("the captain admits that he had been drinking", "b3", FaultKind.POLARITY, Proof.OPEN),
        ("police have ruled out that he was drunk", "a5", FaultKind.POLARITY, Proof.OPEN),
        ("at least three people may have been killed", "a3", FaultKind.WORDS, Proof.OPEN),
        ("at least three people were killed in a green van", "a3", FaultKind.WORDS, Proof.OPEN),
        ("at least three terrified people were killed", "a3", FaultKind.WORDS, Proof.OPEN),
        ("“The visibility was zero when it left”", "a4", FaultKind.QUOTATION, Proof.STRUCK),
    ],
)
def test_a_fault_is_found(told: str, named: str, kind: FaultKind, proof: Proof) -> None:
    part = prove_part(told, named)
    assert kind in [fault.kind for fault in part.faults]
    assert part.proof is proof


def test_the_report_s_sentence_stands_where_a_value_is_in_no_report() -> None:
    part = prove_part("up to 9 million crowns may have to be paid", "a6")
    assert (part.proof, part.shown) == (Proof.STRUCK, ShownAs.SENTENCE)
    assert part.sentences[0].span.quote.startswith("The owner may face a fine")
    nowhere = prove_part("the owner hid 77 life rafts at Vold", "")
    assert (nowhere.proof, nowhere.shown) == (Proof.STRUCK, ShownAs.NOTHING)


@pytest.mark.parametrize(
    "number", ["LXXVII", "7\ufe0f\u20e37\ufe0f\u20e3", "٧٧", "७७", "７７", "⑦⑦", "⁷⁷", "ⅬⅩⅩⅦ", "𝟕𝟕"]
)
def test_a_number_in_other_digits_is_one(number: str) -> None:
    part = prove_part(f"{number} people were killed, says Lene Aas", "a3")
    assert part.shown is ShownAs.SENTENCE
    assert FaultKind.NUMBER in [fault.kind for fault in part.faults]


@pytest.mark.parametrize("number", ["140", "CXL", "١٤٠", "１４０", "1\u20e34\u20e30\u20e3"])
def test_a_number_of_a_report_is_found_in_other_digits(number: str) -> None:
    part = prove_part(f"the ferry had about {number} passengers", "a2")
    assert (part.proof, part.shown) == (Proof.BORNE, ShownAs.TOLD)


@pytest.mark.parametrize(
    "marks", ["“”", '""', "«»", "»«", "„“", "„”", "‹›", "‘’", "''", "「」", "『』"]
)
def test_a_quotation_is_looked_for_in_whatever_marks(marks: str) -> None:
    begin, end = marks
    right = f"visibility was {begin}close to zero when the vessel left{end}, says Aas"
    assert prove_part(right, "a4").proof is Proof.BORNE
    wrong = f"visibility was {begin}better than on any other day{end}, says Aas"
    part = prove_part(wrong, "a4")
    assert (part.proof, part.shown) == (Proof.STRUCK, ShownAs.SENTENCE)


@pytest.mark.parametrize(
    "told",
    [
        "the ferry’s passengers and the owners’ crew ran aground near Korvik’s harbour",
        "the area, 12 m², is near Korvik harbour: a ferry ran aground",
    ],
)
def test_an_apostrophe_opens_no_quotation_and_a_unit_is_no_number(told: str) -> None:
    faults = prove_part(told, "a2").faults
    assert FaultKind.QUOTATION not in [fault.kind for fault in faults]
    assert "2" not in [fault.words for fault in faults]


def test_a_number_of_which_a_sentence_leaves_out_the_unit_is_found() -> None:
    texts = {
        "a": ("Dockers gain\nNine and a half, counts the union.", "2031-03-12"),
        "b": ("Dockers rest\nThe dockers rest in Vorn, the union said.", "2031-03-13"),
    }
    assert prove_part("the union counts 9.5 percent", "a2", texts).proof is Proof.BORNE
    assert prove_part("the union counts 3.5 percent", "a2", texts).proof is Proof.STRUCK


def _flood(sentence: str) -> dict[str, tuple[str, str]]:
    told = "Nine goats died in the flood at Dorn on Monday, mayor Ada Lind said."
    six = "Six goats died at Dorn, the vet, Ole Stamm, said."
    return {
        "a": (f"Flood kills goats at Dorn\n{told}\nThe bridge is closed.", "2031-03-12"),
        "b": (f"Goats again\n{sentence}\nThe road to Vorn is open.", "2031-03-13"),
        "d": (f"Six goats\n{six}\nThe sun shone.", "2031-03-13"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The report that nine goats died in the flood at Dorn on Monday was wrong, mayor Ada Lind "
        "said.",
        "Six goats, and not nine as first said, died in the flood at Dorn on Monday, mayor Ada "
        "Lind said.",
        "Nine goats died in the flood at Dorn on Monday, mayor Ada Lind said, but the figure was "
        "corrected to six.",
        "Nine goats died in the flood at Dorn on Monday, mayor Ada Lind had said, a mistake.",
        "The figure of nine goats dead in the flood at Dorn on Monday is outdated, mayor Ada Lind "
        "said.",
    ],
)
def test_what_takes_a_number_back_is_no_evidence_for_it(sentence: str) -> None:
    told = "nine goats died in the flood at Dorn on Monday, says mayor Ada Lind"
    assert [one.report for one in prove_part(told, "a2", _flood(sentence)).sentences] == ["a"]


def test_what_tells_the_same_is_evidence() -> None:
    sentence = "Nine goats died in the flood at Dorn on Monday, said mayor Ada Lind, who was there."
    told = "nine goats died in the flood at Dorn on Monday, says mayor Ada Lind"
    part = prove_part(told, "a2", _flood(sentence))
    assert [one.report for one in part.sentences] == ["a", "b"]


def test_a_wrong_bracket_is_mended() -> None:
    part = prove_part("four people died, mayor Per Dahl said", "a5")
    assert part.proof is Proof.BORNE
    assert [(one.report, one.how) for one in part.sentences] == [("b", "found")]
    assert [fault.kind for fault in part.faults] == [FaultKind.LABEL]


def test_a_part_without_a_bracket_is_found() -> None:
    part = prove_part("Captain Arne Moe denied that he had been drinking", "")
    assert part.proof is Proof.BORNE
    assert [one.report for one in part.sentences] == ["b"]


def test_labels_that_nobody_gave_are_a_fault_and_many_leave_it_open() -> None:
    part = prove_part("four people died, mayor Per Dahl said", "b2 x9")
    assert (part.proof, [fault.words for fault in part.faults]) == (Proof.BORNE, ["x9"])
    many = prove_part("four people died", "a1 a2 a3 a4 a5 a6 b1 b2 b3")
    assert many.proof is Proof.OPEN


@pytest.mark.parametrize(
    ("told", "proof"),
    [
        ("at least nine people died in Brannoy on 11 March", Proof.BORNE),
        ("2.5 million crowns, says Lene Aas", Proof.BORNE),
        ("at least 19 people died in Brannoy", Proof.OPEN),
        ("at least nine people died on 15 March", Proof.STRUCK),
    ],
)
def test_a_sentence_of_another_language_is_read_for_figures_days_and_names(
    told: str, proof: Proof
) -> None:
    faro = """Nueve muertos en Brannoy
Al menos 9 personas murieron y 190 casas ardieron en Brannoy el 11 de marzo, dijo Lene Aas.
El daño es de 2,5 millones de coronas, dijo Lene Aas a los periodistas en la escuela."""
    texts = FERRY | {"c": (faro, "2031-03-13")}
    label = "c3" if "crowns" in told else "c2"
    assert prove_part(told, label, texts).proof is proof


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("If the dam is dry, why are we wet?", True),
        ("why are we wet?", True),
        ("If the dam is dry, why are we cold?", False),
        ("If the dam is wet, why are we wet?", False),
    ],
)
def test_a_quotation_stands_though_its_speaker_is_named_within(quoted: str, stands: bool) -> None:
    text = "“If the dam is dry,” the miller Ada Lind said, “why are we wet?”"
    assert stands_in(quoted, text) is stands


def test_two_quotations_with_other_words_between_are_not_one() -> None:
    assert not stands_in("It was dry and wet", "“It was dry” is no answer to “and wet”.")


@pytest.mark.parametrize(
    ("told", "proof"),
    [("about 370 km", Proof.BORNE), ("about 900 km", Proof.STRUCK), ("about 370 kg", Proof.STRUCK)],
)
def test_an_author_may_put_a_number_into_another_unit(told: str, proof: Proof) -> None:
    reports = {
        "a": ("Barge adrift\nThe barge drifted 230 miles off Harn before it sank.", "2031-03-12"),
        "b": ("Barge lost\nThe barge was lost on Tuesday, its owner said.", "2031-03-13"),
    }
    assert prove_part(f"it drifted 230 miles, {told}, off Harn", "a2", reports).proof is proof


@pytest.mark.parametrize(
    ("told", "named", "is_unclear"),
    [
        ("four people died, says Lene Aas", "a3", True),  # which only the other report has
        ("about 140 people were killed", "a3", True),  # only elsewhere in the same report
        ("at least three terrified people were killed", "a3", True),  # in no report
        ("at least three people may have been killed", "a3", False),
        ("the captain admits that he had been drinking", "b3", True),
    ],
)
def test_a_mark_stands_where_its_reports_do_not_have_a_value_or_say_no(
    told: str, named: str, is_unclear: bool
) -> None:
    part = prove_part(told, named)
    assert part.proof is Proof.OPEN
    assert part.is_unclear is is_unclear


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("four died, so it would be the 13th of March", "b2"),
        ("two years, nine months to serve", "a2"),
        ("2 years, 9 months to serve", "a2"),
        ("his 2,292nd day at sea", "a3"),
    ],
)
def test_what_an_author_works_out_or_shortens_has_no_mark(told: str, named: str) -> None:
    texts = {
        "a": (
            "Captain jailed\nHe was sentenced to 2 years, with 9 months to serve.\n"
            "It was the 2,292nd day at sea of captain Arne Moe.",
            "2031-03-12",
        ),
        "b": FERRY["b"],
    }
    assert not prove_part(told, named, texts).is_unclear


_FALLS = {
    "a": (
        "Climber falls near Vold\nThe climber was still alive when a pilot came.\n"
        "He fell 90 metres.",
        "2031-03-12",
    ),
    "b": (
        "Two fall at Harn\nJon Haller fell near Vold on Tuesday.\nThe other climber, Ivo Stell, "
        "fell 200 metres at Harn, said Mara Quill.\nShe had warned him.",
        "2031-03-13",
    ),
}


@pytest.mark.parametrize(
    ("told", "named", "is_unclear"),
    [
        ("Haller was still alive when a pilot came", "a2", False),  # only b names him
        ("Jon Haller was still alive when a pilot came", "a2", False),
        ("Haller was warned by Quill", "b4", True),  # b means Stell
        ("Haller fell 200 metres at Harn", "b3", True),
        ("Per Dahl was still alive when a pilot came", "a2", True),  # whom no report names
    ],
)
def test_whom_only_another_report_names_makes_no_part_unclear(
    told: str, named: str, is_unclear: bool
) -> None:
    faults = [fault.kind for fault in prove_part(told, named, _FALLS).faults]
    assert (FaultKind.NAME in faults) is is_unclear


@pytest.mark.parametrize(
    ("told", "named", "is_unclear"),
    [
        ("all two agree that it ran aground on Tuesday", "a2 b2", False),
        ("all three agree that it ran aground on Tuesday", "a2 b2", True),
        ("two speak: Lene Aas and Per Dahl", "a3 b2", False),
        ("the Brannoy Herald of 13 March has the Courier's text of 12 March", "b2", False),
        ("the Brannoy Herald of 13 March has the Courier's text of 9 March", "b2", True),
    ],
)
def test_counts_of_reports_and_names_and_days_of_reports_are_known(
    told: str, named: str, is_unclear: bool
) -> None:
    part = prove_part(told, named)
    assert (part.is_unclear or part.shown is not ShownAs.TOLD) is is_unclear


def test_where_a_caption_goes_something_stands_for_it() -> None:
    reports = reports_of(FERRY)
    known = prepare_story(list(annotate_reports(reports)))
    captions = (
        "Who was hurt",
        "Arne Moe the murderer",
        "Perhaps Arne Moe was drunk.",
        "Two things on the 140 aboard",
        "73 dead feared",  # in no report
    )
    (line,) = write_answer([[("Four people died", "b2")]], reports).lines
    lines = [WrittenLine((), own=(caption,)) for caption in captions]
    written = WrittenAnswer("model test", (*lines, line, lines[-1]))
    (answer,) = prove_answers(known, lay_side_by_side(known), [written]).answers
    assert [line.own for line in answer.lines] == [
        ("Who was hurt",),
        (),
        (),
        ("Two things on the 140 aboard",),
        ("(further points)",),  # above a line
        (),
        (),
    ]


def test_a_guess_without_a_bracket_is_the_author_s_own() -> None:
    told = [("Four people died", "b2"), ("the others perhaps count from Tuesday", "")]
    (line,) = prove_told(told, texts=FERRY).answers[0].lines
    assert [part.told for part in line.parts] == ["Four people died"]
    assert line.own == ("the others perhaps count from Tuesday;",)


@pytest.mark.parametrize(
    ("asked", "is_own"),
    [
        ("Do all three dead count among the 140?", True),
        ("Who told the crew?", True),
        ("Why were 977 people aboard?", False),  # in no report
        ("Why did Arne Moe steal the money?", False),
    ],
)
def test_what_an_author_asks_needs_no_sentence_unless_it_tells_something(
    asked: str, is_own: bool
) -> None:
    told = [("Four people died", "b2"), (asked, "")]
    (line,) = prove_told(told, texts=FERRY).answers[0].lines
    assert (line.own == (asked,)) is is_own


_CRASH = {
    "a": (
        "Tram hits kiosk in Harn\n"
        "A tram hit a kiosk in Harn on Tuesday, injuring 14 people.\n"
        "Two people were killed.",
        "2031-04-02",
    ),
    "b": (
        "Two dead in Harn\n"
        "Two people died in Harn on Tuesday and 14 were hurt, the fire service said.\n"
        "The 14 injured were taken to three hospitals.",
        "2031-04-02",
    ),
    "d": (
        "After the tram crash\n"
        "Tuesday's tram crash in Harn left 14 people injured and two dead.\n"
        "In 2024, 14 people were injured in a bus crash in Selm.",
        "2031-04-03",
    ),
}


@pytest.mark.parametrize(
    ("told", "named", "reports"),
    [
        ("14 people were injured", "a2", {"a2", "b2", "d2"}),
        ("14 people were injured in a bus crash in 2024", "d3", {"d3"}),
        ("15 people were injured", "a2", {"a2"}),
        ("nobody among the 14 died", "a2", {"a2"}),
    ],
)
def test_all_reports_that_plainly_count_the_same_bear_a_number(
    told: str, named: str, reports: set[str]
) -> None:
    labels = {span.quote: label for label, span in labels_of(reports_of(_CRASH)).items()}
    part = prove_part(told, named, _CRASH)
    assert {labels[sentence.span.quote] for sentence in part.sentences} == reports


def test_who_was_left_hurt_was_hurt() -> None:
    assert prove_part("14 people were injured", "d2", _CRASH).proof is Proof.BORNE
