"""What is done with goods in Chinese, by number and by worth: 造出1.5亿部手机, 出口家具12亿元.

One table of the verbs; the goods stand behind the figure, or between verb and figure, or before the verb.
"""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import whole_zh
from poliscope.data.articles.indicators.narrower.narrowing import same_as_lexicon
from poliscope.data.articles.indicators.records import CURRENCIES, Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, LEVEL, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["done_to_noun_behind", "done_with", "goods_worth_zh"]

#: Each verb with the part that it gives to a code.
DONE = {
    **dict.fromkeys(
        (
            "生产", "制造", "出产", "年产", "日产", "月产", "造", "造出", "产", "产出", "下线", "炼",
            "采出", "挖出", "开采", "种出", "剪下", "采下", "摘下", "酿出", "织出", "收获",
        ),
        "output",
    ),
    "加工": "processing",
    **dict.fromkeys(("销售", "卖出", "售出", "卖掉", "卖", "交付"), "sales"),
    **dict.fromkeys(("出口", "外销"), "exports"),
    "进口": "imports",
}  # fmt: skip
#: The Chinese noun of each part, by which the lexicon may know the goods; some verbs have one of their own.
_NOUNS = {"output": "产量", "processing": "加工量", "sales": "销量", "exports": "出口量", "imports": "进口量"}
_NOUNS_OF_VERBS = {"日产": "日产量", "月产": "月产量"}
#: Before goods a verb of one character may as well be the end of another word.
_PLAIN = "|".join(verb for verb in DONE if len(verb) > 1)
_DONE_WITH = re.compile(
    rf"(?P<verb>{_PLAIN})(?:了|各类|各种|各式)?(?P<noun>[\u4e00-\u9fff]{{2,6}}?)(?:约|近|逾|超过?|达到?)*$|"
    r"(?:^|[,;、。的年])(?!的)(?P<goods>[\u4e00-\u9fff]{2,6}?)(?:一|每|全|单)?(?P<made>年产|日产|月产)"
    r"(?:约|近|逾|超过?|达到?)*$|"
    r"(?:^|[,;、。])(?!的)(?P<sold>[\u4e00-\u9fff]{2,6}?)(?<![民企司家港场市省厂店商员者人园区业县国货品车票])"
    r"(?:一年|每年|全年|一天|每天|年均)(?P<act>卖出|售出|销售|出口)了?(?:约|近|逾|超过?|达到?)*$"
)
_DONE_AT = re.compile(
    rf"(?P<verb>{'|'.join(sorted(DONE, key=len, reverse=True))})(?:了|出)?(?:约|近|逾|"
    rf"超过?|大约|将近|上)*$"
)
_GOODS = re.compile(r"(?:多|余)?(?P<noun>[\u4e00-\u9fff]{1,6}?)(?=[,。;、!?)]|$|,|和|与|到|往)")
_WORTH = re.compile(
    rf"(?P<verb>{_PLAIN})(?:了|各类|各种)?(?P<goods>[\u4e00-\u9fff]{{2,8}}?)(?:价值|货值|金额|产值)?"
    r"(?:约|近|逾|超过?|达到?|高达)*$"
)


@rule(units=["count", None, "t", "jin", "m3", "kL", "L"], kinds=LEVEL, script=HAN)
def done_with(f: Figure) -> Topic | None:
    """Read "生产镜片4.2亿副" and "出口拖拉机3.1万台" as output and exports of the goods."""
    p, i, number = f.passage, f.i, f.number
    if f.named_here or number.form == "rank" or number.scanned.value < 100:
        return None
    start = max(p.start, p.known(i), f.after)
    found = _DONE_WITH.search(p.text[start : number.before])
    if found is None:
        return None
    group = "noun" if found["noun"] else "goods" if found["goods"] else "sold"
    span = (start + found.start(group), start + found.end(group))
    verb = found["verb"] or found["made"] or found["act"]
    zh = _NOUNS_OF_VERBS.get(verb, _NOUNS[DONE[verb]])
    known = build_lexicon().indicators.whole(f"{found[group]}{zh}")
    if known is not None:
        return Topic(known.code, *span, 0.75, known)
    token = whole_zh(found[group], "output_value")
    code = f"{token}_{DONE[verb]}" if token is not None else f"{found[group]}{zh}"
    return topic_of(code, 0.6, at=span)


@rule(units=["count", "t", None], kinds=LEVEL, script=HAN)
def done_to_noun_behind(f: Figure) -> Topic | None:
    """Read "造出1.5亿部手机" and "卖出9万台拖拉机" as output and sales of the goods behind the figure."""
    p, number, chosen = f.passage, f.number, f.chosen
    if number.form == "rank" or number.scanned.value < 100:
        return None
    if chosen is not None and chosen.start >= number.end:
        return None
    done = _DONE_AT.search(p.text, max(p.start, number.before - 8), number.before)
    goods = _GOODS.match(p.text, number.end, p.end) if done is not None else None
    if done is None or goods is None:
        return None
    part = DONE[done["verb"]]
    known = build_lexicon().indicators.whole(f"{goods['noun']}{_NOUNS[part]}")
    if known is not None:
        return Topic(known.code, *goods.span("noun"), 0.75, known)
    token = whole_zh(goods["noun"], "output_value")
    if token is None:
        return None
    code = f"{token}_{part}"
    return topic_of(code, 0.65, at=goods.span("noun"))


@rule(units=CURRENCIES, kinds=LEVEL, script=HAN)
def goods_worth_zh(f: Figure) -> Topic | None:
    """Read "出口家具12亿元" as what the goods were sold, made or shipped abroad for."""
    start = max(f.after, f.number.before - 70)
    found = _WORTH.search(f.passage.text[start : f.number.before])
    token = whole_zh(found["goods"], "exports") if found is not None else None
    if found is None or token is None:
        return None
    part = DONE[found["verb"]]
    code = same_as_lexicon(token, part)
    known_as = build_lexicon().by_code
    like = known_as.get(part if part in {"exports", "imports"} else "output_value")
    span = (start + found.start("goods"), start + found.end("goods"))
    return Topic(code, *span, 0.75, known_as.get(code) or like)
