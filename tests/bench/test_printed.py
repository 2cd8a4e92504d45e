"""How often what is printed is right, by what somebody judged."""

from pathlib import Path

import pytest

from bench.score import printed


def test_what_is_still_printed_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = tmp_path / "labels.tsv"
    rows = ["a 5 speaker x 1", "a 9 speaker y 0", "a 9 day z 1", "b 2 day z 0"]
    labels.write_text("\n".join(["head", *(row.replace(" ", "\t") for row in rows)]), "utf-8")
    (tmp_path / "one.json").write_text("", "utf-8")
    monkeypatch.setattr(printed, "LABELS", labels)
    shown = [("a", 5, "speaker", "x"), ("a", 9, "speaker", "y"), ("a", 9, "day", "z")]
    monkeypatch.setattr(printed, "printed", lambda _: [*shown, ("a", 9, "speaker", "other")])
    assert printed.figures_of(tmp_path) == {
        "printed.day_judged": 1,
        "printed.day_right": 1.0,
        "printed.speaker_judged": 2,
        "printed.speaker_right": 0.5,
    }
