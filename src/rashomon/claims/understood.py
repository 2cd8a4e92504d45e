"""Says how well a sentence is understood by itself (`standing`), and whether it needs another one
before it (`points_back`)."""

import re
from collections.abc import Iterator

from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_report import SUBJECTS, Annotations, ParsedWords

# Of a sentence that is torn, that needs the one before it, of a headline, and of one that tells of
# a thing as if it were known.
TORN = 0.05
NEEDS = 0.25
HEADLINE = 0.35
LEANS = 0.7
_CLOSES = pattern_of(r'[^"“]*[^\s"“(]["”]')  # its first quotation mark stands behind a word
_MARKS = "“\"‘'"  # that begin quotations
_WORD = pattern_of(r"[^\W\d_]+")
_QUOTED = pattern_of(r"[\"“].*?[\"”]|''.*?''")
_BROKEN = pattern_of(r"://|www\.|\.com/|[|•@#]|\b(?:[A-Z][A-Z'’]{1,30}+\W{1,9}+){3}[A-Z]{2}")
_BEGUN = pattern_of(r"(?<!\w)['‘](?=\w)")  # where single marks begin, surely or possibly end
_ENDED = pattern_of(r"[.,!?]['’](?!\w)")
_ENDS = pattern_of(r"[\w.,!?]['’](?!\w)")


def standing(span: Span, page: Annotations, speaker: str | None = None) -> float:
    """Returns how well a sentence is understood by itself, 0 to 1. `speaker` is whose words it is,
    if that is shown beside it."""
    text = span.quote
    words = page.words
    tokens = words.of(span)
    is_title = span.line == page.report.title
    tells = is_title or not page.read_whole or _tells(words, tokens)
    if not tells or _hangs(text, words.pos[tokens.start]):
        return TORN
    if _is_torn(text, speaker) or page.report.is_doubtful(span):
        return TORN
    points = points_back(text.lstrip(_MARKS) if speaker else text)
    if _is_halved(text) or (points and not _is_empty(words, tokens)):
        return NEEDS
    plain = HEADLINE if is_title else 1.0
    if not page.read_whole:
        return plain
    if _lacks_whom(words, tokens):
        return NEEDS
    return LEANS if _leans(words, tokens) else plain


def _hangs(text: str, first: str) -> bool:
    """Whether it is a clause that hangs on another, by the class of its first word."""
    return first == "SCONJ" and "," not in text


def _is_torn(text: str, speaker: str | None) -> bool:
    """Whether it is no whole sentence, or words of somebody who is not named."""
    if not (text[0].isupper() or text[0].isdigit() or text[0] in _MARKS):
        return True
    if text.count("(") != text.count(")") or text.rstrip().endswith((":", "?", "…", "...", ",")):
        return True
    if _BROKEN.search(text) and not text.isupper():
        return True
    if speaker:
        return False
    own = _WORD.findall(_QUOTED.sub("", text).casefold())
    is_quoted = text[0] in _MARKS or not set_of("small_words.first_persons").isdisjoint(own)
    return is_quoted or _is_halved(text)


def _is_halved(text: str) -> bool:
    """Whether a quotation begins or ends outside."""
    if text.count('"') % 2 or text.count("''") % 2 or text.count("“") != text.count("”"):
        return True
    if _BEGUN.search(text):
        return not _ENDS.search(text)
    return _ENDED.search(text) is not None


def _tells(words: ParsedWords, tokens: range) -> bool:
    """Whether a verb with its subject stands in it, in no clause that hangs on another."""
    subjects = {*SUBJECTS, "csubj", "expl"}
    hanging = {"relcl", "advcl", "acl"}
    return any(words.dep[i] in subjects and words.dep[words.head[i]] not in hanging for i in tokens)


def _is_empty(words: ParsedWords, tokens: range) -> bool:
    """Whether it begins with an "it" or "there" that stands for what follows: "It is unclear who
    left", "There were several counts"."""
    first = tokens.start
    verb = words.head[first]
    is_said = words.has(verb, "acomp", "attr", "oprd")
    if words.lower[first] == "it" and is_said and words.has(verb, *set_of("parse.open")):
        return True
    things = words.below(verb, "attr") if words.dep[first] == "expl" else ()
    return any(words.pos[i] == "NOUN" for i in things)


def _lacks_whom(words: ParsedWords, tokens: range) -> bool:
    """Whether its first subject is a "both", or a "he" or "they" stands before anybody or anything
    that may be meant."""
    persons = set_of("small_words.third_persons") - {"it", "its"}
    told = set[str]()
    for i in tokens:
        word = words.lower[i]
        if word in persons:
            is_several = word in set_of("small_words.plural_pronouns")
            if ("many" if is_several else "one") not in told:
                return True
        if _is_bare(words, i, tokens.start):
            # "that" is nobody who speaks before it
            meant = ("thing",) if words.tag[i] == "DT" else ("one", "many")
            if told.isdisjoint(meant):
                return True
        told.update(_told_by(words, i))
        if words.has(i, "ccomp"):
            told.discard("thing")
    return False


def _told_by(words: ParsedWords, i: int) -> Iterator[str]:
    """Yields what a pronoun behind this word may mean: one person, many, a thing."""
    is_name = words.pos[i] == "PROPN" and words.entity[i] not in {"DATE", "TIME"}
    if is_name or words.pos[i] == "NOUN":
        yield from ("many", "thing")
    if is_name or (words.dep[i] in SUBJECTS and words.tag[i] == "NN"):
        yield "one"


def _is_bare(words: ParsedWords, i: int, first: int) -> bool:
    """Whether a subject is an "it" or a "both" that nothing beside it says more of."""
    if words.dep[i] not in SUBJECTS or words.has(i, "prep"):
        return False
    is_it = words.lower[i] == "it" and i > first
    return is_it or words.tag[i] in set_of("parse.bare")


def _leans(words: ParsedWords, tokens: range) -> bool:
    """Whether its first subject is "the letter" or "the tall guard, who fell", which nothing beside
    it says more of."""
    subject = next((i for i in tokens if words.dep[i] in SUBJECTS), None)
    if subject is None or words.pos[subject] != "NOUN":
        return False
    below = [i for i in tokens if words.head[i] == subject and words.pos[i] != "PUNCT"]
    relations = [words.dep[i] for i in below]
    idle = {"amod", "relcl"} if "relcl" in relations else ()  # who it is was told before
    return [words.lower[i] for i in below if words.dep[i] not in idle] == ["the"]


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another one before it. It begins with "he", "this", "four of them"
    and the like, in small letters or inside a quotation, or it closes a quotation that it did not
    open."""
    first, *more = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    return (
        first in set_of("small_words.that_point_back")
        or "them" in more
        or sentence[:1] in tuple(_MARKS)
        or sentence[:1].islower()
        or _CLOSES.match(sentence) is not None
    )
