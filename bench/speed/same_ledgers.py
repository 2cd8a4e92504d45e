#!/usr/bin/env python3
"""Whether ledgers are the same bytes as before a change.

    same_ledgers.py keep FILE [FOLDER ...]     hashes of the ledgers of own train and dev stories
    same_ledgers.py hold FILE [FOLDER ...]     names each story whose ledger is another one

FOLDER: stories elsewhere, each a folder with its reports, or with a folder "reports".
"""

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path

from bench.score.clusters import ROOT
from rashomon.comparing.compare import compare
from rashomon.model.document import to_json
from rashomon.reports import report_pile

OWN = [ROOT / "bench" / "stories" / part for part in ("train", "dev", "twenty/train", "twenty/dev")]


def hashes(folders: list[Path]) -> dict[str, str]:
    """Returns the hash of each story's ledger."""
    found = {}
    for story in (story for folder in folders for story in sorted(folder.iterdir())):
        reports = story / "reports" if (story / "reports").is_dir() else story
        files = sorted(str(path) for path in reports.iterdir() if path.is_file())
        if story.is_dir() and files:
            ledger = to_json(compare(report_pile.read(*files)))
            found[str(story)] = hashlib.sha256(ledger.encode()).hexdigest()
    return found


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("do", choices=("keep", "hold"))
    parser.add_argument("file", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    options = parser.parse_args()
    started = time.process_time()
    found = hashes([*OWN, *options.folders])
    print(f"{len(found)} ledgers in {time.process_time() - started:.1f} s of this process")
    if options.do == "keep":
        options.file.write_text(json.dumps(found, indent=1))
        return 0
    kept = json.loads(options.file.read_text())
    others = [story for story, digest in found.items() if kept.get(story, digest) != digest]
    print("\n".join(others) or "all the same")
    return bool(others)


if __name__ == "__main__":
    sys.exit(main())
