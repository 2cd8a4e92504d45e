"""Scores every cluster again with its people, towns, numbers and years swapped for others of their
kind: what was learned by heart is lost.

The gate fails where a figure drops by more than 0.05 and its band for noise.

The swap is one function of words, applied alike to the reports and to every text of the gold, so
that what was marked stays marked: name tokens for other name tokens, counts for counts of the same
size, years for years 28 later (which have the same weekdays and leap days). Countries,
nationalities, organisations' common words, months and weekdays stay.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz

from bench.score.clusters import measure
from bench.score.pins import NOISE, RARE, RARE_NOISE
from check_gold import check
from rashomon.text.name_words import country_names, demonyms
from rashomon.text.speaker_words import sex_of_given_name

MOST = 0.05  # what a figure may lose
MOST_OF_REPORTS = 0.10  # figures of whole reports: one of two dozen is worth 0.04
CYCLE = 28  # years after which the calendar repeats
# names in use, so that a swapped report is as easy or hard to read as before; none is taken that
# stands in the cluster
POOLS = {
    "given": (
        "Adam Agnes Akira Alban Amina Anders Anita Bela Bruno Carla Cecil Daria Dmitri Edith "
        "Elif Emil Esther Farid Felix Gita Goran Hanna Henrik "
        "Ines Irina Ivan Jamal Joana Karim Katya Lars Leila Luca Magda Marco Meera Nadia Nils "
        "Olga Omar Paula Pavel Rania Ravi Rosa Selim Sofia "
        "Stefan Tariq Tomas Vera Viktor Yusuf Zeynep"
    ).split(),
    "family": (
        "Adeyemi Albrecht Bianchi Castillo Demir Dragan Eriksen Fernandes Ferrari Gomez Gupta "
        "Haddad Horvath Ibrahim Ivanov Jansen Karlsson "
        "Kowalski Larsen Lehmann Lopez Mahmoud Marino Mbeki Molina Moreau Mwangi Nakamura "
        "Nguyen Nowak Okafor Olsen Ortega Patel Petrov Popescu "
        "Ramirez Rossi Saleh Santos Schulz Sharma Silva Sokolov Suzuki Tanaka Torres Vasquez "
        "Weber Yamada Zhukov"
    ).split(),
    "place": (
        "Tampere Plovdiv Arequipa Kumasi Nampula Multan Sylhet Surabaya Adana Bursa Sfax Oran "
        "Gaborone Kisumu Mwanza Ndola Malmo Aarhus Turku "
        "Kaunas Varna Brno Gdansk Lublin Porto Malaga Bari Lille Ghent Utrecht Graz Linz "
        "Basel Leeds Cork Halifax Tampico Merida Cuenca Mendoza "
        "Rosario Recife Temuco Izmir Konya Tabriz Shiraz Herat Lahore Kochi Hanoi Medan"
    ).split(),
}
ALIKE = 60  # share of letters from which two tokens of one name are spellings of one word
VOWELS = str.maketrans("aeiou", "eieuo")  # as transliterations differ: Yusuf, Yosuf
TOKEN = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"\b(19[4-9]\d|20[0-6]\d)(?=s?\b)")
NUMBER = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\w:/-]|[.,]\d)|(?<![\w.,:/-])\d{2,7}(?![\w:/]|[.,:-]\d)"
)
MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

Swap = Callable[[str], str]


def make_swap(gold: dict, texts: Iterable[str], *, numbers: bool = True) -> Swap:
    """The function that swaps the words of one cluster, with or without its counts; the same for
    the same cluster."""
    text = "\n".join(texts)
    words = name_tokens(gold["stories"][0]["names"], text)
    quotes = "\n".join(_quotes(gold))
    counted = counted_numbers(gold["stories"][0]["points"], text) if numbers else {}
    counts = {token: new for token, new in counted.items() if not _cut(token, quotes)}

    def swap(given: str) -> str:
        given = TOKEN.sub(lambda m: words.get(m[0], m[0]), given)
        given = NUMBER.sub(lambda m: counts.get(m[0], m[0]), given)
        return YEAR.sub(lambda m: str(int(m[0]) + CYCLE), given)

    return swap


def name_tokens(names: Iterable[dict], text: str) -> dict[str, str]:
    """A new token for each token of a person's or town's name that stands nowhere in small letters
    and names no country; spellings of one token become spellings of its new one."""
    kept = {
        token
        for name in (*country_names(), *demonyms(), *MONTHS, *DAYS)
        for token in TOKEN.findall(name)
    }
    small = {token for token in TOKEN.findall(text) if token[0].islower()}
    used = set(TOKEN.findall(text))
    pools = {kind: [word for word in pool if word not in used] for kind, pool in POOLS.items()}
    out: dict[str, str] = {}
    for name in sorted(
        names, key=lambda name: (name["kind"] != "place", name["spellings"])
    ):  # a person named like a town goes with the town
        if name["kind"] not in ("person", "place"):
            continue
        for kind, token in _tokens(name):
            if (
                len(token) < 3
                or not token[0].isupper()
                or token in kept
                or token.casefold() in small
                or token in out
                or not pools[kind]
            ):
                continue
            known = [
                other
                for _, other in _tokens(name)
                if other in out and fuzz.ratio(token.casefold(), other.casefold()) >= ALIKE
            ]
            out[token] = (
                _respelt(token, known[0], out[known[0]])
                if known
                else _taken(pools[kind], kind, token)
            )
            out[token] = out[token].upper() if token.isupper() else out[token]
    return out


def _taken(pool: list[str], kind: str, token: str) -> str:
    """A word taken out of the pool; for a given name one of the same sex, so that "he" is not said
    of Sofia."""
    sex = sex_of_given_name(token) if kind == "given" else None
    fitting = [word for word in pool if kind != "given" or sex_of_given_name(word) == sex] or pool
    new = fitting[_draw(token) % len(fitting)]
    pool.remove(new)
    return new


def _tokens(name: dict) -> list[tuple[str, str]]:
    """The tokens of a name's spellings, the longest spelling first, each with the pool that its new
    one comes from."""
    found: dict[str, str] = {}
    for spelling in sorted(name["spellings"], key=lambda spelling: (-len(spelling), spelling)):
        tokens = TOKEN.findall(spelling)
        for k, token in enumerate(tokens):
            found.setdefault(
                token,
                "place"
                if name["kind"] == "place"
                else "given"
                if k == 0 and len(tokens) > 1
                else "family",
            )
    return [(kind, token) for token, kind in found.items()]


def _respelt(token: str, base: str, new: str) -> str:
    """The new word spelt another way: as the token adds to or drops from the end of its other
    spelling, else with one vowel changed."""
    if token.casefold() == base.casefold():
        return new
    for longer, shorter in ((token, base), (base, token)):
        if longer.startswith(shorter):
            return (
                new + longer[len(shorter) :]
                if longer is token
                else new[: len(new) - len(longer) + len(shorter)] or new
            )
    at = next((k for k in range(1, len(new)) if new[k] in "aeiou"), 0)
    return new[:at] + new[at].translate(VOWELS) + new[at + 1 :]


def counted_numbers(points: Iterable[dict], text: str) -> dict[str, str]:
    """A new number for each printed count of the gold of 32 or more that is no year: about a tenth
    more, with as many noughts at its end."""
    values = {
        int(value)
        for point in points
        if point["kind"] == "count"
        for account in point["accounts"]
        for value in (account.get("low"), account.get("high"))
        if value is not None and value >= 32 and value == int(value)
    }
    printed = {match[0]: int(match[0].replace(",", "")) for match in NUMBER.finditer(text)}
    new = {value: _larger(value) for value in values}
    if len(set(new.values()) | set(printed.values())) < len(new) + len(
        set(printed.values()) - values
    ):
        new = {value: fresh for value, fresh in new.items() if fresh not in printed.values()}
    form = {
        token: value
        for token, value in printed.items()
        if value in new and not YEAR.fullmatch(token) and _always_a_number(token, text)
    }
    return {
        token: f"{new[value]:,}" if "," in token else str(new[value])
        for token, value in form.items()
    }


def _always_a_number(token: str, text: str) -> bool:
    """Whether the figures are never part of a day, a clock time or a compound, so that a quote of
    them alone is swapped as the text is."""
    seen = len(re.findall(rf"(?<!\d){re.escape(token)}(?!\d)", text))
    return seen == sum(match[0] == token for match in NUMBER.finditer(text))


def _quotes(value: object) -> list[str]:
    """Every quote in the gold."""
    if isinstance(value, dict):
        own = [value["quote"]] if isinstance(value.get("quote"), str) else []
        return own + [quote for part in value.values() for quote in _quotes(part)]
    return [quote for part in value for quote in _quotes(part)] if isinstance(value, list) else []


def _cut(token: str, quotes: str) -> bool:
    """Whether a quote holds only a part of the number ("800" of "800,000"), which would be swapped
    otherwise than the whole."""
    return "," in token and any(
        re.search(rf"(?<![\d,]){part}(?![\d,])", quotes) for part in token.split(",")
    )


def _larger(value: int) -> int:
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return value + max(step, value // 10 // step * step)


def _draw(token: str) -> int:
    return int(hashlib.sha256(token.encode()).hexdigest()[:8], 16)


def swapped_cluster(cluster: Path, folder: Path) -> Path:
    """A copy of the cluster in `folder` with reports and gold swapped alike. Only reports in plain
    text are taken. Where a count is printed in so many ways that a quote would be lost, the counts
    stay."""
    copy = folder / cluster.name
    (copy / "reports").mkdir(parents=True)
    _write(cluster, copy, numbers=True)
    if check(copy)[0]:
        _write(cluster, copy, numbers=False)
    return copy


def _write(cluster: Path, copy: Path, *, numbers: bool) -> None:
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in sorted((cluster / "reports").glob("*.txt"))
    }
    swap = make_swap(gold, texts.values(), numbers=numbers)
    for path, text in texts.items():
        (copy / "reports" / path.name).write_text(swap(text), encoding="utf-8")
    values = {
        int(old.replace(",", "")): int(swap(old).replace(",", ""))
        for old in NUMBER.findall("\n".join(texts.values()))
    }
    (copy / "gold.json").write_text(
        json.dumps(_swapped(gold, swap, values if numbers else {}), ensure_ascii=False),
        encoding="utf-8",
    )


KEPT = frozenset(
    {
        "id",
        "report",
        "kind",
        "version",
        "a",
        "b",
        "statement",
        "stance",
        "status",
        "mode",
        "from",
        "format",
        "language",
        "rule",
    }
)


def _swapped(value: object, swap: Swap, numbers: dict[int, int], key: str = "") -> object:
    if isinstance(value, dict):
        return {name: _swapped(part, swap, numbers, name) for name, part in value.items()}
    if isinstance(value, list):
        return (
            [_swapped(part, swap, numbers, key) for part in value]
            if key not in ("reports", "points", "merged") or _deep(value)
            else value
        )
    if isinstance(value, str):
        return value if key in KEPT else swap(value)
    if key in ("low", "high") and isinstance(value, int | float) and value == int(value):
        return numbers.get(int(value), value)
    return value


def _deep(value: list) -> bool:
    return any(isinstance(part, dict) for part in value)


def losses(before: dict[str, dict], after: dict[str, dict]) -> dict[str, float]:
    """By figure, how much less it is after the swap; what has no value on either side is left
    out."""
    both = {
        name
        for name in before
        if before[name]["value"] is not None and after.get(name, {}).get("value") is not None
    }
    return {name: round(before[name]["value"] - after[name]["value"], 4) for name in sorted(both)}


def plain(clusters: Iterable[Path]) -> list[Path]:
    """The clusters whose reports are all plain text."""
    return [
        c
        for c in clusters
        if all(path.suffix == ".txt" for path in (c / "reports").iterdir() if path.is_file())
    ]


def _most(figure: str) -> float:
    return (MOST_OF_REPORTS if figure.startswith("reports.") else MOST) + (
        RARE_NOISE if figure in RARE else NOISE
    )


def check_perturbed(
    name: str, clusters: list[Path], before: dict[str, dict]
) -> tuple[dict[str, float], list[str]]:
    """The losses of a set and the figures that lose too much, in words."""
    with tempfile.TemporaryDirectory() as folder:
        after, faults = measure([swapped_cluster(cluster, Path(folder)) for cluster in clusters])
    lost = losses(before, after)
    return lost, faults + [
        f"{name}: {figure} drops by {loss:.3f} when names, numbers and years are swapped"
        for figure, loss in lost.items()
        if loss > _most(figure)
    ]
