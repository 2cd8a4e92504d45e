"""Annotations of real events are offsets and hashes, counted on the words that they mark."""

import hashlib
import json
import re

import pytest

from bench.score.said import SAID, SETS, cluster_of, figures_of, gold_of

STANCES = ("asserts", "denies", "hedges")
KINDS = ("person", "organisation", "place", "other")
TEXT = 'The gate held. "It held," Ada Quill said. "It held," the clerk told Harn Post.'


def _annotated(folder):
    (folder / "reports").mkdir()
    (folder / "reports" / "wire.txt").write_text(TEXT, encoding="utf-8")
    second = TEXT.rindex('"It held,"')

    def place(words):
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    said = {
        "quote": [second, second + len('"It held,"')],
        "cue": place("told"),
        "here": place("the clerk"),
        "speaker": place("the clerk"),
        "via": [place("Harn Post")],
        "anonymous": True,
        "stance": "asserts",
    }
    return {
        "sha256": {"wire": hashlib.sha256(TEXT.encode()).hexdigest()},
        "statements": {"wire": [said]},
        "names": [{"kind": "person", "mentions": [["wire", *place("Ada Quill")]]}],
    }


def _ledger(speaker, via):
    quote = '"It held,"'
    start = TEXT.rindex(quote)
    span = {"report": "wire", "start": start, "end": start + len(quote), "quote": quote}
    statement = {"id": "s1", "quote": span, "speaker": speaker, "via": via, "stance": "asserts"}
    return {
        "reports": [{"id": "wire", "source": "wire.txt", "text": TEXT}],
        "stories": [{"reports": ["wire"], "names": [], "statements": [statement]}],
    }


def test_words_are_read_back_at_their_second_place(tmp_path):
    gold = gold_of(_annotated(tmp_path), tmp_path)
    (statement,) = gold["stories"][0]["statements"]
    assert statement["quote"] == {"quote": '"It held,"', "nth": 2}
    assert (statement["speaker"], statement["via"]) == ("the clerk", ["Harn Post"])


def test_another_text_is_refused(tmp_path):
    annotation = _annotated(tmp_path)
    (tmp_path / "reports" / "wire.txt").write_text(f"{TEXT} More.", encoding="utf-8")
    with pytest.raises(ValueError, match="wire"):
        gold_of(annotation, tmp_path)


@pytest.mark.parametrize(
    ("speaker", "via", "found"), [("the clerk", ["Harn Post"], (1, 1)), ("Ada Quill", [], (0, 0))]
)
def test_speaker_and_channel_count_where_the_words_are_found(tmp_path, speaker, via, found):
    gold = gold_of(_annotated(tmp_path), tmp_path)
    figures, _ = figures_of(cluster_of(_ledger(speaker, via), gold, tmp_path))
    assert figures["statements.found"]["f1"] == 1
    assert (figures["statements.speaker"]["f1"], figures["statements.via"]["f1"]) == found


def _strings(node):
    if isinstance(node, str):
        yield node
    for value in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _strings(value)


@pytest.mark.parametrize("name", SETS)
def test_annotations_hold_no_words(name):
    files = sorted((SAID / name).glob("*.json"))
    assert files
    for path in files:
        annotation = json.loads(path.read_text("utf-8"))
        allowed = {*KINDS, *STANCES, *annotation["sha256"], annotation["event"]}
        assert path.stem == annotation["event"]
        assert all(
            text in allowed or re.fullmatch("[0-9a-f]{64}", text) for text in _strings(annotation)
        )
