"""How a question of fact reads: made from the clause of one of its answers, and saying no more than that answer does."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.language.annotations import Annotations
from rashomon.language.polarity import governing_verb
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.points.accounts import Answer
from rashomon.points.amounts import ask_amount
from rashomon.points.clause_questions import OPEN, TELLING, Voices, ask, points_elsewhere, subject_of_clause, tell
from rashomon.points.phrases import bare_phrase, fitted, is_plural, joined, phrase, with_article

DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "contradict"})
_DENYING = (
    DENIALS
    | {f"{verb}s" for verb in DENIALS}
    | {"denies", "denied", "denying", "rejected", "disputed", "dismissed", "dismisses", "contradicted"}
)
_TRIES = 8  # answers from which a heading is tried
_ASKED, _TOLD, _WORDS = 0.0, 0.1, 0.45  # what speaks against a question, a clause and the words as they stand
_OPENED = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE)
_MARKS = frozenset(",;:()—–…")
_NO_END = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "ADJ")
_FEWEST = 8  # words around an answer of a few words
_TOLD_ROOM = 22  # words of a report that are shown
_UNENDING = frozenset("of the a an to in by and or for with at on from as that than is was were be into about between".split())
_SMALL = frozenset("the and was were had has have been that this with from for which who are not but his her their its they she".split())
_ROOM = 14  # words of a question
_WHEN = {"since": "since when", "until": "until when", "till": "until when", "from": "from when", "by": "by when"}
_WHERE = {"from": "from where"}
_PARTS = frozenset("evening morning night afternoon day week month year hour hours dawn start end beginning".split())
_NOT_AGENTS = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
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
    taken: Collection[str] = (),
) -> str:
    """The heading of a point with these answers: a question where the clause of an answer surely gives one; else that clause, with `___` for
    what is asked; else the words of the report. `dates` are the time expressions by id, `names` the kinds of referents by name, `taken` are
    headings of other points."""
    fitting = [answer for answer in answers if answer.kind is kind] or list(answers)
    shared = _shared_words(answers, annotated)
    tries = sorted(fitting, key=lambda answer: (_plainness(answer, shared), answer.account.quote))[:_TRIES]
    found: list[tuple[float, int, str]] = []
    for k, answer in enumerate(tries):
        asked = _Asked(answer, kind, annotated[answer.account.report], dates or {}, names or {})
        found += [(_plainness(answer, shared) + cost, k, heading) for cost, heading in _headings(asked) if heading]
    free = [each for each in found if each[2] not in taken] or found
    return min(free)[2] if free else "What is said?"


def asks_of_denial(question: str) -> bool:
    """Whether a question asks if someone denies something, so that a denial answers it with yes."""
    return not _DENYING.isdisjoint(question.casefold().replace("?", " ").replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class _Asked:
    """An answer for which a heading is sought, with all that is read for it."""

    answer: Answer
    kind: PointKind
    annotated: Annotations
    dates: Mapping[str, Span]
    names: Mapping[str, NameKind]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the quote."""
        quote = self.annotated.doc.char_span(self.answer.account.quote.start, self.answer.account.quote.end, alignment_mode="expand")
        return [t for t in quote or () if not t.is_space]

    @property
    def voices(self) -> Voices:
        """Whom pronouns may mean."""
        speaker = _speaker(self.answer, self.names)
        is_body = self.names.get(speaker or "") is NameKind.ORGANISATION
        return Voices(speaker, self.answer.subject if _is_name(self.answer.subject) else None, is_body=is_body)

    @property
    def given(self) -> list[Token]:
        """The tokens that a heading leaves open: the figure, day or words of the answer."""
        if self.kind is PointKind.YES_NO:
            return []
        if self.kind is PointKind.DATE:
            spans = [self.dates[identity] for identity in self.answer.dates if identity in self.dates]
            return [t for t in self.tokens if any(span.start <= t.idx < span.end for span in spans)]
        return _valued(self.answer, self.tokens)


def _headings(asked: _Asked) -> Iterator[tuple[float, str | None]]:
    """What may stand over the answer, with what speaks against it."""
    tokens = asked.tokens
    if not tokens:
        return
    question = None if asked.answer.headline else _ask(asked, tokens)
    if question and is_well_formed(question):
        yield _ASKED, _finished(question)
    told = None if asked.answer.headline else _tell(asked, tokens)
    if told and len(told.split()) > 2:
        yield _TOLD, _capital(told)
    yield _in_words(asked)


def is_well_formed(question: str) -> bool:
    """Whether a question holds what a question needs: enough words and not too many, ending in none that wants another after it."""
    words = question.rstrip("?").split()
    if any(word.startswith("-") or word.endswith("-") for word in words):
        return False
    return 2 < len(words) <= _ROOM + 2 and ":" not in question and words[-1].casefold() not in _UNENDING and not asks_of_denial(question)


def _shared_words(answers: Sequence[Answer], annotated: Mapping[str, Annotations]) -> dict[str, float]:
    """In how many of the reports that answer each word stands, as a share."""
    of: dict[str, set[str]] = {}
    for answer in answers:
        of.setdefault(answer.account.report, set()).update(_content(answer))
    counts = Counter(word for words in of.values() for word in words)
    return {word: count / len(of) for word, count in counts.items()}


def _content(answer: Answer) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]{3,}", answer.account.quote.quote)} - _SMALL


def _plainness(answer: Answer, shared: Mapping[str, float]) -> float:
    """What speaks against taking the heading from an answer: words that the others do not share, a denial, a headline, few or many words."""
    words = _content(answer)
    strange = 1 - sum(shared[word] for word in words) / len(words) if words else 1.0
    denies = answer.account.stance is Stance.DENIES
    return round(strange + 0.6 * denies + 0.4 * answer.headline + 0.2 * (not answer.polarity) + 0.1 * (len(words) < 2), 6)


def _tell(asked: _Asked, tokens: Sequence[Token]) -> str | None:
    """The clause of the answer, with what is asked left open."""
    blank = {t.i for t in asked.given} if asked.kind in _OPENED else set()
    if asked.kind in _OPENED and not blank:
        return None
    open_at = next((t for t in tokens if t.i in blank), tokens[0])
    head = _head(tokens)
    verb = governing_verb(open_at) if head is None or blank else head
    return (
        tell(verb, asked.voices, blank=blank, affirmed=asked.kind is PointKind.YES_NO and not asked.answer.polarity)
        if verb is not None
        else None
    )


def _in_words(asked: _Asked) -> tuple[float, str]:
    """The words of the report around the answer, what is asked left open; who speaks of themselves is named."""
    answer, doc = asked.answer, asked.annotated.doc
    blank = {t.i for t in asked.given} if asked.kind in _OPENED else set()
    tokens = asked.tokens
    sentence = [t for t in doc[tokens[0].sent.start : tokens[-1].sent.end] if not t.is_space]
    first, last = _piece(sentence, tokens)
    words = sentence[first:last]
    kept = [t for t in words if t.i not in blank or t.i == min(blank)]
    replaced = {min(blank): OPEN} if blank else {}
    text = joined(kept, replaced, commas=True)
    whole = (first == 0, last >= len(sentence) - 1)
    first_person = any(t.lower_ in ("i", "we", "my", "our", "me", "us") for t in words)
    by = f" ({answer.account.speaker})" if first_person and answer.account.speaker else ""
    unsaid = points_elsewhere(words, None) and not by
    incomplete = whole != (True, True) and not any(t.dep_ in ("nsubj", "nsubjpass") and t.head in words for t in words)
    few = sum(t.pos_ in ("NOUN", "PROPN", "VERB") and t.i not in blank for t in words) < 2
    text = " ".join(text.translate(_STRAY).split())
    text = f"{'' if whole[0] else '… '}{_capital(text) if whole[0] else text}{'' if whole[1] else ' …'}{by}"
    text += "?" if whole == (True, True) and sentence[-1].text == "?" else ""
    return _WORDS + 0.3 * unsaid + 0.25 * (not whole[0]) + 0.1 * (not whole[1]) + 0.5 * few + 0.3 * incomplete, text


def _piece(sentence: Sequence[Token], tokens: Sequence[Token]) -> tuple[int, int]:
    """Where the words to be shown begin and end: the sentence, or of a long one what stands between marks around the answer."""
    if len(sentence) <= _TOLD_ROOM:
        return 0, len(sentence)
    inside = [k for k, t in enumerate(sentence) if tokens[0].i <= t.i <= tokens[-1].i]
    start, end = max(0, min(inside[0], inside[-1] + 1 - _FEWEST)), max(inside[-1] + 1, min(inside[0] + _FEWEST, len(sentence)))
    end = min(end, start + _TOLD_ROOM)
    while start > 0 and end - start < _TOLD_ROOM and not _is_mark(sentence[start - 1]):
        start -= 1
    if start and not _is_mark(sentence[start - 1]):
        start = min(inside[0], max(0, inside[-1] + 1 - _FEWEST))
    while end < len(sentence) and end - start < _TOLD_ROOM and not _is_mark(sentence[end]):
        end += 1
    if start and sentence[start].pos_ == "CCONJ" and start < inside[0]:
        start += 1
    while end > inside[-1] + 1 and sentence[end - 1].pos_ in _NO_END:
        end -= 1
    return start, end


def _is_mark(token: Token) -> bool:
    return token.text in _MARKS or (token.text == "-" and bool(token.whitespace_))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _ask(asked: _Asked, tokens: Sequence[Token]) -> str | None:
    answer, kind, voices = asked.answer, asked.kind, asked.voices
    if kind in (PointKind.COUNT, PointKind.SHARE) or (kind is PointKind.ATTRIBUTE and answer.account.low is not None):
        return ask_amount(answer, kind, tokens, voices)
    if kind is PointKind.DATE:
        return _of_time_or_place(asked.given, "when", _WHEN, voices) if asked.given else None
    if kind is PointKind.PLACE:
        return _of_time_or_place(_valued(answer, tokens), "where", _WHERE, voices)
    if kind is PointKind.IDENTITY:
        return _who_or_what(answer, tokens, voices, asked.names)
    return _yes_no(answer, tokens, voices)


def _speaker(answer: Answer, names: Mapping[str, NameKind]) -> str | None:
    """The speaker, where they have a name."""
    speaker = (answer.account.speaker or "").removeprefix("unnamed ").strip()
    return speaker if names.get(speaker) in (NameKind.PERSON, NameKind.ORGANISATION) else None


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
    noun = top.head if top.head.i != top.i else None
    verb = governing_verb(noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else top)
    if verb is None or (noun is not None and noun.pos_ in ("NOUN", "PROPN")):
        return None
    if word == "when":  # no other time beside the one that is asked for
        gone |= {t.i for child in verb.children if child.dep_ in ("npadvmod", "prep") and _is_time(child) for t in child.subtree}
    return ask(verb, voices, asking=asking, gone=gone)


def _is_time(child: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") and t.dep_ in ("pobj", "npadvmod", "nummod", "compound") for t in child.subtree)


def _head(tokens: Sequence[Token]) -> Token | None:
    """The verb that governs the quote."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.pos_ in _VERBS and (t.head.i not in inside or t.head.i == t.i) and t.dep_ not in ("amod", "compound")]
    return tops[0] if tops else None


def _who_or_what(answer: Answer, tokens: Sequence[Token], voices: Voices, names: Mapping[str, NameKind]) -> str | None:
    """Who someone is, what something is, or by whom something was done."""
    head, subject = _head(tokens), answer.subject
    agent = next((t for t in tokens if t.dep_ == "agent" and t.head.pos_ == "VERB" and any(_acts(child) for child in t.children)), None)
    if agent is not None and agent.head.tag_ == "VBN" and not any(child.dep_ == "neg" for child in agent.head.children):
        return ask(agent.head, voices, asking="by whom", gone={t.i for t in agent.subtree})
    if head is not None and head.lemma_ != "be":
        return None
    if head is not None and not _is_name(subject):
        return None
    if not subject or names.get(subject) is None:
        return None
    article = names[subject] is not NameKind.PERSON and f"the {subject}" in answer.sentence.quote.replace("The ", "the ")
    return f"{'who' if names[subject] is NameKind.PERSON else 'what'} is {'the ' if article else ''}{subject}?"


def _acts(named: Token) -> bool:
    """Whether what follows "by" is who did it: somebody with a name."""
    return named.dep_ == "pobj" and named.pos_ == "PROPN" and named.ent_type_ not in _NOT_AGENTS


def _is_name(subject: str | None) -> bool:
    return bool(subject and subject[0].isupper())


def _yes_no(answer: Answer, tokens: Sequence[Token], voices: Voices) -> str | None:
    """The clause turned round; of a denial what is denied; of a noun phrase whether there was such a thing."""
    denied = next((t for t in tokens if t.lemma_.lower() in DENIALS and t.pos_ == "VERB"), None)
    if denied is not None and answer.account.stance is Stance.DENIES:
        question = _of_denial(denied, voices)
        if question is not None:
            return question
    head = _head(tokens)
    if head is not None:
        told = next((child for child in head.children if child.dep_ == "ccomp" and child in tokens and head.lemma_ in TELLING), None)
        return ask(told, voices) if told is not None else ask(head, voices)
    noun = _top_noun(tokens)
    own = noun is not None and noun.pos_ == "NOUN" and not any(child.dep_ == "poss" or child.lower_ in _ONLY_ONE for child in noun.children)
    there = _was_there(noun) if noun is not None and own else None
    above = governing_verb(tokens[0])
    return there or (ask(above, voices) if above is not None else None)


def _of_denial(verb: Token, voices: Voices) -> str | None:
    """What a denial says is not so: a clause under the verb or its noun, an act of its own subject, else a thing."""
    noun = next((child for child in verb.children if child.dep_ == "dobj"), None)
    for holder in (verb, noun):
        for child in holder.children if holder is not None else ():
            if child.dep_ in ("ccomp", "acl", "relcl") and child.pos_ in _VERBS and child.i > verb.i:
                question = _own_act(verb, child, voices) if child.tag_ == "VBG" else ask(child, _with_owner(verb, voices))
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
    plain = thing and noun.pos_ == "NOUN" and not points_elsewhere(phrase(noun), None)
    return f"{'are' if is_plural(noun) else 'is'} {thing} right?" if plain else None


def _with_owner(verb: Token, voices: Voices) -> Voices:
    """With who denies as the one whose things "its" are."""
    subject = subject_of_clause(verb)
    named = subject is not None and subject.pos_ in ("NOUN", "PROPN")
    return replace(voices, owner=joined(bare_phrase(subject)) if subject is not None and named else None)


def _own_act(verb: Token, act: Token, voices: Voices) -> str | None:
    """Whether the one who denies did it: "denied having seen it" -> "did she see it"."""
    subject = subject_of_clause(verb)
    if subject is None:
        return None
    if subject.pos_ == "PRON" or points_elsewhere([*phrase(subject), *act.subtree], subject):
        return None
    who = joined(bare_phrase(subject))
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
    if points_elsewhere(words, None) or any(t.tag_ in ("JJS", "RBS") for t in words):
        return None
    kept = [t for t in words if t.i not in owners and not (t.dep_ == "det" and t.head.i == noun.i and t.lower_ not in ("any", "no"))]
    text = joined(fitted(kept, _ROOM - 2), affirmed=True)
    if not text or len(text) < 3:
        return None
    if is_plural(noun):
        return f"were there {text}?"
    return f"was there {with_article(text) if owned and kept[0].lower_ not in ('any', 'no') else text}?"


def _finished(text: str) -> str:
    """One line with a capital and a question mark, without quotation marks and stray brackets."""
    plain = " ".join(text.translate(_STRAY).split()).strip(" ,;:-–—'’‘?!")
    return f"{plain[:1].upper()}{plain[1:]}?"
