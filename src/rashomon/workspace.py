"""One story under judgement with what was worked out of it, so that a judgement costs no more than what hangs on it; and sittings of questions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import RLock

from rashomon.annotations.annotate import annotate_reports
from rashomon.judgements.in_force import in_force
from rashomon.judgements.make_constraints import Place
from rashomon.judgements.targets import passages_in, placed
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import DAY, OF_NAMES, REPORT, SPEAKER, JudgedPassage, Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.question import Doubts, Option, Question, answered
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.pipeline import finish_story, points_of, read_with
from rashomon.points.cluster import Gathered
from rashomon.points.doubts import find_doubts
from rashomon.prepared_story import Prepared, gather_alone, lost_in, prepare_story, renamed_accounts, with_rows
from rashomon.questions.question_material import Material
from rashomon.questions.rank_questions import rank_questions
from rashomon.seams import LanguageModel
from rashomon.text.annotations import Annotations

UPSTREAM = OF_NAMES | {SPEAKER, DAY, REPORT}  # judgements after which a story is read again


class Workspace:
    """One story under judgement. What does not depend on judgements about its accounts is worked out once. `judge`: the setting; `model`: reads
    with the program, once, for it is asked of the reports alone; `read`: what authors read before."""

    def __init__(
        self, annotated: Sequence[Annotations], model: LanguageModel | None = None, *, read: ModelRead | None = None
    ) -> None:
        self.annotated, self._model = tuple(annotated), model
        self._by_model: ModelRead | None = read
        self._upstream: tuple[Judgement, ...] | None = None
        self._known: Prepared | None = None
        self._alone: Gathered | None = None
        self._gathered: Gathered | None = None
        self._lost: frozenset[Place] = frozenset()
        self._machine: tuple[Point, ...] | None = None
        self._lock = RLock()  # a desk asks from several threads

    def read(self, judgements: Sequence[Judgement]) -> tuple[Prepared, Gathered | None, tuple[Judgement, ...]]:
        """What is known of the story under these judgements, its answers, and the judgements that count, as their targets are called here."""
        standing = in_force(judgements)
        upstream = tuple(j for j in standing if j.field in UPSTREAM)
        with self._lock:
            if self._model is not None and self._by_model is None:
                (self._by_model,) = read_with(self._model, [self.annotated])
            if self._known is None or self._upstream != upstream:
                repairs = self._by_model.repairs if self._by_model else None
                self._known, self._upstream = prepare_story(self.annotated, upstream, repairs=repairs), upstream
                self._alone = gather_alone(self._known)
                self._gather(self._known, standing)
            elif lost_in(self._known, self._alone, standing) != self._lost:
                self._gather(self._known, standing)
            return self._known, self._gathered, renamed_accounts(standing, self._gathered, self._known)

    def _gather(self, known: Prepared, standing: Sequence[Judgement]) -> None:
        self._lost, self._machine = lost_in(known, self._alone, standing), None
        gathered = gather_alone(known, self._lost) if self._lost else self._alone
        self._gathered = with_rows(gathered, known, self._by_model.rows if self._by_model else ())

    def _by_machine(self) -> tuple[Point, ...]:
        if self._machine is None and self._known is not None:
            self._machine = points_of(self._known, self._gathered)
        return self._machine or ()

    def story(self, judgements: Sequence[Judgement], *, families: str = "") -> tuple[Story, tuple[Report, ...]]:
        """The story and its reports under these judgements: what `compare` gives of them."""
        with self._lock:
            known, gathered, standing = self.read(judgements)
            story, reports = finish_story(known, gathered, standing, families=families, machine=self._by_machine)
            return replace(story, model=self._by_model.use if self._by_model else None), reports


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
