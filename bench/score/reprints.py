"""Piles with reprints and piles of mixed reports of one event, made of parsed reports: what
grouping must not be misled by.

A reprint is a report without about 7% of its sentences, under another outlet's name. A mixed report
takes sentences of up to three reports of an event, or the head of one alone, or is a reprint, on
one of five days. Copies are made of the parse of the original, sentence by sentence, so that
thousands cost little; the same are made in every run.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from bench.score.clusters import ROOT, clusters_in

DROPPED = 0.07  # of the sentences, in a reprint
COUNTS = (5, 10, 20, 50)
MIXED = 150


def made(report, sentences: Sequence, name: str, **fields: object):
    """A report of these parsed sentences, and what it is grouped by."""
    from spacy.tokens import Doc

    from rashomon.parsing.parse import paragraphs_of
    from rashomon.stories.group_stories import features_of
    from rashomon.text.parsed_report import Annotations

    tokens = [token for sentence in sentences for token in sentence]
    own = set((report.outlet or "").split()) - {"The", "the", "of"}
    words, lemmas = (
        [name if t.text in own else told for t, told in zip(tokens, some, strict=True)]
        for some in _told(tokens)
    )
    doc = Doc(
        tokens[0].vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in tokens],
        pos=[token.pos_ for token in tokens],
        lemmas=lemmas,
        sent_starts=[bool(token.is_sent_start) for token in tokens],
    )
    new = replace(
        report,
        id=name,
        source=name,
        sha256=name,
        text=doc.text,
        outlet=name,
        furniture=(),
        **fields,
    )
    return features_of(Annotations(new, doc, paragraphs_of(new, doc)))


def _told(tokens: Sequence) -> tuple[list[str], list[str]]:
    return [token.text for token in tokens], [token.lemma_ for token in tokens]


def reprints_of(annotations, number: int) -> list:
    """What the first so many reprints of a report are grouped by."""
    sentences = list(annotations.doc.sents)
    found = []
    for place in range(number):
        rng = random.Random(f"{annotations.report.id}-{place}")
        kept = [
            sentence for at, sentence in enumerate(sentences) if not at or rng.random() >= DROPPED
        ]
        found.append(made(annotations.report, kept, f"{annotations.report.id}-Tarnhelm{place:02}"))
    return found


def mixed_reports(annotations: Sequence, number: int, event: str) -> list:
    """What so many mixed reports of an event are grouped by."""
    found = []
    for place in range(number):
        rng = random.Random(f"{event}-{place}")
        share, most = rng.choice([(0.4, 3), (0.4, 2), (0.75, 3), (1 - DROPPED, 1), (1.0, 1)])
        chosen = rng.sample(list(annotations), min(len(annotations), most))
        length = rng.randrange(4, 9) if share == 1 else None  # the head alone
        kept = [
            s for one in chosen for s in list(one.doc.sents)[:length] if rng.random() < share
        ] or list(chosen[0].doc.sents)[:1]
        day = date(2031, 3, 5) + timedelta(days=rng.randrange(5))
        found.append(
            made(chosen[0].report, kept, f"{event}-Bellwick{place:03}", published=day.isoformat())
        )
    return found


def kept_together(
    originals: Sequence, copies: Sequence[Sequence], counts: Iterable[int]
) -> list[bool]:
    """For each report and each number of its reprints: whether the originals are grouped as they
    are without."""
    from rashomon.stories.group_stories import group_features

    ids = {report.id for report in originals}

    def grouped(pile: Sequence) -> list[list[str]]:
        return sorted(
            sorted(ids & set(group)) for group in group_features(pile) if ids & set(group)
        )

    alone = grouped(originals)
    return [grouped([*originals, *some[:count]]) == alone for some in copies for count in counts]


def reprint_figures(folders: Sequence[Path], counts: Sequence[int] = COUNTS) -> dict[str, float]:
    """In what share of the cases the originals stay as they were, and in what share of the events
    they always do."""
    from rashomon.stories.group_stories import features_of

    cases, events = [], []
    for folder in folders:
        parsed = parsed_in(folder)
        told = kept_together(
            [features_of(one) for one in parsed],
            [reprints_of(one, max(counts)) for one in parsed],
            counts,
        )
        cases += told
        events.append(all(told))
    return {
        "reprints_cases": len(cases),
        "reprints_kept": sum(cases) / len(cases),
        "reprints_events_kept": sum(events) / len(events),
    }


def mixed_figures(folders: Sequence[Path], number: int = MIXED) -> dict[str, float]:
    """Of mixed reports of one event: the mean share in the largest story, the mean number of
    stories; and how many stories mix events in one pile of all."""
    from rashomon.stories.group_stories import group_features

    piles = {
        folder.name: mixed_reports(parsed_in(folder), number, folder.name) for folder in folders
    }
    alone = [group_features(pile) for pile in piles.values()]
    event = {report.id: name for name, pile in piles.items() for report in pile}
    together = group_features([report for pile in piles.values() for report in pile])
    return {
        "mixed_largest": sum(max(map(len, groups)) for groups in alone) / (number * len(alone)),
        "mixed_stories": sum(map(len, alone)) / len(alone),
        "mixed_events_joined": float(
            sum(len({event[one] for one in group}) > 1 for group in together)
        ),
    }


def parsed_in(folder: Path) -> list:
    """The reports of an event with their parses."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.reports import report_pile

    return list(annotate_reports(report_pile.read(str(folder / "reports")).reports))


def events_in(shared: Path | None, *, part: bool) -> list[Path]:
    """Our own stories and, where they are, the gold clusters and the events of the news; `part`: a
    fixed part of them, for the gate."""
    own = [
        folder
        for split in (("dev",) if part else ("train", "dev"))
        for folder in clusters_in(ROOT / "bench" / "stories" / split)
    ]
    if shared is None:
        return own
    news = sorted(folder.parent for folder in (shared / "news").glob("*/reports"))
    chosen = [
        folder
        for folder in news
        if not part or int(sha256(folder.name.encode()).hexdigest(), 16) % 8 == 0
    ]
    return [*own, *clusters_in(shared / "gold"), *chosen]
