"""Rashomon reads a pile of news reports and gives, for each story, a ledger of who reported what.

import rashomon
ledger = rashomon.compare("reports/")
ledger.save("ledger.json")

with rashomon.open_store("desk.db") as store:
    store.add("reports/")
"""

TYPE_CHECKING = (
    False  # by this name checkers know it; its module takes longer to import than this one
)
if TYPE_CHECKING:
    from rashomon.api import Ledger as Ledger
    from rashomon.api import ask as ask
    from rashomon.api import bind as bind
    from rashomon.api import check as check
    from rashomon.api import compare as compare
    from rashomon.api import load as load
    from rashomon.api import read_decisions as read_decisions
    from rashomon.model.answer import Answer as Answer
    from rashomon.model.decision import Decision as Decision
    from rashomon.model.ledger import Failure as Failure
    from rashomon.model.report import Report as Report
    from rashomon.model.statement import Statement as Statement
    from rashomon.model.story import Story as Story
    from rashomon.reports.report_pile import Pile as Pile
    from rashomon.reports.report_pile import read as read
    from rashomon.settings import Settings as Settings
    from rashomon.store.library_store import OpenStore as OpenStore
    from rashomon.store.library_store import open_store as open_store

    __version__: str

_HOMES = {
    "Answer": "rashomon.model.answer",
    "Decision": "rashomon.model.decision",
    "Failure": "rashomon.model.ledger",
    "Ledger": "rashomon.api",
    "OpenStore": "rashomon.store.library_store",
    "Pile": "rashomon.reports.report_pile",
    "Report": "rashomon.model.report",
    "Settings": "rashomon.settings",
    "Statement": "rashomon.model.statement",
    "Story": "rashomon.model.story",
    "ask": "rashomon.api",
    "bind": "rashomon.api",
    "check": "rashomon.api",
    "compare": "rashomon.api",
    "load": "rashomon.api",
    "open_store": "rashomon.store.library_store",
    "read": "rashomon.reports.report_pile",
    "read_decisions": "rashomon.api",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    """Loads a public name when it is first asked for, so that `rashomon --help` does not pay for
    the parser."""
    if name == "__version__":
        from importlib.metadata import version

        return version("rashomon")
    if name == "prove":
        raise AttributeError(
            "rashomon.prove is no more, for nothing is proved: rashomon.bind(text, reports) gives "
            "an answer with the sentences that its author named"
        )
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Lists the public names, also those that are not loaded yet."""
    return sorted([*__all__, "__doc__", "__name__", "__version__"])
