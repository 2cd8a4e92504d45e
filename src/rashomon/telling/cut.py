"""Cuts a sentence to what it needs to say (`cut_of`): a tail that only adds to it may go.

A cut ends at a mark behind which a relative clause, an apposition, a participle or a further clause
begins. What attributes, denies, limits, conditions or turns the rest stays ("but"), what says which
thing is meant, and all that is asked for; where nothing can go, the sentence is whole.
"""

from collections.abc import Iterable, Sequence

from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.speaker_words import noun_cue, verb_cue

LEAST = 7  # words of a cut
_SAVED = 4  # words that a cut leaves out at least
_ADDED = frozenset("relcl acl advcl appos conj cc".split())
_JOINED = frozenset(("cc", "preconj"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_DASHES = frozenset("—–-") | {"--"}
_OPENERS = frozenset(",;—–(-") | {"--"}
_AROUND = ",;:.!?()\"'“”‘’—–"  # signs that stand at a word


def cut_of(page: Annotations, quote: Span, keep: Iterable[Span] = ()) -> Span:
    """Returns the shortest cut of a sentence of this page that holds all of `keep`, else the
    sentence itself."""
    if not page.read_whole:
        return quote
    words = page.words
    tokens = words.at(quote.start, quote.end)
    if not tokens:
        return quote
    least = max((span.end for span in keep), default=quote.start)
    for n in range(tokens.start + LEAST, tokens.stop - _SAVED):
        if words.starts[n] < least:
            continue
        if _may_end(words, tokens, n):
            stop = _last_word(words, tokens.start, n)
            if stop - tokens.start < LEAST or words.ends[stop - 1] < least:
                continue
            made = page.report.span(quote.start, words.ends[stop - 1])
            if _is_even(made.quote):
                return made
    return quote


def conditions_in(text: str) -> frozenset[str]:
    """Returns the words of a text that condition or limit what stands beside them ("unless")."""
    return set_of("cuts.conditions") & {word.strip(_AROUND) for word in text.casefold().split()}


def _may_end(words: ParsedWords, tokens: range, n: int) -> bool:
    """Whether the sentence may end before token n: what follows hangs on what stands before it as
    an addition."""
    if words.text[n] not in _OPENERS:
        return False  # what stands without a mark says which thing is meant
    if not _stands(words, tokens, n) or _is_wanted(words, tokens, n):
        return False
    tails = [i for i in range(n, tokens.stop) if words.head[i] < n and not words.punct[i]]
    if not tails or any(words.dep[i] not in _ADDED for i in tails):
        return False
    if any(words.head[i] == i for i in range(n, tokens.stop)):
        return False  # the main verb stands behind
    if any(i < n and words.head[i] >= n for i in tokens):
        return False  # something before it hangs on what would go
    if any(words.dep[i] in _JOINED and words.lower[i] in set_of("cuts.turns") for i in tails):
        return False
    return not any(_governs(words, i) for i in range(n, tokens.stop)) and not _is_list(words, tails)


def _stands(words: ParsedWords, tokens: range, n: int) -> bool:
    """Whether a verb with its subject stands before token n, in no clause that opens the sentence
    and waits for another."""
    return words.pos[tokens.start] != "SCONJ" and any(
        words.head[i] == i and words.pos[i] in ("VERB", "AUX") and _has_subject(words, i)
        for i in range(tokens.start, n)
    )


def _has_subject(words: ParsedWords, verb: int) -> bool:
    return any(words.child(verb, role) is not None for role in _SUBJECTS)


def _is_wanted(words: ParsedWords, tokens: range, n: int) -> bool:
    """Whether what stands before token n waits for what follows, however it was parsed: before an
    insertion between dashes or behind a verb, between adjectives of one noun, before who signs."""
    tail = range(n + 1, tokens.stop)
    dashed = any(words.text[i] in _DASHES for i in tail)
    if words.text[n] in _DASHES:
        signed = not _tells(words, tail)
        return signed or dashed or words.ends[n - 1] == words.starts[n]
    if dashed and sum(words.text[i] in _DASHES for i in range(tokens.start, n)) % 2:
        return True
    after = next((i for i in tail[:-1] if words.text[i] == ","), None)
    if after and words.dep[after + 1] == "cc" and not _tells(words, range(n, after)):
        return True  # one of several that are listed
    if n + 1 < tokens.stop and words.lower[n + 1] in set_of("cuts.awaited"):
        return True
    if any(words.text[i] == ":" for i in range(tokens.start, n)):
        return True  # what a colon announced goes on
    last = n - 1
    mark = next((i for i in range(last, tokens.start, -1) if words.text[i] == ","), None)
    if mark is None:
        return False
    inserted = not _tells(words, range(mark, n))
    behind = words.pos[mark - 1]
    return (inserted and behind in ("VERB", "AUX")) or (words.pos[last] == behind == "ADJ")


def _tells(words: ParsedWords, tokens: range) -> bool:
    return any(words.pos[i] in ("VERB", "AUX") for i in tokens)


def _is_list(words: ParsedWords, tails: Sequence[int]) -> bool:
    """Whether what follows goes on with a list of things."""
    return any(
        words.dep[i] == "conj" and words.pos[i] in ("NOUN", "PROPN", "NUM", "ADJ") for i in tails
    )


def _governs(words: ParsedWords, i: int) -> bool:
    """Whether a word behind a cut attributes, denies, limits or conditions what stands before it;
    what somebody named there says of something else ("the keeper, who said ...") does not."""
    if words.lower[i] in set_of(
        "cuts.conditions", "cuts.limits", "cuts.sources", "negation.falsehoods"
    ):
        return True
    lemma, role, above = words.lemma[i], words.dep[i], words.head[i]
    named = i if role == "appos" else above if role in ("relcl", "acl") else None
    if named is not None and noun_cue(words.lemma[named]) is not None:  # "a claim that ..."
        return True
    speaker = words.child(i, "nsubj")
    own = speaker is not None and words.tag[speaker] in ("WDT", "WP")
    says = verb_cue(lemma) is not None or lemma in set_of("negation.failing")
    return says and words.pos[i] == "VERB" and not own


def _last_word(words: ParsedWords, first: int, n: int) -> int:
    """The end of the words before token n, without marks that lead on."""
    while n > first and (words.space[n - 1] or words.text[n - 1] in _OPENERS):
        n -= 1
    return n


def _is_even(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs."""
    return (
        text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )
