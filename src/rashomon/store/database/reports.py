"""ReportTables: raw reports as they came, reports in their settled form, their parses and terms."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from rashomon.model.partial import EventPassage, Lent
from rashomon.model.report import Report
from rashomon.model.stored import Placed, Raw, Settled, TermCounts
from rashomon.store.database.column_values import naming, pack, pack_report, shown, term_of, unpack, unpack_report
from rashomon.store.database.schema import lent, parses, postings, raw_keys, raws, reports, term_counts
from rashomon.store.database.session import Session, pieces

TELLING = 40  # terms of a report by which similar reports are looked up
COMMON = 400  # a term in more reports than this tells little, and its cost grows with the store
FEW = 8  # with at most this many terms, a single shared one is enough


class ReportTables(Session):
    """Queries for reports."""

    def add_raws(self, given: Sequence[Raw], *, at: str) -> int:
        """Stores raw reports to be settled; returns how many were new."""
        listed = {raw.key: raw for raw in given}
        with self.writing() as connection:
            for piece in pieces(sorted(listed)):
                for known in connection.execute(select(raws.c.key).where(raws.c.key.in_(piece))).scalars().all():
                    del listed[known]
            rows = [
                {"key": raw.key, "sha256": raw.report.sha256, "report": pack_report(raw.report), "added_at": at, "settled": 0}
                for raw in listed.values()
            ]
            if not rows:
                return 0
            connection.execute(insert(raws), rows)
            numbers: dict[str, int] = {}
            for piece in pieces(sorted(listed)):
                numbers |= {
                    row.key: row.number for row in connection.execute(select(raws.c.key, raws.c.number).where(raws.c.key.in_(piece)))
                }
            keys = [
                {"kind": kind, "value": value, "raw": raw.key, "number": numbers[raw.key]}
                for raw in listed.values()
                for kind, value in sorted(set(raw.keys))
            ]
            connection.execute(insert(raw_keys), keys)
        return len(rows)

    def pending(self, most: int) -> tuple[str, ...]:
        """Returns the keys of raw reports that are not settled yet, in order of arrival."""
        with self.reading() as connection:
            found = connection.execute(select(raws.c.key).where(raws.c.settled == 0).order_by(raws.c.number).limit(most))
            return tuple(found.scalars())

    def sharing(self, kinds: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
        """Returns these raw reports' keys and those of settled ones that share a key of one of these kinds with them."""
        start = set(given)
        out = set(start)
        with self.reading() as connection:
            values: set[tuple[str, str]] = set()
            for piece in pieces(sorted(start)):
                found = connection.execute(
                    select(raw_keys.c.kind, raw_keys.c.value).where(raw_keys.c.raw.in_(piece), raw_keys.c.kind.in_(list(kinds)))
                )
                values |= {(row.kind, row.value) for row in found}
            for kind in sorted({kind for kind, _ in values}):
                for piece in pieces(sorted(value for of, value in values if of == kind)):
                    wanted = select(raw_keys.c.raw).join(raws, raws.c.key == raw_keys.c.raw)
                    wanted = wanted.where(raw_keys.c.kind == kind, raw_keys.c.value.in_(piece), raws.c.settled == 1)
                    out |= set(connection.execute(wanted).scalars())
        return tuple(sorted(out))

    def same_outlet(self, given: Iterable[str], *, whole: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Returns settled raw reports of the same outlets: all for an outlet with at most `whole`, else the `last` ones."""
        small: set[str] = set()
        large: set[str] = set()
        with self.reading() as connection:
            values: set[str] = set()
            for piece in pieces(sorted(given)):
                wanted = select(raw_keys.c.value).where(raw_keys.c.raw.in_(piece), raw_keys.c.kind == "outlet")
                values |= set(connection.execute(wanted).scalars())
            for value in sorted(values):
                named = select(raw_keys.c.raw).join(raws, raws.c.key == raw_keys.c.raw)
                named = named.where(raw_keys.c.kind == "outlet", raw_keys.c.value == value, raws.c.settled == 1)
                found = connection.execute(named.order_by(raw_keys.c.number.desc()).limit(whole + 1)).scalars().all()
                if len(found) > whole:
                    large |= set(found[:last])
                else:
                    small |= set(found)
        return tuple(sorted(small)), tuple(sorted(large))

    def having(self, kind: str, value: str) -> tuple[str, ...]:
        """Returns the keys of the settled raw reports that have this key."""
        wanted = select(raw_keys.c.raw).join(raws, raws.c.key == raw_keys.c.raw)
        wanted = wanted.where(raw_keys.c.kind == kind, raw_keys.c.value == value, raws.c.settled == 1)
        with self.reading() as connection:
            return tuple(sorted(connection.execute(wanted).scalars()))

    def raw_reports(self, keys: Iterable[str]) -> dict[str, Report]:
        """Returns raw reports by key."""
        out = {}
        with self.reading() as connection:
            for piece in pieces(sorted(keys)):
                for row in connection.execute(select(raws.c.key, raws.c.report).where(raws.c.key.in_(piece))):
                    out[row.key] = unpack_report(row.report, f"raw report {row.key[:12]}")
        return out

    def made_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Returns the ids of the reports made from these raw reports, with their digests."""
        out: dict[str, str] = {}
        with self.reading() as connection:
            for piece in pieces(sorted(keys)):
                wanted = select(reports.c.id, reports.c.digest).join(raws, raws.c.report_id == reports.c.id).where(raws.c.key.in_(piece))
                out |= {row.id: row.digest for row in connection.execute(wanted)}
        return out

    def report_count(self) -> int:
        """Returns the number of reports."""
        with self.reading() as connection:
            return connection.execute(select(func.count()).select_from(reports)).scalar_one()

    def placed(self, *, ids: Iterable[str] | None = None, stories: Iterable[str] | None = None) -> dict[str, Placed]:
        """Returns the reports with these ids, or in these stories, or all, as needed for grouping."""
        columns = (reports.c.id, reports.c.sha256, reports.c.published, reports.c.digest, reports.c.story, reports.c.features)
        wanted = select(*columns)
        with self.reading() as connection:
            if ids is None and stories is None:
                rows: Iterable[Row[Any]] = connection.execute(wanted)
            elif ids is not None:
                rows = chain.from_iterable(connection.execute(wanted.where(reports.c.id.in_(piece))) for piece in pieces(sorted(ids)))
            else:
                named = pieces(sorted(stories or ()))
                rows = chain.from_iterable(connection.execute(wanted.where(reports.c.story.in_(piece))) for piece in named)
            return {row.id: _placed(row) for row in rows}

    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Returns the reports with these ids, sorted by id."""
        found = []
        with self.reading() as connection:
            for piece in pieces(sorted(ids)):
                rows = connection.execute(select(reports.c.id, reports.c.report).where(reports.c.id.in_(piece)))
                found += [unpack_report(row.report, f"report {row.id!r}") for row in rows]
        return tuple(sorted(found, key=lambda report: report.id))

    def report_ids(self) -> tuple[str, ...]:
        """Returns all ids, sorted."""
        with self.reading() as connection:
            return tuple(sorted(connection.execute(select(reports.c.id)).scalars()))

    def lent(self, *, reports: Iterable[str] = (), stories: Iterable[str] = ()) -> dict[Lent, str]:
        """Returns the passages of these reports that other stories read, and those that these stories read of others, each with the story
        that reads it.
        """
        columns = (lent.c.report, lent.c.begins, lent.c.ends, lent.c.story)
        out = {}
        with self.reading() as connection:
            for column, given in ((lent.c.report, reports), (lent.c.story, stories)):
                for piece in pieces(sorted(given)):
                    for row in connection.execute(select(*columns).where(column.in_(piece))):
                        out[Lent(row.report, row.begins, row.ends)] = row.story
        return dict(sorted(out.items()))

    def near(self, features: Placed | Settled, most: int) -> tuple[str, ...]:
        """Returns the ids of the reports that share most telling terms with this one, weighted by rarity; if it has many, sharing a single
        one is chance.
        """
        with self.reading() as connection:
            counted = {term: n for term, n in _counts(connection, "word", set(features.words)).items() if n > 0}
            size = connection.execute(select(func.max(reports.c.number))).scalar() or 1
            known = [term for term in features.words if term in counted]
            rarest = _rarest(counted, known, features.names)
            rarest = [term for place, term in enumerate(rarest) if place < FEW or counted[term] <= COMMON]
            rarity = {term_of(term): math.log(1 + size / counted[term]) for term in rarest}
            if not rarity:
                return ()
            shared = func.sum(case(rarity, value=postings.c.term)).label("shared")
            wanted = select(postings.c.report, shared).where(postings.c.term.in_(sorted(rarity))).group_by(postings.c.report)
            best = (
                wanted.having(func.count() >= (2 if len(rarity) >= FEW else 1))
                .order_by(text("shared DESC"), postings.c.report.desc())
                .limit(most)
            )
            numbers = {row.report: round(float(row.shared), 6) for row in connection.execute(best)}
            found = connection.execute(select(reports.c.id, reports.c.number).where(reports.c.number.in_(list(numbers))))
            return tuple(row.id for row in sorted(found, key=lambda row: (-numbers[row.number], row.id)))

    def term_counts(self, features: Iterable[Placed | Settled]) -> TermCounts:
        """Returns in how many reports of the store the terms of these occur."""
        listed = list(features)
        with self.reading() as connection:
            told = [
                _counts(
                    connection,
                    kind,
                    {t for f in listed for part in (f, *f.passages) for t in (part.words if kind == "word" else part.names)},
                )
                for kind in ("word", "name")
            ]
            return TermCounts(self.report_count(), told[0], told[1])

    def get_parse(self, key: str) -> bytes | None:
        """Returns the parse stored under this key."""
        return self.get_parses([key]).get(key)

    def put_parse(self, key: str, data: bytes) -> None:
        """Stores a parse."""
        self.put_parses({key: data})

    def get_parses(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Returns the parses stored under these keys."""
        out: dict[str, bytes] = {}
        with self.reading() as connection:
            for piece in pieces(keys):
                out |= {row.key: row.data for row in connection.execute(select(parses.c.key, parses.c.data).where(parses.c.key.in_(piece)))}
        return out

    def put_parses(self, given: Mapping[str, bytes]) -> None:
        """Stores parses."""
        with self.writing() as connection:
            self.upsert(connection, parses, [{"key": key, "data": data} for key, data in sorted(given.items())])

    def stories_with(self, words: str, most: int) -> tuple[str, ...]:
        """Returns the stories of the latest reports that contain all of these words, sorted. They are not ranked, since a frequent word
        occurs in most reports.
        """
        if not words.strip():
            return ()
        with self.reading() as connection:
            if self.is_sqlite:
                asked = all_words(words)
                query = (
                    "SELECT r.story FROM (SELECT rowid FROM report_search WHERE report_search MATCH :asked ORDER BY rowid DESC LIMIT :most) s "
                    "JOIN reports r ON r.number = s.rowid"
                )
            else:
                asked = words
                query = (
                    "SELECT r.story FROM report_search s JOIN reports r ON r.number = s.report "
                    "WHERE s.words @@ plainto_tsquery('simple', :asked) ORDER BY s.report DESC LIMIT :most"
                )
            return tuple(sorted({row[0] for row in connection.execute(text(query), {"asked": asked, "most": most}) if row[0]}))

    def search(self, words: str, most: int = 50) -> tuple[tuple[str, str | None, str | None], ...]:
        """Returns id, title and story of the reports that contain all of these words, best first."""
        words = (shown(words.replace("\x00", " ")) or "").strip()
        if not words:
            return ()
        with self.reading() as connection:
            if self.is_sqlite:
                asked = all_words(words)
                query = (
                    "SELECT r.id, r.title, r.story FROM report_search s JOIN reports r ON r.number = s.rowid "
                    "WHERE report_search MATCH :asked ORDER BY bm25(report_search, 4.0, 1.0), r.id LIMIT :most"
                )
            else:
                asked = words
                query = (
                    "SELECT r.id, r.title, r.story FROM report_search s JOIN reports r ON r.number = s.report, plainto_tsquery('simple', :asked) q "
                    "WHERE s.words @@ q ORDER BY ts_rank(s.words, q) DESC, r.id LIMIT :most"
                )
            return tuple((row[0], row[1], row[2]) for row in connection.execute(text(query), {"asked": asked, "most": most}))

    def _take_out(self, connection: Connection, ids: Sequence[str]) -> None:
        """Deletes reports and their terms."""
        fewer: Counter[tuple[str, str]] = Counter()
        for piece in pieces(ids):
            for number, packed in connection.execute(select(reports.c.number, reports.c.features).where(reports.c.id.in_(piece))).all():
                words, names, *_ = unpack(packed, f"what report number {number} is grouped by")
                fewer.update(_terms(words, names))
                key = "rowid" if self.is_sqlite else "report"
                connection.execute(text(f"DELETE FROM report_search WHERE {key} = :number"), {"number": number})  # noqa: S608  our own name
            connection.execute(delete(reports).where(reports.c.id.in_(piece)))
        self._count(connection, fewer, -1)

    def _put_in(self, connection: Connection, settled: Sequence[Settled]) -> None:
        """Inserts reports and their terms."""
        if not settled:
            return
        more: Counter[tuple[str, str]] = Counter()
        for made in settled:
            more.update(_terms(made.words, made.names))
        self._count(connection, more, 1)
        rows = [
            {
                "id": made.report.id, "sha256": made.report.sha256, "digest": made.digest, "title": shown(made.report.title),
                "outlet": shown(made.report.outlet), "published": shown(made.report.published, 40), "report": pack_report(made.report),
                "features": pack([dict(made.words), dict(made.names), *_packed(made.passages)]),
            }
            for made in settled
        ]  # fmt: skip
        connection.execute(insert(reports), rows)
        numbers: dict[str, int] = {}
        for piece in pieces(made.report.id for made in settled):
            numbers |= {
                row.id: row.number for row in connection.execute(select(reports.c.id, reports.c.number).where(reports.c.id.in_(piece)))
            }
        told: dict[str, list[Settled | EventPassage]] = {made.report.id: [made, *made.passages] for made in settled}
        counted = _counts(connection, "word", {term for parts in told.values() for part in parts for term in part.words})
        terms = [
            {"term": term, "report": numbers[report]}
            for report, parts in told.items()
            for term in sorted({term for part in parts for term in _telling(counted, part.words, part.names)})
        ]
        if terms:
            connection.execute(insert(postings), terms)
        self._index(connection, [(numbers[made.report.id], made.report) for made in settled])
        made_of = [{"raw_": key, "report_": made.report.id} for made in settled for key in made.raws]
        if made_of:
            connection.execute(update(raws).where(raws.c.key == bindparam("raw_")).values(report_id=bindparam("report_")), made_of)

    def index_reports(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Adds the reports with these numbers to the full-text index, which must not contain them yet."""
        rows = connection.execute(select(reports.c.number, reports.c.report).where(reports.c.number.in_(list(numbers))))
        self._index(connection, [(row.number, unpack_report(row.report, f"report number {row.number}")) for row in rows])

    def _index(self, connection: Connection, given: Sequence[tuple[int, Report]]) -> None:
        """Adds titles and texts to the full-text index."""
        most = 1_000_000 if self.is_sqlite else 200_000  # a tsvector holds a megabyte
        told = [{"number": number, "title": shown(report.title) or "", "body": shown(report.text, most)} for number, report in given]
        if self.is_sqlite:
            connection.execute(text("INSERT INTO report_search (rowid, title, body) VALUES (:number, :title, :body)"), told)
        else:
            made = "setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :body)"
            connection.execute(text(f"INSERT INTO report_search (report, words) VALUES (:number, {made})"), told)  # noqa: S608  our own words

    def _count(self, connection: Connection, terms: Counter[tuple[str, str]], sign: int) -> None:
        if not terms:
            return
        made = (sqlite if self.is_sqlite else postgresql).insert(term_counts)
        made = made.values(kind=bindparam("kind_"), term=bindparam("term_"), reports=bindparam("reports_"))
        added = made.on_conflict_do_update(index_elements=["kind", "term"], set_={"reports": term_counts.c.reports + made.excluded.reports})
        connection.execute(added, [{"kind_": kind, "term_": term, "reports_": sign * n} for (kind, term), n in sorted(terms.items())])


def all_words(words: str) -> str:
    """Returns the FTS5 query for all of these words."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\x00", " ").split())


def _telling(counted: Mapping[str, int], words: Iterable[str], names: Mapping[str, int]) -> list[str]:
    """Returns the rarest of these terms, names first among equals. A term that no report of the store has finds nothing now, but may later."""
    return sorted({term_of(term) for term in _rarest(counted, words, names)})


def _rarest(counted: Mapping[str, int], words: Iterable[str], names: Mapping[str, int]) -> list[str]:
    return sorted(words, key=lambda term: (counted.get(term, 0), term not in names, term))[:TELLING]


def _terms(words: Iterable[str], names: Iterable[str]) -> set[tuple[str, str]]:
    return {("word", term_of(term)) for term in words} | {("name", term_of(term)) for term in names}


def _counts(connection: Connection, kind: str, terms: set[str]) -> dict[str, int]:
    asked = {term_of(term): term for term in sorted(terms)}
    out: dict[str, int] = {}
    for piece in pieces(sorted(asked)):
        wanted = select(term_counts.c.term, term_counts.c.reports).where(term_counts.c.kind == kind, term_counts.c.term.in_(piece))
        out |= {asked[row.term]: row.reports for row in connection.execute(wanted)}
    return out


def _placed(row: Row[Any]) -> Placed:
    what = f"what report {row.id!r} is grouped by"
    with naming(what):
        words, names, *more = unpack(row.features, what)
        passages = tuple(EventPassage(*told) for told in more[0]) if more else ()
    return Placed(row.id, row.sha256, row.published, row.digest, row.story, words, names, passages)


def _packed(passages: Sequence[EventPassage]) -> list[Any]:
    return [[[p.start, p.end, dict(p.words), dict(p.names)] for p in passages]] if passages else []
