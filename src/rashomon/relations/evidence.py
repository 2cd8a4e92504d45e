"""What one account brings to a comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.annotations import Annotations
from rashomon.language.families import families_of
from rashomon.language.polarity import is_negative, is_plan
from rashomon.model.date import Date
from rashomon.model.point import Account
from rashomon.model.statement import Stance

# Kinds of figures that only grow while an event is being reported.
CUMULATIVE = frozenset({"die", "injure", "rescue", "evacuate", "detain", "surrender", "hospital", "damage", "capture"})
APPROXIMATE = (
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "almost",
    "estimated",
    "up to",
    "as many as",
    "an estimated",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One account with what the rules ask of it. `days`: the interval it names; `when`: the day its answer holds for, or was printed."""

    account: Account
    negative: bool
    plan: bool
    days: tuple[str, str] | None
    clock: str | None
    when: str | None
    families: frozenset[str]
    words: frozenset[str]
    subject: frozenset[str]

    @property
    def numbers(self) -> tuple[float | None, float | None] | None:
        """The account's interval, None when it gives no number."""
        pair = (self.account.low, self.account.high)
        return None if pair == (None, None) else pair

    @property
    def approximate(self) -> bool:
        """Whether the figure is an estimate."""
        text = f" {self.account.quote.quote.casefold()} {(self.account.value or '').casefold()} "
        return self.account.stance is Stance.HEDGES or any(f" {word} " in text for word in APPROXIMATE)


class Witness:
    """Gathers evidence for the accounts of a story."""

    def __init__(self, annotated: Sequence[Annotations], dates: Sequence[Date]) -> None:
        self.by_report: Mapping[str, Annotations] = {a.report.id: a for a in annotated}
        self.dates: dict[str, list[Date]] = {}
        for date in dates:
            self.dates.setdefault(date.span.report, []).append(date)

    def evidence(self, account: Account) -> Evidence:
        """What this account brings."""
        annotations = self.by_report[account.report]
        tokens = list(annotations.doc.char_span(account.quote.start, account.quote.end, alignment_mode="expand") or ())
        inside = [d for d in self.dates.get(account.report, []) if account.quote.contains(d.span) and d.earliest and d.latest]
        days = (inside[0].earliest or "", inside[0].latest or "") if len({(d.earliest, d.latest) for d in inside}) == 1 else None
        lemmas = [t.lemma_.casefold() for t in tokens if t.pos_ in ("NOUN", "VERB", "PROPN", "ADJ", "NUM") and not t.is_stop]
        return Evidence(
            account=account,
            negative=is_negative(tokens) != (account.stance is Stance.DENIES and not is_negative(tokens)),
            plan=is_plan(tokens),
            days=days,
            clock=_clock(account.value),
            when=account.as_of or annotations.report.anchor,
            families=frozenset(f for lemma in lemmas for f in families_of(lemma)),
            words=frozenset(lemmas),
            subject=frozenset(t.lemma_.casefold() for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")),
        )


def _clock(value: str | None) -> str | None:
    if value and "T" in value and len(value) >= 16:
        return value[:16]
    return None
