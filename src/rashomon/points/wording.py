"""How a question of fact reads: made from the clause of one of its answers, and saying no more than that answer does."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from rashomon.language.annotations import Annotations
from rashomon.language.polarity import NEGATIONS, governing_verb
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.points.accounts import Answer
from rashomon.points.amounts import MEASURES, ask_amount
from rashomon.points.clause_questions import Voices, ask, subject_of_clause
from rashomon.points.phrases import bare_phrase, fitted, is_plural, joined, phrase, with_article

DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "contradict"})
_DENYING = (
    DENIALS
    | {f"{verb}s" for verb in DENIALS}
    | {"denies", "denied", "denying", "rejected", "disputed", "dismissed", "dismisses", "contradicted"}
)
_TRIES = 6  # answers from which a question is tried
_ROOM = 14  # words of a question
_WHEN = {"since": "since when", "until": "until when", "till": "until when", "from": "from when", "by": "by when"}
_TELLING = frozenset(
    {"say", "tell", "claim", "insist", "maintain", "state", "add", "explain", "report", "announce"}
)  # the account has who said it
_WHERE = {"from": "from where"}
_PARTS = frozenset("evening morning night afternoon day week month year hour hours dawn start end beginning".split())
_NOT_AGENTS = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
_VOTES = frozenset({"vote", "margin", "majority", "percent", "show"})
_PRONOUNS = frozenset("he she it they we i you him her them this that these those who which what there".split())
_ONLY_ONE = frozenset({"first", "second", "third", "last", "only", "sole", "next", "same", "other", "former", "latter"})
_VERBS = ("VERB", "AUX")
_STRAY = str.maketrans(dict.fromkeys('"“”„‟«»()[]?!', " "))


def word_question(
    answers: Sequence[Answer],
    kind: PointKind,
    annotated: Mapping[str, Annotations],
    *,
    dates: Mapping[str, Span] | None = None,
    names: Mapping[str, NameKind] | None = None,
) -> str:
    """A question in words for these answers, from the one whose clause says most plainly what is asked; `dates` are the time expressions by
    id, `names` the kinds of referents by name."""
    fitting = [answer for answer in answers if answer.kind is kind] or list(answers)
    tries = sorted(fitting, key=_plainness)
    found = []
    for k, answer in enumerate(tries[:_TRIES]):
        doc = annotated[answer.account.report].doc
        quote = doc.char_span(answer.account.quote.start, answer.account.quote.end, alignment_mode="expand")
        tokens = [t for t in quote or () if not t.is_space]
        question = _ask(answer, kind, tokens, dates or {}, names or {}) if tokens else None
        if question:
            found.append((_oddness(question), k, question))
            if not found[-1][0]:
                break
    return _finished(min(found)[2] if found else _plain(tries[0], kind))


def asks_of_denial(question: str) -> bool:
    """Whether a question asks if someone denies something, so that a denial answers it with yes."""
    return not _DENYING.isdisjoint(question.casefold().replace("?", " ").replace(",", " ").split())


def _plainness(answer: Answer) -> tuple[bool, bool, bool, int, Span]:
    denies = answer.account.stance is Stance.DENIES
    return denies, answer.headline, not answer.polarity, abs(len(answer.account.quote.quote) - 55), answer.account.quote


def _oddness(question: str) -> int:
    """What speaks against a question: pronouns in the subject's place, few words, a colon, many words, a negation."""
    words = question.split()
    pronoun = any(word in ("he", "she", "it", "they", "this", "that", "i", "we", "you") for word in words[1:4])
    negative = any(word.casefold() in NEGATIONS for word in words)
    return 4 * (":" in question) + 3 * asks_of_denial(question) + 2 * pronoun + 2 * (len(words) < 4) + negative + (len(words) > _ROOM)


def _ask(answer: Answer, kind: PointKind, tokens: Sequence[Token], dates: Mapping[str, Span], names: Mapping[str, NameKind]) -> str | None:
    voices = Voices(_speaker(answer), answer.subject)
    if kind in (PointKind.COUNT, PointKind.SHARE) or (kind is PointKind.ATTRIBUTE and answer.account.low is not None):
        return ask_amount(answer, kind, tokens, voices)
    if kind is PointKind.DATE:
        spans = [dates[identity] for identity in answer.dates if identity in dates]
        asked = [t for t in tokens if any(span.start <= t.idx < span.end for span in spans)]
        return _of_time_or_place(asked or list(tokens), "when", _WHEN, voices)
    if kind is PointKind.PLACE:
        return _of_time_or_place(_valued(answer, tokens), "where", _WHERE, voices)
    if kind is PointKind.IDENTITY:
        question = _who_or_what(answer, tokens, voices, names)
        return question or (_yes_no(answer, tokens, voices) if _head(tokens) is not None else None)
    return _yes_no(answer, tokens, voices)


def _speaker(answer: Answer) -> str | None:
    speaker = (answer.account.speaker or "").removeprefix("unnamed ").strip()
    if not speaker or len(speaker.split()) > 4:
        return None
    return speaker if speaker[0].isupper() or speaker.startswith(("the ", "a ", "an ", "his ", "her ", "their ")) else f"the {speaker}"


def _valued(answer: Answer, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the quote that give the value, with the preposition before them."""
    at = answer.account.quote.quote.find(answer.account.value or "\0")
    if at < 0:
        return list(tokens)
    start = answer.account.quote.start + at
    inside = [t for t in tokens if start <= t.idx < start + len(answer.account.value or "")]
    return inside or list(tokens)


def _of_time_or_place(asked: Sequence[Token], word: str, forms: Mapping[str, str], voices: Voices) -> str | None:
    """The clause that a time or place stands in, with "when" or "where" for it; of a noun's own time, the noun."""
    inside = {t.i for t in asked}
    top = next((t for t in asked if t.head.i not in inside or t.head.i == t.i), asked[0])
    while top.head.tag_ in ("IN", "TO") and top.dep_ in ("pobj", "pcomp", "npadvmod") and top.head.i not in inside:
        top = top.head
        if top.lower_ == "of" and top.head.lemma_.lower() in _PARTS:  # "on the evening of 14 June"
            top = top.head
    gone = inside | ({t.i for t in top.subtree} if top.tag_ == "IN" or top.lemma_.lower() in _PARTS else set())
    gone |= {i + 1 for i in gone if i + 1 < len(top.doc) and top.doc[i + 1].dep_ == "case"}
    asking = forms.get(top.lower_, word)
    noun = _noun_of(top)
    verb = governing_verb(noun or top)
    negated = verb is not None and any(child.dep_ == "neg" for child in verb.children)
    if verb is not None and not (noun is not None and (negated or noun.dep_ in ("nsubj", "nsubjpass"))):
        return ask(verb, voices, asking=asking, gone=gone)
    thing = joined([t for t in (bare_phrase(noun) if noun is not None else []) if t.i not in gone])
    if not thing or noun is None or noun.pos_ != "NOUN":
        return None
    the = "the " if top.dep_ == "poss" else ""
    return f"{asking} {'were' if is_plural(noun) else 'was'} {the}{thing}?"


def _noun_of(top: Token) -> Token | None:
    """The noun that a time or place is said of."""
    noun = top.head if top.head.i != top.i else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _head(tokens: Sequence[Token]) -> Token | None:
    """The verb that governs the quote."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.pos_ in _VERBS and (t.head.i not in inside or t.head.i == t.i) and t.dep_ not in ("amod", "compound")]
    return tops[0] if tops else None


def _who_or_what(answer: Answer, tokens: Sequence[Token], voices: Voices, names: Mapping[str, NameKind]) -> str | None:
    """Who someone is, what something is, or by whom something was done."""
    head, subject = _head(tokens), answer.subject
    agent = next((t for t in tokens if t.dep_ == "agent" and t.head.pos_ == "VERB" and any(_acts(child) for child in t.children)), None)
    if agent is not None and agent.head.tag_ == "VBN":
        return ask(agent.head, voices, asking="by whom", gone={t.i for t in agent.subtree})
    if head is not None and head.lemma_ != "be":
        return None
    if head is not None:
        said = subject_of_clause(head)
        if any(child.dep_ == "expl" for child in head.children) or said is None or (said.pos_ == "PRON" and not _is_name(subject)):
            return None
        who = subject if said.pos_ == "PRON" or _is_name(subject) else joined(bare_phrase(said))
        return (
            f"{_asking(who, names)} {head.lower_ if head.tag_ in ('VBD', 'VBZ', 'VBP') and head.lower_.isalpha() else 'is'} {who}?"
            if who
            else None
        )
    if (
        not subject
        or len(subject) < 2
        or subject in MEASURES
        or (not _is_name(subject) and f" {subject}" not in f" {answer.sentence.quote}")
    ):
        return None
    article = not _is_name(subject) or (
        names.get(subject) is not NameKind.PERSON and f"the {subject}" in answer.sentence.quote.replace("The ", "the ")
    )
    return f"{_asking(subject, names)} is {'the ' if article else ''}{subject}?"


def _acts(named: Token) -> bool:
    """Whether what follows "by" may be who did it, not a day, a number or a vote."""
    return named.dep_ == "pobj" and named.ent_type_ not in _NOT_AGENTS and named.lemma_.lower() not in _VOTES


def _is_name(subject: str | None) -> bool:
    return bool(subject and subject[0].isupper())


def _asking(name: str | None, names: Mapping[str, NameKind]) -> str:
    kind = names.get(name or "")
    return (
        {NameKind.PERSON: "who", NameKind.ORGANISATION: "what", NameKind.PLACE: "what"}.get(kind, "who or what") if kind else "who or what"
    )


def _yes_no(answer: Answer, tokens: Sequence[Token], voices: Voices) -> str | None:
    """The clause turned round; of a denial what is denied; of a noun phrase whether there was such a thing."""
    denied = next((t for t in tokens if t.lemma_.lower() in DENIALS and t.pos_ == "VERB"), None)
    if denied is not None and answer.account.stance is Stance.DENIES:
        question = _of_denial(denied, voices)
        if question is not None:
            return question
    head = _head(tokens)
    if head is not None:
        told = next((child for child in head.children if child.dep_ == "ccomp" and child in tokens and head.lemma_ in _TELLING), None)
        question = (ask(told, voices) if told is not None else None) or ask(head, voices)
        if question is not None:
            return question
    above = governing_verb(head.head) if head is not None and head.head.i != head.i else governing_verb(tokens[0]) if head is None else None
    noun = _top_noun(tokens)
    there = _was_there(noun) if noun is not None else None
    around = ask(above, voices) if above is not None else None
    own = noun is not None and noun.pos_ == "NOUN" and not any(child.dep_ == "poss" or child.lower_ in _ONLY_ONE for child in noun.children)
    if head is not None:
        return around
    return there if own else around or there


def _of_denial(verb: Token, voices: Voices) -> str | None:
    """What a denial says is not so: a clause under the verb or its noun, an act of its own subject, else a thing."""
    noun = next((child for child in verb.children if child.dep_ == "dobj"), None)
    for holder in (verb, noun):
        for child in holder.children if holder is not None else ():
            if child.dep_ in ("ccomp", "acl", "relcl") and child.pos_ in _VERBS and child.i > verb.i:
                question = _own_act(verb, child, voices) if child.tag_ == "VBG" else ask(child, voices)
                if question is not None:
                    return question
    act = next((child for child in verb.children if child.dep_ in ("xcomp", "pcomp") and child.pos_ in _VERBS), None)
    if act is not None:
        return _own_act(verb, act, voices)
    if noun is None:
        return None
    if any(child.lower_ == "any" for child in noun.children):
        return _was_there(noun)
    thing = joined(fitted(phrase(noun), _ROOM - 2))
    return f"{'are' if is_plural(noun) else 'is'} {thing} right?" if thing and noun.pos_ == "NOUN" else None


def _own_act(verb: Token, act: Token, voices: Voices) -> str | None:
    """Whether the one who denies did it: "denied having seen it" -> "did she see it"."""
    subject = subject_of_clause(verb)
    if subject is None:
        return None
    who = voices.subject if subject.pos_ == "PRON" and _is_name(voices.subject) else joined(bare_phrase(subject))
    passive = any(child.dep_ == "auxpass" for child in act.children)
    opening = ("were" if is_plural(subject) else "was") if passive else "did"
    rest = joined(fitted([t for t in act.subtree if t.i > act.i and not t.is_space], _ROOM - 4))
    return f"{opening} {who} {act.lower_ if passive else act.lemma_.lower()} {rest}".strip() + "?" if who else None


def _top_noun(tokens: Sequence[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    return next((t for t in [*tops, *tokens] if t.pos_ in ("NOUN", "PROPN")), None)


def _was_there(noun: Token) -> str | None:
    """Whether there was such a thing, its article made indefinite."""
    if noun.pos_ != "NOUN":
        return None
    words = phrase(noun) if len(phrase(noun)) <= _ROOM - 2 else bare_phrase(noun)
    owned = any(t.dep_ in ("det", "poss") and t.i < noun.i for t in noun.children)
    owners = {t.i for child in noun.children if child.dep_ == "poss" for t in child.subtree}
    kept = [t for t in words if t.i not in owners and not (t.dep_ == "det" and t.head.i == noun.i and t.lower_ not in ("any", "no"))]
    text = joined(fitted(kept, _ROOM - 2), affirmed=True)
    if not text or len(text) < 3:
        return None
    if is_plural(noun):
        return f"were there {text}?"
    return f"was there {with_article(text) if owned and kept[0].lower_ not in ('any', 'no') else text}?"


def _plain(answer: Answer, kind: PointKind) -> str:
    """The words of the answer after what is asked, where no question could be formed."""
    text = " ".join(answer.account.quote.quote.split()[: _ROOM - 2])
    opening = {
        PointKind.COUNT: "how many",
        PointKind.SHARE: "what share",
        PointKind.DATE: "when",
        PointKind.PLACE: "where",
        PointKind.IDENTITY: "who or what",
        PointKind.ATTRIBUTE: "of what kind",
        PointKind.YES_NO: "is it so",
    }[kind]
    short = len(text.split()) < 3  # what is longer says itself what it is about
    about = [part for part in (answer.subject, answer.predicate) if short and part and part.casefold() not in text.casefold()]
    return f"{opening}: {' '.join((*about, text))}?"


def _finished(text: str) -> str:
    """One line with a capital and a question mark, without quotation marks and stray brackets."""
    plain = " ".join(text.translate(_STRAY).split()).strip(" ,;:-–—'’‘?!")
    return f"{plain[:1].upper()}{plain[1:]}?"
