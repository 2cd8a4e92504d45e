"""The digest as one document for agents and scripts."""

from dataclasses import replace
from typing import Any

from beside import BY, CLOSED, FLED, NINE, TOLL, asked_ledger, found_ledger
from ledgers import HURT
from rashomon.model.ledger import Ledger
from rashomon.model.passage import First
from rashomon.telling.digest_document import FORMAT, digest_document


def story(ledger: Ledger) -> dict[str, Any]:
    (told,) = digest_document(ledger)["stories"]
    return dict(told)


def test_the_story_with_its_reports_by_name_and_its_bounds() -> None:
    ledger = found_ledger()
    made = replace(ledger.stories[0], least_lines=2, chapters=(("r-road", "r-toll"),))
    document = digest_document(replace(ledger, stories=(made,)))
    assert document["format"] == FORMAT
    (told,) = document["stories"]
    assert (told["id"], told["title"]) == (made.id, made.title)
    assert told["reports"] == [
        {"id": "post", "name": "Hill Post"},
        {"id": "star", "name": "Evening Star"},
        {"id": "wire", "name": "wire"},
    ]
    assert (told["lines"], told["least_lines"]) == (len(made.lines), 2)
    assert told["chapters"] == [["r-road", "r-toll"]]


def test_a_matter_is_told_by_the_sentence_that_names_it_and_what_stands_open() -> None:
    toll = replace(TOLL, first=First("post", "2031-05-02"))
    ledger = found_ledger()
    made = replace(ledger.stories[0], passages=(toll, CLOSED))
    told, closed = story(replace(ledger, stories=(made,)))["matters"]
    assert told["named_by"]["id"] == NINE.id
    assert told["named_by"]["speaker"] == "the mayor"
    assert told["named_by"]["shown"]["quote"] == NINE.quote.quote
    assert told["named_by"]["quote"]["start"] == NINE.quote.start
    assert [one["speaker"] for one in told["open"]] == ["a nurse"]
    assert [one["value"] for one in told["variants"][0]["readings"]] == ["Nine", "Eleven"]
    assert (told["sentences"], told["distinct"], told["rows"]) == (2, 2, [])
    assert told["first"] == {"report": "post", "moment": "2031-05-02"}
    assert closed["open"] == []  # neither what is folded nor what is perhaps of it
    numbers = [closed[name] for name in ("reports", "lines", "least_lines", "speakers")]
    assert (numbers, closed["strength"], closed["by"]) == ([3, 2, 1, 1], 0.8, None)
    assert closed["first"] is None


def test_what_is_perhaps_of_a_matter_says_so() -> None:
    ledger = found_ledger()
    *sure, likely = CLOSED.sentences
    opened = replace(CLOSED, sentences=(*sure, replace(likely, open=True)))
    made = replace(ledger.stories[0], passages=(opened,))
    (told,) = story(replace(ledger, stories=(made,)))["matters"]
    assert [one["perhaps"] for one in told["open"]] == [True]
    assert told["named_by"]["perhaps"] is False


def test_what_one_report_alone_tells_stands_by_itself() -> None:
    (alone,) = story(found_ledger())["only"]
    assert (alone["id"], alone["open"], alone["speaker"]) == (FLED.id, True, "a nurse")
    assert alone["shown"]["quote"] == FLED.shown.quote


def test_a_row_is_its_authors_and_its_answers_are_quotations() -> None:
    (row,) = [one for matter in story(asked_ledger(HURT))["matters"] for one in matter["rows"]]
    assert (row["question"], row["by"], row["status"]) == (
        "How many people were hurt?",
        BY,
        "disputed",
    )
    assert [
        (one["quote"]["quote"], one["speaker"], one["stance"], one["reports"], one["lines"])
        for one in row["answers"]
    ] == [
        ("Nine people were hurt", "the mayor", "asserts", 1, 1),
        ("Eleven people were hurt", "a nurse", "asserts", 1, 1),
    ]
    assert not {"value", "answer"} & row["answers"][0].keys()  # no word of the author's alone


def test_a_row_whose_words_stand_in_no_matter_is_one_of_its_own() -> None:
    ledger = asked_ledger(HURT)
    bare = replace(ledger.stories[0], passages=())
    assert [
        (one["id"], [row["id"] for row in one["rows"]])
        for one in story(replace(ledger, stories=(bare,)))["matters"]
    ] == [("p-hurt", ["p-hurt"])]
