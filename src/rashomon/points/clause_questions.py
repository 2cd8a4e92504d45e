"""Turns a clause round into a question: "the crew raised the alarm" -> "did the crew raise the alarm", "how many raised the alarm"."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.points.phrases import bare_phrase, clause_words, fitted, is_plural, joined, phrase

_ROOM = 14  # words of a question
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_LEFT_OUT = ("punct", "advcl", "conj", "cc", "parataxis", "neg", "mark", "preconj", "dep", "intj", "meta", *_SUBJECTS, *_AUXILIARIES)
_NEEDED = ("prt", "dobj", "attr", "acomp", "oprd", "dative", "agent", "xcomp", "ccomp")
_CLAUSAL = ("ccomp", "xcomp", "acl", "pcomp")
_NEGATIVE = frozenset({"no", "none", "nobody", "nothing", "never", "neither", "nowhere", "hardly", "scarcely"})
_CONTRACTED = {"'ll": "will", "wo": "will", "'ve": "have", "'re": "are", "ca": "can", "sha": "shall", "'m": "am"}
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WHO = frozenset({"who", "which", "that"})
_UNNAMED = frozenset({"what", "whoever", "whatever", "whom", "whichever"})
_ONE = {"were": "was", "are": "is", "have": "has", "do": "does", "am": "is"}
_MANY = {"was": "were", "is": "are", "has": "have", "does": "do"}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is meant by pronouns: `speaker` by "I" and "we", `subject` by "he" and "she" in the subject's place."""

    speaker: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class _Verb:
    head: Token
    subject: Token
    helpers: tuple[Token, ...]
    antecedent: Token | None


def ask(head: Token, voices: Voices, *, asking: str = "", gone: Collection[int] = (), subject: str | None = None) -> str | None:
    """The clause of a verb as a question, without the tokens `gone`; `asking` opens it ("when"). With `subject` ("how many boats"), that is
    what is asked for, and takes the subject's place. None where the clause has no subject or cannot be turned."""
    verb = _verb(head)
    if verb is None:
        return None
    if subject is not None:
        return _of_subject(verb, subject, voices, gone)
    turned = _turned(verb)
    who = _who(verb, voices, gone, affirmed=not asking)
    if turned is None or who is None:
        return None
    affirmed = not asking
    middle = [*([] if affirmed else _negation(head)), *(h.lower_ for h in verb.helpers[1:])]
    first = _ONE.get(turned[0], turned[0]) if _spoken(verb.subject, who) else turned[0]
    opening = " ".join(part for part in (asking, first, who, *middle, turned[1]) if part)
    told = Voices("them", who) if who == voices.speaker else voices
    return f"{opening} {_rest(verb, told, gone, _ROOM - len(opening.split()), affirmed)}".strip() + "?"


def _negation(head: Token) -> list[str]:
    """The negation of the verb, for a question that keeps it ("how many did not vote")."""
    words = [child.lower_ for child in head.children if child.dep_ == "neg"]
    return ["not" if word in ("n't", "n’t") else word for word in words[:1]]


def _spoken(subject: Token, who: str) -> bool:
    """Whether one speaker stands for "I" or "we"."""
    last = who.rsplit(maxsplit=1)[-1]
    return (
        subject.lower_ in ("i", "we")
        and who.casefold() != subject.lower_
        and not (last.islower() and (last.endswith("s") or last == "police"))
    )


def subject_of_clause(head: Token) -> Token | None:
    """The token of the clause's subject, its own or the one that it shares."""
    verb = _verb(head)
    return None if verb is None else verb.antecedent or verb.subject


def _verb(head: Token) -> _Verb | None:
    """The verb with its subject; a clause joined by "and" shares that of the first, a relative clause takes the noun it hangs on."""
    helpers = tuple(child for child in head.children if child.dep_ in _AUXILIARIES and child.i < head.i)
    holder, steps = head, 0
    subject = _own_subject(holder)
    while subject is None and holder.dep_ == "conj" and holder.head.pos_ in ("VERB", "AUX") and steps < 4:
        holder, steps = holder.head, steps + 1
        subject = _own_subject(holder)
        if subject is not None and not helpers and head.tag_ not in _FINITE and head.tag_ == holder.tag_:
            helpers = tuple(child for child in holder.children if child.dep_ in _AUXILIARIES and child.i < holder.i)
    noun = holder.head if holder.dep_ in ("relcl", "acl") and holder.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
    if subject is None:
        reduced = noun is not None and holder.dep_ == "acl" and head.tag_ in ("VBN", "VBG") and not helpers
        return _Verb(head, noun, helpers, None) if reduced and noun is not None else None
    if subject.lower_ in _UNNAMED or (subject.lower_ in _WHO and noun is None and subject.tag_ != "DT"):
        return None
    return _Verb(head, subject, helpers, noun)


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS and child.i != verb.i), None)


def _turned(verb: _Verb) -> tuple[str, str] | None:
    """The word that opens the question, and the form in which the verb follows."""
    head, many = verb.head, is_plural(verb.antecedent or verb.subject)
    if verb.helpers:
        first = verb.helpers[0]
        text = "'s" if first.text in ("'s", "’s") else first.lower_.replace("’", "'")
        if first.tag_ not in _FINITE:
            return None
        if text in ("'s", "'d"):
            text = _unfolded(text, head)
        return _CONTRACTED.get(text, text), head.lower_
    if head.lemma_ == "be" or head.lower_ in ("'s", "'re", "'m"):
        low = head.lower_.replace("’", "'")
        opening = {"'s": "is"}.get(low, _CONTRACTED.get(low, low))
        return (opening, "") if head.tag_ in _FINITE else None
    if head.tag_ == "VBN" and verb.subject.dep_ == "nsubj" and verb.antecedent is None and _own_subject(head) is not None:
        return "did", head.lemma_.lower()  # the parser took the past tense for a participle
    if head.tag_ in ("VBN", "VBG"):
        return ("were" if many else "was"), head.lower_
    joint = any(child.dep_ == "cc" for child in verb.subject.children)
    opening = {"VBD": "did", "VBZ": "do" if joint else "does", "VBP": "do" if many else "does"}.get(head.tag_, "")
    return (opening, head.lemma_.lower()) if opening else None


def _unfolded(text: str, head: Token) -> str:
    if text == "'d":
        return "had" if head.tag_ == "VBN" else "would"
    passive = any(child.dep_ == "nsubjpass" for child in head.children)
    return "has" if head.tag_ == "VBN" and not passive else "is"


def _who(verb: _Verb, voices: Voices, gone: Collection[int], *, affirmed: bool) -> str | None:
    """The subject in words, names in the place of pronouns."""
    subject, noun = verb.subject, verb.antecedent
    if subject.lower_ in _WHO and noun is not None:
        return joined(_kept(phrase(noun) if len(phrase(noun)) <= 6 else bare_phrase(noun), gone)) or None
    words = phrase(subject) if len(phrase(subject)) <= 7 else bare_phrase(subject)
    named = _named(subject, voices)
    if named is not None:
        return named
    if noun is not None and any(t.lower_ == "whose" for t in words):
        owner = joined(bare_phrase(noun))
        return joined(words, {t.i: f"{owner}'s" for t in words if t.lower_ == "whose"})
    return joined(_kept(words, gone), _owners(words, voices), affirmed=affirmed) or None


def _named(subject: Token, voices: Voices) -> str | None:
    if subject.pos_ != "PRON":
        return None
    if subject.lower_ in ("i", "we"):
        return voices.speaker or (voices.subject if voices.subject and voices.subject[0].isupper() else None)
    return voices.subject if subject.lower_ in ("he", "she") and voices.subject and voices.subject[0].isupper() else None


def _owners(words: Sequence[Token], voices: Voices) -> dict[int, str]:
    """The speaker for "my" and "us"."""
    if not voices.speaker:
        return {}
    owner = "their" if voices.speaker == "them" else f"{voices.speaker}'" if voices.speaker.endswith("s") else f"{voices.speaker}'s"
    forms = {"my": owner, "our": owner, "me": voices.speaker, "us": voices.speaker}
    return {t.i: forms[t.lower_] for t in words if t.lower_ in forms and t.pos_ == "PRON"}


def _kept(words: Sequence[Token], gone: Collection[int]) -> list[Token]:
    return [t for t in words if t.i not in gone]


def _of_subject(verb: _Verb, asked: str, voices: Voices, gone: Collection[int]) -> str:
    """The question for the subject itself: "how many boats were lost in the storm"."""
    forms = [h.lower_ for h in verb.helpers] or []
    text = verb.head.lower_
    if not forms and verb.head.tag_ == "VBN" and verb.subject.dep_ != "nsubj":
        forms = ["were"]
    if not forms and verb.head.tag_ in ("VBZ", "VBG"):
        text = _MANY.get(text) or (verb.head.lemma_.lower() if verb.head.tag_ == "VBZ" else f"were {text}")
    forms = [_CONTRACTED.get(form, form) for form in [*forms, text]]
    forms[0] = _MANY.get(forms[0], forms[0]) if asked.startswith("how many") else forms[0]
    opening = " ".join((asked, forms[0], *_negation(verb.head), *forms[1:]))
    return f"{opening} {_rest(verb, voices, gone, _ROOM - len(opening.split()), affirmed=False)}".strip() + "?"


def _rest(verb: _Verb, voices: Voices, gone: Collection[int], room: int, affirmed: bool) -> str:
    """What follows the verb, in its order, the dispensable left out from the end until it fits."""
    groups = [(child, _kept(_group(child), gone)) for child in verb.head.children if child.i > verb.head.i and child.dep_ not in _LEFT_OUT]
    groups = [(child, words) for child, words in groups if words]
    first = next((child.i for child, _ in groups if child.dep_ == "prep"), None)
    bound = any(child.dep_ in _NEEDED and child.dep_ != "prt" for child, _ in groups)
    while sum(len(words) for _, words in groups) > room:
        loose = [k for k, (child, _) in enumerate(groups) if child.dep_ not in _NEEDED and (bound or child.i != first)]
        if not loose:
            break
        del groups[loose[-1]]
    if sum(len(words) for _, words in groups) > room:
        groups = [(child, _kept(bare_phrase(child), gone) if child.dep_ in ("dobj", "attr") else words) for child, words in groups]
    words = fitted([t for _, group in groups for t in group], room)
    missing = _missing_object(verb, words)
    below = {t.i for child in verb.head.children if child.dep_ in _CLAUSAL for t in child.subtree}
    keeps = {t.i: t.text for t in words if t.i in below and t.lower_ in _NEGATIVE}  # what a clause below denies stays denied
    return f"{joined(words, _owners(words, voices) | keeps, affirmed=affirmed)} {missing}".strip()


def _group(child: Token) -> list[Token]:
    return clause_words(child) if child.dep_ in _CLAUSAL else phrase(child)


def _missing_object(verb: _Verb, words: Sequence[Token]) -> str:
    """The noun of a relative clause where the verb lacks its object: "the cables that the firm put in" -> "the cables"."""
    noun = verb.antecedent
    if (
        noun is None
        or verb.subject.lower_ in _WHO
        or verb.subject.dep_ == "nsubjpass"
        or any(t.lower_ == "whose" for t in verb.subject.subtree)
    ):
        return ""
    deps = ("dobj", "attr", "acomp", "ccomp", "xcomp")
    objects = any(child.dep_ in deps and child.i > verb.head.i for child in verb.head.children)
    placed = any(
        child.lower_ in ("where", "when", "why", "how") or (child.dep_ == "prep" and child.i < verb.head.i) for child in verb.head.children
    )
    stranded = bool(words) and words[-1].pos_ == "ADP" and words[-1].dep_ == "prep"
    return joined(bare_phrase(noun)) if stranded or not (objects or placed) else ""
