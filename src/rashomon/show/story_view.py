"""Everything that the page shows of a ledger and its stories."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import filterfalse
from operator import attrgetter

from rashomon.decisions.counted_reports import counted_reports
from rashomon.decisions.here import here
from rashomon.model.answer import Answer
from rashomon.model.claim import Claim
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, RestKind
from rashomon.model.decision import OF_LOOKS, Decision
from rashomon.model.ledger import Ledger
from rashomon.model.story import Story
from rashomon.show.annotated_article import build_articles
from rashomon.show.answer_text import answers_of
from rashomon.show.answer_view import AnswerView
from rashomon.show.claim_counts import tell_claim
from rashomon.show.entries import show_sections
from rashomon.show.languages_read import read_in_part
from rashomon.show.list_speakers import list_names, list_speakers
from rashomon.show.markup import Labels, label_reports
from rashomon.show.part_lines import told_of_print
from rashomon.show.shown import decided_words, show_difference
from rashomon.show.wording import days_of, independent, published_by, whose_headline
from rashomon.text.calendar_words import say_days
from rashomon.text.white_space import word_count

# The views of a story, in the order of the tabs and of the number keys.
VIEWS = ("overview", "compare", "reports", "speakers", "sources")
_MOST_OPEN = 1500  # words of the comparison that stand open
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

    - `facts`: the line of facts in the header
    - `differences`: in the order of telling; `statuses`: how many of them have each status word
    - `agreed`: what was compared and does not differ
    - `claims`: those that stand open, in 1,500 words at most with the differences;
      `further_claims`: the others, and those of which only possible matches are known
    - `sections`: the overview, section by section
    - `answer`: what an author wrote of the story, as far as it stands in the overview
    - `asked`: the newest answer to each question about the story
    - `answers`: all answers that are shown; their notes stand at the end
    - `articles`: the reports for reading
    - `speakers`: with all their statements; `names`: with their spellings
    - `copies`: the stretches of text that two reports share, longest first
    - `reprints`: what prints of one text have otherwise, print by print
    - `origins`: of the reports; outlets that only have their own text come last, together
    - `decisions`: what people decided, but for statements of answers, and about which words of the
      story
    - `counts`: how much each view has, where that number means something
    """

    def __init__(self, number: int, story: Story, ledger: Ledger, labels: Labels) -> None:
        """Gathers all that the page shows of a story. `suffix` keeps the ids of several stories
        apart."""
        self.number = number
        self.story = story
        self.labels = labels
        self.members = story.own(ledger.reports)
        self.title = story.title or "Untitled story"
        self.suffix = "" if number == 1 else f"-{number}"
        self.facts = tuple(filter(None, self._facts()))
        shown_by_id = {
            difference.id: show_difference(difference, labels=labels, reports=story.reports)
            for difference in story.differences
        }
        is_settled = attrgetter("is_settled")
        self.differences = list(filterfalse(is_settled, shown_by_id.values()))
        self.agreed = list(filter(is_settled, shown_by_id.values()))
        self.statuses = Counter(map(attrgetter("status"), self.differences))
        self.claims, self.further_claims = self._split_claims()
        self.sections = list(show_sections(story, differences=shown_by_id, places=self._places()))
        self.answer = self._answer()
        self.asked = list(self._asked())
        self.answers = [self.answer] if self.answer else []
        self.answers += [view for _, view in self.asked]
        self.articles = list(build_articles(story, reports=self.members, labels=labels))
        self.speakers = list_speakers(story, labels)
        self.names = list(list_names(story, labels))
        longest = sorted(story.copies, key=lambda copy: (-copy.words, copy.id))
        self.copies = list(map(self._copy, longest))
        self.reprints = []
        for reprint in story.reprints:
            self.reprints.append((reprint, tuple(told_of_print(reprint, labels.names))))
        self.origins = list(map(self._origin, sorted(story.origins, key=_is_lone)))
        self.decisions = list(self._decisions())
        self.counts = {
            "compare": len(self.differences),
            "reports": len(self.members),
            "speakers": len(self.speakers),
        }

    def _decisions(self) -> Iterator[tuple[Decision, tuple[str, ...]]]:
        """Yields what people decided and its words, but for statements, with which it stands."""
        texts_here = here(self.members)
        for decision in self.story.decisions:
            if decision.what not in OF_LOOKS:
                yield (
                    decision,
                    decided_words(decision, texts_here=texts_here, names=self.labels.names),
                )

    def _facts(self) -> Iterable[str]:
        """Yields what stands below the headline: whose it is, outlets, days, how many accounts are
        independent."""
        story = self.story
        yield whose_headline(story.title, self.members)
        reports = counted_reports(self.members, story.decisions)
        yield published_by(reports)
        days = days_of(reports)
        if days:
            yield say_days(days[0], days[-1])
        if story.independent.most:
            yield independent(story.independent)
        if story.coverage == "incomplete":
            yield "coverage incomplete"
        yield read_in_part(self.members)

    def _split_claims(self) -> tuple[list[Claim], list[Claim]]:
        """Returns the claims that stand open in the comparison, and the others."""
        room = _MOST_OPEN
        for difference in self.differences:
            room -= word_count(difference.heading)
            room -= sum(word_count(f"{words} {who}") for words, who in difference.cells)
        claims_open = list[Claim]()
        folded = list[Claim]()
        for claim in self.story.claims:
            if claim.reports > 1:
                room -= word_count(f"{claim.name} {tell_claim(claim)}")
            is_open = claim.reports > 1 and room >= 0
            (claims_open if is_open else folded).append(claim)
        return claims_open, folded

    def _answer(self) -> AnswerView | None:
        story = self.story
        answer = story.answer()
        if answer is None or answer.id not in {entry.id for entry in story.overview}:
            return None
        return self._view_of(answer, self.suffix)

    def _asked(self) -> Iterator[tuple[Answer, AnswerView]]:
        for answer in answers_of(self.story):
            if answer.question is None:
                continue
            yield answer, self._view_of(answer, f"{self.suffix}-{answer.id}")

    def _view_of(self, answer: Answer, suffix: str) -> AnswerView:
        return AnswerView(
            answer=answer,
            story=self.story,
            reports=self.members,
            labels=self.labels,
            suffix=suffix,
        )

    def _places(self) -> dict[str, str]:
        """Returns where on the page something of the story is, by its id."""
        places = {}
        for caution in self.story.cautions:
            places[caution.id] = self.labels.text(caution.report)
        for entry in self.story.overview:
            if entry.id and entry.spans:
                places[entry.id] = self.labels.place(entry.spans[-1])
        for ident in (*by_id(self.story.claims), *by_id(self.story.differences)):
            places[ident] = fragment(ident)
        return places

    def _copy(self, copy: Copy) -> ShownCopy:
        """Returns a copy with what is known of its direction, and its two sides. If both have the
        same words, these stand once."""
        whence = ""
        if copy.kind is not CopyKind.QUOTATION:
            whence = "which came first is not known"
            if copy.source:
                whence = f"from {self.labels.name(copy.source)}"
        sides = []
        for span in copy.spans:
            sides.append((self.labels.name(span.report), self.labels.place(span), span.line))
        if copy.a.line == copy.b.line:
            sides[0] = (*sides[0][:2], "")
        return copy, whence, sides

    def _origin(self, origin: Origin) -> tuple[str, str, Sequence[tuple[str, str, str, str]]]:
        """Returns an origin's name, what it is, and the reports that rely on it, each with how and
        why."""
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


def _is_lone(origin: Origin) -> bool:
    return len(origin.reports) < 2 and origin.kind is OriginKind.OUTLET


class LedgerView:
    """Everything that the page shows of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def stories(self) -> list[StoryView]:
        """Returns its stories, which are made when the page is."""
        labels = label_reports(self.ledger.reports)
        stories = enumerate(self.ledger.stories, 1)
        return [
            StoryView(number, story=story, ledger=self.ledger, labels=labels)
            for number, story in stories
        ]
