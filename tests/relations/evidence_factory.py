"""Evidence built by hand, so that signals are tested without a parser."""

from zlib import crc32

from factories import make_report
from rashomon.model.point import Account
from rashomon.model.statement import Stance
from rashomon.relations.account_evidence import Evidence
from rashomon.text.clocks import read_clock
from rashomon.text.quantities import read_quantities
from rashomon.text.word_families import families_of

_STOP = frozenset("the a an of in on at to by for from was were is are it he she and than as".split())


def say(quote: str, **fields: object) -> Evidence:
    """Evidence for an account of these words; `low`, `high`, `unit`, `speaker`, `stance`, `as_of`, `report` go to the account."""
    account = {name: fields.pop(name) for name in ("low", "high", "unit", "speaker", "as_of", "value") if name in fields}
    stance = Stance(fields.pop("stance", "asserts"))  # type: ignore[arg-type]
    report = make_report(quote, str(fields.pop("report", f"r{crc32(quote.encode())}")))
    words = frozenset(word.strip(".,").casefold() for word in quote.split() if word.casefold() not in _STOP and word.strip(".,").isalpha())
    low, high = account.pop("low", None), account.pop("high", None)
    spoken = Account(
        id="a",
        report=report.id,
        quote=report.span(0, len(quote)),
        statement=None,
        speaker=account.get("speaker"),  # type: ignore[arg-type]
        stance=stance,
        value=account.get("value"),  # type: ignore[arg-type]
        low=low,  # type: ignore[arg-type]
        high=high,  # type: ignore[arg-type]
        unit=account.get("unit"),  # type: ignore[arg-type]
        as_of=account.get("as_of"),  # type: ignore[arg-type]
    )
    known: dict[str, object] = {
        "vague": any(quantity.vague() for quantity in read_quantities(quote)),
        "negative": stance is Stance.DENIES,
        "words": words,
        "context": words,
        "families": frozenset(f for word in words for f in families_of(word)),
        "context_families": frozenset(f for word in words for f in families_of(word)),
        "clock": read_clock(quote),
        "text": quote.casefold(),
        "numbers": None if low is None and high is None else (low, high),
    }
    return Evidence(spoken, **(known | fields))  # type: ignore[arg-type]


def count(quote: str, low: float | None, high: float | None, unit: str | None = "person", **fields: object) -> Evidence:
    """Evidence for a figure."""
    return say(quote, low=low, high=high, unit=unit, **fields)
