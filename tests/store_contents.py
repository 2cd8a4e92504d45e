"""What is put into stores that are tested: two reports in one story."""

from factories import make_report, quoted
from rashomon.decisions.here import placed
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.document import to_utf8
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.report import Report
from rashomon.model.stored import Plan, Settled, StoredStory
from rashomon.model.story import Story
from rashomon.store.database.open import SqlStore
from rashomon.store.settle_reports import raw_of

AT = "2031-03-05T08:30:00+00:00"
LATER = "2031-03-06T08:30:00+00:00"


def settled(report: Report, *words: str) -> Settled:
    return Settled(
        id=report.id,
        sha256=report.sha256,
        published=report.published,
        words=dict.fromkeys(words, 1),
        names={},
        digest=f"digest of {report.id}",
        report=report,
        raws=(raw_of(report).key,),
    )


def stored_story(story_id: str, *reports: Report, previous: tuple[str, ...] = ()) -> StoredStory:
    ids = tuple(report.id for report in reports)
    ledger = Ledger(
        FORMAT, Made("test"), reports, (Story(f"ledger-{story_id}-{len(ids)}", "Wall falls", ids),)
    )
    return StoredStory(
        id=story_id,
        title="Wall falls",
        reports=ids,
        version=f"v{ids}",
        ledger_id=ledger.stories[0].id,
        made_at=AT,
        updated_at=AT,
        ledger=to_utf8(ledger),
        previous_ids=previous,
    )


def answered(*reports: Report, by: str = "model otter", what: str = "wall") -> WrittenAnswer:
    """What an author wrote of these reports: a part for each, over its first sentence."""
    known = {report.id: report for report in reports}
    parts = []
    for report in reports:
        sentence = quoted(report, report.text.strip())
        parts.append(WrittenPart(f"a {what} fell", (placed(sentence, known),), after=";"))
    return WrittenAnswer(by, (WrittenLine(tuple(parts), thing=what),))


ONE, TWO = (
    make_report("A wall fell in Arden.\x00 Ça", "one", title="A wall\x00 fell"),
    make_report("A wall fell in Arden, two died.", "two"),
)


def fill(store: SqlStore) -> None:
    store.raws.add([raw_of(ONE), raw_of(TWO)], at=AT)
    plan = Plan(
        raws=store.raws.pending(10),
        settled=(settled(ONE, "wall", "Arden"), settled(TWO, "wall", "two")),
        stories=(stored_story("st-1", ONE, TWO),),
    )
    assert store.stories.apply(plan, generation=store.generation(), at=AT)
    store.answers.add(answered(ONE, TWO), at=AT)
