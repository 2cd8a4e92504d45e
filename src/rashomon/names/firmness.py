"""How firm a reason for joining two spellings is: an order for people who check joins, not a probability."""

# Words of a reason, the first that fit count; the figures only put the weak ones first.
_FIRM = (
    ("judged by", 1.0),
    ("the same words but for", 0.99),
    ("names of one country", 0.98),
    ("a region and its abbreviation", 0.97),
    ("names under which one body is known", 0.97),
    ("the text says that the one is known as", 0.95),
    ("the body was renamed", 0.95),
    ("stands in brackets after", 0.95),
    ("is given as the short name", 0.95),
    ("the border of the same countries", 0.95),
    ("spelled otherwise, and of no other in the story", 0.7),
    ("and of no other in the story", 0.9),
    ("the same surname, and first names", 0.9),
    ("the same place with and without", 0.9),
    ("the same body of the same country", 0.9),
    ("are the initials of", 0.85),
    ("without its legal form", 0.9),
    ("the second surname left out", 0.8),
    ("the same words, spelled otherwise", 0.7),
    ("a name or acronym for", 0.8),
    ("its type given more closely", 0.8),
    ("holds that office", 0.8),
    ("the same name after the same country", 0.75),
    ("the same letters, the words parted otherwise", 0.7),
    ("in another order", 0.75),
    ("the same name without the country", 0.7),
    ("is short for", 0.7),
    ("whoever is said to lead it", 0.7),
    ("that fights together", 0.7),
    ("both spellings of each other", 0.7),
    ("surnames that are transcriptions", 0.7),
    ("the same consonants", 0.7),
    ("the same place in another spelling", 0.7),
    ("the words parted otherwise", 0.65),
    ("both transcriptions", 0.65),
    ("consonants that sound alike", 0.6),
    ("a letter apart", 0.6),
    ("is the last person of that name", 0.5),
    ("is the last body of that sort", 0.5),
)
UNKNOWN = 0.5
WEAK = 0.75
"""Below this a join is worth a look."""


def firmness(reason: str) -> float:
    """From 0 to 1, how firm this reason is."""
    return next((value for words, value in _FIRM if words in reason), UNKNOWN)
