"""Adds the table of addresses inside stories that are gone, and with each judgement the points that
it touched."""

import json

import sqlalchemy as sa
from alembic import op

from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.authored.targets import with_passages
from rashomon.errors import Damaged
from rashomon.model.document import as_written
from rashomon.model.judgement import Judgement
from rashomon.store.database.column_values import unpack_text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Creates the table. A judgement stored without its points gets those that its story shows
    now."""
    op.create_table(
        "former",
        sa.Column("story", sa.String(40), primary_key=True),
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("told", sa.Text, nullable=False),
    )
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT number, judgement FROM judgements ORDER BY number")
    ).all()
    kept: dict[int, Judgement] = {number: read_judgements(line)[0] for number, line in rows}
    targets = {one for j in kept.values() if not j.points for one in j.target}
    if not targets:
        return
    for story_id in (
        connection.execute(sa.text("SELECT id FROM stories ORDER BY id")).scalars().all()
    ):
        packed = connection.execute(
            sa.text("SELECT ledger FROM stories WHERE id = :id"), {"id": story_id}
        ).scalar_one()
        try:
            document = unpack_text(bytes(packed))
            ledger = (
                as_written(document) if any(f'"{one}"' in document for one in targets) else None
            )
        except (
            Damaged,
            ValueError,
            TypeError,
            KeyError,
        ):  # `verify` says so; what was judged of it is obeyed as before
            continue
        if ledger is not None:
            kept = dict(zip(kept, with_passages(kept.values(), ledger), strict=True))
    for number, line in rows:
        if kept[number] != read_judgements(line)[0]:
            written = json.dumps(json.loads(to_line(kept[number])))
            connection.execute(
                sa.text("UPDATE judgements SET judgement = :told WHERE number = :number"),
                {"told": written, "number": number},
            )
