"""ReportTables: raw reports as they came, reports in their settled form, their parses and terms."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from rashomon.model.partial import EventPassage, Lent, pack_features, unpack_features
from rashomon.model.report import Report
from rashomon.model.stored import Placed, Raw, Settled, TermCounts
from rashomon.store.database.column_values import (
    naming,
    pack,
    pack_report,
    shown,
    term_of,
    unpack,
    unpack_report,
)
from rashomon.store.database.schema import (
    REPORT_SEARCH,
    lent,
    parses,
    postings,
    raw_keys,
    raws,
    reports,
    term_counts,
)
from rashomon.store.database.session import AnyRow, Session

TELLING = 40  # terms of a report by which similar reports are looked up
COMMON = 400  # a term in more reports than this tells little, and its cost grows with the store
FEW = 8  # with at most this many terms, a single shared one is enough
_SETTLED = (
    select(raw_keys.c.raw).join(raws, raws.c.key == raw_keys.c.raw).where(raws.c.settled == 1)
)


class ReportTables(Session):
    """Queries for reports."""

    def add_raws(self, given: Sequence[Raw], *, at: str) -> int:
        """Stores raw reports to be settled; returns how many were new."""
        with self.writing():
            known = {
                row.key
                for row in self.rows_in(select(raws.c.key), raws.c.key, [raw.key for raw in given])
            }
            new = list({raw.key: raw for raw in given if raw.key not in known}.values())
            rows = [
                {
                    "key": raw.key,
                    "sha256": raw.report.sha256,
                    "report": pack_report(raw.report),
                    "added_at": at,
                    "settled": 0,
                }
                for raw in new
            ]
            numbers = self.numbered(raws, rows)
            keys = [
                {"kind": kind, "value": value, "raw": raw.key, "number": number}
                for raw, number in zip(new, numbers, strict=True)
                for kind, value in sorted(set(raw.keys))
            ]
            self.run(insert(raw_keys), keys)
        return len(new)

    def pending(self, most: int) -> tuple[str, ...]:
        """Returns the keys of raw reports that are not settled yet, in order of arrival."""
        return tuple(
            self.column(
                select(raws.c.key).where(raws.c.settled == 0).order_by(raws.c.number).limit(most)
            )
        )

    def sharing(self, kinds: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
        """Returns these raw reports' keys and those of settled ones that share a key of one of
        these kinds with them."""
        out = set(given)
        with self.reading():
            values: dict[str, list[str]] = {}
            for row in self.rows_in(
                select(raw_keys.c.kind, raw_keys.c.value).where(raw_keys.c.kind.in_(list(kinds))),
                raw_keys.c.raw,
                out,
            ):
                values.setdefault(row.kind, []).append(row.value)
            for kind, shared in sorted(values.items()):
                out |= {
                    row.raw
                    for row in self.rows_in(
                        _SETTLED.where(raw_keys.c.kind == kind), raw_keys.c.value, shared
                    )
                }
        return tuple(sorted(out))

    def same_outlet(
        self, given: Iterable[str], *, whole: int, last: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Returns settled raw reports of the same outlets: all for an outlet with at most `whole`,
        else the `last` ones."""
        small: set[str] = set()
        large: set[str] = set()
        with self.reading():
            values = self.rows_in(
                select(raw_keys.c.value).where(raw_keys.c.kind == "outlet"), raw_keys.c.raw, given
            )
            for value in sorted({row.value for row in values}):
                named = _SETTLED.where(raw_keys.c.kind == "outlet", raw_keys.c.value == value)
                found = self.column(named.order_by(raw_keys.c.number.desc()).limit(whole + 1))
                if len(found) > whole:
                    large |= set(found[:last])
                else:
                    small |= set(found)
        return tuple(sorted(small)), tuple(sorted(large))

    def having(self, kind: str, value: str) -> tuple[str, ...]:
        """Returns the keys of the settled raw reports that have this key."""
        return tuple(
            sorted(self.column(_SETTLED.where(raw_keys.c.kind == kind, raw_keys.c.value == value)))
        )

    def keyed(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Returns each key of this kind with the raw report that has it, sorted."""
        wanted = select(raw_keys.c.value, raw_keys.c.raw).where(raw_keys.c.kind == kind)
        rows = self.rows(wanted.order_by(raw_keys.c.value, raw_keys.c.raw))
        return tuple((row.value, row.raw) for row in rows)

    def homes(self) -> dict[str, str | None]:
        """Returns all reports by id, sorted, each with the story that it is in."""
        rows = self.rows(select(reports.c.id, reports.c.story))
        return {row.id: row.story for row in sorted(rows, key=lambda row: str(row.id))}

    def raw_reports(self, keys: Iterable[str]) -> dict[str, Report]:
        """Returns raw reports by key."""
        rows = self.rows_in(select(raws.c.key, raws.c.report), raws.c.key, keys)
        return {row.key: unpack_report(row.report, f"raw report {row.key[:12]}") for row in rows}

    def made_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Returns the ids of the reports made from these raw reports, with their digests; none for
        a report that is in no story yet, so that it is made anew and gets into one."""
        digest = case((reports.c.story.is_(None), ""), else_=reports.c.digest).label("digest")
        wanted = select(reports.c.id, digest).join(raws, raws.c.report_id == reports.c.id)
        return {row.id: row.digest for row in self.rows_in(wanted, raws.c.key, keys)}

    def report_count(self) -> int:
        """Returns the number of reports."""
        return int(self.value(select(func.count()).select_from(reports)))

    def placed(
        self, *, ids: Iterable[str] | None = None, stories: Iterable[str] | None = None
    ) -> dict[str, Placed]:
        """Returns the reports with these ids, or in these stories, or all, as needed for
        grouping."""
        wanted = select(
            reports.c.id,
            reports.c.sha256,
            reports.c.published,
            reports.c.digest,
            reports.c.story,
            reports.c.features,
        )
        if ids is not None:
            rows: Iterable[AnyRow] = self.rows_in(wanted, reports.c.id, ids)
        else:
            rows = (
                self.rows(wanted)
                if stories is None
                else self.rows_in(wanted, reports.c.story, stories)
            )
        return {row.id: _placed(row) for row in rows}

    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Returns the reports with these ids, sorted by id."""
        rows = self.rows_in(select(reports.c.id, reports.c.report), reports.c.id, ids)
        return tuple(
            sorted(
                (unpack_report(row.report, f"report {row.id!r}") for row in rows),
                key=lambda report: report.id,
            )
        )

    def lent(self, *, reports: Iterable[str] = (), stories: Iterable[str] = ()) -> dict[Lent, str]:
        """Returns the passages of these reports that other stories read, and those that these
        stories read of others, each with the story that reads it.
        """
        wanted = select(lent.c.report, lent.c.begins, lent.c.ends, lent.c.story)
        with self.reading():
            rows = [
                *self.rows_in(wanted, lent.c.report, reports),
                *self.rows_in(wanted, lent.c.story, stories),
            ]
        return dict(sorted((Lent(row.report, row.begins, row.ends), row.story) for row in rows))

    def near(self, features: Placed | Settled, most: int) -> tuple[str, ...]:
        """Returns the ids of the reports that share most telling terms with this one, weighted by
        rarity; if it has many, sharing a single one is chance.
        """
        with self.reading():
            counted = {term: n for term, n in self._counts("word", features.words).items() if n > 0}
            size = self.value(select(func.max(reports.c.number))) or 1
            rarest = _rarest(
                counted, [term for term in features.words if term in counted], features.names
            )
            rarest = [
                term for place, term in enumerate(rarest) if place < FEW or counted[term] <= COMMON
            ]
            rarity = {term_of(term): math.log(1 + size / counted[term]) for term in rarest}
            if not rarity:
                return ()
            shared = func.sum(case(rarity, value=postings.c.term)).label("shared")
            wanted = (
                select(postings.c.report, shared)
                .where(postings.c.term.in_(sorted(rarity)))
                .group_by(postings.c.report)
            )
            wanted = wanted.having(func.count() >= (2 if len(rarity) >= FEW else 1))
            best = self.rows(wanted.order_by(shared.desc(), postings.c.report.desc()).limit(most))
            numbers = {row.report: round(float(row.shared), 6) for row in best}
            found = self.rows_in(select(reports.c.id, reports.c.number), reports.c.number, numbers)
            return tuple(
                row.id for row in sorted(found, key=lambda row: (-numbers[row.number], row.id))
            )

    def term_counts(self, features: Iterable[Placed | Settled]) -> TermCounts:
        """Returns in how many reports of the store the terms of these occur."""
        parts = [part for one in features for part in (one, *one.passages)]
        with self.reading():
            words = self._counts("word", (term for part in parts for term in part.words))
            names = self._counts("name", (term for part in parts for term in part.names))
            return TermCounts(self.report_count(), words, names)

    def _counts(self, kind: str, terms: Iterable[str]) -> dict[str, int]:
        asked = {term_of(term): term for term in sorted(set(terms))}
        wanted = select(term_counts.c.term, term_counts.c.reports).where(term_counts.c.kind == kind)
        return {
            asked[row.term]: row.reports for row in self.rows_in(wanted, term_counts.c.term, asked)
        }

    def get_parses(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Returns the parses stored under these keys."""
        return {
            row.key: row.data
            for row in self.rows_in(select(parses.c.key, parses.c.data), parses.c.key, keys)
        }

    def put_parses(self, given: Mapping[str, bytes]) -> None:
        """Stores parses."""
        self.upsert(parses, [{"key": key, "data": data} for key, data in sorted(given.items())])

    def stories_with(self, words: str, most: int) -> tuple[str, ...]:
        """Returns the stories of the latest reports that contain all of these words, sorted. They
        are not ranked, since a frequent word occurs in most reports.
        """
        found = self.matching(
            REPORT_SEARCH, words, [reports.c.story], reports.c.number, most=most, ranked=False
        )
        return tuple(sorted({row.story for row in found if row.story}))

    def search(self, words: str, most: int = 50) -> tuple[tuple[str, str | None, str | None], ...]:
        """Returns id, title and story of the reports that contain all of these words, best
        first."""
        columns = [reports.c.id, reports.c.title, reports.c.story]
        return tuple(
            (row[0], row[1], row[2])
            for row in self.matching(REPORT_SEARCH, words, columns, reports.c.id, most=most)
        )

    def _take_out(self, ids: Sequence[str]) -> None:
        """Deletes reports and their terms."""
        fewer: Counter[tuple[str, str]] = Counter()
        taken = self.rows_in(select(reports.c.number, reports.c.features), reports.c.id, ids)
        for row in taken:
            words, names, *_ = unpack(
                row.features, f"what report number {row.number} is grouped by"
            )
            fewer.update(_terms(words, names))
        self.unindex(REPORT_SEARCH, [row.number for row in taken])
        self.run_in(delete(reports), reports.c.id, ids)
        self._count(fewer, -1)

    def _put_in(self, settled: Sequence[Settled]) -> None:
        """Inserts reports and their terms."""
        self._count(Counter(term for made in settled for term in _terms(made.words, made.names)), 1)
        rows = [
            {
                "id": made.report.id,
                "sha256": made.report.sha256,
                "digest": made.digest,
                "title": shown(made.report.title),
                "outlet": shown(made.report.outlet),
                "published": shown(made.report.published, 40),
                "report": pack_report(made.report),
                "features": pack(
                    pack_features((made.words, made.names, made.passages, made.fillings))
                ),
            }
            for made in settled
        ]
        numbers = self.numbered(reports, rows)
        told: list[tuple[int, Sequence[Settled | EventPassage]]] = [
            (number, (made, *made.passages)) for number, made in zip(numbers, settled, strict=True)
        ]
        counted = self._counts(
            "word", (term for _, parts in told for part in parts for term in part.words)
        )
        terms = [
            {"term": term, "report": number}
            for number, parts in told
            for term in sorted(
                {
                    term_of(term)
                    for part in parts
                    for term in _rarest(counted, part.words, part.names)
                }
            )
        ]
        self.run(insert(postings), terms)
        self._index(zip(numbers, (made.report for made in settled), strict=True))
        made_of = (
            update(raws)
            .where(raws.c.key == bindparam("raw_"))
            .values(report_id=bindparam("report_"), settled=0)  # until it is in a story
        )
        self.run(
            made_of,
            [{"raw_": key, "report_": made.report.id} for made in settled for key in made.raws],
        )

    def index_reports(self, numbers: Sequence[int]) -> None:
        """Adds the reports with these numbers to the full-text index, which must not contain them
        yet."""
        rows = self.rows_in(select(reports.c.number, reports.c.report), reports.c.number, numbers)
        self._index(
            (row.number, unpack_report(row.report, f"report number {row.number}")) for row in rows
        )

    def _index(self, given: Iterable[tuple[int, Report]]) -> None:
        """Adds titles and texts to the full-text index."""
        most = 1_000_000 if self.is_sqlite else 200_000  # a tsvector holds a megabyte
        told = [
            {"n": number, "title": shown(report.title) or "", "body": shown(report.text, most)}
            for number, report in given
        ]
        self.index(REPORT_SEARCH, told)

    def _count(self, terms: Counter[tuple[str, str]], sign: int) -> None:
        """Counts the reports in which each term occurs."""
        made = self.inserting(term_counts).values(
            kind=bindparam("kind_"), term=bindparam("term_"), reports=bindparam("reports_")
        )
        added = made.on_conflict_do_update(
            index_elements=["kind", "term"],
            set_={"reports": term_counts.c.reports + made.excluded.reports},
        )
        self.run(
            added,
            [
                {"kind_": kind, "term_": term, "reports_": sign * n}
                for (kind, term), n in sorted(terms.items())
            ],
        )


def _rarest(
    counted: Mapping[str, int], words: Iterable[str], names: Mapping[str, int]
) -> list[str]:
    """Returns the rarest of these terms, names first among equals. A term that no report of the
    store has finds nothing now, but may later."""
    return sorted(words, key=lambda term: (counted.get(term, 0), term not in names, term))[:TELLING]


def _terms(words: Iterable[str], names: Iterable[str]) -> set[tuple[str, str]]:
    return {("word", term_of(term)) for term in words} | {("name", term_of(term)) for term in names}


def _placed(row: AnyRow) -> Placed:
    what = f"what report {row.id!r} is grouped by"
    with naming(what):
        features = unpack_features(unpack(row.features, what))
    return Placed(row.id, row.sha256, row.published, row.digest, row.story, *features)
