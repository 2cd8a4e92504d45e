"""Which accounts are shown beside the heart of a group, and what the answers decide."""

from factories import make_report
from rashomon.model.doubt import Candidate, Doubts, PairDoubt
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, PointKind
from rashomon.model.question import Question
from rashomon.model.statement import Stance
from rashomon.questions.material import Material
from rashomon.questions.same import groups_of, same_questions

LINES = ("nine barges sank", "nine barges went down", "the quay was fenced off", "barges were lost in the gale", "a lamp was lit")
GROUPS = (0, 0, 0, 1, 2)


def material(*judgements: Judgement, apart: bool = False) -> Material:
    reports, candidates = {}, []
    for n, line in enumerate(LINES):
        report = make_report(f"People said that {line} that night.", f"r{n}")
        start = report.text.index(line)
        account = Account(f"a-{n}", report.id, report.span(start, start + len(line)), None, None, Stance.ASSERTS, None)
        whole = report.span(0, len(report.text))
        candidates.append(Candidate(account, PointKind.YES_NO, whole, GROUPS[n], True, 0.8, False, False, False))
        reports[f"r{n}"] = report
    pairs = [PairDoubt(0, 1, 0.9, 0.0), PairDoubt(0, 2, 0.2, 0.0), PairDoubt(1, 2, 0.1, 0.0), PairDoubt(0, 3, 0.5, 0.0, apart)]
    sentences = {name: [(0, len(r.text))] for name, r in reports.items()}
    return Material("s", reports, sentences, doubts=Doubts(tuple(candidates), tuple(pairs)), judgements=judgements)


def ids(found: Question) -> list[str]:
    return [item.id for item in found.shown]


def first(given: Material) -> Question:
    return next(same_questions(groups_of(given), given))


def test_the_heart_comes_first_then_the_doubtful_and_the_likely_ones() -> None:
    found = first(material())
    assert ids(found)[0] == "a-0"
    assert set(ids(found)[1:]) == {"a-1", "a-2", "a-3"}
    assert found.many


def test_what_was_judged_or_can_never_meet_is_not_shown() -> None:
    judged = judgement(Action.DIFFERENT, "question", ("a-0", "a-2"), by="Ida", at="1")
    assert "a-2" not in ids(first(material(judged)))
    assert "a-3" not in ids(first(material(apart=True)))


def test_what_is_not_chosen_is_kept_apart_from_the_first() -> None:
    found = first(material())
    chosen = next(item.mark for item in found.shown if item.id == "a-3")
    option = found.answer(chosen)
    assert option is not None
    assert {(d.action, d.target[1]) for d in option.decides} == {
        (Action.SAME, "a-3"),
        (Action.DIFFERENT, "a-1"),
        (Action.DIFFERENT, "a-2"),
    }
