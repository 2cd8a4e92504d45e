"""How a number of a report stands to one of a draft: it is higher, has another limit, or the report
takes the draft's back."""

import re

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.lineage.moments import is_before, own_moment
from rashomon.matching.sought_values import Sought
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.numbers.one_thing import one_toll

_LOOSE = {"exact", "near"}
_NEARLY = re.compile(r"(?i)(?:nearly|almost|just under)\b")
_MORE = 2.0  # ratio beyond which a higher toll is of other people


def later_tolls(value: Sought, near: Sentences) -> Sentences:
    """Returns those of these sentences with a higher toll that were surely printed after all that
    have this one."""
    toll = value.value
    is_toll = isinstance(toll, CountedNumber) and toll.fate in CASUALTIES
    having = [facts for facts in near if value.is_in(facts)]
    if not (is_toll and having):
        return []
    return [
        facts
        for facts in near
        if any(_is_higher(toll, number) for number in facts.numbers)
        and all(_is_after(facts, earlier) for earlier in having)
    ]


def _is_after(facts: Facts, earlier: Facts) -> bool:
    """Whether a sentence was surely printed after another."""
    moment = own_moment(earlier.page.report)
    later = own_moment(facts.page.report)
    return bool(moment and later and is_before(moment, later))


def _is_higher(draft_number: CountedNumber, number: CountedNumber) -> bool:
    """Whether more people were killed or hurt by another number, of all of them."""
    size = draft_number.size() or 0.0
    report_size = number.size() or 0.0
    return (
        not draft_number.part
        and number.number.limit != "high"  # "up to twenty" may be fourteen
        and size < report_size <= _MORE * size
        and one_toll(draft_number, number)
    )


def takes_back(value: Sought, facts: Facts) -> bool:
    """Whether a report itself says that a number was replaced, or by which."""
    draft_number = value.value
    if not isinstance(draft_number, CountedNumber):
        return False
    return any(
        (draft_number.same_number(number) and number.number.superseded_by)
        or number.corrects in draft_number.numbers()
        for number in facts.numbers
    )


def is_limited(value: Sought, facts: Facts) -> bool:
    """Whether a sentence gives a number another limit; "about" may be left out or added."""
    draft_number = value.value
    if not isinstance(draft_number, CountedNumber):
        return False
    limit = _limit(draft_number)
    alike = {limit}
    if draft_number.number.limit in _LOOSE:
        alike |= _LOOSE
    is_given = False
    for number in facts.numbers:
        if draft_number.same_number(number):
            if _limit(number) in alike:
                return False
            is_given = True
    return is_given and limit != "near"


def _limit(number: CountedNumber) -> str:
    """Returns on which side a number is open; "nearly 40" are fewer."""
    return "high" if _NEARLY.match(number.number.quote) else number.number.limit
