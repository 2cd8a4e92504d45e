"""The form in which any system's output is scored, and our ledgers in it.

    python -m bench.real.form LEDGERS OUT

LEDGERS holds STORY.json, what `rashomon compare STORY/reports --one-story -o LEDGERS/STORY.json`
wrote. OUT gets STORY.json in the form; every part of it may be left out, and is not scored then:

    shown       [Words]: what a reader sees without a click, in order
    rows        [[Words]]: sentences side by side
    variants    [[[Words]]]: of each thing that is told apart its readings, of each the words
    disputes    [{"sides": [[Words]], "relations": [[0, 1, "conflict"]]}]: answers told apart; of
                two sides that they contradict each other, replace each other (update) or leave
                each other room (spread)
    statements  [Words and "speaker", "via", "anonymous", "stance"]
    names       [{"kind", "spellings"}]
    tokens      {"in", "out"}: of a language model, where one was asked

Words: {"report": its name without .txt, "text": words that stand in it, "start": where; else their
first place is meant}. In `shown`, "reading" is true of words that stand for a value, and "words"
how many a reader reads of these; in `rows`, "perhaps" is true of what is less sure.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import score_key
from bench import parser_of
from read_ledger import as_format_3

LONGEST = 12  # words of a reading of a variant
RELATIONS = {"conflict", "update", "spread"}
Words = dict[str, Any]
Document = dict[str, Any]


# A ledger in the form


def of_ledger(ledger: Mapping[str, Any]) -> Document:
    """Returns what a ledger shows, in the form."""
    ledger = as_format_3(dict(ledger))
    stems = {report["id"]: Path(report["source"]).stem for report in ledger["reports"]}

    def words(span: Mapping[str, Any]) -> Words:
        return {"report": stems[span["report"]], "start": span["start"], "text": span["quote"]}

    shown = [
        {"report": report, "start": start, "text": text}
        | ({"reading": True, "words": taken} if reading else {})
        for report, start, _, text, reading, taken, _ in score_key.reading(ledger, stems)
    ]
    rows, variants, disputes, statements, names = [], [], [], [], []
    for story in ledger["stories"]:
        for passage in story.get("passages") or ():
            rows.append(
                [
                    words(s["quote"]) | ({"perhaps": True} if s.get("perhaps") else {})
                    for s in passage["sentences"]
                ]
            )
            variants += [
                [[words(span) for span in one["spans"]] for one in variant["readings"]]
                for variant in passage.get("variants") or ()
            ]
        disputes += [_told_apart(point, words) for point in story.get("points") or ()]
        statements += [
            words(one["quote"]) | {k: one[k] for k in ("speaker", "via", "anonymous", "stance")}
            for one in story.get("statements") or ()
        ]
        names += [
            {"kind": one["kind"], "spellings": one["spellings"]} for one in story.get("names") or ()
        ]
    made = {
        "shown": shown,
        "rows": rows,
        "variants": variants,
        "disputes": disputes,
        "statements": statements,
        "names": names,
    }
    if model := (ledger.get("made") or {}).get("model"):
        made["tokens"] = {"in": model["tokens_in"], "out": model["tokens_out"]}
    return made


def _told_apart(point: Mapping[str, Any], words: Any) -> Document:
    sides: dict[str | None, list[Words]] = {}
    for account in point["accounts"]:
        sides.setdefault(account.get("version"), []).append(words(account["quote"]))
    order = {version: n for n, version in enumerate(sides)}
    relations = [
        [order[one["a"]], order[one["b"]], one["kind"]]
        for one in point.get("relations") or ()
        if one["kind"] in RELATIONS and one["a"] in order and one["b"] in order
    ]
    return {"sides": [*sides.values()], "relations": relations}


# The form as documents that the scorers of bench/score read


class Output:
    """A system's output of one story, held against the texts of its reports."""

    def __init__(self, document: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        self.document, self.texts = document, texts

    def place(self, words: Words) -> tuple[str, int, int] | None:
        """Returns where words stand; None where they do not stand in the report."""
        report, text = words.get("report"), words.get("text") or ""
        if report not in self.texts or not text:
            return None
        start = words["start"] if "start" in words else self.texts[report].find(text)
        if (
            not isinstance(start, int)
            or start < 0
            or not self.texts[report].startswith(text, start)
        ):
            return None
        return str(report), start, start + len(text)

    def span(self, words: Words) -> Document | None:
        """Returns words as a span of a ledger."""
        if (place := self.place(words)) is None:
            return None
        return {"report": place[0], "start": place[1], "end": place[2], "quote": words["text"]}

    def spans(self, group: Sequence[Words]) -> list[Document]:
        """Returns those of the words that stand in their reports, as spans."""
        return [span for one in group if (span := self.span(one))]

    def traced(self) -> tuple[int, int]:
        """Returns how many of the shown words stand in their report, letter by letter, and how many
        there are."""
        shown = self.document.get("shown") or ()
        return len(self.spans(shown)), len(shown)

    def as_shown(self) -> Document:
        """Returns a ledger of which scorers read what is shown, in order and with the words that it
        takes; what stands in no report takes words and shows nothing."""
        passages = [self._shown(n, one) for n, one in enumerate(self.document.get("shown") or ())]
        return self._ledger({"passages": passages})

    def _shown(self, n: int, words: Words) -> Document:
        long = len((words.get("text") or "").split())
        nothing = {"report": min(self.texts), "start": 0, "end": 0, "quote": ""}
        span = self.span(words)
        variants = []
        if span is None:
            span = nothing | {"quote": " ".join("-" * long)}
        elif words.get("reading"):
            taken = int(words.get("words", long)) if long <= LONGEST else long
            value = " ".join("-" * max(0, taken))
            variants = [{"kind": "number", "readings": [{"value": value, "spans": [span]}]}]
            span = nothing
        sentence = {"id": f"w{n}", "quote": span}
        return {
            "id": f"p{n}",
            "reports": 2,
            "named_by": f"w{n}",
            "sentences": [sentence],
            "variants": variants,
        }

    def as_rows(self) -> Document:
        """Returns a ledger of which scorers read what stands side by side and what is told apart,
        statements and names."""
        rows = [
            {"reports": 2, "sentences": [*self._sentences(row)]}
            for row in self.document.get("rows") or ()
        ]
        told = [
            {"readings": [{"spans": self.spans(one)} for one in readings]}
            for readings in self.document.get("variants") or ()
        ]
        points = [self._point(n, one) for n, one in enumerate(self.document.get("disputes") or ())]
        statements = [
            {"via": []} | one | {"id": f"s{n}", "quote": span}
            for n, one in enumerate(self.document.get("statements") or ())
            if (span := self.span(one))
        ]
        return self._ledger(
            {
                "passages": [*rows, {"reports": 0, "sentences": [], "variants": told}],
                "points": points,
                "statements": statements,
                "names": self.document.get("names") or [],
            }
        )

    def _sentences(self, row: Sequence[Words]) -> Iterator[Document]:
        for one in row:
            if span := self.span(one):
                yield {"quote": span, "perhaps": bool(one.get("perhaps"))}

    def _point(self, n: int, one: Mapping[str, Any]) -> Document:
        accounts = [
            {"report": span["report"], "quote": span, "version": f"v{side}"}
            for side, group in enumerate(one.get("sides") or ())
            for span in self.spans(group)
        ]
        relations = [
            {"a": f"v{a}", "b": f"v{b}", "kind": kind} for a, b, kind in one.get("relations") or ()
        ]
        disputed = any(relation["kind"] == "conflict" for relation in relations)
        return {
            "question": f"dispute {n}",
            "kind": "other",
            "by": "output",
            "status": "disputed" if disputed else "agreed",
            "accounts": accounts,
            "relations": relations,
        }

    def _ledger(self, story: Document) -> Document:
        reports = [
            {"id": name, "source": f"{name}.txt", "text": text, "furniture": []}
            for name, text in self.texts.items()
        ]
        return {"reports": reports, "stories": [{"reports": [*self.texts], "points": []} | story]}


def main() -> None:
    """Writes ledgers in the form."""
    ask = parser_of(__doc__)
    ask.add_argument("ledgers", type=Path)
    ask.add_argument("out", type=Path)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(given.ledgers.glob("*.json")):
        document = of_ledger(json.loads(path.read_text(encoding="utf-8")))
        made = json.dumps(document, ensure_ascii=False) + "\n"
        (given.out / path.name).write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
