"""Each judgement, made about a ledger, is obeyed by the next run, says what the machine had, and
leaves no trace once it is undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from factories import make_report
from gale_texts import TEXTS
from rashomon.authored.in_force import settle
from rashomon.authored.judged_rows import WAITING
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored.outcomes import unheard
from rashomon.authored.targets import with_passages
from rashomon.comparing import compare as comparing
from rashomon.comparing.workspace import Workspace
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import Action, Judgement, judgement, undoing
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, Status
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.report_names import name_reports
from written_rows import read_of

pytestmark = pytest.mark.weights

ROWS = """# How many sailors drowned? | count | 1u2
1 four [4,4]: board "four sailors drowned"; pilots "Four sailors drowned"
2 seven [7,7]: courier "seven sailors drowned"
# Did the harbour close? | yes-no | 1c2
1 yes: courier "The harbour closed"
2 no: pilots "The harbour did not close"
# Was the hull of the Alba found? | yes-no
1 yes: board "Divers found the hull of the Alba"
# When does the inquest open? | date | 1c2
1 8 April: board "The inquest opens on 8 April 2031"
2 9 April: courier "The inquest opens on 9 April 2031"
# How many barges sank? | count
1 nine [9,9]: board "Nine barges sank"; courier "A gale sank nine barges"
2 eleven [11,11]: pilots "Eleven barges sank"
"""
OWN_OUTLET = make_report("A text.", "pilots").outlet
AT = "2031-03-05T08:00:00+00:00"


def judge(
    action: Action, field: str, *target: str, after: str | None = None, by: str = "Ida"
) -> Judgement:
    return judgement(action, field, target, by=by, at=AT, after=after, why="I was there")


def run(*judgements: Judgement, reports: Sequence[Report] = (), rows: str = ROWS) -> Ledger:
    """The ledger of these reports (of all texts) with the rows that an author wrote of them."""
    pages = list(reports or [make_report(TEXTS[name], name) for name in TEXTS])
    kept = settle(judgements)
    story, found = comparing.compare_story(
        list(annotate_reports(pages)), kept, read=read_of(rows, pages)
    )
    by_id = {report.id: report for report in found}
    made = replace(made_with(Settings()), model=story.model)
    return Ledger(
        made, tuple(by_id[page.id] for page in pages), (story,), (), unheard(kept, (story,))
    )


@cache
def machine() -> Ledger:
    return run()


def ids(found: Point) -> list[str]:
    return [a.id for a in found.accounts]


def named(ident: str, ledger: Ledger) -> Account | None:
    return next((a for p in ledger.stories[0].points for a in p.accounts if a.id == ident), None)


def where(ident: str, ledger: Ledger) -> Point | None:
    return next((p for p in ledger.stories[0].points if ident in ids(p)), None)


def question(ident: str, ledger: Ledger) -> str | None:
    found = where(ident, ledger)
    return found.question if found else None


def bearing(ledger: Ledger) -> tuple[Status | None, list[tuple[str, str]]]:
    found = where(FOUR, ledger)
    return (
        (found.status, [(r.kind.value, r.rule) for r in found.relations]) if found else (None, [])
    )


def kind(words: str, report: str, wanted: str, ledger: Ledger | None = None) -> str:
    """The id of the account of these words in a point of this kind."""
    points = (ledger or machine()).stories[0].points
    return next(
        a.id
        for p in points
        for a in p.accounts
        if p.kind == wanted and a.quote.quote.startswith(words) and a.report == report
    )


@pytest.fixture(scope="module", autouse=True)
def known() -> None:
    """The ids that the cases speak of."""
    globals().update(
        FOUR=kind("four sailors", "board", "count"),
        SEVEN=kind("seven sailors", "courier", "count"),
        FOUR_AGAIN=kind("Four sailors", "pilots", "count"),
        OPEN=kind("The harbour did not", "pilots", "yes-no"),
        CLOSED=kind("The harbour closed", "courier", "yes-no"),
        HULL=kind("Divers found", "board", "yes-no"),
        INQUEST=kind("The inquest opens", "board", "date"),
        SAID=next(s.id for s in machine().stories[0].statements if s.speaker == "harbour board"),
        DAY=machine().stories[0].dates[0].id,
    )


FOUR = SEVEN = FOUR_AGAIN = OPEN = CLOSED = HULL = INQUEST = SAID = DAY = ""
DROWNED = "How many sailors drowned?"
Case = tuple[Callable[[], Judgement], Callable[[Ledger], object], Callable[[], object], str | None]
CASES: dict[str, Case] = {
    "accept a point": (
        lambda: judge(Action.ACCEPT, "point", FOUR, SEVEN, FOUR_AGAIN),
        lambda now: now.stories[0].points,
        lambda: machine().stories[0].points,
        f"{DROWNED} Four; seven",
    ),
    "reject a point": (
        lambda: judge(Action.REJECT, "point", FOUR, SEVEN, FOUR_AGAIN),
        lambda now: (sum(p.by is not None for p in now.stories[0].points), where(FOUR, now)),
        lambda: (sum(p.by is not None for p in machine().stories[0].points) - 1, None),
        f"{DROWNED} Four; seven",
    ),
    "split a point": (
        lambda: judge(Action.SPLIT, "point", FOUR, SEVEN, FOUR_AGAIN, after=SEVEN),
        lambda now: [sorted(ids(p)) for p in now.stories[0].points if {FOUR, SEVEN} & set(ids(p))],
        lambda: [sorted((FOUR, FOUR_AGAIN)), [SEVEN]],
        f"{DROWNED} Four; seven",
    ),
    "merge two points": (
        lambda: judge(Action.MERGE, "question", HULL, OPEN),
        lambda now: where(HULL, now) == where(OPEN, now) is not None,
        lambda: True,
        "Was the hull of the Alba found? | Did the harbour close?",
    ),
    "keep the answers of a question apart": (
        lambda: judge(Action.DIFFERENT, "question", FOUR, SEVEN),
        lambda now: [sorted(ids(p)) for p in now.stories[0].points if {FOUR, SEVEN} & set(ids(p))],
        lambda: [sorted((FOUR, FOUR_AGAIN)), [SEVEN]],
        DROWNED,
    ),
    "ask two questions as one": (
        lambda: judge(Action.SAME, "question", HULL, OPEN),
        lambda now: where(HULL, now) == where(OPEN, now) is not None,
        lambda: True,
        "Was the hull of the Alba found? | Did the harbour close?",
    ),
    "accept an account": (
        lambda: judge(Action.ACCEPT, "account", SEVEN),
        lambda now: now.stories[0].points,
        lambda: machine().stories[0].points,
        f"{DROWNED} seven",
    ),
    "leave an account out": (
        lambda: judge(Action.EXCLUDE, "account", SEVEN),
        lambda now: (where(SEVEN, now), question(FOUR, now)),
        lambda: (None, DROWNED),
        f"{DROWNED} seven",
    ),
    "correct a high": (
        lambda: judge(Action.SET, "high", SEVEN, after="10"),
        lambda now: [(a.low, a.high) for a in (named(SEVEN, now),) if a],
        lambda: [(7.0, 10.0)],
        "7",
    ),
    "correct a stance": (
        lambda: judge(Action.SET, "stance", SEVEN, after="hedges"),
        lambda now: [a.stance.value for a in (named(SEVEN, now),) if a],
        lambda: ["hedges"],
        "asserts",
    ),
    "two answers are one": (
        lambda: judge(Action.SET, "relation", FOUR, SEVEN, after="same"),
        bearing,
        lambda: (Status.AGREED, []),
        "update",
    ),
    "words of one answer contradict each other": (
        lambda: judge(Action.SET, "relation", FOUR, FOUR_AGAIN, after="conflict"),
        bearing,
        lambda: (Status.DISPUTED, [("update", "judged"), ("conflict", "judged")]),
        "same",
    ),
    "two answers have nothing to do with each other": (
        lambda: judge(Action.SET, "relation", FOUR, SEVEN, after="neither"),
        bearing,
        lambda: (Status.VARIED, []),
        "update",
    ),
    "move an account to another point": (
        lambda: judge(Action.MOVE, "account", OPEN, HULL),
        lambda now: (
            where(OPEN, now) == where(HULL, now) is not None,
            where(OPEN, now) == where(CLOSED, now),
        ),
        lambda: (True, False),
        "Did the harbour close? no",
    ),
    "move an account to a point of its own": (
        lambda: judge(Action.MOVE, "account", SEVEN, after="new"),
        lambda now: [ids(p) for p in (where(SEVEN, now),) if p],
        lambda: [[SEVEN]],
        f"{DROWNED} seven",
    ),
    "reject an account": (
        lambda: judge(Action.REJECT, "account", SEVEN),
        lambda now: (where(SEVEN, now), question(FOUR, now)),
        lambda: (None, DROWNED),
        f"{DROWNED} seven",
    ),
    "correct a value, and its bounds with it": (
        lambda: judge(Action.SET, "value", SEVEN, after="up to 40"),
        lambda now: [(a.value, a.low, a.high, a.quote.quote) for a in (named(SEVEN, now),) if a],
        lambda: [("up to 40", None, 40.0, "seven sailors drowned")],
        "seven",
    ),
    "a corrected value makes one answer of two": (
        lambda: judge(Action.SET, "value", SEVEN, after="four"),
        bearing,
        lambda: (Status.AGREED, []),
        "seven",
    ),
    "correct a low": (
        lambda: judge(Action.SET, "low", SEVEN, after="6.5"),
        lambda now: [(a.low, a.high) for a in (named(SEVEN, now),) if a],
        lambda: [(6.5, 7.0)],
        "7",
    ),
    "a bound that is no number": (
        lambda: judge(Action.SET, "high", SEVEN, after="many"),
        lambda now: now.stories[0].points,
        lambda: machine().stories[0].points,
        "7",
    ),
    "correct a unit": (
        lambda: judge(Action.SET, "unit", SEVEN, after="crew member"),
        lambda now: [a.unit for a in (named(SEVEN, now),) if a],
        lambda: ["crew member"],
        "sailor",
    ),
    "correct for when an answer holds": (
        lambda: judge(Action.SET, "as_of", SEVEN, after="2031-03-05"),
        lambda now: [a.as_of for a in (named(SEVEN, now),) if a],
        lambda: ["2031-03-05"],
        "",
    ),
    "correct a yes and a no": (
        lambda: judge(Action.SET, "value", OPEN, after="yes"),
        lambda now: [a.value for a in (named(OPEN, now),) if a],
        lambda: ["yes"],
        "no",
    ),
    "correct a day that is asked for": (
        lambda: judge(Action.SET, "value", INQUEST, after="2031-04-10"),
        lambda now: [a.value for a in (named(INQUEST, now),) if a],
        lambda: ["2031-04-10"],
        "2031-04-08",
    ),
    "correct a relation": (
        lambda: judge(Action.SET, "relation", FOUR, SEVEN, after="conflict"),
        bearing,
        lambda: (Status.DISPUTED, [("conflict", "judged")]),
        "update",
    ),
    "correct a question": (
        lambda: judge(Action.SET, "wording", SEVEN, after="How many sailors have drowned?"),
        lambda now: question(FOUR, now),
        lambda: "How many sailors have drowned?",
        DROWNED,
    ),
    "correct a speaker by words of the report": (
        lambda: judge(Action.SET, "speaker", SAID, after="Divers"),
        lambda now: [(a.speaker) for a in (named(FOUR, now),) if a],
        lambda: ["Divers"],
        "harbour board",
    ),
    "a speaker who stands in no report": (
        lambda: judge(Action.SET, "speaker", SAID, after="Words That No Report Has"),
        lambda now: now.stories[0].statements,
        lambda: machine().stories[0].statements,
        "harbour board",
    ),
    "a speaker without a name": (
        lambda: judge(Action.SET, "speaker", SAID, after="unnamed official"),
        lambda now: [(s.speaker, s.anonymous) for s in now.stories[0].statements if s.id == SAID],
        lambda: [("unnamed official", True)],
        "harbour board",
    ),
    "correct a day": (
        lambda: judge(Action.SET, "day", DAY, after="2031-03-03"),
        lambda now: now.stories[0].dates[0].earliest,
        lambda: "2031-03-03",
        "2031-03-04",
    ),
    "correct a kind": (
        lambda: judge(Action.SET, "kind", "Alba", after="organisation"),
        lambda now: [n.kind.value for n in now.stories[0].names if n.name == "Alba"],
        lambda: ["organisation"],
        "other",
    ),
    "correct where a place lies": (
        lambda: judge(Action.SET, "place", "Port Lenz", after="12.5, -3.25"),
        lambda now: [(n.lat, n.lon) for n in now.stories[0].names if n.name == "Port Lenz"],
        lambda: [(12.5, -3.25)],
        "unknown",
    ),
    "join two names": (
        lambda: judge(Action.SAME, "name", "Mara Oduya", "Alba"),
        lambda now: [n.spellings for n in now.stories[0].names if "Alba" in n.spellings],
        lambda: [("Alba", "Mara Oduya")],
        "different names",
    ),
    "note on a point": (
        lambda: judge(Action.SET, "point-note", FOUR, SEVEN, FOUR_AGAIN, after="ask the board"),
        lambda now: now.stories[0].points,
        lambda: machine().stories[0].points,
        None,
    ),
    "note on an account": (
        lambda: judge(Action.SET, "note", SEVEN, after="ask her again"),
        lambda now: now.stories[0].points,
        lambda: machine().stories[0].points,
        None,
    ),
    "note on a statement": (
        lambda: judge(Action.SET, "note", SAID, after="x"),
        lambda now: now.stories[0].brief,
        lambda: machine().stories[0].brief,
        None,
    ),
    "note on a report": (
        lambda: judge(Action.SET, "note", "pilots", after="x"),
        lambda now: now.stories[0].lines,
        lambda: machine().stories[0].lines,
        None,
    ),
    "say whose a report is": (
        lambda: judge(Action.SET, "outlet", "pilots", after="The Quay Post"),
        lambda now: [(r.outlet, *name_reports([r]).values()) for r in now.reports],
        lambda: [
            *((r.outlet, *name_reports([r]).values()) for r in machine().reports[:-1]),
            ("The Quay Post", "The Quay Post"),
        ],
        OWN_OUTLET,
    ),
    "set a report aside": (
        lambda: judge(Action.EXCLUDE, "report", "courier"),
        lambda now: (
            [r.id for r in now.reports],
            [a.id for p in now.stories[0].points for a in p.accounts if a.report == "courier"],
            [line.reports for line in now.stories[0].lines if "courier" in line.reports],
            bool(now.stories[0].statements),
        ),
        lambda: (["board", "courier", "pilots"], [], [], True),
        "used",
    ),
}


def outcome(j: Judgement) -> str:
    """What became of it, without the row that obeyed."""
    return (j.outcome or "").split(": row ")[0]


REFUSED = {
    "a bound that is no number": "not obeyed: 'many' cannot be read as high of such an answer",
    "a speaker who stands in no report": "not obeyed: 'Words That No Report Has' is no name of the "
    "story and does not stand in the report",
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_judged_is_obeyed_and_what_the_machine_had_is_told(name: str) -> None:
    make, look, expected, before = CASES[name]
    made = make()
    now = run(made)
    assert look(now) == expected()
    assert [(j.id, j.before, outcome(j)) for j in now.stories[0].judgements] == [
        (made.id, before, REFUSED.get(name, "obeyed"))
    ]
    assert (now.judgements, from_json(to_json(now))) == ((), now)
    assert at_hand().story((made,))[0] == now.stories[0]
    assert [r.text for r in now.reports] == [r.text for r in machine().reports]


@pytest.mark.parametrize("name", CASES)
def test_what_is_undone_leaves_no_trace(name: str) -> None:
    made = CASES[name][0]()
    back = run(made, undoing(made, by="Mo", at="2031-03-06T08:00:00+00:00"))
    assert (
        to_json(back).split('"judgements": [', 1)[0]
        == to_json(machine()).split('"judgements": [', 1)[0]
    )
    assert back.stories == machine().stories
    assert [j.outcome for j in back.judgements] == ["taken back", "noted"]


def test_all_of_them_at_once_give_one_ledger_in_whatever_way_they_are_kept() -> None:
    made = tuple(make() for make, *_ in CASES.values())
    by_file = read_judgements("\n".join(map(to_line, made)))
    assert to_json(run(*made)) == to_json(run(*by_file))


@cache
def at_hand() -> Workspace:
    reports = [make_report(TEXTS[name], name) for name in TEXTS]
    return Workspace(list(annotate_reports(reports)), read=read_of(ROWS, reports))


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in CASES
        if name not in ("correct a kind", "correct where a place lies", "join two names")
    ],
)
def test_targets_are_found_again_when_reports_are_renamed_and_added(name: str) -> None:
    """A second report named "courier" may take over the id, and with it the ids of all that stands
    in the first."""
    (made,) = with_passages([CASES[name][0]()], machine())
    (kept,) = read_judgements(to_line(made))
    assert kept.passages == made.passages
    assert kept.passages
    texts = [make_report(TEXTS[one], f"{one}-x" if one == "courier" else one) for one in TEXTS]
    more = make_report(
        "Salvage\n\nDivers will raise the Alba in May, the harbour board said. Port Lenz has "
        "asked for cranes.",
        "courier",
    )
    now = run(kept, reports=[*texts, more], rows=ROWS.replace('courier "', 'courier-x "'))
    (heard,) = now.stories[0].judgements
    assert outcome(heard) == REFUSED.get(name, "obeyed")
    targets = {p.target for p in kept.passages if p.report == "courier"}
    assert kept.action in (Action.REJECT, Action.EXCLUDE) or not targets & set(
        heard.target
    )  # what is rejected has no account any more


def test_what_was_seen_becomes_a_row_where_no_row_quotes_it() -> None:
    """By the words and values that were seen; how the answers stood to each other is not known any
    more."""
    (made,) = with_passages([judge(Action.SET, "value", SEVEN, after="5")], machine())
    now = run(made, rows="")
    (point,) = [point for point in now.stories[0].points if point.by]
    assert (point.question, point.by, point.status) == (DROWNED, "person Ida", Status.VARIED)
    assert [(a.quote.quote, a.value, a.low) for a in point.accounts] == [
        ("four sailors drowned", "four", 4.0),
        ("seven sailors drowned", "5", 5.0),
        ("Four sailors drowned", "four", 4.0),
    ]
    fewer = run(
        made, rows=ROWS.replace('; pilots "Four sailors drowned"', "").replace(" | 1u2", "")
    )
    (point,) = [point for point in fewer.stories[0].points if point.question == DROWNED]
    assert len(point.accounts) == 3


def test_words_that_the_person_did_not_see_stay_with_their_author() -> None:
    without = ROWS.replace('; pilots "Four sailors drowned"', "")
    (made,) = with_passages([judge(Action.SET, "value", SEVEN, after="5")], run(rows=without))
    own, rest = [point for point in run(made).stories[0].points if point.question == DROWNED]
    assert ([a.report for a in own.accounts], own.by) == (["board", "courier"], "person Ida")
    assert ([a.report for a in rest.accounts], rest.by) == (["pilots"], "model otter")


def test_a_judgement_that_holds_nothing_of_what_was_seen_waits_for_rows() -> None:
    (made,) = with_passages([judge(Action.SET, "value", SEVEN, after="5")], machine())
    now = run(replace(made, points=()), rows="")
    assert [(j.target, j.outcome) for j in now.stories[0].judgements] == [((SEVEN,), WAITING)]
    assert now.judgements == ()


def test_a_person_overrules_a_model_and_the_later_judgement_the_earlier() -> None:
    person = judge(Action.SET, "value", SEVEN, after="5")
    model = judgement(Action.SET, "value", (SEVEN,), by="model qx", at="2031-03-09", after="6")
    later = judgement(Action.SET, "value", (SEVEN,), by="Mo", at="2031-03-10", after="9")
    assert [a.value for a in (named(SEVEN, run(person, model)),) if a] == ["5"]
    assert [a.value for a in (named(SEVEN, run(model, person, later)),) if a] == ["9"]


def test_a_vanished_target_is_listed() -> None:
    (made,) = with_passages([judge(Action.SET, "value", SEVEN, after="5")], machine())
    now = run(
        made, reports=[make_report(TEXTS[name], name) for name in ("board", "pilots")], rows=""
    )
    assert [(j.target, j.outcome) for j in now.judgements] == [
        ((SEVEN,), "what it is about is in no story")
    ]


def test_what_the_ledger_does_not_show_is_not_obeyed() -> None:
    story = machine().stories[0]
    said = next(s for s in story.statements if s.speaker_name)
    day = story.dates[0]
    made = (
        judge(Action.SET, "speaker", said.id, after="Words That No Report Has"),
        judge(Action.SET, "day", day.id, after="banana"),
        judge(Action.SET, "outlet", "courier", after=""),
    )
    after = {j.field: j.outcome for j in run(*made).stories[0].judgements}
    assert after["speaker"] == (
        "not obeyed: 'Words That No Report Has' is no name of the story and does not stand in "
        "the report"
    )
    assert after["day"] == "not obeyed: 'banana' is no ISO day or interval, and not \"unknown\""
    assert not (after["outlet"] or "").startswith("obeyed")


def test_of_two_speakers_of_one_statement_the_later_is_obeyed() -> None:
    first, second = [s.id for s in machine().stories[0].statements[:2]]
    earlier = judge(Action.SET, "speaker", first, second, after="unnamed diver")
    later = judge(Action.SET, "speaker", second, after="unnamed sailor")
    heard = {j.after: j.outcome for j in run(earlier, later).stories[0].judgements}
    assert heard["unnamed sailor"] == "obeyed"
    assert heard["unnamed diver"] == "not obeyed: another judgement stands against it"
