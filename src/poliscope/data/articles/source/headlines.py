"""Lines that are no sentences and yet say something: headlines, points above a report, headings inside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from poliscope.data.articles.signs import is_latin
from poliscope.data.articles.tables.rows import Line

__all__ = ["keep_headings", "keep_headline", "keep_summary", "taken_up"]

#: A figure that is worth reading a headline for: with a sign, a magnitude or a unit; or a rank.
_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|[万亿兆]|个百分点|per ?cent|percent|pct\b|pc\b|points\b|billion|million|"
    r"bn|m\b|trillion|"
    r"[家个项人件座所亩吨元倍辆户])|"
    r"[一二两三四五六七八九十](?:成|[万亿兆])|[$€£₹¥]\d|\d{1,3},\d{3}|第[一二三四五六七八九十\d]|"
    r"[破超逾达近][百千]?[万亿兆]|翻番|"
    r"#\d|\d(?:st|nd|rd|th)\b|首位|榜首|\bno\. ?\d|"
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:place|spot|in|among|"
    r"behind)\b|"
    r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{2,4} (?:[a-z-]+ ){0,2}[a-z]{3,}s\b",
    re.IGNORECASE,
)
#: Links to other articles and other furniture.
_LINK = re.compile(
    r"\s*(?:read|see|watch|also|related|more|listen|recommended|photo|image|source|advert|by|updated|"
    r"published|tags?)\b|"
    r"\s*(?:相关|延伸|更多|推荐|图[::]|来源|责任|编辑|阅读|点击|扫码|下载|标签)",
    re.IGNORECASE,
)
#: A quotation or a point that is a sentence but for its full stop; headlines leave out such verbs.
_UNSTOPPED = re.compile(
    r"\s*[\"“*•·-]{0,2} ?[A-Z](?=[^|]{70,400}$)(?:\S+ ){3,}(?:is|are|was|were|has|have|had) (?:\S+ ?){5,}$"
)
_POINT = re.compile(r"\s*[*•·▪-]\s+\S")


def keep_headline(lines: Sequence[Line], title: str, kept: str) -> None:
    """Keep the line of the title for reading, where it has a number and the article takes up its words.

    Parameters
    ----------
    lines : sequence of Line
        Marked in place.
    title : str
        Folded, as :func:`poliscope.data.articles.context.setting.find_title` gives it.
    kept : str
        The article's text.
    """
    # the site's name follows, its sections go before
    title = max((part.strip() for part in re.split(r"[_|]| [>»›] ", title)), key=len, default="")
    if not title or not _FIGURE.search(title) or len(kept) < 200 or not _is_taken_up(title, kept, 0.5):
        return
    for line in lines:
        text = line.text.strip(" #*")
        same = title.startswith(text) or (text.endswith(title) and len(text) <= len(title) + 8)
        whole = len(text) >= 0.5 * len(title) and same and _FIGURE.search(text)
        if whole and not line.keep and line.kind == "text":
            line.keep = True
            return


def keep_summary(lines: Sequence[Line], kept: str) -> None:
    """Keep the points with a number that a wire sets above its report, where the report takes up their words.

    Parameters
    ----------
    lines : sequence of Line
        Marked in place.
    kept : str
        The article's text.
    """
    first = next((i for i, line in enumerate(lines) if line.keep and line.kind == "text"), 0)
    for line in lines[max(0, first - 6) : first] if len(kept) >= 200 else ():
        point = _POINT.match(line.text)
        told = point is not None and _FIGURE.search(line.text) and line.reason == "not a sentence"
        if told and taken_up(line.text, kept) >= 0.5:
            line.keep = True


def keep_headings(lines: Sequence[Line], kept: str) -> None:
    """Keep headings inside the article that have a number, where the article takes up their words.

    Parameters
    ----------
    lines : sequence of Line
        Marked in place.
    kept : str
        The article's text.
    """
    inside = [i for i, line in enumerate(lines) if line.keep]
    if len(kept) < 200 or not inside:
        return
    for line in lines[inside[0] : inside[-1]]:
        text = line.text.strip(" #*")
        short = len(text) <= (110 if is_latin(text) else 50)
        plain = line.kind == "text" and line.reason == "not a sentence" and "|" not in text
        if line.keep or not (short and plain) or _LINK.match(text) or not _FIGURE.search(text):
            continue
        line.keep = _is_taken_up(text, kept, 0.6)
    for line in lines[inside[0] : inside[-1]]:
        open_ = not line.keep and line.kind == "text" and line.reason == "not a sentence"
        if open_ and _UNSTOPPED.match(line.text) and _FIGURE.search(line.text):
            line.keep = not _LINK.match(line.text) and "|" not in line.text


_CLAUSES = re.compile(r"[:;!?,。]")


def _is_taken_up(title: str, body: str, least: float) -> bool:
    """Tell whether the text takes up a title's words, or those of its clause with the figure.

    "夜色里的一本账:上半年接待游客逾5100万人次": before the colon stands an image.
    """
    if taken_up(title, body) >= least:
        return True
    told = [part for part in _CLAUSES.split(title) if _FIGURE.search(part) and len(part) >= 8]
    return any(taken_up(part, body) >= least for part in told)


def taken_up(title: str, body: str) -> float:
    """Return the share of a title's words (of its pairs of Chinese characters) that stand in the text."""
    parts = set(re.findall(r"(?=([\u4e00-\u9fff]{2}))", title))
    parts |= {word.lower() for word in re.findall(r"[A-Za-z]{4,}", title)}
    stands = _stands_in(body)
    return sum(map(stands, parts)) / len(parts) if parts else 1.0


@functools.lru_cache(maxsize=2)
def _stands_in(body: str) -> Callable[[str], bool]:
    """Look for words in a text that is long and asked for by each heading: each is looked for once."""
    return functools.cache(body.lower().__contains__)
