"""Two accounts of one point set against each other: rules in order, the first that answers wins, with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.language.antonyms import opposed
from rashomon.language.families import families_of
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.relations.evidence import CUMULATIVE, Evidence


class Outcome(StrEnum):
    """What a comparison may give. `update` and `refine` run from left to right; `updated-by`, `refined-by` the other way."""

    SAME = "same"
    REFINE = "refine"
    REFINED_BY = "refined-by"
    SPREAD = "spread"
    UPDATE = "update"
    UPDATED_BY = "updated-by"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, the rule that gave it, and its reason in words."""

    outcome: Outcome
    rule: str
    reason: str


Rule = Callable[[Evidence, Evidence, PointKind], tuple[Outcome, str] | None]


def identical_words(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """The same words are the same answer."""
    one, other = (" ".join(e.account.quote.quote.casefold().split()).strip(" .,;\"'“”‘’") for e in (left, right))
    return (Outcome.SAME, "both use the same words") if one == other and left.negative == right.negative else None


def denial(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """Someone denies what the other account says."""
    denies = [e.account.stance is Stance.DENIES for e in (left, right)]
    if denies[0] == denies[1] or left.negative == right.negative:
        return None
    if left.numbers != right.numbers:
        return None  # who denies one figure says nothing of another
    who = (left if denies[0] else right).account.speaker or "the report"
    return Outcome.CONFLICT, f"{who} denies what the other account says"


def equal_numbers(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """The same figure is the same answer."""
    if left.numbers is not None and left.numbers == right.numbers and kind is not PointKind.DATE:
        return Outcome.SAME, f"both give {_figure(left)}"
    return None


def rising_bounds(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """ "At least 5" and "at least 7" are one rising count."""
    if left.numbers is None or right.numbers is None or left.numbers[1] is not None or right.numbers[1] is not None:
        return None
    first, second = left.numbers[0] or 0, right.numbers[0] or 0
    if first == second or not (left.families & CUMULATIVE or right.families & CUMULATIVE):
        return None
    forward = first < second
    small, large = (left, right) if forward else (right, left)
    return (Outcome.UPDATE if forward else Outcome.UPDATED_BY), f"{_figure(small)} grew to {_figure(large)}"


def nested_numbers(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """One figure lies within the other."""
    if left.numbers is None or right.numbers is None:
        return None
    if _holds(left.numbers, right.numbers) or _holds(right.numbers, left.numbers):
        wide, narrow = (left, right) if _holds(left.numbers, right.numbers) else (right, left)
        if left.account.speaker != right.account.speaker and left.approximate and right.approximate:
            return (
                Outcome.SPREAD,
                f"{_figure(wide)} and {_figure(narrow)} are estimates by different speakers that do not exclude each other",
            )
        return (Outcome.REFINE if wide is left else Outcome.REFINED_BY), f"{_figure(narrow)} is more precise than {_figure(wide)}"
    return None


def different_numbers(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """Figures that exclude each other: later news, estimates, or a conflict."""
    if left.numbers is None or right.numbers is None:
        return None
    order = _order(left, right)
    if order:
        return (Outcome.UPDATE if order < 0 else Outcome.UPDATED_BY), f"{_figure(left)} and {_figure(right)} are said of different days"
    if kind is PointKind.COUNT and left.families & right.families & CUMULATIVE and left.account.report != right.account.report:
        grows = _middle(left.numbers) < _middle(right.numbers)
        return (
            Outcome.UPDATE if grows else Outcome.UPDATED_BY
        ), f"a count that grows while it is reported: {_figure(left)}, {_figure(right)}"
    if left.approximate and right.approximate and left.account.speaker != right.account.speaker and _near(left.numbers, right.numbers):
        return Outcome.SPREAD, f"{_figure(left)} and {_figure(right)} are estimates by different speakers"
    return Outcome.CONFLICT, f"{_figure(left)} excludes {_figure(right)}"


def vague_number(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """A number is more precise than none."""
    if kind not in (PointKind.COUNT, PointKind.SHARE) or (left.numbers is None) == (right.numbers is None):
        return None
    vague, exact = (left, right) if left.numbers is None else (right, left)
    return (Outcome.REFINE if vague is left else Outcome.REFINED_BY), f"one gives a number, {_figure(exact)}, the other none"


def days(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """Days that are the same, lie within each other, or exclude each other."""
    if kind is not PointKind.DATE:
        return None
    if left.clock and right.clock:
        if left.clock == right.clock:
            return Outcome.SAME, f"both give {left.clock}"
        if not left.approximate and not right.approximate:
            return Outcome.CONFLICT, f"{left.clock} excludes {right.clock}"
    if left.days is None or right.days is None:
        return None
    if left.days == right.days:
        return (Outcome.SAME, f"both mean {_days(left)}") if not (left.clock and right.clock) else None
    if _covers(left.days, right.days) or _covers(right.days, left.days):
        wide = _covers(left.days, right.days)
        return (
            Outcome.REFINE if wide else Outcome.REFINED_BY
        ), f"{_days(right if wide else left)} lies within {_days(left if wide else right)}"
    if left.days[0] <= right.days[1] and right.days[0] <= left.days[1]:
        return None
    order = _order(left, right)
    if order and (left.plan or right.plan):
        return (Outcome.UPDATE if order < 0 else Outcome.UPDATED_BY), f"{_days(left)} and {_days(right)}, said on different days"
    if left.plan != right.plan:
        return (
            Outcome.UPDATE if left.plan else Outcome.UPDATED_BY
        ), f"planned for {_days(left)}, reported of {_days(right)}" if left.plan else (
            f"planned for {_days(right)}, reported of {_days(left)}"
        )
    return Outcome.CONFLICT, f"{_days(left)} excludes {_days(right)}"


def opposite(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """The one says that it is so, the other in much the same words that it is not."""
    if left.negative == right.negative or kind in (PointKind.COUNT, PointKind.SHARE, PointKind.DATE):
        return None
    if _alike(left, right) < 0.5:
        return None
    negative, positive = (left, right) if left.negative else (right, left)
    return Outcome.CONFLICT, f"“{_short(negative)}” denies what “{_short(positive)}” says"


def antonyms(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """Words that exclude each other, said of the same thing."""
    if kind in (PointKind.COUNT, PointKind.SHARE, PointKind.DATE) or left.negative != right.negative:
        return None
    if not left.subject or not left.subject & right.subject:
        return None
    pair = opposed(left.words, right.words)
    return (Outcome.CONFLICT, f"“{pair[0]}” and “{pair[1]}” exclude each other") if pair else None


def otherwise_same(left: Evidence, right: Evidence, kind: PointKind) -> tuple[Outcome, str] | None:
    """Accounts of one point that nothing sets apart."""
    if kind in (PointKind.COUNT, PointKind.SHARE) and left.numbers is None and right.numbers is None:
        return Outcome.SAME, "neither gives a number"
    return Outcome.SAME, "nothing in the words sets the two apart"


RULES: tuple[Rule, ...] = (
    identical_words, denial, equal_numbers, rising_bounds, nested_numbers, different_numbers, vague_number, days, opposite, antonyms, otherwise_same,
)  # fmt: skip


def compare(left: Evidence, right: Evidence, kind: PointKind) -> Comparison:
    """The outcome of the first rule that answers."""
    for rule in RULES:
        answer = rule(left, right, kind)
        if answer is not None:
            return Comparison(answer[0], rule.__name__, answer[1])
    return Comparison(Outcome.INCOMPARABLE, "none", "no rule applies")


def _alike(left: Evidence, right: Evidence) -> float:
    """The share of the shorter account's words, or of their families, that the other has too."""
    small, large = sorted((left, right), key=lambda e: len(e.words))
    if not small.words:
        return 0.0
    shared = sum(word in large.words or bool(frozenset(families_of(word)) & large.families) for word in small.words)
    return shared / len(small.words)


def _holds(wide: tuple[float | None, float | None], narrow: tuple[float | None, float | None]) -> bool:
    low = wide[0] is None or (narrow[0] is not None and wide[0] <= narrow[0])
    high = wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    return low and high and wide != narrow


def _middle(pair: tuple[float | None, float | None]) -> float:
    known = [x for x in pair if x is not None]
    return sum(known) / len(known)


def _near(left: tuple[float | None, float | None], right: tuple[float | None, float | None]) -> bool:
    small, large = sorted((_middle(left), _middle(right)))
    return small > 0 and large / small <= 2


def _order(left: Evidence, right: Evidence) -> int:
    """-1 when the left account is of an earlier day than the right, 1 when later, 0 when that is not known."""
    if not left.when or not right.when:
        return 0
    one, other = left.when.split("/"), right.when.split("/")
    if one[-1][:10] < other[0][:10]:
        return -1
    return 1 if other[-1][:10] < one[0][:10] else 0


def _covers(wide: tuple[str, str], narrow: tuple[str, str]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow


def _figure(evidence: Evidence) -> str:
    low, high = evidence.numbers or (None, None)
    unit = f" {evidence.account.unit}" if evidence.account.unit else ""
    if low == high:
        return f"{_number(low)}{unit}"
    if low is None:
        return f"up to {_number(high)}{unit}"
    return f"{_number(low)} or more{unit}" if high is None else f"{_number(low)}-{_number(high)}{unit}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _days(evidence: Evidence) -> str:
    earliest, latest = evidence.days or ("?", "?")
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _short(evidence: Evidence) -> str:
    text = " ".join(evidence.account.quote.quote.split())
    return text if len(text) <= 60 else text[:57] + "..."
