"""What speaks for and against coding a candidate, as numbers with names."""

import math

from rashomon.language.word_lists import word_list
from rashomon.model.statement import Stance
from rashomon.points.candidates import Candidate, statement_for
from rashomon.points.reading import Reading
from rashomon.points.support import Support

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_OPINION = word_list("opinion")


def features_of(reading: Reading, candidate: Candidate, support: Support, others: int) -> dict[str, float]:
    """The features of a candidate in a story of so many other reports; those that are absent count as 0."""
    words, clause = reading.words, candidate.clause
    start, end = candidate.start, candidate.end
    length = max(1, end - start - sum(words.punct[start:end]))
    statement = statement_for(reading, candidate)
    names = len(reading.names_in(candidate.start, candidate.end))
    sentence_length = candidate.sentence.end - candidate.sentence.start
    out = {
        "bias": 1.0,
        "rule=" + candidate.rule: 1.0,
        "covered": support.covered,
        "alike": support.alike,
        "same": support.same,
        "others": math.log(max(1, others)),
        "sentence": support.sentence,
        "sentence_unlike": float(support.sentence < 0.2),
        "reports": min(3, support.reports) / 3,
        "own": min(2.0, support.own / 10),
        "shared": min(2.0, support.covered * support.own / 10),
        "short": float(length <= 2),
        "length": min(length, 30) / 10,
        "long": max(0, length - 14) / 10,
        "title": float(candidate.sentence.title),
        "lead": float(candidate.sentence.place < 4),
        "late": min(40, candidate.sentence.place) / 40,
        "statement": float(statement is not None),
        "denies": float(statement is not None and statement.stance is Stance.DENIES),
        "hedges": float(statement is not None and statement.stance is Stance.HEDGES),
        "name": float(names > 0),
        "names": min(4, names) / 4,
        "no_name": float(names == 0 and candidate.quantity is None and candidate.date is None),
        "person": float(not _FIRST_PERSON.isdisjoint(words.lower[start:end])),
        "opinion": float(not _OPINION.isdisjoint(map(str.lower, words.lemma[start:end]))),
        "question": float("?" in words.text[max(candidate.sentence.start, candidate.sentence.end - 2) : candidate.sentence.end]),
        "vague": float(candidate.quantity is not None and candidate.quantity.vague()),
        "has_quantity": float(
            candidate.quantity is None and any(candidate.start <= a < candidate.end for _, a, _ in candidate.sentence.quantities)
        ),
        "has_date": float(candidate.date is None and bool(reading.dates_in(candidate.start, candidate.end))),
        "subject_pronoun": float(clause is not None and clause.subject is not None and words.pos[clause.subject] == "PRON"),
        "no_subject": float(clause is not None and clause.subject is None),
        "negated": float(clause is not None and not clause.polarity and candidate.rule == "core"),
        "main": float(clause is not None and words.dep[clause.head] == "ROOT"),
        "fills": min(1.0, length / max(1, sentence_length)),
    }
    group = "clause" if candidate.rule in ("core", "participle", "denial") else "phrase"
    out["alike&" + group] = support.alike
    out["much_alike&" + group] = float(support.alike >= 0.45)
    out["unlike&" + group] = float(support.alike < 0.25)
    if clause is not None and candidate.rule in ("core", "participle"):
        out["dep=" + words.dep[clause.head]] = 1.0
    return out
