"""A sitting: the questions about the stories of a ledger, asked again after every few answers, as each answer may settle others."""

from collections.abc import Sequence

from rashomon.annotations.annotate import annotate_reports
from rashomon.language.annotations import Annotations
from rashomon.model.doubt import Doubts
from rashomon.model.identity import content_id
from rashomon.model.judgement import Judgement, in_force
from rashomon.model.ledger import Ledger
from rashomon.model.question import Question
from rashomon.pipeline import Prepared, prepare_story
from rashomon.points.doubts import find_doubts
from rashomon.points.find import find_points
from rashomon.points.gather import Gathered, gather_answers
from rashomon.questions.material import Material
from rashomon.questions.rank import rank_questions
from rashomon.relations.relate import relate_accounts

_UPSTREAM = frozenset({"name", "kind", "place", "speaker", "day"})  # judgements after which a story is read again


class Desk:
    """One story under judgement. What does not depend on judgements about its accounts is worked out once."""

    def __init__(self, annotated: Sequence[Annotations]) -> None:
        self.annotated = list(annotated)
        self.story = content_id("story", *(a.report.sha256 for a in annotated))
        self._read: tuple[tuple[Judgement, ...], Prepared, Gathered | None] | None = None

    def _known(self, judgements: Sequence[Judgement]) -> tuple[Prepared, Gathered | None]:
        upstream = tuple(j for j in judgements if j.field in _UPSTREAM)
        if self._read is None or self._read[0] != upstream:
            known = prepare_story(self.annotated, upstream)
            gathered = gather_answers(
                _english(known), names=known.names, statements=known.statements, dates=known.dates, copies=known.copies
            )
            self._read = (upstream, known, gathered)
        return self._read[1], self._read[2]

    def material(self, judgements: Sequence[Judgement]) -> Material:
        """The story under these judgements, and what is unsure in it."""
        standing = in_force(judgements)
        known, gathered = self._known(standing)
        points = find_points(
            _english(known),
            names=known.names,
            statements=known.statements,
            dates=known.dates,
            copies=known.copies,
            judgements=standing,
            gathered=gathered,
        )
        related = relate_accounts(points, annotated=known.annotated, dates=known.dates, judgements=standing)
        return Material(
            story=self.story,
            reports={a.report.id: a.report for a in known.annotated},
            sentences={a.report.id: [(s.start_char, s.end_char) for s in a.sentences()] for a in known.annotated},
            names=known.names,
            statements=known.statements,
            dates=known.dates,
            points=related,
            doubts=find_doubts(gathered, points) if gathered else Doubts(),
            judgements=standing,
        )


class Sitting:
    """The stories of a ledger and the judgements about them."""

    def __init__(self, ledger: Ledger, judgements: Sequence[Judgement] = ()) -> None:
        wanted = {report for story in ledger.stories for report in story.reports}
        parsed = {a.report.id: a for a in annotate_reports(report for report in ledger.reports if report.id in wanted)}
        self.desks = [Desk([parsed[one] for one in story.reports if one in parsed]) for story in ledger.stories]
        self.judgements = tuple(judgements)

    def questions(self, most: int) -> tuple[Question, ...]:
        """At most so many questions over all stories, the most gain first."""
        found = [q for desk in self.desks if desk.annotated for q in rank_questions(desk.material(self.judgements), most=most)]
        return tuple(found if len(self.desks) == 1 else sorted(found, key=lambda q: (-q.gain, q.id)))[:most]

    def take(self, judgements: Sequence[Judgement]) -> None:
        """Adds judgements, which the next questions obey."""
        self.judgements = (*self.judgements, *judgements)


def _english(known: Prepared) -> list[Annotations]:
    """The reports whose questions are read: those in English."""
    return [a for a in known.annotated if a.read_whole]
