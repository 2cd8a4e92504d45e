"""RawTables: reports as they were read, under the keys that tell them apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from sqlalchemy import and_, func, insert, or_, select

from rashomon.model.report import ReportsById
from rashomon.model.stored import Raw, RawArrival
from rashomon.store.database.column_values import digest, pack_report, shown, unpack_report
from rashomon.store.database.schema import RAW, RAW_KEY, REPORT_ID, raw_keys, raws, report_ids
from rashomon.store.database.session import AnyRow, Tables
from rashomon.text.gathering import by_key

SHARED = ("same", "page", "day", "headline", "place")
"""The kinds of keys by which raw reports may be one report."""
_SETTLED = select(RAW_KEY.raw).join(raws, RAW.key == RAW_KEY.raw).where(RAW.settled == 1)


class RawTables(Tables):
    """Queries for raw reports."""

    def add(self, raw_reports: Sequence[Raw], *, at: str, run: int | None = None) -> int:
        """Stores raw reports that wait to be settled, gives ids to the reports that are new, and
        returns how many these are. `run` numbers the run that adds them; without it, this is a new
        one."""
        with self.db.writing():
            run = self.next_run() if run is None else run
            new = {raw.key: raw for raw in raw_reports}
            stored_raws = [new.pop(key) for key in self.db.held(RAW.key, new)]
            places = Counter(raw.place for raw in raw_reports)
            for raw in self._put_back([raw for raw in stored_raws if places[raw.place] == 1]):
                again = digest(raw.key, f"{run}")  # the same bytes, put back in their place
                new[again] = replace(raw, key=again)
            rows = []
            keys = []
            for raw in new.values():
                row = {
                    "key": raw.key,
                    "sha256": raw.report.sha256,
                    "report": pack_report(raw.report),
                    "added_at": at,
                    "settled": 0,
                    "place": shown(raw.place) or "",
                    "run": run,
                }
                rows.append(row)
                for kind, value in sorted(set(raw.keys)):
                    keys.append({"kind": kind, "value": value, "raw": raw.key})
            self.db.run(insert(raws), rows)
            self.db.run(insert(raw_keys), keys)
            return self.give_ids({raw.key: raw for raw in new.values()})

    def _put_back(self, known: Iterable[Raw]) -> Iterator[Raw]:
        """Yields those of these known raw reports that were not the last to come to their place:
        what stood there is put back. Each comes alone to its place."""
        raws_by_place = {}
        for raw in known:
            if "place" in (kinds := dict(raw.keys)):
                raws_by_place[kinds["place"]] = raw
        latest = dict[str, AnyRow]()
        query = select(RAW_KEY.value, RAW.key, RAW.run, RAW.number).where(RAW_KEY.kind == "place")
        query = query.join(raws, RAW.key == RAW_KEY.raw).order_by(RAW.number)
        for row in self.db.all_in(query, RAW_KEY.value, raws_by_place):
            latest[row.value] = max(row, latest.get(row.value, row), key=attrgetter("number"))
        for place, row in sorted(latest.items()):
            raw = raws_by_place[place]
            if row.key not in (raw.key, digest(raw.key, f"{row.run}")):
                yield raw

    def next_run(self) -> int:
        """Returns the number of a run that is about to add reports."""
        return int(self.db.value(select(func.max(RAW.run))) or 0) + 1

    def reports_of_run(self, run: int) -> set[str]:
        """Returns the ids of the settled reports that this run was the first to add."""
        ids = self.db.column(select(RAW.report_id).where(RAW.run == run))
        return set(filter(None, ids))

    def first_runs(self, reports: Iterable[str]) -> dict[str, int]:
        """Returns in which run each of these settled reports first came."""
        rows = self.db.all_in(select(RAW.report_id, RAW.run), RAW.report_id, reports)
        runs = dict[str, int]()
        for row in rows:
            runs[row.report_id] = min(row.run, runs.get(row.report_id, row.run))
        return runs

    def give_ids(self, raw_reports: Mapping[str, Raw]) -> int:
        """Gives each of these reports that has no id yet one that no other has or had: the stem of
        its file, numbered from 2 on if that is taken. Returns how many got one."""
        stems = dict[str, str]()
        for raw in raw_reports.values():
            stems.setdefault(dict(raw.keys)["same"], raw.report.id)
        for known in self.db.held(REPORT_ID.same, stems):
            del stems[known]
        rows = []
        used = self._ids_like(stems.values())
        last = dict[str, int]()
        for same, stem in stems.items():
            ident = stem
            number = last.get(stem, 1)
            while ident in used:
                number += 1
                ident = f"{stem}-{number}"
            last[stem] = number
            used.add(ident)
            rows.append({"same": same, "id": ident})
        self.db.run(insert(report_ids), rows)
        return len(rows)

    def _ids_like(self, stems: Iterable[str]) -> set[str]:
        """Returns the ids in use that are one of these stems, or one with something behind it."""
        used = set[str]()
        for stem in sorted(set(stems)):
            alike = or_(REPORT_ID.id == stem, REPORT_ID.id.startswith(f"{stem}-", autoescape=True))
            used.update(self.db.column(select(REPORT_ID.id).where(alike)))
        return used

    def arrivals(self, keys: Iterable[str]) -> dict[str, RawArrival]:
        """Returns how these raw reports came, by their keys."""
        query = (
            select(RAW.key, RAW.number, RAW.run, RAW.place, REPORT_ID.id)
            .join(raw_keys, and_(RAW_KEY.raw == RAW.key, RAW_KEY.kind == "same"))
            .join(report_ids, REPORT_ID.same == RAW_KEY.value)
        )
        arrivals = {}
        for row in self.db.all_in(query, RAW.key, keys):
            arrivals[row.key] = RawArrival(
                number=row.number, run=row.run, place=row.place, report_id=row.id
            )
        return arrivals

    def pending(self, most: int) -> tuple[str, ...]:
        """Returns the keys of raw reports that are not settled yet, in order of arrival."""
        return tuple(
            self.db.column(select(RAW.key).where(RAW.settled == 0).order_by(RAW.number).limit(most))
        )

    def sharing(self, raw_ids: Iterable[str]) -> tuple[str, ...]:
        """Returns the keys of these raw reports, and of settled ones that share a key with them and
        so may be the same report."""
        sharing = set(raw_ids)
        own_keys = select(RAW_KEY.kind, RAW_KEY.value).where(RAW_KEY.kind.in_(SHARED))
        with self.db.reading():
            rows = self.db.all_in(own_keys, RAW_KEY.raw, sharing)
            values = by_key((row.kind, row.value) for row in rows)
            for kind, shared in sorted(values.items()):
                settled = _SETTLED.where(RAW_KEY.kind == kind)
                for row in self.db.all_in(settled, RAW_KEY.value, shared):
                    sharing.add(row.raw)
        return tuple(sorted(sharing))

    def reports(self, keys: Iterable[str]) -> ReportsById:
        """Returns raw reports by key."""
        rows = self.db.all_in(select(RAW.key, RAW.report), RAW.key, keys)
        return {row.key: unpack_report(row.report, f"raw report {row.key[:12]}") for row in rows}

    def pending_count(self) -> int:
        """Returns the number of raw reports that are not settled."""
        return self.db.count(raws, RAW.settled == 0)
