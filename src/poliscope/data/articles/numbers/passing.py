"""Numbers that say nothing of a place: thresholds, counters of a page; and durations that do."""

from __future__ import annotations

import re

from poliscope.data.articles.numbers.parameters import is_parameter
from poliscope.data.articles.signs import compile_from

__all__ = ["is_achieved_time", "is_threshold", "is_whole_of_part"]

_ABOVE = r"(?:under|over|above|below|more than|less than|fewer than|up to|beyond|upwards of)"
#: "Anything under three per cent is regarded as tight".
_THRESHOLD_BEFORE = compile_from(
    r"aerv",
    rf"\b(?:anything|anyone|anywhere|everything|(?:a|any) (?:rate|ratio|share|figure|value|level|score|"
    rf"reading|vacancy rate)(?: of)?|rates|"
    rf"values|readings) (?:that (?:is|are) )?(?:{_ABOVE} )?$",
    re.IGNORECASE,
)
_THRESHOLD_AFTER = re.compile(
    r"(?: [a-z]+){0,3} (?:is|are|counts?|tends? to be)(?: [a-z]+)? (?:regarded|considered|seen|deemed|"
    r"classed|viewed|counted|treated|thought|as|"
    r"healthy|tight|high|low|normal|a sign|good|bad)\b"
)
_THRESHOLD_ZH = re.compile(
    r"[^,。;]{0,4}(?:即|就|则|便|通常|一般|往往)?(?:会|可)?被?(?:视为|认为是?|看作|才?算是?|才叫|才是|"
    r"称为|定义为|属于|"
    r"意味着)"
)
_THRESHOLD_ZH_BEFORE = compile_from(
    r"一凡只国如若警通",
    r"(?:只要|凡是?|一旦|如果|若|通常|一般(?:来说|而言)?|国际(?:上|公认)?|警戒线)[^,。;]{0,14}(?:低于|"
    r"高于|超过|不足|大于|小于|达到?|在)$",
)

_TIME_ZH = re.compile(
    r"(?:缩短|减少?|降低?|压缩|压减|延长|增加?|拉长|提速|升|跌)(?:至|到|为|了)(?:约|近|不足|不到|平均)?$"
)
#: 比长沙多出5个月: how much longer something takes.
_LONGER_ZH = re.compile(r"[比较][^,。;\d]{1,10}(?:多|少|长|短|慢|快|晚|早)(?:出|了)?(?:近|约)?$")
_TIME_FROM_ZH = re.compile(r"[由从](?:[^,。;\d]{0,8})$")
_TIME_TO_ZH = re.compile(r"(?:大幅|逐步|进一步|再)?(?:缩短|减|降|压缩|压减|延长|增|拉长|升)")
#: 相当于约十个月开支.
_WORTH_ZH = re.compile(r"(?:相当于|等于|够|可用|可供|足以)[^,。;\d]{0,4}$")
_NEEDS_ZH = re.compile(r"的?[㐀-鿿]{0,4}(?:开支|支出|进口|收入|用量|消费|需求|产量|销量)")
_WAIT_ZH = re.compile(
    r"(?:轮候|等候|等待|车程|通勤|审批|办理|办结|行程|航程|用时|耗时)(?:时间)?[^,。;\d]{0,6}$|"
    r"(?:时间|时长|时数|工时)(?:平均|大约|约|近|为|是|达到?|有|仅|只|长达|超过?|缩?至|降到)*$"
)
#: 不吃不喝14.4年才买得起: for how long a thing is saved.
_UNTIL_ZH = re.compile(r"年?才(?:能|可|够)?(?:买|供|还|存|攒|赚|挣)")
_FROM_EN = compile_from(
    r"a-jl-uwy",
    r"\b(?:trip|journey|wait|waits|waiting|drive|commute|delay|time|times|ride|walk|queue|"
    r"backlog)\b[^.;\d]{0,50}\b(?:from|to|by|of|is|was|averages?|at)"
    r"(?: (?:about|around|under|over|just|only|nearly|some|roughly|now|currently))* $|"
    r"\b(?:cut|cuts|cutting|reduced?|shortened?|lengthen(?:s|ed)?|stretch(?:es|ed)?|grew|grown|"
    r"climbed|dropped|"
    r"extended|shrunk|fell|falls?|rose|down|"
    r"up) (?:[a-z' ]{0,40})?(?:from|to|by)(?: (?:about|around|under|over|just|only|nearly|some))* $|"
    r"\b(?:lengthen|shorten|stretch|fell|fallen|rose|risen|grew|grown|cut|reduced|dropped|climbed|"
    r"shrunk|up|down)"
    r"[a-z' ]{0,40} from \d[\d.]* to (?:about |just |only |over )?$|"
    r"\baverages? of (?:about |just |over )?(?:\d+ and )?$|\bneed(?:s|ed)? (?:about |just |only |some )?$|"
    r"\bspen(?:ds?|t|ding) (?:about |around |some |nearly |almost |over |an average of )*$|"
    r"\b(?:twice|half|double|triple|times|(?:fraction|third|quarter|half) of) the $|"
    r"\b(?:minutes|hours|days|weeks|months|years) to (?:(?:under|just|about|around|only|less than|"
    r"well under|nearly|over) )*$",
)
#: "get to the office in 23 minutes", "In Mombasa the figure is 1.6 days", "against 31 minutes in Ulm".
_COMMUTE = re.compile(
    r"\b(?:office|work|school|commuters?|drivers?|downtown|city centre|airport|terminal|patients?|police|"
    r"ambulances?|firefighters?)\b[^.;\d]{0,40} in (?:about |just |under |only )?$|"
    r"\bthe (?:figure|average|wait|norm) (?:there )?(?:is|was) (?:about |just |only )?$|"
    r"\b(?:minutes|hours|days)\b[^.;\d]{0,40}\b(?:against|versus|than|compared (?:with|to)|down from|up from)"
    r" (?:more than |less than |about |nearly |over |just )?$"
)
_BEHIND_EN = re.compile(
    r"['’]? of (?:gross |net |average |median |local |household |full |an? )*(?:pay|salar(?:y|ies)|incomes?|"
    r"wages?|earnings)\b|"
    r" (?:behind|ahead of) schedule\b| (?:late|early)\b|['’]? (?:waiting|wait)\b|"
    r"['’]? (?:walk|drive|ride|flight|bus ride|journey) (?:from|to|away|of|north|south|east|west)\b|"
    r" (?:a|an|per|each|every) (?:day|week|month|year|shift)\b|"
    r" (?:away\b|(?:up|down) the road\b|(?:north|south|east|west|outside|drive|walk|ride) of [A-Z])|"
    r" from [A-Z][\w’' -]{2,24} (?:by|on) (?:an? |the )?(?:[a-z-]+ )?(?:train|rail|car|bus|boat|ferry|air|"
    r"plane|sea|road|foot|bike|metro|tram)\b"
)
#: 到南山只要25分钟: what a journey needs.
_NEEDS_TIME_ZH = re.compile(
    r"(?:[只仅]要|[只仅][需须]|需要?|(?<![重主还])要|用时|耗时|全程|[要得需]用|[要得需]花)(?:大约|"
    r"约|近|不到)?$"
)

#: "of Japan's 21 major cities", "among the 47 prefectures": how many are compared.
_OF_ALL_BEFORE = re.compile(
    r"\b(?:of|among|in|across) (?:all |the |all the |[A-Z][\w-]*['’]s |the (?:nation|country|state|"
    r"region)['’]s )$"
)
_OF_LARGEST = re.compile(
    r" of (?:the |[A-Z][\w’']+ )?(?:[A-Z][\w.]*(?:['’]s)? |world['’]s |country['’]s |nation['’]s |"
    r"state['’]s )?"
    r"(?:[a-z]+est|most [a-z]+|top|leading|major) (?:[a-z]+ ){0,2}(?:cities|towns|metros|economies|"
    r"countries|regions|areas)\b"
)
#: "The survey ranked 151 major cities": how many were looked at.
_LOOKED_AT = re.compile(
    r"\b(?:rank(?:s|ed)|compar(?:es|ed)|assess(?:es|ed)|evaluat(?:es|ed)|score[sd]|survey(?:s|ed)|"
    r"analy[sz](?:es|ed)|examine[sd]|studie[sd]) (?:some |about |the |over |more than |all )?$"
)
#: "The index covers 240 regions in 22 countries", "looks at funding and talent in 30 cities".
_STUDY_OF = re.compile(
    r"\b(?:ranking|index|survey|study|report|scoreboard|league table|analysis|sample|edition|database|"
    r"paper)\b"
    r"[^.;]{0,30} (?:covers?|covered|looks? at|looked at|compares?|compared|assess(?:es|ed)|measures|tracks|"
    r"scores|includes|considers|spans|examines|evaluates|is based on|draws on)\b[^.;]*$"
)
_PLACES_EN = re.compile(
    r" (?:[a-z-]+ |[A-Z][a-z]+ ){0,3}(?:cities|countries|regions|states|universities|economies|"
    r"ecosystems|metros|"
    r"towns|places)\b"
)
_ACROSS = re.compile(r"\b(?:within|across|in|among|for|covers|compares?|of) $")
_OF_ALL_AFTER = re.compile(
    r" (?:[a-z-]+ |U\.S\. |[A-Z][a-z]+ ){0,3}(?:metros|metro areas|cities|municipalities|"
    r"prefectures|states|provinces|counties|countries|regions|"
    r"towns|boroughs|districts)\b"
)

#: "14th most deprived out of 317 districts", "ranked fifth among 60 counties": how many are ranked.
_RANKED_OF = re.compile(
    r"(?:\d(?:st|nd|rd|th)|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"last|bottom))"
    r"(?:[ -][a-z-]+){0,3} (?:out of|of|among) (?:the |all )*$"
)
#: 在15个副省级城市里: how many are compared.
_AMONG_ZH = re.compile(
    r"[㐀-鿿]{0,5}(?:城市|省份|省市|省区市|区市|县市|市县|县区|地市|设区市|地级市|区县|市州|盟市|"
    r"省会|国家|地区|经济体|高校|高新区|"
    r"开发区)(?:里|中|之中|当中)"
)

#: 纳入研究的57座城市中, 全国70个大中城市: how many are looked at.
_LOOKED_AT_ZH = re.compile(r"(?:纳入|参与|参评|数据|监测)[^,。;\d]{0,8}的$")
_CITIES_ZH = re.compile(r"大中城市|城市(?:中|里|之中|当中)")

#: 超过国际上说的三成警戒线, 18个月的警戒线: against what figures are held.
_LINE_ZH = re.compile(r"的?(?:国际|公认|安全|官方)?(?:警戒线|预警线|红线|荣枯线|及格线|分界线|临界点|警戒值)")
#: 谁先迈过7000亿元这道关口: nobody has yet.
_ASKED_ZH = re.compile(r"谁(?:先|能|会|将|率先|最先)[^,。;\d]{0,6}$")
_ASKED_ENDS = ("过", "破", "到", "越", "上", "入", "达")
_WHOLES_ZH = ("在", "于", "全国", "全省", "全球", "世界", "亚洲", "国内", "这")
_LATIN_BEFORE = re.compile(r"[A-Za-z][,;:)(”\"]? ?$")

#: "in 228 of the 389 districts", "five of its 25 towns": a part and its whole, both counted.
_PART_OF = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r" of (?:the|its|their|these|all|(?:the )?\w+['’]s) $|\d of $"
)


def is_whole_of_part(before: str) -> bool:
    """Tell the whole of which a counted part is said just before: "228 of the 389 districts"."""
    return before.endswith((" the ", " its ", " their ", " these ", " all ", "s ", " of ")) and bool(
        _PART_OF.search(before)
    )


_CHOSEN = re.compile(r" (?:[a-z]{3,}est|most|top|leading) [a-z]")

_DIGITS = re.compile(r"[\d,.]+")


def _whole(written: str) -> str:
    """Give the digits of a number without the noun that was read with it."""
    found = _DIGITS.match(written)
    return found.group() if found else written


def _is_looked_at_zh(text: str, before: str, end: int) -> bool:
    if text[end - 1] not in "个座" or not _CITIES_ZH.match(text, end):
        return False
    return text.startswith("大中", end) or _LOOKED_AT_ZH.search(before) is not None


#: How what the patterns before these match ends: most numbers are told by one look.
_LOOKED_ENDS = ("s ", "d ", "some ", "about ", "the ", "over ", "than ", "all ")
_ACROSS_ENDS = ("within ", "across ", "in ", "among ", "for ", "covers ", "compare ", "compares ", "of ")
_RANKED_ENDS = ("of ", "among ", "the ", "all ")


def is_threshold(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell a value that only says what counts as high or low, or of how many places one is the first.

    Parameters
    ----------
    sentence, start, end : int
        Where the sentence, the number and what follows it begin.
    """
    before = text[max(sentence, start - 40) : start]
    if _LATIN_BEFORE.search(before[-3:]):
        if is_whole_of_part(before):  # "23 of the country's 40 biggest exporters" were chosen
            return _CHOSEN.match(text, start + len(_whole(text[start:end]))) is not None
        if (
            before.endswith(_LOOKED_ENDS)
            and _LOOKED_AT.search(before)
            and _PLACES_EN.match(text, start + len(_whole(text[start:end])))
        ):
            return True
        if _STUDY_OF.search(text, max(sentence, start - 120), start) and _PLACES_EN.match(
            text, start + len(_whole(text[start:end]))
        ):
            return True
        if before.endswith(_ACROSS_ENDS) and _ACROSS.search(before) and _OF_LARGEST.match(text, end):
            return True
        whole = start + len(_whole(text[start:end]))
        if before.endswith(_RANKED_ENDS) and _RANKED_OF.search(before) and _OF_ALL_AFTER.match(text, whole):
            return True
        of_all = _OF_ALL_AFTER.match(text, end) and _OF_ALL_BEFORE.search(before)
        return bool(of_all or (_THRESHOLD_BEFORE.search(before) and _THRESHOLD_AFTER.match(text, end)))
    if _LINE_ZH.match(text, end) or (before.endswith(_ASKED_ENDS) and _ASKED_ZH.search(before)):
        return True
    if is_parameter(text, before, end) or _is_looked_at_zh(text, before, end):
        return True
    if before.endswith(_WHOLES_ZH) and _AMONG_ZH.match(text, end):
        return True
    return bool(_THRESHOLD_ZH_BEFORE.search(before) and _THRESHOLD_ZH.match(text, end))


def is_achieved_time(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell a duration that is measured: a wait that became shorter, a delay, a journey.

    Parameters
    ----------
    sentence, start, end : int
        Where the sentence begins, and the duration.
    """
    before, after = text[max(sentence, start - 90) : start], text[end : end + 50]
    if _LATIN_BEFORE.search(before[-3:]):
        return bool(_FROM_EN.search(before) or _COMMUTE.search(before) or _BEHIND_EN.match(after))
    if _TIME_FROM_ZH.search(before) and _TIME_TO_ZH.match(after):
        return True
    if _LONGER_ZH.search(before) and not text.startswith("前", end):
        return True
    if (_WORTH_ZH.search(before) and _NEEDS_ZH.match(after)) or _UNTIL_ZH.match(after):
        return True
    if text[end - 1] == "年" and re.search(r"[只仅][需须要]$", before):
        return True
    if _TIME_ZH.search(before) or (_WAIT_ZH.search(before) and text[start:end] != "一年"):
        return True
    short = text[start:end].rstrip("钟").endswith(("分", "小时"))
    return short and _NEEDS_TIME_ZH.search(before) is not None
