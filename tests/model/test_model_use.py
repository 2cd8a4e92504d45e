"""What a language model gave stands in the document, and nothing stands there where none was
asked."""

import json

from rashomon.model.document import from_json, plain, to_json
from rashomon.model.ledger import Ledger, Made
from rashomon.model.model_use import ModelUse, PassUse, digest_of
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.model.story import Story


def _use(reply: str) -> ModelUse:
    return ModelUse(
        "otter",
        "127.0.0.1",
        (PassUse("rows", 1, 1, 3, (("no such words", 2),), 10, 20),),
        digest_of([reply]),
    )


def _ledger(by: str | None) -> Ledger:
    report = Report("a", "a.txt", "x", "y", "Nine goats fled.")
    account = Account(
        "a-1", "a", report.span(0, 10), None, None, Stance.ASSERTS, "Nine", 9.0, 9.0, "goat", by=by
    )
    point = Point("p-1", "How many goats fled?", PointKind.COUNT, (account,), by=by, question_by=by)
    return Ledger(
        Made("rashomon", model=_use("x") if by else None),
        (report,),
        (Story("story-1", None, ("a",), points=(point,)),),
    )


def test_what_a_model_made_is_read_back() -> None:
    ledger = _ledger("model otter")
    document = json.loads(to_json(ledger))
    assert (from_json(to_json(ledger)), document) == (ledger, plain(ledger))
    assert document["stories"][0]["points"][0]["accounts"][0]["by"] == "model otter"
    assert document["made"]["model"]["refused"] == {"no such words": 2}
    assert (document["made"]["model"]["taken"], document["made"]["model"]["tokens_out"]) == (3, 20)


def test_without_a_model_the_document_says_nothing_of_one() -> None:
    told = to_json(_ledger(None))
    assert '"by": null' not in told
    assert "question_by" not in told
    assert "model" not in json.loads(told)["made"]
