"""Lines that say when a page came out and who wrote it, in languages other than English
(tables/date_lines.toml)."""

from collections.abc import Iterable, Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import either_of, toml_table


@record
class DateLineWords:
    """Words of all languages but English, in lower case. `published` and `updated` are labels of a
    day; `beside` has what stands between a label, a weekday, the day and the hour, the labels and
    weekdays themselves included; `before_authors` has what opens a line of authors."""

    months: Mapping[str, int]  # the number of a month by every spelling
    eras: Mapping[str, int]  # the year before the first one of an era
    published: frozenset[str]
    updated: frozenset[str]
    beside: frozenset[str]
    before_authors: frozenset[str]

    @property
    def labels(self) -> frozenset[str]:
        """Returns the labels of days of publication and of changes."""
        return self.published | self.updated


@cache
def load_date_line_words() -> DateLineWords:
    """Returns the table."""
    table = toml_table("date_lines.toml")
    eras = table.pop("eras")
    languages = table.values()
    published = _listed(languages, "published")
    updated = _listed(languages, "updated")
    small_words = _listed(languages, "beside") | _listed(languages, "weekdays")
    return DateLineWords(
        months=_month_numbers(languages),
        eras=eras,
        published=published,
        updated=updated,
        beside=published | updated | small_words,
        before_authors=_listed(languages, "by"),
    )


def day_labels() -> str:
    """Returns a pattern of what stands before the day of a page in any language, English too, to be
    compiled by `pattern_of`."""
    return rf"(?:{{page.published|page.updated}}|{either_of(load_date_line_words().labels)})"


def _listed(languages: Iterable[Mapping[str, str]], name: str) -> frozenset[str]:
    words = " ".join(language.get(name, "") for language in languages)
    return frozenset(word.replace("_", " ") for word in words.split())


def _month_numbers(languages: Iterable[Mapping[str, str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for language in languages:
        for number, spellings in enumerate(language.get("months", "").split(), 1):
            numbers |= dict.fromkeys(spellings.replace("_", " ").split("/"), number)
    return numbers
