"""ReportTables: settled reports, with their parses and terms."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from rashomon.model.report import Report, newest_states
from rashomon.model.stored import Placed, Settled, TermCounts
from rashomon.store.database.column_values import (
    digest,
    naming,
    pack,
    pack_report,
    shown,
    term_of,
    unpack,
    unpack_report,
)
from rashomon.store.database.schema import (
    POSTING,
    RAW,
    REPORT,
    REPORT_SEARCH,
    TERM,
    parses,
    postings,
    raws,
    reports,
    term_counts,
)
from rashomon.store.database.session import AnyRow, AnyRows, Tables
from rashomon.text.report_names import shorten

_TELLING = 40  # terms of a report by which similar reports are looked up
_COMMON = 400  # a term in more reports than this tells little, and its cost grows with the store
_TEXTS = select(REPORT.id, REPORT.sha256)
_FEW = 8  # with at most this many terms, a single shared one is enough


def kept_key(kind: str, report: str) -> str:
    """Returns the key under which the store keeps this of a report, given its id: "pairs", what it
    shares with others, or "made", what was made of it alone."""
    return digest(kind, report)


class ReportTables(Tables):
    """Queries for reports."""

    def homes(self) -> dict[str, str | None]:
        """Returns all reports by id, sorted, each with the story that it is in."""
        return dict(sorted(self.db.all(select(REPORT.id, REPORT.story))))

    def homes_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns the stories in which these reports are, by their ids, without those in none."""
        story_of_id = self.db.pairs_in(select(REPORT.id, REPORT.story), REPORT.id, set(ids))
        return {ident: story for ident, story in story_of_id.items() if story}

    def newest(self) -> dict[str, str]:
        """Returns, by the id of each older state of a page, the id of its newest state."""
        query = select(REPORT.id, REPORT.revision_of).where(REPORT.revision_of.is_not(None))
        revised: dict[str, str | None] = dict(self.db.all(query))
        known = set(self.db.pairs_in(_TEXTS, REPORT.id, revised.values()))
        return newest_states(dict.fromkeys(known) | revised)

    def hashes(self) -> dict[str, str]:
        """Returns the sha256 of every report by id."""
        return dict(self.db.all(_TEXTS))

    def of_texts(self, shas: Iterable[str]) -> tuple[str, ...]:
        """Returns the ids of the reports of these texts, given the hashes, sorted."""
        return tuple(sorted(self.db.pairs_in(_TEXTS, REPORT.sha256, shas)))

    def made_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Returns the ids of the reports made from these raw reports, with their digests."""
        query = select(REPORT.id, REPORT.digest).join(raws, RAW.report_id == REPORT.id)
        return self.db.pairs_in(query, RAW.key, keys)

    def without_story(self, most: int) -> tuple[str, ...]:
        """Returns the ids of the reports that are in no story yet, in order of arrival."""
        query = select(REPORT.id).where(REPORT.story.is_(None)).order_by(REPORT.number)
        return tuple(self.db.column(query.limit(most)))

    def announced(self, ids: Iterable[str]) -> set[str]:
        """Returns those of these reports of which it was told that they came."""
        return self.db.held(REPORT.id, ids, REPORT.announced)

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns what these reports are called: by their outlets, otherwise by their headlines."""
        rows = self.db.all_in(select(REPORT.id, REPORT.outlet, REPORT.title), REPORT.id, ids)
        return {row.id: row.outlet or shorten(row.title or row.id, 40) for row in rows}

    def call(self, mended: Iterable[Report]) -> None:
        """Keeps what these reports are called, as people mended it: by that they are listed and
        chosen. The reports themselves stay as they were read."""
        rows = []
        for report in mended:
            names = {"title_": shown(report.title), "outlet_": shown(report.outlet)}
            rows.append({"id_": report.id, **names})
        named = update(reports).where(REPORT.id == bindparam("id_"))
        called = named.values(title=bindparam("title_"), outlet=bindparam("outlet_"))
        self.db.run(called, rows)

    def announce(self, ids: Iterable[str]) -> None:
        """Marks these reports: it was told that they came."""
        self.db.run_in(update(reports).values(announced=True), REPORT.id, ids)

    def story_sizes(self, stories: Iterable[str]) -> dict[str, int]:
        """Returns how many reports these stories have."""
        query = select(REPORT.story, func.count()).group_by(REPORT.story)
        return self.db.pairs_in(query, REPORT.story, stories)

    def count(self) -> int:
        """Returns the number of reports."""
        return self.db.count(reports)

    def placed(
        self, *, ids: Iterable[str] | None = None, stories: Iterable[str] | None = None
    ) -> dict[str, Placed]:
        """Returns what is needed to group the reports with these ids, those in these stories, or
        all reports."""
        columns = ("id", "sha256", "house", "published", "digest", "story", "revision_of")
        query = select(*REPORT[columns], REPORT.features)
        rows: Iterable[AnyRow]
        if ids is not None:
            rows = self.db.all_in(query, REPORT.id, ids)
        elif stories is not None:
            rows = self.db.all_in(query, REPORT.story, stories)
        else:
            rows = self.db.all(query)
        return {row.id: _placed(row) for row in rows}

    def get(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Returns the reports with these ids, sorted by id."""
        rows = self.db.all_in(select(REPORT.id, REPORT.report), REPORT.id, ids)
        unpacked = (unpack_report(row.report, f"report {row.id!r}") for row in rows)
        return tuple(sorted(unpacked, key=attrgetter("id")))

    def near(self, features: Placed, most: int) -> tuple[str, ...]:
        """Returns the ids of the reports that share most telling terms with this one, rare terms
        first. If the report has many terms, one shared term is chance and does not count."""
        with self.db.reading():
            counts = self._counts("word", features.words)
            stored_terms = [term for term, number in counts.items() if number > 0]
            size = self.db.value(select(func.max(REPORT.number))) or 1
            rarity: dict[str, float] = {}
            for term in _rarest(counts, words=stored_terms, names=features.names):
                if len(rarity) < _FEW or counts[term] <= _COMMON:
                    rarity[term_of(term)] = math.log(1 + size / counts[term])
            if not rarity:
                return ()
            shared = func.sum(case(rarity, value=POSTING.term)).label("shared")
            query = (
                select(POSTING.report, shared)
                .where(POSTING.term.in_(sorted(rarity)))
                .group_by(POSTING.report)
            )
            query = query.having(func.count() >= (2 if len(rarity) >= _FEW else 1))
            best = self.db.all(query.order_by(shared.desc(), POSTING.report.desc()).limit(most))
            numbers = {row.report: round(float(row.shared), 6) for row in best}
            ids = self.db.pairs_in(select(REPORT.id, REPORT.number), REPORT.number, numbers)
            return tuple(sorted(ids, key=lambda ident: (-numbers[ids[ident]], ident)))

    def term_counts(self, features: Iterable[Placed]) -> TermCounts:
        """Returns how many reports of the store have each term of these reports."""
        reports = list(features)
        words = chain.from_iterable(report.words for report in reports)
        names = chain.from_iterable(report.names for report in reports)
        with self.db.reading():
            return TermCounts(
                self.count(), self._counts("word", words), self._counts("name", names)
            )

    def _counts(self, kind: str, terms: Iterable[str]) -> dict[str, int]:
        asked = {term_of(term): term for term in sorted(set(terms))}
        query = select(TERM.term, TERM.reports).where(TERM.kind == kind)
        numbers = self.db.pairs_in(query, TERM.term, asked)
        return {asked[term]: number for term, number in numbers.items()}

    def get_parses(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Returns the parses stored under these keys."""
        return self.db.pairs_in(select(parses.c.key, parses.c.data), parses.c.key, keys)

    def put_parses(self, parses_by_key: Mapping[str, bytes]) -> None:
        """Stores parses."""
        self.db.upsert(
            parses, [{"key": key, "data": data} for key, data in sorted(parses_by_key.items())]
        )

    def search(self, words: str, most: int = 50) -> AnyRows:
        """Returns id, title, story, outlet and day of the reports that contain all of these words,
        best first."""
        columns = [*REPORT["id", "title", "story", "outlet", "published"]]
        return self.db.matching(REPORT_SEARCH, words, columns, REPORT.id, most=most)

    def take_out(self, ids: tuple[str, ...]) -> None:
        """Deletes reports and their terms."""
        fewer: Counter[tuple[str, str]] = Counter()
        rows = self.db.all_in(select(REPORT.number, REPORT.features), REPORT.id, ids)
        for row in rows:
            subject = f"what report number {row.number} is grouped by"
            fewer.update(_terms(*unpack(row.features, subject)[:2]))
        self.db.unindex(REPORT_SEARCH, [row.number for row in rows])
        self.db.run_in(delete(reports), REPORT.id, ids)
        for subject in ("pairs", "made"):
            self.db.run_in(delete(parses), parses.c.key, map(partial(kept_key, subject), ids))
        self._count(fewer, -1)

    def put_in(self, settled: Sequence[Settled]) -> None:
        """Inserts reports and their terms."""
        counts = Counter(chain.from_iterable(_terms(new.words, new.names) for new in settled))
        self._count(counts, 1)
        numbers = self.db.numbered(reports, [*map(_row, settled)])
        words = chain.from_iterable(new.words for new in settled)
        reports_with = self._counts("word", words)
        terms = []
        texts = []
        sources = []
        most = 1_000_000 if self.db.is_sqlite else 200_000  # a tsvector holds a megabyte
        for number, new in zip(numbers, settled, strict=True):
            report = new.report
            for term in sorted(
                set(map(term_of, _rarest(reports_with, words=new.words, names=new.names)))
            ):
                terms.append({"term": term, "report": number})
            texts.append(searched_row(number, report=report, most=most))
            for key in new.raws:
                sources.append({"raw_": key, "report_": report.id})
        self.db.run(insert(postings), terms)
        self.db.index(REPORT_SEARCH, texts)
        made_of = (
            update(raws)
            .where(RAW.key == bindparam("raw_"))
            .values(report_id=bindparam("report_"), settled=1)
        )
        self.db.run(made_of, sources)

    def _count(self, terms: Counter[tuple[str, str]], sign: int) -> None:
        """Counts the reports in which each term occurs."""
        rows = []
        for (kind, term), number in sorted(terms.items()):
            rows.append({"kind": kind, "term": term, "reports": sign * number})
        adding = self.db.inserting(term_counts)
        counting = adding.on_conflict_do_update(
            index_elements=["kind", "term"],
            set_={"reports": TERM.reports + adding.excluded.reports},
        )
        self.db.run(counting, rows)


def searched_row(number: int, report: Report, most: int = 200_000) -> dict[str, Any]:
    """Returns what is searched of the report in a row of the table: so many characters at most."""
    title = shown(report.title) or ""
    return {"n": number, "title": title, "body": shown(report.text, most)}


def _row(settled: Settled) -> dict[str, Any]:
    report = settled.report
    return {
        "id": report.id,
        "sha256": report.sha256,
        "digest": settled.digest,
        "title": shown(report.title),
        "outlet": shown(report.outlet),
        "house": shown(report.house) or "",
        "revision_of": report.revision_of,
        "published": shown(report.published, 40),
        "report": pack_report(report),
        "features": pack([settled.words, settled.names, settled.fillings]),
        "story": settled.story,
        "announced": settled.story is not None,  # it was there before, and changed
    }


def _rarest(counts: Mapping[str, int], words: Iterable[str], names: Mapping[str, int]) -> list[str]:
    """Returns the rarest of these terms, names first among equals. A term that no report has yet
    finds nothing now, but may do so later."""
    rarest = sorted(words, key=lambda term: (counts.get(term, 0), term not in names, term))
    return rarest[:_TELLING]


def _terms(words: Iterable[str], names: Iterable[str]) -> set[tuple[str, str]]:
    return {("word", term_of(term)) for term in words} | {("name", term_of(term)) for term in names}


def _placed(row: AnyRow) -> Placed:
    subject = f"what report {row.id!r} is grouped by"
    with naming(subject):
        words, names, fillings = unpack(row.features, subject)
    return Placed(
        id=row.id,
        sha256=row.sha256,
        house=row.house,
        published=row.published,
        words=words,
        names=names,
        fillings=fillings,
        digest=row.digest,
        story=row.story,
        revision_of=row.revision_of,
    )
