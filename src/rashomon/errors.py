"""Every error that the package raises on purpose.

RashomonError
    StageFailed         a stage of a story failed; the story can be made without it
    SkipError           this item cannot be used; the run goes on, and `failures` lists it
    StopError           the run cannot go on
        NothingRead     nothing of what the user named could be read
        Damaged         a store does not contain what was written to it
        BadSettings     a setting is unknown or out of range
        MissingExtra    an optional package is needed; the message has the pip line
        MissingWeights  the files of a model are missing or are not the ones named
        WrongSchema     a document or store that this version does not read
"""

from collections.abc import Iterator
from contextlib import contextmanager


class RashomonError(Exception):
    """The root of all errors raised on purpose."""


class SkipError(RashomonError):
    """This item cannot be used, but the run goes on."""


class StageFailed(RashomonError):
    """A stage of a story failed for a reason that nobody foresaw. `stage` says which."""

    def __init__(self, stage: str) -> None:
        super().__init__(f"the stage {stage!r} failed")
        self.stage = stage


class StopError(RashomonError):
    """The run cannot go on."""


class NothingRead(StopError):
    """Nothing of what the user named could be read."""


class BadSettings(StopError):
    """A setting is unknown or out of range."""


class Damaged(StopError):
    """A store does not contain what was written to it."""


class MissingExtra(StopError):
    """An optional package is needed. The message has the pip line that installs it."""


@contextmanager
def needing(purpose: str, extra: str) -> Iterator[None]:
    """Returns a context that imports what an extra brings. If that is not installed, it raises
    MissingExtra with `purpose` and the line that installs the extra from Rashomon's own folder."""
    try:
        yield
    except ImportError as error:
        message = f"{purpose}: in the folder of Rashomon, pip install '.[{extra}]'"
        raise MissingExtra(message) from error


class MissingWeights(StopError):
    """The files of a model are missing, or are not the ones that the manifest names."""


class WrongSchema(StopError):
    """A document is not a ledger that this version reads."""
