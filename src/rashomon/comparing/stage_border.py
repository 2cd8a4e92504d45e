"""Runs the stages of a story. It says what the story loses if a stage fails on it, and what need
not be done again."""

from collections.abc import Callable
from dataclasses import field, replace
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar

from rashomon.copies.trace_lineage import KnownPairs
from rashomon.errors import StageFailed, StopError
from rashomon.model.record import record

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_Nothing = TypeVar("_Nothing")
_KEPT = 3  # results of a function: the program's own, an author's, and what people make of it


class Stage(StrEnum):
    """The stages of a story, in their order and with the names that a ledger uses if one is
    missing."""

    PAGES = "page days and agencies"
    COPIES = "copies"
    DATES = "dates"
    NAMES = "names"
    STATEMENTS = "statements"
    SPEAKERS = "speakers as decided"
    NUMBERS = "numbers"
    ANSWERS = "answers"
    DECISIONS = "decisions on answers"
    ORIGINS = "origins"
    ROWS = "rows"


@record
class Stages:
    """Runs the stages of one story, except those in `without`. `known` is what is known to be
    shared, in a story that grows, by its reports.

    It keeps what a function made. If the function is called again with the same values, it is not
    run again. So a decision only costs the stages from its own on.
    """

    without: tuple[Stage, ...] = ()
    known: KnownPairs | None = None
    # of a function what it was given, with what it made of it
    _kept: dict[Callable[..., Any], list[tuple[object, Any]]] = field(default_factory=dict)

    def run(
        self,
        stage: Stage,
        nothing: _Nothing,
        make: Callable[_Given, _Made],
        /,
        *args: _Given.args,
        **options: _Given.kwargs,
    ) -> _Made | _Nothing:
        """Returns what the function of a stage makes of this, or `nothing` if the stage is left
        out. Raises StageFailed if it fails."""
        if stage in self.without:
            return nothing
        call = (args, options)
        # a stage that gets the same once more is not run again
        earlier_results = self._kept.setdefault(make, [])
        result = next((result for result in earlier_results if result[0] == call), None)
        if result:
            earlier_results.remove(result)
        else:
            try:
                result = (call, make(*args, **options))
            except (StopError, StageFailed, MemoryError):
                raise
            except Exception as error:
                raise StageFailed(stage) from error
        self._kept[make] = [*earlier_results, result][-_KEPT:]
        return result[1]

    def but(self, stage: Stage) -> "Stages":
        """Returns the same stages without this one."""
        return replace(self, without=(*self.without, stage))
