"""Keeps decisions that are not made at the desk, each with a row in the store's log."""

import getpass
from collections.abc import Iterable

from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision
from rashomon.model.user import AuditRow
from rashomon.store.database.open import SqlStore
from rashomon.text.report_names import shorten

_MOST = 300  # characters of the words that a decision is about


def keep_and_log(store: SqlStore, given: Iterable[Decision]) -> int:
    """Stores decisions, and for each that is new a row in the log under the name of who decided;
    returns how many are new."""
    decisions = list(given)
    with store.writing():
        before = by_id(store.decisions.all())
        stored = store.decisions.add(*decisions)
        for decision in by_id(decisions).values():
            if decision.id not in before:
                store.users.add_audit(_row(store, decision, before.get(decision.undoes or "")))
    return stored


def _row(store: SqlStore, decision: Decision, undone: Decision | None) -> AuditRow:
    """Returns the row of a decision, with what it takes back, if anything."""
    about = undone or decision
    return AuditRow(
        at=decision.at or store.moment(),
        who=name_of_author(decision.by),
        action=decision.what.replace("-", " "),
        target=", ".join(store.stories.of_texts(about.texts())),
        before=_words(store, undone) if undone else None,
        after=decision.why if undone else _words(store, decision),
    )


def _words(store: SqlStore, decision: Decision) -> str:
    """Returns a decision in words."""
    sides = [f"“{span.line}”" for side in decision.sides for span in side]
    words = shorten(" · ".join([*sides, *store.reports.of_texts(decision.reports)]), _MOST)
    return " ".join(filter(None, (decision.value, words, decision.undoes, decision.why)))


def user_name(otherwise: str = "unknown") -> str:
    """Returns what the user is called on this computer, `otherwise` if that is not known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return otherwise
