"""Which lines take a report of the house itself back, and which tell of others who take back."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.reports.page_words import is_correction
from rashomon.text.taken_back import is_taken_back, is_withdrawn
from rashomon.text.whole_sentences import lines_in


@pytest.mark.parametrize(
    "line",
    [
        "Our report on the toll bridge of Harn has been withdrawn, and we apologise to its owner.",
        "We no longer stand by our report that Ines Holt was dismissed. She was not.",
        "This story was published in error and has been removed.",
        "We got this wrong. Ines Holt was not dismissed.",
        "Tarn Radio no longer stands by this story.",
        "We have deleted a story about the herring of Skerry, because its author made it up.",
        "We cannot stand behind our account of the vote in Ravel.",
        "Our exclusive interview with Mina Rask has since been retracted.",
        "We should never have printed the name of the teacher.",
        "We had the name of the winner wrong.",
        "On Monday we said that the ferry had sunk. That was untrue, and we are sorry.",
        "Yesterday we wrote that the mayor was ill; this was wrong.",
        "That was not true, and we are sorry.",
        "We were misled into reporting that the mine had closed.",
        "We have pulled this report after the court ruled against us.",
        "Wir haben diesen Artikel zurückgezogen und bitten um Entschuldigung.",
        "Dieser Bericht war falsch.",
        "Nous avons retiré cet article, et nous lui présentons nos excuses.",
        "Hemos retirado esta noticia y pedimos disculpas.",
        "We have taken this story offline while we check it.",
        "Following a complaint, we withdraw the claim that Ines Holt took money.",
        "This article has been retracted by its author.",
        "Tarn Radio apologises to Ines Holt for a report on Monday that she had been dismissed.",
        "We were hoaxed: the picture of the whale is a fake.",
        "In Friday's paper we named the wrong man.",
        "Please disregard our earlier report that the bridge had fallen.",
        "WITHDRAWN: Bridge falls in Lauk",
        "Contrary to what we reported on Sunday, the pier of Dorn did not collapse.",
        "Jonas Weil was never banned, as this newspaper wrongly reported.",
        "The editors of this paper regret the publication of the article on Jonas Weil.",
    ],
)
def test_a_house_takes_a_report_back(line: str) -> None:
    assert is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "“We got this wrong,” the minister said.",
        "“We apologise to the families,” the company said.",
        "The ministry withdrew its report on the dam.",
        "This article has been removed.",
        "The army has withdrawn from the town of Orrin.",
        "He said that the report was wrong.",
        "The journal retracted the article by Veit Lorn.",
        "Police removed this item from the museum.",
        "We were wrong about the tides, the senator wrote.",
        "The court said the police had got the name wrong.",
        "The minister no longer stands by his claim.",
        "This report was withdrawn by the ministry in May.",
        "The bank said it was sorry for the error.",
        "We stand by our story, the editor said.",
        "We named the wrong road, the driver told the court.",
        "The church removed this picture in 1950.",
        "The minister apologised for a report that she had not read.",
        "Jonas Weil retracted his confession in court.",
        "The court found the claims in the article to be unfounded.",
    ],
)
def test_others_take_something_back(line: str) -> None:
    assert not is_correction(line)


def with_notes(report: Report, *paragraphs: int) -> Report:
    """The report, some paragraphs of which are notes of correction."""
    lines = list(lines_in(report))
    return replace(report, corrections=tuple(lines[number] for number in paragraphs))


def test_what_was_wrong_is_taken_back_and_what_is_so_is_not() -> None:
    wrong = "On Monday we reported that the ferry of Orrin had sunk."
    right = "She lies in the dock of Harn."
    text = f"Ferry of Orrin sinks\n\n{wrong}\n\nThat was false, and we regret it. {right}\n"
    note = with_notes(make_report(text, "note", title="Ferry of Orrin sinks"), 1, 2)
    note_places = {}
    for words in ("Ferry of Orrin sinks", wrong, "That was false, and we regret it.", right):
        start = text.index(words)
        note_places[words] = is_taken_back(note, note.span(start, start + len(words)))
    assert is_withdrawn(note)
    assert [*note_places.values()] == [True, True, True, False]


def test_the_headline_of_a_report_that_corrects_a_figure_stands() -> None:
    text = (
        "Ferry of Orrin sinks\n\nThe ferry of Orrin sank on Monday, the harbour office said.\n\n"
        "Correction: The ferry had 40 seats, not 400 as we said.\n"
    )
    report = with_notes(make_report(text, "report", title="Ferry of Orrin sinks"), 2)
    assert not is_taken_back(report, report.span(0, len("Ferry of Orrin sinks")))
