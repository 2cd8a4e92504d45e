"""Says how well a sentence is understood by itself (`standing`), and whether it needs another one
before it (`points_back`)."""

import re

from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, Annotations, ParsedWords

TORN = 0.05
NEEDS = 0.25
HEADLINE = 0.35
LEANS = 0.7
"""Of a sentence that is torn, that needs the one before it, of a headline, and of one that tells of
a thing as if it were known."""
_CLOSES = re.compile(r'[^"“]*[^\s"“(]["”]')  # its first quotation mark stands behind a word
_MARKS = "“\"‘'"  # that begin quotations
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“].*?[\"”]|''.*?''")
_BROKEN = re.compile(r"://|www\.|\.com/|[|•@#]|\b(?:[A-Z][A-Z'’]{1,30}+\W{1,9}+){3}[A-Z]{2}")
_BEGUN = re.compile(r"(?<!\w)['‘](?=\w)")  # where single marks begin, surely or possibly end
_ENDED = re.compile(r"[.,!?]['’](?!\w)")
_ENDS = re.compile(r"[\w.,!?]['’](?!\w)")


def standing(span: Span, page: Annotations, speaker: str | None = None) -> float:
    """Returns how well a sentence is understood by itself, 0 to 1. `speaker` is whose words it is,
    if that is shown beside it."""
    text = span.quote
    words = page.words
    tokens = words.of(span)
    is_title = span.line == page.report.title
    hangs = words.pos[tokens.start] == "SCONJ" and "," not in text
    hangs = hangs or (page.read_whole and not is_title and not _tells(words, tokens))
    if hangs or _is_torn(text, speaker) or page.report.is_doubtful(span):
        return TORN
    points = points_back(text.lstrip(_MARKS) if speaker else text) and not _is_empty(words, tokens)
    if _is_halved(text) or points or (page.read_whole and _lacks_whom(words, tokens)):
        return NEEDS
    if page.read_whole and _leans(words, tokens):
        return LEANS
    return HEADLINE if is_title else 1.0


def _is_torn(text: str, speaker: str | None) -> bool:
    """Whether it is no whole sentence, or words of somebody who is not named."""
    own = _WORD.findall(_QUOTED.sub("", text).casefold())
    quoted = text[0] in _MARKS or not set_of("small_words.first_persons").isdisjoint(own)
    return (
        not (text[0].isupper() or text[0].isdigit() or text[0] in _MARKS)
        or text.count("(") != text.count(")")
        or text.rstrip().endswith((":", "?", "…", "...", ","))
        or (_BROKEN.search(text) is not None and not text.isupper())
        or (not speaker and (_is_halved(text) or quoted))
    )


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
    persons = set_of("small_words.third_persons")
    several = set_of("small_words.plural_pronouns")
    one = many = thing = False
    for i in tokens:
        is_subject = words.dep[i] in SUBJECTS
        word = words.lower[i]
        bare = is_subject and not words.has(i, "prep")
        bare = bare and (
            words.tag[i] in set_of("parse.bare") or (word == "it" and i > tokens.start)
        )
        points = (
            word in persons and word not in {"it", "its"} and not (many if word in several else one)
        )
        # "that" is nobody who speaks before it
        if points or (bare and not (thing if words.tag[i] == "DT" else one or many)):
            return True
        named = words.pos[i] == "PROPN" and words.entity[i] not in {"DATE", "TIME"}
        one = one or named or (is_subject and words.tag[i] == "NN")
        told = named or words.pos[i] == "NOUN"
        many = many or told
        thing = (thing or told) and not words.has(i, "ccomp")
    return False


def _leans(words: ParsedWords, tokens: range) -> bool:
    """Whether its first subject is "the letter" or "the tall guard, who fell", which nothing beside
    it says more of."""
    for i in tokens:
        if words.dep[i] in SUBJECTS:
            below = [k for k in tokens if words.head[k] == i and words.pos[k] != "PUNCT"]
            if any(words.dep[k] == "relcl" for k in below):  # who it is was told before
                below = [k for k in below if words.dep[k] not in {"amod", "relcl"}]
            return words.pos[i] == "NOUN" and [words.lower[k] for k in below] == ["the"]
    return False


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
