"""Says how surely a predicate is told (`is_unsure_of`)."""

from rashomon.facts.clause_words import SAID_OF, calls_something_so
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord

CARRIED = set_of("parse.clauses", "parse.said_of", "parse.phrases")


def is_unsure_of(predicate: ParsedWord) -> bool | None:
    """Returns whether something says of a predicate that it is not sure.

    It may be a helper or an adverb ("may", "allegedly"), or a word above that carries it ("is
    believed to be", "it is likely that"). Returns None where it may: "could aid in finding".
    """
    word = predicate
    is_below = is_apart = False
    # up to the first word beside which something leaves it open
    while not any(_leaves_open(child, predicate) for child in word.children):
        if not _has_part_above(word):
            return False
        is_clause = _is_content(word)
        if is_clause and _hedges(word.head, word.dep):
            is_below |= is_apart
            break
        is_below |= word.dep in set_of("parse.phrases")
        is_apart |= is_clause and word.dep != "xcomp"
        word = word.head
    # what stands above may be unsure for itself: "they may have what the office asked for"
    is_below |= is_apart and any(child.listed("turns.modals") for child in word.below("aux"))
    is_allowed = word.head.base_listed("turns.allowing")  # who may do it could do it
    return None if is_below or is_allowed else True


def _has_part_above(word: ParsedWord) -> bool:
    """Whether a word stands below another whose doubt is its own, too; a reason does not."""
    is_reason = word.dep == "advcl" and word.has("mark")
    return word.head != word and word.dep in {*CARRIED, "conj"} and not is_reason


def _is_content(word: ParsedWord) -> bool:
    """Whether a word heads the clause of which the word above it says something."""
    is_clause = word.dep in set_of("parse.clauses") or word.dep == "oprd"
    return is_clause and not calls_something_so(word.head)


def _hedges(above: ParsedWord, relation: str) -> bool:
    """Whether a word says of the clause below it, in this relation, that it is not sure."""
    is_relayed = relation == "xcomp" and above.tag == "VBN"
    is_hoped = above.base_listed("turns.hoping") and (is_relayed or relation == "ccomp")
    is_told = is_relayed and above.base_listed("turns.relaying")
    return is_hoped or is_told or above.base_listed("turns.hedging", "turns.allowing")


def _leaves_open(child: ParsedWord, predicate: ParsedWord) -> bool:
    """Whether a word leaves open what the one above it says; "could not" and "may not" do not."""
    if child.dep == "aux" and child.listed("turns.modals"):
        return child.lower == "might" or not child.head.has("neg")
    if child.dep == "advmod":
        return child.listed("passages.hedges")
    is_said = child.dep in SAID_OF or (child.dep == "amod" and child.head == predicate)
    return child != predicate and is_said and child.base_listed("turns.hedging")
