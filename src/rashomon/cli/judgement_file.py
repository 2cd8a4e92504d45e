"""Adds a person's decision to a file of judgements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.cli import terminal
from rashomon.errors import StopError
from rashomon.file_writing import append_lines
from rashomon.model.judgement import Action, Judgement, judgement, to_line, undoing
from rashomon.model.make_judgement import make_judgement
from rashomon.model.name import NameKind

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What was asked for on the command line; one of these."""

    same: tuple[str, str] | None = None
    different: tuple[str, str] | None = None
    place: tuple[str, str] | None = None
    kind: tuple[str, str] | None = None
    exclude: str | None = None
    undo: str | None = None

    def taken(self) -> bool:
        """Whether anything was decided."""
        return any((self.same, self.different, self.place, self.kind, self.exclude, self.undo))


def add_judgement(path: str, ledger: "Ledger", decision: JudgeOptions, *, by: str, why: str | None) -> Judgement:
    """The judgement, added to the file as a line. Raises StopError when it is about nothing in the ledger or the file cannot be written."""
    if sum(map(bool, (decision.same, decision.different, decision.place, decision.kind, decision.exclude, decision.undo))) > 1:
        raise StopError("one judgement at a time")
    at = _now()
    made = (
        _undone(path, decision.undo, by=by or "unknown", at=at, why=why)
        if decision.undo
        else _made(ledger, decision, by or "unknown", at, why)
    )
    return _append(path, made)


def keep_judgement(
    path: str, ledger: "Ledger", asked: tuple[str, str, Sequence[str]], *, after: str | None, by: str, why: str | None
) -> Judgement:
    """The judgement (action, field, targets), added to the file as a line. Raises StopError when nothing could come of it."""
    action, field, target = asked
    if action == "undo":
        return _append(path, _undone(path, field, by=by or "unknown", at=_now(), why=why))
    try:
        made = make_judgement(ledger, action, field, target, by=by or "unknown", at=_now(), after=after, why=why)
    except ValueError as error:
        raise StopError(str(error)) from error
    return _append(path, made)


def print_judgements(ledger: "Ledger") -> None:
    """Prints what was judged about a ledger, with what the machine had and what became of it."""
    console = terminal.results()
    for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements):
        to = f" -> {j.after}" if j.after else ""
        had = f" (machine: {j.before})" if j.before else ""
        told = f"{j.id}  {j.action} {j.field}{to}{had}, {j.reason()}: {j.outcome or 'not obeyed yet'} [{', '.join(j.target)}]"
        console.print(terminal.printable(told), soft_wrap=True, markup=False, highlight=False)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251  the moment of a decision, which nothing else can know


def _append(path: str, made: Judgement) -> Judgement:
    append_lines(path, [to_line(made)])
    return made


def _made(ledger: "Ledger", decision: JudgeOptions, by: str, at: str, why: str | None) -> Judgement:
    if decision.same or decision.different:
        pair = decision.same or decision.different or ("", "")
        _check(ledger, pair)
        return judgement(Action.SAME if decision.same else Action.DIFFERENT, "name", pair, by=by, at=at, why=why)
    if decision.exclude:
        _check(ledger, (decision.exclude,))
        return judgement(Action.EXCLUDE, "name", (decision.exclude,), by=by, at=at, why=why)
    field = "place" if decision.place else "kind"
    name, after = decision.place or decision.kind or ("", "")
    if field == "kind" and after not in set(NameKind):
        raise StopError(f"a kind is one of {', '.join(NameKind)}")
    _check(ledger, (name,))
    return judgement(Action.SET, field, (name,), by=by, at=at, after=after, why=why)


def _check(ledger: "Ledger", spellings: tuple[str, ...]) -> None:
    """A slip of the pen is found now, not when nothing happens later."""
    known = {
        " ".join(s.replace("’", "'").split()) for story in ledger.stories for name in story.names for s in (name.name, *name.spellings)
    }
    for spelling in spellings:
        if " ".join(spelling.replace("’", "'").split()) not in known:
            raise StopError(f"no name of the ledger is spelled {spelling!r}")


def _undone(path: str, ident: str, *, by: str, at: str, why: str | None) -> Judgement:
    from rashomon.api import read_judgements

    found = [j for j in read_judgements(path) if j.id.startswith(ident)]
    if len(found) != 1:
        raise StopError(f"{'no judgement' if not found else 'more than one judgement'} of {path} begins with {ident!r}")
    return undoing(found[0], by=by, at=at, why=why)
