"""Decides how a word stands in its sentence (`standing_at`): whether it is affirmed, denied or left
open, and which words above or beside it say so."""

from collections.abc import Iterator

from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import HELPERS, SUBJECTS, ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity, is_idle_at, is_supposed_at
from rashomon.text.speaker_words import verb_cue

_PRONOUNS = set_of("negation.pronouns")
_FALSE = set_of("negation.called_false")
_FAILING = set_of("negation.failing")
_DENIALS = set_of("negation.denials")
_TELLINGS = set_of("negation.tellings")
_GROUNDS = set_of("negation.grounds")
_DENYING = set_of("negation.denying")
_CARRIED = set_of("grammar.carried")
_Places = list[int]


@record
class Standing:
    """How a word stands. `denied_by` has the places of the words that negate or deny it,
    `opened_by` of those that leave it open."""

    denied_by: tuple[int, ...]
    opened_by: tuple[int, ...]

    @property
    def polarity(self) -> Polarity:
        """Returns whether it is affirmed, negated (an odd number of words denies it) or unclear."""
        if len(self.denied_by) % 2:
            return Polarity.NEGATED
        if self.opened_by:
            return Polarity.UNCLEAR
        return Polarity.AFFIRMED


def standing_at(words: ParsedWords, place: int) -> Standing:
    """Returns how a word of a sentence stands: a verb, or a noun for a deed or an amount.

    A denial or an intention counts wherever it stands above the word: "denied that he set it", "no
    plan to set it", "reports that he set it are false".
    """
    denied = []
    opened: _Places = []
    while True:
        denied += _negations(words, place)
        opened += _openings(words, place)
        above = words.head[place]
        relation = words.dep[place]
        if above == place or ends_at(words, place, relation):
            break
        denied += _denials(words, place, above, relation)
        if relation in _CARRIED and _leaves_open(words, above, relation):
            opened.append(above)
        if relation in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            denied += _called_false(words, above)
            if words.lemma[above] in {"be", "happen", "occur", "take", "exist"}:
                denied += _negations(words, above)
            break
        place = above
    once = [denial for denial in dict.fromkeys(denied) if not _is_echo(words, denial, denied)]
    return Standing(tuple(once), tuple(dict.fromkeys(opened)))


def _is_echo(words: ParsedWords, place: int, denied: _Places) -> bool:
    """Whether a word of falsehood only repeats how another word denies: "dismissed as untrue"."""
    if words.base[place] not in _FALSE:
        return False
    head = words.head
    above = head[place], head[head[place]], head[head[head[place]]]
    return any(other in above for other in denied if other != place)


def ends_at(words: ParsedWords, at: int, relation: str) -> bool:
    """Returns whether nothing above this word can deny it or leave it open. That is so for a clause
    of its own, and for one before its cue ("he did not set it, he said")."""
    if relation == "conj":
        return not _shares(words, at)
    if relation == "acl" and words.tag[at] in {"VBN", "VBG"} and words.child(at, "mark") is None:
        return words.base[words.head[at]] not in _TELLINGS | _DENIALS
    if relation == "relcl":
        return verb_cue(words.lemma[at]) is None  # "the video that says so is fake"
    return relation in {"advcl", "parataxis"} or (relation == "ccomp" and words.head[at] > at)


def _shares(words: ParsedWords, place: int) -> bool:
    """Whether a coordinated verb has the helpers of the first: "did not steal or burn", unlike "did
    not steal but burnt"."""
    first = words.head[place]
    for child in words.children[first]:
        if child < place and words.lower[child] == "but":
            return False
    if ";" in words.text[first:place]:
        return False
    helped = any(words.tag[child] == "MD" for child in words.children[first])
    if words.tag[place] == "VBZ" or (words.tag[place] == "VBD" and words.tag[first] == "VB"):
        return words.tag[first] == words.tag[place]  # "who did not come and lives nearby" lives
    is_past = words.tag[place] == "VBD"
    return words.subject(place) is None and not (is_past and helped)


def _negations(words: ParsedWords, at: int) -> _Places:
    """Returns the words of negation that belong to this word, or to its subject or object: "found
    no fault"."""
    lower = words.lower
    below = words.children[at]
    for child in below:  # "is yet to be made public"
        if lower[max(0, child - 1) : child + 1] == ["yet", "to"]:
            return [child - 1]
    own = [child for child in below if _negates(words, child)]
    own += [child for child in below if lower[child - 1 : child + 1] == ["no", "longer"]]
    determiners = set_of("negation.determiners")
    of_parts = []
    for child in below:
        inner = words.children[child]
        if not {"until", "till"}.isdisjoint(lower[place] for place in (child, *inner)):
            return []  # "did not leave until noon" left
        if words.dep[child] not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        for place in inner:
            if lower[place] in determiners and not is_idle_at(words, place):
                of_parts.append(place)
    subject = words.subject(at)
    first = at if subject is None else words.left[subject]
    if lower[first : first + 2] in (["not", "even"], ["not", "a"], ["not", "one"]):
        of_parts.append(first)  # "not one of them was found"
    return (own or of_parts)[:1]


def _negates(words: ParsedWords, place: int) -> bool:
    word = words.lower[place]
    if word not in NEGATIONS or is_idle_at(words, place):
        return False
    if words.head[place] < place and words.lower[place - 1] == ",":
        return False  # "killed nine people, not 15" denies what follows
    return word in _PRONOUNS or words.dep[place] in {"neg", "det", "advmod", "preconj"}


def _denials(words: ParsedWords, at: int, above: int, relation: str) -> _Places:
    """Returns the words above that deny what stands below them: "denied", "withdrew the report",
    "falsely claimed", "false reports", "a denial that"."""
    denying = []
    lemma = words.base[above]
    if relation in _CARRIED:
        if _denies(words, at, above, relation):
            denying.append(above)
        if lemma in _TELLINGS:
            denying += _false_of(words, words.below(above, "amod"))
    if relation in {"ccomp", "csubj", "acl", "advcl", "xcomp"}:
        denying += _called_false(words, above)
        # "a lie that", "lied that"; not "lay bleeding"
        if lemma in _FALSE and (words.pos[above] != "VERB" or relation == "ccomp"):
            denying.append(above)
        adverbs = set_of("negation.falsely")
        if lemma in _GROUNDS:
            adverbs |= _PRONOUNS  # "nobody believes that"
        denying += [child for child in words.children[above] if words.lower[child] in adverbs]
    return denying


def _denies(words: ParsedWords, at: int, above: int, relation: str) -> bool:
    """Whether a word denies what it carries below it: "denied", "without", "withdrew the
    report"."""
    lemma = words.base[above]
    if lemma in _DENYING | _DENIALS or words.lower[above] == "without":
        return True
    if lemma in _FAILING:  # "failed the test at noon": at noon it was
        return relation != "prep" or not words.has(above, "dobj")
    told = relation == "ccomp" or words.base[at] in _TELLINGS
    return told and lemma in set_of("negation.retracting")


def _called_false(words: ParsedWords, at: int) -> _Places:
    """Returns the word that calls a verb's subject false: "are false", "dismissed as untrue"."""
    behind = words.below(at, "acomp", "attr", "oprd", "prep", "advcl")
    for preposition in words.below(at, "prep"):
        behind += words.children[preposition]
    return _false_of(words, behind)[:1]


def _false_of(words: ParsedWords, places: _Places) -> _Places:
    """Returns those of these words that call something false."""
    return [place for place in places if words.base[place] in _FALSE]


def _openings(words: ParsedWords, at: int) -> Iterator[int]:
    """Yields the helpers and adverbs of a word that leave it open: "may", "allegedly", "if"."""
    mark = words.child(at, "mark")
    if mark is not None and is_supposed_at(words, at):
        yield mark
    for child in words.children[at]:
        word = words.lower[child]
        helper = words.dep[child] == "aux" and word in {"may", "might", "could"}
        if helper or (words.dep[child] == "advmod" and word in set_of("passages.hedges")):
            yield child


def _leaves_open(words: ParsedWords, above: int, relation: str) -> bool:
    """Whether what stands below a verb or noun in this relation may not have been done: "plans to",
    "was charged with", "fears that"."""
    lemma = words.lemma[above]
    accuses = lemma in set_of("questions.accusing") and words.child(above, "nsubj") is not None
    if accuses or lemma in _FAILING:
        return False  # who accuses says so
    open_words = "questions.open_clauses" if relation == "ccomp" else "questions.leaving_open"
    return lemma in set_of(open_words)


def negated_by(words: ParsedWords, place: int) -> tuple[int, ...]:
    """Returns the words that turn a word into its opposite, unless they cancel each other."""
    standing = standing_at(words, place)
    if standing.polarity is Polarity.NEGATED:
        return standing.denied_by
    return ()


def rejects(words: ParsedWords, place: int) -> bool:
    """Whether a word that reverses others says that somebody denies them or calls them false
    ("denied that", "the figure is wrong", "no evidence that"). A negation alone does not."""
    below = words.children[place]
    if words.lower[place] in NEGATIONS:
        head = words.head[place]
        if words.dep[place] in SUBJECTS and below:
            return False  # "none of the offers are believed to be for 40": of them all, not of it
        return any(words.base[i] in _GROUNDS for i in (head, *words.children[head]))
    lemma = words.base[place]
    if lemma not in _FAILING:
        return words.lower[place] != "without"
    if lemma not in _DENYING:
        return False
    if words.has(place, "ccomp", "xcomp", "prep"):
        return True
    return any(words.base[child] in _TELLINGS for child in below)


def is_unreal(words: ParsedWords, verb: int) -> bool:
    """Whether a verb says what would have happened, but did not: "40 would have died"."""
    helpers = {words.lower[helper] for helper in words.below(verb, *HELPERS)}
    return "have" in helpers and not helpers.isdisjoint({"would", "'d", "’d"})
