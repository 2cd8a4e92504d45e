"""Whether two names are spellings of one place."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from rashomon.language.gazetteer import look_up
from rashomon.language.name_words import country_names
from rashomon.language.spellings import fold, heard, skeleton
from rashomon.names.forms import Form
from rashomon.names.sounds import is_slip, transcribed


def same_place(a: Form, b: Form) -> str | None:
    """Two spellings of one place."""
    one, two = _bare_place(a), _bare_place(b)
    if not one or not two or {a.text, b.text} & country_names().keys():
        return None
    if one == two:
        return "the same place with and without its type"
    (*first, last), (*others, end) = one.split(), two.split()
    if first and first == others and min(len(last), len(end)) > 3 and (last.endswith(end) or end.endswith(last)):
        return "the same place, its type given more closely"
    if "border" in one or "border" in two or one.split()[-1:] == ["valley"] != two.split()[-1:]:
        return None
    if _different_on_map(a.text, b.text):
        return None
    if len(one.split()) == len(two.split()) > 1 and any(x == y for x, y in zip(one.split(), two.split(), strict=True)):
        pairs = [(x, y) for x, y in zip(one.split(), two.split(), strict=True) if x != y]
        if all(min(len(x), len(y)) > 3 and (transcribed(x, y) or is_slip(x, y)) for x, y in pairs):
            return "the same place in another spelling"
        return None
    if skeleton(one) == skeleton(two) and len(skeleton(one)) > 1 and fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) >= 55:
        return "transcriptions of one name: the same consonants"
    if " " not in one + two and len(heard(one)) > 2 and heard(one) == heard(two) and fuzz.ratio(one, two) >= 75:
        return "transcriptions of one name: consonants that sound alike"
    return "a letter apart" if is_slip(one, two) else None


def _bare_place(form: Form) -> str:
    """The folded name without river, province and the like, and without an article."""
    parts = fold(" ".join(form.parts)).split()
    if len(parts) > 1 and parts[-1] in ("river", "province", "city", "governorate", "district", "region", "oblast", "heights", "island"):
        parts = parts[:-1]
    if len(parts) > 1 and parts[0] == "river":
        parts = parts[1:]
    if len(parts) > 2 and parts[-2:] == ["river", "valley"]:
        parts = [*parts[:-2], "valley"]
    return " ".join(parts)


def _different_on_map(a: str, b: str) -> bool:
    """Whether the gazetteer has both spellings and no site in common."""
    one, two = look_up(a), look_up(b)
    return bool(one and two) and not {(s.country, s.geonames, s.name) for s in one} & {(s.country, s.geonames, s.name) for s in two}


def place_blocks(form: Form) -> Iterable[str]:
    bare = _bare_place(form)
    return (f"bones {skeleton(bare)[:2]}", f"letter {bare[:1]}{len(bare.split())}", f"heard {heard(bare)}")
