"""By how much a sector lifts the growth of a whole: "added 0.4 points to growth", 拉动工业增长3.2个百分点.

Statistical offices print it beside the share of growth that a sector makes up (贡献率): both are the
contribution to growth, in points and in per cent.
"""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import PERCENT, Figure, rule

__all__ = ["contribution"]

_LIFTS_ZH = re.compile(
    r"(?:拉动|带动|推动|影响|拉低|拖累|推高|抬升|贡献了?)[^,。;\d]{0,16}"
    r"(?:增长|增速|增幅|增加值|上涨|上升|下降|回落)(?:了|约|近|超|超过|达|达到|分别|为|各)*$"
)
_POINTS = re.compile(r"\bcontribut\w+|\badd(?:s|ed|ing)?\b|\bsubtract\w*|\bshav(?:es|ed|ing)\b|\blift\w*")
_TO_GROWTH = re.compile(
    r"(?: each| respectively| together)? (?:to|towards?|from|off|of) (?!\d)[^.;:\d]{0,40}?\bgrowth\b"
)
#: "contributed 1.8 points to Lisbon's growth of 2.4%"
_ITS_GROWTH = re.compile(
    r" (?:to|off|of) [^,.;:]{0,40}?\b(?:[Tt]he|[Ii]ts|overall|total|[\w]+[’']s) growth (?:of|rate of)$"
)
_PART_OF_GROWTH = re.compile(r" of (?!\d)[^.,;:\d]{0,32}?\b(?:growth|expansion)\b(?! (?:rate|target))")
_MADE = re.compile(
    r"\b(?:contribut\w+|account(?:s|ed|ing)? for|made up|mak(?:es|ing) up|generat\w+|provid\w+|explain\w*|"
    r"drove|drives|deliver\w*|responsible for|suppl\w+)"
    r"(?: (?:about|around|nearly|almost|over|just|only|more|less|than|roughly|up|to|some))*$"
)

#: "GDP was 0.6% higher. Mining added 0.2 percentage points".
_ADDED = re.compile(
    r"(?:^|[.;,] |\band |\bwhile )[A-Za-z][\w -]{2,40} (?:added|contributed|subtracted|shaved off|"
    r"knocked off)"
    r"(?: (?:about|another|a further|just|only|some))*$"
)
_ENDS = re.compile(r"(?:[.;,]|$| and\b| while\b)")


def _told_growth(f: Figure) -> bool:
    before = f.out[-1] if f.out else f.passage.last[0] if f.passage.last is not None else None
    return before is not None and before.code in {"gdp", "gdp_growth", "gva_growth", "contribution_rate"}


@rule(
    units=PERCENT | {"pp"},
    signs=(
        "growth",
        "expansion",
        "added",
        "contributed",
        "subtracted",
        "shaved",
        "knocked",
        "动",
        "影响",
        "拉",
        "拖",
    ),
)
def contribution(f: Figure) -> Topic | None:
    """Read what a sector or a thing adds to the growth of a whole.

    None where no growth is lifted.
    """
    p, number, out = f.passage, f.number, f.out
    unit = number.scanned.unit
    head = p.text[f.after : number.before].rstrip()
    if unit == "%" and out and out[-1].code == "contribution_rate" and _ITS_GROWTH.match(head):
        return topic_of("gdp_growth", 0.7)
    if unit == "pp":
        lifted = ("动" in head or "影响" in head or "拉" in head or "拖" in head) and _LIFTS_ZH.search(head)
        lifted = lifted or (_TO_GROWTH.match(p.text, number.end, p.end) and _POINTS.search(head))
        told = _ADDED.search(head) if _told_growth(f) else None
        lifted = lifted or (told and _ENDS.match(p.text, number.end))
    else:
        lifted = _PART_OF_GROWTH.match(p.text, number.end, p.end) and _MADE.search(head)
    if not lifted or any(t.indicator.code.startswith("population") for t in p.topics):
        return None  # "The two counties account for 80% of growth" of people
    return topic_of("contribution_rate", 0.7)
