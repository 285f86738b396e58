"""By how much there is more or less: counts that were added, what came on top, a change told as a rate."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic, known_as
from poliscope.data.articles.indicators.rules import Figure, refines

__all__ = ["among_these", "changed", "of_kind", "per_as_told", "rate_of_change", "still_changing"]

#: Events that a verb tells of are changes already: "Volvo cut 1,900 jobs" are so many lost.
_EVENTS = re.compile(r"(?:losses|closures|layoffs|destroyed|demolished|evacuated)$")
#: What happens in a year is told by its number, however new: "新增发明专利授权4600件".
_FLOW = re.compile(
    r"(?:^|_)new_|grants|applications|registrations|entrants|births|starts|completions|planned_|approvals|"
    r"issuance|ipos|deals|_sales|reemployment"
)


@refines()
def changed(f: Figure, topic: Topic) -> Topic:
    """Tell by how many there are more or fewer from how many there are: "比去年同期少了3284人"."""
    p, i, number = f.passage, f.i, f.number
    if topic.indicator is None or topic.code is None or (topic.start < 0 and _EVENTS.search(topic.code)):
        return topic
    newly = f.kind == "level" and topic.start >= 0 and _NEWLY.search(p.text[p.start : topic.start])
    after = f.after
    if (
        newly
        and after <= topic.start
        and topic.end <= number.start
        and number.scanned.unit == "count"
        and "job" not in topic.code
    ):
        return topic if _FLOW.search(topic.code) else replace(topic, code=f"{topic.code}_change")
    if number.scanned.unit != "%" and (top := _ON_TOP.search(p.text, after, number.before)):
        own = topic.end <= top.start() and not re.search(r"_(?:change|growth|share)$", topic.code)
        return replace(topic, code=f"{topic.code}_change") if own else topic
    if f.kind != "change" and not (
        _WITHIN_A_YEAR.search(p.text[p.start : number.before])
        or (p.same_unit(i) and _MORE_BY.fullmatch(p.text, after, number.before))
    ):
        return topic
    head = p.text[max(p.start, number.before - 24) : number.before]
    counted = number.scanned.unit in {"persons", "count", "households"} or (
        number.scanned.unit is None and topic.indicator.kinds & {"persons", "count"}
    )
    if _OF_A_STOCK.search(topic.code) and _SINCE_NEW_YEAR.search(p.text[f.after : number.before]):
        return replace(topic, code=f"{topic.code}_change")
    if not counted and (number.scanned.unit in {"%", "pp", "times"} or not _MORE_OR_LESS.search(head)):
        return topic
    if _TOLD_AS_CHANGE.search(topic.code) or re.search(
        r"\b(?:up|down|rising|falling|rose|fell) from |\bshort of |\bturn(?:s|ed)? out ", head
    ):
        return topic
    return replace(topic, code=f"{topic.code}_change")


#: What banks hold grows by what came anew: "存款余额2.9万亿元,比年初新增1820亿元,同比少增210亿元".
_OF_A_STOCK = re.compile(r"(?:deposits|loans|savings|assets)$")
_SINCE_NEW_YEAR = re.compile(r"(?:新增|净增|增加|减少|少增|多增|同比多增|净投放)(?:了|约|近)*$")
#: What is a change, a flow or a share already.
_TOLD_AS_CHANGE = re.compile(r"_(?:change|growth)$|(?:^|_)new_|migration|natural_increase|_share")
#: Firms of a kind: "独角兽企业22家,企业数量居全国第四" still tells of unicorns.
_KINDS_OF_FIRMS = frozenset(["unicorns", "gazelles", "hightech_firms", "specialised_firms", "listed_firms"])
_THEIR_NUMBER = re.compile("企业(?:数量|总数|总量|数)")


@refines(signs=("企业",))
def of_kind(f: Figure, topic: Topic) -> Topic:
    """Take the kind of firm that the sentence named for the mere number of firms."""
    p = f.passage
    if topic.indicator is None or topic.indicator.code != "firms" or topic.code is None or topic.start < 0:
        return topic
    if not topic.code.startswith("firms") or not _THEIR_NUMBER.fullmatch(p.text, topic.start, topic.end):
        return topic
    kinds = [t for t in p.topics if t.end <= topic.start and t.indicator.code in _KINDS_OF_FIRMS]
    return (
        topic if not kinds else replace(topic, code=topic.code.replace("firms", kinds[-1].indicator.code, 1))
    )


#: What is told of a kind among all: "机动车保有量370万辆,其中新能源车48万辆" are owned, not built.
_AMONG = {
    ("car_ownership", "nev_output"): "nev_ownership",
    ("car_sales", "nev_output"): "nev_sales",
    ("car_exports", "nev_output"): "nev_exports",
    ("patent_grants", "invention_patents"): "invention_patent_grants",
    ("patent_applications", "invention_patents"): "invention_patent_applications",
}
_AMONG_CODES = {code: kind for (_, kind), code in _AMONG.items()}
#: "每万人口有效发明专利46.2件,其中高价值发明专利19.5件": both are per 10,000 people.
_PER = re.compile(r"_per_(?:10k|100k|1k|million|capita)$")
_OF_THEM = re.compile(r"(?:其中|当中|里面)[\u4e00-\u9fff,]{0,6}$")


@refines(place="later", signs=("其中",))
def per_as_told(f: Figure, topic: Topic) -> Topic:
    """Read "每万人有效发明专利46.2件,其中高价值发明专利19.5件" as both per 10,000 people."""
    p, before = f.passage, f.out[f.i - 1]
    per = _PER.search(before.code or "")
    if per is None or topic.indicator is None or topic.code != topic.indicator.code or not p.same_unit(f.i):
        return topic
    among = "其中" in p.text[f.after : max(topic.start, f.after)]
    code = f"{topic.code}{per.group()}"
    known = known_as(code) or topic.indicator
    return replace(topic, code=code, per=before.per, indicator=known) if among else topic


@refines(place="later", signs=("其中", "当中", "里面"), in_turn=True)
def among_these(f: Figure, topic: Topic) -> Topic:
    """Tell of a kind what the figure before told of all of them."""
    p, i, out = f.passage, f.i, f.out
    if topic.indicator is None or topic.code is None:
        return topic
    own, before = topic.indicator.code, out[i - 1]
    if topic.start < p.numbers[i - 1].end:
        kind = before.indicator.code if before.indicator is not None else own
        # "其中新能源车48万辆,占13%"
        renamed = topic.start == before.start >= 0 and _AMONG_CODES.get(kind) == own
        known = before.indicator if renamed else topic.indicator
        return replace(topic, code=topic.code.replace(own, kind, 1), indicator=known) if renamed else topic
    if not any(own == kind for _, kind in _AMONG) or re.search(r"[产授申]", p.text[topic.start : topic.end]):
        return topic
    if not _OF_THEM.search(p.text, p.start, topic.start):
        return topic
    for before in reversed(out[:i]):
        code = _AMONG.get((before.indicator.code if before.indicator else "", own))
        if code is not None and (before.code or "").startswith(
            before.indicator.code if before.indicator else ""
        ):
            return replace(topic, code=topic.code.replace(own, code, 1), indicator=known_as(code))
    return topic


#: "GDP增量612亿元", "GDP总量9586亿元,增量897亿元": what came on top.
_ON_TOP = re.compile(r"增量(?:总额|数)?(?:则|仅|约|为|达到?|超过?|近|是|有|高达)*$")
#: "新增国家级高新技术企业31家": so many more.
_NEWLY = re.compile(r"(?:新增|净增|新增加)了?[\u4e00-\u9fff]{0,8}$")
#: By how much more or less: of money and of other measures only such words say it for certain. Points of
#: per cent go on under the name of the rate: their unit says that they are a change.
_MORE_OR_LESS = re.compile(
    r"(?:增加|减少|净增|净减|年增|年减|增长|下降|提高|降低|多|少)(?:了|约|近|逾|超)*$|"
    r"\b(?:up|down|increas(?:ed?|es|ing)|r[io]se[sn]?|grew|grown|f[ae]ll(?:en|s)?|drop(?:ped|s)?|"
    r"declined?|climbed|"
    r"jumped|decreased?|shrank)(?: by)?(?: about| some| nearly| almost| over| around)? ?$|"
    r"\ban? (?:increase|rise|drop|decrease|decline|fall|reduction) of"
    r"(?: about| some| nearly| almost| over)? ?$"
)

#: How many more or fewer there are than before: "一年多了2.7万人".
_WITHIN_A_YEAR = re.compile(
    r"(?:一年|去年|同期|时相比|上年|年[来间]|又|则|已经)[^,。;\d]{0,8}?(?:多了|少了|增加了|减少了)(?:约|近|将近)?$"
)

#: "常住人口1298.7万人,仅多了2.6万人".
_MORE_BY = re.compile(r"[,;](?:仅|只|反而|却|又|比上年|一年)*(?:多|少|增加|减少)了(?:约|近|将近)?")


@refines(place="later", in_turn=True)
def still_changing(f: Figure, topic: Topic) -> Topic:
    """Go on with a change that the next place of a list only gives the figure of: "武汉只有3.5万人"."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if (topic.code or "").endswith("_change") and _IN_ALL.fullmatch(
        p.text, p.numbers[i - 1].end, number.before
    ):
        return replace(topic, code=(topic.code or "").removesuffix("_change"))
    if topic.code in _ALL_OF and f.kind == "level" and _IN_ALL.fullmatch(p.text, f.after, number.before):
        known = known_as(_ALL_OF[topic.code])
        return replace(topic, code=_ALL_OF[topic.code], indicator=known)
    compared = f.kind == "ratio"
    if topic.indicator is None or not (compared or f.kind == "level"):
        return topic
    if not compared and not p.same_unit(i):
        return topic
    before = out[i - 1]
    if before.code != f"{topic.code}_change" or topic.start >= p.numbers[i - 1].end:
        return topic
    gap = p.text[p.numbers[i - 1].end : number.before]
    if compared:
        return topic if re.search("总|达|占", gap) else replace(topic, code=before.code)
    if _IN_ALL.fullmatch(gap):
        return topic
    larger = number.scanned.value > (1 if "其中" in gap else 20) * p.numbers[i - 1].scanned.value
    return topic if larger or not _NEXT_PLACE.fullmatch(gap) else replace(topic, code=before.code)


#: What those that came in a year are then among.
_ALL_OF = {"ipos": "listed_firms", "new_firms": "firms"}
#: "新增小巨人企业7家,累计29家": so many there are.
_IN_ALL = re.compile(r"[,、;]?(?:累计|总数|总量|总计|共计|合计|总共)(?:已|有|为|达到?|突破|超过?|近|约)*")
_NEXT_PLACE = re.compile(r"[,;、][^,。;\d至到达总]{1,10}")

#: "an increase of $20 million, or 4.2 per cent": the change once more, as a rate.
_OR = re.compile(r",? (?:or|\() ?(?:about |nearly |by |some )?|\(")
_OF_A_PART = re.compile(r"占[^,。;]{0,14}(?:比重|比例|份额)[^,。;]{0,8}$|占比[^,。;]{0,8}$")


def _grows_by_points(p: Passage, i: int, topic: Topic) -> bool:
    """Tell points of per cent of what is no rate: "规上工业增加值增长9.3%,武汉低了1.7个百分点"."""
    if topic.indicator is None or topic.code is None or topic.code != topic.indicator.code:
        return False
    if topic.indicator.kinds & {"percent", "rate", "index", "points", "rank"}:
        return False
    return re.search(r"占|比重|比例|share|proportion", p.text[p.start : p.numbers[i].before]) is None


@refines(units=["%", "pp"])
def rate_of_change(f: Figure, topic: Topic) -> Topic:
    """Read a rate behind a change as growth, and percentage points of a part as those of the share."""
    p, i, number, out = f.passage, f.i, f.number, f.out
    if number.scanned.unit == "%" and i and (out[i - 1].code or "").endswith("_change"):
        own = topic.start >= p.numbers[i - 1].end
        if not own and _OR.fullmatch(p.text, p.numbers[i - 1].end, number.before):
            code = (out[i - 1].code or "").removesuffix("_change")
            return replace(out[i - 1], code=f"{code}_growth", confidence=0.75)
    if number.scanned.unit != "pp" or topic.indicator is None or topic.code is None:
        return topic
    base = topic.code.removesuffix("_growth")
    if _grows_by_points(p, i, topic):
        return replace(topic, code=f"{topic.code}_growth")
    after = f.after
    named = base.endswith(("_share", "_rate", "rd_intensity")) or "percent" in topic.indicator.kinds
    if named or "占" not in p.text[after : number.before] or base.startswith("gdp_share"):
        return topic
    return replace(topic, code=f"{base}_share") if _OF_A_PART.search(p.text, after, number.before) else topic
