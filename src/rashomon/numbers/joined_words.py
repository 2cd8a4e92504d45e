"""Which words of a clause are joined to one (`joined_words`), whether something leaves open that
it is so (`is_open`), and whether a verb gives a total (`gives_total`)."""

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.parsed_word import ParsedWord

_STATES = set_of("parse.states")


def joined_words(word: ParsedWord) -> list[ParsedWord]:
    """Returns the word and those joined to it by "and" or "or", as far as no other number or
    subject stands with them."""
    words = [word]
    for joined_word in words:  # which grows meanwhile
        for member in joined_word.below("conj", "appos"):
            if not _is_parted(word, member):
                words.append(member)
    if word.dep == "conj" and not _is_parted(word.head, word):
        words.append(word.head)
    return words


def _is_parted(first: ParsedWord, joined: ParsedWord) -> bool:
    return has_number(first, joined) or joined.subject is not None


def has_number(word: ParsedWord, joined: ParsedWord) -> bool:
    """Whether a number stands between two words, or at the second one."""
    words = word.words
    low, high = sorted((word.i, joined.i))
    return "NUM" in words.pos[low + 1 : high + 1] or "no" in words.lower[low + 1 : high + 1]


def gives_total(verb: ParsedWord) -> bool:
    """Whether a verb tells to how many they are now all together, of whom only some are told of
    above: "five died in Harn, bringing the total to 24"."""
    total = verb.child("dobj")
    if total is None or verb.tag != "VBG" or verb.dep not in {"advcl", "acl"}:
        return False
    return total.base_listed("fates.tolls", "fates.totals")


def verb_of_total(verb: ParsedWord) -> ParsedWord | None:
    """Returns the verb that says what a mere total is of: "five died, bringing the total to 24"."""
    total = verb.child("dobj")
    is_mere = total is not None and total.base_listed("fates.totals") and not total.has("prep")
    return verb.head if is_mere and gives_total(verb) else None


def is_open(word: ParsedWord) -> bool:
    """Tells whether something leaves open that it is so: "feared dead", "may have killed", "to
    kill", "if 40 die".

    It climbs from the word to what governs it. A relative clause, an aside and a verb in a row say
    nothing of the word, so the climb ends there.
    """
    if word.i and word.before.base_listed("fates.unsure"):
        return True
    governor = word
    for _ in range(6):
        if (governor.is_verb or governor == word) and _is_open_verb(governor):
            return True
        above = governor.head
        if above == governor or governor.dep in {"relcl", "acl", "advcl", "parataxis"}:
            return False
        # "may have fled, and 40 [died]": the second verb stands for itself
        if governor.dep == "conj" and governor != word and governor.is_verb:
            return False
        if above.base_listed("fates.unsure") and governor.dep in _STATES.union(SUBJECTS):
            return True
        governor = above
    return False


def _is_open_verb(verb: ParsedWord) -> bool:
    """Whether a word of its own leaves a verb open: "may", "if", "nearly", "to kill", but not "to
    have killed"."""
    if any(child.listed("fates.almost") for child in verb.below("advmod")):
        return True
    helper_words = {child.lower for child in verb.below("aux", "auxpass", "mark")}
    if helper_words & {*set_of("fates.helpers"), "if", "unless", "whether"}:
        return True
    return "to" in helper_words and not helper_words & {"have", "been"}
