"""place_reports puts reports that are in no story into one. A report that is clearly of a story
goes there. One that is only fairly like a story opens its own, and it is proposed that both are
one.

No report that stands in a story is moved here: only a person, or `regroup` at once, does that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from rashomon.comparing.group_reports import PairSimilarity
from rashomon.decisions.constraints import StoryConstraints, story_constraints
from rashomon.model.decision import OF_STORIES, Decisions
from rashomon.model.record import record
from rashomon.model.report import newest_states
from rashomon.model.stored import Placed, Proposal
from rashomon.store.database.open import SqlStore
from rashomon.store.decided_stories import as_decided, new_story_id
from rashomon.stories.group_stories import JOINED, group_features
from rashomon.text.gathering import by_key

_NEAR = 60  # reports of the store that are examined as possible neighbours of a new one
_NEAREST = 3  # reports of a story by which it is judged how like it a new one is
SURE = 0.13  # likeness from which a report goes into a story without a question
FAIR = 0.09  # likeness from which it is asked whether a report is of a story

_ById = Mapping[str, Placed]


@record
class Placement:
    """The story of each report that is put into one, by its id, and what is left to a person."""

    homes: Mapping[str, str] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()


def place_reports(store: SqlStore, ids: Iterable[str], standing: Decisions) -> Placement:
    """Returns the stories of these reports, which are in none yet. `standing` are the decisions in
    force: what people decided of a report goes before what it is like."""
    coming = store.reports.placed(ids=ids)
    homes = _of_known_pages(store, coming)
    new = {ident: report for ident, report in coming.items() if ident not in homes}
    newest = newest_states({ident: report.revision_of for ident, report in new.items()})
    constraints = story_constraints(standing, reports=new.values(), newest=newest)
    pages = {ident: constraints.dated(report) for ident, report in new.items()}
    for old in newest:
        del pages[old]
    homes_of_pages, proposals = _placed_by_likeness(store, pages, constraints, standing)
    homes |= homes_of_pages
    homes |= {old: homes[page] for old, page in newest.items()}
    texts = {report.sha256 for report in coming.values()}
    about = [one for one in standing if one.what in OF_STORIES and one.texts() & texts]
    if about:
        homes |= as_decided(store, standing, about=about, moving=homes)
    return Placement(homes, proposals)


def _of_known_pages(store: SqlStore, coming: Iterable[str]) -> dict[str, str]:
    """Returns the stories of those of these reports that are states of a page of which another
    state is in a story: a page that changed stays where it is."""
    newest = store.reports.newest()
    page_of = {ident: newest.get(ident, ident) for ident in coming}
    pages = set(page_of.values())
    states = [ident for ident, page in newest.items() if page in pages]
    homes = {}
    for ident, story in sorted(store.reports.homes_of([*states, *pages]).items()):
        homes[newest.get(ident, ident)] = story
    return {ident: homes[page] for ident, page in page_of.items() if page in homes}


def _placed_by_likeness(
    store: SqlStore, pages: _ById, constraints: StoryConstraints, standing: Decisions
) -> tuple[dict[str, str], tuple[Proposal, ...]]:
    """Returns the stories of pages by what they are like, and what is proposed of them."""
    if not pages:
        return {}, ()
    around = _Surroundings(store, pages, standing)
    decided = {ident for pair in (*constraints.same, *constraints.apart) for ident in pair}
    homes = {}
    proposals = []
    for group in around.groups():
        members = [ident for ident in group if ident in pages]
        free = [ident for ident in members if ident not in decided]
        stories = {around.home[ident] for ident in group if ident in around.home}
        left = []
        for ident in free:
            story = around.surely(ident, stories)
            if story:
                homes[ident] = story
            else:
                left.append(ident)
        for opening in filter(None, (left, *([ident] for ident in members if ident in decided))):
            story = new_story_id(store, [pages[ident].sha256 for ident in opening], homes.values())
            homes |= dict.fromkeys(opening, story)
            if perhaps := around.perhaps(opening):
                proposals.append(Proposal(story=story, other=perhaps, reports=tuple(opening)))
    return homes, tuple(proposals)


class _Surroundings:
    """Reports that come, and the reports of the store that are near them, with their stories."""

    def __init__(self, store: SqlStore, pages: _ById, standing: Decisions) -> None:
        self._pages = pages
        ids = {ident for page in pages.values() for ident in store.reports.near(page, _NEAR)}
        near = self._dated(store.reports.placed(ids=ids - pages.keys()), standing)
        self._frequencies = store.reports.term_counts([*near.values(), *pages.values()])
        self._alike = PairSimilarity(self._frequencies)
        stories = set()
        for report in near.values():
            if report.story and any(self._alike(page, report) >= JOINED for page in pages.values()):
                stories.add(report.story)
        known = self._dated(store.reports.placed(stories=stories), standing)
        newest = newest_states({ident: report.revision_of for ident, report in known.items()})
        self._known = {ident: report for ident, report in known.items() if ident not in newest}
        self._beside = [report for ident, report in near.items() if ident not in known]
        self.home = {ident: report.story or "" for ident, report in self._known.items()}

    def _dated(self, placed: _ById, standing: Decisions) -> dict[str, Placed]:
        """Returns these reports with their days as people mended them."""
        constraints = story_constraints(standing, reports=placed.values())
        return {ident: constraints.dated(report) for ident, report in placed.items()}

    def groups(self) -> Sequence[Sequence[str]]:
        """Returns the groups of reports that tell one event, with the stories near them."""
        return group_features(
            [*self._pages.values(), *self._known.values()],
            frequencies=self._frequencies,
            beside=self._beside,
        )

    def surely(self, ident: str, stories: Iterable[str]) -> str | None:
        """Returns the one of these stories to which a report surely belongs."""
        likeness = self._likeness(ident, stories)
        return next((story for story, alike in likeness if alike >= SURE), None)

    def perhaps(self, opening: Sequence[str]) -> str | None:
        """Returns the story that reports which open their own are fairly like."""
        for ident in opening:
            for story, alike in self._likeness(ident, set(self.home.values())):
                if alike >= FAIR:
                    return story
        return None

    def _likeness(self, ident: str, stories: Iterable[str]) -> list[tuple[str, float]]:
        """Returns how like these stories a report is, the likest first: by the mean of the
        reports of a story that are nearest to it."""
        members = by_key((story, known) for known, story in self.home.items())
        page = self._pages[ident]
        likeness = []
        for story in sorted(stories):
            alike = sorted(self._alike(page, self._known[known]) for known in members[story])
            nearest = alike[-_NEAREST:]
            likeness.append((story, sum(nearest) / len(nearest)))
        return sorted(likeness, key=lambda pair: -pair[1])
