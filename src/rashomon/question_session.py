"""A sitting: the questions about the stories of a ledger, asked again after every few answers, as each answer may settle others."""

from collections.abc import Iterator, Sequence

from rashomon.annotations.annotate import annotate_reports
from rashomon.judgements.targets import passages_in, placed
from rashomon.model.content_ids import content_id
from rashomon.model.doubt import Doubts
from rashomon.model.judgement import JudgedPassage, Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.question import Option, Question, answered
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.pipeline import points_of
from rashomon.points.doubts import find_doubts
from rashomon.questions.question_material import Material
from rashomon.questions.rank_questions import rank_questions
from rashomon.text.annotations import Annotations
from rashomon.workspace import Workspace


class StorySession:
    """One story under judgement. What does not depend on judgements about its accounts is worked out once."""

    def __init__(self, annotated: Sequence[Annotations] | Workspace) -> None:
        self._at_hand = annotated if isinstance(annotated, Workspace) else Workspace(annotated)
        self.annotated = list(self._at_hand.annotated)
        self.story = content_id("story", *(a.report.sha256 for a in self.annotated))

    def material(self, judgements: Sequence[Judgement]) -> Material:
        """The story under these judgements, and what is unsure in it."""
        known, gathered, standing = self._at_hand.read(judgements)
        related = points_of(known, gathered, standing)
        return Material(
            story=self.story,
            reports={a.report.id: a.report for a in known.annotated},
            sentences={a.report.id: [(s.start_char, s.end_char) for s in a.sentences()] for a in known.annotated},
            names=known.names,
            statements=known.statements,
            dates=known.dates,
            points=related,
            doubts=find_doubts(gathered, related) if gathered else Doubts(),
            judgements=standing,
        )

    def told(self, judgements: Sequence[Judgement]) -> tuple[Story, tuple[Report, ...]]:
        """The story and its reports under these judgements: what `compare` gives of them."""
        return self._at_hand.story(judgements)

    def passages(self, judgements: Sequence[Judgement]) -> Iterator[JudgedPassage]:
        """Where all stands that a question may be about: answers, whether or not a point holds them, statements and time expressions."""
        known, gathered, _ = self._at_hand.read(judgements)
        accounts = [answer.account for answer in gathered.answers] if gathered else []
        return passages_in([a.report for a in self.annotated], accounts=accounts, statements=known.statements, dates=known.dates)


class QuestionSession:
    """The stories of a ledger and the judgements about them."""

    def __init__(self, ledger: Ledger, judgements: Sequence[Judgement] = ()) -> None:
        wanted = {report for story in ledger.stories for report in story.reports}
        parsed = {a.report.id: a for a in annotate_reports(report for report in ledger.reports if report.id in wanted)}
        self.desks = [StorySession(Workspace([parsed[one] for one in story.reports if one in parsed])) for story in ledger.stories]
        self.judgements = tuple(judgements)

    @classmethod
    def of_ledgers(cls, ledgers: Sequence[Ledger], judgements: Sequence[Judgement] = ()) -> "QuestionSession":
        """A sitting about the stories of several ledgers, whose reports may bear the same ids."""
        sittings = [cls(ledger, judgements) for ledger in ledgers]
        sittings[0].desks = [desk for sitting in sittings for desk in sitting.desks]
        return sittings[0]

    def questions(self, most: int) -> tuple[Question, ...]:
        """At most so many questions over all stories, the most gain first."""
        found = [q for desk in self.desks if desk.annotated for q in rank_questions(desk.material(self.judgements), most=most)]
        return tuple(found if len(self.desks) == 1 else sorted(found, key=lambda q: (-q.gain, q.id)))[:most]

    def answered(self, asked: Question, option: Option, *, by: str, at: str, why: str | None = None) -> tuple[Judgement, ...]:
        """The judgements that an answer makes, each with where what it is about stands."""
        made = answered(asked, option, by=by, at=at, why=why)
        desk = next((desk for desk in self.desks if desk.story == asked.story), None)
        return placed(made, desk.passages(self.judgements)) if desk else made

    def take(self, judgements: Sequence[Judgement]) -> None:
        """Adds judgements, which the next questions obey."""
        self.judgements = (*self.judgements, *judgements)
