"""migrate: brings a store of Rashomon 0.5 to the forms of today, in place, all of it or nothing.

Reports, decisions of people, what authors wrote, users and feeds stay as they are. Decisions of
models go. Of a story's ledger only its reports and its model stay: the story is compared again.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from rashomon.errors import Damaged
from rashomon.model.authors import is_person
from rashomon.model.document import from_json, plain, to_json
from rashomon.model.ledger import FORMAT
from rashomon.model.stored import MIGRATED
from rashomon.store.database.column_values import naming, pack_text, shown, unpack_text
from rashomon.store.database.decision_tables import decision_from
from rashomon.store.database.schema import SCHEMA, decisions, stories
from rashomon.store.database.session import Session
from rashomon.telling.story_card import cards_of

SCHEMA_OF_0_5 = "22"
SCHEMA_KEY = "schema"
"""Under this key a store keeps which tables it was made with."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of a store of 0.5: how many stories are to be compared again, and how many
    decisions of models were dropped."""

    stories: int
    dropped: int


def migrate(store: Session) -> Migrated | None:
    """Brings a store of 0.5 to the forms of today; None if another program did so first."""
    with store.writing():
        if store.kept(SCHEMA_KEY) == SCHEMA:
            return None
        dropped = _drop_decisions_of_models(store)
        story_ids = store.column(select(stories.c.id).order_by(stories.c.id))
        for story_id in story_ids:
            with suppress(Damaged):  # `verify` names it, and `regroup` makes it of its reports
                _empty_story(store, story_id)
        store.keep(SCHEMA_KEY, SCHEMA)
        store.grow()
    return Migrated(len(story_ids), dropped)


def _drop_decisions_of_models(store: Session) -> int:
    dropped = []
    for row in store.all(select(decisions)):
        with suppress(Damaged):
            if not is_person(decision_from(row.id, row.decision).by):
                dropped.append(row.id)
    store.run_in(delete(decisions), decisions.c.id, dropped)
    return len(dropped)


def _empty_story(store: Session, story_id: str) -> None:
    """Writes a ledger without findings in place of a story's, and marks the story to be compared
    again. Raises Damaged."""
    what = f"the ledger of story {story_id}"
    packed = store.value(select(stories.c.ledger).where(stories.c.id == story_id))
    with naming(what):
        old = json.loads(unpack_text(packed, what))
        story = {name: old["stories"][0].get(name) for name in ("id", "title", "reports", "model")}
        kept = {"format": FORMAT, "made": old["made"], "reports": old["reports"]}
        ledger = from_json(json.dumps(kept | {"stories": [story]}))
    (card,) = cards_of(ledger)
    document = to_json(ledger)
    now = {
        "version": MIGRATED,
        "ledger": pack_text(document),
        "ledger_sha256": hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest(),
        "card": shown(json.dumps(plain(card), ensure_ascii=False), len(document)),
    }
    store.run(update(stories).where(stories.c.id == story_id).values(now))
