"""How well languages are told apart, on texts written for this: a headline, a sentence and a
paragraph of each of fourteen languages.

`make bench` leaves it out; `python bench/score/languages.py` measures, and measures py3langid and
lingua beside it where they can be imported.
"""

import argparse
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.score import results
from rashomon.text.detect_language import guess_language

TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
LENGTHS = ("headline", "sentence", "paragraph")


def texts(length: str) -> Iterable[tuple[str, str]]:
    """(language, text) of this length."""
    for code, held in sorted(TEXTS.items()):
        sentences = held["sentences"]
        yield (
            code,
            held["headline"]
            if length == "headline"
            else sentences[0]
            if length == "sentence"
            else " ".join(sentences),
        )


def shares(guess: Callable[[str], str | None]) -> dict[str, float]:
    """For each length, the share of texts whose language is told, and of all that are not English
    the share taken for English."""
    out = {}
    for length in LENGTHS:
        told = [(code, guess(text)) for code, text in texts(length)]
        out[f"{length}: told right"] = sum(code == found for code, found in told) / len(told)
        foreign = [found for code, found in told if code != "en"]
        out[f"{length}: others taken for English"] = sum(found == "en" for found in foreign) / len(
            foreign
        )
    return out


def peers() -> dict[str, Callable[[str], str | None]]:
    """The libraries that are there."""
    found: dict[str, Callable[[str], str | None]] = {}
    try:
        import py3langid

        found["py3langid"] = lambda text: py3langid.classify(text)[0]
    except ImportError:
        pass
    try:
        from lingua import LanguageDetectorBuilder

        detector = LanguageDetectorBuilder.from_all_languages().build()
        found["lingua"] = lambda text: (
            language.iso_code_639_1.name.lower()
            if (language := detector.detect_language_of(text)) is not None
            else None
        )
    except ImportError:
        pass
    return found


def main() -> None:
    """Prints the figures; records ours with --record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--record", action="store_true", help="write the figures to bench/results.json"
    )
    chosen = parser.parse_args()
    for name, guess in {"rashomon": guess_language, **peers()}.items():
        began = time.perf_counter()
        guess("The mayor said that the bridge was closed on Monday.")
        first = time.perf_counter() - began
        began = time.perf_counter()
        found = shares(guess)
        print(
            f"{name}: first call {first * 1000:.0f} ms, {len(TEXTS) * 3} texts in "
            f"{(time.perf_counter() - began) * 1000:.0f} ms"
        )
        for figure, value in found.items():
            print(f"  {figure:<42} {value:.2f}")
        if name == "rashomon" and chosen.record:
            results.record(
                "languages",
                found,
                data=f"{len(TEXTS) * 3} invented texts in {len(TEXTS)} languages",
                bars={},
            )


if __name__ == "__main__":
    main()
