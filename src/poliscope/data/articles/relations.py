"""How a number relates to its indicator: a level, growth, a fall, a share, a difference, a target."""

from __future__ import annotations

import re
from dataclasses import dataclass

from poliscope.data.articles.contrasts import is_gap
from poliscope.data.articles.numbers import NumberMention
from poliscope.data.articles.signs import compile_from

__all__ = ["Relation", "relate"]

_FILL = (
    r"(?:了|约|近|将近|幅度?|为|达到?|高达|仅|只有|只|超过?|逾|不足|不到|大约|的|个|出|"
    r"已|至少|也|又|更是|去|掉|可|将|能|会|有望|可望|最高|分别为?|年均|同比|均|平均|到|,| )*"
)
_UP_ZH = (
    r"增长率?|增加|净增加?|增幅|增速|增|上涨|上升|上扬|上浮|提高|提升|攀升|扩大|激增|"
    r"暴增|猛增|飙升|劲增|成长率?|年增|月增|大增|升幅|升|涨幅|大涨|涨|上调|按年升|前移|"
    r"提前|新增"
)
_DOWN_ZH = (
    r"下降|减少|下滑|回落|下跌|缩减|骤减|锐减|衰退|负增长|负成长|年减|月减|净减|降幅|跌幅|减幅|"
    r"(?<=年前)少|(?<=去年)少|(?<=上年)少|(?<=同期)少|降低|缩小|收窄|缩水|骤降|萎缩|流失人口|流失|大减|下调|"
    r"大跌|减产|后退|下挫|(?<!起)降|跌|减"
)
_LEVEL_ZH = compile_from(
    r"上下净减到前劲升占发变后回增大少年恢成扩拉按控提攀收新暴月流涨激猛由突缩至萎衰调负跃跌达锐降飙骤",
    rf"(?:(?:{_UP_ZH}|{_DOWN_ZH}|拉大|缩短|突破|恢复|调整|变|发展|跃升|提速|升格|回升|"
    rf"下探|上调|由|控制)(?:了)?(?:至|到)|(?:变|调整|升格|增加?|减少?|提高|下降|升|降|扩|缩)为|降至|"
    rf"增至|升至|达到|升到|占比为|跌至|跌破|飙至|至|到)(?:约|近|了|的|将近|超过?|逾|不足|"
    rf"大约|仅|历史新高的?| )*$",
)
_LATIN = re.compile("[A-Za-z]")
_LEVEL_EN = re.compile(r"\b(?:to|at)(?: (?:just|only|about|around|nearly|almost|over|an?|some))* ?$")
#: "fell below 60,000", "climbed past 5%": where it came to, not by how much it moved.
_THROUGH = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|dipp?(?:s|ed)?|slipp?(?:s|ed)?|sank|r[io]s(?:e|en|es|ing)|"
    r"climb(?:s|ed)?|went|pushed|passed|moved|jumped|soared|back) (?:back )?(?:below|above|past|"
    r"beyond|through) "
    r"(?:the )?$"
)
#: "grew at 4.1%" is a rate of growth, "grew to 4.1%" a level; "grew between 2019 and 2023, by 7%".
_GREW_AT = re.compile(
    r"\b(?:gr[eo]w(?:s|ing|n)?|expand(?:s|ed|ing)?|increas(?:e[sd]?|ing)|r[io]s(?:e|en|es|ing)|"
    r"declin(?:e[sd]?|ing)|"
    r"f[ae]ll(?:s|en|ing)?|contract(?:s|ed|ing)|shrank|accelerated)"
    r"(?: (?:annually|on average|only|steadily))? at"
    r"(?: (?:just|only|about|around|nearly|almost|over|an?|some|barely|hardly))* ?$"
)
#: "The rise in imports was 4%": who moves stands between the noun and the figure.
_MOVE_IN = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]hat) (?:[a-z-]+ ){0,2}"
    r"(?:(?P<up>rise|increase|growth|gain|jump|surge|expansion)|"
    r"(?P<down>fall|drop|decline|decrease|slump|reduction|contraction)) in [^,.;%\d]{2,40}? "
    r"(?:was|is|were|came to|comes to|reached|amounted to|stood at|slowed to|accelerated to|quickened to|"
    r"eased to|averaged|has been)(?: (?:just|only|about|around|nearly|almost|over|an?|some|more|"
    r"less|than))* ?$"
)
_APART = r"\b[^.;%]{0,45}\bby (?:about |nearly |over |around |almost |some |just |only )*$"
_GREW_BY = re.compile(
    rf"\b(?:gr[eo]w(?:s|n)?|expand(?:s|ed)?|increased?|rise|rose|risen|climb(?:ed)?|edged? up|"
    rf"rais(?:e[sd]?|ing)|"
    rf"lift(?:s|ed|ing)?|"
    rf"boost(?:s|ed|ing)?|push(?:es|ed|ing) up){_APART}"
)
_FELL_BY = re.compile(
    rf"\b(?:f[ae]ll(?:s|en)?|declined?|decreased?|drop(?:ped)?|shr[aiu]nk|contract(?:s|ed)?|cut(?:s|"
    rf"ting)?|lower(?:s|ed|"
    rf"ing)?|reduc(?:e[sd]?|ing)|"
    rf"trim(?:s|med|ming)?){_APART}"
)
_GROWTH_ZH = compile_from(r"上净前劲升增大年成扩按提攀新暴月涨激猛飙", rf"(?P<v>{_UP_ZH})(?:{_FILL})$")
_FALL_ZH = compile_from(r"下净减后回大少年收月流缩萎衰负跌锐降骤", rf"(?P<v>{_DOWN_ZH})(?:{_FILL})$")
_RATE_ZH = compile_from(
    r"升增复年成涨",
    r"(?:增速|增幅|增长率|成长率|年增率|涨幅|升幅|年均增速|复合增长率|年均增长率?)[^。;]{0,14}$",
)
#: "盐城增速最快,达到21.3%": what was reached is the rate of growth.
_FASTEST_ZH = re.compile(r"(?:增速|增幅|涨幅)(?:则|也)?(?:最|居首|居前|领先|领跑|更|较)[^。;\d]{0,8}$")
#: "同比多23.8%": more than a year before.
_OF_BEFORE_EN = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|up from|down from|than)(?: (?:just|only|about|"
    r"around|nearly|some|the))* ?$"
)
_THAN_BEFORE_ZH = re.compile(
    r"(?:同比|按年|[比较](?:(?:上一?年|去年|前一?年|前年|[一二两三四五六七八九十\d]+年前|疫情前|"
    r"疫前)(?:同期|同月)?|同期))(?:也|却|还|又|足足|整整)?(多|少|高|低)(?:了|出|掉)?"
    r"(?:约|近|将近|超过?|逾)?$|(?:^|[,;、年月来间内后里量数前])(?:一下子|足足|整整|大约|已经|就|又|也|"
    r"却|竟)?(多|少)了(?:约|近|将近|超过?|逾)?$"
)
_RATE_DOWN_ZH = re.compile(r"(?:降幅|跌幅|减幅)[^,。;]{0,12}$")
_SHARE_ZH = re.compile(
    r"占(?P<w>[^,。;]{0,22}?)(?:的?(?:比重|比例|份额|比率|比))?(?:为|达到?|高达|约|超过?|"
    r"近|逾|不足|不到|仅|已|至|的|了|将近|接近|提高|上升|提升|到|升至|增至|由|从|大约|"
    r" )*$"
)
_SAME_AS_ZH = re.compile(r"相当于[^,。;]{1,16}的?(?:约|近|超过?)?$")
_SHARE_NOUN_ZH = re.compile(r"(?:占比|比重|比例|份额|贡献率|渗透率|占有率)[^,。;]{0,10}$")
#: "70% of Lyon's", "85% of those in Miami", "64 percent the size of": what another place has, of which the
#: first is no part. A share says so by its verb: "accounts for 35% of Hubei's".
_OF_ANOTHER_EN = re.compile(
    r" (?:of (?:that|those|what (?:it|they|one|people|you|is (?:paid|charged|asked))\b)|"
    r"(?:of )?(?:the |its |their )?(?:size|level) of\b|"
    r"(?:of )?(?:the )?[A-Z][\w.-]*(?: [A-Z][\w-]*)?['’]s?(?= ?[,.;:)]|$| (?:and|in|but|while|last|at)\b))"
)
#: "half as much as in 1990".
_AS_MUCH = re.compile(r" as (?:much|many|high|large|big|long|good|productive|rich|fast)\b")
#: Before it stands what says how much something is: "80% of that is transhipment" is a part.
_IS_EN = re.compile(
    r"\b(?:is|are|was|were|be|been|costs?|earns?|makes?|pays?|at|averag\w+|than|equal to|equals|to)"
    r"(?: (?:only|just|about|nearly|around|less than|more than|some|roughly|barely|over|almost|still|"
    r"now|than))* $"
)
_OF_ANOTHER_ZH = re.compile(
    r"(?:相当于|只有|仅有|仅为|只及|不及|不到|不足|仅及|"
    r"(?<!占[^,。;])[是为])(?![^,。;]*[总全额值入量数业均其这占出费款])[\u4e00-\u9fff]{2,7}的?"
    r"(?:约|近|大约|将近|不到)?$"
)
_ENDS_ZH = re.compile(r"(?:多|左右|上下|以上|出头|强|弱)?(?:[,。;、)]|$)")
_GAP_ZH = compile_from(
    r"低多少差快慢比相落超领高",
    r"(?:相差|差距|高出|高于|低于|领先|落后|快于|慢于|多出|少于|多于|超出|超过|快|高|"
    r"低|多|少|差|比[^,。;]{1,14}(?:高|低|多|少|快|慢))[^,。;:]{0,16}$",
)
_UP_EN = (
    r"rose|rise[sn]?|rising|grew|grow[sn]?|growing|growth|increas(?:e[sd]?|ing)|up|climb(?:s|"
    r"ed|ing)?|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|gain(?:s|ed)?|expand(?:s|ed|ing)?|"
    r"expansion|add(?:s|ed)?|soared|advanced|accelerated|improved|boost(?:ed)?|leapt|rocketed|swelled|"
    r"ballooned|rallied|"
    r"rebounded|spiked|boomed"
)
_DOWN_EN = (
    r"fell|fall(?:s|en|ing)?|drop(?:s|ped)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|"
    r"down|shrank|shrunk|contract(?:ed|ion)|slipp?(?:ed|s)?|lost|cut|reduc(?:e[sd]?|tion)|"
    r"slid|plunged?|tumbled|dip(?:ped)?|lower|slump(?:ed)?|collapse[ds]?|slide|"
    r"sank|crashed|plummeted|retreated|dwindled|slashed|sagged|(?<=net )loss(?:es)?"
)
_EN_FILL = (
    r"(?:(?: (?:(?:an? |the )?(?:more |very |rather )?(?:modest|healthy|sharp|steep|mere|robust|solid|"
    r"brisk|paltry|"
    r"respectable|meagre|meager|hefty|strong|slight|whopping|striking|tiny|small|big|large)|"
    r"at barely|at hardly|"
    r"by|of|between|only|just|about|around|some|nearly|almost|over|more than|less than|"
    r"at least|an?|to be|the|at|a modest|annually|sharply|slightly|further|only by|on average|"
    r"year[- ]on[- ]year|rate|was|is|reached|stood at|in|another|strongly|roughly|approximately|"
    r"an estimated|average|up to|a further|close to|well over|emissions|carbon|industrial|its|"
    r"their)),?)* ?"
)
_GROWTH_EN = compile_from(r"abcegijlrsu", rf"\b(?:{_UP_EN}){_EN_FILL}$", re.IGNORECASE)
_FALL_EN = compile_from(r"cdflprst", rf"\b(?:{_DOWN_EN}){_EN_FILL}$", re.IGNORECASE)
_GROWTH_AFTER_EN = re.compile(
    (
        r"^,? ?(?:(?:annual|yearly|real|year-on-year|annualised|average) )*(?:(?:above|"
        r"higher than|more than|over) (?:the )?(?:\w+ ){0,3}(?:(?:of|in|for) )?"
        r"the same (?:period|month|quarter)|more than (?:(?:twelve|six|three) months|in (?:the |last |"
        r"early |late )?(?:19|20|year|previous)|"
        r"a year|the (?:year|previous))|higher than (?:in (?:the )?(?:19|20|year|previous)|a year|the "
        r"(?:year|previous))|increase|"
        r"growth|rise|jump|gain|surge|up (?:on|from)|over (?:the (?:previous )?year|19|20|"
        r"last|a year)|year[- ]on[- ]year|a year\b|per year|annually|from a year|CAGR)"
    ),
    re.IGNORECASE,
)
_FALL_AFTER_EN = re.compile(
    (
        r"^ ?(?:annual |sharp |year-on-year )*(?:(?:less|fewer) than (?:in (?:the )?(?:19|20|"
        r"year|previous)|a year|the "
        r"(?:year|previous))|"
        r"lower than (?:in (?:the )?(?:19|20|year|previous)|a year|the (?:year|previous))|decline|decrease|"
        r"fall|drop|contraction|"
        r"reduction|cut|down (?:on|from))"
    ),
    re.IGNORECASE,
)
#: "8% thinner than a year before", "3,700 up on the year".
_THEN = (
    r" (?:than|on) (?:(?:in |at )?(?:the )?(?:(?:19|20)\d\d|previous|same (?:month|quarter|period)|"
    r"year (?:before|"
    r"earlier))|a (?:year|month|quarter|decade)|last|(?:the|a) year\b|twelve months|"
    r"(?:\w+ )?(?:years|months) "
    r"(?:ago|earlier|before))"
)
_MORE_THAN_THEN = re.compile(
    rf" (?:bigger|larger|greater|stronger|fatter|longer|richer|faster|dearer|costlier|better|up){_THEN}"
)
_LESS_THAN_THEN = re.compile(
    rf" (?:smaller|weaker|thinner|shorter|poorer|slower|cheaper|leaner|worse|down){_THEN}"
)
_SHARE_EN = compile_from(
    r"acemprs",
    (
        r"(?:account(?:s|ed|ing)? for|share (?:of|was|is|reached|stood)[^,.;]*|ma[dk]es? up|"
        r"making up|represent(?:s|"
        r"ed|ing)?|compris(?:es|ed)|equivalent to|equal to|contribut(?:es|ed)|proportion[^,.;]*)[^,.;]{"
        r"0,24}$"
    ),
    re.IGNORECASE,
)
_SHARE_AFTER_EN = re.compile(r"^,? ?(?:of|share|in the|among)\b", re.IGNORECASE)
_HIGHER_ZH = compile_from(
    r"便反差比要较还",
    r"(?:比|较)[^,。;]{1,14}(?:高|低|多|少|快|慢|贵|便宜|大|小)(?:出|了)?(?:约|近|将近|大约)*$|"
    r"(?:差距|反而?高(?!达)|(?:还要?|要)高(?!达)|"
    r"便宜)[^,。;占]{0,6}$",
)
_HIGHER_EN = re.compile(
    r" (?:[a-z]{2,7}er|more|less|fewer|more [a-z]+|less [a-z]+) than\b|,? ?(?:above|below) (?:the\b|"
    r"that\b|those\b|its\b|[A-Z])"
)
_BETWEEN = compile_from(
    r"abhl低多少快慢比相落超领高",
    r"(?:高于|低于|快于|慢于|高出|低了|领先|落后|相差|超出|多于|少于|比[^,。;]{1,14}(?:高|"
    r"低|多|少|快|慢)|above|below|higher than|lower than|ahead of|behind)[^,。;]{0,16}$",
)
_TARGET = compile_from(
    r"abeghiopstw争力将拟有目规计预提明要部承",
    r"力争|争取|目标|计划(?!单列|生育|管理)|规划(?!面积|用地|局)|拟|将(?:实现|达到|突破|"
    r"建成|超过|形成|增至|提高|提升|增加|新增|打造|培育|建设|力争)|预计(?:到|将|可)|预期|"
    r"有望|(?:提出|明确|要求|部署|承诺)[^,。;]{0,4}(?:到|在|至)20[2-5]\d年|"
    r"\b(?:target(?:s|ed|ing)?|aims?|aimed|plans? to|planned|goal|hopes? to|pledged?|"
    r"intends?|on (?:course|track) (?:to|for)|"
    r"set to (?:reach|rise|grow|have|hit|become|exceed)|"
    r"by (?:the end of )?20[2-5]\d|ambition|want(?:s|ed)? to|expects? to|is expected to|"
    r"will (?:reach|rise|grow|invest|create|double))\b",
    re.IGNORECASE,
)


@dataclass(slots=True, unsafe_hash=True)  # never changed; freezing costs a tenth of the reading
class Relation:
    """What a number says of its indicator.

    Attributes
    ----------
    kind : str
        ``"level"``, ``"growth"``, ``"change"``, ``"share"``, ``"gap"``, ``"ratio"`` or ``"rank"``.
    falling : bool
        Whether the text says that it fell.
    target : bool
        Whether it is an aim.
    """

    kind: str
    falling: bool = False
    target: bool = False


def _moves(head: str, tail: str) -> str | None:
    """Tell "up" or "down" by the verb before the number or the noun behind it."""
    han, latin = not head.isascii(), _LATIN.search(head) is not None
    if latin and " in " in head and (moved := _MOVE_IN.search(head)):
        return "up" if moved["up"] else "down"
    if han and _FASTEST_ZH.search(head):
        return "up"
    if (han and _LEVEL_ZH.search(head)) or (latin and _LEVEL_EN.search(head) and not _GREW_AT.search(head)):
        return None
    for pattern, result, spoken in (
        (_FALL_ZH, "down", han),
        (_GROWTH_ZH, "up", han),
        (_FALL_EN, "down", latin),
        (_GROWTH_EN, "up", latin),
    ):
        found = pattern.search(head) if spoken else None
        if found and not _denied_move(head, found):
            return result
    return _moves_otherwise(head, tail, han=han, latin=latin)


def _moves_otherwise(head: str, tail: str, *, han: bool, latin: bool) -> str | None:
    """Tell it by words farther before the number, and by what stands behind it."""
    if han and (than := _THAN_BEFORE_ZH.search(head)):
        return "up" if {"多", "高"} & {than[1], than[2]} else "down"
    if (han and _RATE_DOWN_ZH.search(head)) or (latin and _FELL_BY.search(head)):
        return "down"
    if (han and _RATE_ZH.search(head)) or head.endswith("+") or (latin and _GREW_BY.search(head)):
        return "up"
    if latin and _OF_BEFORE_EN.search(head):
        return None  # "against 43.8 per cent a year earlier"
    if _FALL_AFTER_EN.match(tail) or _LESS_THAN_THEN.match(tail):
        return "down"
    if _MORE_THAN_THEN.match(tail):
        return "up"
    return "up" if _GROWTH_AFTER_EN.match(tail) else None


#: "21% fewer international students", "9% more containers".
_MORE_OF = re.compile(
    r" (?:(?P<fewer>fewer|less)|more) (?!(?:than|or|of|and|but|in|on|for|at|to|from|the|over|after|per|by|"
    r"while|since|so|if|as)\b|(?:\w+ive|expensive|likely|efficient) )[a-z]{3,}"
)
#: "330 patents a year" is how many there are, "7% a year" how much more.
_A_YEAR = re.compile(r" ?(?:(?:a|per|each|every) year|annually)\b")
#: "residents make up 3.1 percent" moves nothing.
_MAKE_UP = re.compile(
    r"\b(?:ma[dk]es?|making|tak(?:es?|ing)|took|ends?|ended|sums?|set|digs?|dug|us(?:es?|ed|ing)|buys?|"
    r"bought|soak(?:s|ed)|"
    r"eats?|ate|giv(?:es?|ing)|gave|pick(?:s|ed)|snap(?:s|ped)|swallow(?:s|ed)?|serv(?:es|ed)) $"
)

#: "grows a third of Italy's rice", "grew 40% of the country's coffee": what is grown, no growth.
_GROWN = re.compile(
    r"\bgr[eo]w(?:s|n|ing)?(?: (?:about|around|nearly|almost|over|some|only|just|"
    r"more than))* ?$"
)
_OF_THEIR_GOODS = re.compile(r" of (?:the |all )*[\w. -]{2,30}['’]s? [a-z]")

_FROM_RATE = re.compile(
    r",? (?:up|down) (?:sharply |slightly )?from (?:just |about |around |nearly )?[\d.]+ ?(?:%|per ?cent|"
    r"percent)"
)


def _denied_move(head: str, found: re.Match[str]) -> bool:
    """Words that only look like movement: 加速器, 高增长企业, 升级, 减排, "make up"."""
    if head.startswith("up", found.start()) and _MAKE_UP.search(head[: found.start()]):
        return True
    return bool(
        re.match(
            r"升级|升学|增值|增量|减排|减税|减负|降本|提升(?=工程|行动)",
            head[found.start() : found.start() + 4],
        )
    )


def _kind(number: NumberMention, head: str, tail: str, move: str | None) -> str:
    if number.form == "rank":
        return "rank"
    unit = number.scanned.unit
    if unit == "times":
        return (
            "growth"
            if move
            and not re.search(r"(?:是|为|相当于)[^,。;]{0,10}$|的(?:约|近|将近)?$", head)
            and number.form == "times"
            else "ratio"
        )
    if unit == "%" and move:
        return "share" if _GROWN.search(head) and _OF_THEIR_GOODS.match(tail) else "growth"
    if unit == "pp":
        return "change" if move and not _BETWEEN.search(head) else "gap"
    if move:
        return "change"
    if unit == "%" and (_HIGHER_ZH.search(head) or _HIGHER_EN.match(tail) or is_gap("", tail)):
        return "gap"
    if unit == "%" and (_of_another(head, tail) or _AS_MUCH.match(tail)):
        return "ratio"
    if unit == "%" and (
        _SHARE_ZH.search(head)
        or _SAME_AS_ZH.search(head)
        or _SHARE_NOUN_ZH.search(head)
        or _SHARE_EN.search(head)
        or _SHARE_AFTER_EN.match(tail)
    ):
        return "share"
    if (_GAP_ZH.search(head) and re.search(r"相差|差距|高出|多出|超出|领先|落后", head)) or re.search(
        r"by (?:about |nearly |over )?$", head
    ):
        return "gap"
    return "gap" if unit != "%" and is_gap(head, tail) else "level"


def _of_another(head: str, tail: str) -> bool:
    """Tell a level held against that of another place from a share in a whole."""
    if tail.startswith(" "):
        return bool(_OF_ANOTHER_EN.match(tail) and _IS_EN.search(head)) and not _SHARE_EN.search(head)
    return "占" not in head and bool(_ENDS_ZH.match(tail) and _OF_ANOTHER_ZH.search(head))


def relate(text: str, start: int, number: NumberMention, end: int, *, after: int) -> Relation:
    """Tell what a number says of its indicator.

    Parameters
    ----------
    after : int
        End of the number before it in the sentence, or the sentence's start.
    """
    head, tail = (
        text[max(after, start, number.before - 60) : number.before],
        text[number.end : min(end, number.end + 40)],
    )
    rate = number.scanned.unit in {"%", "times"}
    more = _MORE_OF.match(tail) if number.scanned.unit == "%" else None
    move = _moves(head, tail if rate or not (tail.startswith(",") or _A_YEAR.match(tail)) else "")
    if number.scanned.unit == "%" and _FROM_RATE.match(tail):
        move = _moves(head, "")  # "was 2.8%, up from 2.0%": a level, unless the words before say otherwise
    than = more is not None and is_gap("", tail)  # "40% more cars than York": of another place, no growth
    move = move or (None if more is None or than else "down" if more["fewer"] else "up")
    if move and _THROUGH.search(head + text[number.before : number.start]):
        move = None
    target = number.qualifier == "target" or bool(
        _TARGET.search(text, max(start, number.start - 60), number.start)
    )
    return Relation(_kind(number, head, tail, move), move == "down", target)
