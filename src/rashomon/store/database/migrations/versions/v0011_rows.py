"""Adds to each story what authors read in it, out of its ledger, and leaves the questions that the
program guessed out of its counts."""

import sqlalchemy as sa
from alembic import op

from rashomon.authored_rows import rows_in
from rashomon.errors import Damaged
from rashomon.model.document import from_json
from rashomon.model.point import Status
from rashomon.store.database.column_values import pack_text, unpack_text

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Adds the column; a story whose ledger cannot be read keeps nothing, and `verify` says so."""
    op.add_column("stories", sa.Column("authored", sa.LargeBinary, nullable=True))
    connection = op.get_bind()
    for story_id in (
        connection.execute(sa.text("SELECT id FROM stories ORDER BY id")).scalars().all()
    ):
        packed = connection.execute(
            sa.text("SELECT ledger FROM stories WHERE id = :id"), {"id": story_id}
        ).scalar_one()
        try:
            ledger = from_json(unpack_text(bytes(packed)))
            (story,) = ledger.stories
            rows = rows_in(story, ledger.reports)
        except (Damaged, ValueError, TypeError, KeyError):
            continue
        told = {
            "authored": pack_text(rows) if rows else None,
            "points": len(story.points),
            "disputed": sum(point.status is Status.DISPUTED for point in story.points),
            "id": story_id,
        }
        update = (
            "UPDATE stories SET authored = :authored, points = :points, disputed = :disputed "
            "WHERE id = :id"
        )
        connection.execute(sa.text(update), told)
