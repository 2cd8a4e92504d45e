"""Questions on two accounts at a time: which two, what an answer decides, and what is asked next."""

from dataclasses import replace

from factories import make_report
from rashomon.model.judgement import Judgement
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Version
from rashomon.model.question import DoubtedAnswer, Doubts, PairDoubt, Question, answered
from rashomon.model.statement import Stance
from rashomon.questions.question_material import Material
from rashomon.questions.rank_questions import rank_questions

LINES = ("nine barges sank", "eleven barges went down", "the quay was fenced off")


def material(*judgements: Judgement, joined: bool = False, relation: RelationKind | None = None) -> Material:
    """Three reports of one sentence each; `joined`: the first two stand in one point as two answers."""
    reports, candidates = {}, []
    for n, line in enumerate(LINES):
        report = replace(
            make_report(f"First light. People said that {line} that night, and nobody knew more.", f"r{n}"), anchor=f"2031-03-0{5 - n}"
        )
        start = report.text.index(line)
        account = Account(f"a-{n}", report.id, report.span(start, start + len(line)), None, None, Stance.ASSERTS, None, version=f"v-{n}")
        whole = report.span(report.text.index("People"), len(report.text))
        candidates.append(DoubtedAnswer(account, PointKind.COUNT, whole, 0 if joined and n < 2 else n, True, 0.8, False, False, False))
        reports[report.id] = report
    pairs = (PairDoubt(0, 1, 0.6, 0.5), PairDoubt(1, 2, 0.1, 0.0))
    held = tuple(candidate.account for candidate in candidates[:2])
    relations = (Relation("r-1", "v-0", "v-1", relation, "", ""),) if relation else ()
    point = Point("p-1", "How many barges?", PointKind.COUNT, held, tuple(Version(f"v-{n}", None, 1) for n in range(2)), relations)
    sentences = {name: [(0, 12), (13, len(r.text))] for name, r in reports.items()}
    return Material(
        "s", reports, sentences, points=[point] if joined else [], doubts=Doubts(tuple(candidates), pairs), judgements=judgements
    )


def first(found: Material) -> Question:
    return rank_questions(found, most=1)[0]


def decided(asked: Question, key: str) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    option = asked.answer(key)
    assert option is not None
    return [(d.action.value, d.field, d.target, d.after) for d in option.decides if d.field != "clash"]


def test_two_at_a_time_the_later_second_in_whole_sentences() -> None:
    asked = first(material())
    assert [item.id for item in asked.shown] == ["a-1", "a-0"]  # of 4 and of 5 March
    assert all(item.around.quote.startswith("People said") and item.around.quote.endswith("knew more.") for item in asked.shown)
    assert [option.key for option in asked.options] == ["1", "2", "3", "?"]


def test_each_key_decides_what_its_words_say() -> None:
    asked = first(material())
    pair = ("a-1", "a-0")
    assert decided(asked, "1") == [("set", "relation", pair, "same")]
    assert decided(asked, "2") == [("same", "question", pair, None)]
    assert decided(asked, "3") == [("different", "question", pair, None)]
    assert decided(asked, "?") == []
    assert asked.answer("12") is None


def test_of_answers_that_differ_it_is_asked_next_how_they_stand() -> None:
    asked = first(material())
    differ = asked.answer("2")
    assert differ is not None
    nxt = first(material(*answered(asked, differ, by="ina", at="1"), joined=True))
    assert nxt.ask == "Two answers to one question: can both be true?"
    assert [decided(nxt, key)[0][1:] for key in "1234"] == [
        ("relation", ("a-1", "a-0"), "conflict"),
        ("relation", ("a-1", "a-0"), "update"),
        ("relation", ("a-1", "a-0"), "neither"),
        ("question", ("a-1", "a-0"), None),
    ]
    answer = nxt.answer("1")
    assert answer is not None
    judged = (*answered(asked, differ, by="ina", at="1"), *answered(nxt, answer, by="ina", at="2"))
    left = rank_questions(material(*judged, joined=True), most=9)
    assert all({item.id for item in one.shown} != {"a-0", "a-1"} for one in left)


def test_that_both_can_be_true_keeps_how_the_program_holds_them() -> None:
    for kind, pair in ((RelationKind.SPREAD, ("a-1", "a-0")), (RelationKind.REFINE, ("a-0", "a-1"))):
        found = rank_questions(material(joined=True, relation=kind), most=9)
        asked = next(one for one in found if one.ask.startswith("Two answers"))
        assert decided(asked, "3") == [("set", "relation", pair, kind.value)]
