"""What a person judged stays where it was put, whatever reports are added: random judgements,
random reports in random order."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest

from factories import make_report
from gale_texts import TEXTS as THREE
from rashomon.authored.in_force import in_force
from rashomon.authored.judged_rows import WAITING
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored.make_judgement import make_judgement
from rashomon.comparing import compare as comparing
from rashomon.model.judgement import Judgement, undoing
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model_reading.read_story import ModelRead
from rashomon.parsing.parse import annotate_reports
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.parsed_report import Annotations
from written_rows import read_of

pytestmark = pytest.mark.weights
TEXTS = THREE | {
    "gazette": "Foreign sailors to leave Port Lenz\n\nThe foreign "
    "sailors will be leaving Port Lenz, the "
    "harbour board said. Twelve sailors drowned off Port Lenz. The mayor said the lights had "
    "not failed.",
    "herald": "Two choices for sailors\n\nThe foreign sailors have two choices, the mayor said: to "
    "leave Port Lenz or to stay. Nine barges sank off Port Lenz. The harbour closed on 4 "
    "March 2031.",
    "echo": "Sailors stay\n\nThe foreign sailors would not be leaving Port Lenz, Mara Oduya said. "
    "Seven sailors drowned in the gale. The inquest will not open before May, the harbour "
    "board said.",
    "beacon": "Lights out\n\nThe lights at Port Lenz failed before the gale, pilots said. Some ten "
    "barges sank. The harbour board denied that sailors had drowned. Divers found the hull of "
    "the Alba on 6 March 2031.",
    "lantern": "Inquest\n\nThe inquest opens on 9 April 2031, the mayor "
    "said. He denied that the foreign "
    "sailors had left Port Lenz. Eleven barges were lost in the gale, and four sailors "
    "drowned.",
    "mirror": "Harbour open\n\nThe harbour at Port Lenz was never "
    "closed, the harbour board said. The "
    "hull of the Alba was not found. Foreign sailors left Port Lenz on 7 March 2031, said "
    "Mara Oduya.",
}
ROWS = """# How many sailors drowned? | count | 1c2 1c3
1 four [4,4]: board "four sailors drowned"; pilots "Four sailors drowned"; lantern "four sailors \
drowned"
2 seven [7,7]: courier "seven sailors drowned"; echo "Seven sailors drowned"
3 twelve [12,12]: gazette "Twelve sailors drowned"
# How many barges sank? | count
1 nine [9,9]: board "Nine barges sank"; courier "A gale sank nine barges"; herald "Nine barges sank"
2 eleven [11,11]: pilots "Eleven barges sank"; lantern "Eleven barges were lost"
3 ten [10,10]: beacon "Some ten barges sank"
# Did the lights fail? | yes-no | 1c2
1 yes: pilots "The lights had failed before midnight"; beacon "The lights at Port Lenz failed"
2 no: courier "The mayor denied that the lights had failed"; gazette "the lights had not failed"
# Did the harbour close? | yes-no | 1c2
1 yes: courier "The harbour closed"; herald "The harbour closed on 4 March 2031"
2 no: pilots "The harbour did not close"; mirror "The harbour at Port Lenz was never closed"
# When does the inquest open? | date | 1u2
1 8 April: board "The inquest opens on 8 April 2031"
2 9 April: courier "The inquest opens on 9 April 2031"; lantern "The inquest opens on 9 April 2031"
# Will the foreign sailors leave? | yes-no | 1c2
1 yes: gazette "The foreign sailors will be leaving Port Lenz"; mirror "Foreign sailors left Port \
Lenz"
2 no: echo "The foreign sailors would not be leaving Port Lenz"; lantern "denied that the foreign \
sailors had left Port Lenz"
# Was the hull of the Alba found? | yes-no | 1c2
1 yes: board "Divers found the hull of the Alba"; beacon "Divers found the hull of the Alba"
2 no: mirror "The hull of the Alba was not found"
"""
ROWS_OF_BOARD = '# How many barges sank? | count\n1 nine [9,9]: board "Nine barges sank"'
AT = "2031-03-05T08:00:00+00:00"


@cache
def parsed() -> dict[str, Annotations]:
    return {
        a.report.id: a
        for a in annotate_reports([make_report(text, name) for name, text in TEXTS.items()])
    }


@cache
def written() -> ModelRead:
    """What an author wrote of all reports; of those that are not there nothing is taken."""
    return read_of(ROWS, [a.report for a in parsed().values()])


def run(names: Sequence[str], judgements: Sequence[Judgement] = ()) -> Ledger:
    kept = read_judgements(
        "\n".join(map(to_line, judgements))
    )  # as a store or a file gives them back
    story, reports = comparing.compare_story(
        [parsed()[name] for name in sorted(names)], kept, read=written()
    )
    return Ledger(made_with(Settings()), reports, (story,))


def points_of(ledger: Ledger) -> tuple[Point, ...]:
    return ledger.stories[0].points


def holding(ident: str, ledger: Ledger) -> Point | None:
    return next((p for p in points_of(ledger) if ident in {a.id for a in p.accounts}), None)


def random_judgement(ledger: Ledger, draw: random.Random, number: int) -> Judgement:
    """One that could be made at the desk, about a point drawn at random."""
    points = points_of(ledger)
    point, other = draw.choice(points), draw.choice(points)
    account = draw.choice(point.accounts).id
    several = [a.id for a in point.accounts]
    values = [v for a in point.accounts if (v := a.value)] or ["unclear"]
    made: list[tuple[str, str, tuple[str, ...], str | None]] = [
        (
            "set",
            "value",
            (account,),
            draw.choice(["yes", "no", "unclear"] if point.kind == "yes-no" else values),
        ),
        ("set", "stance", (account,), "hedges"),
        ("set", "note", (account,), "ask again"),
        ("set", "point-note", (point.id,), "ask the board"),
        ("set", "wording", (point.id,), f"What is asked here ({number})?"),
        ("accept", "point", (point.id,), None),
        ("accept", "account", (account,), None),
        ("reject", "account", (account,), None),
        ("move", "account", (account,), "new"),
    ]
    if point is not other:
        made += [
            ("merge", "question", (point.id, other.id), None),
            ("move", "account", (account, other.id), None),
        ]
        made.append(
            (draw.choice(["same", "different"]), "question", (account, other.accounts[0].id), None)
        )
    if len(several) > 1:
        made.append(
            (
                "split",
                "point",
                (point.id,),
                " ".join(draw.sample(several, draw.randrange(1, len(several)))),
            )
        )
        made.append(
            (
                "set",
                "relation",
                tuple(draw.sample(several, 2)),
                draw.choice(["conflict", "update", "same", "neither"]),
            )
        )
    action, field, target, after = draw.choice(made)
    return make_judgement(
        ledger, action, field, target, by="ina", at=f"{AT[:17]}{number:02d}+00:00", after=after
    )


def judged(
    names: Sequence[str], draw: random.Random
) -> Iterator[tuple[list[Judgement], Ledger, Ledger]]:
    """Some judgements, one after the other, each about what the last left; with the ledger before
    and after."""
    made: list[Judgement] = []
    ledger = run(names)
    for number in range(draw.randrange(1, 5)):
        before = ledger
        back = [j for j in in_force(made) if j.undone_by is None]
        if back and draw.random() < 0.2:
            made.append(undoing(draw.choice(back), by="ina", at=f"{AT[:17]}{number:02d}+00:00"))
        else:
            made.append(random_judgement(ledger, draw, number))
        ledger = run(names, made)
        yield list(made), before, ledger


def check_words(made: Sequence[Judgement], ledger: Ledger) -> None:
    """Each judgement in force is listed, about the words that it was made about."""
    heard = {j.id: j for j in ledger.stories[0].judgements}
    shas = {report.id: report.sha256 for report in ledger.reports}
    now = {a.id: a for p in points_of(ledger) for a in p.accounts}
    for j in in_force(made):
        if j.field == "judgement":
            continue
        assert j.id in heard, (j, "is not listed")
        by_target = {p.target: p for p in j.passages}
        for target, found in zip(j.target, heard[j.id].target, strict=True):
            if found in now:
                was = by_target[target]
                assert (shas[now[found].report], now[found].quote.quote) == (was.sha256, was.quote)


def asked(point: Point) -> str:
    """The question as its author put it."""
    return point.author_question or point.question


def live(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  no secret
    order = draw.sample(sorted(TEXTS), len(TEXTS))
    start = draw.randrange(2, 6)
    made: list[Judgement] = []
    settled = run(order[:start])
    for made, before, settled in judged(order[:start], draw):
        check_words(made, settled)
        last = made[-1]
        if last.field in ("value", "stance", "note", "point-note") or last.action == "accept":
            for target in last.target:
                old, new = holding(target, before), holding(target, settled)
                assert new is not None
                assert asked(new) == asked(old)  # a value may be one that does not bear it out
                assert (last.points[0].question, last.points[0].row) == (old.question, old.row)
    names = list(order[:start])
    for name in order[start:]:
        names.append(name)
        check_words(made, run(names, made))


@pytest.mark.parametrize("seed", range(5))
def test_no_judgement_is_about_other_words_than_when_it_was_made(seed: int) -> None:
    live(seed)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_in_two_hundred_runs_no_judgement_is_about_other_words() -> None:
    for seed in range(200):
        try:
            live(seed)
        except AssertionError as error:
            raise AssertionError(f"run {seed}: {error}") from error


def test_a_judgement_whose_words_are_gone_is_listed_and_obeyed_by_nothing() -> None:
    """Another text goes by the report's id now, and by those of all that stands in it."""
    ledger = run(["board", "courier"])
    point = next(p for p in points_of(ledger) if "Did the harbour" in p.question)
    target = next(a.id for a in point.accounts if a.report == "courier")
    made = make_judgement(ledger, "reject", "account", [target], by="ina", at=AT)
    other = replace(
        make_report(TEXTS["courier"].replace("The harbour closed.", "The harbour shut."), "courier")
    )
    reports = [make_report(TEXTS["board"], "board"), other]
    moved = [p for p in made.passages if p.quote and p.quote not in other.text]
    story, _ = comparing.compare_story(
        list(annotate_reports(reports)), [made], read=read_of(ROWS_OF_BOARD, reports)
    )
    assert moved
    assert story.judgements == ()


def test_a_judgement_about_words_that_nothing_reads_is_listed_with_the_story_of_its_words() -> None:
    """It is about this report, and of no other text."""
    ledger = run(["board", "courier"])
    account = next(a for p in points_of(ledger) for a in p.accounts if a.report == "board")
    made = make_judgement(ledger, "reject", "account", [account.id], by="ina", at=AT)
    start = TEXTS["board"].index("Port Lenz")
    unread = replace(
        made.passages[0], target="account-unread", start=start, end=start + 9, quote="Port Lenz"
    )
    rejected = replace(made, target=(unread.target,), passages=(unread,), points=())
    (heard,) = run(["board", "courier"], [rejected]).stories[0].judgements
    assert (heard.id, heard.outcome) == (made.id, WAITING)
    elsewhere = replace(rejected, passages=(replace(unread, sha256="0" * 64),))
    assert run(["board", "courier"], [elsewhere]).stories[0].judgements == ()
