"""Decides which sentence names a claim, and which of its sentences only repeat another
(`tell_once`).

What a sentence tells is its terms (words by family, joined names, resolved days, numbers with their
unit) and its facts: numbers with their limit words, days, names, denials, conditions, hedges, and
who speaks. A sentence with a fact that none before it has repeats none of them, whatever its words.
Neither does one that tells of another deed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from rashomon.claims.bound_facts import ToldFacts, deeds_in, facts_of_deeds
from rashomon.claims.terms import SentenceTerms, TermWeights
from rashomon.claims.understood import standing
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import NEGATIONS
from rashomon.text.speaker_words import verb_cue

PagesById = Mapping[str, Annotations]  # the reports by id, with their parses

_NAMED_OVER = 10.0  # words that a sentence is taken to be longer than it is when it names a claim
_TOLD_OVER = 8.0  # the same when it is chosen for what it adds
_FACT = 4.0  # what a new fact counts beside the weights of terms
_LEAST = 0.05  # of a row's weight that a sentence without a new fact must add
_UNNAMED = 0.7  # and of one without a name
_MAIN = 0.3  # and of one whose main clause no other report tells


@record
class _Told:
    """A sentence with what it tells: the weights of its terms, its facts, and how many words it
    has.

    - `deed`: what is done in its main clause; `deeds`: in any clause
    - `bound`: those of its facts that are tied to a deed
    """

    sentence: ClaimSentence
    terms: TermWeights
    facts: ToldFacts
    words: int
    deed: str
    deeds: ToldFacts
    bound: ToldFacts


def _told_of(
    sentence: ClaimSentence, terms: SentenceTerms, page: Annotations, bound: ToldFacts
) -> _Told:
    """Returns what a sentence of a claim tells; a name is no hedge, though it be written "May"."""
    parse = page.words
    words = [
        parse.lower[i].replace("’", "'")
        for i in terms.sentence.tokens
        if parse.pos[i] not in {"PROPN", "PUNCT"}
    ]
    facts = {
        *bound,
        *terms.names,
        *terms.days,
        *(
            f"figure {q.low}/{q.high}/{q.unit or q.text * (q.low is q.high is None)}/{q.manner}"
            for q in terms.quantities
            if q.unit or not q.low == q.high == 1
        ),
        *("negation" for w in words if w in NEGATIONS or w.endswith("n't")),
        *(f"hedge {word}" for word in set_of("passages.hedges").intersection(words)),
        *(f"condition {word}" for word in set_of("passages.conditions").intersection(words)),
        *(f"voice {voice}" for voice in terms.voices),
    }
    deeds = page.kept(("deeds", terms.sentence.first), terms, partial(deeds_in, terms, page))
    length = len(sentence.span.quote.split())
    return _Told(sentence, terms.terms, frozenset(facts), length, *deeds, bound)


def _naming(told: Sequence[_Told], terms: Mapping[str, SentenceTerms], pages: PagesById) -> _Told:
    """Returns the sentence that holds most of what several reports share, for its length, and of
    which they share the main clause, too; one that needs another before it, or is torn, or a
    headline, only where none other tells as much."""
    carriers = Counter(t for t, _ in {(t, one.sentence.report) for one in told for t in one.terms})
    others = max(1, len({one.sentence.report for one in told}) - 1)

    def score(one: _Told) -> float:
        shared = sum(weight * (carriers[term] - 1) for term, weight in one.terms.items())
        sentence = one.sentence
        own = terms[sentence.id]
        page = pages[sentence.report]
        asked = ("clause", own.sentence.first)
        made = partial(_clause, own, page, sentence)
        main, alone = page.kept(asked, (own, sentence.speaker), made)
        main &= one.terms.keys()
        agreed = sum(carriers[term] - 1 for term in main) / others / (len(main) or 1)
        stands = alone * (_MAIN + agreed) * (1 if own.names else _UNNAMED)
        return shared / (_NAMED_OVER + one.words) * stands

    return min(told, key=lambda one: (-round(score(one), 9), one.sentence.id))


def _clause(own: SentenceTerms, page: Annotations, one: ClaimSentence) -> tuple[ToldFacts, float]:
    """Returns what the main clause tells, and how well the sentence is understood by itself."""
    main = _main_clause(own, page.words) if page.read_whole else ()
    return frozenset(main), standing(one.span, page, one.speaker)


def _main_clause(terms: SentenceTerms, words: ParsedWords) -> set[str]:
    """Returns what the main clause of a sentence tells, or of what is said in it: its verb, with
    who does it, to what and where."""
    tokens = terms.sentence.tokens
    verb = next((i for i in tokens if words.head[i] == i or words.head[i] not in tokens), None)
    if verb is None:
        return set()
    if verb_cue(words.lemma[verb]) and (said := words.child(verb, "ccomp")) is not None:
        verb = said
    main = [verb, *words.below(verb, *set_of("parse.main_clause"))]
    for i in main[1:]:
        if words.dep[i] in {"prep", "xcomp"}:
            main += words.below(i, "pobj", "dobj")
    return {
        t for t, start, end in terms.places if any(start <= words.starts[i] < end for i in main)
    }


def tell_once(claim: Claim, terms: Mapping[str, SentenceTerms], pages: PagesById) -> Claim:
    """Returns a claim with the sentence that names it, and with which sentence repeats which."""
    sure = claim.sure()
    bound = facts_of_deeds([(terms[one.id], pages[one.report]) for one in sure])
    told = [
        _told_of(sentence, terms[sentence.id], pages[sentence.report], more)
        for sentence, more in zip(sure, bound, strict=True)
    ]
    first = _naming(told, terms, pages)
    chosen = with_other_deeds(telling_more(first, told), told)
    own_words = {one.sentence.id for one in chosen}
    repeats = {
        one.sentence.id: _nearest(one, chosen).sentence.id
        for one in told
        if one.sentence.id not in own_words
    }
    return replace(
        claim,
        named_by=first.sentence.id,
        sentences=tuple(replace(one, repeats=repeats.get(one.id)) for one in claim.sentences),
    )


def telling_more(first: _Told, every: Sequence[_Told]) -> list[_Told]:
    """Returns the sentences of a claim that repeat no other. The one that names the claim comes
    first; the order of the others is by how much each adds for its length."""
    chosen = [first]
    told = set(first.terms)
    facts = set(first.facts)
    least = _LEAST * (sum({t: w for one in every for t, w in one.terms.items()}.values()) or 1.0)
    rest = [one for one in every if one is not first]
    # What tells nothing new now never will: what is told only grows.
    while rest := [one for one in rest if one.facts - facts or _gain(one, told, facts) >= least]:
        best = max(
            rest,
            key=lambda one: (
                round(_gain(one, told, facts) / (_TOLD_OVER + one.words), 9),
                one.sentence.id,
            ),
        )
        chosen.append(best)
        told |= best.terms.keys()
        facts |= best.facts
        rest.remove(best)
    return chosen


def with_other_deeds(chosen: Sequence[_Told], every: Sequence[_Told]) -> list[_Told]:
    """Returns these sentences and behind them, the longest first, those that are like none of them,
    because they tell of another deed, or tell it otherwise."""
    found = list(chosen)
    for one in sorted(every, key=lambda one: (-one.words, one.sentence.id)):
        if not any(_is_like(one, other) for other in found):
            found.append(one)
    return found


def _is_like(one: _Told, other: _Told) -> bool:
    """Whether another sentence tells of the deed that this one tells of, and not otherwise."""
    return (not one.deed or one.deed in other.deeds) and one.bound <= other.facts


def _gain(one: _Told, told: Set[str], facts: Set[str]) -> float:
    new = sum(weight for term, weight in one.terms.items() if term not in told)
    return new + _FACT * len(one.facts - facts)


def _nearest(one: _Told, chosen: Sequence[_Told]) -> _Told:
    """Returns of the distinct sentences that this one is like, the one that tells most of what it
    tells."""
    return max(
        (other for other in chosen if _is_like(one, other)),
        key=lambda other: (
            round(sum(w for t, w in one.terms.items() if t in other.terms), 9),
            other.sentence.id,
        ),
    )
