"""Which words of a clause are joined to one (`joined_words`), and whether something leaves open
that it is so (`is_open`)."""

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, ParsedWords

_STATES = set_of("parse.states")


def joined_words(words: ParsedWords, place: int) -> list[int]:
    """Returns the word and those joined to it by "and" or "or", as far as no other number or
    subject stands with them."""
    joined = [place]
    for i in joined:  # which grows meanwhile
        for member in words.below(i, "conj", "appos"):
            if not _is_parted(words, place, member):
                joined.append(member)
    above = words.head[place]
    if words.dep[place] == "conj" and not _is_parted(words, above, place):
        joined.append(above)
    return joined


def _is_parted(words: ParsedWords, first: int, joined: int) -> bool:
    return has_number(words, first, joined) or words.subject(joined) is not None


def has_number(words: ParsedWords, place: int, joined: int) -> bool:
    """Whether a number stands between two words, or at the second one."""
    low, high = sorted((place, joined))
    return "NUM" in words.pos[low + 1 : high + 1] or "no" in words.lower[low + 1 : high + 1]


def is_open(words: ParsedWords, place: int) -> bool:
    """Whether something leaves open that it is so: "feared dead", "may have killed", "to kill", "if
    40 die"."""
    if place and words.base_listed(place - 1, "fates.unsure"):
        return True
    i = place
    for _ in range(6):
        is_verb = words.is_verb(i)
        if (is_verb or i == place) and _is_open_verb(words, i):
            return True
        above = words.head[i]
        dep = words.dep[i]
        if above == i or dep in {"relcl", "acl", "advcl", "parataxis"}:
            return False
        if dep == "conj" and i != place and is_verb:
            return False
        if words.base_listed(above, "fates.unsure") and dep in _STATES.union(SUBJECTS):
            return True
        i = above
    return False


def _is_open_verb(words: ParsedWords, verb: int) -> bool:
    """Whether a word of its own leaves a verb open: "may", "if", "to kill", but not "to have
    killed"."""
    said = {words.lower[i] for i in words.below(verb, "aux", "auxpass", "mark")}
    if said & {*set_of("fates.helpers"), "if", "unless", "whether"}:
        return True
    return "to" in said and not said & {"have", "been"}
