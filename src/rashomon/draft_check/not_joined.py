"""Finds what a sentence of a draft joins and no report does: a report and what it is said to tell
(`misnamed_report`), something and its cause (`strange_cause`)."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from rashomon.answers.prove_part import PartLook
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.word_families import Families, family_of

_TOLD = 0.5  # share of words that is told where these are
_MORE = 2  # times as much as a report has, if only others tell something
_FEWEST = 5  # words of what a report is said to tell
_OBJECTS = ("ccomp", "xcomp", "dobj", "prep", "acl")
_CAUSE = family_of("cause")
_CAUSING = {"since", "due", "owing", "amid"}


def misnamed_report(look: PartLook) -> tuple[Span, Sentences] | None:
    """Returns the report that a sentence names if it has hardly anything of what it is said to
    tell, with a sentence of another one that has it."""
    words = look.part.words
    for outlet in look.outlets if len(look.outlets) == 1 else ():
        place = words.of(outlet.span)[-1]
        is_person = look.story.kinds.get(outlet.value) is NameKind.PERSON
        if words.dep[place] in SUBJECTS and not is_person:
            told = words.below(words.head[place], *_OBJECTS)
            families = _families(look.part, told)
            own, _ = _most_told(look, families, look.is_of_outlets)
            most, best = _most_told(look, families, lambda facts: True)
            if len(families) >= _FEWEST and most >= max(_TOLD, _MORE * own):
                return outlet.span, best
    return None


def strange_cause(look: PartLook) -> Span | None:
    """Returns the cause that a sentence gives if no report tells anything of it as a cause."""
    words = look.part.words
    for place in look.part.places:
        if family_of(words.lemma[place]) == _CAUSE and words.common[place]:
            clause = place
            if words.dep[place] == "mark":
                clause = words.head[place]
            families = _families(look.part, [clause])
            if families and _most_told(look, families, _gives_cause)[0] < _TOLD:
                start = words.starts[place]
                return look.part.page.report.span(start, words.ends[words.right[clause]])
    return None


def _gives_cause(facts: Facts) -> bool:
    words = facts.words
    return any(
        words.lower[place] in _CAUSING or family_of(words.lemma[place]) == _CAUSE
        for place in facts.places
    )


def _families(part: Facts, heads: Iterable[int]) -> Families:
    """Returns the families of the words of a part below some of them."""
    words = part.words
    below = [place for head in heads for place in words.under(head)]
    return part.families & {family_of(words.lemma[place]) for place in below}


def _most_told(
    look: PartLook, families: Families, may_tell: Callable[[Facts], bool]
) -> tuple[float, Sentences]:
    """Returns the largest share of some words that a sentence with the one behind it has, and
    these two. One of them must be one that may tell it."""
    most = 0.0
    best: Sentences = ()
    for sentences in look.story.of_report.values():
        for pair in pairwise([*sentences, sentences[-1]]):
            if any(map(may_tell, pair)):
                share = look.share(families, pair[0].families | pair[1].families)
                if share > most:
                    most = share
                    best = pair
    return most, best
