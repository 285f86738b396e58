"""Figures without sentences: points of a fact sheet, labels with values, cards of a figure and its noun."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from poliscope.data.articles.tables.cells import read_cell
from poliscope.data.articles.tables.headers import heads_codes
from poliscope.data.articles.tables.rows import Line

__all__ = ["counts_readers", "join_cards", "keep_facts"]

_MARKED = re.compile(
    r"\s*(?:[-*·●▪◦■–>»✅☑✔▶👉🔹🔸📌⭐+]️?|\d{1,2}[.、)]|"
    r"[(（]?[一二三四五六七八九十\d]{1,2}[、)）.])\s*(?=\S)"
)
#: A figure that says of itself what it is: with a sign, a magnitude, a unit or groups of thousands.
_FIGURE = re.compile(
    r"\d ?%|[$€£¥₹]\s?\d|(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])|\d[\d.,]*\+? ?(?:(?:million|billion|"
    r"trillion|bn|thousand|per ?cent|"
    r"k[mWg]²?|m²|sq\.?|square|hectares?|ha|acres|miles|years|minutes|tonnes|tons|[MGT]W|people|"
    r"residents|inhabitants|"
    r"students|pupils|employees|jobs|firms|companies|businesses|homes|schools|[a-z]+s)\b|万|亿|兆|"
    r"个百分点|[家个项人户名所座条件辆台位"
    r"亩吨元米处间次岁天年]|公里|平方|公顷)|[一二两三四五六七八九十百千]+(?:家|个|项|所|座|条|件|万|亿|成)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<name>(?:[^::|\t。;!?\d()]|\d(?!\d\d)|\([^()]{1,24}\)){2,60}?)(?: ?[::]|"
    r" [-–—]) ?(?P<value>\S.{0,100})"
)
#: "68.4% are employed", "about 1,240 firms", "$16.8 billion of exports".
_BEGINS = re.compile(
    r"(?:(?:about|around|over|more than|nearly|almost|some|approximately|an estimated|up to|only|just|"
    r"total of) )*"
    r"[-+~<>]?[$€£¥₹]?\d",
    re.IGNORECASE,
)
#: Dates, counters of the page, links, bylines: no facts.
_NO_FACT = re.compile(
    r"https?:|www\.|@|\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d|\d{1,2}:\d\d|©|\(\d{3,5}\) \d{3}|"
    r"^(?:read|see|watch|listen|related|photos?|image|credit|source|tel|phone|fax|call|pages?|posted|"
    r"published|updated|by|"
    r"price|was|now|save|from|order|add|download|figure|fig|table|chapter|step|vol|issue|isbn|doi)\b|"
    r"\b(?:min(?:ute)?s? read|comments?|views|likes|shares|followers|reviews?|stars|results|ago|votes)\b|"
    r"阅读|浏览|点击|评论|回复|电话|邮编|分享|下载|记者|编辑|来源|关注|粉丝|点赞|收藏|库存|优惠|包邮|页|"
    r"上一篇|下一篇|"
    r"\d{1,2}月\d{1,2}日$|\d年前$|\d天前$|\d小时前$|\d分钟前$",
    re.IGNORECASE,
)
_LONGEST = 200
#: Facts that make a list; one figure between menus may be anything.
_LEAST = 3

#: Counters of a page: what its readers did.
_COUNTERS = re.compile(
    r"(?:total )?(?:posts?|followers?|following|likes?|members?|threads?|topics?|replies|shares?|"
    r"tweets?|reviews?|"
    r"subscribers?|photos?|videos?|messages?|joined|reputation|points?|score|location|age|online|guests?)\b|"
    r"(?:会员|帖子|主题|今日|昨日|粉丝|关注|获赞|积分|金币|等级|文章|评论|在线|注册|最高|人气|回帖|精华|"
    r"威望|贡献)",
    re.IGNORECASE,
)


def counts_readers(label: str) -> bool:
    """Tell the label of a counter: posts, followers, 帖子."""
    return _COUNTERS.match(label.strip(" -*•·>")) is not None


def _is_open(line: Line) -> bool:
    return not line.keep and line.kind == "text" and line.reason == "not a sentence"


def _is_fact(text: str) -> bool:
    """Tell a point or a line that holds a figure and is no link, date or counter."""
    marked = _MARKED.match(text)
    body = text[marked.end() if marked else 0 :].strip()
    if len(body) > _LONGEST or _NO_FACT.search(body):
        return False
    if counts_readers(body):
        return False
    label = _LABEL.fullmatch(body)
    if label is not None and not heads_codes(label.group("name")) and _BEGINS.match(label.group("value")):
        return True
    return _FIGURE.search(body) is not None and (marked is not None or _BEGINS.match(body) is not None)


def keep_facts(lines: list[Line]) -> None:
    """Keep lists of facts: three and more of them close together, most lines among them facts.

    Parameters
    ----------
    lines : list of Line
        Marked in place; what is the article's text, a table or its end is marked before.
    """
    for line in _cards(lines):
        line.keep, line.kind = True, "table" if _is_labelled_cell(line) else "text"
    run: list[int] = []
    for i, line in enumerate(lines):
        if line.reason == "after the end of the article" and not line.keep:
            continue
        if _is_open(line) and _is_fact(line.text):
            if run and not _joined(lines[run[-1] + 1 : i]):
                _keep_run(lines, run)
                run = []
            run.append(i)
    _keep_run(lines, run)


def _label_of(line: Line) -> str:
    body = line.text[marked.end() :] if (marked := _MARKED.match(line.text)) else line.text
    found = _LABEL.fullmatch(body.strip())
    return found.group("name").lower() if found and _BEGINS.match(found.group("value")) else ""


def _is_labelled_cell(line: Line) -> bool:
    found = _LABEL.fullmatch(line.text.strip(" -*•·>»▪●◦"))
    return found is not None and read_cell(found.group("value").strip()) is not None


def _cards(lines: list[Line]) -> list[Line]:
    """Find lines whose label comes again: the same facts of one place after the other."""
    labelled = [(line, label) for line in lines if _is_open(line) and (label := _label_of(line))]
    counts = Counter(label for _, label in labelled)
    return [line for line, label in labelled if counts[label] > 1 and _is_fact(line.text)]


def _joined(between: list[Line]) -> bool:
    """Tell whether the lines between two facts are at most two headings or points without a figure."""
    return sum(not line.keep and line.kind == "text" for line in between) <= 2


def _keep_run(lines: list[Line], run: list[int]) -> None:
    if len(run) < _LEAST:
        return
    inside = [line for line in lines[run[0] : run[-1] + 1] if not line.keep and line.kind == "text"]
    if 2 * len(run) >= len(inside):
        for i in run:
            lines[i].keep = True


def _is_value(text: str) -> bool:
    """Tell a line that is nothing but a figure: "616,093", "€38,900", "297.8 km²"; no year."""
    body = text.strip()
    if len(body) > 24 or re.search(r"[A-Za-z]{9}", body) or re.fullmatch(r"(?:1[89]|20)\d\d", body):
        return False
    return read_cell(body, commas=None) is not None


def _is_label(text: str) -> bool:
    body = text.strip()
    if len(body) > 60 or counts_readers(body):
        return False
    words = len(re.findall(r"[A-Za-z]{2,}", body))
    letters = re.search(r"[A-Za-z]{3}|[㐀-鿿]{2}", body) is not None
    return (
        letters and words <= 9 and not re.search(r"[。!?;.,,、:：|\t]$|\d{3}", body) and not heads_codes(body)
    )


def join_cards(text: str, lines: list[Line]) -> None:
    """Join the lines of cards, three and more: a label and below it its value, or a value and what it counts.

    Parameters
    ----------
    lines : list of Line
        Changed in place: two lines become one, a label and its value a row of a table.
    """
    kinds = ["V" if _is_value(line.text) else "L" if _is_label(line.text) else "" for line in lines]
    i = 0
    while i < len(lines):
        end = i + 1
        while kinds[i] and end < len(lines) and kinds[end] and kinds[end] != kinds[end - 1]:
            end += 1
        if end - i >= 2 * _LEAST and "V" in kinds[i:end]:
            first = i + (kinds[i] == "L" and _value_leads(text, lines[i:end]))
            pairs = (end - first) // 2
            joined = [_pair(text, lines[j], lines[j + 1]) for j in range(first, first + 2 * pairs, 2)]
            lines[first : first + 2 * pairs] = joined
            kinds[first : first + 2 * pairs] = [""] * pairs
            end = first + pairs
        i = max(end, i + 1)
    _join_scattered(text, lines, kinds)


def _join_scattered(text: str, lines: list[Line], kinds: list[str]) -> None:
    """Join labels with their values where others of the list have words for values: "Mayor", "K. Luger"."""
    pairs = [i for i in range(len(lines) - 1) if kinds[i] == "L" and kinds[i + 1] == "V"]
    clusters: list[list[int]] = []
    for i in pairs:
        if i + 2 < len(lines) and lines[i + 2].text.lstrip()[:1].islower():
            continue  # what the value counts stands below it
        near = bool(clusters) and i - clusters[-1][-1] <= 6
        if near and all(len(line.text) <= 40 for line in lines[clusters[-1][-1] : i]):
            clusters[-1].append(i)
        else:
            clusters.append([i])
    for cluster in reversed(clusters):
        for i in reversed(cluster if len(cluster) >= _LEAST else []):
            row = _pair(text, lines[i], lines[i + 1])
            row.keep = True
            lines[i : i + 2] = [row]


def _value_leads(text: str, run: list[Line]) -> bool:
    """Tell cards with the value above its label, below a heading, by what stands nearer to each other."""
    if len(run) % 2 == 0:
        return False
    gaps = [text[a.end : b.start].count("\n") for a, b in itertools.pairwise(run)]
    below, behind = sum(gaps[0::2]), sum(gaps[1::2])  # from label to value, from value to label
    small = sum(line.text.lstrip()[:1].islower() for line in run[2::2])
    return behind < below or (behind == below and 2 * small > len(run) // 2)


def _pair(text: str, upper: Line, lower: Line) -> Line:
    between = text[upper.end : lower.start]
    if _is_value(upper.text):
        return Line(upper.start, lower.end, upper.text + between + lower.text)
    return Line(upper.start, lower.end, upper.text + "\t" + " " * (len(between) - 1) + lower.text)
