"""Names in letters without capitals, such as Arabic ones, under the names of other reports that
sound like them (`with_names_by_sound`)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.model.stored import Features
from rashomon.stories.vectors import OF_TONGUE
from rashomon.text.letter_sounds import heard_in_latin
from rashomon.text.name_words import as_heard

_LEAST = 4  # consonants by which a name is known: any word may sound like a shorter one,
_SHARED = 2  # and names that one other report has


def with_names_by_sound(reports: Iterable[Features]) -> list[Features]:
    """Returns the reports. The names of one without capitals are those of other reports that its
    words sound like, if another one has two of them."""
    listed = list(reports)
    if not any(map(_has_no_capitals, listed)):
        return listed
    latin = [report.names.keys() for report in listed if not _has_no_capitals(report)]
    names_of_sound = defaultdict(set)
    for name in sorted(set[str]().union(*latin)):
        sound = as_heard(name.replace("w", ""))  # "Awad", "عواد"
        if len(sound) >= _LEAST:
            names_of_sound[sound].add(name)
    return [_with_names(report, names_of_sound, latin) for report in listed]


def _has_no_capitals(report: Features) -> bool:
    """Whether all words of a report stand for its names."""
    return any(OF_TONGUE in name for name in report.names)


def _with_names(
    report: Features, names_of_sound: Mapping[str, Set[str]], latin: Sequence[Set[str]]
) -> Features:
    """Returns a report without capitals with the names that it shares by sound with others. One
    name alone may sound alike by chance, so that several must stand in one other report."""
    if not _has_no_capitals(report):
        return report
    heard = Counter[str](dict(_heard(report, names_of_sound)))
    shared = set[str]()
    for own in latin:
        common = heard.keys() & own
        # two spellings of one name are one
        if len({as_heard(name) for name in common}) >= _SHARED:
            shared |= common
    names = {name: times for name, times in heard.items() if name in shared}
    return replace(report, names=names) if names else report


def _heard(report: Features, names_of_sound: Mapping[str, Set[str]]) -> Iterator[tuple[str, int]]:
    for word, times in report.names.items():
        for name in names_of_sound.get(heard_in_latin(word.rpartition(OF_TONGUE)[2]), ()):
            yield name, times
