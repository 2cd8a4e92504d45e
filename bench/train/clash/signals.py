"""What speaks for and against two unlike items being two tellings of one thing (`signals_of`)."""

from collections.abc import Set
from math import log

from bench.train.clash.unlike_words import Item, Kind, ReadSentence, UnlikePair, deed_of, role_of
from rashomon.claims.terms import A_NAME
from rashomon.numbers.one_thing import are_two, of_two_events, unlike
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import is_supposed_at

_OBJECTS = ("dobj", "attr", "acomp")
_OF_NUMBERS = (
    "ratio fate money percent age bare two events group_unlike group_same part small limit "
    "deed_unlike"
).split()
Signals = dict[str, float]


def signals_of(pair: UnlikePair) -> Signals:
    """Returns the signals of a pair, by name."""
    signals = {f"is {kind}": float(pair.item.kind is kind) for kind in Kind}
    for some in (
        _of_sentences(pair),
        _of_voices(pair),
        _of_clauses(pair),
        _of_words_around(pair),
        _of_echoes(pair),
        _of_numbers(pair.item, pair.other),
        _of_days(pair.item, pair.other),
    ):
        signals |= some
    for kind in Kind:
        for name in ("clause shared", "shared", "verb", "subject", "before", "behind"):
            signals[f"{name} of {kind}"] = signals[f"is {kind}"] * signals[name]
    return signals


# Terms.


def terms_among(sentence: ReadSentence, start: int, end: int) -> frozenset[str]:
    """Returns the terms of a sentence that stand in this stretch of its report."""
    return frozenset(
        term for term, first, last in sentence.terms.places if start <= first and last <= end
    )


def terms_below(sentence: ReadSentence, top: ParsedWord, item: Item) -> frozenset[str]:
    """Returns the terms below a word, without those of the item."""
    words = top.words
    own = terms_among(sentence, item.span.start, item.span.end)
    start, end = words.starts[words.left[top.i]], words.ends[words.right[top.i]]
    return terms_among(sentence, start, end) - own


def phrase_terms(sentence: ReadSentence, item: Item) -> frozenset[str]:
    """Returns the terms of the noun phrase in which an item stands, without those of the item."""
    top = item.top
    while top.head != top and not top.is_noun and not top.head.is_verb:
        top = top.head
    return terms_below(sentence, top, item)


def term_of(sentence: ReadSentence, word: ParsedWord | None) -> str | None:
    """Returns the term of a word: its name, its value or its family."""
    if word is None or word.pos == "PRON":
        return None
    for term, first, last in sentence.terms.places:
        if first <= word.start < last:
            return term
    return None


def weight_of(terms: Set[str], sentence: ReadSentence) -> float:
    """Returns the weight of these terms."""
    return sum(sentence.terms.terms.get(term, 0.0) for term in sorted(terms))


def share(terms: Set[str], others: Set[str], pair: UnlikePair) -> float:
    """Returns which share of the lighter of two sets of terms is in both, 0 if one is empty."""
    lighter = min(weight_of(terms, pair.first), weight_of(others, pair.second))
    return weight_of(terms & others, pair.first) / lighter if lighter else 0.0


def _names_in(terms: Set[str]) -> frozenset[str]:
    return frozenset(term for term in terms if term[0] == A_NAME)


# Groups of signals.


def _of_sentences(pair: UnlikePair) -> Signals:
    """How much two sentences share, how long they are, and where they stand."""
    first, second = pair.first.terms, pair.second.terms
    places = first.sentence.place, second.sentence.place
    return {
        "shared": pair.shared,
        "shared weight": log(1 + weight_of(first.terms.keys() & second.terms.keys(), pair.first)),
        "longer": abs(log(len(first.terms) / len(second.terms))),
        "length": log(len(first.terms) * len(second.terms)),
        "depth": max(places),
        "deeper": max(places) - min(places),
        "title": float(first.sentence.title or second.sentence.title),
        "doubtful": float(
            any(one.page.report.is_doubtful(one.span) for one in (pair.first, pair.second))
        ),
    }


def _of_voices(pair: UnlikePair) -> Signals:
    """Which names, values, days and speakers two sentences share."""
    first, second = pair.first.terms, pair.second.terms
    signals = {
        "days shared": float(bool(first.days & second.days)),
        "days unlike": float(unlike(first.days, second.days)),
        "voice same": float(bool(first.voices & second.voices)),
        "voice unlike": float(unlike(first.voices, second.voices)),
    }
    for name, some, others in (
        ("names", first.names, second.names),
        ("values", first.values, second.values),
    ):
        signals[f"{name} shared"] = float(min(len(some & others), 3))
        signals[f"{name} unlike"] = float(min(len(some - others), len(others - some), 3))
    return signals


def _of_clauses(pair: UnlikePair) -> Signals:
    """How much the clauses share in which the items stand, and their noun phrases."""
    first, second, item, other = pair.first, pair.second, pair.item, pair.other
    clause, other_clause = (
        terms_below(first, item.verb, item),
        terms_below(second, other.verb, other),
    )
    phrase, other_phrase = phrase_terms(first, item), phrase_terms(second, other)
    names, other_names = _names_in(clause), _names_in(other_clause)
    extra = weight_of(clause - other_clause, first) + weight_of(other_clause - clause, second)
    return {
        "clause shared": share(clause, other_clause, pair),
        "clause weight": log(1 + weight_of(clause & other_clause, first)),
        "clause extra": log(1 + extra),
        "phrase shared": share(phrase, other_phrase, pair),
        "phrase unlike": float(unlike(phrase, other_phrase)),
        "phrase one-sided": float(bool(phrase) != bool(other_phrase)),
        "clause names shared": float(min(len(names & other_names), 2)),
        "clause names unlike": float(unlike(names - other_names, other_names - names)),
        "clause names one-sided": float(bool(names ^ other_names)),
    }


def _of_words_around(pair: UnlikePair) -> Signals:
    """Whether verb, role, subject, object and neighbouring words are the same."""
    first, second, item, other = pair.first, pair.second, pair.item, pair.other
    subjects = term_of(first, subject_of(item.verb)), term_of(second, subject_of(other.verb))
    is_turned = item.verb.has("nsubjpass") != other.verb.has("nsubjpass")
    objects = (
        term_of(first, item.verb.child(*_OBJECTS)),
        term_of(second, other.verb.child(*_OBJECTS)),
    )
    return {
        "verb": float(deed_of(item.verb) == deed_of(other.verb)),
        "verb says": float(deed_of(item.verb) == "say"),
        "role": float(role_of(item.top) == role_of(other.top)),
        "subject": 0.0 if is_turned else same(*subjects),
        "object": same(*objects),
        "before": float(run_beside(pair, -1)),
        "behind": float(run_beside(pair, 1)),
        "supposed": float(is_supposed_at(item.verb) or is_supposed_at(other.verb)),
    }


def _of_echoes(pair: UnlikePair) -> Signals:
    """How the values are told elsewhere."""
    echo = pair.echo
    return {
        "agreed": echo.agreed,
        "is agreed": float(echo.agreed > 0),
        "rival": echo.rival,
        "beats rivals": float(pair.shared > echo.rival),
        "margin": pair.shared - echo.rival,
        "backed": float(min(echo.backed + echo.other_backed, 4)),
        "backed both": float(echo.backed > 0 and echo.other_backed > 0),
    }


def _of_numbers(item: Item, other: Item) -> Signals:
    """Returns the signals of two amounts; all are 0 of other items."""
    number, second = item.number, other.number
    if number is None or second is None:
        return dict.fromkeys(_OF_NUMBERS, 0.0)
    low, high = sorted((abs(number.size() or 0.0), abs(second.size() or 0.0)))
    found = (
        min(3.0, log((high + 1) / (low + 1))),
        number.fate is not None,
        number.number.measure == "money",
        number.share,
        number.noun == "age",
        number.noun is None,
        are_two(number, second),
        of_two_events(number, second),
        unlike(number.group, second.group),
        bool(number.group) and number.group == second.group,
        number.part or second.part,
        high <= 3,
        number.number.limit != second.number.limit,
        unlike(number.words.deed, second.words.deed),
    )
    return dict(zip(_OF_NUMBERS, map(float, found), strict=True))


def _of_days(item: Item, other: Item) -> Signals:
    """Returns the signals of two days; all are 0 of other items."""
    is_day = item.kind is Kind.DAY
    return {
        "far": float(is_day and item.value[:7] != other.value[:7]),
        "year": float(is_day and item.value[:4] != other.value[:4]),
    }


# Words.


def same(first: str | None, second: str | None) -> float:
    """Returns 1 for equal, -1 for unlike, 0 where one is not known."""
    if first is None or second is None:
        return 0.0
    return 1.0 if first == second else -1.0


def run_beside(pair: UnlikePair, step: int) -> int:
    """Returns how many words are equal behind (step 1) or before (-1) both items, up to five."""
    words, others = pair.first.page.words.base, pair.second.page.words.base
    own = pair.first.page.words.of(pair.item.span)
    of_other = pair.second.page.words.of(pair.other.span)
    places = (own.stop, of_other.stop) if step > 0 else (own.start - 1, of_other.start - 1)
    for run in range(5):
        at, other_at = (place + step * run for place in places)
        is_inside = 0 <= at < len(words) and 0 <= other_at < len(others)
        if not is_inside or words[at] != others[other_at]:
            return run
    return 5


def subject_of(verb: ParsedWord) -> ParsedWord | None:
    """Returns the subject of a predicate or of the verb that it shares one with."""
    for _ in range(3):
        subject = verb.subject
        if subject or verb.dep not in ("conj", "xcomp", "advcl", "acomp", "attr"):
            return subject
        verb = verb.head
    return None
