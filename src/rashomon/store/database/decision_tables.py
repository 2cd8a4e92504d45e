"""DecisionTables: what people decided, in order of arrival."""

import json
from itertools import chain

from sqlalchemy import insert, select, update

from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STORIES, Decision, Decisions
from rashomon.model.document import plain, value_from
from rashomon.model.stored import BEHIND, MIGRATED, REGROUP
from rashomon.store.database.column_values import naming
from rashomon.store.database.schema import KEPT_STORY, REPORT, decisions, stories
from rashomon.store.database.session import AnyRow, Keys, Session, Tables


def outdate(db: Session, shas: Keys, mark: str) -> None:
    """Marks the stories that have reports of these texts (given by hash) as out of date."""
    found = db.all_in(select(REPORT.story), REPORT.sha256, shas)
    stays = {BEHIND: (MIGRATED, REGROUP), REGROUP: ()}[mark]
    marking = update(stories).where(KEPT_STORY.version.not_in(stays)).values(version=mark)
    db.run_in(marking, KEPT_STORY.id, sorted({row.story for row in found if row.story}))


class DecisionTables(Tables):
    """Queries for decisions; none is ever deleted or changed."""

    def add(self, *given: Decision) -> int:
        """Stores decisions; returns how many were new."""
        with self.db.writing():
            by_ids = by_id(given)
            for known in self.db.held(decisions.c.id, by_ids):
                del by_ids[known]
            rows = []
            for ident, decision in by_ids.items():
                rows.append({"id": ident, "decision": json.dumps(plain(decision))})
            self.db.run(insert(decisions), rows)
            if rows:
                self._outdate([*by_ids.values()])
                self.db.grow()
        return len(rows)

    def _outdate(self, new: Decisions) -> None:
        """Marks the stories that these decisions, or what they take back, are about."""
        known = by_id(self.all())
        about = list(new)
        for decision in about:
            if decision.undoes in known:  # may be an undoing itself
                about.append(known[decision.undoes])
        grouping = (decision.reports for decision in about if decision.what in OF_STORIES)
        of_stories = set(chain.from_iterable(grouping))
        texts = set(chain.from_iterable(decision.texts() for decision in about))
        outdate(self.db, texts - of_stories, BEHIND)
        outdate(self.db, of_stories, REGROUP)

    def all(self) -> tuple[Decision, ...]:
        """Returns all decisions in order of arrival. Raises Damaged."""
        rows = self.db.all(select(decisions).order_by(decisions.c.number))
        return tuple(map(decision_from, rows))


def decision_from(row: AnyRow) -> Decision:
    """Returns the decision in a row of its table. Raises Damaged if it cannot be read."""
    with naming(f"decision {row.id}"):
        return value_from(Decision, json.loads(row.decision))
