"""What measures, times, trains and builds the program; none of it is installed with it. Run from
the project's folder: python -m bench.score.gate.

`score/score.py`, `score_all`, `check_gold`, `read_ledger`, `score_passages`, `score_key`,
`score_chains` and `score_disputes` are shared measures, kept to the byte; they are imported by bare
name.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent / "score"))

import argparse


def parser_of(doc: str | None) -> argparse.ArgumentParser:
    """The parser of a command whose help is the text of its file, as it stands there."""
    return argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
