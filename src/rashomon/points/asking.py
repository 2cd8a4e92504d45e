"""Turns the clause of an answer into a question, by kind of answer; gives None unless the question is sure to be well formed."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.points.accounts import CandidateAccount
from rashomon.points.amounts import ask_amount
from rashomon.points.clause_questions import TELLING, ask
from rashomon.text.polarity import governing_verb, is_negated

DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "contradict"})
_WHEN = {"since": "since when", "until": "until when", "till": "until when", "from": "from when", "by": "by when"}
_WHERE = {"from": "from where"}
_PARTS = set_of("calendar.parts_that_are_asked")
_NOT_AGENTS = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
_VERBS = ("VERB", "AUX")
_ASIDE = frozenset("—–―();:")


def ask_answer(
    answer: CandidateAccount,
    kind: PointKind,
    tokens: Sequence[Token],
    given: Sequence[Token],
    names: Mapping[str, NameKind],
) -> str | None:
    """Returns the question that this answer answers.

    `tokens`: the tokens of the quote; `given`: those that state what the answer gives.
    """
    if kind is PointKind.SHARE:
        return None
    if kind is PointKind.COUNT or (kind is PointKind.ATTRIBUTE and answer.account.low is not None):
        return ask_amount(answer, tokens)
    if kind is PointKind.DATE:
        return _of_time_or_place(given, "when", _WHEN) if given else None
    if kind is PointKind.PLACE:
        return _of_time_or_place(given, "where", _WHERE)
    if kind is PointKind.IDENTITY:
        return _who_or_what(answer, tokens, names)
    return _yes_no(tokens)


def _of_time_or_place(asked: Sequence[Token], word: str, forms: Mapping[str, str]) -> str | None:
    """The question with "when" or "where" for the clause that holds the time or place, or for the noun that the time belongs to."""
    inside = {t.i for t in asked}
    top = next((t for t in asked if t.head.i not in inside or t.head.i == t.i), asked[0])
    while top.head.tag_ in ("IN", "TO") and top.dep_ in ("pobj", "pcomp", "npadvmod") and top.head.i not in inside:
        top = top.head
        if top.lower_ == "of" and top.head.lemma_.lower() in _PARTS:  # "on the evening of 14 June"
            top = top.head
    gone = inside | ({t.i for t in top.subtree} if top.tag_ == "IN" or top.lemma_.lower() in _PARTS else set())
    gone |= {i + 1 for i in gone if i + 1 < len(top.doc) and top.doc[i + 1].dep_ == "case"}
    asking = forms.get(top.lower_, word)
    noun = top.head if top.head.i != top.i else None
    verb = governing_verb(noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else top)
    if verb is None or (noun is not None and noun.pos_ in ("NOUN", "PROPN")):
        return None
    if any(t.text in _ASIDE for t in top.doc[min(top.i, verb.i) : max(top.i, verb.i)]):
        return None  # "it sails — on Friday at the latest — with two pilots"
    if word == "when":  # no second time besides the one that is asked for
        gone |= {t.i for child in verb.children if child.dep_ in ("npadvmod", "prep") and _is_time(child) for t in child.subtree}
    return ask(verb, asking=asking, gone=gone)


def _is_time(child: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") and t.dep_ in ("pobj", "npadvmod", "nummod", "compound") for t in child.subtree)


def head_of(tokens: Sequence[Token]) -> Token | None:
    """Returns the verb that governs the quote."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.pos_ in _VERBS and (t.head.i not in inside or t.head.i == t.i) and t.dep_ not in ("amod", "compound")]
    return tops[0] if tops else None


def _who_or_what(answer: CandidateAccount, tokens: Sequence[Token], names: Mapping[str, NameKind]) -> str | None:
    """The question who someone is, what something is, or by whom something was done."""
    head, subject = head_of(tokens), answer.subject
    agent = next((t for t in tokens if t.dep_ == "agent" and t.head.pos_ == "VERB" and any(_acts(child) for child in t.children)), None)
    if agent is not None and agent.head.tag_ == "VBN" and not is_negated(agent.head):
        return ask(agent.head, asking="by whom", gone={t.i for t in agent.subtree})
    if head is not None and head.lemma_ != "be":
        return None
    if head is not None and not is_name(subject):
        return None
    if not subject or names.get(subject) is None:
        return None
    article = names[subject] is not NameKind.PERSON and f"the {subject}" in answer.sentence.quote.replace("The ", "the ")
    return f"{'who' if names[subject] is NameKind.PERSON else 'what'} is {'the ' if article else ''}{subject}?"


def _acts(named: Token) -> bool:
    """Whether the phrase after "by" names who did it."""
    return named.dep_ == "pobj" and named.pos_ == "PROPN" and named.ent_type_ not in _NOT_AGENTS


def is_name(subject: str | None) -> bool:
    return bool(subject and subject[0].isupper())


def _yes_no(tokens: Sequence[Token]) -> str | None:
    """The clause as a yes-no question."""
    head = head_of(tokens)
    if head is not None:
        told = next((child for child in head.children if child.dep_ == "ccomp" and child in tokens and head.lemma_ in TELLING), None)
        return ask(told if told is not None else head)
    above = governing_verb(tokens[0])
    return ask(above) if above is not None else None
