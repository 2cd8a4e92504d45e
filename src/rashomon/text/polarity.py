"""Words of negation, and what they negate. How a word stands in its sentence is decided in
`standing.py`.

Functions named `..._at` take words of the lists of a parse. The others take tokens.
"""

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, first_of, words_of
from rashomon.text.parsed_word import ParsedWord

NEGATIONS = set_of("negation.words")
_PRONOUNS = set_of("negation.pronouns")
_DETERMINERS = set_of("negation.determiners")
# Verbs that turn what follows into its opposite.
_FAILING = set_of("negation.failing")
_CARRYING = set_of("saying.carriers_of_negation") | _FAILING


def is_supposed_at(root: ParsedWord) -> bool:
    """Whether the clause of this predicate depends on "if", "unless", "whether" or "lest"."""
    marks = {mark.lower for mark in root.below("mark")}
    return not marks.isdisjoint({"if", "unless", "whether", "lest"})


def is_negated(verb: Token) -> bool:
    """Whether a word negates the verb itself, whatever its subject and object say. "Not only"
    negates nothing."""
    word = first_of(verb.children, "neg")
    return word is not None and not is_idle(word)


def is_idle(word: Token) -> bool:
    """Whether a word of negation negates nothing in its clause: "not only", "no doubt"."""
    return is_idle_at(ParsedWord(words_of(word.doc), word.i))


def is_idle_at(word: ParsedWord) -> bool:
    """Does the same for a word of the lists of a parse."""
    # "no more than 40", "not only", "no doubt", "No. 1" negate nothing.
    if word.says("no", "."):
        return True
    behind = word.i + 1
    if behind == len(word.words) or word.words.pos[behind] == "VERB":
        return False  # "did not doubt that"
    return word.words.listed(behind, "negation.behind_no")


def is_none(noun: Token) -> bool:
    """Whether the noun or pronoun says that there is none: "nobody", "no ransom", "none of them",
    but not "no more than ten"."""
    first = noun if noun.lower_ in _PRONOUNS else noun.left_edge
    counting = first.lower_ in _PRONOUNS or (
        first.lower_ in _DETERMINERS and first.dep_ in {"det", "neg"}
    )
    return counting and (first.i + 1 == noun.i or not is_idle(first))


def nobody_does(verb: Token) -> bool:
    """Whether the subject before the verb says that nobody or nothing does it: "nobody paid", "no
    ransom was paid", "not even he paid", "not a single one paid"."""
    subject = first_of(verb.lefts, *SUBJECTS)
    if not subject or any(token.is_quote for token in verb.doc[subject.i : verb.i]):
        return False  # in "No stamps," he said, it is the parse that errs
    return is_none(subject) or (
        subject.left_edge.lower_ == "not"
        and subject.left_edge.nbor().lower_ in {"even", "a", "one"}
    )
