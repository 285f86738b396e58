"""The same of another place, and its rank: clauses that name no thing, "佛山只有2.1%", "连年全国第一"."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import next_in_list
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import PARTS, Figure, rule

__all__ = ["ranked_before", "same_elsewhere"]

#: What a clause may say besides the place: nothing of what is measured.
_FILL_ZH = (
    r"(?:其中|相比之下|与之相比|对比之下|同期|当年|同年|今年|去年|前年|如今|目前|现在|到去年|则|而|也|却|"
    r"就|才|只|仅|还|都|更|已|是|为|有|达到?|高达|约|近|"
    r"超过?|突破|不到|不足|不过|略?高|略?低|稍[高低好]|一点|分别|大概|大约|差不多|左右|的?话|呢|以|和|与|"
    r"及|在|了|至|到|"
    r"之间|市|省|县|这边|那边|一地|一市|全市|全省|全国|平均|[,、:;“”()])"
)
_FILL_EN = (
    r"(?:\b(?:and|while|but|whereas|against|compared|with|to|versus|in|at|for|of|the|had|has|have|was|is|"
    r"were|are|"
    r"it|only|just|about|around|nearly|almost|over|some|roughly|barely|a|an|mere|then|by|contrast|"
    r"comparison|as|now|"
    r"managed|manages|posted|reached|recorded|even|still|also|meanwhile|followed|ahead|behind|city|county|"
    r"whole|overtook|overtakes?|leads?|led|tops?|topped|trails?|trailed|lags?|lagged|beats?|surpass(?:es|ed)|"
    r"close|next|well|far|runner-up|came|comes|scored|scores|on|"
    r"neighbouring|neighboring|nearby|equivalent)\b|[’']s|[ ,;:()–—-])"
)
#: What may stand behind the figure: no noun that it counts.
_ENDS = re.compile(
    r"(?:左右|上下|以上|以下|多|余|出头|之间|不到|还多|而已|都不到|了)?(?=[,。;、!?:”」)]|$|和|与|及|比)|"
    r" ?(?=[,.;:)]|$| (?:and|in|while|but|last|this|for|as|over|at|on|to|respectively)\b)"
)


def _only_place(p: Passage, start: int, end: int) -> bool:
    """Tell whether a stretch of text names a place and besides it nothing that could be measured."""
    rest, named = p.text[start:end], False
    for a, b, kind in sorted(p.named, reverse=True):
        if start <= a and b <= end:
            rest = rest[: a - start] + " " + rest[b - start :]
            named = named or kind != "organisation"
    if not named:
        return False
    fill = _FILL_EN if rest.isascii() else _FILL_ZH
    rest = re.sub(r"(?:19|20)\d\d年?", "", rest)
    return not re.sub(fill, "", rest, flags=re.IGNORECASE).strip()


def _of_its_size(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Give what the last figure measured, or one before it of the same unit that is nearer in size."""
    value, unit = p.numbers[i].scanned.value, p.numbers[i].scanned.unit
    for k in range(i - 1, -1, -1) if unit not in {"%", "pp", "times"} else ():
        other = p.numbers[k].scanned
        if other.unit == unit and value > 0 and other.value > 0 and 0.02 < value / other.value < 50:
            return out[k]
    return out[-1]


#: What may stand between a rank and the figure of which it is: no noun, and no other clause.
_DENOMINATOR = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:中|里|当中|之中)|(?: \w+){0,2} (?:counties|cities|"
    r"states|regions|councils|districts|countries)\b"
)


@rule(kinds={"rank"})
def ranked_before(f: Figure) -> Topic | None:
    """Read a rank in a clause without a noun as that of the figure before it: "交易额115.7亿元,连年全国第一".

    None where a noun stands between them.
    """
    p, i, number, chosen, out = f.passage, f.i, f.number, f.chosen, f.out
    if not i:
        told = p.last is not None and p.fresh and p.last[1] == "rank" and p.last[0].code is not None
        own = any(t.start < number.end + 40 for t in p.topics)
        return replace(p.last[0], start=-1, end=-1, confidence=0.6) if told and p.last and not own else None
    if (zipped := _respectively(p, i, out)) is not None:
        return zipped
    k = i - 1
    while k > 0 and _is_denominator(p, k):
        k -= 1
    last, before = p.numbers[k], out[k]
    if before.code is None or last.form == "rank" or re.search(r"[;。]", p.text[last.end : number.start]):
        return None
    if any(last.end <= t.start < number.start and t.start != before.start for t in p.topics) or (
        chosen is not None and chosen.start >= last.start
    ):
        return None
    gap = p.text[last.end : number.before]
    if not _RANKS.fullmatch(gap) or re.search(
        r"\b(?:[Oo]f|"
        r"[Aa]mong)(?: the)? $",
        p.text[p.start : last.before],
    ):
        return None
    size = re.search("总量|规模|总额|数量", gap) or _steady(p, k, gap, out)
    of_share = re.search(r"\b[Ss]hare of ", p.text[p.start : last.before])  # the share itself is ranked
    itself = of_share or before.code.endswith("market_share")
    code = before.code if itself else re.sub("_(?:growth|share)$" if size else "_share$", "", before.code)
    return replace(before, code=code, confidence=min(before.confidence, 0.7))


def _is_denominator(p: Passage, k: int) -> bool:
    """Tell 21 in "在全省21市中位列第十七": out of how many."""
    counted = p.numbers[k].scanned.unit in {"count", None}
    return counted and _DENOMINATOR.match(p.text, p.numbers[k].end, p.end) is not None


def _steady(p: Passage, k: int, gap: str, out: list[Topic]) -> bool:
    """Tell "吞吐量3930万标箱,增长11%,稳居世界第三": it is the size that keeps a rank in the world."""
    if not k or not (out[k].code or "").endswith("_growth") or re.search("增[速幅长]|[涨降]幅", gap):
        return False
    sized = f"{out[k - 1].code}_growth" == out[k].code and p.relations[k - 1].kind == "level"
    if sized and re.search(r"(?:^|, )and (?:it )?(?:ranks?|ranked|comes?|came) ", gap):
        return True  # "$5.1 billion, 46% more than a year earlier, and ranked second"
    return (
        sized and re.search("由$|稳居|稳坐|稳列|仍|依然|依旧|继续|连续|蝉联|保持|世界|全球", gap) is not None
    )


def _respectively(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Read "面积189万亩,产量168万吨,分别居全国第一位、第二位": each rank is of its own figure."""
    first, last = i, i
    while (
        first
        and p.relations[first - 1].kind == "rank"
        and p.numbers[first].before - p.numbers[first - 1].end < 4
    ):
        first -= 1
    while last + 1 < len(p.numbers) and p.relations[last + 1].kind == "rank":
        last += 1
    if first == 0 or "分" not in p.text[p.numbers[first - 1].end : p.numbers[first].before] or first == last:
        return None
    levels = [k for k in range(first) if p.relations[k].kind == "level"]
    if (
        len(levels) < last - first + 1
        or "分别" not in p.text[p.numbers[first - 1].end : p.numbers[first].before]
    ):
        return None
    return replace(out[levels[len(levels) - (last - first + 1) + i - first]], confidence=0.7)


_RANKS = re.compile(
    r"[^,。;]{0,14},?(?:在|连|居|位居|位列|列|排|名列|稳居|高居|跃居|仍|是|为|也|都|均|继续|保持|蝉联|"
    r"再次|首次|一直|依然|约|总量|规模|总数|数量|由|从|世界|全球|亚洲|"
    r"[^,。;]{0,16}(?:在|居|列|排名?|为|是|中|里|的|国|省|市|区))*|"
    r"(?: [^,;.]{0,30})?,? (?:and |which )?(?:it |now |also |still )*(?:ranks?|ranked|ranking|placed|"
    r"placing|is|was|came|the|good enough for|"
    r"enough for|only|in|a|an| )*"
)


@rule(kinds=PARTS)
def same_elsewhere(f: Figure) -> Topic | None:
    """Read a figure of a clause that only names a place as that which was told just before, of the same unit.

    None where another noun stands in the clause, or the unit is another.
    """
    p, i, number, chosen, out = f.passage, f.i, f.number, f.chosen, f.out
    if number.form in {"rank", "times"}:
        return None
    if i:
        before, unit = _of_its_size(p, i, out), p.numbers[i - 1].scanned.unit
        start = p.numbers[i - 1].end
        if chosen is not None and chosen.start >= number.start:
            return None
        marks = [at for mark in ",;" if (at := p.text.find(mark, start, number.before)) >= 0]
        start = min(marks) + 1 if marks else start  # behind the noun that the last figure counts
        if p.numbers[i - 1].form == "rank":
            return None
    elif p.last is not None and p.fresh:
        before, unit, start = p.last[0], p.last[1], p.start
    else:
        return None
    if (
        before.code is None
        or unit is None
        or unit != number.scanned.unit
        or len(p.text[start : number.before]) > 60
    ):
        return None
    if _ENDS.match(p.text, number.end) is None or not _only_place(p, start, number.before):
        return None
    if not i:
        return replace(before, start=-1, end=-1, confidence=0.7)
    return replace(next_in_list(before, p, i), confidence=0.7)
