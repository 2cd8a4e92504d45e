"""Questions and the judgements that their answers make."""

from factories import make_report
from rashomon.model.judgement import Action, by_model, in_force, judgement, settle, undoing
from rashomon.model.question import UNSURE, Asked, Decision, Option, Shown, answered, question

REPORT = make_report("Two boats sank off the pier.")
ITEMS = [Shown("1", "a-1", REPORT.span(0, 9), REPORT.span(0, 14)), Shown("2", "a-2", REPORT.span(10, 14), REPORT.span(0, 28))]
YES = Option("y", "yes", (Decision(Action.SAME, "question", ("a-1", "a-2")),))


def test_the_id_depends_on_what_is_asked_and_not_on_its_worth() -> None:
    one, other = (question(Asked.QUESTION, "s", "Same?", ITEMS, [YES], gain) for gain in (0.1, 0.9))
    assert one.id == other.id
    assert question(Asked.QUESTION, "s", "Same?", ITEMS[::-1], [YES], 0.1).id != one.id
    assert [option.key for option in one.options] == ["y", UNSURE]
    assert one.words() == 1 + 3 + 6


def test_an_answer_makes_its_judgements_and_a_note_that_it_was_asked() -> None:
    asked = question(Asked.QUESTION, "s", "Same?", ITEMS, [YES], 0.5)
    same, note = answered(asked, YES, by="Ida", at="2031-01-01T00:00:00+00:00")
    assert (same.action, same.target, same.why) == (Action.SAME, ("a-1", "a-2"), "asked: Same?")
    assert (note.field, note.target, note.after) == ("asked", (asked.id,), "yes")
    (unsure,) = answered(asked, asked.options[-1], by="Ida", at="")
    assert unsure.action is Action.UNSURE


def test_a_person_overrules_a_model_before_and_after() -> None:
    person = judgement(Action.DIFFERENT, "question", ("a-1", "a-2"), by="Ida", at="1")
    model = judgement(Action.SAME, "question", ("a-2", "a-1"), by="model tiny", at="2")
    assert by_model(model)
    assert not by_model(person)
    assert [j.id for j in in_force([person, model])] == [person.id]
    assert [j.id for j in in_force([model, person])] == [person.id]
    assert settle([person, model])[1].undone_by == person.id
    undone = undoing(person, by="Ida", at="3")
    assert [j.id for j in in_force([person, undone, model])] == [model.id]
