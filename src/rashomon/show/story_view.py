"""Everything that the page shows of a ledger and its stories."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType

from rashomon.decisions.here import here
from rashomon.model.answer import Answer
from rashomon.model.content_ids import fragment
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, RestKind
from rashomon.model.decision import OF_LOOKS, Decision
from rashomon.model.ledger import Ledger
from rashomon.model.row import RowKind
from rashomon.model.story import Story
from rashomon.show.answer_text import answers_of
from rashomon.show.answer_view import AnswerView
from rashomon.show.article import build_articles
from rashomon.show.columns import MANY
from rashomon.show.decided_words import decided_words
from rashomon.show.edition import EditionMaker
from rashomon.show.markup import Labels, label_reports
from rashomon.show.part_lines import told_of_print
from rashomon.show.sheet_to_copy import SheetToCopy, sheet_to_copy
from rashomon.show.view import rows_of, view_of

# The views of a story, in the order of the tabs and of the number keys.
VIEWS = ("overview", "beside", "reports", "speakers", "copies")
NAMES_OF_VIEWS = {"beside": "Side by side"}
_BASES = 5  # reports that can be the base on the page
_LISTED = 15  # reports up to which all stand in the list
_WIDE = 7  # columns that have much room
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
# A stretch that two reports share, what is known of where it comes from, and the words of each
# report with their link; of two that are the same those of one.
ShownCopy = tuple[Copy, str, Sequence[tuple[str, str, str]]]


class StoryView:
    """Everything that the page shows of one story.

    - `blocks`: its reports and rows
    - `facts`: the line of facts in the header
    - `grid`: how wide its columns are
    - `reports_shown`, `reports_folded`: of many reports those that share no text are folded
    - `column_places`: where the report of each column stands on the page
    - `answer`: what an author wrote of the story; `asked`: the newest answer to each question
    - `answers`: all answers that are shown; their notes stand at the end
    - `articles`: the reports for reading
    - `editions`: reports beside the others, that to which most are near first
    - `speakers`: the rows of speakers, with all their words
    - `copies`: the stretches of text that two reports share, longest first
    - `reprints`: what prints of one text have otherwise, print by print
    - `origins`: what several reports rest on
    - `decisions`: what people decided, but for statements of answers, and about which words
    - `counts`: how much each view has
    - `sheet`: what a chatbot may be shown of the story, if the page holds it
    """

    sheet: SheetToCopy | None = None

    def __init__(self, number: int, story: Story, ledger: Ledger, labels: Labels) -> None:
        """Gathers all that the page shows of a story. `suffix` keeps the ids of several stories
        apart."""
        self.number = number
        self.story = story
        self.labels = labels
        self.members = tuple(sorted(story.own(ledger.reports), key=attrgetter("place_in_order")))
        self.suffix = "" if number == 1 else f"-{number}"
        self.blocks = view_of(story, self.members)
        self.title = self.blocks.title
        self.facts = self.blocks.facts
        columns = len(self.blocks.column_names)
        self.grid = "wide" if columns <= _WIDE else "many" if columns <= MANY else "comb"
        listed = self.blocks.reports
        is_long = len(listed) > _LISTED
        self.reports_shown = [line for line in listed if line.strip or not is_long]
        self.reports_folded = [line for line in listed if is_long and not line.strip]
        self.column_places = [labels.text(line.reports[0]) for line in self.blocks.reports]
        self.answer = self._answer(story.answer(), self.suffix)
        self.asked = list(self._asked())
        self.answers = [self.answer] if self.answer else []
        self.answers += [view for _, view in self.asked]
        self.articles = list(build_articles(story, reports=self.members, labels=labels))
        self.speakers = rows_of(story, self.members, RowKind.SPEAKER)
        maker = EditionMaker(story, self.members)
        bases = maker.bases() if len(self.blocks.column_names) > 1 else []
        self.editions = [maker.edition_of(report) for report in bases[:_BASES]]
        longest = sorted(story.copies, key=lambda copy: (-copy.words, copy.id))
        self.copies = list(map(self._copy, longest))
        self.reprints = []
        for reprint in story.reprints:
            self.reprints.append((reprint, tuple(told_of_print(reprint, labels.names))))
        shared = [origin for origin in story.origins if len(origin.reports) > 1]
        self.origins = list(map(self._origin, shared))
        self.decisions = list(self._decisions())
        self.counts = {"reports": len(self.members), "speakers": len(self.speakers)}

    def _decisions(self) -> Iterator[tuple[Decision, tuple[str, ...]]]:
        """Yields what people decided and its words, but for statements, with which it stands."""
        texts_here = here(self.members)
        for decision in self.story.decisions:
            if decision.what not in OF_LOOKS:
                words = decided_words(decision, texts_here=texts_here, names=self.labels.names)
                yield decision, words

    def _answer(self, answer: Answer | None, suffix: str) -> AnswerView | None:
        if answer is None:
            return None
        return AnswerView(
            answer,
            story=self.story,
            reports=self.members,
            labels=self.labels,
            suffix=suffix,
            columns=self.blocks.columns,
        )

    def _asked(self) -> Iterator[tuple[Answer, AnswerView]]:
        for answer in answers_of(self.story):
            if answer.question is not None:
                view = self._answer(answer, f"{self.suffix}-{fragment(answer.id)}")
                if view:
                    yield answer, view

    def _copy(self, copy: Copy) -> ShownCopy:
        """Returns a stretch that two reports share, with both texts, or only one if they are the
        same."""
        labels = self.labels
        told = "which came first is not known"
        if copy.kind is CopyKind.QUOTATION:
            told = "both quote it"
        elif copy.source:
            told = f"from {labels.name(copy.source)}"
        sides = []
        for span in copy.spans:
            sides.append((labels.name(span.report), labels.place(span), span.line))
        if copy.a.line == copy.b.line:
            sides[1] = (*sides[1][:2], "")
        return copy, told, sides

    def _origin(self, origin: Origin) -> tuple[str, str, list[tuple[str, str, str, str]]]:
        """Returns the name of an origin, what it is, and the reports that rest on it, each with how
        and why."""
        labels = self.labels
        name = origin.name
        if origin.kind in (OriginKind.OUTLET, OriginKind.RELEASE):
            name = labels.name(name)
        reports = []
        for reliance in origin.reports:
            how = _RESTS[reliance.how]
            reports.append(
                (labels.name(reliance.report), labels.text(reliance.report), how, reliance.because)
            )
        return name, _ORIGINS[origin.kind], reports


class LedgerView:
    """Everything that the page shows of a ledger."""

    def __init__(self, ledger: Ledger, sheets: Mapping[str, str] = MappingProxyType({})) -> None:
        self.ledger = ledger
        self._sheets = sheets

    @cached_property
    def stories(self) -> list[StoryView]:
        """Returns its stories, which are made when the page is."""
        labels = label_reports(self.ledger.reports)
        stories = enumerate(self.ledger.stories, 1)
        views = []
        for number, story in stories:
            view = StoryView(number, story=story, ledger=self.ledger, labels=labels)
            view.sheet = sheet_to_copy(self._sheets.get(story.id, ""))
            views.append(view)
        return views
