"""Firms told by the list that they are on, in Chinese: "9家企业登上《财富》世界500强"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import HAN, LEVEL, Figure, rule

__all__ = ["firms_on_a_list"]

_ENTER = re.compile(
    r"(?:多|余)?(?:家|户)?(?:本土|本地|民营|制造业)?(?:企业|公司)?(?:成功|新|首次|先后)*"
    r"(?:登上|入围|入选|跻身|上榜|进入|荣登|位列|闯入|获评|获认定为|被认定为)(?:了|为)?[^,。;\d]{0,10}$"
)
_LISTS = frozenset(
    ["fortune500", "top500_private_firms", "top500_chinese_firms", "unicorns", "specialised_firms",
     "single_champions", "gazelles", "potential_unicorns", "soonicorns", "hightech_firms"]
)  # fmt: skip


def _list_behind(f: Figure) -> Topic | None:
    """Read "9家企业登上《财富》世界500强" as firms of that list."""
    p = f.passage
    if f.number.scanned.unit != "count":
        return None
    for topic in p.topics:
        if f.number.end <= topic.start and topic.indicator.code in _LISTS:
            if _ENTER.match(p.text[f.number.end : topic.start]):
                return topic.as_topic(0.8)
            return None
    return None


@rule(kinds=LEVEL, script=HAN)
def firms_on_a_list(f: Figure) -> Topic | None:
    """Read firms on a list of unicorns as unicorns: "独角兽榜单上,长沙有9家企业入围"."""
    p, number, chosen = f.passage, f.number, f.chosen
    if (listed := _list_behind(f)) is not None:
        return listed
    if chosen is None or chosen.indicator.code != "firms":
        return None
    on_it = re.search(r"(?:入围|上榜|入选|登上)[^,。;]{0,24}榜(?:单)?的$", p.text[p.start : chosen.start])
    for topic in reversed(p.topics if on_it else ()):
        if topic.end <= chosen.start and topic.indicator.code in _LISTS:
            return topic.as_topic(0.8)
    if not re.match(r"(?:入围|上榜|入选|在列)", p.text[chosen.end : chosen.end + 2]):
        return None
    for topic in reversed(p.topics):
        if topic.end <= number.start and re.match(r"(?:榜|名单)", p.text[topic.end : topic.end + 2]):
            return topic.as_topic(0.8)
    return None
