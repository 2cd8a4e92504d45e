"""Turns a clause into a question: "the crew raised the alarm" into "did the crew raise the alarm" or "how many raised the alarm".

Gives None unless the parse surely allows it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon import set_of, texts
from rashomon.points.phrases import bare_phrase, clause_words, is_plural, joined, loses_a_part, loses_an_article, phrase, splits_a_word
from rashomon.text.polarity import NEGATIONS, is_supposed, negation_of

_ROOM = 18  # words of a question
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_LEFT_OUT = ("punct", "advcl", "conj", "cc", "parataxis", "neg", "mark", "preconj", "dep", "intj", "meta", *_SUBJECTS, *_AUXILIARIES)
_NEEDED = ("prt", "dobj", "attr", "acomp", "oprd", "dative", "agent", "xcomp", "ccomp")
_CLAUSAL = ("ccomp", "xcomp", "acl", "pcomp")
_BINDING = set_of("small_words.binding")
"""Prepositions whose phrase a clause cannot lose without changing its meaning."""
_NOTS = set_of("negation.nots")
_CONTRACTED = texts("grammar.contractions")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WHO = frozenset({"who", "which", "that"})
_UNNAMED = set_of("small_words.unnamed_subjects")
_POINTING = set_of("small_words.pointing")
_OWN = frozenset({"its", "their", "themselves", "itself"})
_OWN_OF_PERSONS = frozenset({"his", "her", "himself", "herself"})
TELLING = set_of("saying.in_questions")
_MANY = texts("grammar.plural_of_verbs")


@dataclass(frozen=True, slots=True)
class _Verb:
    head: Token
    subject: Token
    helpers: tuple[Token, ...]
    antecedent: Token | None


def ask(head: Token, *, asking: str = "", gone: Collection[int] = (), subject: str | None = None) -> str | None:
    """Returns the clause of a verb as a question, without the tokens `gone`; None if it has no subject or cannot be turned.

    `asking` opens the question ("when"). `subject` ("how many boats") is what is asked for and takes the subject's place.
    """
    verb = _verb(head)
    if verb is None or not is_plain(head):
        return None
    if subject is not None:
        return _of_subject(verb, subject, gone)
    if _is_reduced(verb) and asking.startswith("by how many"):
        return None
    turned = _turned(verb)
    who = _who(verb, gone, affirmed=not asking)
    if turned is None or who is None or (_is_reduced(verb) and not asking and not any(child.dep_ == "agent" for child in head.children)):
        return None
    affirmed = not asking
    middle = [*([] if affirmed else _negation(head)), *(h.lower_ for h in verb.helpers[1:])]
    opening = " ".join(part for part in (asking, turned[0], who, *middle, turned[1]) if part)
    rest = _rest(verb, gone, _ROOM - len(opening.split()), affirmed)
    return None if rest is None else f"{opening} {rest}".strip() + "?"


def is_plain(head: Token) -> bool:
    """Whether the parse of the clause can be trusted: no words of unknown function, no supposition, no question."""
    supposing = head.dep_ in ("advcl", "ccomp") and is_supposed(head)
    supposed = any(child.dep_ == "advcl" and is_supposed(child) for child in head.children)
    stray = any(child.dep_ == "expl" for child in head.children) and head.lemma_ not in ("be", "remain", "exist")
    unknown = stray or head.lemma_.lower() in TELLING or any(child.dep_ in ("dep", "csubj", "csubjpass") for child in head.children)
    asked = any(t.text == "?" for t in head.sent) or any(
        child.tag_ in ("WDT", "WP", "WRB") and child.i < head.i and child.dep_ != "nsubj" and head.dep_ != "relcl"
        for child in head.children
    )
    had = head.dep_ == "ccomp" and head.head.lemma_ in ("have", "get")  # "they had some boats lined up"
    meant = head.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "that" for child in head.children)  # "so that they may"
    pending = had or meant or (head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.subtree))
    return not (supposing or supposed or unknown or asked or pending)


def points_elsewhere(words: Sequence[Token], subject: Token | None) -> bool:
    """Whether a pronoun among the words refers to something that is not among them."""
    person = subject is not None and subject.ent_type_ == "PERSON"
    thing = subject is not None and (subject.pos_ in ("NOUN", "PROPN") or any(child.lower_ == "of" for child in subject.children))
    for t in words:
        low = t.lower_
        if t.pos_ not in ("PRON", "DET", "ADV", "ADJ"):
            continue
        if low in _POINTING and (t.pos_ == "PRON" or low == "here"):
            return True
        if (low == "there" and t.tag_ != "EX") or (low == "such" and t.pos_ in ("DET", "ADJ")):
            return True
        if low in ("this", "these", "those", "that") and t.dep_ == "det" and t.pos_ in ("DET", "PRON"):
            return True
        if low == "that" and t.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") and t.tag_ == "DT":
            return True
        if low in ("my", "our") or (low in _OWN and not thing) or (low in _OWN_OF_PERSONS and not person):
            return True
    return False


def _is_reduced(verb: _Verb) -> bool:
    """Whether the clause lacks its finite verb, so that "a truck driven" and "a truck drove" are hard to tell apart."""
    return not verb.helpers and verb.head.tag_ == "VBN"


def _negation(head: Token) -> list[str]:
    """The negation of the verb, for a question that keeps it ("how many did not vote")."""
    word = negation_of(head)
    return [] if word is None else ["not" if word.lower_ in _NOTS else word.lower_]


def _verb(head: Token) -> _Verb | None:
    """The verb with its subject.

    A clause joined by "and" shares the subject of the first; a relative clause takes the noun that it modifies.
    """
    helpers = tuple(child for child in head.children if child.dep_ in _AUXILIARIES and child.i < head.i)
    holder, steps = head, 0
    subject = _own_subject(holder)
    while subject is None and holder.dep_ == "conj" and holder.head.pos_ in ("VERB", "AUX") and steps < 4:
        holder, steps = holder.head, steps + 1
        subject = _own_subject(holder)
        if subject is not None and not helpers and head.tag_ not in _FINITE and head.tag_ == holder.tag_:
            helpers = tuple(child for child in holder.children if child.dep_ in _AUXILIARIES and child.i < holder.i)
    noun = holder.head if holder.dep_ in ("relcl", "acl") and holder.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else None
    if noun is not None and noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN") and noun.head.dep_ == "prep":
        return None  # "a man of the party who declined": it is unclear whom the clause is about
    if subject is None:
        reduced = noun is not None and holder.dep_ == "acl" and head.tag_ == "VBN" and not helpers
        reduced = reduced and not any(child.dep_ == "dobj" for child in head.children)
        return _Verb(head, noun, helpers, None) if reduced and noun is not None else None
    if noun is not None and subject.lower_ not in _WHO:
        return None  # its object is the noun before it, or is missing
    alone = not any(child.dep_ == "prep" and child.lower_ == "of" for child in subject.children)
    if (subject.lower_ in _UNNAMED and alone and noun is None) or (subject.lower_ in _WHO and noun is None):
        return None
    verb = _Verb(head, subject, helpers, noun)
    return verb if _agrees(verb) and _is_meant(verb) and not _is_torn(verb) else None


def _is_meant(verb: _Verb) -> bool:
    """Whether a relative clause is surely about the noun before it, and that noun alone says which one is meant."""
    noun, who = verb.antecedent, verb.subject
    if noun is None:
        return True
    between = noun.doc[noun.i + 1 : who.i]
    near = who.i > noun.i and all(t.is_punct or t.pos_ == "ADP" for t in between) if who.lower_ in _WHO else True
    person = noun.ent_type_ == "PERSON"
    known = (
        noun.pos_ == "PROPN"
        or noun.tag_ == "NNS"
        or any(child.dep_ in ("det", "poss") and child.lower_ not in _ANY_ONE for child in noun.children)
    )
    return near and known and not (person and who.lower_ == "which")


def _is_torn(verb: _Verb) -> bool:
    """Whether the parse took the object of another verb for the subject: "after bills to reopen the quay failed"."""
    first = verb.subject.left_edge
    before = first.nbor(-1) if first.i > first.sent.start else None
    above = verb.head.head
    return before is not None and before.tag_ in ("VB", "VBG") and not (above.i == before.i and verb.head.dep_ == "ccomp")


def _agrees(verb: _Verb) -> bool:
    """Whether the finite verb agrees in number with the subject; if not, the parse took another word for the subject."""
    finite = (verb.helpers[:1] or (verb.head,))[0]
    who = verb.antecedent or verb.subject
    one = finite.lower_ in ("has", "is", "was", "does") or (finite.tag_ == "VBZ" and not verb.helpers)
    several = finite.lower_ in ("have", "are", "were", "do") or (finite.tag_ == "VBP" and finite.pos_ == "VERB")
    plain = who.pos_ in ("NOUN", "PROPN", "NUM") and not any(child.dep_ in ("cc", "conj", "prep") for child in who.children)
    alone = who.tag_ == "NNP" and not any(child.dep_ in ("cc", "conj") for child in who.children)
    if alone and finite.tag_ == "VBP" and finite.lower_ not in ("are", "were", "'re"):
        return False  # "that Ruel appear before the court"
    if who.pos_ == "NUM" and one and who.lower_ not in ("one", "1"):
        return False
    return not plain or not (
        (several and who.tag_ == "NN" and (verb.antecedent is not None or who.lower_ not in _COLLECTIVE))
        or (one and who.tag_ == "NNS" and who.pos_ == "NOUN")
    )


_ANY_ONE = frozenset({"a", "an", "any", "some", "no", "another", "each", "every"})
_COLLECTIVE = set_of("people.collective")


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS and child.i != verb.i), None)


def _turned(verb: _Verb) -> tuple[str, str] | None:
    """The word that opens the question, and the form of the verb that follows."""
    head, many = verb.head, is_plural(verb.antecedent or verb.subject)
    if verb.helpers:
        first = verb.helpers[0]
        text = "'s" if first.text in ("'s", "’s") else first.lower_.replace("’", "'")
        if first.tag_ not in _FINITE or first.lemma_ == "get":
            return None
        if text in ("'s", "'d"):
            text = _unfolded(text, head)
        return _CONTRACTED.get(text, text), head.lower_
    if head.lemma_ == "be" or head.lower_ in ("'s", "'re", "'m"):
        low = head.lower_.replace("’", "'")
        opening = {"'s": "is"}.get(low, _CONTRACTED.get(low, low))
        return (opening, "") if head.tag_ in _FINITE else None
    if head.tag_ == "VBN" and verb.subject.dep_ == "nsubj" and verb.antecedent is None and _own_subject(head) is not None:
        if head.dep_ != "ROOT" or any(child.dep_ == "agent" for child in head.children):
            return None  # past tense or participle: "the bill passed by the house", "they had some boats lined up"
        return "did", head.lemma_.lower()
    if head.tag_ == "VBN":
        return ("were" if many else "was"), head.lower_
    joint = any(child.dep_ == "cc" for child in verb.subject.children)
    opening = {"VBD": "did", "VBZ": "do" if joint else "does", "VBP": "do" if many else "does"}.get(head.tag_, "")
    text, lemma = head.lower_, head.lemma_.lower()
    if (
        head.tag_ == "VBD"
        and text.endswith("ed")
        and text not in (*(f"{lemma}{end}" for end in ("ed", "d", f"{lemma[-1:]}ed", "ked")), f"{lemma[:-1]}ied")
    ):
        return None  # "taped" does not belong to "tap"
    return (opening, lemma) if opening else None


def _unfolded(text: str, head: Token) -> str:
    if text == "'d":
        return "had" if head.tag_ == "VBN" else "would"
    passive = any(child.dep_ == "nsubjpass" for child in head.children)
    return "has" if head.tag_ == "VBN" and not passive else "is"


def _who(verb: _Verb, gone: Collection[int], *, affirmed: bool) -> str | None:
    """The subject in words."""
    subject, noun = verb.subject, verb.antecedent
    if subject.lower_ in _WHO and noun is not None:
        words = phrase(noun) if len(phrase(noun)) <= 6 else bare_phrase(noun)
        return None if points_elsewhere(words, None) else joined(_kept(words, gone)) or None
    words = phrase(subject) if len(phrase(subject)) <= 7 else bare_phrase(subject)
    if loses_a_part(subject, [*words, *verb.head.subtree]) or splits_a_word(words) or _loses_a_fellow(subject, words):
        return None
    if subject.tag_ == "NN" and subject.pos_ == "NOUN" and words[0].i == subject.i:
        return None  # a singular without its article, as in headlines
    if any(child.dep_ in ("det", "poss", "nummod") and child.i < subject.i and child not in words for child in subject.children):
        return None  # "the new, larger hull"
    if points_elsewhere(words, None):
        return None
    if noun is not None and any(t.lower_ == "whose" for t in words):
        owner = joined(bare_phrase(noun))
        return joined(words, {t.i: f"{owner}'s" for t in words if t.lower_ == "whose"})
    return joined(_kept(words, gone), affirmed=affirmed) or None


def _loses_a_fellow(subject: Token, words: Sequence[Token]) -> bool:
    """Whether "and another" of the subject is missing from its words."""
    inside = {t.i for t in words}
    return any(child.dep_ == "conj" and child.i not in inside for child in subject.children)


def _kept(words: Sequence[Token], gone: Collection[int]) -> list[Token]:
    return [t for t in words if t.i not in gone]


def _of_subject(verb: _Verb, asked: str, gone: Collection[int]) -> str | None:
    """The question for the subject itself: "how many boats were lost in the storm"."""
    forms = [h.lower_ for h in verb.helpers]
    if not forms and verb.head.tag_ == "VBN":
        return None  # "400 people wounded": past tense or participle
    text = verb.head.lower_
    if not forms and verb.head.tag_ in ("VBZ", "VBG"):
        text = _MANY.get(text) or (verb.head.lemma_.lower() if verb.head.tag_ == "VBZ" else f"were {text}")
    forms = [_CONTRACTED.get(form, form) for form in [*forms, text]]
    forms[0] = _MANY.get(forms[0], forms[0]) if asked.startswith("how many") else forms[0]
    opening = " ".join((asked, forms[0], *_negation(verb.head), *forms[1:]))
    rest = _rest(verb, gone, _ROOM - len(opening.split()), affirmed=False)
    return None if rest is None else f"{opening} {rest}".strip() + "?"


def _rest(verb: _Verb, gone: Collection[int], room: int, affirmed: bool) -> str | None:
    """The words after the verb in order, dispensable ones dropped from the end until the rest fits.

    None if it does not fit or holds a pronoun that points elsewhere.
    """
    groups = [
        (child, _kept(_group(child), gone))
        for child in verb.head.children
        if child.i > verb.head.i and child.dep_ not in _LEFT_OUT and child.lower_ != "according"
    ]
    groups = [(child, words) for child, words in groups if words]
    first = next((child.i for child, _ in groups if child.dep_ == "prep"), None)
    bound = any(child.dep_ in _NEEDED and child.dep_ != "prt" for child, _ in groups)
    while sum(len(words) for _, words in groups) > room:
        loose = [k for k, (child, _) in enumerate(groups) if child.dep_ not in _NEEDED and (bound or child.i != first)]
        loose = [k for k in loose if groups[k][0].lower_ not in _BINDING]
        if not loose:
            return None
        del groups[loose[-1]]
    words = [t for _, group in groups for t in group]
    subject = verb.antecedent or verb.subject
    if (
        len(words) > room
        or splits_a_word([t for t in words if t.i not in gone])
        or (affirmed and any(t.dep_ == "neg" and t.head.pos_ not in ("VERB", "AUX") for t in words))  # "not one but two"
        or loses_an_article([*words, *(t for t in verb.head.subtree if t.i in gone)])
        or points_elsewhere(words, subject)
        or _breaks_off(verb.head, words, gone)
    ):
        return None
    if any(loses_a_part(child, [*words, *(t for t in child.subtree if t.i in gone)]) for child, _ in groups):
        return None
    below = {t.i for child in verb.head.children if child.dep_ in _CLAUSAL for t in child.subtree}
    keeps = {t.i: t.text for t in words if t.i in below and t.lower_ in NEGATIONS}  # what a clause below denies stays denied
    return joined(words, keeps, affirmed=affirmed)


def _breaks_off(head: Token, words: Sequence[Token], gone: Collection[int]) -> bool:
    """Whether the words after the verb end too early, or are missing though the report has some."""
    if words:
        return (
            _splits_a_name(max(words, key=lambda t: t.i), gone)
            or words[-1].pos_ in ("DET", "CCONJ", "AUX", "SCONJ")
            or (words[-1].pos_ == "ADP" and words[-1].dep_ == "prep")
        )
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children)
    if head.dep_ == "advcl" and not passive:
        return True  # "as the film showed"
    after = [child for child in head.children if child.i > head.i and child.i not in gone]
    more = any(child.dep_ in ("conj", "cc", "ccomp", "advcl", "dobj", "attr", "relcl") for child in after)
    asked = any(child.i in gone for child in head.children)
    return (
        (head.lemma_ in ("be", "become", "have") and not passive and not asked)
        or (head.tag_ == "VBG" and not asked)
        or (more and not passive)
    )


def _splits_a_name(last: Token, gone: Collection[int]) -> bool:
    """Whether a name continues after the last word."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if after is None or after.i in gone or last.pos_ != "PROPN":
        return False
    return after.pos_ == "PROPN" or (after.dep_ == "case" and last.dep_ == "poss")


def _group(child: Token) -> list[Token]:
    return clause_words(child) if child.dep_ in _CLAUSAL else phrase(child)
