"""Patterns for durations, ages, habits and vague words such as "recently": times that are not days."""

import re

from rashomon.dates.rule import TimeRule, pattern_of, rules_of

NO_DAYS = frozenset({"duration", "age", "habit", "vague"})
"""Kinds of expressions that stand for no days of their own."""
QUALIFIED = re.compile(pattern_of("qualified"), re.IGNORECASE)
"""Words before a length that belong to it: "more than two years"."""
LENGTHS: tuple[TimeRule, ...] = rules_of("lengths")
