"""What is measured against the keys of large stories (`make bench-keys`)."""

import json
from pathlib import Path

import pytest

from bench.score import key_figures
from bench.score.results import page, with_figures

TEXTS = {
    "a": "Harn barn burns\nNine cows were saved on the hill. The barn of Mr Brenn fell at noon.\n",
    "b": "Eight cows were saved near Harn. It rained over the whole valley.",
}


def test_answers_are_published_where_they_were_judged(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    assert key_figures.answers(path) == {}
    train, test = (
        min(p.stem for p in (key_figures.KEYS / name).glob("*.json")) for name in ("train", "eval")
    )
    judged = {
        train: {"llm": {"350": {"found": 3, "of": 10, "false": 1}}},
        test: {
            "llm": {"350": {"found": 1, "of": 4, "false": 0}},
            "digest": {"350": {"found": 2, "of": 4, "false": 0}},
        },
    }
    path.write_text(json.dumps(judged), encoding="utf-8")
    assert key_figures.answers(path) == {
        "answers-train": {"stories": 1, "llm_350": 0.3, "llm_350_false": 1},
        "answers-test": {
            "stories": 1,
            "llm_350": 0.25,
            "digest_350": 0.5,
            "llm_350_false": 0,
            "digest_350_false": 0,
        },
    }


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RASHOMON_SHARED", str(tmp_path))
    assert list(key_figures.jobs_of(["train", "news"], tmp_path / "made")) == []
    told = capsys.readouterr().out
    assert f"train: {tmp_path / 'data' / 'ecbplus'} is missing; its 24 stories are left out" in told
    assert f"news: {tmp_path / 'news'} is missing; its 10 stories are left out" in told
    monkeypatch.setenv("RASHOMON_SHARED", str(tmp_path / "nowhere"))
    assert list(key_figures.jobs_of(["test"], tmp_path / "made")) == []
    assert "test: ../shared/data/ecbplus is missing" in capsys.readouterr().out


def test_what_is_shown_and_what_any_program_could_show(tmp_path: Path) -> None:
    story, ledgers = tmp_path / "barn", tmp_path / "ledgers"
    (story / "reports").mkdir(parents=True)
    ledgers.mkdir()
    for name, text in TEXTS.items():
        (story / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")

    def place(name: str, words: str) -> dict:
        start = TEXTS[name].index(words)
        return {"report": name, "start": start, "end": start + len(words)}

    def told(name: str, words: str) -> dict:
        return {
            "value": words.split(maxsplit=1)[0].lower(),
            "reports": [name],
            "quotes": [{"report": name, "text": words}],
        }

    key = [
        {
            "id": "k1",
            "kind": "differs",
            "what": "the cows",
            "sides": [
                told("a", "Nine cows were saved"),
                told("b", "Eight cows were saved"),
            ],
        }
    ]
    (story / "key.json").write_text(json.dumps(key), encoding="utf-8")
    sentences = [
        {"id": f"w{name}", "quote": place(name, words) | {"quote": words}}
        for name, words in (
            ("a", "Nine cows were saved on the hill."),
            ("b", "Eight cows were saved near Harn."),
        )
    ]
    ledger = {
        "reports": [{"id": name, "source": f"{name}.txt"} for name in TEXTS],
        "stories": [{"passages": [{"id": "r", "reports": 2, "sentences": sentences}]}],
    }
    (ledgers / "barn.json").write_text(json.dumps(ledger), encoding="utf-8")
    _, found = key_figures.counted(key_figures.Job("train", story, ledgers))
    figures = key_figures.figures({name: [counts] for name, counts in found.items()})
    assert (figures["many_350"], figures["row"], figures["marked"]) == (1.0, 1.0, 0.0)
    assert (figures["words_open"], figures["differences"]) == (13, 1)
    assert (figures["first.many_350"], figures["cover.many_350"]) == (1.0, 0.0)


def test_sections_by_set_have_a_column_a_set_and_figures_in_pages() -> None:
    section = {
        "commit": "c",
        "machine": "m",
        "data": "d",
        "bars": {"many_700": "at least 0.4"},
        "figures": {"keys-test": {"many_700": 0.25, "stories": 8}, "keys-news": {"stories": 2}},
    }
    document = {"figures": {}, "sections": {"what differs": section}}
    told = page(document)
    assert "| figure | keys-test | keys-news | bar |" in told
    assert "| many_700 | 0.250 | - | at least 0.4 |" in told
    assert "| stories | 8 | 2 |  |" in told
    assert with_figures("0.99<!-- keys-test many_700 -->", document).startswith("0.25<")
    section["figures"]["keys-test"]["words"] = 1858
    assert with_figures("1,000<!-- keys-test words -->", document).startswith("1,858<")
