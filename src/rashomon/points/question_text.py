"""Words the heading of a point from the clause of one of its answers, saying no more than that answer does."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.asking import DENIALS, ask_answer, is_label
from rashomon.points.clause_questions import TELLING, points_elsewhere
from rashomon.text.annotations import Annotations
from rashomon.text.wording import OPEN_PART

WHOLE = 36  # words of a sentence that is shown whole
_PLAIN = 14  # most words of a sentence in a report's own voice, shown like a clause
_FEWEST = 5  # most words of a clause that stands for its sentence
_LEAST = 8  # words around an answer if nothing else can be shown
_MARKS = frozenset(",;:()—–…")
_NO_END = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "ADJ")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_UNDER = ("ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj")  # clauses that mean less, or something else, without the one above
_SPARE = ("advcl", "relcl", "conj", "parataxis", "acl", "appos")  # dispensable parts of a sentence if a comma or dash sets them off
_SPEAKING = frozenset("i we my our me us".split())
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([A-Z][\w ]*\) ?)?(?:[—–―]|--?) ?|\([A-Z]{2,}\) (?:[—–―-] )?)(?=\S)"
)
_DOUBLE = re.compile('["“”„‟«»]')


def own_words(tokens: Sequence[Token], blank: Collection[int], speaker: str | None, outlet: str, *, is_quoted: bool) -> tuple[float, str]:
    """Returns the report's words around the answer's tokens, those of `blank` left open, with their speaker; and a penalty.

    `is_quoted`: somebody says them, though it may not be known who.
    """
    doc = tokens[0].doc
    sentence = [t for t in doc[tokens[0].sent.start : tokens[-1].sent.end] if not t.is_space]
    found = _said(sentence, tokens) if speaker is not None else None
    if found is None:
        found = _trimmed(sentence) if len(sentence) <= WHOLE else _clause(sentence, tokens, is_spoken=speaker is not None)
    words = found or _cut(sentence, tokens)
    text = _written(words, blank)
    alone = not any(t.lower_ not in _SPEAKING and points_elsewhere([t], None) for t in words)
    spoken = any(t.lower_ in _SPEAKING for t in words)
    if found is None:
        text = f"{'' if words[0] is sentence[0] else '… '}{text} …"
    elif not text.startswith(OPEN_PART):
        text = f"{text[:1].upper()}{text[1:]}"
    against = 0.35 * (not alone) + 0.4 * (found is None) + 0.3 * (len(words) < _FEWEST) + 0.3 * (spoken and speaker is None)
    against += 0.3 * any(t.text == "?" for t in words)
    telling = any(t.lemma_.lower() in TELLING for t in words)
    quoted = (_in_quotes(sentence[0]) and not telling) or _is_said(found, sentence)
    if speaker is not None and (quoted or (spoken and not telling)):
        return against, f"{speaker}: “{text}”"
    if found is not None and alone and not (is_quoted or quoted) and len(words) <= _PLAIN:
        return against, text
    return against, f"{'Quoted in ' if quoted else ''}{outlet}: “{text}”"


def _in_quotes(first: Token) -> bool:
    """Whether a quotation that opened earlier in the paragraph is still open at the sentence's first word."""
    start = first.i
    while start and "\n" not in first.doc[start - 1].text:
        start -= 1
    before = first.doc[start : first.i].text_with_ws + (first.text if _DOUBLE.match(first.text) else "")
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_said(found: Sequence[Token] | None, sentence: Sequence[Token]) -> bool:
    """Whether the words are what the rest of the sentence attributes to somebody."""
    verbs = [t for t in sentence if t.lemma_.lower() in TELLING and found is not None and t not in found]
    return any(child in (found or ()) for verb in verbs for child in verb.children if child.dep_ == "ccomp")


def _written(words: Sequence[Token], blank: Collection[int]) -> str:
    """The words as printed, on one line; inner double quotation marks become single ones, unpaired ones go."""
    doc, at, end = words[0].doc, words[0].i, words[-1].i + 1  # not Doc.text, which is joined anew on each call
    text = ""
    left_open = enumerate(sorted(i for i in blank if at <= i < end))
    for place, (_, group) in enumerate(itertools.groupby(left_open, key=lambda pair: pair[1] - pair[0])):
        run = [i for _, i in group]
        text += doc[at : run[0]].text_with_ws + (OPEN_PART if place == 0 else doc[run[0] : run[-1] + 1].text) + doc[run[-1]].whitespace_
        at = run[-1] + 1
    text = " ".join((text + doc[at:end].text).split())
    text = _DATELINE.sub("", text, count=1) if _DATELINE.match(text) else text
    return _unquoted(text).strip(" ,;:-–—―").removesuffix(".")


def _unquoted(text: str) -> str:
    """The text without double quotation marks around the whole; inner ones become single, or go if they are not paired."""
    if text and _DOUBLE.match(text[0]) and not _DOUBLE.search(text[1:-1]):
        text = text[1:-1] if _DOUBLE.match(text[-1]) else text[1:]
    found = _DOUBLE.findall(text)
    opened = itertools.cycle((True, False))
    opens = [next(opened) if mark == '"' else mark in "“„«" for mark in found]
    if opens != [place % 2 == 0 for place in range(len(found))] or len(found) % 2:
        return " ".join(_DOUBLE.sub("", text).split())
    marks = iter(opens)
    return _DOUBLE.sub(lambda _: "‘" if next(marks) else "’", text)


def _said(sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token] | None:
    """Of a sentence that ends in its speaker, the said part, if that is a clause of its own with the whole answer in it."""
    for verb in sentence:
        said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
        if said is not None and verb.lemma_.lower() in TELLING and _is_finite(said):
            words = [t for t in sentence if said.left_edge.i <= t.i <= said.right_edge.i]
            whole = {t.i for t in tokens} <= {t.i for t in words} and verb not in words
            return _trimmed(words) if whole and _FEWEST <= len(words) <= WHOLE else None
    return None


def _clause(sentence: Sequence[Token], tokens: Sequence[Token], *, is_spoken: bool) -> list[Token] | None:
    """The smallest whole clause around the answer that can stand for the sentence; None if there is none, or it is too long."""
    at, seen = _verb_over(tokens[0]), set[int]()
    while at is not None and at.i not in seen:
        seen.add(at.i)
        told = is_spoken and at.dep_ == "ccomp" and at.head.lemma_.lower() in TELLING  # its speaker is named before it
        if (told or at.dep_ not in _UNDER) and _is_finite(at):
            words = _shortened(at, sentence, tokens)
            if words is not None:
                return words
        at = at.head if at.head.i != at.i else None
    return None


def _verb_over(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    return next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")), None)


def _is_finite(verb: Token) -> bool:
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(child.dep_ in _SUBJECTS for child in verb.children) and any(t.tag_ in _FINITE for t in (verb, *own))


def _shortened(verb: Token, sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token] | None:
    """A clause without what commas or dashes set off at its ends, as far as its length requires."""
    inside = {t.i for t in tokens}
    places = {t.i for t in sentence}
    first, last = verb.left_edge.i, verb.right_edge.i
    spare = [t for t in verb.subtree if t.dep_ in _SPARE and t.i != verb.i and t.i in places and _is_set_off(t)]
    spare += [t for t in verb.children if t.dep_ in ("prep", "npadvmod", "advmod") and _is_set_off(t)]
    spare = [t for t in spare if not t.left_edge.i <= verb.i <= t.right_edge.i and inside.isdisjoint(each.i for each in t.subtree)]
    for _ in range(len(spare) + 1):
        kept = _trimmed([t for t in sentence if first <= t.i <= last])
        if not inside <= {t.i for t in kept} or len(kept) < _FEWEST:
            return None
        if len(kept) <= WHOLE:
            return kept
        behind = [t for t in spare if t.left_edge.i <= kept[-1].i <= t.right_edge.i]
        before = [t for t in spare if t.left_edge.i <= kept[0].i <= t.right_edge.i]
        if behind:
            last = max(t.left_edge.i for t in behind) - 1  # the least that can go
        elif before:
            first = min(t.right_edge.i for t in before) + 1
        else:
            return None
    return None


def _trimmed(words: Sequence[Token]) -> list[Token]:
    """The words without marks at either end and without a conjunction that joins them to their neighbours."""
    kept = list(words)
    while kept and (_joins(kept[0]) or (kept[0].is_punct and not kept[0].is_quote and kept[0].text not in "'‘’")):
        kept = kept[1:]
    while kept and ((kept[-1].is_punct and kept[-1].text not in ".”\"’'%)?") or kept[-1].pos_ == "CCONJ"):
        kept = kept[:-1]
    return kept


def _joins(token: Token) -> bool:
    """Whether the word only joins what follows to what came before."""
    return token.pos_ == "CCONJ" or token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")


def _is_set_off(token: Token) -> bool:
    """Whether a mark stands before what depends on the token, or after it if it opens the sentence."""
    first, last = token.left_edge, token.right_edge
    before = first.i > 0 and first.nbor(-1).is_punct
    return before if first.i > first.sent.start else last.i + 1 < len(last.doc) and last.nbor(1).text == ","


def _cut(sentence: Sequence[Token], tokens: Sequence[Token]) -> list[Token]:
    """The part between marks around the answer, within the limit for a sentence."""
    inside = [k for k, t in enumerate(sentence) if tokens[0].i <= t.i <= tokens[-1].i]
    start, end = max(0, min(inside[0], inside[-1] + 1 - _LEAST)), max(inside[-1] + 1, min(inside[0] + _LEAST, len(sentence)))
    if inside[-1] < WHOLE:
        start = 0
    end = min(end, start + WHOLE)
    while start > 0 and (end - start < WHOLE or sentence[start].dep_ == "case") and not _is_mark(sentence[start - 1]):
        start -= 1
    while end < len(sentence) and end - start < WHOLE and not _is_mark(sentence[end]):
        end += 1
    start += bool(start and sentence[start].pos_ == "CCONJ" and start < inside[0])
    while end > inside[-1] + 1 and sentence[end - 1].pos_ in _NO_END:
        end -= 1
    return list(sentence[start:end])


def _is_mark(token: Token) -> bool:
    return token.text in _MARKS or (token.text == "-" and bool(token.whitespace_))


_DENYING = DENIALS | {f"{verb}s" for verb in DENIALS} | set_of("negation.forms_of_denying")
_TRIES = 12  # answers from which a heading is tried
_CLAIMED, _NEARLY_ALL = 0.4, 0.8
_WORDS = 0.35  # the penalty of the report's own words
_OPENED = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE)
_UNENDING = set_of("small_words.that_end_nothing")
_SMALL = set_of("small_words.of_headings")
_ROOM = 18  # words of a question
_STRAY = str.maketrans(dict.fromkeys('"“”„‟«»()[]?!', " "))


def word_question(
    answers: Sequence[CandidateAccount],
    kind: PointKind,
    annotated: Mapping[str, Annotations],
    *,
    dates: Mapping[str, Span] | None = None,
    names: Mapping[str, NameKind] | None = None,
    taken: Collection[str] = (),
) -> str:
    """Returns the heading of a point with these answers.

    It is a question where the clause of an answer surely gives one; else the words of the report, with `___` for what is asked. `dates`: time
    expressions by id; `names`: kinds of referents by name; `taken`: headings of other points.
    """
    fitting = [answer for answer in answers if answer.kind is kind] or list(answers)
    shared, given = _shares(answers, _content), _shares(answers, lambda answer: (_value(answer),))
    is_claim = _is_claim(answers, names or {})
    tries = sorted(fitting, key=lambda answer: (_plainness(answer, shared, given), answer.account.quote))[:_TRIES]
    found: list[tuple[float, int, str]] = []
    for k, answer in enumerate(tries):
        asked = _Asked(answer, kind, annotated[answer.account.report], dates or {}, names or {}, is_claim)
        found += [(_plainness(answer, shared, given) + cost, k, heading) for cost, heading in _headings(asked) if heading]
    free = [each for each in found if each[2] not in taken] or found
    return min(free)[2] if free else "What is said?"


def asks_of_denial(question: str) -> bool:
    """Whether a question asks if someone denies something, so that a denial answers it with yes."""
    return not _DENYING.isdisjoint(question.casefold().replace("?", " ").replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class _Asked:
    """An answer for which a heading is sought, with everything needed to word it."""

    answer: CandidateAccount
    kind: PointKind
    annotated: Annotations
    dates: Mapping[str, Span]
    names: Mapping[str, NameKind]
    is_claim: bool = False
    """Whether one person alone says it: a question must not take the rest of the clause for granted."""

    @property
    def tokens(self) -> list[Token]:
        """Returns the tokens of the quote."""
        quote = self.annotated.doc.char_span(self.answer.account.quote.start, self.answer.account.quote.end, alignment_mode="expand")
        return [t for t in quote or () if not t.is_space]

    @property
    def given(self) -> list[Token]:
        """Returns the tokens that a heading leaves open: the figure, day or words of the answer."""
        if self.kind is PointKind.YES_NO:
            return []
        if self.kind is PointKind.DATE:
            spans = [self.dates[identity] for identity in self.answer.dates if identity in self.dates]
            return [t for t in self.tokens if any(span.start <= t.idx < span.end for span in spans)]
        return _valued(self.answer, self.tokens)

    @property
    def blank(self) -> frozenset[int]:
        """Returns the places of the tokens left open; none if the number is part of a name."""
        given = self.given if self.kind in _OPENED else []
        return frozenset() if is_label(given, self.answer.account.value, self.answer.account.unit) else frozenset(t.i for t in given)


def _headings(asked: _Asked) -> Iterator[tuple[float, str | None]]:
    """Yields possible headings of the answer, each with its penalty."""
    tokens = asked.tokens
    if not tokens:
        return
    given, account = asked.given, asked.answer.account
    names_a_thing = asked.kind in (PointKind.COUNT, PointKind.SHARE) and is_label(given, account.value, account.unit)
    question = None if asked.answer.headline or names_a_thing else ask_answer(asked.answer, asked.kind, tokens, given, asked.names)
    if question and is_well_formed(question):
        yield _CLAIMED * (asked.is_claim and asked.kind is not PointKind.YES_NO), _finished(question)
    yield _in_words(asked)


def is_well_formed(question: str) -> bool:
    """Whether a question has enough words, not too many, and a last word that needs no other after it."""
    words = question.rstrip("?").split()
    if any(word.startswith("-") or word.endswith("-") for word in words):
        return False
    return 2 < len(words) <= _ROOM and ":" not in question and words[-1].casefold() not in _UNENDING and not asks_of_denial(question)


def _shares(answers: Sequence[CandidateAccount], told: Callable[[CandidateAccount], Iterable[str]]) -> dict[str, float]:
    """Returns for each of the words or values told in the answers the share of the reports that have it."""
    of: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        for word in told(answer):
            of[word].add(answer.account.report)
    among = len({answer.account.report for answer in answers})
    return {word: len(reports) / among for word, reports in of.items()}


def _content(answer: CandidateAccount) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]{3,}", answer.account.quote.quote)} - _SMALL


def _value(answer: CandidateAccount) -> str:
    account = answer.account
    return f"{account.low} {account.high}" if account.low is not None else (account.value or "").casefold()


def _is_claim(answers: Sequence[CandidateAccount], names: Mapping[str, NameKind]) -> bool:
    """Whether nearly all accounts are words of one person."""
    spoken = Counter(
        speaker.split()[-1] for answer in answers if (speaker := _speaker(answer, names)) and names[speaker] is NameKind.PERSON
    )
    return bool(spoken) and max(spoken.values()) >= _NEARLY_ALL * len(answers)


def _plainness(answer: CandidateAccount, shared: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The penalty for wording the heading from an answer.

    It grows with words or a value that others do not share, and for denials, headlines and short quotes.
    """
    words = _content(answer)
    strange = 1 - sum(shared[word] for word in words) / len(words) if words else 1.0
    denies = answer.account.stance is Stance.DENIES
    strange += (0.25 if answer.kind is PointKind.YES_NO else 0.5) * (1 - given[_value(answer)])
    return round(strange + 0.6 * denies + 0.4 * answer.headline + 0.2 * (not answer.polarity) + 0.1 * (len(words) < 2), 6)


def _in_words(asked: _Asked) -> tuple[float, str]:
    """The report's words around the answer, with their speaker."""
    report = asked.annotated.report
    speaker, outlet = _namable(asked.answer, asked.names), report.outlet or report.id
    against, text = own_words(asked.tokens, asked.blank, speaker, outlet, is_quoted=asked.answer.account.speaker is not None)
    return _WORDS + against, text


def _speaker(answer: CandidateAccount, names: Mapping[str, NameKind]) -> str | None:
    """The speaker, if they have a name."""
    speaker = (answer.account.speaker or "").removeprefix("unnamed ").strip()
    if names.get(speaker) in (NameKind.PERSON, NameKind.ORGANISATION):
        return speaker
    full = [name for name, kind in names.items() if kind is NameKind.PERSON and speaker and name.endswith(f" {speaker}")]
    return full[0] if len(full) == 1 else None


def _namable(answer: CandidateAccount, names: Mapping[str, NameKind]) -> str | None:
    """The speaker as a heading may name them: with a name, and without the end of one sentence run into the next ("U.N. Nothing")."""
    speaker = _speaker(answer, names)
    runs_on = speaker is not None and any("." in word[:-1] for word in speaker.split()[:-1]) and names[speaker] is not NameKind.PERSON
    return None if runs_on or speaker is None or not speaker[0].isupper() else speaker


def _valued(answer: CandidateAccount, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the quote that give the value, with the preposition before them."""
    at = answer.account.quote.quote.find(answer.account.value or "\0")
    if at < 0:
        return list(tokens)
    start = answer.account.quote.start + at
    inside = [t for t in tokens if start <= t.idx < start + len(answer.account.value or "")]
    return inside or list(tokens)


def _finished(text: str) -> str:
    """The question on one line, with a capital and a question mark, without quotation marks and stray brackets."""
    plain = " ".join(text.translate(_STRAY).split()).strip(" ,;:-–—'’‘?!")
    return f"{plain[:1].upper()}{plain[1:]}?"
