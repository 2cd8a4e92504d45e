"""Days told one after another, ranges, words that only look like days, and the way a verb looks,
seen from a Thursday in May."""

import pytest

from report_days import days_read

pytestmark = pytest.mark.weights

PUBLISHED = "2021-05-13"  # a Thursday


# One thing after another.
SEQUENCES = [
    (
        "The dam broke on Monday. On Tuesday the army came. A day later the mayor left.",
        "2021-05-10; 2021-05-11; 2021-05-12",
    ),
    ("The dam broke on 3 May. The following morning the army came.", "2021-05-03; 2021-05-04"),
    ("The dam broke on 3 May. Two days earlier a crack had been seen.", "2021-05-03; 2021-05-01"),
    ("The dam broke on 3 May, and two weeks earlier it had leaked.", "2021-05-03; 2021-04-19"),
    ("The siren went at 6 a.m. on Monday. At 7 a.m. the water came.", "2021-05-10; 2021-05-10"),
    (
        "On Monday the dam broke. By 9 p.m. the town was empty. On Tuesday at noon the army came.",
        "2021-05-10; 2021-05-10; 2021-05-11",
    ),
    (
        "The dam broke on Monday at 6 a.m.\nThe mayor was woken at 6.15 a.m.",
        "2021-05-10; 2021-05-10",
    ),
    (
        "The mayor resigned on Wednesday.\nThe dam broke on Monday at 6 a.m. At 7 a.m. the "
        "water came.",
        "2021-05-12; 2021-05-10; 2021-05-10",
    ),
    ("She arrived on Friday and left on Sunday.", "2021-05-07; 2021-05-09"),
    ("She arrived on Tuesday and will leave on Saturday.", "2021-05-11; 2021-05-15"),
    ("The strike began on 28 April and ended four days later.", "2021-04-28; 2021-05-02"),
    ("The strike began on 28 April and is to end on 2 June.", "2021-04-28; 2021-06-02"),
    ("The strike began last Friday and went on for three days.", "2021-05-07"),
    ("He was held on 30 December 2019 and freed three days later.", "2019-12-30; 2020-01-02"),
    (
        "He was held in December 2019 and freed the following month.",
        "2019-12-01/2019-12-31; 2020-01-01/2020-01-31",
    ),
    ("He was held on Monday night and freed the next morning.", "2021-05-10; 2021-05-11"),
    ("The vote of 3 May was followed a week later by another.", "2021-05-03; 2021-05-10"),
    (
        "The court sat on Monday and on Wednesday, but not on Tuesday.",
        "2021-05-10; 2021-05-12; 2021-05-11",
    ),
    ("Schools, which closed on Monday, will reopen on Wednesday.", "2021-05-10; 2021-05-19"),
    ("Schools that will close on Monday opened in April.", "2021-05-17; 2021-04-01/2021-04-30"),
    ("Since 2015, 1200 people have left.", "2015-01-01/2015-12-31"),
]

# From one time to another.
RANGES = [
    ("Between 9 p.m. on Monday and 3 a.m. on Tuesday the river rose.", "2021-05-10; 2021-05-11"),
    ("From Monday evening until Tuesday noon the river rose.", "2021-05-10/2021-05-11"),
    ("The river rose from late April to early May.", "2021-04-21/2021-05-10"),
    ("The river rose throughout April.", "2021-04-01/2021-04-30"),
    ("The river rose between April and June 2019.", "2019-04-01/2019-06-30"),
    ("The river rose from 2017 until last year.", "2017-01-01/2020-12-31"),
    ("The river rose every day from 3 to 5 May.", "2021-05-03/2021-05-05"),
    ("The river will rise from tomorrow until Sunday.", "2021-05-14/2021-05-16"),
    ("The river will rise today and tomorrow.", "2021-05-13; 2021-05-14"),
    ("The fair ran from Friday to Sunday.", "2021-05-07/2021-05-09"),
    ("The fair will last from Friday to Sunday.", "2021-05-14/2021-05-16"),
    ("The fair will run until the end of August.", "2021-08-24/2021-08-31"),
    ("The fair ran from June to September.", "2020-06-01/2020-09-30"),
    ("The fair ran from November to February.", "2020-11-01/2021-02-28"),
    ("The fair will run from November to February.", "2021-11-01/2022-02-28"),
    ("The fair ran from 20 December 2018 to 6 January 2019.", "2018-12-20/2019-01-06"),
    ("The law was in force from 1 July 2015 to 30 June 2018.", "2015-07-01/2018-06-30"),
    ("The shop is open from Monday to Friday.", ""),
    ("They fish from dawn to dusk.", ""),
]

# Words that look like a time of this report, and mean none.
NO_TIMES = [
    ("Today's vote was close.", "2021-05-13"),
    ("One day he will return.", ""),
    ("The other day he returned.", ""),
    ("On the last day of the fair he returned.", ""),
    ("Some day the dam will break.", ""),
    ("In those days nobody had a car.", ""),
    ("These days nobody has a car.", ""),
    ("He works night and day.", ""),
    ("He lives from day to day.", ""),
    ("May I ask who paid?", ""),
    ("She may come in May.", "2021-05-01/2021-05-31"),
    ("A Sunday school reopened on Monday.", "2021-05-10"),
    ("The Summer Palace burned on Monday.", "2021-05-10"),
    ("It cost 1950 crowns.", ""),
    ("In 1950 houses the water rose.", ""),
    ("In 1950 the water rose.", "1950-01-01/1950-12-31"),
]

# Whether a Monday is behind or ahead.
LOOKING = [
    ("Asked whether he would resign on Monday, he laughed.", "2021-05-17"),
    ("He denied that he had resigned on Monday.", "2021-05-10"),
    ("He has not been seen since leaving the hall on Monday.", "2021-05-10"),
    ("He is not expected back before Monday.", "2021-05-17"),
    ("He should be back by Monday.", "2021-05-17"),
    ("He ought to have been back by Monday.", "2021-05-10"),
    ("Had he come on Monday, he would have won.", "2021-05-10"),
    ("If he came on Monday, nobody saw him.", "2021-05-10"),
    ("He will say what he did on Monday.", "2021-05-10"),
    ("He asked them to come on Monday.", "2021-05-17"),
    ("He thanked them for coming on Monday.", "2021-05-10"),
    ("He regretted not coming on Monday.", "2021-05-10"),
    ("He lost Monday's vote.", "2021-05-10"),
    ("He looks back on Monday's vote.", "2021-05-10"),
    ("The deadline is Monday.", "2021-05-17"),
    ("The deadline was Monday.", "2021-05-10"),
    ("The vote is on Monday.", "2021-05-17"),
    ("The vote was on Monday.", "2021-05-10"),
    ("Voting ends on Monday.", "2021-05-17"),
    ("There will be no vote on Monday.", "2021-05-17"),
    ("There was no vote on Monday.", "2021-05-10"),
    ("Schools are to reopen on Monday.", "2021-05-17"),
    ("Rain is forecast for Monday.", "2021-05-17"),
    ("Tickets go on sale on Monday.", "2021-05-17"),
    ("Tickets went on sale on Monday.", "2021-05-10"),
    ("The ferry leaves on Monday at 9 a.m.", "2021-05-17"),
    ("The ferry left on Monday at 9 a.m.", "2021-05-10"),
    ("The ferry that sank on Monday was to be sold.", "2021-05-10"),
    ("Next to the ferry, which will be sold on Monday, a barge sank.", "2021-05-17"),
    ("Closed since Monday, the road will stay shut.", "2021-05-10"),
]


@pytest.mark.parametrize(("text", "expected"), [*SEQUENCES, *RANGES, *NO_TIMES, *LOOKING])
def test_days_of_a_story(text: str, expected: str) -> None:
    assert days_read(text, PUBLISHED) == expected
