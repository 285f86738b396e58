"""Which lines of a page are the article, and why the others are not.

For flattened text, where no tag tells an article from a menu: a line is content when it is long
enough, has sentence punctuation and ends in it, or is a row of a table or an item of a list inside
the body, or is speech where the body has no punctuation at all; from a tail marker ("相关阅读",
"Related articles") on, nothing is, unless long paragraphs resume.
"""

from __future__ import annotations

import itertools
import re

from poliscope.data.articles.source.facts import keep_facts
from poliscope.data.articles.tables.rows import Line, is_table_row, join_rows

__all__ = ["find_content"]

_TAIL = re.compile(
    r"^[\s▼▲◆●■★☆*#>·|【\[(（-]*(?:相关(?:推荐|阅读|新闻|链接|文章|报道|资讯|视频)|热点推荐|"
    r"推荐阅读|延伸阅读|特别声明|免责声明|郑重声明|往期(?:回顾|推荐|精选|文章)|"
    r"猜你喜欢|热门(?:文章|推荐|新闻|评论|资讯|排行)|(?:(?:24|48)小时|今日|本周|一周|实时)?(?:热榜|热搜榜?|热文(?:榜|排行)?|点击排行|阅读排行)\s*$|更多(?:文章|新闻|精彩)|责任编辑|责编|编辑[::]|"
    r"声明[::]|版权声明|版权所有|延伸閱讀|你可能(?:也|还)喜欢|看更多|大家都在看|"
    r"网友评论|最新评论|全部评论|扫码关注|长按识别|举报\b|主办单位|联系电话|感谢您访问|"
    r"[—-]* ?(?:END|The End|全文完|完) ?[—-]*$|觉得不错|扫码|长按|喜欢(?:本文|就)|欢迎(?:关注|转发|"
    r"分享|加入)|商务合作|投稿邮箱|客服(?:专线|电话|热线)|风险提示|本文不构成|"
    r"订阅电子报|阅读原文|下一篇|上一篇|分享到|"
    r"related (?:articles|stories|news|content|posts|reading)|read (?:more|next)|more (?:from|"
    r"on this|stories|news)|most (?:read|popular|viewed)|"
    r"related (?:pages|links|topics|documents)|you may also like|recommended|share this|comments\b|"
    r"leave a (?:reply|comment)|notice:|"
    r"©|copyright|terms (?:and|of)|"
    r"all rights reserved|about the author|subscribe|sign up|follow us|advertisement|"
    r"tel[.: ]|contact us|notes? to editors|(?:media|press) (?:contact|enquiries|inquiries)|"
    r"for (?:more|further) information|about [A-Z][\w&]+(?: [A-Z&][\w&]*){0,3}$|references$|"
    r"内部资料|印数|funding:|e-?mail:|correspondence|keywords?:|"
    r"jel (?:codes?|classification)|acknowledge?ments?|"
    r"conflicts? of interest|"
    r"also (?:read|in the news|on this site)\b|filed under|previously[::]|elsewhere[::]|from our partners|"
    r"trending|footnotes|editor's note:?$)",
    re.IGNORECASE,
)
#: What also stands in the middle of a page: it ends the article only where less text follows than came.
_WEAK_TAIL = re.compile(
    r"\W*(?:also read|elsewhere[::]|previously[::]|from our partners|for (?:more|further) information|"
    r"subscribe|sign up|follow us|advertisement|share this|"
    r"recommended|contact us|notice:|tel[.: ]|扫码|长按|欢迎(?:关注|转发|分享|加入)|分享到|风险提示)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:来源|作者|记者|编辑|发布(?:时间|日期)|时间|点击|浏览|字体|字号|您当前|当前位置|"
    r"首页|本文(?:约|不构成)|原创|撰文|文[/|丨]|图[/|丨]|分享至|阅读|注[::]|"
    r"点击上方|发信人|发信站|标 *题|题图|图片来源|资料来源|转载|by (?-i:[A-Z])|published|updated|"
    r"\d+ min read|sources?: (?-i:[A-Z])|e-?mail:|funding:|correspond|keywords?:|doi:|we use cookies|"
    r"this (?:web)?site uses|by clicking|accept all|"
    r"please enable|写在前面|联系电话|skip to|sign in|log ?in|menu\b|home\b(?! (?-i:[a-z])))",
    re.IGNORECASE,
)
#: Some of these also begin sentences: "记者从市统计局获悉", "Updated figures show"; not "记者:张三".
_BEGINS_SENTENCE = re.compile(
    r"(?:来源|作者|记者|编辑|时间|点击(?!上方|关注|查看|下载|进入|阅读|链接)|浏览|首页|原创|撰文|"
    r"阅读(?!原文|更多|量|次|全文)|(?:published|updated|home|menu|sign in)\b)"
    r"(?!\S{0,4}\s*[:/|丨]|\s*\(|\s*(?:on )?\d|\s*$)",
    re.IGNORECASE,
)
#: A reader's comment: "青岛网友:... [顶12]".
_COMMENT = re.compile(
    r"^\S{2,12}网友\S{0,6}[::]|\[(?:顶|赞|踩|回复)\d*\]|^(?:@|楼主|沙发|\d+楼)\S*[::]|(?:顶|赞|"
    r"回复)[(\[]\d+[)\]]\s*$"
)
_ENDS = re.compile(
    r"[。!?;…][”’」』\"')\]】]*\s*$|[.!?:;][”’\"')\]*_]*\s*$|(?<=[\u4e00-\u9fff])\)\s*$|[::]\s*$"
)
_INSIDE = re.compile(r"[,。;!?…]|, |\. ")
_ITEM = re.compile(
    r"^\s*(?:[-*•·●▪◦■–✅☑✔▶👉🔹🔸📌🚩⭐]️?|\d{1,2}[.、)]|[(（]?[一二三四五六七八九十]{1,2}[、)）])\s*\S"
)
_RUN = re.compile(r"[\d,.\-零〇一二三四五六七八九十百千万亿兆]{80}|(\S)\1{120}")
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200d\u20e3]+")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")


#: Links to the pages beside this one.
_NEIGHBOUR = re.compile(r"\W*(?:上一[篇条]|下一[篇条]|上页|下页)\W")


#: "……还是榜虚?——退休教师 老蒋": a letter to the editor.
_SIGNED = re.compile(r"(?<=[。!?”])[—–-]{1,2}[\u4e00-\u9fffA-Za-z ·]{2,14}$")


#: What makes a short sentence worth reading: a rate, a magnitude, or two values with decimals.
_MEASURED = re.compile(r"\d ?(?:%|per ?cent|million|billion)|\d\.\d.*\d\.\d", re.IGNORECASE)
#: Of a market or a bank, below or above the report: "Exchange rate: 1 USD = 1,291 KRW".
_RATES = re.compile(
    r"\bexchange rate|\b1 (?:USD|EUR|GBP|dollar|euro)\b|\bGMT\b|\bbenchmark\b|=", re.IGNORECASE
)


def _is_sentence(text: str) -> bool:
    body = _EMOJI.sub("", text).strip().strip("*_>#-•· ■◆□●▪♦※◼▌")
    body = _SIGNED.sub("", body)
    if (
        not _ENDS.search(body)
        or not (_INSIDE.search(body[:-1]) or body[-1:] in '。.!?”"')
        or body.count("|") > 1
    ):
        return False
    han = len(_HAN.findall(body))
    return (
        han >= 12
        or _letters(body) >= 40
        or (han >= 6 and bool(re.search(r"\d", body)) and body[-1] in "。;!")
        or (_letters(body) >= 20 and _MEASURED.search(body) is not None and not _RATES.search(body))
    )


def _mark_sentences(lines: list[Line]) -> None:
    for line in lines:
        if len(line.text) >= 80 and _RUN.search(line.text):
            line.reason = "not text"
        elif _is_masthead(line.text):
            line.reason = "masthead or byline"
        elif _COMMENT.search(line.text.strip()) and not _long(line.text):
            line.reason = "a comment"
        elif is_table_row(line.text):
            line.kind, line.reason = "table", "a table outside the article"
        elif _is_sentence(line.text) or (
            _long(line.text) and _INSIDE.search(line.text) and "|" not in line.text
        ):
            line.keep = True


def _is_masthead(text: str) -> bool:
    """Tell a masthead or byline from a sentence that begins with the same word."""
    bare = text.strip(" *>|(（【[")
    if not _HEAD.match(bare) or _long(text) or _is_row(text):
        return False
    return not (_is_sentence(text) and _BEGINS_SENTENCE.match(bare))


def _is_row(text: str) -> bool:
    """Tell a row of a table with three cells and more: "时间 | 杭州 | 宁波" is no byline."""
    return text.count("|") > 3 or (is_table_row(text) and text.count("\t") > 1)


def _letters(text: str) -> int:
    """Count Latin letters, word by word."""
    return sum(map(len, _LATIN_WORD.findall(text)))


def _long(text: str) -> bool:
    if len(text) < 60:
        return False
    return (text.count("。") >= 1 and len(_HAN.findall(text)) >= 60) or _letters(text) >= 200


def _cut_tail(lines: list[Line]) -> None:
    """Leave out everything after a tail marker, until long paragraphs resume."""
    tail, seen = False, 0
    written, total = 0, sum(len(line.text) for line in lines if line.keep or line.kind == "table")
    for line in lines:
        if (seen or _after_half(line, lines)) and _is_tail(line.text):
            if not tail and _WEAK_TAIL.match(line.text) and total > 2 * written:
                line.keep, line.kind, line.reason = False, "text", "not a sentence"
                continue
            tail = True
        elif tail and line.keep and _resumes(line.text):
            tail = False
        if tail:
            line.keep, line.kind, line.reason = False, "text", "after the end of the article"
        seen += line.keep
        written += len(line.text) * (line.keep or line.kind == "table")


def _cut_links(lines: list[Line]) -> None:
    """Leave out titles of other pages that an extractor kept below the heading of a list of them."""
    tail = False
    for line in lines:
        if not line.keep:
            tail = tail or (_after_half(line, lines) and _is_tail(line.text))
        elif tail and line.kind == "text" and not _is_sentence(line.text):
            line.keep, line.reason = False, "after the end of the article"
        else:
            tail = False


#: What a sentence of an article states: "8.5 percent", "1.2 million", "61,000", 12万.
_STATED = re.compile(r"\d ?(?:%|per ?cent|million|billion|[万亿])|\d,\d{3}\b", re.IGNORECASE)

#: "Subscribe to The Long Lease: $8 a month": asked of the reader.
_ASKED = re.compile(
    r"\W*(?:subscribe (?:to|for|now|today)|sign up (?:to|for|now)|follow us (?:on|at))\b", re.IGNORECASE
)


def _is_tail(text: str) -> bool:
    """Tell a mark of the end from a sentence that begins with its word: "Copyright industries made 8 %"."""
    found = _TAIL.match(text)
    if found is None or _long(text):
        return False
    if _ASKED.match(text):
        return True
    marked = re.match(r"\S{0,8}\s*[:|©—–]|\s*(?:\(c\)|(?:19|20)\d\d)", text[found.end() :])
    said = _is_sentence(text) and _STATED.search(text) and "©" not in text
    return not (said and not marked and text[found.end() - 1 : found.end()] not in ":©")


def _after_half(line: Line, lines: list[Line]) -> bool:
    return bool(lines) and line.start > lines[-1].end / 2


def _resumes(text: str) -> bool:
    return (len(_HAN.findall(text)) >= 80 and text.count("。") >= 2) or (
        len(_LATIN.findall(text)) >= 250 and len(re.findall(r"[.!?] [A-Z]", text)) >= 2
    )


def _fill_body(lines: list[Line]) -> None:
    """Keep tables and list items inside the body, and sentences that end oddly."""
    kept = [i for i, line in enumerate(lines) if line.keep]
    rows = [i for i, line in enumerate(lines) if line.kind == "table"]
    if not kept and len(rows) < 3:
        return
    first, last = (kept[0], kept[-1]) if kept else (rows[0], rows[-1])
    block = False
    for i, line in enumerate(lines):
        row = line.kind == "table"
        starts = row and (not i or lines[i - 1].kind != "table")
        end = next((j for j in range(i, len(lines)) if lines[j].kind != "table"), len(lines)) if starts else i
        block = (first - 3 < end and i <= last + 60 and end > i + 1) if starts else block and row
        if (
            line.keep
            or line.reason == "after the end of the article"
            or not (block if row else first < i < last)
        ):
            continue
        item = _ITEM.match(line.text) and re.search(r"\d", line.text[3:])
        if block or item or (_long(line.text) and _INSIDE.search(line.text)):
            line.keep = True


def _keep_items(lines: list[Line]) -> None:
    """Keep the items of a list that has begun in the article: "• Net inflow: London +3,200, Oslo -280"."""
    for before, line in itertools.pairwise(lines):
        open_ = not line.keep and line.kind == "text" and line.reason == "not a sentence"
        begun = before.keep and before.kind == "text" and _ITEM.match(before.text)
        if open_ and begun and _ITEM.match(line.text) and re.search(r"\d", line.text[3:]):
            line.keep = line.text.lstrip()[:1] == before.text.lstrip()[:1]


def _keep_broken_off(lines: list[Line]) -> None:
    """Keep lines that break off in the middle of a sentence, inside the body or as the page's last."""
    kept = [i for i, line in enumerate(lines) if line.keep]
    last = next((i for i in reversed(range(len(lines))) if lines[i].text.strip()), 0)
    for i, line in enumerate(lines):
        if line.keep or line.kind != "text" or line.reason != "not a sentence" or not kept:
            continue
        near = any(other.keep for other in lines[max(0, i - 2) : i])
        if (kept[0] < i < kept[-1] or near) and _breaks_off(line.text, last=near and i == last):
            whole = re.sub(r"[$€£¥]?[\d.,]+\s*$", "", line.text)  # a figure may be cut off too
            line.keep, line.text, line.end = True, whole, line.start + len(whole)


def _breaks_off(text: str, *, last: bool) -> bool:
    """Tell running text without its end from a title: long, with commas, most words in small letters."""
    body = text.strip()
    inner = _INSIDE.search(body) is not None
    if "|" in body or not (inner or (last and _HAN.search(body) is None)) or _NO_END.match(body):
        return False
    han = len(_HAN.findall(body))
    words: list[str] = re.findall(r"[A-Za-z]{2,}", body)
    small = sum(word.islower() for word in words)
    if han > len(words):
        cut = body[-1] in ",、" and han >= 12  # a line of a page with blank lines between all
        return cut or (han >= (15 if last else 40) and (last or "。" in body or body.count(",") >= 2))
    return small >= (12 if last else 14) and 10 * small >= 7 * len(words)


#: Links to other pages.
_NO_END = re.compile(
    r"(?:read|see|watch|also|related|share|more)\b|[-*·•]|延伸|相关|更多|阅读", re.IGNORECASE
)
_SPACED = re.compile(r"(?<=[㐀-鿿\dA-Za-z%+])[ ]+(?=[㐀-鿿\dA-Za-z])")
#: Words of speech, which menus and lists of titles have not.
_SPOKEN = re.compile(r"[的了是在就都也还不吗呢吧啊哈咱我你]")
_SPOKEN_EN = re.compile(r"\b(?:the|of|and|is|are|was|in|to|that|it|you|we|so|but)\b")

_NOT_SPOKEN = re.compile(r"[|▶►:/@【】]")


def _is_speech(text: str) -> bool:
    """Tell a line of a transcript: clauses without punctuation, between spaces or one a line."""
    body = text.strip()
    if _INSIDE.search(body) or _NOT_SPOKEN.search(body):
        return False
    han, latin = len(_HAN.findall(body)), len(_LATIN.findall(body))
    if latin > han:
        words = body.split()
        return len(words) >= 6 and 4 * len(_SPOKEN_EN.findall(body)) >= len(words) and body[:1].islower()
    clauses = _SPACED.split(body)
    long = han >= 4 * min(len(clauses), 3) and han >= 4 * len(clauses)
    return long and 12 * len(_SPOKEN.findall(body)) >= han


def _keep_speech(lines: list[Line]) -> None:
    """Keep what is spoken without punctuation, where it is the body: twice as much as the sentences."""
    spoken = [line for line in lines if not line.keep and line.kind == "text" and _is_speech(line.text)]
    size = sum(len(line.text) for line in spoken)
    if size < 120 or size < 2 * sum(len(line.text) for line in lines if line.keep):
        return
    for line in lines[lines.index(spoken[0]) : lines.index(spoken[-1]) + 1]:
        among = (
            len(_HAN.findall(line.text)) >= 8 and not _NOT_SPOKEN.search(line.text) and line.kind == "text"
        )
        if not line.keep and (among or _is_speech(line.text)):
            line.keep, line.kind = True, "speech"


def find_content(lines: list[Line], *, given: list[bool] | None = None) -> None:
    """Mark which lines are the article.

    Parameters
    ----------
    lines : list of Line
        Marked in place (they belong to the caller's own reading).
    given : list of bool, optional
        For HTML: which lines an extractor found in the article; the rules for flattened text are
        then not used, tables are still recognised.
    """
    if given is not None:
        for line, keep in zip(lines, given, strict=True):
            keep = keep and not _RUN.search(line.text) and not _COMMENT.search(line.text.strip())
            line.kind = "table" if is_table_row(line.text) else "text"
            line.keep, line.reason = keep, "outside the article"
            if keep and (_is_masthead(line.text) or _NEIGHBOUR.match(line.text)):
                line.keep, line.reason = False, "masthead or byline"
        join_rows(lines)
        _cut_links(lines)
        return
    _mark_sentences(lines)
    join_rows(lines)
    _keep_speech(lines)
    _cut_tail(lines)
    _fill_body(lines)
    _keep_items(lines)
    _keep_broken_off(lines)
    keep_facts(lines)
    if not any(line.keep for line in lines) and len(lines) <= 5:
        for line in lines:
            line.keep = bool(re.search(r"\d", line.text)) and not line.text.startswith("http")
