"""Makes rows of what people decided about answers, by what they saw; each decision names the rows
that bear it."""

import json
from dataclasses import replace

import sqlalchemy as sa
from alembic import op

from rashomon.authored.in_force import in_force
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored_rows import carried_out, story_pages
from rashomon.errors import Damaged
from rashomon.model.document import from_json, value_from
from rashomon.model.judgement import OF_ACCOUNTS, Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.store.database.column_values import unpack, unpack_text
from rashomon.store.database.migrations.versions.v0012_kept_rows import drop_row, put_row

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Carries the decisions out, story by story; one whose story cannot be read stays as it is, and
    is obeyed when it can be."""
    connection = op.get_bind()
    lines = connection.execute(
        sa.text("SELECT number, judgement FROM judgements ORDER BY number")
    ).all()
    number = {read_judgements(line)[0].id: at for at, line in lines}
    listed = read_judgements("\n".join(line for _, line in lines)) if lines else ()
    open_ = {j.id: j for j in in_force(listed) if j.field in OF_ACCOUNTS and not j.rows}
    for story_id in (
        connection.execute(sa.text("SELECT id FROM stories ORDER BY id")).scalars().all()
        if open_
        else ()
    ):
        wanted = sa.text("SELECT ledger FROM stories WHERE id = :id")
        try:
            ledger = from_json(
                unpack_text(bytes(connection.execute(wanted, {"id": story_id}).scalar_one()))
            )
            rows = _rows(story_id)
        except (Damaged, ValueError, TypeError, KeyError):
            continue
        here = {report.sha256 for report in ledger.reports}
        about = [j for j in open_.values() if any(p.sha256 in here for p in j.passages)]
        if not about:
            continue
        made = carried_out(
            rows,
            about,
            replace(ledger.stories[0], id=story_id),
            ledger.reports,
            story_pages(ledger.reports, None),
        )
        for row, by in made.versions:
            put_row(row, by)
        for row_id in made.gone:
            drop_row(row_id)
        for j in made.judgements:
            if j.rows:
                del open_[j.id]
                _write_judgement(number[j.id], j)


def _rows(story_id: str) -> list[StoredRow]:
    wanted = sa.text("SELECT id, row FROM authored_rows WHERE story = :story ORDER BY id")
    found = op.get_bind().execute(wanted, {"story": story_id}).all()
    return [value_from(StoredRow, unpack(bytes(row), f"row {row_id}")) for row_id, row in found]


def _write_judgement(number: int, j: Judgement) -> None:
    line = json.dumps(json.loads(to_line(j, in_store=True)))
    op.get_bind().execute(
        sa.text("UPDATE judgements SET judgement = :line WHERE number = :at"),
        {"line": line, "at": number},
    )
