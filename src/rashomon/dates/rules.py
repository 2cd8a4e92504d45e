"""RULES: every kind of expression that stands for days or hours, as tables/en/time_expressions.toml writes it."""

from rashomon.dates.rule import TimeRule, rules_of

# In order: of two rules that find the same words, the first one counts; otherwise the longer words do.
RULES: tuple[TimeRule, ...] = (*rules_of("calendar"), *rules_of("counted"), *rules_of("stretches"), *rules_of("hours"))
