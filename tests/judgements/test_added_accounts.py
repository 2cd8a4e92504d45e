"""Accounts that a person added: where they stand, how long, and what later judgements make of them."""

from dataclasses import replace

from rashomon.judgements.corrections import added_accounts, corrected, corrections_in, with_added
from rashomon.model.judgement import ACCOUNT, NEW, POINT, QUESTION, VALUE, WORDING, Action, JudgedPassage, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance

TEXT = "Nine barges sank. The board counted eleven barges. The lamps were dark."
REPORT = Report(id="gale", source="gale.txt", text=TEXT, sha256="sha-of-gale", source_sha256="s")


def account(ident: str, words: str) -> Account:
    start = TEXT.index(words)
    return Account(ident, "gale", Span("gale", start, start + len(words), words), None, None, Stance.ASSERTS, words, 9.0, 9.0, "barges")


SANK = Point("p-sank", "How many barges sank?", PointKind.COUNT, (account("a-nine", "Nine barges sank"),))
LAMPS = Point(
    "p-lamps",
    "Were the lamps dark?",
    PointKind.YES_NO,
    (replace(account("a-lamps", "The lamps were dark"), value="yes", low=None, high=None),),
)


def adding(words: str = "eleven barges", beside: str | None = "a-nine", at: str = "1") -> Judgement:
    start = TEXT.index(words)
    target = ("a-mine", beside) if beside else ("a-mine",)
    made = judgement(Action.ADD, ACCOUNT, target, by="ina", at=at, after=None if beside else NEW)
    return replace(made, passages=(JudgedPassage("a-mine", "gale", "sha-of-gale", start, start + len(words), words),))


def read(*judgements: Judgement, points: tuple[Point, ...] = (SANK, LAMPS)) -> tuple[Point, ...]:
    found = with_added(points, added_accounts(judgements), reports=[REPORT], statements=())
    return corrected(found, corrections_in(judgements))


def made(*judgements: Judgement) -> dict[str, list[str]]:
    return {point.question: [a.id for a in point.accounts] for point in read(*judgements)}


def later(action: Action, field: str, *target: str, after: str | None = None) -> Judgement:
    return judgement(action, field, target, by="ina", at="2", after=after)


def test_it_stands_beside_the_account_it_was_put_to_with_the_figure_of_its_words() -> None:
    sank, lamps = read(adding())
    assert lamps == LAMPS
    assert sank.id != SANK.id
    mine = sank.accounts[1]
    assert (mine.id, mine.quote.quote, mine.low, mine.unit) == ("a-mine", "eleven barges", 11.0, "barges")


def test_without_such_a_judgement_nothing_changes() -> None:
    assert read(later(Action.REJECT, POINT, "a-nine")) == (SANK, LAMPS)


def test_a_question_of_its_own_reads_as_it_was_put() -> None:
    wording = later(Action.SET, WORDING, "a-mine", after="What did the board count?")
    assert made(adding(beside=None), wording) == {
        SANK.question: ["a-nine"],
        LAMPS.question: ["a-lamps"],
        "What did the board count?": ["a-mine"],
    }


def test_words_that_are_gone_and_neighbours_that_are_gone_leave_it_out() -> None:
    other = replace(adding(), passages=(replace(adding().passages[0], quote="twelve barges"),))
    far = replace(adding(), passages=(replace(adding().passages[0], start=9000, end=9010),))
    unplaced = replace(adding(), passages=())
    for judged in (other, far, unplaced, adding(beside="a-gone")):
        assert made(judged) == {SANK.question: ["a-nine"], LAMPS.question: ["a-lamps"]}


def test_later_judgements_move_reject_split_and_join_it() -> None:
    assert made(adding(), later(Action.MOVE, ACCOUNT, "a-mine", "a-lamps"))[LAMPS.question] == ["a-mine", "a-lamps"]
    assert len(made(adding(), later(Action.MOVE, ACCOUNT, "a-mine", after=NEW))) == 3
    assert "a-mine" not in str(made(adding(), later(Action.REJECT, ACCOUNT, "a-mine")))
    assert "a-mine" in str(made(adding(), later(Action.REJECT, POINT, "a-mine"), later(Action.ACCEPT, POINT, "a-mine")))
    assert len(made(adding(), later(Action.SPLIT, POINT, "a-nine", "a-mine", after="a-mine"))) == 3
    assert len(made(adding(), later(Action.DIFFERENT, QUESTION, "a-nine", "a-mine"))) == 3
    assert made(adding(beside=None), later(Action.MERGE, QUESTION, "a-lamps", "a-mine"))[LAMPS.question] == ["a-mine", "a-lamps"]


def test_a_correction_of_it_counts() -> None:
    (sank, _) = read(adding(), later(Action.SET, VALUE, "a-mine", after="12"))
    assert [a.low for a in sank.accounts if a.id == "a-mine"] == [12.0]


def test_words_that_the_machine_reads_too_by_now_are_one_account() -> None:
    own = replace(SANK, id="p-own", question="How many did the board count?", accounts=(account("a-mine", "eleven barges"),))
    found = read(adding(), points=(SANK, own))
    assert [[a.id for a in point.accounts] for point in found] == [["a-nine", "a-mine"]]
