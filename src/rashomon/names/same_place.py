"""Decides whether two names are spellings of one place."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from rashomon.names.forms import Form, Why, without_articles
from rashomon.shipped.words import set_of
from rashomon.text.gazetteer import SiteKind, look_up
from rashomon.text.name_words import as_heard, country_names, fold, skeleton
from rashomon.text.white_space import single_spaced, word_count


def same_place(first: Form, second: Form) -> Why | None:
    """Returns why two forms are spellings of one place, or None."""
    plain_first = _bare_place(first)
    others_bare = _bare_place(second)
    if not plain_first or not others_bare:
        return None
    if {first.text, second.text} & country_names().keys():
        return None
    if _is_other_sort(first, second) or _is_other_sort(second, first):
        return None
    sorts = {fold(first.parts[-1]), fold(second.parts[-1])}
    if "city" in sorts and sorts & set_of("places.regions", "places.districts"):
        return None
    if plain_first == others_bare:
        return Why("the same place with and without its type; the map knows no other", 0.9)
    return _same_sounds(without_articles(plain_first), without_articles(others_bare))


def _same_sounds(name: str, second: str) -> Why | None:
    """Returns why two names of places without their types are spellings of one, or None.

    The same letters count most, then the same consonants, then consonants that sound alike, which
    needs names of one word and more letters alike.
    """
    *words, last = name.split()
    *others_words, end = second.split()
    shortest = min(len(last), len(end))
    if words and words == others_words and shortest > 3 and last.endswith(end):
        return Why("the same place, its type given more closely", 0.8)
    ratio = fuzz.ratio(name.replace(" ", ""), second.replace(" ", ""))
    bones = skeleton(name)
    if len(bones) > 1 and bones == skeleton(second) and ratio >= 55:
        return Why("transcriptions of one name: the same consonants", 0.7)
    sounds = as_heard(name)
    if words or others_words or len(sounds) < 3:
        return None
    if sounds == as_heard(second) and ratio >= 75:
        return Why("transcriptions of one name: consonants that sound alike", 0.6)
    return None


def _is_other_sort(typed: Form, plain: Form) -> bool:
    """Whether one form names its sort and the map knows the other as a place of another: the town
    of a province, the state of a city, the region of a river."""
    if len(plain.parts) >= len(typed.parts) or _bare_place(typed) == single_spaced(typed.folded):
        return False
    sort = typed.folded.split()[-1]
    if sort in {"island", "heights", "valley"}:
        return False
    kinds = [site.kind for site in look_up(plain.text)]
    if sort == "city":
        return SiteKind.REGION in kinds
    return bool(kinds)


def _bare_place(form: Form) -> str:
    """Returns the folded name without an article and without its type ("river", "province")."""
    words = form.folded.split()
    if len(words) > 1 and words[-1] in set_of("places.left_out"):
        words.pop()
    return " ".join(words)


def place_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_place` only compares forms that share one."""
    plain = _bare_place(form)
    return (
        f"bones {skeleton(plain)[:2]}",
        f"letter {plain[:1]}{word_count(plain)}",
        f"heard {as_heard(plain)}",
    )
