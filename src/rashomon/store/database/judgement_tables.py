"""JudgementTables: what people judged, in order of arrival."""

import json
from collections.abc import Iterable

from sqlalchemy import func, insert, select

from rashomon.authored.in_force import settle
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.model.judgement import Judgement
from rashomon.store.database.schema import judgements
from rashomon.store.database.session import Tables


class JudgementTables(Tables):
    """Queries for judgements."""

    def add(self, given: Iterable[Judgement]) -> int:
        """Stores judgements; returns how many were new."""
        added = 0
        with self.db.writing():
            for j in given:
                if (
                    self.db.first(select(judgements.c.number).where(judgements.c.id == j.id))
                    is None
                ):
                    self.db.run(
                        insert(judgements).values(
                            id=j.id, judgement=json.dumps(json.loads(to_line(j, in_store=True)))
                        )
                    )
                    added += 1
            if added:
                self.db.grow()
        return added

    def count(self) -> int:
        """Returns how many judgements were ever made, those taken back and the taking back too."""
        return int(self.db.value(select(func.count()).select_from(judgements)))

    def all(self) -> tuple[Judgement, ...]:
        """Returns all judgements in order of arrival, with undone ones naming the judgement that
        undid them."""
        lines = self.db.column(select(judgements.c.judgement).order_by(judgements.c.number))
        return settle(read_judgements("\n".join(lines))) if lines else ()
