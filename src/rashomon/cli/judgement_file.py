"""Adds a person's decision to a file of judgements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.cli import terminal
from rashomon.errors import StopError
from rashomon.file_writing import append_lines
from rashomon.judgements.in_force import taking_back
from rashomon.judgements.judgement_lines import to_line
from rashomon.judgements.make_judgement import make_judgement
from rashomon.model.judgement import Judgement

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

    def asked(self) -> list[tuple[tuple[str, str, Sequence[str]], str | None]]:
        """Each as action, field and targets, and what it is to be."""
        pairs = [("same", self.same), ("different", self.different)]
        sets = [("place", self.place), ("kind", self.kind)]
        return [
            *(((action, "name", pair), None) for action, pair in pairs if pair),
            *((("set", field, told[:1]), told[1]) for field, told in sets if told),
            *((("exclude", "name", (one,)), None) for one in (self.exclude,) if one),
            *((("undo", one, ()), None) for one in (self.undo,) if one),
        ]


def keep_judgement(
    path: str, ledger: "Ledger", asked: tuple[str, str, Sequence[str]], *, after: str | None, by: str, why: str | None
) -> Judgement:
    """The judgement (action, field, targets), added to the file as a line. Raises StopError when nothing could come of it."""
    from rashomon.api import read_judgements

    action, field, target = asked
    by, at = by or "unknown", datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251  the moment of a decision, which nothing else can know
    try:
        if action == "undo":
            made = taking_back(read_judgements(path), field, where=path, by=by, at=at, why=why)
        else:
            made = make_judgement(ledger, action, field, target, by=by, at=at, after=after, why=why)
    except ValueError as error:
        raise StopError(str(error)) from error
    append_lines(path, [to_line(made)])
    return made


def print_judgements(ledger: "Ledger") -> None:
    """Prints what was judged about a ledger, with what the machine had and what became of it."""
    console = terminal.results()
    for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements):
        to = f" -> {j.after}" if j.after else ""
        had = f" (machine: {j.before})" if j.before else ""
        told = f"{j.id}  {j.action} {j.field}{to}{had}, {j.reason()}: {j.outcome or 'not obeyed yet'} [{', '.join(j.target)}]"
        console.print(terminal.printable(told), soft_wrap=True, markup=False, highlight=False)
