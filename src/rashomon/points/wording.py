"""How a question of fact reads: made from the clause of one of its answers."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from rashomon.language.annotations import Annotations
from rashomon.language.polarity import NEGATIONS
from rashomon.model.point import PointKind
from rashomon.points.accounts import Answer

_LONGEST = 14  # words of a phrase that a question repeats; what is longer is cut at its clauses
_PRONOUNS = frozenset("he she it they i we you him her them this that these those who which what there".split())
_AUXILIARIES = ("aux", "auxpass")


def word_question(answers: Sequence[Answer], kind: PointKind, annotated: dict[str, Annotations]) -> str:
    """A question in words for these answers, from the one whose clause says most plainly what is asked."""
    fitting = [answer for answer in answers if answer.kind is kind] or list(answers)
    tries = sorted(fitting, key=lambda a: (a.headline, not a.polarity, abs(len(a.account.quote.quote) - 55), a.account.quote))
    fallbacks = []
    for answer in tries[:6]:
        doc = annotated[answer.account.report].doc
        tokens = list(doc.char_span(answer.account.quote.start, answer.account.quote.end, alignment_mode="expand") or ())
        question = _ask(answer, kind, tokens) if tokens else None
        if question and not _vague(question):
            return _capital(question)
        fallbacks.append(question)
    return _capital(next((q for q in fallbacks if q), None) or _plain(tries[0], kind))


def _ask(answer: Answer, kind: PointKind, tokens: Sequence[Token]) -> str | None:
    if kind in (PointKind.COUNT, PointKind.SHARE):
        return _how_many(answer, kind, tokens)
    if kind is PointKind.ATTRIBUTE and answer.account.unit == "year" and answer.account.low is not None:
        return f"how old is {answer.subject or _noun_after(tokens)}?" if answer.subject or _noun_after(tokens) else None
    if kind is PointKind.IDENTITY and answer.subject and answer.subject[0].isupper() and not _finite(_head(tokens)):
        return f"who or what is {answer.subject}?"
    asking = {PointKind.DATE: "when", PointKind.PLACE: "where"}.get(kind)
    head = _governor(tokens) if asking else _head(tokens)
    if head is None:
        return None
    clause = _clause(head, answer, left_out=tokens if asking else ())
    if clause is None:
        return None
    return f"{asking} {clause}?" if asking else f"{clause}?"


def _how_many(answer: Answer, kind: PointKind, tokens: Sequence[Token]) -> str | None:
    """The clause with "how many" in the place of the number, where the number opens it; else the thing counted and the clause."""
    value, text = answer.account.value or "", _joined(tokens)
    asking = "how many" if kind is PointKind.COUNT else "what share"
    at = text.find(value) if value else -1
    if 0 <= at <= 12 and text[at + len(value) :].strip():
        rest = text[at + len(value) :].lstrip(" -%\"'”’")
        if kind is PointKind.SHARE:
            rest = rest.removeprefix("percent").removeprefix("per cent").lstrip()
        return f"{asking} {rest}?"
    unit = answer.account.unit
    if not unit or unit == "%":
        return f"what share: {text}?" if unit else None
    return f"how many {_plural(unit)}: {text}?"


def _head(tokens: Sequence[Token]) -> Token | None:
    """The verb that governs the quote."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.pos_ in ("VERB", "AUX") and (token.head.i not in inside or token.head.i == token.i)]
    return tops[0] if tops else None


def _governor(tokens: Sequence[Token]) -> Token | None:
    """The verb that a time or a place hangs on."""
    token = _head(tokens) or tokens[0]
    steps = 0
    while token.pos_ != "VERB" and token.head.i != token.i and steps < 8:
        token, steps = token.head, steps + 1
    return token if token.pos_ in ("VERB", "AUX") else None


def _finite(head: Token | None) -> bool:
    return head is not None and (head.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ in _AUXILIARIES for child in head.children))


def _clause(head: Token, answer: Answer, left_out: Iterable[Token]) -> str | None:
    """Auxiliary, subject, verb and the rest, in the order of a question; None where the clause has no subject or no finite verb."""
    subject = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or not _finite(head):
        return None
    helpers = [child for child in head.children if child.dep_ in _AUXILIARIES and child.i < head.i]
    if any(helper.lower_ == "to" for helper in helpers) or (helpers and helpers[0].i < subject.i and helpers[0].lower_ == "'s"):
        return None
    gone = {token.i for token in left_out if token.i != head.i}
    rest = [token for token in _after(head) if token.i not in gone]
    middle = [h for h in helpers[1:] if h.lower_ not in NEGATIONS]
    if helpers:
        opening, verb = helpers[0].lower_, head.text
    elif head.lemma_ == "be":
        opening, verb = head.lower_, ""
    else:
        opening, verb = {"VBD": "did", "VBZ": "does", "VBP": "do"}[head.tag_], head.lemma_
    opening = {"'ll": "will", "wo": "will", "'ve": "have", "'re": "are", "'s": "is", "'d": "would", "ca": "can", "'m": "am"}.get(
        opening, opening
    )
    who = _subject_text(subject, answer)
    return " ".join(part for part in (opening, who, *(m.lower_ for m in middle), verb, _joined(rest)) if part)


def _subject_text(subject: Token, answer: Answer) -> str:
    if subject.lower_ in _PRONOUNS and subject.pos_ == "PRON":
        if subject.lower_ == "there":
            return "there"
        return answer.subject or (answer.account.speaker if subject.lower_ in ("we", "i") and answer.account.speaker else subject.lower_)
    phrase = _short_phrase(subject)
    text = _joined(phrase)
    named = phrase[0].pos_ == "PROPN" or phrase[0].ent_type_ not in ("", "DATE", "CARDINAL")
    return text if named or not text[1:2].islower() else text[0].lower() + text[1:]


def _short_phrase(token: Token) -> list[Token]:
    """The noun phrase of a token without its relative clauses and appositions."""
    cut = {t.i for child in token.subtree if child.dep_ in ("relcl", "appos", "acl") for t in child.subtree}
    kept = [t for t in token.subtree if t.i not in cut and not t.is_space]
    while kept and kept[-1].is_punct and kept[-1].text not in ('"', ")"):
        kept.pop()
    return kept[:_LONGEST] or [token]


def _after(head: Token) -> list[Token]:
    """What follows the verb in its own clause."""
    out: list[Token] = []
    for child in head.children:
        if child.i < head.i or child.dep_ in ("punct", "advcl", "conj", "cc", "parataxis", "neg") or child.dep_ in _AUXILIARIES:
            continue
        if child.dep_ in ("ccomp", "xcomp", "acl"):
            out.extend(t for t in child.subtree if not t.is_space)
        else:
            out.extend(_short_phrase(child))
    kept = [t for t in sorted(out, key=lambda t: t.i) if not t.is_punct or t.text in ("'", "-", "%", "$")]
    return kept[:_LONGEST]


def _noun_after(tokens: Sequence[Token]) -> str | None:
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_ != "year" and t.lower_ != "old"]
    return f"the {nouns[-1].lower_}" if nouns and nouns[-1].pos_ == "NOUN" else nouns[-1].text if nouns else None


def _joined(tokens: Sequence[Token]) -> str:
    """The words with a single space where the text has any, or where words were left out."""
    out = ""
    previous: Token | None = None
    for token in tokens:
        if token.is_space:
            continue
        apart = previous is not None and (previous.whitespace_ or previous.i + 1 != token.i)
        out += (" " if apart and not token.text.startswith("'") else "") + token.text
        previous = token
    return " ".join(out.split()).strip(" ,;:.")


def _plural(unit: str) -> str:
    return unit if unit.endswith("s") or unit in ("people", "police", "children", "men", "women") else f"{unit}s"


def _vague(question: str) -> bool:
    words = question.rstrip("?").split()
    return len(words) < 4 or any(word in ("he", "she", "it", "they", "this", "who", "which") for word in words[1:3])


def _plain(answer: Answer, kind: PointKind) -> str:
    text = " ".join(answer.account.quote.quote.split()).strip(" .,;:\"'“”‘’")
    opening = {
        PointKind.COUNT: "how many",
        PointKind.SHARE: "what share",
        PointKind.DATE: "when",
        PointKind.PLACE: "where",
        PointKind.IDENTITY: "who or what",
        PointKind.ATTRIBUTE: "of what kind",
        PointKind.YES_NO: "is it so",
    }[kind]
    about = answer.predicate if answer.predicate and answer.predicate.casefold() not in text.casefold() else None
    subject = answer.subject if answer.subject and answer.subject.casefold() not in text.casefold() else None
    return f"{opening}: {' '.join(part for part in (subject, about, text) if part)}?"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
