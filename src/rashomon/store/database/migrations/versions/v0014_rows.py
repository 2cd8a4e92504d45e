"""Keeps row by row what authors wrote, which ledgers of 0.2 held as points, and makes rows of what
people decided about answers; drops what alerts and subscriptions kept."""

import json
from dataclasses import replace

import sqlalchemy as sa
from alembic import context, op

from rashomon.authored.in_force import in_force
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.comparing.rows_judged import carried_out
from rashomon.comparing.rows_kept import KeptReading, StoryPages, rows_of_text
from rashomon.comparing.rows_of_ledger import rows_in
from rashomon.errors import Damaged
from rashomon.model.document import from_json
from rashomon.model.judgement import OF_ACCOUNTS, Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Status
from rashomon.store.database.column_values import unpack_text
from rashomon.store.database.row_tables import RowTables
from rashomon.store.database.schema import authored_rows, corrections, row_changes, row_quotes

revision = "0014"
down_revision = "0009"


def upgrade() -> None:
    """Makes the tables, and moves into them what each story's ledger holds; a story whose ledger
    cannot be read keeps nothing, and `verify` says so."""
    connection = op.get_bind()
    for name in ("matters", "differ"):  # 0 until a story is compared again
        op.add_column("stories", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    for table in (authored_rows, row_quotes, row_changes, corrections):
        table.create(connection)
    op.execute("DROP TABLE IF EXISTS deliveries")
    op.execute("DROP TABLE IF EXISTS alerts")
    op.execute("DELETE FROM meta WHERE key IN ('alerts seen', 'desk subscriptions')")
    lines = connection.execute(sa.text("SELECT judgement FROM judgements ORDER BY number"))
    listed = read_judgements("\n".join(lines.scalars()))
    decided = {j.id: j for j in in_force(listed) if j.field in OF_ACCOUNTS and not j.rows}
    rows = RowTables(context.config.attributes["store"])
    wanted = sa.text("SELECT id, ledger, updated_at FROM stories ORDER BY id")
    for story_id, packed, at in connection.execute(wanted).all():
        try:
            ledger = from_json(unpack_text(bytes(packed)))
            kept = _counted(ledger, story_id, at)
        except (Damaged, ValueError, TypeError, KeyError):
            continue
        rows.put(row for row in kept.rows if rows.get(row.id) is None)
        rows.put_corrections(story_id, kept.corrections, at=at)
        here = {report.sha256 for report in ledger.reports}
        about = [j for j in decided.values() if any(p.sha256 in here for p in j.passages)]
        shown = replace(ledger.stories[0], id=story_id)
        pages = StoryPages(tuple(ledger.reports))
        made = carried_out(rows.of(stories=[story_id]), about, shown, ledger.reports, pages)
        for row, by in made.versions:
            rows.put([row], by=by)
        for row_id in made.gone:
            rows.drop(row_id)
        for j in (j for j in made.judgements if j.rows):
            del decided[j.id]
            _write(j)


def _counted(ledger: Ledger, story_id: str, at: str) -> KeptReading:
    """Returns what is to be kept of a story, and leaves the questions that the program guessed out
    of its counts."""
    (story,) = ledger.stories
    text = rows_in(story, ledger.reports)
    disputed = sum(point.status is Status.DISPUTED for point in story.points)
    counts = {"points": len(story.points), "disputed": disputed, "id": story_id}
    update = "UPDATE stories SET points = :points, disputed = :disputed WHERE id = :id"
    op.get_bind().execute(sa.text(update), counts)
    return rows_of_text(text, ledger.reports, of=story_id, at=at) if text else KeptReading(None)


def _write(j: Judgement) -> None:
    line = json.dumps(json.loads(to_line(j, in_store=True)))
    update = sa.text("UPDATE judgements SET judgement = :line WHERE id = :id")
    op.get_bind().execute(update, {"line": line, "id": j.id})
