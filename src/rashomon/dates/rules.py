"""RULES: every kind of expression that stands for days or hours."""

from rashomon.dates.rule import Rule
from rashomon.dates.rules_calendar import CALENDAR
from rashomon.dates.rules_counted import COUNTED
from rashomon.dates.rules_hours import HOURS
from rashomon.dates.rules_stretches import STRETCHES

# In order: of two rules that find the same words, the first one counts; otherwise the longer words do.
RULES: tuple[Rule, ...] = (*CALENDAR, *COUNTED, *STRETCHES, *HOURS)
