"""Attributed statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rashomon.mentions.names.join_names import join_names
from rashomon.mentions.speech.extract import extract_statements
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.parsing.parse import annotate_reports
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.text.parsed_report import Annotations

Item = dict[str, Any]


def polnear(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The attributions of each article: the pieces that share a cue, and what goes on without one,
    are one."""
    items = list(items)
    for item, annotated in zip(
        items, annotate_reports(_as_report(item) for item in items), strict=True
    ):
        yield item["item"], attributions_in(annotated, join_names([annotated]))


def _as_report(item: Item) -> Report:
    return read_report(
        f"{item['item']}.txt",
        item["text"].encode("utf-8", errors="replace"),
        settings=ReadSettings(),
    )


def attributions_in(
    annotated: Annotations, names: Sequence[Name]
) -> list[dict[str, list[list[int]]]]:
    """The attributions of one article. PolNeAR also counts what people want, plan and support,
    which a ledger does not hold."""
    out: list[dict[str, list[list[int]]]] = []
    by_cue: dict[int, dict[str, list[list[int]]]] = {}
    for statement in extract_statements([annotated], names=names):
        content = [statement.quote.start, statement.quote.end]
        if statement.cue is None and statement.speaker_span is None and out:
            out[-1]["content"].append(content)
        elif statement.cue is not None and statement.cue.start in by_cue:
            by_cue[statement.cue.start]["content"].append(content)
        else:
            out.append(
                {
                    "source": _source(annotated, statement),
                    "cue": _cue(annotated, statement),
                    "content": [content],
                }
            )
            if statement.cue is not None:
                by_cue[statement.cue.start] = out[-1]
    return out


def _source(annotated: Annotations, statement: Statement) -> list[list[int]]:
    """The source as PolNeAR marks it: with appositions and relative clauses; a relative pronoun
    that is the cue's own subject."""
    span, doc = statement.speaker_span, annotated.doc
    if span is None:
        return []
    cue = (
        doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
        if statement.cue
        else None
    )
    if cue is not None:
        pronoun = next(
            (
                c
                for c in cue.root.lefts
                if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("who", "which", "that")
            ),
            None,
        )
        if pronoun is not None:
            return [[pronoun.idx, pronoun.idx + len(pronoun)]]
    phrase = doc.char_span(span.start, span.end, alignment_mode="expand")
    last = phrase.end
    for child in phrase.root.rights:
        if child.dep_ in ("appos", "relcl", "acl", "prep") and (
            cue is None or not child.left_edge.i <= cue.start <= child.right_edge.i
        ):
            last = max(last, child.right_edge.i + 1)
    if cue is not None and phrase.start < cue.start:
        last = min(last, cue.start)
    end = doc[last - 1].idx + len(doc[last - 1])
    if statement.quote.start < end and span.start < statement.quote.start:
        end = span.end
    return [[span.start, max(span.end, end)]]


def _cue(annotated: Annotations, statement: Statement) -> list[list[int]]:
    """The cue with its auxiliaries; the verb of the speaker's clause where the ledger names
    none."""
    doc = annotated.doc
    if statement.cue is not None:
        cue = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
        first = cue.start
        while (
            first > 0
            and doc[first - 1].dep_ in ("aux", "auxpass", "neg")
            and doc[first - 1].head.i == cue.root.i
        ):
            first -= 1
        return [[doc[first].idx, statement.cue.end]]
    if statement.speaker_span is None:
        return []
    verb = doc.char_span(
        statement.speaker_span.start, statement.speaker_span.end, alignment_mode="expand"
    ).root.head
    return [[verb.idx, verb.idx + len(verb)]] if verb.pos_ in ("VERB", "AUX") else []


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {"polnear": polnear}
BARS = {
    "polnear.content_f1": "at least 0.70",
    "polnear.source_f1": "at least 0.60",
    "polnear.cue_f1": "at least 0.62",
}
