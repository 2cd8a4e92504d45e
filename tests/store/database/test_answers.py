"""Answers of authors and decisions that are kept in a store, found by the texts that they name."""

from dataclasses import replace

import pytest

from factories import make_report, quoted
from rashomon.cli.verify import check_store
from rashomon.decisions.here import placed
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.stored import BEHIND, Plan
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


# Which stories are behind.


def version_of(store: SqlStore) -> str:
    story = store.stories.get("st-1")
    assert story
    return story.version


@pytest.fixture
def made_anew(filled: SqlStore) -> SqlStore:
    """The store, with its story made of all that is known."""
    plan = Plan(stories=(stored_story("st-1", ONE, TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    return filled


SIDE = (placed(quoted(ONE, "wall"), {"one": ONE}),)
STANCE = decide(DecisionKind.STANCE, SIDE, value="hedges", by="person Ada")


def test_a_story_is_behind_what_was_written_of_it_until_it_is_made_anew(filled: SqlStore) -> None:
    assert version_of(filled) == BEHIND
    plan = Plan(stories=(stored_story("st-1", ONE, TWO),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert version_of(filled) != BEHIND


def test_what_is_written_of_other_reports_leaves_a_story_as_it_is(made_anew: SqlStore) -> None:
    before, generation = version_of(made_anew), made_anew.generation()
    far = make_report("A door fell.", "far")
    assert made_anew.answers.add(answered(far, by="person Ada"), at=AT) == 1
    assert version_of(made_anew) == before
    assert made_anew.generation() > generation


def test_a_story_is_behind_what_was_decided_of_its_words(made_anew: SqlStore) -> None:
    assert made_anew.decisions.add(STANCE) == 1
    assert version_of(made_anew) == BEHIND


def test_a_decision_is_kept_once(made_anew: SqlStore) -> None:
    assert made_anew.decisions.add(STANCE) == 1
    assert made_anew.decisions.add(STANCE) == 0
    assert made_anew.decisions.all() == (STANCE,)
