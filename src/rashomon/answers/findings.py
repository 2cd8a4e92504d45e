"""What the program found of a story's reports, in lines that stand above their sentences
(`tell_findings`): which two reports share passages."""

from collections import Counter, defaultdict

from rashomon.answers.prompts import one_line, with_own_signs
from rashomon.model.copy import Copies
from rashomon.model.report import ReportNames
from rashomon.text.white_space import word_count

_LEAST = 40  # words that two reports share
_NAMED = 4  # reports that are named beside one


def tell_findings(copies: Copies, names: ReportNames) -> str:
    """Returns which reports share passages, pair by pair: below each report those with which it
    shares most words. Returns "" if none do: that something was not found is never said, for
    whoever reads that believes it."""
    words_shared = Counter[tuple[str, str]]()
    for copy in copies:
        pair = (copy.a.report, copy.b.report)
        words_shared[min(pair), max(pair)] += word_count(copy.a.quote)
    partners = defaultdict[str, list[str]](list)
    for (first, second), count in words_shared.most_common():
        if count >= _LEAST and len(partners[first]) < _NAMED:
            partners[first].append(f"{names[second]} ({count} words)")
    findings = ""
    for ident in sorted(partners):
        line = f"{names[ident]} shares passages with {', '.join(partners[ident])}"
        findings += f"\n- {with_own_signs(one_line(line))}."
    return f"What a program found:{findings}" if findings else ""
