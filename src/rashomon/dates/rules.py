"""The rules for all expressions that stand for days or hours, from tables/en/time_expressions.toml."""

from rashomon.dates.rule import TimeRule, rules_of

# In order: of two rules that find the same words, the first one counts; otherwise the longer words do.
RULES: tuple[TimeRule, ...] = (*rules_of("calendar"), *rules_of("counted"), *rules_of("stretches"), *rules_of("hours"))
