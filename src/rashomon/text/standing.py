"""Decides how a word stands in its sentence (`standing_of`): whether it is affirmed, denied or left
open, and which words above or beside it say so."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import HELPERS, SUBJECTS
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import NEGATIONS, Polarity, is_idle_at, is_supposed_at
from rashomon.text.speaker_words import lemma_of

_Words = list[ParsedWord]
_FINITE = {"MD", "VBD", "VBP", "VBZ"}


@record
class Standing:
    """How a word stands. `denied_by` has the words that negate or deny it,
    `opened_by` those that leave it open."""

    denied_by: Sequence[ParsedWord]
    opened_by: Sequence[ParsedWord]

    @property
    def polarity(self) -> Polarity:
        """Returns whether it is affirmed, negated (an odd number of words denies it) or unclear."""
        if len(self.denied_by) % 2:
            return Polarity.NEGATED
        if self.opened_by:
            return Polarity.UNCLEAR
        return Polarity.AFFIRMED


# asked again and again for the verb above each number of a sentence; few, because each word that is
# kept keeps its whole parse
@lru_cache(maxsize=64)
def standing_of(word: ParsedWord) -> Standing:
    """Returns how a word of a sentence stands: a verb, or a noun for a deed or an amount.

    A denial or an intention counts wherever it stands above the word: "denied that he set it", "no
    plan to set it", "reports that he set it are false".
    """
    denied = []
    opened: _Words = []
    while True:
        denied += _negations(word)
        opened += _openings(word)
        above = word.head
        if above == word or ends_at(word):
            break
        denied += _denials(word, above)
        if word.dep in set_of("grammar.carried") and _leaves_open(above, word.dep):
            opened.append(above)
        if word.dep in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            denied += _called_false(above)
            if above.lemma in {"be", "happen", "occur", "take", "exist"}:
                denied += _negations(above)
            break
        word = above
    once = [denial for denial in dict.fromkeys(denied) if not _is_echo(denial, denied)]
    return Standing(tuple(once), tuple(dict.fromkeys(opened)))


def _is_echo(word: ParsedWord, denied: _Words) -> bool:
    """Whether a word of falsehood only repeats how another word denies: "dismissed as untrue"."""
    if not word.base_listed("negation.called_false"):
        return False
    head = word.head
    above = head, head.head, head.head.head
    return any(denied_word in above for denied_word in denied if denied_word != word)


def ends_at(word: ParsedWord) -> bool:
    """Returns whether nothing above this word can deny it or leave it open. That is so for a clause
    of its own, and for one before its cue ("he did not set it, he said")."""
    relation = word.dep
    if relation == "conj":
        return not _shares(word)
    if relation == "acl" and word.tag in {"VBN", "VBG"} and not word.has("mark"):
        return not word.head.base_listed("negation.tellings", "negation.denials")
    if relation == "relcl":  # "the video that says so is fake", not "the bridge that they promise"
        subject = word.subject
        return word.cue is None or (subject is not None and subject.tag not in {"WDT", "WP"})
    return relation in {"advcl", "parataxis"} or (relation == "ccomp" and word.head.i > word.i)


def _shares(word: ParsedWord) -> bool:
    """Whether a coordinated verb has the helpers of the first: "did not steal or burn", unlike "did
    not steal but burnt"."""
    first = word.head
    for child in first.children:
        if child.i < word.i and child.lower == "but":
            return False
    if ";" in word.words.text[first.i : word.i]:
        return False
    if any(child.tag in _FINITE for child in word.below("aux", "auxpass")):
        return False  # "was not asked and did not agree"
    helped = any(child.tag == "MD" for child in first.children)
    if word.tag == "VBZ" or (word.tag == "VBD" and first.tag == "VB"):
        return first.tag == word.tag  # "who did not come and lives nearby" lives
    return word.subject is None and not (word.tag == "VBD" and helped)


def _negations(word: ParsedWord) -> _Words:
    """Returns the words of negation that belong to this word, or to its subject or object: "found
    no fault"."""
    below = word.children
    for child in below:  # "is yet to be made public"
        if child.before.says("yet", "to"):
            return [child.before]
    # a negation of the verb counts before one of its subject or object
    negating = [child for child in below if _negates(child)]
    negating += [child for child in below if child.before.says("no", "longer")]
    determiners = set_of("negation.determiners")
    of_parts = []
    for child in below:
        inner = child.children
        if any(part.lower in {"until", "till"} for part in (child, *inner)):
            return []  # "did not leave until noon" left
        if child.dep not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        for part in inner:
            if part.lower in determiners and not is_idle_at(part):
                of_parts.append(part)
    subject = word.subject
    first = word if subject is None else ParsedWord(word.words, subject.left)
    if first.says("not", "even") or first.says("not", "a") or first.says("not", "one"):
        of_parts.append(first)  # "not one of them was found"
    return (negating or of_parts)[:1]


def _negates(word: ParsedWord) -> bool:
    if word.lower not in NEGATIONS or is_idle_at(word):
        return False
    if word.head.i < word.i and word.before.lower == ",":
        return False  # "killed nine people, not 15" denies what follows
    return word.listed("negation.pronouns") or word.dep in {"neg", "det", "advmod", "preconj"}


def _denials(word: ParsedWord, above: ParsedWord) -> _Words:
    """Returns the words above that deny what stands below them: "denied", "withdrew the report",
    "falsely claimed", "false reports", "a denial that"."""
    denying = []
    if word.dep in set_of("grammar.carried"):
        if _denies(word, above):
            denying.append(above)
        if above.base_listed("negation.tellings"):
            denying += _false_of(above.below("amod"))
    if word.dep in {"ccomp", "csubj", "acl", "advcl", "xcomp"}:
        denying += _called_false(above)
        # "a lie that", "lied that"; not "lay bleeding"
        is_lie = above.pos != "VERB" or word.dep == "ccomp"
        if is_lie and above.base_listed("negation.called_false"):
            denying.append(above)
        lists = ["negation.falsely"]
        if above.base_listed("negation.grounds"):
            lists.append("negation.pronouns")  # "nobody believes that"
        denying += [child for child in above.children if child.listed(*lists)]
    return denying


def _denies(word: ParsedWord, above: ParsedWord) -> bool:
    """Whether a word denies what it carries below it: "denied", "without", "withdrew the
    report"."""
    is_denial = above.base_listed("negation.denying", "negation.denials")
    if is_denial or above.lower == "without":
        return True
    if above.base_listed("negation.failing"):  # "failed the test at noon": at noon it was
        return word.dep != "prep" or not above.has("dobj")
    is_told = word.dep == "ccomp" or word.base_listed("negation.tellings")
    return is_told and above.base_listed("negation.retracting")


def _called_false(word: ParsedWord) -> _Words:
    """Returns the word that calls a verb's subject false: "are false", "dismissed as untrue"."""
    behind = word.below("acomp", "attr", "oprd", "prep", "advcl")
    for preposition in word.below("prep"):
        behind += preposition.children
    return _false_of(behind)[:1]


def _false_of(words: _Words) -> _Words:
    """Returns those of these words that call something false."""
    return [word for word in words if word.base_listed("negation.called_false")]


def _openings(word: ParsedWord) -> Iterator[ParsedWord]:
    """Yields the helpers and adverbs of a word that leave it open: "may", "allegedly", "if"."""
    mark = word.child("mark")
    if mark is not None and is_supposed_at(word):
        yield mark
    for child in word.children:
        helper = child.dep == "aux" and child.lower in {"may", "might", "could"}
        if helper or (child.dep == "advmod" and child.listed("passages.hedges")):
            yield child


def _leaves_open(above: ParsedWord, relation: str) -> bool:
    """Whether what stands below a verb or noun in this relation may not have been done: "plans to",
    "was charged with", "fears that"."""
    lemma = lemma_of(above.lemma)
    accuses = lemma in set_of("questions.accusing") and above.has("nsubj")
    if accuses or lemma in set_of("negation.failing"):
        return False  # who accuses says so
    open_words = "questions.open_clauses" if relation == "ccomp" else "questions.leaving_open"
    return lemma in set_of(open_words)


def negated_by(word: ParsedWord) -> Sequence[ParsedWord]:
    """Returns the words that turn a word into its opposite, unless they cancel each other."""
    standing = standing_of(word)
    if standing.polarity is Polarity.NEGATED:
        return standing.denied_by
    return ()


def rejects(word: ParsedWord) -> bool:
    """Whether a word that reverses others says that somebody denies them or calls them false
    ("denied that", "the figure is wrong", "no evidence that"). A negation alone does not."""
    if word.lower in NEGATIONS:
        if word.dep in SUBJECTS and word.children:
            return False  # "none of the offers are believed to be for 40": of them all, not of it
        return any(
            word_beside.base_listed("negation.grounds")
            for word_beside in (word.head, *word.head.children)
        )
    if not word.base_listed("negation.failing"):
        return word.lower != "without"
    tells = any(child.base_listed("negation.tellings") for child in word.children)
    return word.base_listed("negation.denying") and (tells or word.has("ccomp", "xcomp", "prep"))


def is_unreal(verb: ParsedWord) -> bool:
    """Whether a verb says what would have happened, but did not: "40 would have died"."""
    helpers = {helper.lower for helper in verb.below(*HELPERS)}
    return "have" in helpers and not helpers.isdisjoint({"would", "'d", "’d"})
