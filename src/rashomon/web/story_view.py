"""Everything that the page shows of a ledger and its stories; each part is computed on first
use."""

from collections.abc import Sequence
from functools import cached_property

from rashomon.model.content_ids import fragment
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, RestKind
from rashomon.model.decision import Decision
from rashomon.model.ledger import Ledger
from rashomon.model.story import Story
from rashomon.telling.wording import days_of, independent, published_by, whose_headline
from rashomon.text.calendar_words import say_days
from rashomon.web.annotated_article import Article, build_articles
from rashomon.web.entries import ShownSection, show_sections
from rashomon.web.list_speakers import NameEntry, SpeakerEntry, list_names, list_speakers
from rashomon.web.markup import Labels, label_reports
from rashomon.web.shown import ShownDifference, decided_words, show_difference
from rashomon.web.timeline import TimelineEntry, tell_timeline

VIEWS = ("overview", "compare", "reports", "speakers", "sources", "timeline")
"""The views of a story, in the order of the tabs and of the number keys."""
_UNKNOWN = "which came first is not known"
_ORIGINS = {
    OriginKind.AGENCY: "news agency",
    OriginKind.OUTLET: "outlet",
    OriginKind.PUBLISHER: "publisher with several outlets here",
    OriginKind.RELEASE: "press release",
}
_RESTS = {
    RestKind.OWN: "is its own text",
    RestKind.CREDITED: "credited for the whole report",
    RestKind.COPIED: "has words of it",
    RestKind.AGGREGATES: "lives off it",
    RestKind.NAMES: "names it as a source",
    RestKind.EDITION: "belongs to it",
}


ShownOrigin = tuple[str, str, tuple[tuple[str, str, str, str], ...]]
"""An origin, its kind, and by report how it rests on it, with the reason."""


ShownCopy = tuple[Copy, str, tuple[tuple[str, str, str], ...]]
"""A stretch that two reports share, what is known of where it comes from, and the words of each
report with their link; of two that are the same those of one."""


class StoryView:
    """Everything that the page shows of one story."""

    def __init__(self, number: int, story: Story, ledger: Ledger, labels: Labels) -> None:
        self.number = number
        self.story = story
        self.labels = labels
        self.members = [report for report in ledger.reports if report.id in set(story.reports)]
        self.title = story.title or "Untitled story"
        self.suffix = "" if number == 1 else f"-{number}"

    @property
    def counts(self) -> dict[str, int]:
        """How much each view holds, where that number means something."""
        return {
            "compare": len(self.story.differences),
            "reports": len(self.members),
            "speakers": len(self.speakers),
            "timeline": len(self.story.timeline),
        }

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The line of facts in the header."""
        days = days_of(self.members)
        origins = self.story.independent
        return tuple(
            filter(
                None,
                (
                    whose_headline(self.story.title, self.members),
                    published_by(self.members),
                    say_days(days[0], days[-1]) if days else "",
                    independent(origins) if origins.most else "",
                    "coverage incomplete" if self.story.coverage == "incomplete" else "",
                ),
            )
        )

    @cached_property
    def differences(self) -> tuple[ShownDifference, ...]:
        """The differences in the order of telling."""
        return tuple(
            show_difference(one, self.labels, self.story.reports) for one in self.story.differences
        )

    @cached_property
    def statuses(self) -> tuple[tuple[str, int], ...]:
        """The status words of the differences, with how many have each."""
        words = [one.status for one in self.differences]
        return tuple((word, words.count(word)) for word in dict.fromkeys(words))

    @cached_property
    def sections(self) -> tuple[ShownSection, ...]:
        """The overview, section by section."""
        story = self.story
        shown = zip(story.differences, self.differences, strict=True)
        differences = {one.id: each for one, each in shown}
        return show_sections(story.overview, differences, self._places(), story.numbers)

    def _places(self) -> dict[str, str]:
        """Where on the page something of the story is, by its id."""
        story, labels = self.story, self.labels
        places = {one.sentence: labels.place(one.span) for one in story.alone}
        for one in story.cautions:
            places[one.id] = labels.place(one.span) if one.span else labels.text(one.report)
        places |= {one.id: labels.place(one.voices[-1].words) for one in story.topics}
        told = [*(one.id for one in story.claims), *(one.id for one in story.differences)]
        return places | {ident: fragment(ident) for ident in told}

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The reports for reading."""
        return build_articles(self.story, self.members, self.labels)

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """The speakers with all their statements."""
        return list_speakers(self.story, self.labels)

    @cached_property
    def names(self) -> tuple[NameEntry, ...]:
        """The names with their spellings."""
        return list_names(self.story, self.labels)

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The timeline."""
        first = min((report.anchor for report in self.members if report.anchor), default=None)
        return tell_timeline(self.story, first)

    @cached_property
    def copies(self) -> tuple[ShownCopy, ...]:
        """The stretches of text that two reports share, longest first."""
        longest = sorted(self.story.copies, key=lambda copy: (-copy.words, copy.id))
        return tuple(map(self._copy, longest))

    def _copy(self, copy: Copy) -> ShownCopy:
        known = f"from {self.labels.name(copy.source)}" if copy.source else _UNKNOWN
        told = "" if copy.kind is CopyKind.QUOTATION else known
        words = [span.line for span in (copy.a, copy.b)]
        words[0] = "" if words[0] == words[1] else words[0]
        sides = zip((copy.a, copy.b), words, strict=True)
        shown = tuple((self.labels.name(s.report), self.labels.place(s), w) for s, w in sides)
        return copy, told, shown

    @cached_property
    def origins(self) -> tuple[ShownOrigin, ...]:
        """The origins of the reports; outlets with only their own text come last, together."""
        ordered = sorted(
            self.story.origins, key=lambda o: len(o.reports) < 2 and o.kind is OriginKind.OUTLET
        )
        return tuple(map(self._origin, ordered))

    def _origin(self, one: Origin) -> ShownOrigin:
        own = one.kind in (OriginKind.OUTLET, OriginKind.RELEASE)
        labels = self.labels
        return (
            labels.name(one.name) if own else one.name,
            _ORIGINS[one.kind],
            tuple(
                (labels.name(r.report), labels.text(r.report), _RESTS[r.how], r.because)
                for r in one.reports
            ),
        )

    @cached_property
    def decisions(self) -> tuple[tuple[Decision, tuple[str, ...]], ...]:
        """What people and models decided, and about which words of the story."""
        names = {one.sha256: self.labels.name(one.id) for one in self.members}
        return tuple((one, decided_words(one, names)) for one in self.story.decisions)


class LedgerView:
    """Everything that the page shows of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.labels = label_reports(ledger.reports)
        self.stories: Sequence[StoryView] = tuple(
            StoryView(number, story, ledger, self.labels)
            for number, story in enumerate(ledger.stories, 1)
        )
