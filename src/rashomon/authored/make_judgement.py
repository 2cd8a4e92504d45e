"""Makes judgements about a ledger, and refuses those of which nothing could come, so that a slip is
found at once.

What a language model says of names is made into judgements here, too.
"""

import re
from collections.abc import Mapping, Sequence

from rashomon.authored.constraints import lies_at, place_of, plain_spelling, read_place
from rashomon.authored.make_constraints import read_days
from rashomon.authored.read_values import asked_in, change_of
from rashomon.authored.targets import passages_of, with_passages
from rashomon.model.judgement import (
    ACCOUNT,
    AS_OF,
    BEARINGS,
    CORRECTED,
    DAY,
    HIGH,
    LOW,
    NEW,
    NOTE,
    OF_NAMES,
    OF_PASSAGES,
    OUTLET,
    PASSAGE,
    PIN,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    REPORT,
    SPEAKER,
    STANCE,
    UNIT,
    VALUE,
    VARIANT,
    WORDING,
    Action,
    Judgement,
    judgement,
)
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.passage import CHIPS, Passage, Variant, sentence_id
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance

A = Action
ACTIONS: Mapping[str, tuple[Action, ...]] = {
    PASSAGE: (A.EXCLUDE, A.ADD, A.MERGE, A.DIFFERENT, A.ACCEPT),
    PIN: (A.ACCEPT,),
    VARIANT: (A.ACCEPT, A.REJECT, A.SET, A.EXCLUDE),
    POINT: (A.ACCEPT, A.REJECT, A.SPLIT),
    QUESTION: (A.ADD, A.MERGE, A.SAME, A.DIFFERENT),
    ACCOUNT: (A.ACCEPT, A.REJECT, A.MOVE, A.ADD),
    RELATION: (A.SET,),
    WORDING: (A.SET,),
    **dict.fromkeys(sorted(CORRECTED), (A.SET,)),
    SPEAKER: (A.SET,),
    DAY: (A.SET,),
    "name": (A.SAME, A.DIFFERENT, A.EXCLUDE),
    "kind": (A.SET,),
    "place": (A.SET,),
    REPORT: (A.EXCLUDE,),
    OUTLET: (A.SET,),
    NOTE: (A.SET,),
    POINT_NOTE: (A.SET,),
}
"""The actions allowed for each field."""
_YES_NO = ("yes", "no", "unclear")
_TO_YES_NO = "the answer to such a question is yes, no or unclear"
_WORDS = r"[\w][\w.,'’%-]*\w|\w"  # without what a sentence puts around them
_LONGEST_OUTLET, _LONGEST_UNIT = 100, 60
MOST = 2000  # characters of a value, a note or a reason
_MAY_BE_EMPTY = CORRECTED | {SPEAKER}  # an empty one says: not known


def make_judgement(
    ledger: Ledger,
    action: str,
    field: str,
    target: Sequence[str],
    *,
    by: str,
    at: str,
    after: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Returns the judgement with the places of its targets.

    A point's id among the targets stands for its accounts, a passage's for its sure sentences, a
    variant's for the words that give its readings, `REPORT:START-END` for the words there.

    Raises ValueError in plain words.
    """
    actions = ACTIONS.get(field, ())
    _refuse(
        (not actions, f"what is judged is one of {', '.join(ACTIONS)}"),
        (action not in actions, f"a {field} can be judged by {', '.join(actions)}"),
    )
    after, why = _clean(after), _clean(why)
    if field == VARIANT:
        return _about_variant(ledger, Action(action), target, by=by, at=at, after=after, why=why)
    words = (
        {one: span for one in target if (span := words_at(ledger, one))}
        if field in OF_PASSAGES or action == A.ADD
        else {}
    )
    named = _expanded(
        ledger, action, field, [sentence_id(words[one]) if one in words else one for one in target]
    )
    shown = [(sentence_id(span), span, None) for span in words.values()]
    _check_targets(ledger, action, field, named, after, {one for one, _, _ in shown})
    if action == A.SPLIT and after is not None:
        after = " ".join(one for one in named if one in after.split())
    _check_after(ledger, action, field, named, after)
    made = judgement(Action(action), field, named, by=by, at=at, after=after, why=why or None)
    return with_passages([made], ledger, shown)[0]


def _about_variant(
    ledger: Ledger,
    action: Action,
    target: Sequence[str],
    *,
    by: str,
    at: str,
    after: str | None,
    why: str | None,
) -> Judgement:
    """The judgement about what differs, with the words that give the readings as its targets: of
    whole variants, or, where words are named, those of a reading that lie there."""
    every = [found for story in ledger.stories for found in story.variants()]
    one_of_many = action in (A.SET, A.EXCLUDE)
    words: dict[str, tuple[Span, Passage, Variant, str]] = {}
    for named in target:
        place = read_place(named)
        found = [
            (span, passage, variant, reading.value)
            for passage, variant in every
            for reading in variant.readings
            for span in reading.spans
            if (place is not None and lies_at(span, place))
            or (not one_of_many and variant.id == named)
        ]
        _refuse(
            (
                not found and one_of_many,
                f"no reading stands at {named!r}; name its words as REPORT:START-END "
                '(`ledger.to_pandas("readings")` has them)',
            ),
            (not found, f"no variant of the ledger has the id {named!r}"),
        )
        for each in found:
            words[place_of(each[0].report, each[0].start, each[0].end)] = each
    listed = [*words.values()]
    of_one = {value for _, _, _, value in listed}
    _refuse(
        (not target, "nothing is named that is judged"),
        (not one_of_many and len(of_one) < 2, "name a variant, or words of two of its readings"),
        (action is A.SET and after is None, "say what it is to be"),
        (
            action is A.SET and any(variant.kind not in CHIPS for _, _, variant, _ in listed),
            "only a number, a day or a limit has a value; exclude words that give no reading",
        ),
        (
            action is A.SET and not all(_in_sentence(*one[:2], after or "") for one in listed),
            "a value is as printed: words of the sentence, with its limit word",
        ),
    )
    things = dict.fromkeys(variant.thing for _, _, variant, _ in listed)
    before = f"{', '.join(things)}: {'; '.join(dict.fromkeys(one[3] for one in listed))}"
    made = judgement(
        action, VARIANT, tuple(words), by=by, at=at, before=before, after=after, why=why or None
    )
    shown = [(place, one[0], one[3]) for place, one in words.items()]
    return with_passages([made], ledger, shown)[0]


def _in_sentence(span: Span, passage: Passage, value: str) -> bool:
    """Whether the sentence of these words has the value, word for word."""
    sentences = (one.quote.quote for one in passage.sentences if one.quote.overlaps(span))
    sought = f" {' '.join(value.casefold().split())} "
    return any(
        sought in f" {' '.join(re.findall(_WORDS, text.casefold()))} "
        or sought in f" {' '.join(text.casefold().split())} "
        for text in sentences
    )


def _refuse(*faults: tuple[bool, str]) -> None:
    """Raises ValueError with the words of the first fault that there is."""
    for is_there, words in faults:
        if is_there:
            raise ValueError(words)


def _clean(text: str | None) -> str | None:
    found = " ".join((text or "").split())
    _refuse((len(found) > MOST, f"this is longer than {MOST:,} characters"))
    return found or None


def words_at(ledger: Ledger, given: str) -> Span | None:
    """Returns the words at `REPORT:START-END`; None if the target is something else, or nothing
    stands there."""
    name, start, end = read_place(given) or ("", 0, 0)
    report = next((one for one in ledger.reports if one.id == name), None)
    return report.span(start, end) if report and start < end <= len(report.text) else None


def _expanded(ledger: Ledger, action: str, field: str, target: Sequence[str]) -> tuple[str, ...]:
    """The targets with points replaced by their accounts; in a wording or a move, the first account
    stands for the point.

    A passage is replaced by the sentences of its core.
    """
    if field in (NOTE, *OF_PASSAGES):
        held = {row.id: [one.id for one in row.core()] for row in _passages(ledger)}
    else:
        most = 1 if field == WORDING or action == A.MOVE else None
        points = (point for story in ledger.stories for point in story.points)
        held = {point.id: [one.id for one in point.accounts[:most]] for point in points}
    return tuple(dict.fromkeys(each for one in target for each in held.get(one, [one])))


def _check_targets(
    ledger: Ledger,
    action: str,
    field: str,
    target: Sequence[str],
    after: str | None,
    words: set[str],
) -> None:
    names = (name for story in ledger.stories for name in story.names)
    known = (
        {plain_spelling(s) for name in names for s in (name.name, *name.spellings)}
        if field in OF_NAMES
        else _ids(ledger, field) | words
    )
    lost = [
        one for one in target if (plain_spelling(one) if field in OF_NAMES else one) not in known
    ]
    what = (
        "name of the ledger is spelled"
        if field in OF_NAMES
        else f"{_SORTS.get(field, 'account or question')} of the ledger has the id"
    )
    taken_out = action == A.EXCLUDE and field == PASSAGE
    several = field in (QUESTION, RELATION, PASSAGE) or action in (A.SAME, A.DIFFERENT)
    is_pair = field == RELATION or (field, action) == (QUESTION, A.ADD)
    to_answer = (field, action) == (ACCOUNT, A.ADD)
    alone = len(target) == 1
    _refuse(
        (not target, "nothing is named that is judged"),
        (bool(lost), f"no {what} {''.join(lost[:1])!r}"),
        (
            taken_out and not any(_stands_with(target, row) for row in _passages(ledger)),
            "name a sentence, then the matter that it is taken out of",
        ),
        ((several and alone) or (is_pair and len(target) != 2), "this takes two"),
        (
            to_answer and (len(words) != 1 or len(target) != 2),
            "name words of a report, then an answer of the question",
        ),
        (
            action == A.MOVE and (len(target) > 2 or alone != (after == NEW)),
            f"an account moves to another account's question, or to {NEW!r}",
        ),
    )


def _passages(ledger: Ledger) -> list[Passage]:
    return [row for story in ledger.stories for row in story.passages]


def _stands_with(target: Sequence[str], row: Passage) -> bool:
    """Whether the first of these sentences stands in the passage with one of the others."""
    return {*target[:1]} <= {one.id for one in row.sentences} and not {
        one.id for one in row.core()
    }.isdisjoint(target[1:])


_SORTS = {
    PASSAGE: "sentence or matter",
    PIN: "sentence or matter",
    SPEAKER: "statement",
    DAY: "date",
    REPORT: "report",
    OUTLET: "report",
    NOTE: "thing",
}


def _ids(ledger: Ledger, field: str) -> set[str]:
    if field in (REPORT, OUTLET):
        return {report.id for report in ledger.reports}
    prefix = {SPEAKER: "s-", DAY: "d-", NOTE: "", PASSAGE: "w-", PIN: "w-"}.get(field, "a-")
    if prefix != "a-":
        return {
            passage.target for passage in passages_of(ledger) if passage.target.startswith(prefix)
        }
    return {
        account.id
        for story in ledger.stories
        for point in story.points
        for account in point.accounts
    }


def _check_after(
    ledger: Ledger, action: str, field: str, target: Sequence[str], after: str | None
) -> None:
    text, is_given = after or "", after is not None
    choices = {RELATION: BEARINGS, STANCE: tuple(Stance), "kind": tuple(NameKind)}.get(field, ())
    asked = asked_in(after) if (field, action) == (QUESTION, A.ADD) else None
    _refuse(
        (
            action == A.SET and not is_given and field not in _MAY_BE_EMPTY,
            "say what it is to be",
        ),
        (
            is_given and bool(choices) and text not in choices,
            f"a {field} is one of {', '.join(choices)}",
        ),
        (
            action == A.SPLIT and not 0 < len(text.split()) < len(target),
            "say which accounts leave, and leave one behind",
        ),
        (
            is_given and field in (LOW, HIGH) and change_of(field, text, PointKind.COUNT) is None,
            f"{text!r} is no number; write 1200 or 0.5",
        ),
        (
            is_given and field in (DAY, AS_OF) and not _is_day(text, field),
            f"{text!r} is no day, or ends before it begins; write 2031-03-05 or "
            "2031-03-05/2031-03-07",
        ),
        (
            is_given and field == VALUE and text not in _YES_NO and _takes_yes(ledger, target),
            _TO_YES_NO,
        ),
        (field == OUTLET and len(text) > _LONGEST_OUTLET, "an outlet is called by a few words"),
        (field == UNIT and len(text) > _LONGEST_UNIT, "a unit is a word or two"),
        (
            (field, action) == (QUESTION, A.ADD) and asked is None,
            "say what is asked: QUESTION | KIND | how the second stands to the first",
        ),
        (
            asked is not None
            and asked.kind is PointKind.YES_NO
            and not set(asked.values or " ").issubset(_YES_NO),
            _TO_YES_NO,
        ),
    )


def _takes_yes(ledger: Ledger, target: Sequence[str]) -> bool:
    """Whether these accounts answer questions of yes or no alone."""
    points = (point for story in ledger.stories for point in story.points)
    kinds = {point.kind for point in points for a in point.accounts if a.id in target}
    return kinds == {PointKind.YES_NO}


def _is_day(text: str, field: str) -> bool:
    days = read_days(text)
    return days is not None and (field == DAY or days[0] is not None or text == "unknown")
