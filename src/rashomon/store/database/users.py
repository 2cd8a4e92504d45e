"""UserTables: users of a desk, sessions, visits, failed logins, and the audit log."""

from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, insert, or_, select, update

from rashomon.model.user import AuditRow, SessionRow, TryRow, User, UserRole, Visit
from rashomon.store.database.checks import CheckTables
from rashomon.store.database.column_values import shown
from rashomon.store.database.schema import audit, sessions, tries, users, visits

STAY = 30 * 60  # seconds; returning within them continues the same visit


class UserTables(CheckTables):
    """Queries for users."""

    def users(self) -> tuple[User, ...]:
        """Returns all users, by name."""
        with self.reading() as connection:
            found = [User(r.name, UserRole(r.role), r.password, r.made_at) for r in connection.execute(select(users))]
        return tuple(sorted(found, key=lambda user: user.name))

    def user(self, name: str) -> User | None:
        """Returns the user of this name, or None."""
        with self.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).first()
        return None if row is None else User(row.name, UserRole(row.role), row.password, row.made_at)

    def put_user(self, user: User) -> None:
        """Stores a user and ends the sessions under this name."""
        with self.writing() as connection:
            self.upsert(
                connection, users, [{"name": user.name, "role": user.role.value, "password": user.password, "made_at": user.made_at}]
            )
            connection.execute(delete(sessions).where(sessions.c.user_name == user.name))

    def remove_user(self, name: str) -> bool:
        """Removes a user and their sessions; returns whether there was one of this name."""
        with self.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.user_name == name))
            return bool(connection.execute(delete(users).where(users.c.name == name)).rowcount)

    def put_session(self, row: SessionRow) -> None:
        """Stores a session."""
        values = {"digest": row.digest, "user_name": row.user, "csrf": row.csrf, "made_at": row.made_at, "seen_at": row.seen_at}
        with self.writing() as connection:
            self.upsert(connection, sessions, [values])

    def session(self, digest: str) -> SessionRow | None:
        """Returns the session whose token has this digest, or None."""
        with self.reading() as connection:
            row = connection.execute(select(sessions).where(sessions.c.digest == digest)).first()
        return None if row is None else SessionRow(row.digest, row.user_name, row.csrf, row.made_at, row.seen_at)

    def touch_session(self, digest: str, *, at: str) -> None:
        """Records when a session was last used; one ended meanwhile stays ended."""
        with self.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=at))

    def end_session(self, digest: str) -> None:
        """Ends a session."""
        with self.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def end_sessions_before(self, at: str) -> None:
        """Ends all sessions that have not been used since."""
        with self.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.seen_at < at))

    def tries(self, name: str, address: str) -> TryRow | None:
        """Returns the login attempts under this name at this address, or None."""
        with self.reading() as connection:
            row = connection.execute(select(tries).where(tries.c.name == name, tries.c.address == address)).first()
        return None if row is None else TryRow(*row)

    def put_tries(self, row: TryRow) -> None:
        """Stores the number of login attempts."""
        with self.writing() as connection:
            self.upsert(connection, tries, [asdict(row)])

    def end_tries(self, *, before: str, welcome_before: str) -> None:
        """Deletes attempts, and successful logins by address, older than these moments."""
        is_over = and_(tries.c.at < before, or_(~tries.c.welcome, tries.c.at < welcome_before))
        with self.writing() as connection:
            connection.execute(delete(tries).where(is_over))

    def visits(self, user: str) -> dict[str, Visit]:
        """Returns the user's visits by story."""
        with self.reading() as connection:
            found = connection.execute(select(visits).where(visits.c.user_name == user))
            return {row.story: Visit(row.story, row.at, row.before) for row in found}

    def visit(self, user: str, story: str) -> Visit | None:
        """Returns the user's last visit to the story."""
        with self.reading() as connection:
            row = connection.execute(select(visits).where(visits.c.user_name == user, visits.c.story == story)).first()
        return None if row is None else Visit(row.story, row.at, row.before)

    def note_visit(self, user: str, story: str, *, at: str) -> Visit:
        """Records and returns the user's visit to the story; its `before` is when the previous visit ended."""
        with self.writing() as connection:
            row = connection.execute(select(visits).where(visits.c.user_name == user, visits.c.story == story)).first()
            before = None if row is None else row.before if _same_stay(row.at, at) else row.at
            made = Visit(story, at, before)
            self.upsert(connection, visits, [{"user_name": user, "story": story, "at": at, "before": before}])
        return made

    def add_audit(self, row: AuditRow) -> None:
        """Appends a row to the audit log; rows are never deleted."""
        values = {
            "at": row.at, "who": shown(row.who, 80), "action": row.action, "target": shown(row.target), "before": shown(row.before, 10_000),
            "after": shown(row.after, 10_000), "address": shown(row.address, 64),
        }  # fmt: skip
        with self.writing() as connection:
            connection.execute(insert(audit).values(**values))

    def audit_rows(self, *, target: str | None = None, most: int = 100, skip: int = 0) -> tuple[AuditRow, ...]:
        """Returns the audit log, newest first."""
        wanted = select(audit)
        if target is not None:
            wanted = wanted.where(audit.c.target == target)
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(audit.c.number.desc()).limit(most).offset(skip))
            return tuple(AuditRow(r.at, r.who, r.action, r.target, r.before, r.after, r.address) for r in rows)

    def audit_count(self) -> int:
        """Returns the number of rows in the audit log."""
        with self.reading() as connection:
            return connection.execute(select(func.count()).select_from(audit)).scalar_one()


def _same_stay(last: str, now: str) -> bool:
    return datetime.fromisoformat(now) - datetime.fromisoformat(last) < timedelta(seconds=STAY)
