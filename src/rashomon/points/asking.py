"""Turns the clause of an answer into a question, by kind of answer; gives None unless the question is sure to be well formed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.points.accounts import CandidateAccount
from rashomon.points.clause_questions import TELLING, ask, points_elsewhere
from rashomon.points.phrases import bare_phrase, is_plural, joined, phrase, plural
from rashomon.text.polarity import governing_verb, is_negated

_NUMERIC = ("nummod", "compound", "quantmod", "nmod", "advmod", "amod", "predet", "det")
_FRONTED = set_of("small_words.fronting_amounts")
_UNSAID = set_of("amounts.unsaid")
_LONGEST = 8  # words of the thing counted
_IDLE = set_of("small_words.behind_one")
_LABELLED = ("PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG")
MEASURES = set_of("amounts.measuring_nouns")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a clause: what is asked for it, the token that it counts, and the tokens of the number itself."""

    asking: str
    noun: Token
    number: frozenset[int]


def ask_amount(answer: CandidateAccount, tokens: Sequence[Token]) -> str | None:
    """Returns the question for the number that the answer gives."""
    number = _number(answer, tokens)
    if not number:
        return None
    age = _age(answer, tokens, number)
    if age:
        return age
    amount = _counted(answer, number)
    alone = amount.asking == "how many" and amount.noun.dep_ not in ("nsubj", "nsubjpass")
    if alone or not amount.asking:
        return None
    return _in_clause(amount)


def is_label(given: Sequence[Token], value: str | None, unit: str | None) -> bool:
    """Whether a number counts nothing: it is part of a name ("Tern 9", "Pad 12B", a hyphenated word), or is "one" as in "one way"."""
    noun = given[-1].nbor(1).lower_ if given and given[-1].i + 1 < len(given[-1].doc) else ""
    if (value or "").casefold() == "one" and noun in _IDLE:
        return True
    if unit and len(unit) == 3 and unit.isupper():
        return False  # money
    digits = [t for t in given if any(c.isdigit() for c in t.text)]
    if not digits or len(digits) > 1:
        return False
    token = digits[0]
    if token.ent_type_ in _LABELLED or re.fullmatch(r"\d+[A-Za-z]+|[A-Za-z].*-\d+", token.text):
        return True
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    named = before is not None and before.text[:1].isupper() and not before.is_sent_start and before.ent_type_ not in ("DATE", "TIME")
    counts = after is not None and after.tag_ in ("NNS", "NNPS") and token.head.i == after.i
    return named and not counts and bool(before and before.whitespace_)


def _number(answer: CandidateAccount, tokens: Sequence[Token]) -> list[Token]:
    at = answer.account.quote.quote.find(answer.account.value or "\0")
    if at >= 0:
        start = answer.account.quote.start + at
        end = start + len(answer.account.value or "")
        inside = [t for t in tokens if t.idx < end and start < t.idx + len(t)]
        if inside:
            return inside
    return [t for t in tokens if t.like_num or t.tag_ == "CD"]


def _age(answer: CandidateAccount, tokens: Sequence[Token], number: Sequence[Token]) -> str | None:
    """The question for someone's age: a bare number beside a name, or a number of years old."""
    if answer.account.unit != "year":
        return None
    words = {t.lower_ for t in tokens}
    if "old" not in words and words & {"year", "years", "aged"} - {"aged"}:
        return None
    names = [t for t in tokens if t.pos_ == "PROPN" and t.ent_type_ == "PERSON" and t not in number]
    nouns = [t for t in tokens if t.pos_ == "NOUN" and t.lemma_ not in ("year", "old") and t not in number]
    if answer.subject and answer.subject[0].isupper():
        who = answer.subject
    elif names:
        who = joined([t for t in names if t.i >= names[0].i])
    else:
        who = f"the {nouns[-1].lower_}" if nouns else ""
    return f"how old {'were' if nouns and not names and is_plural(nouns[-1]) else 'is'} {who}?" if who else None


def _counted(answer: CandidateAccount, number: Sequence[Token]) -> _Amount:
    """The noun that the number counts, with "how many" before it."""
    own = {t.i for t in number}
    noun = _top(number)
    if noun.dep_ in _NUMERIC and noun.head.pos_ in ("NOUN", "PROPN", "ADJ", "SYM") and noun.head.i > noun.i:
        noun = noun.head
    own |= {t.i for t in number for t in t.subtree if t.i <= max(own)} - {noun.i}
    money = answer.account.unit is not None and len(answer.account.unit) == 3 and answer.account.unit.isupper()
    if money:
        return _Amount("how much money", noun, frozenset(own))
    kept = [t for t in _thing(noun) if t.i not in own and t.i > max(own, default=-1)]
    if noun.i in own:
        kept = [t for t in kept if t.i > noun.i] if kept and kept[0].lower_ == "of" else []
    if len(kept) > 1 and kept[0].lower_ == "of" and kept[1].pos_ not in ("DET", "PRON") and is_plural(kept[-1]):
        kept = kept[1:]  # "dozens of people"
    if noun.ent_type_ in ("DATE", "TIME") and noun.pos_ != "NUM" and noun.lemma_.lower() not in MEASURES:
        return _Amount("", noun, frozenset(own))
    if kept and (kept[-1].lower_ in _UNSAID or points_elsewhere(kept, None)):
        return _Amount("", noun, frozenset(own))
    text = joined(kept if len(kept) <= _LONGEST else ())
    return _Amount(f"how many {_many(noun, text)}".strip(), noun, frozenset(own))


def _thing(noun: Token) -> list[Token]:
    """The noun phrase that is counted, without a second thing beside it.

    Of its prepositional phrases, a noun that is not a subject keeps only those with "of".
    """
    whole = phrase(noun)
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    cut = {
        t.i
        for child in noun.children
        if child.dep_ in ("cc", "conj") or (child.dep_ == "prep" and child.lower_ != "of" and not subject)
        for t in child.subtree
    }
    cut |= {t.i for child in noun.subtree if child.dep_ == "prep" and child.lower_ != "of" and not subject for t in child.subtree}
    words = [t for t in whole if t.i not in cut]
    words = words if len(words) <= _LONGEST else [t for t in bare_phrase(noun) if t.i not in cut]
    last = words[-1] if words else noun
    while last.i + 2 < len(last.doc) and not last.whitespace_ and last.nbor(1).text == "-" and not last.nbor(1).whitespace_:
        words += [last.nbor(1), last.nbor(2)]  # "co-defendants"
        last = words[-1]
    return words


def _many(noun: Token, text: str) -> str:
    """The counted thing in the plural."""
    low = noun.lower_
    if noun.tag_ in ("NN", "NNP") and text.split()[:1] and noun.pos_ == "NOUN":
        return " ".join(plural(word) if word.lower() == low else word for word in text.split())
    return text


def _top(number: Sequence[Token]) -> Token:
    """The token of a number on which its other tokens depend."""
    own = {t.i for t in number}
    tops = [t for t in number if t.head.i not in own or t.head.i == t.i]
    return next((t for t in reversed(tops) if t.like_num or t.tag_ == "CD"), tops[-1] if tops else number[-1])


def _in_clause(amount: _Amount) -> str | None:
    """The clause as a question, with the amount asked for at its front."""
    noun = amount.noun
    first = noun.doc[min(amount.number | {noun.i})]
    if first.i and first.nbor(-1).text == "," and noun.dep_ not in ("nsubj", "nsubjpass"):
        return None  # one item of a list, which the parser may attach anywhere
    gone = {t.i for t in noun.subtree} | amount.number
    if noun.dep_ not in ("nsubj", "nsubjpass"):  # "11 million florins under the ruling": the ruling goes after the verb
        gone -= {
            t.i for child in noun.children if child.dep_ == "prep" and child.lower_ != "of" and child.i > noun.i for t in child.subtree
        }
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return ask(verb, subject=amount.asking, gone=gone)
    if noun.dep_ in ("dobj", "attr", "npadvmod", "dative", "oprd") and verb.pos_ in ("VERB", "AUX"):
        if verb.lemma_ == "be" and not any(child.dep_ == "expl" for child in verb.children):
            return None
        had = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
        return None if had else ask(verb, asking=amount.asking, gone=gone)  # "how many people had two boats brought ashore"
    if noun.dep_ == "pobj" and verb.head.pos_ in ("VERB", "AUX") and verb.lower_ in _FRONTED:
        gone |= {t.i for t in verb.subtree if t.i <= noun.i}
        return ask(verb.head, asking=f"{verb.lower_} {amount.asking}", gone=gone)
    return None


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
