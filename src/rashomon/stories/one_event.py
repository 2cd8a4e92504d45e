"""How surely two reports of a small pile tell one event: named signals with learned weights.

A small pile cannot tell what is rare, so the signals rest on the table of rare words. They are
learned on pairs of reports as they would meet alone (`bench/train/stories.py`): of one event, of
unlike events, and of twins, events of one kind in one land on one day. Everything is computed with
sums, quotients and square roots, which all processors round alike.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from rashomon.shipped.weights.logistic import BIAS, read_weights
from rashomon.stories.told_apart import ToldInBoth

_Table = np.ndarray[Any, np.dtype[np.float64]]

_SIGNALS = {
    "deeds": "likeness of the words that are no names (root of the cosine)",
    "names": "likeness of the words of names (root of the cosine)",
    "rare deeds": "how rare the words are that both have (fourth root of the sum)",
    "rare names": "how rare the words of names are that both have (fourth root of the sum)",
    "names met": "share of the names of the one with fewer that the other has, too",
    "words": "how long the shorter one is (fourth root of its words)",
    "short": "how short the shorter one is (0 to 1)",
    "short deeds": "likeness of the words that are no names, as far as one is short",
    "short rare names": "rarity of the words of names that both have, as far as one is short",
    "own names": "rarity of the names that only the one with fewer has (root of the sum)",
    "figures": "how many figures both have (root)",
    "other figures": "whether both have figures, and none is the same",
    "other days": "whether both name days, and none is the same",
    "filled anew": "share of their form of words that they fill otherwise (root)",
}
SHORT = 50.0  # words of a report that is half short
LINK = 0.128  # likeness at which two reports that are alone are one story
DOUBT = 0.162  # below which they may as well be two: a logit more
STEEP = 8.0  # logits to half of the root of the likeness at which they are


@dataclass(frozen=True, slots=True)
class InCommon:
    """Of pairs of reports: likeness of deeds and of names, rarity of the deeds and names that both
    have, the smaller rarity of all names, the words of the shorter report, days and figures, and
    the share of their form of words that is filled otherwise."""

    deeds: _Table
    names: _Table
    rare_deeds: _Table
    rare_names: _Table
    least_names: _Table
    words: _Table
    told: ToldInBoth
    anew: _Table


def signals(of: InCommon) -> dict[str, _Table]:
    """Returns the signals of these pairs by name."""
    deeds, names = np.sqrt(np.maximum(of.deeds, 0.0)), np.sqrt(np.maximum(of.names, 0.0))
    rare_deeds, rare_names, words = (
        np.sqrt(np.sqrt(one)) for one in (of.rare_deeds, of.rare_names, of.words)
    )
    short = SHORT / (SHORT + of.words)
    return {
        "deeds": deeds,
        "names": names,
        "rare deeds": rare_deeds,
        "rare names": rare_names,
        "names met": of.rare_names / np.maximum(of.least_names, 1.0),
        "words": words,
        "short": short,
        "short deeds": short * deeds,
        "short rare names": short * rare_names,
        "own names": np.sqrt(np.maximum(of.least_names - of.rare_names, 0.0)),
        "figures": np.sqrt(of.told.figures),
        "other figures": of.told.other_figures,
        "other days": of.told.other_days,
        "filled anew": np.sqrt(of.anew),
    }


@cache
def _weights() -> dict[str, float]:
    return dict(read_weights("stories")["weights"])


def likeness(of: InCommon) -> _Table:
    """Returns how alike the reports of these pairs are: LINK where it is even whether they tell one
    event."""
    weights = _weights()
    total = sum(
        (weights[name] * value for name, value in signals(of).items()),
        start=np.full(of.deeds.shape, weights[BIAS]),
    )
    found: _Table = np.minimum(LINK * np.maximum(1 + total / STEEP, 0.0) ** 2, 1.0)
    return found
