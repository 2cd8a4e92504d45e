"""Every error that the package raises on purpose.

RashomonError
    StageFailed         one stage of one story failed; the story can be made without it
    SkipError           this item cannot be used; the run goes on and the ledger lists it under
    `failures` StopError           the run cannot go on
        NothingRead     of what was named, nothing could be read
        Damaged         what a store holds is not what was written
        BadSettings     a setting is unknown or out of range
        MissingExtra    an optional package is needed; the message holds the pip line
        MissingWeights  a model's files are absent or are not the ones pinned
        WrongSchema     a ledger or store that this version does not read
"""


class RashomonError(Exception):
    """The root of all errors raised on purpose."""


class SkipError(RashomonError):
    """One item cannot be used; the run goes on."""


class StageFailed(RashomonError):
    """One stage of one story failed, for a reason that nobody foresaw; `stage` says which."""

    def __init__(self, stage: str) -> None:
        super().__init__(f"the stage {stage!r} failed")
        self.stage = stage


class StopError(RashomonError):
    """The run cannot go on."""


class NothingRead(StopError):
    """Of what was named, nothing could be read."""


class BadSettings(StopError):
    """A setting is unknown or out of range."""


class Damaged(StopError):
    """What a store holds is not what was written to it."""


class MissingExtra(StopError):
    """An optional package is needed; the message holds the pip line."""

    @classmethod
    def named(cls, what: str, extra: str) -> "MissingExtra":
        """The error for `what`, with the line that installs the extra; Rashomon is installed from
        its own folder."""
        return cls(f"{what}: in the folder of Rashomon, pip install '.[{extra}]'")


class MissingWeights(StopError):
    """A model's files are absent or are not the ones pinned."""


class WrongSchema(StopError):
    """A document is not a ledger that this version reads."""
