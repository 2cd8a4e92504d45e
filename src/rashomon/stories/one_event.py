"""How surely two reports of a small pile tell one event: named signals with learned weights.

A small pile cannot tell what is rare, so the signals rest on the table of rare words. They are
learned on pairs of reports as they would meet alone (`bench/train/stories.py`): of one event, of
unlike events, and of twins, events of one kind in one land on one day. Everything is computed with
sums, quotients and square roots, which all processors round alike.
"""

import numpy as np

from rashomon.model.record import record
from rashomon.shipped.weights.logistic import BIAS, read_weights
from rashomon.stories.vectors import Weights

SHORT = 50.0  # words of a report that is half short
LINK = 0.128  # likeness at which two reports that are alone are one story
DOUBT = 0.162  # below which they may as well be two: a logit more
_WEIGHTS = read_weights("stories")["weights"]
STEEP = 8.0  # logits to half of the root of the likeness at which they are


@record
class InCommon:
    """Of pairs of reports: likeness of deeds and of names, rarity of the deeds and names that both
    have, the smaller rarity of all names, and the words of the shorter report."""

    deeds: Weights
    names: Weights
    rare_deeds: Weights
    rare_names: Weights
    least_names: Weights
    words: Weights


def signals(pairs: InCommon) -> dict[str, Weights]:
    """Returns the signals of these pairs by name:

    - the likeness of words that are no names, and of words of names (roots of the cosines)
    - how rare those words are that both have (fourth roots of the sums)
    - the share of names of the report with fewer that the other has, too
    - how long (fourth root of its words) and how short (0 to 1) the shorter report is
    - the same signals, as far as one report is short
    """
    deeds = np.sqrt(np.maximum(pairs.deeds, 0.0))
    rare_names = np.sqrt(np.sqrt(pairs.rare_names))
    short = SHORT / (SHORT + pairs.words)
    return {
        "deeds": deeds,
        "names": np.sqrt(np.maximum(pairs.names, 0.0)),
        "rare deeds": np.sqrt(np.sqrt(pairs.rare_deeds)),
        "rare names": rare_names,
        "names met": pairs.rare_names / np.maximum(pairs.least_names, 1.0),
        "words": np.sqrt(np.sqrt(pairs.words)),
        "short": short,
        "short deeds": short * deeds,
        "short rare names": short * rare_names,
    }


def likeness(pairs: InCommon) -> Weights:
    """Returns how alike the reports of these pairs are: LINK where it is even whether they tell one
    event."""
    total = np.full(pairs.deeds.shape, _WEIGHTS[BIAS])
    for name, value in signals(pairs).items():
        total += _WEIGHTS[name] * value
    return np.minimum(LINK * np.maximum(1 + total / STEEP, 0.0) ** 2, 1.0)
