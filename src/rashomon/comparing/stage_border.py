"""The border of a stage: what one story loses where a stage fails on it, and what of it need not be
done again."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar

from rashomon.errors import StageFailed, StopError
from rashomon.lineage.trace_lineage import KnownPairs
from rashomon.model.record import record

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_Nothing = TypeVar("_Nothing")
_Input = tuple[tuple[Any, ...], Mapping[str, Any]]
_KEPT = 3  # results of a function: the program's own, an author's, and what people make of it


class Stage(StrEnum):
    """The stages of a story in their order, as a ledger names one that it was made without."""

    PAGES = "page days and agencies"
    COPIES = "copies"
    DATES = "dates"
    NAMES = "names"
    STATEMENTS = "statements"
    SPEAKERS = "speakers as decided"
    CLAIMS = "claims"
    NUMBERS = "numbers"
    TALLIES = "numbers by what they count"
    DIFFERENCES = "differences"
    ANSWERS = "answers"
    DECISIONS = "differences as decided"
    TIMELINE = "timeline"
    TOPICS = "what speakers speak of"
    CAUTIONS = "cautions"
    ALONE = "what one report alone tells"
    ORIGINS = "origins"
    OVERVIEW = "overview"


@record
class Stages:
    """Runs the stages of one story; those of `without` are left out. `known`: of a story that
    grows, what its reports are known to share.

    What a function made is kept for as long as this is: called again with what it was given before,
    it is not run again. So a decision costs the stages from its own on.
    """

    without: tuple[Stage, ...] = ()
    known: KnownPairs | None = None
    _kept: dict[Callable[..., Any], list[tuple[_Input, Any]]] = field(default_factory=dict)

    def run(
        self,
        stage: Stage,
        nothing: _Nothing,
        make: Callable[_Given, _Made],
        /,
        *args: _Given.args,
        **options: _Given.kwargs,
    ) -> _Made | _Nothing:
        """Returns what the function of a stage makes of this, or `nothing` where the stage is left
        out. Raises StageFailed where it fails."""
        if stage in self.without:
            return nothing
        call = (args, options)
        kept = self._kept.setdefault(make, [])
        result = next((result for result in kept if result[0] == call), None)
        if result:
            kept.remove(result)
        else:
            try:
                result = (call, make(*args, **options))
            except (StopError, StageFailed, MemoryError):
                raise
            except Exception as error:
                raise StageFailed(stage) from error
        self._kept[make] = [*kept, result][-_KEPT:]
        return result[1]

    def but(self, stage: Stage) -> "Stages":
        """Returns the same without one more stage."""
        return replace(self, without=(*self.without, stage))
