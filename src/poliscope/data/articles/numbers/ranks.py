"""Ranks: "第三位", "居首位", "ranked eighth", "followed by Kyoto (second)", "slipped from 12th to 14th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poliscope.data.articles.numbers.records import NumberMention, rank_mention, value_of
from poliscope.data.articles.signs import compile_from, holds
from poliscope.data.quantities.numerals import parse_numeral

__all__ = ["ORDINALS", "find_ranks"]

#: What every rank has: most sentences are told by one look.
_MAY_BE_ZH = re.compile(r"[第位名首冠榜老]|之最|前[一二三四五六七八九十百\d]")
_MAY_BE_EN = compile_from(
    r"\d#Ne-inoprstv",
    r"\d(?:st|nd|rd|th)\b|(?:irst|econd|hird|ourth|fth|ixth|venth|ghth|inth|enth|elfth)\b|"
    r"N[oO]\.?[ \d]|[Nn]umber \d|[Nn]umber [a-z]|#|places?\b|spots\b|positions\b|rungs\b|top [a-z\d]|"
    r"rank|spot |index ",
)
_NTH = re.compile(r"\d(?:st|nd|rd|th)\b")
#: Of the words and signs of ``_MAY_BE_EN``.
# fmt: off
_EN_SIGNS = (
    "irst", "econd", "hird", "ourth", "fth", "ixth", "venth", "ghth", "inth", "enth",
    "No", "NO", "umber ", "#", "place", "spots", "positions", "rungs", " top ", "rank", "spot ", "index ",
)
# fmt: on

_RANK = re.compile(
    r"(?<!安全)(?<!质量)(?<!效率)(?<!信誉)"
    r"第(?P<n>[一二三四五六七八九十百]+|\d+)(?P<tail>位次?|名|[座个](?=[“\"]?[^,。;]{0,4}(?:万亿|千亿|"
    r"百亿|城)|[“\"]|[^,。;]{2,16}的(?:城市|省份|地级市|省会|县级市))|大(?=[㐀-鿿](?!道|街|楼|厦|门|"
    r"桥|队|类))|城(?![市区镇乡际关墙])|(?=[多高长快低大强](?:[的,。;、)]|$|城市))|"
    r"(?=[,。;、)”\"!的和而及与…]|$|,|\s))"
)

_RANK_AFTER = re.compile(
    r"(?:排名?|排在|排到|位居|位列|居于|居|名列|列|跻身|升至|跃居|跃升至|升到|上升至|"
    r"降至)(?:全国|全球|世界|全省|亚洲|国内|省内)?(?:各?(?:大|主要|副省级|省会)?(?:城市|"
    r"省份|地区)?(?:中|的)?)?(?P<n>\d{1,3})(?:位|名)"
)

_RANK_MOVED = re.compile(
    r"(?:前移|上升|提升|跃升|下降|后退|上移|前进|下滑|攀升|进步|退步)了?(?P<n>\d{1,3}|"
    r"[一两二三四五六七八九十]{1,3})个?(?:位|名)(?!于)次?"
)

#: "由全国第26位上升到去年的全国20位": 第 is left out; not 全国20位专家.
_OF_ALL_NTH = re.compile(
    r"(?:全国|全球|世界|全省|亚洲|国内|省内|全市|西部|中部|东部)(?P<n>\d{1,3})(?:位|名)(?=[,。;、!)]|$|"
    r"上升|下降|提升|跃升|升|降)"
)
#: "由99位提升至87位", "跌至今年的40名": both ends of a move.
_FROM_NTH = re.compile(
    r"[由从](?:\d{4}年)?的?(?P<n>\d{1,3})[位名](?=(?:大幅|一举)?(?:提升|上升|跃升|前移|升|下降|下滑|跌|"
    r"降|后退|退))"
)
_TO_NTH = re.compile(
    r"(?:提升|上升|跃升|升|下降|下滑|跌|降|退)[至到](?:今年|去年|"
    r"\d{4}年)?的?(?P<n>\d{1,3})[位名](?=[,。;、!)]|$)"
)
#: "排全国前三", "稳居全省前五位", "跻身全球前20": a bound of the rank; not 前三季度, 前三位的是.
_FIRST_FEW = re.compile(
    r"(?:位居|稳居|跻身|进入|挤进|闯入|迈入|跨入|位列|名列|排名?|排在|排进|居|列|入围|保持|冲进|杀入|"
    r"重返|跌出|退出|掉出|上榜|霸榜|包揽|占据|夺得|获得|(?:全[国省球市]|世界|亚洲)(?=前[^前的]{1,4}[,。;]))"
    r"(?:[^,。;、\d前]{0,12}?)(?P<n>前(?:[一二三四五六七八九十百]{1,3}|"
    r"\d{1,3}))(?:[位名强]次?)?(?!的(?:只|仅|共|就)?有)(?=[,。;、!)”的]|$|行列|之列|方阵|以内)"
)

#: The first place in words: "居全国首位", "躍居三大園區之冠".
_TOP = re.compile(
    r"(?:位居|高居|跃居|稳居|位列|名列|雄踞|荣登|登上|问鼎|冲上|跻身|重返|重回|夺回|还是|仍是|保持|排名|排在|排|居|列|登|蝉联|摘得|勇夺|"
    r"夺得?)(?!民)"
    r"(?:[^,。;、\d第]{0,4}\d{1,2}[座个城市地])?[^,。;、\d第]{0,14}?(?P<n>之首|首位|榜首|之冠|"
    r"冠军(?!企业)|之最|首(?=[,。;!)”]|$))"
)

_RANK_EN = re.compile(
    r"\b(?:rank(?:s|ed|ing)?(?: of)?|put(?:s|ting)? (?:it|them|[A-Z][\w-]+(?: [A-Z][\w-]+)?)|placed?|"
    r"came|comes|finished|stands|stood|is|was|are|were|"
    r"in|to|at|good for|enough for|the|world's|country's|China's|Europe's|nation's)\s+(?:(?:joint|only|"
    r"just|around|about|an? (?:distant|close|strong|clear|remote|surprising|creditable|respectable)) "
    r")?(?P<n>first|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|"
    r"nd|rd|th))"
    r"(?: place)?(?=[ ,.;)]|$)(?! (?:quarter|half|time|year|term|phase|edition|annual|"
    r"day|week|month|century|of (?:the|all)|place in line|thing|step|generation|floor|"
    r"street|such|round|row|stage|century|consecutive|straight|column|part|version|wave|"
    r"batch|party|world war|scoreboard|report|to (?!none)|\w+ accounts?|plan))",
    re.IGNORECASE,
)

ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ]
    )
}

_RANK_SCOPE = re.compile(
    r"全国|全球|世界|全省|国内|国际|亚洲|欧洲|省内|同类|城市中?|省会|百强|排名?|位居|"
    r"双$|[升跌滑掉落降退冲爬挤排][到至]了?$|[升爬登冲]上$|(?:重[回返]|退居|排|[总金]额|人均|占比|产值|[产销]量|得分|强度)$|位列|名列|居|列|排在|排|均为|密度|总量|规模|增速|增幅|"
    r"数量|排到|前移至|升至|跃居|"
    r"跻身|仅次于|连续\d*年|稳居|蝉联|保持|仍然?|继续|依然|[四五六]都|"
    r"[超反赶][越超][^,。;\d]{1,6}成为?$|各县市|全市|全区|全县|两岸|全台"
)


def find_ranks(text: str, start: int, end: int) -> list[NumberMention]:
    """Find ranks in digits and words.

    Of the form "rank".
    """
    mentions: list[NumberMention] = []
    for mention in _chinese(text, start, end) if _MAY_BE_ZH.search(text, start, end) else ():
        if not any(m.start < mention.end and mention.start < m.end for m in mentions):
            mentions.append(mention)
    ranked = _NTH.search(text, start, end) or holds(text[start:end], _EN_SIGNS)
    if not ranked or not _MAY_BE_EN.search(text, start, end):
        return mentions
    mentions += _english(text, start, end)
    for more in (_apposed, _listed_ranks, _joined_ranks):
        taken = [(m.start, m.end) for m in mentions]
        mentions += [
            m for m in more(text, start, end) if not any(a < m.end and m.start < b for a, b in taken)
        ]
    return mentions


def _chinese(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find "第三位", "居全国首位", "前移2位", "分居二、三名"."""
    for found in _RANK.finditer(text, start, end):
        numeral = parse_numeral(found.group("n"))
        if (
            numeral
            and not _ORDERED.search(text[max(start, found.start() - 6) : found.end() + 14])
            and (
                _is_rank(text[max(start, found.start() - 14) : found.start()], found.group("tail"))
                or _SUPERLATIVE.match(text, found.end())
                or _NEXT_RANKED.search(text[max(start, found.start() - 40) : found.start()])
            )
        ):
            yield rank_mention(found.start(), found.end(), numeral.value)
    for pattern in (_RANK_AFTER, _RANK_MOVED, _OF_ALL_NTH, _FIRST_FEW, _FROM_NTH, _TO_NTH):
        for found in pattern.finditer(text, start, end):
            numeral = parse_numeral(found.group("n").lstrip("前"))
            if numeral:
                yield rank_mention(found.start("n"), found.end(), numeral.value)
    yield from _first_in_words(text, start, end)
    for found in _TOGETHER.finditer(text, start, end):
        for part in _ONE_RANK.finditer(text, *found.span("list")):
            if numeral := parse_numeral(part.group()):
                yield rank_mention(*part.span(), numeral.value)


def _first_in_words(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find 居首位 and 稳坐全省老二."""
    for found in _OLD_ZH.finditer(text, start, end) if text.find("老", start, end) >= 0 else ():
        value = "大二三四五".index(found.group("n")[1]) + 1
        yield rank_mention(*found.span("n"), Decimal(value))
    for found in _TOP.finditer(text, start, end):
        yield rank_mention(*found.span("n"), Decimal(1))


#: 第3位与第4位差异在误差范围之内: of nobody.
_N = r"第(?:[一二三四五六七八九十百]+|\d+)[位名]?"
_ORDERED = re.compile(
    rf"{_N}[与和、至到及同跟](?:{_N})?(?:之间|两者|二者)?的?(?:差|相差|分差|不相上下|难分)|"
    rf"^[与和至到及]{_N}(?:之间|二者)?的?(?:差|相差|分差)"
)

#: 人口第二多的城市.
_SUPERLATIVE = re.compile(r"[多高长快低强](?:的[㐀-鿿]|[,。;])")

#: 全国第二大城市, 稳居宁波第一大外贸主体; 谁是创新第一城 is a question.
_AMONG_ALL = re.compile(r"全国|全球|世界|中国|亚洲|欧洲|国内|省内|全省|台湾|全台|全港")
_HOLDS_RANK = re.compile(
    r"[为是成的](?:了|我国|我市|我省|全市)?[㐀-鿿]{0,4}$|"
    r"(?:稳居|位居|位列|跃居|跃升为?|升为|晋升|仍是|高居|居)[^,。;]{0,6}$"
)

#: "无锡第10,较上年前进2位;常州第15": the next of a list of ranked places.
_NEXT_RANKED = re.compile(
    r"第(?:\d+|[一二三四五六七八九十百]+)位?名?(?:[,;、][^。;、第]{0,16})?[,;、][\u4e00-\u9fff—·-]{2,10}$"
)


def _is_rank(before: str, tail: str) -> bool:
    """Tell "居全国第三" and "全国第二大城市" from "第三产业"."""
    if tail in {"座", "个"}:
        return bool(_AMONG_ALL.search(before) or _RANK_SCOPE.search(before))  # 全国第16座“双万”城市
    if tail.startswith(("大", "城")):
        return bool(_AMONG_ALL.search(before) or (tail[0] == "大" and _HOLDS_RANK.search(before)))
    return bool(tail) or bool(_RANK_SCOPE.search(before))


def _english(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find "ranked eighth", "had been 18th in 2022"."""
    for found in _RANK_EN.finditer(text, start, end):
        word = found.group("n").lower()
        value = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        if _is_rank_en(text, found, "n"):
            yield rank_mention(*found.span("n"), Decimal(value))
    for found in _WAS.finditer(text, start, end):
        yield rank_mention(*found.span("n"), Decimal(re.sub(r"\D", "", found.group("n"))))
    for found in _AMONG_TOP.finditer(text, start, end) if text.find("top ", start, end) >= 0 else ():
        if _MEMBERS_IN.search(text[max(start, found.start() - 40) : found.start()]):
            continue
        if text.startswith(("No ", "None ", "no "), start):
            continue  # "No other town made the top ten"
        if value_read := value_of(found.group("n")):
            yield rank_mention(*found.span("n"), value_read)


#: "fallen outside the top 10", "among the world's top five": a bound of the rank; not "the top five were".
_AMONG_TOP = re.compile(
    r"\b(?:outside|out of|in|into|to|towards|inside|among|amongst|within|enter(?:s|ed|ing)?|"
    r"join(?:s|ed|ing)?|"
    r"reach(?:es|ed)?|"
    r"cracks?|cracked|makes?|making|made|miss(?:es|ed)?|left|leav(?:es|ing)|one of) (?:the |its |"
    r"(?:the )?[A-Za-z.]+['’]s )"
    r"(?:global |national |world |european |overall )?[\"“]?top (?P<n>three|four|five|six|eight|ten|twelve|"
    r"twenty|thirty|"
    r"fifty|\d{1,3})(?=[.,;:)\"”]|$| (?:in|of|for|by|on|within|before|at|globally|worldwide|nationally|"
    r"again|this|last|with|"
    r"after|but|"
    r"and|since|at|places?\b|spots|cities|regions|destinations|countries|most|best|performers|"
    r"ecosystems|hubs|"
    r"locations|towns|states|[a-z]+est)\b)(?! (?:per ?cent|percent|cities were|of the (?:page|list|agenda)))"
)
#: "had 26 clusters in the top 100": how many is the figure.
_MEMBERS_IN = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))(?: of [a-z]+)?(?: [a-z-]+){0,3} $"
)
#: Several ranks in one: "分居二、三名", "为第二、三、四名", "分列二至五位".
_ONE_RANK = re.compile(r"[一二三四五六七八九十]+|\d+")
_TOGETHER = re.compile(
    r"(?:分[居列占]|分别[居列为占]?|[为居列占])(?:全国|全球|全省|世界)?"
    r"(?P<list>第?(?:[一二三四五六七八九十]+|\d{1,3})(?:[、和至到及]第?(?:[一二三四五六七八九十]+|\d{1,3}))+)"
    r"(?=[名位])"
)
#: "spends 1.1 billion a year on research, ninth in the country", "ranks sixth of the country's 32".
_APPOSED = re.compile(
    r"(?:(?<=, )|(?<=ranks )|(?<=ranked )|(?<=ranking )|(?<=been )|(?<=placed ))"
    rf"(?P<n>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
    r"(?= (?:in (?:the )?(?:country|nation|world|state|region|province|league|continent|EU\b|(?!(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]{2,})|"
    r"among\b|nationally|nationwide|worldwide|globally|out of \d|of (?:all|the)\b|behind [A-Z]|"
    r"per (?:capita|head|person)|by [a-z]+(?: [a-z]+)? (?:in|and|behind)\b|with [$€£¥]?\d|as recently as))"
)
_ORDINALS_EN = rf"{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)"
#: 稳坐全省老二.
_IS_NTH = re.compile(
    rf"(?:\bit|[A-Z][\w’-]+(?:, (?:at|with|on) [^;.]{{1,24}}?,)?) (?:is|was|came|stands|stood) "
    rf"(?:now |only |still )?(?P<n>(?!first){_ORDINALS_EN})(?=[.;,]|$)"
)
_OLD_ZH = re.compile(
    r"(?:全省|全国|省内|国内|西部|中部|东部|全球)(?:的)?(?P<n>老[大二三四五])(?=[,。;、!)的]|$)"
)
_LEAGUE = re.compile(
    r"\b(?:rank(?:s|ed|ing|ings)?|index|league|scoreboard|table|list|edition|place[sd]?|placing|spot|behind|"
    r"ahead of|followed by|"
    r"on (?:that|this) measure|put(?:s|ting)? (?:it|them|[A-Z][\w-]+)|climb(?:s|ed|ing)?|"
    r"drop(?:s|ped|ping)?|move[sd]?|stay(?:s|ed)|slip(?:s|ped|ping)?|top|came|after|"
    r"falls?|falling|fell|rose|places|spots|positions|rungs)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,3}(?:st|nd|rd|th))"
    r"(?=[.,;:)]|$|-(?:placed|ranked)\b|"
    r" (?:in (?!a row|line|the (?:year|month|quarter|century))|among|behind|place|spot|position|"
    r"with|for|globally|worldwide|a year (?:ago|earlier|before)|last year|the year before|"
    r"on (?:that|this) (?:measure|count|score|list)|nationally|overall|out of|after|and [A-Z]|to \d|"
    r"from \d|within|by 20|to the|once|when|if|because|thanks|despite|although|though|since|"
    rf"(?:to|and|or) (?:{_ORDINALS_EN})\b"
    r"(?! (?:centur|street|avenue|floor|district|grade|quarter|edition))))",
    re.IGNORECASE,
)
#: "Maharashtra was third with 7,703 and Uttar Pradesh fourth with 6,480": no league is named.
_WITH_FIGURE = re.compile(r" (?:with|at|on) (?:about |just |only |some )?(?:[A-Z]{0,3} ?[$€£¥₹])?\d")
_NO_RANK_BEFORE = re.compile(
    r"(?:\b(?:a|an|one|two|each|every|[a-z]{3,}est|most [a-z]+|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|"
    r"four|three|five|the (?:year|month)) |[-–—\d])$"
)
_WAS = re.compile(r"\b(?:been|was|were|is|ranked|to|from) (?P<n>\d{1,3}(?:st|nd|rd|th))(?= in (?:19|20)\d\d)")

#: "the 24th, 16th and 29th richest", "ranked 5th, 11th and 28th": of one of them all are ranks.
_ORDINALS_JOINED = re.compile(
    r"(?<![\w.,])\d{1,3}(?:st|nd|rd|th)(?:(?:, and |, | and )\d{1,3}(?:st|nd|rd|th))+"
    r"(?! (?:centur|street|avenue|floor|district|arrondissement|ward|grade|birthday|edition|annual|"
    r"congress|legislature|of [A-Z])|[- ][a-z]*(?:year|day))"
)
_RANKED_BEFORE = re.compile(r"\b(?:rank(?:s|ed|ing|ings)?|placed|came in|finished)\b[^.;]{0,60}$")
_SUPERLATIVE_AFTER = re.compile(r"[- ](?:[a-z]+est|most|best|rich|worst)\b")
#: "Lima was at 22 and Quito at 37" of a ranking.
_AT_PLACE = re.compile(
    r"(?:\b(?:is|was|were|sits|sat|stood|stands|came|comes|finished|only|tier|ranking|list|table|index)|"
    r"(?P<city>[A-Z][\w’'-]+)),? (?:at|in) (?P<n>\d{1,3})(?=[.;,)]|$|,? (?:and|while|but) (?:[A-Z]|at |in ))"
)
_LEAGUE_ONLY = re.compile(
    r"\b(?:rank(?:s|ed|ing|ings)?|league table|spot|top (?:tier|ten|\d)|liveable|livability)\b"
)
_SCORED = re.compile(r"\b(?:scor(?:e|es|ed|ing)|points|per ?cent|rates?|degrees|aged?|died)\b|%")


def _joined_ranks(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find ranks that share one verb or one superlative, and ranks without an ending in a ranking."""
    for found in _ORDINALS_JOINED.finditer(text, start, end) if _NTH.search(text, start, end) else ():
        before = text[max(start, found.start() - 80) : found.start()]
        if _RANKED_BEFORE.search(before) or _SUPERLATIVE_AFTER.match(text, found.end()):
            for part in re.finditer(r"\d+[a-z]{2}", found.group()):
                a, b = found.start() + part.start(), found.start() + part.end()
                yield rank_mention(a, b, Decimal(part.group()[:-2]))
    if not holds(text[start:end], (" at ", " in ")) or not _LEAGUE_ONLY.search(
        text, max(0, start - 300), end
    ):
        return
    if _SCORED.search(text, start, end):
        return
    for found in _AT_PLACE.finditer(text, start, end):
        yield rank_mention(*found.span("n"), Decimal(found.group("n")))


def _apposed(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find a rank that stands behind what it is of: ", ninth in the country"."""
    for found in (*_APPOSED.finditer(text, start, end), *_IS_NTH.finditer(text, start, end)):
        word = found.group("n").lower()
        yield rank_mention(*found.span("n"), Decimal(ORDINALS.get(word) or int(re.sub(r"\D", "", word))))


def _listed_ranks(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Find ordinals of a sentence about a ranking: "followed by Kyoto (second)"."""
    league = _LEAGUE.search(text, start, end) is not None
    for found in _ORDINAL.finditer(text, start, end):
        if not league and (
            text.endswith("he ", start, found.start()) or not _WITH_FIGURE.match(text, found.end())
        ):
            continue
        if found.start() == start and text.startswith(",", found.end()):
            continue  # "Second, the state put money on the table"
        if not _NO_RANK_BEFORE.search(text[max(start, found.start() - 24) : found.start()]):
            word = found.group("n").lower()
            yield rank_mention(*found.span("n"), Decimal(ORDINALS.get(word) or int(re.sub(r"\D", "", word))))


def _is_rank_en(text: str, found: re.Match[str], group: str) -> bool:
    head, after = found.group().lower(), text[found.end(group) : found.end(group) + 40]
    if head.startswith(("rank", "put", "place", "came", "comes", "finish", "stand", "stood", "no.")):
        return True
    if re.search(r"\ban? [a-z]+ \w+$", head):
        return True  # "was a distant third"
    return bool(
        re.match(
            r"[- ](?:[a-z]+est\b|most|among|out of|position\b|place\b|spot\b|"
            r"on (?:our|the|this|its) (?:list|table|ranking)|"
            r"in (?:the (?:world|country|nation|region|EU|ranking)|[A-Z]))",
            after,
        )
    )
