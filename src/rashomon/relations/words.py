"""Rules for what is said in words: a denial, its opposite, words that exclude each other, a name or a detail that the other lacks."""

from rashomon.language.antonyms import opposed, opposed_states
from rashomon.language.families import akin, families_of
from rashomon.language.replacements import excluding, replacement
from rashomon.language.word_lists import word_list
from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.likeness import alike, one_voice, same_predicate, shared_words
from rashomon.relations.outcome import Answer, Outcome, refine, update

_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_DESCRIBED = (PointKind.IDENTITY, PointKind.PLACE, PointKind.ATTRIBUTE)
_BEGINNING = frozenset({"begin", "start", "originate", "come", "break", "fire", "launch", "rise", "stem"})
_PLACES = frozenset(
    {"capital", "city", "town", "village", "country", "region", "province", "island", "area", "district", "state", "border", "suburb"}
)
_ARTICLES = frozenset({"the", "a", "an", "and", "of", "its", "his", "her", "their", "local", "own"})
_LASTING = frozenset(
    "led based backed controlled held owned run dominated born trained armed named related listed headed supported allied inspired joined seen followed".split()
)
_BACK = frozenset({"back", "again", "resume", "restore", "reopen", "return", "lift"})


def identical_words(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The same words are the same answer, unless they mean different days."""
    one, other = (" ".join(e.account.quote.quote.casefold().split()).strip(" .,;\"'“”‘’") for e in (left, right))
    if one != other or left.negative != right.negative or left.numbers != right.numbers:
        return None
    if kind is PointKind.DATE and left.days != right.days and left.days and right.days:
        return None
    return Outcome.SAME, "both use the same words"


def one_speaker(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A denial and what its speaker says instead are one answer."""
    if left.denies == right.denies or left.account.report != right.account.report or not left.speaker or left.speaker != right.speaker:
        return None
    if kind in _FIGURES and left.numbers != right.numbers:
        return None
    return Outcome.SAME, f"{left.account.speaker} denies it and says what is so instead"


def denial(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Someone denies what the other account says."""
    if left.denies == right.denies or left.negative == right.negative or left.unclear or right.unclear:
        return None
    if kind is not PointKind.YES_NO and (kind is PointKind.DATE or shared_words(left, right) < 2 or alike(left, right) < 0.5):
        return None  # who denies a thing says nothing of its place, day or number
    if left.numbers is not None and right.numbers is not None and left.numbers != right.numbers:
        return None
    if not _meets_denial(*((left, right) if left.denies else (right, left))):
        return None  # it tells what it denies, and that is something else
    who = (left if left.denies else right).account.speaker or "the report"
    return Outcome.CONFLICT, f"{who} denies what the other account says"


_DENYING = frozenset(
    "deny reject dismiss refute dispute contradict claim report rumour rumor allegation accusation say story be have".split()
)


def _meets_denial(denial: Evidence, other: Evidence) -> bool:
    """Whether the other account speaks of what the denial tells, its speaker, its names and its cue left aside."""
    told = denial.words - denial.proper - _DENYING - frozenset(denial.speaker.split())
    found = sum(word in other.words or bool(set(families_of(word)) & other.families) for word in told)
    return not told or found >= min(2, len(told))


def left_open(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account says that it is not known."""
    if left.unclear == right.unclear or kind in _FIGURES:
        return None
    return Outcome.INCOMPARABLE, "one of the accounts says that it is not known"


def restored(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """What was not so is so again, at a later time."""
    if left.negative == right.negative or kind in _FIGURES or not shared_words(left, right):
        return None
    negative, positive = (left, right) if left.negative else (right, left)
    if positive.plan and not negative.plan:
        return Outcome.INCOMPARABLE, "one says what is, the other what is to come"
    if positive.context & _BACK and order(negative, positive) < 0:
        return update(negative is left), f"“{short(negative)}”, later “{short(positive)}”"
    return None


def opposite(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The one says that it is so, the other in much the same words that it is not."""
    if left.negative == right.negative or kind in _FIGURES:
        return None
    if shared_words(left, right) and opposed(left.words, right.words):
        return Outcome.SAME, "the one says it, the other that its opposite is not so"
    if left.phrase or right.phrase or one_voice(left, right) or alike(left, right) < 0.5 or not _same_matter(left, right):
        return Outcome.INCOMPARABLE, "one says yes and one says no, but not clearly of the same thing"
    negative, positive = (left, right) if left.negative else (right, left)
    if "yet" in negative.text.split() and order(negative, positive) == 0:
        return Outcome.INCOMPARABLE, "“not yet” leaves room for it to come"
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


def _same_matter(left: Evidence, right: Evidence) -> bool:
    """Whether the predicates are of one kind, or two words are shared that are no names."""
    shared = len((left.words & right.words) - left.proper - right.proper)
    kin = left.subject & right.subject or any(akin(a, b) for a in left.subject for b in right.subject)
    if left.subject and right.subject and not kin:  # a pronoun leaves open whom it means
        return shared >= 3
    return shared >= 2 or same_predicate(left, right)


def antonyms(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Words that exclude each other, said of the same thing."""
    if kind in _FIGURES or left.negative != right.negative or not left.subject & right.subject:
        return None
    if left.predicate is None or right.predicate is None:
        return None
    pair = opposed(frozenset({left.predicate}), frozenset({right.predicate}))
    return (Outcome.CONFLICT, f"“{pair[0]}” and “{pair[1]}” exclude each other") if pair else None


def rival_agents(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Two who are each named as the one who did it."""
    if kind is not PointKind.IDENTITY or left.account.report == right.account.report:
        return None
    one, other = _agent(left), _agent(right)
    if not one or not other:
        return None
    if one & other or not (left.proper or right.proper) or any(akin(a, b) for a in one for b in other):
        return None
    done = [{word for word in e.words if word.endswith("ed")} | ({e.predicate} if e.predicate else set()) for e in (left, right)]
    if not (left.words & right.words) - one - other and not done[0] & done[1]:
        return None
    return Outcome.CONFLICT, f"“{' '.join(sorted(one))}” and “{' '.join(sorted(other))}” are each named as who did it"


def _agent(evidence: Evidence) -> frozenset[str]:
    """The words for who did it: after "by", or before the hyphen in "council-brokered"."""
    words = evidence.account.quote.quote.casefold().replace("’", "'").replace(".", "").split()
    if any(word.rpartition("-")[2] in _LASTING for word in words):
        return frozenset()  # a state, not an act: many may hold, back or support one thing
    if "by" in words[:-1]:
        named = words[words.index("by") + 1 :]
    else:
        named = [part for word in words if (part := word.rpartition("-")[0]) and word.endswith("ed")][:1]
    return frozenset(word.strip(".,;:\"'") for word in named) - _ARTICLES


def origins(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """What began in one place did not begin in another."""
    if kind is not PointKind.PLACE or left.negative != right.negative or left.proper or right.proper:
        return None
    if left.predicate not in _BEGINNING or right.predicate not in _BEGINNING or not left.place or not right.place:
        return None
    if left.place == right.place or left.place in right.words or right.place in left.words:
        return None
    return Outcome.CONFLICT, f"it began in one place, “{min(left.place, right.place)}” or “{max(left.place, right.place)}”"


def inner_place(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A place phrase that holds the other and names a place within it."""
    if kind is not PointKind.PLACE or not (left.phrase and right.phrase) or not (left.proper < right.proper or right.proper < left.proper):
        return None
    forward = left.proper < right.proper
    wide, narrow = (left, right) if forward else (right, left)
    inner = (narrow.words - wide.words) & word_list("place_nouns")
    if not wide.words <= narrow.words or not wide.proper or (_first_name(narrow) in wide.proper and not inner):
        return None  # "in Alfama, Lisbon" is more precise than "in Lisbon", and no more precise than "in Alfama"
    return refine(forward), f"“{short(narrow)}” is more precise than “{short(wide)}”"


def _first_name(evidence: Evidence) -> str:
    """The proper noun that stands first."""
    text = evidence.account.quote.quote.casefold()
    return min(sorted(evidence.proper), key=lambda word: text.find(word) % (len(text) + 1), default="")


def named_place(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account names the place that the other only calls a city, a village or the like."""
    if kind is not PointKind.PLACE or left.negative != right.negative or bool(left.proper) == bool(right.proper):
        return None
    vague, exact = (right, left) if left.proper else (left, right)
    if vague.place not in _PLACES:
        return None
    return refine(exact is right), f"“{short(exact)}” names the place"


def named(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One account names whom or what the other describes in the same words."""
    if kind is not PointKind.IDENTITY or left.negative != right.negative or bool(left.proper) == bool(right.proper):
        return None
    vague, exact = (right, left) if left.proper else (left, right)
    if not vague.words or not vague.words <= exact.words:
        return None
    return refine(exact is right), f"“{short(exact)}” names what “{short(vague)}” describes"


def replaced(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The same words but for one number, ordinal, country or nationality."""
    if left.negative != right.negative or kind in _FIGURES:
        return None
    found = replacement(left.account.quote.quote, right.account.quote.quote)
    if found is None:
        return None
    what = excluding(found)
    if what is None and opposed(*(frozenset(text.casefold().split()) for text in (found.left, found.right))):
        what = "words"
    return (Outcome.CONFLICT, f"“{found.left}” and “{found.right}” are {what} that exclude each other") if what else None


def another_thing(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Descriptions without a word in common."""
    if kind not in _DESCRIBED or shared_words(left, right) or left.families & right.families or same_predicate(left, right):
        return None
    return Outcome.INCOMPARABLE, "the two have no word in common"


_IN_COMMON = 0.5  # the share of the words of the shorter that the longer must have too: figures and days that no rule could compare are rarely one answer


def unlike(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Figures or days that no rule before could compare, with few words in common."""
    if kind not in _FIGURES or alike(left, right) >= _IN_COMMON:
        return None
    return Outcome.INCOMPARABLE, "nothing but a few words shows that the two say the same"


def otherwise_same(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Accounts of one point that nothing sets apart."""
    if kind in (PointKind.COUNT, PointKind.SHARE) and left.numbers is None and right.numbers is None:
        return Outcome.SAME, "neither gives a number"
    return Outcome.SAME, "nothing in the words sets the two apart"


def short(evidence: Evidence) -> str:
    """The account's words on one line, cut at sixty letters."""
    text = " ".join(evidence.account.quote.quote.split())
    return text if len(text) <= 60 else text[:57] + "..."
