"""The days that a report has named so far, from which "a day earlier", "that night" and clock times
are counted."""

from dataclasses import dataclass
from datetime import date

from rashomon.dates.days import Days, single_day
from rashomon.dates.mentions import Mentions, TimeMention
from rashomon.dates.tense import Tense

# "The next day" goes on with the sentence before; a day named paragraphs above is another strand of
# the story.
_REACH = {"next": 3, "following": 3, "later": 3}


@dataclass(slots=True)
class NamedDays:
    """The days named so far: the last date, the last single day, and the paragraph's day."""

    recent: Days | None = None
    recent_day: Days | None = None
    day: date | None = None
    # The last single day named in this sentence.
    sentence_day: Days | None = None
    # The day of a line that names nothing else; it holds for the lines below it.
    header: date | None = None
    # Whether this paragraph named the day, or opened with an hour of the report's own.
    has_day: bool = False
    # A verb beside the story and its day: in its sentence, only the clock times of its own clause
    # belong to it.
    aside: tuple[int, date] | None = None

    # The paragraph that named the last single day.
    paragraph: int = -1

    def day_for(self, mention: TimeMention) -> date | None:
        """Returns the day that a clock time belongs to; "that night" continues one of its
        sentence."""
        if mention.expression.part("back") and not mention.furniture and self.sentence_day:
            return self.sentence_day[0]
        if self.aside and self.aside[0] == mention.verb:
            return self.aside[1]
        return self.day

    def go_on(
        self,
        mention: TimeMention,
        last: TimeMention | None,
        lead: date | None,
        anchor: date | None,
    ) -> None:
        """Forgets what belonged to the previous sentence or paragraph.

        A new sentence ends an aside and gives back the day before it. A new paragraph starts from
        the day of its entry or of the report. Last, a clock time that opens an entry ("09:15 Crews
        arrive") is of the entry's day.
        """
        if not last or mention.sentence != last.sentence or mention.paragraph < 0:
            self.sentence_day = None
            if self.aside:
                self.day = self.aside[1]
            self.aside = None
        if not last or mention.paragraph != last.paragraph:
            if anchor:
                self.day = None
            self.day = self.header or lead or self.day
            self.has_day = False
        if mention.opens and mention.expression.kind == "clock":
            self.day = self.header or anchor or self.day
            self.has_day = True

    def counted_from(self, mention: TimeMention, anchor: date | None) -> Days | None:
        """Returns the date from which "a day earlier" or "that year" is counted.

        "after" counts from a day of the same sentence, months and years from any date named last,
        days from one named not far above. Without any, it is the report's own day, but not for "the
        night before".
        """
        expression = mention.expression
        if expression.kind != "shift":
            return self.recent
        way = expression.part("way")
        if way == "after":
            return self.sentence_day
        if expression.part("unit") in {"month", "year"} and self.recent:
            return self.recent
        if self.recent_day and mention.paragraph - self.paragraph <= _REACH.get(way, 8):
            return self.recent_day
        # "the night before" is before something told
        if anchor and way not in _REACH and expression.part("count") != "the":
            return anchor, anchor
        return None

    def remember(self, mention: TimeMention, days: Days) -> None:
        """Notes the days that a mention names, from which later ones are counted."""
        if mention.expression.part("way") == "after":
            return  # "on Thursday, a day after ...": the story goes on on Thursday
        self.recent = days
        day = single_day(days)
        if not day:
            return
        if mention.heading:
            self.header = day
        self.recent_day = self.sentence_day = days
        self.paragraph = mention.paragraph
        if mention.aside:
            self.aside = mention.verb, day
        else:
            self.day = day
            self.has_day = True

    def is_guessed(self, mention: TimeMention) -> bool:
        """Whether the day of a clock time comes only from the report as a whole."""
        if mention.expression.kind not in {"clock", "hour"} or mention.tense is Tense.FUTURE:
            return False
        is_aside = self.aside and self.aside[0] == mention.verb
        return not (mention.furniture or mention.opens or is_aside or self.has_day or self.header)


def lead_day(mentions: Mentions, anchor: date | None) -> date | None:
    """Returns the day with which the report opens, to which its clock times belong; else the
    anchor. A day of the first paragraphs counts, at most six days before the anchor."""
    for mention in mentions:
        if mention.furniture or mention.paragraph > 5:
            continue
        if mention.expression.kind in {"weekday", "today", "day", "iso"}:
            day = single_day(mention.days_from(anchor))
            if day and (not anchor or 0 <= (anchor - day).days <= 6):
                return day
    return anchor
