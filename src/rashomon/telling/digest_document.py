"""The digest as one document for agents and scripts (`digest_document`): what terminal and page
show, in the same order and the same words, without the rest of the ledger."""

from collections.abc import Mapping, Sequence
from typing import Any

from rashomon.model.document import plain
from rashomon.model.ledger import Ledger
from rashomon.model.passage import OnlySentence, Passage, PassageSentence
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.asked_matters import Matter, matters_of
from rashomon.telling.digest_words import open_sentences
from rashomon.telling.leads import Lead, leads_of
from rashomon.telling.wording import accounts_of, author_of, foremost, question_of, shown_status
from rashomon.text.report_names import name_reports

FORMAT = "rashomon-digest/1"


def digest_document(ledger: Ledger) -> dict[str, Any]:
    """Returns the digest of each story of a ledger as plain data."""
    names = name_reports(ledger.reports)
    reports = {one.id: one for one in ledger.reports}
    return {"format": FORMAT, "stories": [_story(one, names, reports) for one in ledger.stories]}


def _story(story: Story, names: Mapping[str, str], reports: Mapping[str, Report]) -> dict[str, Any]:
    told = matters_of(story)
    opened = (s for one in told if one.passage for s in open_sentences(one.passage))
    leads = leads_of(opened, story.names, reports)
    return {
        "id": story.id,
        "title": story.title,
        "reports": [{"id": one, "name": names.get(one, one)} for one in story.reports],
        "lines": len(story.lines),
        "least_lines": story.least_lines,
        "matters": [_matter(one, leads) for one in told],
        "chapters": plain(story.chapters),
        "only": [_sentence(one) for one in story.only],
    }


def _matter(matter: Matter, leads: Mapping[str, Lead]) -> dict[str, Any]:
    told = _told(matter.passage, leads) if matter.passage else {"id": matter.rows[0].id}
    numbers = [
        {
            "id": one.id,
            "thing": one.question,
            "readings": [
                {
                    "value": version.value,
                    "spans": [plain(each.quote) for each in accounts_of(one, version)],
                    "reports": version.reports,
                }
                for version in one.versions
            ],
        }
        for one in matter.numbers
    ]
    return told | {"numbers": numbers, "rows": [_row(one) for one in matter.rows]}


def _told(passage: Passage, leads: Mapping[str, Lead]) -> dict[str, Any]:
    opened, first = open_sentences(passage), passage.naming_sentence()
    return {
        "id": passage.id,
        "named_by": _sentence(first, leads[first.id].who),
        "before": leads[first.id].before or None,
        "variants": plain(passage.variants),
        "open": [_sentence(one, leads[one.id].who) for one in opened if one.id != passage.named_by],
        "sentences": len(passage.sentences),
        "distinct": len(passage.distinct),
        "first": plain(passage.first),
        **{
            name: getattr(passage, name)
            for name in ("reports", "lines", "least_lines", "speakers", "strength", "by")
        },
    }


def _sentence(one: PassageSentence | OnlySentence, who: Sequence[Span] = ()) -> dict[str, Any]:
    more = {"perhaps": one.perhaps} if isinstance(one, PassageSentence) else {"open": one.open}
    return {
        "id": one.id,
        "quote": plain(one.quote),
        "shown": plain(one.shown or one.quote),
        "speaker": one.speaker,
        "who": plain(tuple(who)),
        **more,
    }


def _row(point: Point) -> dict[str, Any]:
    """A row: its question as its author's, and the quotation that each answer is shown by."""
    shown = [(one, foremost(accounts_of(point, one))) for one in point.versions]
    return {
        "id": point.id,
        "status": shown_status(point),
        "by": author_of(point),
        "question": question_of(point) or None,
        "answers": [
            {
                "quote": plain(account.quote),
                "speaker": account.speaker,
                "stance": account.stance.value,
                "reports": version.reports,
                "lines": version.lines,
            }
            for version, account in shown
        ],
    }
