"""find_company: which reports are grouped anew when some are new or changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.grouping.alike import Alike
from rashomon.model.stored import Placed, Settled
from rashomon.seams import Store
from rashomon.stories import LIKE_ALONE, Features, Frequencies

WHOLE = 400  # reports; a store of no more is grouped as a whole each time, so that it is grouped as `compare` groups
NEAR = 60  # reports of a larger store that are looked at as possible company of a new one


@dataclass(frozen=True, slots=True)
class Company:
    """The reports that are grouped anew, and the stories that they were in."""

    placed: Mapping[str, Placed]
    before: Mapping[str, str]
    frequencies: Frequencies | None


def find_company(store: Store, gone: Sequence[str], settled: Sequence[Settled], *, whole: bool = False) -> Company:
    """Everything in a small store, or where `whole` is asked for; else the stories of what changed and of what may be one story with it."""
    old = store.placed(ids=gone)
    new = {
        made.report.id: Placed(made.report.id, made.report.sha256, made.report.published, made.digest, None, made.words, made.names)
        for made in settled
    }
    if whole or store.report_count() - len(old) + len(new) <= WHOLE:
        return _company(old, store.placed(), new, None)
    kept = _kept(store, old, new)
    return _company(old, kept, new, _frequencies(store, (kept | new).values(), new))


def company_of(store: Store, stories: Sequence[str]) -> Company:
    """The reports of these stories."""
    placed = store.placed(stories=stories)
    return _company({}, placed, {}, _frequencies(store, placed.values(), {}))


def is_small(store: Store) -> bool:
    """Whether the store is grouped as a whole each time."""
    return store.report_count() <= WHOLE


def _kept(store: Store, old: Mapping[str, Placed], new: dict[str, Placed]) -> dict[str, Placed]:
    """Of a large store, the reports of the stories that may be touched: two groups of which no two reports are alike are never joined."""
    near = {report_id: store.near(p, NEAR) for report_id, p in new.items()}
    loose = store.placed(ids={report_id for ids in near.values() for report_id in ids})
    alike = Alike(_frequencies(store, (loose | new).values(), new))
    stories = {p.story for p in old.values() if p.story}
    kept: dict[str, Placed] = {}
    for report_id, ids in near.items():
        one = grouped_by(new[report_id])
        for other in (loose[i] for i in ids if i in loose and i not in old):
            if (other.story is None or other.story not in stories) and alike(one, grouped_by(other)) >= LIKE_ALONE:
                stories |= {other.story} if other.story else set()
                kept[other.id] = other
    return store.placed(stories=stories) | {report_id: p for report_id, p in kept.items() if p.story is None}


def grouped_by(placed: Placed) -> Features:
    """What the report is grouped by."""
    return Features(placed.id, placed.sha256, placed.published, placed.words, placed.names)


def _company(old: Mapping[str, Placed], kept: Mapping[str, Placed], new: dict[str, Placed], frequencies: Frequencies | None) -> Company:
    stay = {report_id: p for report_id, p in kept.items() if report_id not in old}
    before = {report_id: p.story for report_id, p in (*old.items(), *stay.items()) if p.story}
    return Company(dict(sorted((stay | new).items())), before, frequencies)


def _frequencies(store: Store, placed: Iterable[Placed], new: Mapping[str, Placed]) -> Frequencies:
    """In how many reports the terms occur: those of the store and those that are about to come."""
    known = store.term_counts(placed)
    words, names = Counter(known.words), Counter(known.names)
    for p in new.values():
        words.update(set(p.words))
        names.update(set(p.names))
    return Frequencies(known.reports + len(new), words, names)
