"""People's decisions beside what they concern: who, when, the program's value and theirs, and
why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.judgement import (
    NOTE,
    NOTES,
    OF_PASSAGES,
    POINT,
    POINT_NOTE,
    REPORT,
    VALUE,
    WORDING,
    Action,
    Judgement,
)
from rashomon.model.point import Point
from rashomon.telling.wording import mark_of
from rashomon.text.by_key import by_key

_TOLD = {
    ("passage", "exclude"): "sentence taken out",
    ("passage", "add"): "sentence put in",
    ("passage", "merge"): "one matter",
    ("passage", "different"): "not one matter",
    ("passage", "accept"): "checked",
    ("pin", "accept"): "put first",
    ("question", "add"): "asked",
    ("question", "same"): "answer one question",
    ("question", "merge"): "answer one question",
    ("question", "different"): "answer different questions",
    ("question", "split"): "answer different questions",
    ("account", "accept"): "account accepted",
    ("account", "reject"): "account rejected",
    ("account", "exclude"): "account left out",
    ("account", "move"): "account moved here",
    ("account", "add"): "account added",
    ("name", "same"): "taken for one name",
    ("name", "different"): "kept apart",
    ("name", "exclude"): "not taken for a name",
    ("report", "exclude"): "set aside",
    ("point", "accept"): "question accepted",
    ("point", "reject"): "question rejected",
}
_OF_POINTS = frozenset({POINT, POINT_NOTE, WORDING})
_NO_MARKS: Mapping[str, str] = {}
_MOST_SAID = 3  # quotes of one judgement
_ASIDE = (REPORT, Action.EXCLUDE)
_FIELDS = {"wording": "question", "day": "date", "relation": "bearing"}


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A judgement in words.

    `before`: the program's value; `outcome`: why it was not obeyed, if it was not; `about`: the
    words that it was made about.
    """

    made: Judgement
    what: str
    before: str
    outcome: str
    about: str


class Decisions:
    """The judgements of a story, by what they concern; `points`: those whose authors are named
    where a judgement quotes their question."""

    def __init__(self, judgements: Iterable[Judgement], points: Iterable[Point] = ()) -> None:
        self._marks = {point.question: mark for point in points if (mark := mark_of(point))}
        self._by_target = by_key(
            (target, judged)
            for judged in judgements
            if judged.undone_by is None and judged.field not in NOTES
            for target in dict.fromkeys(judged.target)
        )

    def about(self, *targets: str | None) -> tuple[ShownDecision, ...]:
        """Returns the decisions about any of these, without duplicates, oldest first."""
        if not self._by_target:
            return ()
        found = {
            judged.id: judged
            for target in targets
            if target
            for judged in self._by_target.get(target, ())
        }
        return tuple(
            shown_decision(judged, self._marks)
            for judged in sorted(found.values(), key=lambda judged: (judged.at, judged.id))
        )

    def about_point(self, point: Point) -> tuple[ShownDecision, ...]:
        """Returns the decisions about a point, its accounts, their speakers, or the relations of
        its answers."""
        accounts = [
            target for account in point.accounts for target in (account.id, account.statement)
        ]
        return self.about(
            point.id, *accounts, *(v.id for v in point.versions), *(r.id for r in point.relations)
        )

    def values_of(self, point: Point) -> dict[str, ShownDecision]:
        """Returns the value corrections in force, by the answers that the corrected accounts now
        give."""
        return {
            account.version: shown_decision(judged, self._marks)
            for account in point.accounts
            if account.version
            for judged in self._by_target.get(account.id, ())
            if judged.field == VALUE and judged.is_obeyed()
        }

    def aside(self, report: str) -> ShownDecision | None:
        """Returns the decision to exclude this report, if there is one."""
        found = self.about(report)
        return next((one for one in found if (one.made.field, one.made.action) == _ASIDE), None)


def shown_decision(judged: Judgement, marks: Mapping[str, str] = _NO_MARKS) -> ShownDecision:
    """Returns a judgement in words; `marks`: by question, who asked it."""
    field = _FIELDS.get(judged.field, judged.field)
    # the program's value stays beside some judgements, so that nothing is struck through
    stays = judged.action is Action.ACCEPT or judged.field in (
        REPORT,
        NOTE,
        POINT_NOTE,
        *OF_PASSAGES,
    )
    return ShownDecision(
        made=judged,
        what=_TOLD.get(
            (judged.field, judged.action.value),
            field if judged.action is Action.SET else f"{field}: {judged.action.value}",
        ),
        before="" if stays else judged.before or "",
        outcome="" if judged.outcome is None or judged.is_obeyed() else judged.outcome,
        about=_taken(judged) if judged.field in OF_PASSAGES else tell_about(judged, marks),
    )


def _taken(judged: Judgement) -> str:
    """Returns the sentence that was taken out or put in; the others of a passage stand beside what
    is said of them."""
    moved = (
        judged.passages[0].quote
        if judged.passages and judged.action in (Action.EXCLUDE, Action.ADD)
        else ""
    )
    return f"“{moved}”" if moved else ""


def tell_about(judged: Judgement, marks: Mapping[str, str] = _NO_MARKS) -> str:
    """Returns what a judgement was made about as it read then: the words with the value shown, and
    the question; empty if not recorded.

    `marks`: by question, who asked it.
    """
    asked = " and ".join(
        f"“{point.question}” ({marks.get(point.question, 'as it was called then')})"
        for point in judged.points
    )
    said = [
        f"“{p.quote or p.value}”{f' ({p.value})' if p.quote and p.value else ''}"
        for p in judged.passages
        if p.quote or p.value
    ]
    if judged.field in _OF_POINTS or not said:
        return asked or "; ".join(said[:_MOST_SAID])
    more = f" and {len(said) - _MOST_SAID} more" if len(said) > _MOST_SAID else ""
    return f"{'; '.join(said[:_MOST_SAID])}{more}{f', under {asked}' if asked else ''}"


def initials(name: str) -> str:
    """Returns a person's initials; a single word, such as a language model's name, is kept up to
    eight letters."""
    if name.startswith("model "):
        return name
    words: Sequence[str] = re.findall(r"[^\W\d_][\w'’-]*", name.partition("@")[0].replace(".", " "))
    return (
        "".join(f"{word[0].upper()}." for word in words[:3])
        if len(words) > 1
        else (words[0] if words else name)[:8]
    )
