"""Rules for what is said in words: a denial, its opposite, words that exclude each other, a name or a detail that the other lacks."""

from rashomon.language.antonyms import opposed, opposed_states
from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.likeness import alike, same_predicate, shared_words
from rashomon.relations.outcome import Answer, Outcome, refine, update

_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_DESCRIBED = (PointKind.IDENTITY, PointKind.PLACE, PointKind.ATTRIBUTE)
_PARTIAL = frozenset({"some", "mostly", "partly", "partially", "most", "largely", "several", "mainly", "half"})


def identical_words(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The same words are the same answer, unless they mean different days."""
    one, other = (" ".join(e.account.quote.quote.casefold().split()).strip(" .,;\"'“”‘’") for e in (left, right))
    if one != other or left.negative != right.negative or left.numbers != right.numbers:
        return None
    if kind is PointKind.DATE and left.days != right.days and left.days and right.days:
        return None
    return Outcome.SAME, "both use the same words"


def denial(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Someone denies what the other account says."""
    if left.denies == right.denies or left.negative == right.negative or left.unclear or right.unclear:
        return None
    if left.numbers != right.numbers and kind in _FIGURES and shared_words(left, right) < 2:
        return None  # who denies one figure says nothing of another
    if left.numbers is not None and right.numbers is not None and left.numbers != right.numbers:
        return None
    who = (left if left.denies else right).account.speaker or "the report"
    return Outcome.CONFLICT, f"{who} denies what the other account says"


def left_open(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account says that it is not known."""
    if left.unclear == right.unclear or kind in _FIGURES:
        return None
    return Outcome.INCOMPARABLE, "one of the accounts says that it is not known"


def opposite(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The one says that it is so, the other in much the same words that it is not."""
    if left.negative == right.negative or kind in _FIGURES:
        return None
    if shared_words(left, right) < 1 or alike(left, right) < 0.5:
        return Outcome.INCOMPARABLE, "one says yes and one says no, but not clearly of the same thing"
    negative, positive = (left, right) if left.negative else (right, left)
    if "yet" in negative.text.split() and order(negative, positive) < 0:
        return update(negative is left), f"“{short(negative)}”, later “{short(positive)}”"
    return Outcome.CONFLICT, f"“{short(negative)}” denies what “{short(positive)}” says"


def changed_state(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Words for states that follow each other, said at different times."""
    if kind in _FIGURES or left.negative != right.negative:
        return None
    pair = opposed_states(left.words, right.words)
    placed = order(left, right)
    if pair is None or not placed:
        return None
    return update(placed < 0), f"“{pair[0]}” and “{pair[1]}” are said of different times"


def antonyms(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Words that exclude each other, said of the same thing."""
    if kind in _FIGURES or left.negative != right.negative or not left.subject & right.subject:
        return None
    pair = opposed(left.words, right.words)
    return (Outcome.CONFLICT, f"“{pair[0]}” and “{pair[1]}” exclude each other") if pair else None


def part_of_it(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account says it only of a part."""
    if kind in _FIGURES or left.negative != right.negative:
        return None
    parts = [frozenset(e.account.quote.quote.casefold().split()) & _PARTIAL for e in (left, right)]
    if bool(parts[0]) == bool(parts[1]) or alike(left, right) < 0.5:
        return None
    word = min(parts[0] or parts[1])
    return refine(bool(parts[1])), f"one says it with “{word}”"


def more_detail(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account says all that the other says, and more."""
    if kind not in _DESCRIBED or left.negative != right.negative or not left.words or not right.words:
        return None
    forward = left.words < right.words
    if not forward and not right.words < left.words:
        return None
    short_one, long_one = (left, right) if forward else (right, left)
    extra = sorted(long_one.words - short_one.words)
    return refine(forward), f"one adds “{', '.join(extra[:4])}”"


def named(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account gives a name where the other only describes."""
    if kind not in (PointKind.IDENTITY, PointKind.PLACE) or left.negative != right.negative:
        return None
    if bool(left.proper) == bool(right.proper):
        return None
    with_name = right if right.proper else left
    return refine(with_name is right), f"one names {' '.join(sorted(w.title() for w in with_name.proper))}"


def another_thing(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Descriptions without a word in common."""
    if kind not in _DESCRIBED or shared_words(left, right) or left.families & right.families or same_predicate(left, right):
        return None
    return Outcome.INCOMPARABLE, "the two have no word in common"


def otherwise_same(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Accounts of one point that nothing sets apart."""
    if kind in (PointKind.COUNT, PointKind.SHARE) and left.numbers is None and right.numbers is None:
        return Outcome.SAME, "neither gives a number"
    return Outcome.SAME, "nothing in the words sets the two apart"


def short(evidence: Evidence) -> str:
    """The account's words on one line, cut at sixty letters."""
    text = " ".join(evidence.account.quote.quote.split())
    return text if len(text) <= 60 else text[:57] + "..."
