"""What is put into research of every hundred: of a firm's sales, of a budget, of the product."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import HAN, LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["research_in_sales", "research_of"]

_TO_RESEARCH = re.compile(
    r"[^,。;]{0,4}(?:用于|投入|投向|用在|砸向|砸进|砸在|投到|投在|花在)[^,。;]{0,6}(?:研发|科研|研究|科技|科学|创新)"
)
_OF_WHAT = re.compile(
    r"(?:(?P<sales>营收|营业收入|销售收入|销售额)|(?P<gdp>GDP|生产总值)|(?P<budget>财政支出|预算支出|财政预算|公共预算|财政资金|预算))的?(?:约|近|超过?|逾|高达)*$"
)


@rule(units=PERCENT, script=HAN)
def research_of(f: Figure) -> Topic | None:
    """Read "拿出营收的5.2%投入研发" as research in revenue, and of GDP as the intensity."""
    p, number = f.passage, f.number
    if not _TO_RESEARCH.match(p.text, number.end, p.end):
        return None
    found = _OF_WHAT.search(p.text, p.start, number.before)
    if found is None:
        return None
    if found["budget"]:
        return Topic(
            "science_expenditure_share", -1, -1, 0.75, build_lexicon().by_code.get("science_expenditure")
        )
    code = "rd_expenditure_share_of_revenue" if found["sales"] else "rd_intensity"
    return Topic(code, -1, -1, 0.75, build_lexicon().by_code.get(code))


_OF_SALES = re.compile(
    r" of (?:all )?(?:their |its |the |annual |total |combined )*(?:revenues?|sales|turnover)\b"
    r"(?: (?:is|was|goes|went|were|are|spent|ploughed|invested|back))* (?:on|to|into|in) "
    r"(?:R ?& ?D|research|product development|innovation)\b"
)


@rule(
    units=PERCENT, kinds=PARTS, script=LATIN, signs=("research", "R&D", "R & D", "development", "innovation")
)
def research_in_sales(f: Figure) -> Topic | None:
    """Read "spend 2.2 per cent of revenue on research" as what firms put of their sales into it."""
    if not _OF_SALES.match(f.passage.text, f.number.end, f.passage.end):
        return None
    known = build_lexicon().by_code.get("rd_expenditure_share_of_revenue")
    return Topic("rd_expenditure_share_of_revenue", f.after, f.number.before, 0.8, known)
