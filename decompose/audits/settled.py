"""Words with which a sentence says why something is no longer treated: gone, handed over, in a plan of its own."""

from __future__ import annotations

from decompose.text.patterns import regex

SETTLED = regex(
    "不再|不涉及|不承担|没有发生|未发生|已[^，。；]{0,12}(?:消除|根除|划出|移交|退出|关闭|关停|取缔|清零|完成)|另行(?:编制|制定|安排)|专项(?:规划|方案)|(?:调整|下降|降)(?:为|至)低"
    "|(?:并入|归入|纳入|划归|归并|合并)"
)
"""The sentence says why there is no task: no longer of weight, done, merged, or in a plan of its own."""
