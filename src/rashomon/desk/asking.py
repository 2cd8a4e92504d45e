"""Asking a question of words that were laid side by side: what it is proposed to be, and which of
its words no quotation holds."""

from starlette.responses import JSONResponse, Response

from rashomon.authored.edit_rows import row_of_words
from rashomon.desk.apply_judgements import targets_in
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import known
from rashomon.judgements.make_judgement import words_at
from rashomon.judgements.read_values import AskedOfWords
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.pipeline import tried_row
from rashomon.text.quantities import read_quantities


def try_question(asked: DeskRequest) -> Response:
    """Sends what the words are called, the kind of answer that they give, and which words of the
    question stand in no sentence that is quoted."""
    story_id, told = known(asked)
    spans = [words_at(told, one) for one in targets_in(asked.query.get("words"))]
    words = [span for span in spans if span is not None]
    if len(words) != 2 or len(spans) != 2:
        raise RequestRefused(404, "These words are not in the story any more. Load its page again.")
    question, given = asked.query.get("question", ""), asked.query.get("kind", "")
    kind = PointKind(given) if given in PointKind.__members__.values() else _kind(words)
    values = targets_in(asked.query.get("values"))
    wanted = AskedOfWords(question, kind, "neither", values if len(values) == 2 else ())
    row = row_of_words(wanted, words, by=f"person {asked.user.name}", ident="tried")
    point, lacking = tried_row(asked.desk.workspaces.known(story_id), row)
    return JSONResponse(
        {
            "label": point.label if point else "",
            "kind": kind,
            "lacking": lacking,
            "stands": bool(point and point.question_by),
        }
    )


def _kind(words: list[Span]) -> PointKind:
    """What words answer: figures a count or a share, else what somebody or something is."""
    figures = [read_quantities(span.quote) for span in words]
    if not all(figures):
        return PointKind.ATTRIBUTE
    return PointKind.SHARE if "%" in words[0].quote else PointKind.COUNT
