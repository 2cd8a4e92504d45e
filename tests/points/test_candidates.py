"""Candidates for accounts."""

from dataclasses import replace

import pytest

from factories import parse_report, quoted
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.points.candidates import find_candidates
from rashomon.text.token_index import read_reports

pytestmark = pytest.mark.weights


def candidates(text: str, *people: str, places: tuple[str, ...] = (), day: str | None = None) -> set[tuple[str, str]]:
    """{(rule, quote)} of a text in which these names and this day stand."""
    annotated = parse_report(text)
    names = []
    for kind, spellings in ((NameKind.PERSON, people), (NameKind.PLACE, places)):
        for spelling in spellings:
            start = text.index(spelling)
            names.append(Name(spelling, spelling, kind, (spelling,), (annotated.report.span(start, start + len(spelling)),)))
    dates = [Date("d", quoted(annotated.report, day), "2019-05-03", "2019-05-03")] if day else []
    reading = read_reports([annotated], names=names, statements=(), dates=dates)[0]
    return {(c.rule, reading.annotated.span(reading.doc[c.start : c.end]).quote) for c in find_candidates(reading)}


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("At least nine miners were killed when a shaft flooded.", "quantity", "At least nine miners were killed"),
        ("A shaft flooded when the pumps failed.", "core", "the pumps failed"),
        ("The firm sent 40 pumps and twelve divers.", "quantity", "twelve divers"),
        ("About 60% of the valley was under water.", "quantity", "About 60% of the valley was under water"),
        ("The three-deck ferry stopped.", "quantity", "The three-deck ferry"),
        ("The 52-year-old captain was arrested.", "age", "The 52-year-old captain"),
        ("The deal was brokered by village elders on the coast.", "agent", "brokered by village elders on the coast"),
        ("The surrender of the garrison surprised the town.", "happening", "The surrender of the garrison"),
    ],
)
def test_found(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in candidates(text)


def test_how_many_there_are_is_no_figure_of_what_some_of_them_did() -> None:
    found = {quote for rule, quote in candidates("The union said 60 of 90 crews had joined the strike.") if rule == "quantity"}
    assert not any(quote.startswith("90") for quote in found)
    assert any("60 of 90" in quote for quote in found)
    assert ("quantity", "90 crews had joined the strike") in candidates("The union said 90 crews had joined the strike.")


def test_roles_of_people() -> None:
    found = candidates("Ilse Vantorp, the head of the dyke board, met General Piet Grolman.", "Ilse Vantorp", "Piet Grolman")
    assert ("apposition", "the head of the dyke board") in found
    assert ("title", "General Piet Grolman") in found


def test_a_noun_is_no_happening_for_its_ending() -> None:
    found = candidates("The statement of the garrison surprised the capital of the province.")
    assert not any(rule == "happening" for rule, _ in found)


def test_places_and_times() -> None:
    found = candidates("The plane landed near Orvik on 3 May 2019.", places=("Orvik",), day="3 May 2019")
    assert ("place", "near Orvik") in found
    assert any(rule == "date" and quote.endswith("on 3 May 2019") for rule, quote in found)


def test_who_only_says_is_no_candidate() -> None:
    assert not any(quote.startswith("Officials said") for _, quote in candidates("Officials said that the dam held."))


def test_white_space_that_the_parser_makes_a_token_of_is_no_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_reports([parse_report("Two barges sank.\n\n\nThree were raised.")], names=(), statements=(), dates=())[0]
    blank = next(token.i for token in reading.doc if token.is_space)
    found = find_candidates(reading)
    assert found
    proposed = [found[0], replace(found[0], start=blank, end=blank + 1)]
    monkeypatch.setattr("rashomon.points.candidates._FINDERS", (lambda *_: iter(proposed),))
    assert find_candidates(reading) == (found[0],)


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Correction: An earlier version of this article said that fourteen miners had been killed. The number of miners is four.", False),
        ("Correction: The Post wrongly reported fourteen miners dead. The number of miners is four.", False),
        ("Correction: The number of miners is four, of fourteen in the shaft.", True),
    ],
)
def test_what_a_note_of_correction_takes_back_is_no_candidate(note: str, kept: bool) -> None:
    annotated = parse_report(note)
    reading = read_reports(
        [replace(annotated, report=replace(annotated.report, corrections=(annotated.report.span(0, len(note)),)))],
        names=(),
        statements=(),
        dates=(),
    )[0]
    quotes = [reading.annotated.span(reading.doc[c.start : c.end]).quote for c in find_candidates(reading)]
    assert any("fourteen" in quote for quote in quotes) is kept
    assert any("is four" in quote for quote in quotes)
    assert any("fourteen" in quote for _, quote in candidates(note))
