"""PileRun: makes the ledger of a pile of any size, step by step; each step's parts are stored in the run's folder."""

import ctypes
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain, count

from rashomon.annotations.annotate import parser_name
from rashomon.engines.worker import joined, parted
from rashomon.errors import StopError
from rashomon.grouping import group_reports
from rashomon.grouping.group_reports import lend_passages, obey_stories
from rashomon.judgements.constraints import StoryConstraints
from rashomon.judgements.in_force import in_force, settle
from rashomon.judgements.make_constraints import story_constraints
from rashomon.model.document import plain
from rashomon.model.judgement import Judgement
from rashomon.model.partial import Lent, as_read, unpack_features
from rashomon.reports.report_pile import items_in
from rashomon.reports.source_paths import gather_sources
from rashomon.runs import stage_tasks
from rashomon.runs.run_folder import RunFolder, Sets
from rashomon.seams import Done, Engine, Fetch, OnProgress, Progress
from rashomon.settings import Settings
from rashomon.stories.group_stories import WHOLE, Features, group_counted
from rashomon.stories.report_similarity import days_of
from rashomon.stories.vectors import Terms
from rashomon.stories.vectors import joined as joined_terms
from rashomon.weights.locate import made_with

_TERMS = ("words", "names", "fillings")  # what reports are grouped by, by number
_GIVEN_UP = "could not be compared: "


@dataclass(slots=True)
class Totals:
    """The totals of a finished ledger."""

    reports: int = 0
    stories: int = 0
    failures: int = 0
    points: int = 0
    statements: int = 0
    disputed: int = 0
    made: Counter[str] = field(default_factory=Counter)
    """How many parts of each step this run made; the others were there."""

    def line(self) -> str:
        """Returns the totals as one line."""
        return (
            f"{self.reports:,} reports in {self.stories:,} stories: {self.points:,} points ({self.disputed:,} disputed), "
            f"{self.statements:,} statements; {self.failures:,} not read"
        )


@dataclass(frozen=True, slots=True)
class _Members:
    """A story by the digest of everything it is made of: places and digests of its reports, what it reads of other stories' pages, and what
    any story does.
    """

    key: str
    places: Sequence[int]
    digests: Sequence[str]
    here: Sequence[Lent]
    every: Sequence[Lent]


class PileRun:
    """A run over a pile: its steps in order."""

    def __init__(
        self,
        folder: RunFolder,
        engine: Engine,
        settings: Settings,
        *,
        judgements: Sequence[Judgement] = (),
        on_progress: OnProgress | None = None,
    ) -> None:
        self.folder, self.engine, self.settings = folder, engine, settings
        self.judgements = settle(judgements)
        self._on_progress = on_progress
        self._made_with = json.dumps([plain(made_with(settings)), parser_name()], sort_keys=True)
        self.totals = Totals()

    def read(self, paths: Sequence[str], fetch: Fetch | None) -> None:
        """Reads every source; an item whose bytes were read before is not read again."""
        shared = stage_tasks.shared_settings(self.settings.read)
        for done in self.engine.map(stage_tasks.READ, self._unread(paths, fetch, _key(self._made_with, shared.hex())), shared=shared):
            self._keep(done, "read", "unread", ("read", "keys"))
        self.folder.change("CREATE INDEX temp.by_value ON link (kind, value, item)")
        for place, key, source in self.folder.each("SELECT place, key, source FROM item ORDER BY place"):
            if (error := self._why_not("unread", key)) is not None:
                self._fail(source, error)
            else:
                self.folder.put("link", [(kind, value, place) for kind, value in json.loads(self.folder.part("keys", key))])

    def _unread(self, paths: Sequence[str], fetch: Fetch | None, made: str) -> Iterator[tuple[str, bytes]]:
        """Yields the items that no earlier run has read, by the digest of everything their report is made of."""
        sources = gather_sources(paths, fetch, follow_links=self.settings.read.follow_links)
        place = 0
        for number, source in enumerate(sources):
            for item in items_in(source, self.settings.read, fetch):
                if item.missing:
                    self._fail(_blob(item.source), item.missing)
                    continue
                data = stage_tasks.item_bytes(item)
                key = hashlib.sha256(made.encode("ascii") + data).hexdigest()
                self.folder.put("item", [(place, key, _blob(item.source))])
                place += 1
                if not self._is_done(key, "read", "unread"):
                    yield key, data
            self._tell("reading", number + 1, len(sources))

    def settle(self) -> None:
        """Deduplicates reports, numbers ids, and marks recurring lines and revisions, among the reports that bear on each other."""
        clusters: dict[int, list[int]] = {}
        for root, place in self._bearing():
            clusters.setdefault(root, []).append(place)
        for done in self.engine.map(stage_tasks.SETTLE, ((str(root), self._raws(places)) for root, places in clusters.items())):
            if done.error is not None:
                raise StopError(f"reports that bear on each other could not be settled: {done.error}")
            parts = parted(done.data)
            for told, data in zip(parts[::2], parts[1::2], strict=True):
                report_id, sha256, source, published = json.loads(told)
                self.folder.put("found", [(_blob(report_id), sha256, _blob(source), published, hashlib.sha256(data).hexdigest(), data)])
        # by id, as every ledger lists them: the order of bytes in UTF-8 is that of the characters
        self.folder.change(
            "INSERT INTO report SELECT row_number() OVER (ORDER BY id, sha256) - 1, source, day, digest, NULL, data FROM found"
        )
        self.folder.change("DELETE FROM found")

    def _raws(self, places: Sequence[int]) -> bytes:
        keys = [self.folder.rows("SELECT key FROM item WHERE place = ?", (place,))[0][0] for place in places]
        return joined([self.folder.part("read", key) for key in keys])

    def _bearing(self) -> Iterator[tuple[int, int]]:
        """Yields every item that was read, with the first of those that it bears on."""
        size = int(self.folder.rows("SELECT coalesce(max(place), -1) + 1 FROM item")[0][0])
        sets = Sets(size)
        before: tuple[str, str, int] | None = None
        for kind, value, item in self.folder.each("SELECT kind, value, item FROM link WHERE kind <> 'numbered' ORDER BY kind, value, item"):
            if before and before[:2] == (kind, value):
                sets.join(before[2], item)
            before = (kind, value, item)
        twice = "SELECT value FROM link WHERE kind = 'id' GROUP BY value HAVING count(*) > 1"
        for one, other in self.folder.each(
            f"SELECT a.item, min(b.item) FROM link a JOIN link b ON b.kind = 'id' AND b.value = a.value "  # noqa: S608  our own words
            f"WHERE a.kind = 'numbered' AND a.value IN ({twice}) GROUP BY a.item ORDER BY a.item"
        ):
            sets.join(one, other)
        for (item,) in self.folder.each("SELECT DISTINCT item FROM link ORDER BY item"):
            yield sets.root(item), item

    def parse(self) -> None:
        """Parses every report that no earlier run has parsed."""
        for done in self.engine.map(stage_tasks.PARSE, self._unparsed()):
            self._keep(done, "parse", "unparsed", (*_TERMS, "features", "parse"))
        for place, source, digest in self.folder.rows("SELECT place, source, digest FROM report ORDER BY place"):
            if (error := self._why_not("unparsed", self._parse_key(digest))) is not None:
                self._fail(source, _GIVEN_UP + error)
                self.folder.change("DELETE FROM report WHERE place = ?", (place,))

    def _parse_key(self, digest: str) -> str:
        return _key(digest, parser_name())

    def _unparsed(self) -> Iterator[tuple[str, bytes]]:
        ((total,),) = self.folder.rows("SELECT count(*) FROM report")
        for done, (place, digest) in enumerate(self.folder.each("SELECT place, digest FROM report ORDER BY place"), 1):
            key = self._parse_key(digest)
            if not self._is_done(key, _TERMS[-1], "unparsed"):
                yield key, self._data(place)
            self._tell("parsing", done, total)

    def _data(self, place: int) -> bytes:
        return bytes(self.folder.rows("SELECT data FROM report WHERE place = ?", (place,))[0][0])

    def compare(self) -> None:
        """Groups the reports into stories, and compares each that no earlier run has compared."""
        places = [place for (place,) in self.folder.rows("SELECT place FROM report ORDER BY place")]
        groups = self._grouped(places)
        if self.settings.stories.one_story and places:
            if self._on_progress and (note := group_reports.several_events([[self._source(place) for place in group] for group in groups])):
                self._on_progress(Progress("comparing", 0, 1, note))
            groups = [places]
        held = story_constraints(in_force(self.judgements))
        if held.decides():
            groups = self._as_decided(groups, held)
        lent = self._lent(groups, held)
        shared = stage_tasks.shared_judgements(self.settings.lineage.families, self.judgements)
        made = _key(self._made_with, shared.hex())
        if self._on_progress and (note := group_reports.large_stories(groups)):
            self._on_progress(Progress("comparing", 0, len(groups), note))
        stories = list(self._stories(groups, lent, made))
        for done in self.engine.map(stage_tasks.COMPARE, self._uncompared(stories), shared=shared):
            self._keep(done, "compare", "uncompared", chain(("story", "counts"), (f"told-{i}" for i in count())))
        self._take_out()

    def _grouped(self, places: Sequence[int]) -> list[list[int]]:
        """Returns the places of each story's reports. A large pile is grouped while no worker holds memory, and memory is given back before
        they return.
        """
        large = len(places) > WHOLE
        if large:
            self.engine.rest()
        groups = sorted(sorted(places[i] for i in group) for group in group_counted(_Kept(self, places)))
        if large:
            give_back()
        return groups

    def _source(self, place: int) -> str:
        return stage_tasks.report_of(self._data(place)).source

    def _as_decided(self, groups: Sequence[Sequence[int]], held: StoryConstraints) -> list[list[int]]:
        """Returns the groups as people decided. All reports' features are loaded again for this, which is costly for a large pile."""
        ids, features = {}, []
        for place, digest, data in self.folder.each("SELECT place, digest, data FROM report ORDER BY place"):
            report = stage_tasks.report_of(data)
            features.append(self._features(report.id, report.published, digest))
            ids[place] = report.id
        places = {report: place for place, report in ids.items()}
        decided = obey_stories([tuple(ids[place] for place in group) for group in groups], features, held)
        return [[places[report] for report in group] for group in decided]

    def _features(self, name: str, published: str | None, digest: str) -> Features:
        told = unpack_features(json.loads(zlib.decompress(self.folder.part("features", self._parse_key(digest)))))
        return Features(name, name, published, *told)

    def _lent(self, groups: Sequence[Sequence[int]], held: StoryConstraints) -> dict[int, tuple[Lent, ...]]:
        """Returns the passages that each story reads of other stories' pages; reports are named by their places."""
        if self.settings.stories.one_story:
            return {}
        if held.apart:
            places = {
                stage_tasks.report_of(data).id: _name(place)
                for place, data in self.folder.each("SELECT place, data FROM report ORDER BY place")
            }
            held = StoryConstraints(
                apart=tuple((places[one], places[other]) for one, other in held.apart if one in places and other in places)
            )
        return lend_passages([tuple(map(_name, group)) for group in groups], _Features(self), held=held)

    def _stories(self, groups: Sequence[Sequence[int]], lent: Mapping[int, Sequence[Lent]], made: str) -> Iterator["_Members"]:
        """Yields the stories with their reports, recorded under the digest of everything each is made of."""
        every = tuple(one for some in lent.values() for one in some)
        lenders = {int(one.report) for one in every}
        for number, group in enumerate(groups):
            here = lent.get(number, ())
            members = sorted({*group, *(int(one.report) for one in here)})
            digests = [self.folder.rows("SELECT digest FROM report WHERE place = ?", (place,))[0][0] for place in members]
            shared = [one for one in every if int(one.report) in members] if lenders.intersection(members) else []
            key = _key(made, *digests, *(f"{one.report} {one.start} {one.end} {one in here}" for one in shared))
            self.folder.put("story", [(number, key)])
            for i, place in enumerate(members):
                if place in group:
                    self.folder.change("UPDATE report SET told = ? WHERE place = ?", (f"{key}:{i}", place))
            yield _Members(key, members, digests, here, every)

    def _uncompared(self, stories: Sequence["_Members"]) -> Iterator[tuple[str, bytes]]:
        """Yields the reports of each story not yet compared, with their parses."""
        for number, story in enumerate(stories, 1):
            if not self._is_done(story.key, "story", "uncompared"):
                told = (self._read_by(story, place, digest) for place, digest in zip(story.places, story.digests, strict=True))
                yield story.key, joined([part for report in told for part in report])
            self._tell("comparing", number, len(stories))

    def _read_by(self, story: "_Members", place: int, digest: str) -> tuple[bytes, bytes]:
        """Returns a report as a story reads it, and its parse; none if it is read in part."""
        if not any(int(one.report) == place for one in story.every):
            return self._data(place), self.folder.part("parse", self._parse_key(digest))
        report = stage_tasks.report_of(self._data(place))
        mine, aside = ([replace(one, report=report.id) for one in some if int(one.report) == place] for some in (story.here, story.every))
        (told,) = as_read([report], mine, aside)
        return stage_tasks.report_bytes(told), b""

    def _take_out(self) -> None:
        """Removes the stories that were given up, and the reports that were left out of theirs; both become failures."""
        for place, key in self.folder.rows("SELECT place, key FROM story ORDER BY place"):
            told = json.loads(self.folder.part("counts", key)) if self.folder.has("counts", key) else {}
            for source, why in told.get("failures", ()):
                self._fail(_blob(source), why)
            for i in told.get("left out", ()):
                self.folder.change("DELETE FROM report WHERE told = ?", (f"{key}:{i}",))
            if (error := self._why_not("uncompared", key)) is not None:
                for (source,) in self.folder.rows("SELECT source FROM report WHERE told LIKE ?", (f"{key}:%",)):
                    self._fail(source, _GIVEN_UP + error)
                self.folder.change("DELETE FROM report WHERE told LIKE ?", (f"{key}:%",))
                self.folder.change("DELETE FROM story WHERE place = ?", (place,))

    def _keep(self, done: Done, step: str, failed: str, names: Iterable[str]) -> None:
        """Stores the parts that were made of an item under these names; of one that failed, why."""
        self.totals.made[step] += 1
        told = zip(names, parted(done.data), strict=False) if done.error is None else [(failed, _blob(done.error))]
        self.folder.keep(done.key, told)

    def _is_done(self, key: str, *stages: str) -> bool:
        """Whether an earlier run made this, or failed."""
        return any(self.folder.has(stage, key) for stage in stages)

    def _why_not(self, failed: str, key: str) -> str | None:
        """Returns why this could not be made; None if it was."""
        return self.folder.part(failed, key).decode("utf-8", "surrogatepass") if self.folder.has(failed, key) else None

    def _fail(self, source: bytes, error: str) -> None:
        self.folder.put("failure", [(source, _blob(error))])

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._on_progress:
            self._on_progress(Progress(stage, done, total))


class _Features:
    """The features that reports are grouped by, loaded from the folder on each iteration."""

    def __init__(self, run: PileRun) -> None:
        self._run = run

    def __iter__(self) -> Iterator[Features]:
        """Yields the features of one report after another, named by its place."""
        for place, day, digest in self._run.folder.each("SELECT place, day, digest FROM report ORDER BY place"):
            yield self._run._features(_name(place), day, digest)


class _Kept:
    """The pile for grouping; terms are loaded from the folder on demand."""

    def __init__(self, run: PileRun, places: Sequence[int]) -> None:
        rows = run.folder.rows("SELECT day FROM report ORDER BY place")
        self.days = days_of([day for (day,) in rows])
        self._run, self._places = run, places

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms, Terms]:
        """Returns words, name words and fillings of the reports at these places."""
        folder = self._run.folder
        found: tuple[list[Terms], list[Terms], list[Terms]] = ([], [], [])
        for place in places:
            digest = folder.rows("SELECT digest FROM report WHERE place = ?", (self._places[place],))[0][0]
            key = self._run._parse_key(digest)
            for out, stage in zip(found, _TERMS, strict=True):
                out.append(stage_tasks.terms_from(folder.part(stage, key)))
        return joined_terms(found[0]), joined_terms(found[1]), joined_terms(found[2])


def _name(place: int) -> str:
    return f"{place:012}"


def _key(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _blob(text: str) -> bytes:
    """Returns a text in a form that SQLite can hold, whatever it contains."""
    return text.encode("utf-8", "surrogatepass")


def give_back() -> None:
    """Makes glibc's allocator return freed memory to the system; does nothing with other C libraries.

    glibc keeps the memory of freed large arrays, and would hold it for the rest of a run.
    """
    with suppress(OSError, AttributeError, TypeError):  # no such function; no such library; Windows
        ctypes.CDLL(None).malloc_trim(0)
