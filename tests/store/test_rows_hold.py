"""Rows in a store: whatever comes to their story, also from a store of 0.2, they hold."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from factories import quoted
from rashomon.authored.make_judgement import make_judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, PointKind, RelationKind
from rashomon.model.report import Report
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.protocols import Prompt, Reply
from rashomon.store.library_store import OpenStore, open_store
from stored import put_rows

pytestmark = pytest.mark.weights

ADA, BEA = "person Ada Quill", "person Bea Thorn"


HEAD = "Lamp out at Grindle Point light"


SAID = (
    "The keeper of Grindle Point, Odo Varr, was drunk when the lamp went out on Monday, the "
    "harbour board said."
)


DENIED = (
    "Odo Varr, the keeper of Grindle Point, was not drunk when the lamp went out on Monday, his "
    "sister said."
)


AGAIN = (
    "Odo Varr, keeper of the Grindle Point light, was sober when the lamp went out on Monday, his "
    "doctor said."
)


MORE = (
    "The lamp of Grindle Point stayed dark for nine hours and two boats ran aground on the Skerry "
    "rocks."
)


def page(outlet: str, *sentences: str, title: str = HEAD) -> str:
    return f"{outlet}\n11 March 2031\n\n{title}\n\n{' '.join(sentences)}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    put_dated(tmp_path / "in", "2031-03-11T08:00:00Z", SAID, MORE)
    put(tmp_path / "in", "sister", MORE, DENIED)
    return tmp_path / "in"


def put(folder: Path, name: str, *sentences: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(page(f"The {name.title()} Post", *sentences), encoding="utf-8")
    return path


def put_dated(folder: Path, published: str, *sentences: str) -> Path:
    """A state of one page."""
    path = folder / f"board-{published[:10]}.json"
    item = {
        "url": "https://board.example/lamp",
        "title": HEAD,
        "published": published,
        "text": " ".join(sentences),
    }
    path.write_text(json.dumps([item]), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Iterator[OpenStore]:
    with open_store(str(tmp_path / "s.db")) as opened:
        opened.add(str(folder))
        assert len(opened.stories()) == 1
        yield opened


def story(store: OpenStore) -> str:
    return next(row.id for row in store.stories() if row.reports > 1 or len(store.stories()) == 1)


def words(reports: Sequence[Report], quote: str) -> RowWords:
    return RowWords(quoted(next(one for one in reports if quote in one.text), quote))


def drunk(reports: Sequence[Report], by: str = ADA) -> Row:
    answers = (
        RowAnswer(1, "yes", (words(reports, "was drunk when the lamp went out"),)),
        RowAnswer(2, "no", (words(reports, "was not drunk when the lamp went out"),)),
    )
    return Row(
        "Was Odo Varr drunk when the lamp went out?",
        PointKind.YES_NO,
        answers,
        (RowRelation(1, 2, RelationKind.CONFLICT),),
        by,
    )


def saved(store: OpenStore) -> StoredRow:
    (kept,) = put_rows(store._store, story(store), drunk(store.ledger().reports))
    return kept


def told(ledger: Ledger, kept: StoredRow) -> Point:
    return next(point for one in ledger.stories for point in one.points if point.row == kept.id)


@pytest.fixture
def kept(store: OpenStore) -> StoredRow:
    return saved(store)


def test_a_report_that_comes_later_stands_beside_the_row_and_takes_nothing_away(
    store: OpenStore, folder: Path, kept: StoredRow
) -> None:
    before = told(store.ledger(), kept)
    store.add(str(put(folder, "doctor", AGAIN, MORE)))
    ledger = store.ledger()
    after = told(ledger, kept)
    assert (after.accounts, after.status) == (before.accounts, "disputed")
    sentences = {
        one.id: one.quote.quote
        for made in ledger.stories
        for p in made.passages
        for one in p.sentences
    }
    assert AGAIN in [sentences[one] for one in after.beside or ()]
    store.judge(
        make_judgement(ledger, "accept", "point", [after.id], by=ADA, at="2031-03-12T08:00:00")
    )  # looked at, and left as it is
    (taken,) = store.rows(story(store))
    assert taken.version == 2
    assert told(store.ledger(), kept).beside is None


def test_a_revision_without_the_words_says_so_on_the_row(
    store: OpenStore, folder: Path, kept: StoredRow
) -> None:
    store.add(
        str(put_dated(folder, "2031-03-12T08:00:00Z", SAID.replace("was drunk", "was awake"), MORE))
    )
    ledger = store.ledger()
    (revised,) = (report for report in ledger.reports if report.revision_of)
    point = told(ledger, kept)
    assert point.status == "disputed"
    (lost,) = point.lost or ()
    assert (lost.report, lost.words) == (revised.revision_of, "was drunk when the lamp went out")
    assert lost.why == f"its revision {revised.id} no longer has them"
    gone = [change for change in store.changes() if change.kind == "words gone"]
    assert [change.before for change in gone] == ["was drunk when the lamp went out"]


def test_a_row_follows_its_words_into_other_stories_and_back(
    store: OpenStore, kept: StoredRow
) -> None:
    parted = story(store)
    store.split(parted, ["sister"], by="ina")
    by_story = {row.id: store.rows(row.id) for row in store.stories()}
    assert len(by_story) == 2
    assert {(one.id, one.version) for rows in by_story.values() for one in rows} == {(kept.id, 1)}
    assert sorted(
        a.value for rows in by_story.values() for one in rows for a in one.row.answers
    ) == ["no", "yes"]
    (part,) = by_story[parted]
    (point,) = (one for one in store.story(parted).stories[0].points if one.row == part.id)
    words = "Was he drunk when the lamp went out?"
    at = "2031-03-12T08:00:00"
    store.judge(
        make_judgement(
            store.story(parted), "set", "wording", [point.id], by=ADA, at=at, after=words
        )
    )
    store.undo(next(made for made in store.judgements() if made.action == "split").id, by="ina")
    (whole,) = store.rows(story(store))
    assert (whole.row.question, whole.row.answers, whole.row.relations) == (
        "Was he drunk when the lamp went out?",
        kept.row.answers,
        kept.row.relations,
    )
    assert told(store.ledger(), kept).status == "disputed"


@pytest.mark.parametrize("action", ["stance", "reject"])
def test_a_judgement_whose_undoing_is_undone_stands_again(
    store: OpenStore, action: str, kept: StoredRow
) -> None:
    account = told(store.ledger(), kept).accounts[0]
    how = {"stance": ("set", "stance", "hedges"), "reject": ("reject", "account", None)}
    done, field, after = how[action]
    at = "2031-03-12T08:00:00"
    store.judge(
        make_judgement(store.ledger(), done, field, [account.id], by=ADA, at=at, after=after)
    )
    judged = rows_by_id(store)
    assert judged != {kept.id: kept.row.answers}
    store.undo(store.judgements()[0].id, by=ADA)
    assert rows_by_id(store) == {kept.id: kept.row.answers}
    store.undo(store.judgements()[1].id, by=ADA)
    assert rows_by_id(store) == judged
    told_of = [j for one in store.ledger().stories for j in one.judgements]
    assert [(j.field, (j.outcome or "")[:7]) for j in told_of] == [(field, "obeyed:")]
    store.undo(store.judgements()[0].id, by=BEA)
    assert rows_by_id(store) == {kept.id: kept.row.answers}


def rows_by_id(store: OpenStore) -> dict[str, tuple[RowAnswer, ...]]:
    return {one.id: one.row.answers for one in store.rows(story(store))}


class Otter:
    """A model that answers with these lines, `{}` being what the sentence with the words after it
    is called."""

    name, host, context = "otter", "here", 32_000

    def __init__(self, *lines: str) -> None:
        self.lines, self.asked = lines, 0

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply, ...]:
        self.asked += len(prompts)
        said = {"check": "R1 1c2"}
        return tuple(
            Reply(
                self.rows(one.user) if one.stage == "digest" else said.get(one.stage, "none"), 1, 1
            )
            for one in prompts
        )

    def rows(self, shown: str) -> str:
        out = []
        for line in self.lines:
            quoted = re.findall(r'"([^"]+)"', line)
            names = [
                re.findall(r"^~?(s\d+) ", shown[: shown.index(words)], re.M)[-1] for words in quoted
            ]
            out.append(line.format(*names))
        return "\n".join(out)


DISPUTE = (
    "# Was Odo Varr drunk when the lamp went out? | yes-no | 1c2",
    '1 yes: {} "was drunk when the lamp went out"',
    '2 no: {} "was not drunk when the lamp went out"',
)


def by_model(store: OpenStore, model: Otter, add: Path | None = None) -> None:
    """Adds a report, or reads all again, while this model is at hand."""
    store._store.reader = model
    store.add(str(add)) if add else store.regroup()
    store._store.reader = None


def test_a_reading_that_leaves_a_dispute_out_does_not_settle_it(
    store: OpenStore, folder: Path
) -> None:
    first = Otter(*DISPUTE)
    by_model(store, first)
    (kept,) = store.rows(story(store))
    assert (kept.row.by, told(store.ledger(), kept).status) == ("model otter", "disputed")
    asked = first.asked
    by_model(store, first)
    assert (first.asked, store.rows(story(store))) == (asked, (kept,))  # it has read the story
    again = Otter(
        "# Was Odo Varr drunk when the lamp went out? | yes-no",
        '1 no: {} "was sober when the lamp went out"',
    )
    by_model(store, again, put(folder, "doctor", AGAIN, MORE))
    assert again.asked
    ledger = store.ledger()
    points = [
        point for made in ledger.stories for point in made.points if point.by == "model otter"
    ]
    assert "disputed" in {point.status for point in points}
    assert {one.id for one in store.rows(story(store))} >= {kept.id}
    assert told(ledger, kept).status == "disputed"
    assert (store.regroup(), ledger.made.model.name) == ((), "otter")


def test_a_row_whose_report_is_set_aside_says_so(store: OpenStore, kept: StoredRow) -> None:
    ledger = store.ledger()
    store.judge(
        make_judgement(ledger, "exclude", "report", ["sister"], by="ina", at="2031-03-12T08:00:00")
    )
    (lost,) = told(store.ledger(), kept).lost or ()
    assert (lost.report, lost.why) == ("sister", "the report is set aside by a judgement")
