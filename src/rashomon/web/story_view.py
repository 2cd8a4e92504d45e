"""Everything that the page shows of a ledger and its stories. Each part is computed when it is
first used."""

from collections import Counter
from functools import cached_property

from rashomon.model.answer import Answer
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, Reprint, RestKind
from rashomon.model.decision import Decision
from rashomon.model.ledger import Ledger
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.answer_lines import tell_answer
from rashomon.telling.part_lines import told_of_print
from rashomon.telling.wording import days_of, independent, published_by, whose_headline
from rashomon.text.calendar_words import say_days
from rashomon.web.annotated_article import Article, build_articles
from rashomon.web.answer_view import AnswerView
from rashomon.web.entries import ShownSection, show_sections
from rashomon.web.list_speakers import NameEntry, SpeakerEntry, list_names, list_speakers
from rashomon.web.markup import Labels, label_reports
from rashomon.web.shown import ShownDifference, decided_words, show_difference
from rashomon.web.timeline import TimelineEntry, tell_timeline

# The views of a story, in the order of the tabs and of the number keys.
VIEWS = ("overview", "compare", "reports", "speakers", "sources", "timeline")
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


# An origin, its kind, and by report how it rests on it, with the reason.
ShownOrigin = tuple[str, str, tuple[tuple[str, str, str, str], ...]]


# A stretch that two reports share, what is known of where it comes from, and the words of each
# report with their link; of two that are the same those of one.
ShownCopy = tuple[Copy, str, tuple[tuple[str, str, str], ...]]


# A print of a text, and what it has otherwise.
ShownReprint = tuple[Reprint, tuple[tuple[str, tuple[Span, ...]], ...]]


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
        """Returns how much each view has, where that number means something."""
        return {
            "compare": len(self.story.differences),
            "reports": len(self.members),
            "speakers": len(self.speakers),
            "timeline": len(self.story.timeline),
        }

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Returns the line of facts in the header."""
        facts = [whose_headline(self.story.title, self.members), published_by(self.members)]
        days = days_of(self.members)
        if days:
            facts.append(say_days(days[0], days[-1]))
        if self.story.independent.most:
            facts.append(independent(self.story.independent))
        if self.story.coverage == "incomplete":
            facts.append("coverage incomplete")
        return tuple(filter(None, facts))

    @cached_property
    def differences(self) -> list[ShownDifference]:
        """Returns the differences in the order of telling."""
        story = self.story
        shown = []
        for difference in story.differences:
            shown.append(show_difference(difference, self.labels, story.reports))
        return shown

    @cached_property
    def statuses(self) -> dict[str, int]:
        """Returns the status words of the differences, with how many have each."""
        return Counter(shown.status for shown in self.differences)

    @cached_property
    def sections(self) -> list[ShownSection]:
        """Returns the overview, section by section."""
        story = self.story
        differences = dict(zip(by_id(story.differences), self.differences, strict=True))
        return list(show_sections(story.overview, differences, self._places(), story.numbers))

    @cached_property
    def answer(self) -> AnswerView | None:
        """Returns what an author wrote of the story, as far as it stands in the overview."""
        story = self.story
        answer = story.answer()
        if answer is None or answer.id not in {entry.id for entry in story.overview}:
            return None
        return AnswerView(answer, story.overview, self.members, self.labels, self.suffix)

    @cached_property
    def asked(self) -> list[tuple[Answer, AnswerView]]:
        """Returns the newest answer to each question about the story."""
        newest = {answer.question: answer for answer in reversed(self.story.answers)}
        newest.pop(None, None)
        asked = []
        for answer in newest.values():
            told = tuple(tell_answer(answer, self.labels.names))
            suffix = f"{self.suffix}-{answer.id}"
            asked.append((answer, AnswerView(answer, told, self.members, self.labels, suffix)))
        return asked

    @property
    def answers(self) -> list[AnswerView]:
        """Returns all answers that are shown. Their notes stand at the end."""
        views = [view for _, view in self.asked]
        return [self.answer, *views] if self.answer else views

    def _places(self) -> dict[str, str]:
        """Returns where on the page something of the story is, by its id."""
        labels = self.labels
        places = {}
        for caution in self.story.cautions:
            places[caution.id] = labels.text(caution.report)
        for entry in self.story.overview:
            if entry.id and entry.spans:
                places[entry.id] = labels.place(entry.spans[-1])
        for claim in self.story.claims:
            places[claim.id] = fragment(claim.id)
        for difference in self.story.differences:
            places[difference.id] = fragment(difference.id)
        return places

    @cached_property
    def articles(self) -> list[Article]:
        """Returns the reports for reading."""
        return list(build_articles(self.story, self.members, self.labels))

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """Returns the speakers with all their statements."""
        return list_speakers(self.story, self.labels)

    @cached_property
    def names(self) -> list[NameEntry]:
        """Returns the names with their spellings."""
        return list(list_names(self.story, self.labels))

    @cached_property
    def timeline(self) -> list[TimelineEntry]:
        """Returns the timeline."""
        anchors = [report.anchor for report in self.members if report.anchor]
        return list(tell_timeline(self.story, min(anchors, default="")))

    @cached_property
    def copies(self) -> list[ShownCopy]:
        """Returns the stretches of text that two reports share, longest first."""
        longest = sorted(self.story.copies, key=lambda copy: (-copy.words, copy.id))
        return list(map(self._copy, longest))

    def _copy(self, copy: Copy) -> ShownCopy:
        told = ""
        if copy.kind is not CopyKind.QUOTATION:
            told = "which came first is not known"
            if copy.source:
                told = f"from {self.labels.name(copy.source)}"
        sides = []
        for span in copy.spans:
            sides.append((self.labels.name(span.report), self.labels.place(span), span.line))
        if copy.a.line == copy.b.line:
            sides[0] = (*sides[0][:2], "")
        return copy, told, tuple(sides)

    @cached_property
    def reprints(self) -> tuple[ShownReprint, ...]:
        """Returns what prints of one text have otherwise, print by print."""
        names = self.labels.names
        return tuple((one, tuple(told_of_print(one, names))) for one in self.story.reprints)

    @cached_property
    def origins(self) -> list[ShownOrigin]:
        """Returns the origins of the reports. Outlets that only have their own text come last,
        together."""
        return list(map(self._origin, sorted(self.story.origins, key=_is_lone)))

    def _origin(self, origin: Origin) -> ShownOrigin:
        labels = self.labels
        name = origin.name
        if origin.kind in (OriginKind.OUTLET, OriginKind.RELEASE):
            name = labels.name(name)
        reports = []
        for rest in origin.reports:
            report = rest.report
            how = _RESTS[rest.how]
            reports.append((labels.name(report), labels.text(report), how, rest.because))
        return name, _ORIGINS[origin.kind], tuple(reports)

    @cached_property
    def decisions(self) -> tuple[tuple[Decision, tuple[str, ...]], ...]:
        """Returns what people decided, and about which words of the story."""
        names = {report.sha256: self.labels.name(report.id) for report in self.members}
        return tuple((made, decided_words(made, names)) for made in self.story.decisions)


def _is_lone(origin: Origin) -> bool:
    return len(origin.reports) < 2 and origin.kind is OriginKind.OUTLET


class LedgerView:
    """Everything that the page shows of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.labels = label_reports(ledger.reports)
        self.stories = tuple(
            StoryView(number, story, ledger, self.labels)
            for number, story in enumerate(ledger.stories, 1)
        )
