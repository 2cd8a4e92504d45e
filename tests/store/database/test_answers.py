"""Answers of authors and decisions that are kept in a store, found by the texts that they name."""

from dataclasses import replace

from factories import make_report, quoted
from rashomon.cli.verify import check_store
from rashomon.decisions.here import placed
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.stored import BEHIND, REGROUP, Plan
from rashomon.store.database.open import SqlStore
from rashomon.store.database.schema import answer_rows as table
from store_contents import AT, LATER, ONE, TWO, answered, stored_story


def test_what_is_written_is_found_by_its_texts_once(filled: SqlStore) -> None:
    kept = answered(ONE, TWO)
    assert filled.answers.add(kept, at=LATER) == 0
    mine = answered(ONE, TWO, by="person Ada\x00 Quill\udcff")
    assert filled.answers.add(mine, kept, at=LATER) == 1
    assert filled.answers.of("st-1") == filled.answers.all() == (mine, kept)  # the newest first
    assert filled.answers.of_texts([TWO.sha256]) == (mine, kept)
    assert filled.answers.of_texts(["f" * 64]) == filled.answers.of("st-9") == ()
    assert check_store(filled).faults == ()


def test_of_one_answer_under_another_heading_the_later_counts(filled: SqlStore) -> None:
    kept = answered(ONE, TWO)
    (line,) = kept.lines
    headed = replace(kept, lines=(replace(line, heading="Where they differ"),))
    assert filled.answers.add(headed, at=LATER) == 1
    assert filled.answers.all() == (headed,)


def test_what_names_no_sentence_is_found_by_the_texts_it_was_written_about(
    filled: SqlStore,
) -> None:
    bare = WrittenAnswer("somebody", (WrittenLine((WrittenPart("a wall fell"),)),))
    assert filled.answers.add(replace(bare, reports=(ONE.sha256,)), at=LATER) == 1
    assert [answer.by for answer in filled.answers.of("st-1")] == ["somebody", "model otter"]


def test_what_names_a_report_that_is_gone_stays_kept(filled: SqlStore) -> None:
    plan = Plan(gone=("one",), stories=(stored_story("st-1", TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert filled.answers.of("st-1") == (answered(ONE, TWO),)


def test_what_is_damaged_is_left_out_and_named_until_it_is_written_again(
    filled: SqlStore,
) -> None:
    filled.run(table.update().values(told=b"hurt"))
    assert filled.answers.of("st-1") == ()
    assert any(fault.startswith("the answer a-") for fault in check_store(filled).faults)
    assert filled.answers.add(answered(ONE, TWO), at=LATER) == 1
    assert (len(filled.answers.of("st-1")), check_store(filled).faults) == (1, ())


def test_stories_of_what_was_decided_or_written_are_behind(filled: SqlStore) -> None:
    def version() -> str:
        return filled.stories.versions(["st-1"])["st-1"]

    generation = filled.generation()
    far = make_report("A door fell.", "far")
    filled.answers.add(answered(far, by="person Ada"), at=AT)
    assert (version() == BEHIND, filled.generation() > generation) == (True, True)  # of `fill`
    plan = Plan(stories=(stored_story("st-1", ONE, TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert version() not in (BEHIND, REGROUP)
    filled.answers.add(answered(far, by="person Bea"), at=AT)
    assert version() not in (BEHIND, REGROUP)
    side = (placed(quoted(ONE, "wall"), {"one": ONE}),)
    stance = decide(DecisionKind.STANCE, side, value="hedges", by="person Ada")
    assert (filled.decisions.add(stance), version()) == (1, BEHIND)
    reports = (ONE.sha256, TWO.sha256)
    apart = decide(DecisionKind.OTHER_STORY, reports=reports, by="person Ada")
    assert (filled.decisions.add(apart), version()) == (1, REGROUP)
    undone = decide(DecisionKind.UNDO, undoes=stance.id, by="person Ada")
    assert (filled.decisions.add(undone), version()) == (1, REGROUP)  # which does more
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    again = decide(DecisionKind.UNDO, undoes=undone.id, by="person Ada")
    assert filled.decisions.add(again) == 1
    assert len(filled.decisions.all()) == 4
