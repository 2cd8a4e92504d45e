"""The benchmark that anybody can run: stories out of clones, outputs scored by one form."""

import json
import sys
from pathlib import Path

import pytest

from bench.real import annotations, build
from bench.real.annotations import digest, texts_of
from bench.real.form import Output, of_ledger
from bench.real.score import score
from bench.score import score_disputes

CONLL = """#begin document (1/harn/1); part 000
1/harn/1\t0\t0\tNine\t-
1/harn/1\t0\t1\tcows\t(ACT1
1/harn/1\t0\t2\tdid\t-
1/harn/1\t0\t3\tn't\t-
1/harn/1\t0\t4\tburn\tACT1)
1/harn/1\t0\t5\t,\t-
1/harn/1\t0\t6\t“\t-
1/harn/1\t0\t7\the\t-
1/harn/1\t0\t8\tsaid\t-
1/harn/1\t0\t9\t.\t-
1/harn/1\t0\t10\t”\t-

1/harn/1\t1\t0\tIt\t-
1/harn/1\t1\t1\tcost\t-
1/harn/1\t1\t2\t$\t-
1/harn/1\t1\t3\t4\t-
1/harn/1\t1\t4\t.\t-

#end document
"""
ECB = "Nine cows didn't burn, “he said.”\nIt cost $4.\n"
TRIPLET = {
    "fox": "A barn burned. Nine cows were saved.",
    "nyt": "A barn burned down. Eight cows were saved.",
    "huffpost": "In Harn a barn burned. Nobody was hurt.",
}


def article(source, sentences):
    return {
        "title": "A barn burns ",
        "source": source,
        "date": "2031-05-02",
        "body-paragraphs": [sentences, ["Rain fell."]],
        "uuid": "u",
    }


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Three stories, one from each repository, and clones that hold them."""
    coref, basil, news = (tmp_path / name for name in ("coref", "basil", "news"))
    (coref / "prep" / "harn").mkdir(parents=True)
    (coref / "prep" / "harn" / "harn.conll").write_text(CONLL, encoding="utf-8")
    (coref / "prep" / "harn" / "notes.json").write_text('{"source_domain": ', encoding="utf-8")
    (basil / "articles" / "2031").mkdir(parents=True)
    for n, (name, text) in enumerate(TRIPLET.items()):
        first, second = (f"{one}." for one in text.rstrip(".").split(". "))
        source = {"huffpost": "hpo"}.get(name, name)
        (basil / "articles" / "2031" / f"u_{n}.json").write_text(
            json.dumps(article(source, [first, second])), encoding="utf-8"
        )
    data = news / "Giveme5W1H" / "examples" / "datasets" / "news_cluster" / "data"
    data.mkdir(parents=True)
    report = {
        "title": "Cows saved",
        "source_domain": "www.post.example",
        "date_publish": "2031-05-02T00:00:00",
        "text": "Nine cows were saved.\nRain fell.",
    }
    (data / "1.json").write_text(json.dumps(report), encoding="utf-8")

    def three(name, outlet):
        text = TRIPLET[name]
        return f"A barn burns \n\n{outlet}\n\n2031-05-02\n\n{text}\n\nRain fell.\n"

    post = "Cows saved\n\npost.example\n\n2031-05-02\n\nNine cows were saved.\nRain fell.\n"
    stories = {
        "ecbplus": {"1harn": {"1_harn_1": digest(ECB)}},
        "basil": {
            "a-barn-burns": {
                "fox": digest(three("fox", "Fox News")),
                "nyt": digest(three("nyt", "The New York Times")),
                "huffpost": digest(three("huffpost", "HuffPost")),
            }
        },
        "giveme5w1h": {"cows-saved": {"post": digest(post)}},
    }
    (tmp_path / "list.json").write_text(json.dumps(stories), encoding="utf-8")
    monkeypatch.setattr(build, "STORIES", tmp_path / "list.json")
    return coref, basil, news


def run(monkeypatch, module, *arguments):
    monkeypatch.setattr(sys, "argv", [module.__name__, *map(str, arguments)])
    module.main()


def test_stories_are_built_from_the_forms_of_three_repositories(
    listed, tmp_path, monkeypatch, capsys
):
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, build, *listed, "--out", tmp_path / "out")
    assert ended.value.code == 0
    assert "3 of 3 stories built" in capsys.readouterr().out
    assert texts_of(tmp_path / "out" / "1harn") == {"1_harn_1": ECB}
    assert sorted(texts_of(tmp_path / "out" / "a-barn-burns")) == ["fox", "huffpost", "nyt"]


def test_what_is_listed_is_annotated_and_holds_no_words():
    """Every annotated story is listed once, and nothing but places, hashes and kinds stands in the
    files of disputes."""
    kept = json.loads(annotations.STORIES.read_text("utf-8"))
    names = [name for stories in kept.values() for name in stories]
    assert len(names) == len(set(names))
    for folder in (*annotations.KEYS.values(), *annotations.SAID.values()):
        assert {path.stem for path in folder.glob("*.json")} <= set(names)
    disputes = json.loads(annotations.DISPUTES.read_text("utf-8"))
    assert disputes.keys() <= set(names)
    told = {
        text
        for event in disputes.values()
        for one in event["disputes"]
        for text in (one["relation"], *one["kind"].split())
    }
    assert told <= {"conflict", "update", "spread"} | set(
        "count share date place identity attribute yes-no cause order".split()
    )


REPORTS = {
    "courier": "Barn burns\nNine cows were saved. Nine cows ate hay. It rained on Friday.",
    "herald": "Barn gone\nEight cows were saved near Harn. It rained on Friday evening.",
}


def lay(story: Path) -> Path:
    (story / "reports").mkdir(parents=True)
    for name, text in REPORTS.items():
        (story / "reports" / f"{name}.txt").write_bytes(text.encode())
    return story


def account(report, quote, nth=1):
    return {"report": report, "quote": quote, "nth": nth}


DISPUTES = {
    "disputes": [
        {
            "question": "how many",
            "kind": "count",
            "relation": "conflict",
            "importance": 3,
            "sides": [
                {"accounts": [account("courier", "Nine cows", 2)]},
                {"accounts": [account("herald", "Eight cows were saved")]},
            ],
        }
    ],
    "near": [],
    "key": [],
}


def words(report, text, **more):
    return {"report": report, "text": text} | more


NINE, EIGHT = (
    words("courier", "Nine cows were saved."),
    words("herald", "Eight cows were saved near Harn."),
)


def key_of(*pairs):
    def quote(report, text):
        start = REPORTS[report].index(text)
        end = start + len(text)
        return {"report": report, "start": start, "end": end, "sha256": digest(text)}

    sides = [
        {"value": text.split()[0], "reports": [report], "quotes": [quote(report, text)]}
        for report, text in pairs
    ]
    return [{"id": "k1", "kind": "differs", "what": "cows", "sides": sides}]


@pytest.fixture
def stories(tmp_path):
    folder = lay(tmp_path / "stories" / "barn")
    key = key_of(("courier", "Nine cows were saved"), ("herald", "Eight cows were saved"))
    (folder / "key.json").write_text(json.dumps(key), encoding="utf-8")
    (folder / "disputes.json").write_text(json.dumps(DISPUTES), encoding="utf-8")
    tasks = {"barn": {"keys": "test", "disputes": "train"}}
    (folder.parent / "stories.json").write_text(json.dumps(tasks), encoding="utf-8")
    return folder.parent


def scored(stories, document):
    out = stories.parent / "output"
    out.mkdir(exist_ok=True)
    (out / "barn.json").write_text(json.dumps(document), encoding="utf-8")
    return score(stories, out)


def test_what_is_shown_counts_after_its_words(stories):
    long = words("courier", " ".join(["Elsewhere"] * 346))  # stands nowhere, and takes words
    figures = scored(stories, {"shown": [NINE, EIGHT]})["keys-test"]
    assert (figures["many_350"], figures["words_open"], figures["traced"]) == (1.0, 10, 1.0)
    figures = scored(stories, {"shown": [NINE, long, EIGHT]})["keys-test"]
    assert (figures["many_350"], figures["many_700"], figures["traced"]) == (0.0, 1.0, 0.667)


def test_a_dispute_is_found_where_its_sides_contradict_each_other(stories):
    sides = [[words("courier", "Nine cows", start=33)], [EIGHT]]
    told = {"disputes": [{"sides": sides, "relations": [[0, 1, "conflict"]]}]}
    assert scored(stories, told)["disputes-train"]["f1"] == 1.0
    told["disputes"][0]["relations"] = []
    figures = scored(stories, told)["disputes-train"]
    assert (figures["f1"], figures["met"]) == (0.0, 1.0)
    assert "said-train" not in scored(stories, told)


def ledger():
    def span(report, text):
        start = REPORTS[report].index(text)
        return {"report": report, "start": start, "end": start + len(text), "quote": text}

    sentences = [
        {"id": "s1", "quote": span("courier", NINE["text"]), "open": True},
        {"id": "s2", "quote": span("herald", EIGHT["text"]), "open": True, "perhaps": True},
    ]
    readings = [
        {"value": "9", "spans": [span("courier", "Nine cows")]},
        {"value": "8", "spans": [span("herald", "Eight cows")]},
    ]
    passage = {
        "id": "p1",
        "named_by": "s1",
        "reports": 2,
        "sentences": sentences,
        "variants": [{"thing": "cows", "kind": "number", "readings": readings}],
    }
    accounts = [{"quote": one["spans"][0], "version": f"v{n}"} for n, one in enumerate(readings)]
    point = {
        "by": "reader",
        "question": "How many?",
        "kind": "count",
        "status": "disputed",
        "accounts": accounts,
        "relations": [{"a": "v0", "b": "v1", "kind": "conflict"}],
    }
    return {
        "reports": [{"id": name, "source": f"in/{name}.txt"} for name in REPORTS],
        "stories": [{"passages": [passage], "points": [point], "statements": [], "names": []}],
    }


def test_our_ledger_has_the_same_figures_by_the_form(stories):
    story = stories / "barn"
    output = Output(of_ledger(ledger()), texts_of(story))
    found, whole = (
        score_disputes.pooled([score_disputes.measure(one, story, "disputes.json")])
        for one in (output.as_rows(), ledger())
    )
    assert found == whole
    figures = scored(stories, output.document)["keys-test"]
    assert figures["words_open"] == 4 + 2 + 1 + 6  # a value after its thing, then one alone
    assert (figures["row"], figures["row_perhaps"], figures["marked"]) == (0.0, 1.0, 1.0)
