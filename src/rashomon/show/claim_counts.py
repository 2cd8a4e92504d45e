"""Says how many reports bear on a claim, and how many of them say no (`tell_claim`)."""

import re
from collections.abc import Sequence

from rashomon.model.claim import Claim, ClaimSentence
from rashomon.shipped.words import either, set_of
from rashomon.show.wording import counted, independent

_DENYING = [f"{verb[:-1]}[{verb[-1]}i]" for verb in sorted(set_of("negation.denying"))]
SAYS_NO = re.compile(rf"(?i)n['’]t\b|\b(?:{either('negation.words')})\b|\b(?:{'|'.join(_DENYING)})")


def says_no(sentence: ClaimSentence) -> bool:
    """Returns whether a sentence has a word that says no."""
    return SAYS_NO.search(sentence.quote) is not None


def tell_claim(claim: Claim) -> str:
    """Returns how many reports and origins bear on a claim: "2 reports bear on this, at most 2
    independent". The sentence that names the claim may stand in one of them alone."""
    bear = "bears" if claim.reports == 1 else "bear"
    counts = f"{counted(claim.reports, 'report')} {bear} on this, {independent(claim.origins)}"
    return counts + tell_sides(claim.sure())


def tell_sides(sentences: Sequence[ClaimSentence]) -> str:
    """Returns in how many reports these sentences say no, if they do not in others: a count of them
    is then not one of reports that say the same."""
    reports = {sentence.report for sentence in sentences}
    saying_no = {told.report for told in sentences if says_no(told)}
    if not saying_no or saying_no == reports:
        return ""
    return f", {len(saying_no)} of them with “not”, “no” or the like"
