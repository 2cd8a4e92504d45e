"""Other programs of PyPI that hold a text against sources without a model, as they mark planted
faults. They are measured where they are installed (`pip install grounded-check corroborate
rag-quantguard`), each as its own guide calls it, with all reports of a story as sources."""

import importlib
import importlib.util
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

Marks = Callable[[str, Sequence[str]], bool]


def by_grounded(told: str, texts: Sequence[str]) -> bool:
    """Whether grounded-check fails a text."""
    grounded = importlib.import_module("grounded")
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
        return not grounded.check(told, [folder]).passed


def by_corroborate(told: str, texts: Sequence[str]) -> bool:
    """Whether corroborate finds anything in a text."""
    corroborate = importlib.import_module("corroborate")
    report = corroborate.check_answer(query="", retrieved_chunks=list(texts), answer=told)
    return bool(report.findings)


def by_quantguard(told: str, texts: Sequence[str]) -> bool:
    """Whether rag-quantguard calls a text invalid; one at which it stops has no mark."""
    quantguard = importlib.import_module("quantguard")
    try:
        return not quantguard.QuantitativeGuard().verify(told, list(texts)).is_valid
    except TypeError:  # ranges without a unit, in 0.2.4
        return False


def installed() -> dict[str, Marks]:
    """The programs that are installed, by the part of the board that each has."""
    rivals: dict[str, Marks] = {}
    every = (
        ("planted-grounded", "grounded", by_grounded),
        ("planted-corroborate", "corroborate", by_corroborate),
        ("planted-quantguard", "quantguard", by_quantguard),
    )
    for part, module, marks in every:
        if importlib.util.find_spec(module):
            rivals[part] = marks
    return rivals
