"""alerts_of: which changes of a story which rules are about."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.alert import Alert, Rule
from rashomon.model.identity import content_id
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow

_WHOLE = frozenset({"new story", "split", "merged"})  # changes that bring figures without an answer of their own


def alerts_of(
    rules: Sequence[Rule], numbered: Iterable[tuple[int, ChangeRow]], ledger: Ledger | None, ids: Sequence[str]
) -> Iterator[Alert]:
    """The alerts of one story's changes, which are numbered for good. `ledger`: the story's, as it is now; `ids`: that it has and had."""
    for number, change in numbered:
        for rule in rules:
            if _concerns(rule, change, ledger, ids):
                for kind, subject, before, after in _told(rule, change, ledger):
                    title = ledger.stories[0].title if ledger else None
                    ident = content_id("alert", rule.name, str(number), subject, after)
                    yield Alert(ident, rule.name, change.at, change.story, title, kind, subject, before, after, change.reports)


def _concerns(rule: Rule, change: ChangeRow, ledger: Ledger | None, ids: Sequence[str]) -> bool:
    if rule.kinds and change.kind not in rule.kinds:
        return False
    if rule.stories and not any(story.startswith(given) for given in rule.stories for story in ids):
        return False
    if (rule.places or rule.names) and ledger is None:
        return False
    if rule.places and not _has(rule.places, ledger, {"place"}):
        return False
    if rule.names and not _has(rule.names, ledger, None):
        return False
    title = ledger.stories[0].title if ledger else None
    told = " ".join(part for part in (title, change.subject, change.before, change.after) if part).casefold()
    return not rule.words or any(all(word in told for word in wanted.casefold().split()) for wanted in rule.words)


def _has(wanted: Sequence[str], ledger: Ledger | None, kinds: set[str] | None) -> bool:
    names = ledger.stories[0].names if ledger else ()
    spelled = {s.casefold() for name in names if kinds is None or name.kind in kinds for s in (*name.spellings, name.name)}
    return any(" ".join(given.casefold().split()) in spelled for given in wanted)


def _told(rule: Rule, change: ChangeRow, ledger: Ledger | None) -> Iterator[tuple[str, str, str | None, str | None]]:
    """What is told of a change that a rule is about: the change, or of a rule about figures those that pass its threshold."""
    if rule.above is None and rule.measure is None:
        yield change.kind, change.subject, change.before, change.after
        return
    for point in ledger.stories[0].points if ledger else ():
        if rule.measure is not None and (point.about is None or str(point.about.measure) != rule.measure):
            continue
        if change.kind in _WHOLE:
            figures = _figures(point)
            if figures and _past(rule, max(figures.values())):
                top = max(figures, key=lambda value: (figures[value], value))
                yield "figure", point.question, None, top
        elif point.question == change.subject and change.kind in ("answer", "question"):
            yield from _crossed(rule, change, point)
        elif point.question == change.subject and rule.above is None:
            yield change.kind, change.subject, change.before, change.after


def _crossed(rule: Rule, change: ChangeRow, point: Point) -> Iterator[tuple[str, str, str | None, str | None]]:
    """The change, where its figure is past the threshold and no earlier one was."""
    figures = _figures(point)
    new = _values(change.after, figures)
    old = _values(change.before, figures) - new
    if rule.above is None or (any(_past(rule, figures[v]) for v in new) and not any(_past(rule, figures[v]) for v in old)):
        yield change.kind, change.subject, change.before, change.after


def _values(told: str | None, figures: Iterable[str]) -> set[str]:
    parts = {part.strip() for part in (told or "").split(";")}
    return {value for value in figures if value in parts}


def _past(rule: Rule, figure: float) -> bool:
    return rule.above is None or figure >= rule.above


def _figures(point: Point) -> dict[str, float]:
    """The highest number that each answer gives, by the answer's words."""
    out: dict[str, float] = {}
    values = {version.id: version.value for version in point.versions}
    for account in point.accounts:
        value = values.get(account.version or "")
        figure = account.high if account.high is not None else account.low
        if value is not None and figure is not None:
            out[value] = max(out.get(value, float("-inf")), figure)
    return out
