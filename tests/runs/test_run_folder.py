"""The folder of a run: what is kept, and how it is walked."""

from pathlib import Path

from rashomon.runs.run_folder import RunFolder


def test_a_walk_over_rows_lets_the_log_be_emptied(tmp_path: Path) -> None:
    with RunFolder(str(tmp_path)) as folder:
        folder.put("story", [(n, f"k{n}") for n in range(4500)])
        log = tmp_path / "parts.sqlite-wal"
        seen, most = [], 0
        for (key,) in folder.each("SELECT key FROM story ORDER BY place"):
            folder.keep(key, [("parse", bytes(2000))])
            seen.append(key)
            most = max(most, log.stat().st_size)
    assert seen == [f"k{n}" for n in range(4500)]
    assert most < 6_000_000  # of the 9 MB that were written
