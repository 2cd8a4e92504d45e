"""What is put into stores that are tested: two reports in one story."""

from dataclasses import replace

from factories import make_report
from rashomon.authored.hold_rows import row_id
from rashomon.model.document import to_json
from rashomon.model.kept_row import StoredRow
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import PointKind
from rashomon.model.report import Report
from rashomon.model.row import Row, RowAnswer, RowWords
from rashomon.model.span import Span
from rashomon.model.stored import Plan, Settled, StoredStory
from rashomon.model.story import Story
from rashomon.store.database.open import SqlStore
from rashomon.store.neighbours import raw_of

AT = "2031-03-05T08:30:00+00:00"
LATER = "2031-03-06T08:30:00+00:00"


def settled(report: Report, *words: str) -> Settled:
    return Settled(
        report, f"digest of {report.id}", (raw_of(report).key,), dict.fromkeys(words, 1), {}
    )


def stored_story(story_id: str, *reports: Report, previous: tuple[str, ...] = ()) -> StoredStory:
    ids = tuple(report.id for report in reports)
    rows = (stored_row(story_id, reports[0]),)
    corrected = (
        ("model otter", f'by: model otter\n\nstatement {story_id} "a wall": stance denies\n'),
    )
    ledger = Ledger(
        Made("test"), reports, (Story(f"ledger-{story_id}-{len(ids)}", "Wall falls", ids),)
    )
    return StoredStory(
        story_id,
        "Wall falls",
        ids,
        f"v{ids}",
        ledger.stories[0].id,
        AT,
        AT,
        to_json(ledger),
        previous,
        rows,
        corrected,
    )


def stored_row(story_id: str, report: Report, version: int = 1) -> StoredRow:
    at = report.text.index("fell")
    row = Row(
        f"What fell in {story_id}?",
        PointKind.IDENTITY,
        (RowAnswer(1, "a wall", (RowWords(Span(report.sha256, at, at + 4, "fell")),)),),
        (),
        "model otter",
    )
    return StoredRow(
        replace(row, id=row_id(row)), version, story_id, AT, ((report.sha256, report.id),)
    )


ONE, TWO = (
    make_report("A wall fell in Arden.\x00 Ça", "one", title="A wall\x00 fell"),
    make_report("A wall fell in Arden, two died.", "two"),
)


def fill(store: SqlStore) -> None:
    store.raws.add([raw_of(ONE), raw_of(TWO)], at=AT)
    plan = Plan(
        store.raws.pending(10),
        (),
        (settled(ONE, "wall", "Arden"), settled(TWO, "wall", "two")),
        (stored_story("st-1", ONE, TWO),),
    )
    assert store.stories.apply(plan, generation=store.generation(), at=AT)
