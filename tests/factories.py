"""Builds reports and parses by hand, so that rules are tested without a model."""

import hashlib

import numpy as np

from rashomon.annotations.annotate import paragraphs_of
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
from rashomon.model.point import Account, PointKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.answer_similarity import Matrix
from rashomon.points.shared_keys import Sparse
from rashomon.text.annotations import Annotations


def make_report(text: str, report_id: str = "r", **fields: object) -> Report:
    """A report of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=report_id, source=f"{report_id}.txt", sha256=digest, source_sha256=digest, text=text, **fields)  # type: ignore[arg-type]


def parse_report(text: str, report_id: str = "r", **fields: object) -> Annotations:
    """A report of this text with the real parse (mark the test `weights`)."""
    from rashomon.annotations.annotate import annotate_reports

    return next(annotate_reports([make_report(text, report_id, **fields)]))


def quoted(report: Report, quote: str) -> Span:
    """The first span of the report that reads so."""
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


def make_statement(report: Report, quote: str, speaker: str | None = None, **fields: object) -> Statement:
    """A statement whose content reads `quote`."""
    values: dict[str, object] = {
        "id": f"s-{report.id}-{quote}", "cue": None, "speaker_name": None, "speaker_span": None, "anonymous": False, "via": (),
        "mode": Mode.INDIRECT, "stance": Stance.ASSERTS,
    }  # fmt: skip
    return Statement(report=report.id, quote=quoted(report, quote), speaker=speaker, **(values | fields))  # type: ignore[arg-type]


def make_sentence(report: Report, quote: str, **fields: object) -> PassageSentence:
    """The sentence of a passage that reads so."""
    span = quoted(report, quote)
    return PassageSentence(f"se-{report.id}-{span.start}", span, **fields)  # type: ignore[arg-type]


def make_passage(ident: str, *sentences: PassageSentence, **fields: object) -> Passage:
    """A passage of these sentences, with the numbers of its sure ones."""
    sure = [one for one in sentences if not one.perhaps]
    behind = len({one.report for one in sure})
    speakers = len({one.speaker or one.report for one in sure})
    values = {"label": ident, "reports": behind, "lines": behind, "speakers": speakers, "strength": 0.75}
    return Passage(ident, sentences=sentences, **(values | fields))  # type: ignore[arg-type]


def make_mark(sentence: PassageSentence, words: str, kind: MarkKind, group: str | None = None) -> Mark:
    """A mark on the first of these words in the sentence."""
    start = sentence.quote.start + sentence.quote.quote.index(words)
    return Mark(kind, sentence.id, start, start + len(words), group)


def make_name(name: str, *reports: Report, kind: NameKind = NameKind.PERSON) -> Name:
    """A referent with every place where the reports spell it so."""
    mentions = tuple(
        report.span(start, start + len(name))
        for report in reports
        for start in range(len(report.text))
        if report.text.startswith(name, start)
    )
    return Name(f"n-{name}", name, kind, (name,), mentions)


def make_answer(quote: str, report: str | Report = "r", **fields: object) -> CandidateAccount:
    """An answer of these words (the first of them, or at `span`), in a report that has no others unless one is given; fields of the account and
    of the answer alike."""
    found = report if isinstance(report, Report) else make_report(quote, report)
    at = fields.pop("span", None)
    span = at if isinstance(at, Span) else quoted(found, quote)
    account: dict[str, object] = {
        "id": f"a-{found.id}-{span.start}-{span.end}", "statement": None, "speaker": None, "stance": Stance.ASSERTS, "value": "yes",
        "low": None, "high": None, "unit": None, "as_of": None,
    }  # fmt: skip
    answer: dict[str, object] = {
        "kind": PointKind.YES_NO, "sentence": found.trimmed_span(0, len(found.text)), "predicate": None, "polarity": True, "subject": None,
        "names": (), "dates": (), "headline": False, "score": 0.5, "asked": (), "given": (),
    }  # fmt: skip
    account |= {key: value for key, value in fields.items() if key in account}
    answer |= {key: value for key, value in fields.items() if key in answer}
    assert fields.keys() <= account.keys() | answer.keys()
    return CandidateAccount(account=Account(report=found.id, quote=span, **account), **answer)  # type: ignore[arg-type]


def make_reading(words: str = "", **fields: object) -> AnswerFeatures:
    """The reading of an answer with these content keys."""
    values: dict[str, object] = {
        "words": tuple(words.split()), "context": tuple(words.split()), "names": frozenset(), "head": None, "subject": (), "days": frozenset(),
        "clocks": frozenset(), "places": frozenset(), "quoted_places": frozenset(), "measures": frozenset(), "background": False,
    }  # fmt: skip
    return AnswerFeatures(**(values | fields))  # type: ignore[arg-type]


__all__ = [
    "Annotations",
    "make_answer",
    "make_mark",
    "make_name",
    "make_passage",
    "make_reading",
    "make_report",
    "make_sentence",
    "make_statement",
    "paragraphs_of",
    "parse_report",
    "quoted",
]


def table_of(values: Matrix) -> Sparse:
    """The table of every two answers that has these values."""
    rows, columns = np.nonzero(values)
    return Sparse(len(values), rows, columns, values[rows, columns])
