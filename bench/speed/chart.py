"""The chart of speed in docs/SCALE.md as SVG: legible on light and on dark ground, made of nothing
but text."""

import math
from collections.abc import Sequence
from html import escape

Row = tuple[str, str, float]
_WIDTH, _LEFT, _TOP, _STEP = 880, 330, 64, 46
_STYLE = """
 .word { font: 14px system-ui, sans-serif; fill: #1f2328 }
 .small { font: 12px system-ui, sans-serif; fill: #59636e }
 .line { stroke: #59636e; stroke-width: 1 } .fast { fill: #1a7f37 } .slow { fill: #9a6700 }
 @media (prefers-color-scheme: dark) { .word { fill: #f0f6fc } .small { fill: #9198a1 }
 .line { stroke: #9198a1 } .fast { fill: #3fb950 } .slow { fill: #d29922 } }
"""


def draw(rows: Sequence[Row]) -> str:
    """The chart: for each part of the work how many times as fast as the library the program is, on
    a scale where twice and half are as far."""
    height = _TOP + _STEP * len(rows) + 20
    reach = max([1.0, *(abs(math.log10(ratio)) for _, _, ratio in rows)])
    middle, half = (_LEFT + _WIDTH - 70) / 2, (_WIDTH - 70 - _LEFT) / 2 - 105
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(spoken(rows))}">',
        f"<style>{_STYLE}</style>",
        '<text class="word" x="8" y="24" font-weight="600">Time for the same texts, one '
        "core</text>",
        f'<text class="small" x="{middle - 12:.0f}" y="{_TOP - 12}" text-anchor="end">library '
        "faster</text>",
        f'<text class="small" x="{middle + 12:.0f}" y="{_TOP - 12}">Rashomon faster</text>',
        f'<line class="line" x1="{middle:.0f}" y1="{_TOP - 26}" x2="{middle:.0f}" '
        f'y2="{height - 14}"/>',
    ]
    for place, (name, peer, ratio) in enumerate(rows):
        top = _TOP + _STEP * place
        length = -math.log10(ratio) / reach * half
        kind = "fast" if ratio < 1 else "slow"
        start = middle if length >= 0 else middle + length
        end = middle + length + (8 if length >= 0 else -8)
        anchor = "start" if length >= 0 else "end"
        parts += [
            f'<text class="word" x="8" y="{top + 14}">{escape(name)}</text>',
            f'<text class="small" x="8" y="{top + 31}">against {escape(peer)}</text>',
            f'<rect class="{kind}" x="{start:.1f}" y="{top + 4}" '
            f'width="{max(abs(length), 1):.1f}" height="18" rx="2"/>',
            f'<text class="word" x="{end:.1f}" y="{top + 18}" '
            f'text-anchor="{anchor}">{times(ratio)}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def times(ratio: float) -> str:
    """The ratio in words: "2.1 times as fast", "1.4 times as long"."""
    most = max(ratio, 1 / ratio)
    shown = f"{most:.0f}" if most >= 10 else f"{most:.1f}"
    return f"{shown} times as {'fast' if ratio < 1 else 'long'}"


def spoken(rows: Sequence[Row]) -> str:
    """The chart in a sentence for each row."""
    return "; ".join(
        (
            f"{name} takes {times(ratio).replace('fast', 'little').replace('long', 'much')} time "
            f"as with {peer}"
        )
        for name, peer, ratio in rows
    )
