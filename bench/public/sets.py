#!/usr/bin/env python3
"""Answer the items of public sets with this program: one `{"item": ..., "prediction": ...}` a line,
for score_sets.py to score.

    sets.py --data DIR --only SET --predict OUT.jsonl      DIR holds <set>/items.jsonl, as
    `score_sets.py items` writes it
    sets.py --score [--only SET]      answer and score the sets of the shared folder, by its
    bench/score_sets.py; the section "public sets" of bench/results.json

The answers of each stage stand in `public/`.
"""

import contextlib
import hashlib
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from bench import parser_of
from bench.public import copies, dates, names, reading, statements, stories
from bench.score.clusters import shared_folder
from bench.score.results import commit, read_results, record

Answer = Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]
STAGES = (reading, statements, names, dates, copies, stories)
SETS: dict[str, Answer] = {name: answer for stage in STAGES for name, answer in stage.SETS.items()}
BARS = {name: bar for stage in STAGES for name, bar in stage.BARS.items()}
SECTION = "public sets"
NOT_ANSWERED = ("counts", "ecbplus.entity_b3", "ecbplus.event_b3")
"""What the scorer gives that is no figure of the program: it groups the documents of that set, not
the mentions in them."""


def predict(data: Path, name: str, out: Path) -> str:
    """Writes the predictions of one set; says how many and gives a digest of them. Raises
    FileNotFoundError where it has no items."""
    source = data / name / "items.jsonl"
    if not source.exists():
        raise FileNotFoundError(f"{source} does not exist: `score_sets.py items` writes it")
    items = [
        json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    lines = [
        json.dumps({"item": key, "prediction": answer}, ensure_ascii=False)
        for key, answer in SETS[name](items)
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return (
        f"{name}: {len(lines)} of {len(items)} items, sha256 "
        f"{hashlib.sha256(out.read_bytes()).hexdigest()[:16]}"
    )


def score(shared: Path, names: list[str]) -> dict[str, float]:
    """{set.metric: value} of the sets, answered now; only the scorer sees their answers."""
    sys.path.append(str(shared / "bench"))
    import score_sets

    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            with contextlib.redirect_stdout(io.StringIO()):
                score_sets.main(["items", str(shared / "data"), folder, "--only", name])
            print(predict(Path(folder), name, Path(folder, f"{name}.jsonl")), flush=True)
            with contextlib.redirect_stdout(io.StringIO()) as out:
                score_sets.main(
                    [
                        "score",
                        str(shared / "data"),
                        folder,
                        "--only",
                        name,
                        "--json",
                        f"{folder}/scores.json",
                    ]
                )
            print(out.getvalue(), flush=True)
            scores = json.loads(Path(folder, "scores.json").read_text(encoding="utf-8"))
            figures |= {
                metric: value for metric, value in scores.items() if metric not in NOT_ANSWERED
            }
    return figures


def main() -> None:
    """Predict one set, or answer and score those of the shared folder."""
    parser = parser_of(__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", choices=sorted(SETS), metavar="SET", help=", ".join(sorted(SETS)))
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--score", action="store_true")
    options = parser.parse_args()
    if options.score:
        shared = shared_folder()
        if shared is None:
            parser.error("the shared folder is not here (RASHOMON_SHARED names it)")
        names = [options.only] if options.only else sorted(SETS)
        figures = score(shared, names)
        known = read_results()["sections"].get(SECTION, {"figures": {}, "commit": commit()})
        # sets that are not answered now keep the commit at which they were
        commits = dict.fromkeys(SETS, known["commit"]) | known.get("commits", {})
        record(
            SECTION,
            dict(sorted((known["figures"] | figures).items())),
            data="the halves of public sets that are here",
            bars=BARS,
            commits=dict(sorted((commits | dict.fromkeys(names, commit())).items())),
        )
    elif options.data and options.only and options.predict:
        try:
            print(predict(options.data, options.only, options.predict))
        except FileNotFoundError as absent:
            parser.error(str(absent))
    else:
        parser.error("say --data, --only and --predict, or --score")


if __name__ == "__main__":
    main()
