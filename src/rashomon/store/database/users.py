"""UserTables: users of a desk, sessions, visits, drafts that they keep, failed logins, and the
audit log."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import starmap
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Select, and_, delete, insert, or_, select, text, update

from rashomon.model.user import AuditRow, SessionRow, TryRow, User, UserRole, Visit
from rashomon.store.database.column_values import shown
from rashomon.store.database.schema import (
    KEPT_DRAFT,
    LOGIN,
    VISIT,
    audit,
    drafts,
    sessions,
    tries,
    users,
    visits,
)
from rashomon.store.database.session import AnyRows, Tables

_Kind = TypeVar("_Kind")
STAY = 30 * 60  # seconds; returning within them continues the same visit
_LONGEST = {
    "who": 80,
    "target": 1000,
    "before": 10_000,
    "after": 10_000,
    "address": 64,
}  # characters in the audit log
_VISIT = select(VISIT.story, VISIT.at, VISIT.before)


class UserTables(Tables):
    """Queries for users."""

    def all(self) -> list[User]:
        """Returns all users, by name."""
        return sorted(starmap(_user, self.db.all(select(users))), key=attrgetter("name"))

    def get(self, name: str) -> User | None:
        """Returns the user of this name, or None."""
        return self._only(_user, select(users).where(users.c.name == name))

    def put(self, user: User) -> None:
        """Stores a user and ends the sessions under this name."""
        with self.db.writing():
            self.db.upsert(users, [asdict(user) | {"role": user.role.value}])
            self.db.run(delete(sessions).where(LOGIN.user_name == user.name))

    def remove(self, name: str) -> None:
        """Removes a user, their sessions and drafts."""
        with self.db.writing():
            self.delete_drafts(name)
            self.db.run(delete(sessions).where(LOGIN.user_name == name))
            self.db.run(delete(users).where(users.c.name == name))

    def put_session(self, row: SessionRow) -> None:
        """Stores a session."""
        self.db.upsert(sessions, [asdict(row)])

    def session(self, digest: str) -> SessionRow | None:
        """Returns the session whose token has this digest, or None."""
        return self._only(SessionRow, select(sessions).where(LOGIN.digest == digest))

    def touch_session(self, digest: str, *, at: str) -> None:
        """Records when a session was last used. A session that was ended meanwhile stays ended."""
        self.db.run(update(sessions).where(LOGIN.digest == digest).values(seen_at=at))

    def end_session(self, digest: str) -> None:
        """Ends a session."""
        self.db.run(delete(sessions).where(LOGIN.digest == digest))

    def end_sessions_before(self, at: str) -> None:
        """Ends all sessions that have not been used since."""
        self.db.run(delete(sessions).where(LOGIN.seen_at < at))

    def tries(self, name: str, address: str) -> TryRow | None:
        """Returns the login attempts under this name at this address, or None."""
        query = select(tries).where(tries.c.name == name, tries.c.address == address)
        return self._only(TryRow, query)

    def put_tries(self, row: TryRow) -> None:
        """Stores the number of login attempts."""
        self.db.upsert(tries, [asdict(row)])

    def end_tries(self, *, before: str, welcome_before: str) -> None:
        """Deletes attempts, and successful logins by address, older than these moments."""
        self.db.run(
            delete(tries).where(
                tries.c.at < before, or_(~tries.c.welcome, tries.c.at < welcome_before)
            )
        )

    def visits(self, user: str) -> dict[str, Visit]:
        """Returns the user's visits by story."""
        rows = self.db.all(_VISIT.where(VISIT.user_name == user))
        return {row.story: Visit(*row) for row in rows}

    def visit(self, user: str, story: str) -> Visit | None:
        """Returns the user's last visit to the story."""
        return self._only(Visit, _VISIT.where(VISIT.user_name == user, VISIT.story == story))

    def note_visit(self, user: str, story: str, *, at: str) -> None:
        """Records the user's visit to the story; its `before` is when the previous visit ended."""
        with self.db.writing():
            last = self.visit(user, story)
            before = None
            if last:
                before = last.before if is_same_stay(last, at) else last.at
            row = {"user_name": user, "story": story, "at": at, "before": before}
            self.db.upsert(visits, [row])

    def keep_draft(self, user: str, draft: dict[str, Any]) -> None:
        """Keeps a draft of the user: its `id`, `title`, `kept_at` and `text` in bytes."""
        self.db.upsert(drafts, [{"user_name": user, **draft}])

    def drafts(self, user: str) -> AnyRows:
        """Returns `id`, `title` and `kept_at` of the drafts that the user keeps, newest first."""
        listed = select(KEPT_DRAFT.id, KEPT_DRAFT.title, KEPT_DRAFT.kept_at)
        query = listed.where(KEPT_DRAFT.user_name == user)
        return self.db.all(query.order_by(KEPT_DRAFT.kept_at.desc(), KEPT_DRAFT.id))

    def draft(self, user: str, ident: str) -> bytes | None:
        """Returns the text of a draft that the user keeps, None if the user keeps none with this
        id."""
        is_this_draft = and_(KEPT_DRAFT.user_name == user, KEPT_DRAFT.id == ident)
        packed: bytes | None = self.db.value(select(KEPT_DRAFT.text).where(is_this_draft))
        return packed

    def delete_drafts(self, user: str, *only: str) -> int:
        """Deletes all drafts of the user, or only those with these ids, and returns how many there
        were. In a store in a file, their bytes are overwritten."""
        query = delete(drafts).where(KEPT_DRAFT.user_name == user)
        with self.db.writing() as connection:
            if self.db.is_sqlite:
                connection.execute(text("PRAGMA secure_delete = ON"))
            return self.db.run(query.where(KEPT_DRAFT.id.in_(only)) if only else query)

    def add_audit(self, row: AuditRow) -> None:
        """Appends a row to the audit log; rows are never deleted."""
        values = asdict(row)
        for name, most in _LONGEST.items():
            values[name] = shown(values[name], most)
        self.db.run(insert(audit).values(values))

    def audit_rows(
        self, *, targets: Sequence[str] | None = None, most: int = 100, skip: int = 0
    ) -> list[AuditRow]:
        """Returns the audit log, newest first; with `targets`, only what was done to these."""
        query = select(*audit.c[1:])  # all but their numbers
        if targets is not None:
            query = query.where(audit.c.target.in_(targets))
        query = query.order_by(audit.c.number.desc()).limit(most).offset(skip)
        return list(starmap(AuditRow, self.db.all(query)))

    def audit_count(self) -> int:
        """Returns the number of rows in the audit log."""
        return self.db.count(audit)

    def _only(self, kind: Callable[..., _Kind], query: Select[Any]) -> _Kind | None:
        row = self.db.first(query)
        return kind(*row) if row else None


def is_same_stay(last: Visit, now: str) -> bool:
    """Whether somebody who comes back now continues this visit."""
    return datetime.fromisoformat(now) - datetime.fromisoformat(last.at) < timedelta(seconds=STAY)


def _user(name: str, role: str, password: str | None, made_at: str) -> User:
    return User(name, UserRole(role), password, made_at)
