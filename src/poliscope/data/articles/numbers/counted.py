"""Which numbers count things or people: those with a noun behind them, known or any plural."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from decimal import Decimal

from poliscope.data.articles.numbers.passing import is_whole_of_part
from poliscope.data.quantities.scanning import Scanned
from poliscope.data.quantities.units import counted_words, match_unit

__all__ = ["DONE_ZH", "count_noun", "is_stated"]

_SIZE_AFTER = re.compile(r"-[a-z]+\b| [\d,]+-")
#: A noun in the plural that no list has: "1,500 protesters", "500 GCCs", "1,000 new performances".
_PLURAL = re.compile(
    r"(?: (?!(?:of|in|on|at|to|for|and|or|the|an?|by|from|with|than|as|per|is|are|was|were|had|has|have|that|"
    r"who|which|"
    r"but|while|its|their|years?|months|days|hours|minutes|seconds|times|points|pages|words|degrees|feet|"
    r"inches|miles)\b)"
    r"[a-z][\w’'-]*){0,3}? (?!(?:is|was|has|this|its|as|us|his|plus|less|across|years|months|days|hours|"
    r"minutes|seconds|"
    r"times|points|pages|words|degrees|percent|basis|miles|metres|meters|lines of|index|jobs)\b)"
    r"(?:[a-z]{3,}(?<!ss)(?<!us)(?<!is)s|[A-Z]{2,6}s)\b"
)


@functools.cache
def _counted_nouns() -> re.Pattern[str]:
    """Compile "greenfield FDI projects": up to three words and a counted noun."""
    nouns, people = counted_words()
    return re.compile(
        r"(?: (?!(?:of|in|on|at|to|for|and|or|the|an?|by|from|with|than|as|per|is|are|was|were|had|"
        r"has|have|that|"
        r"who|which|but|while|its|their)\b)(?:U\.[SK]\.|[A-Za-z][\w&/’'-]*)"
        r"(?: and (?!the|its|their|an?\b)[a-z][\w-]*(?= [a-z-]+s\b))?){1,3}? (?:(?P<c>"
        + "|".join(nouns)
        + r")|(?P<p>"
        + "|".join(people)
        + r"))\b",
        re.IGNORECASE,
    )


#: Verbs of what is built, opened, won: what stands behind them with its number is stated.
DONE_ZH = (
    r"规划|"
    r"建成|新建|建设|改造|培育|引进|新增|拥有|设立|打造|布局|开通|组建|认定|落成|投用|建有|获批|举办|"
    r"创建|创成|获评|"
    r"入选|落户|落地|签约|开工|竣工|投产|实施|完成|新开|开行|开设|承办|新设|设有|下辖|辖|招引|入驻|集聚|"
    r"聚集|汇聚|启动|"
    r"谋划|储备|推进|发布|研制|制定|出台|新获|荣获|斩获|获得|保留|关停|关闭|淘汰|整治|修复|发生|现有|"
    r"已有|共有|均有|各有|"
    r"开发|兴建|扩建|增设|购置|投放|配备|派出|选派|组织|开展|培训|培养|招录|引育|孵化|转化|推广|种植|"
    r"栽植|修建|维修|疏通|"
    r"拆除|安置|发放"
)
#: Verbs that state how many there are: of a place, an owner, a builder.
_STATED_EN = re.compile(
    r"\b(?:count(?:s|ed)?|host(?:s|ed|ing)?|houses|has|have|had|having|operat(?:es?|ed|ing)|runs?|ran|"
    r"boasts?|"
    r"buil[dt](?:ing|s)?|open(?:s|ed|ing)?|los(?:t|es|ing)|gain(?:s|ed|ing)?|add(?:s|ed|ing)?|"
    r"clos(?:es?|ed|ing)|"
    r"launch(?:es|ed|ing)?|owns?|owned|creat(?:es?|ed|ing)|deliver(?:s|ed|ing)?|provid(?:es?|ed|ing)|"
    r"awards? of|awarded|install(?:s|ed|ing)?|complet(?:es?|ed|ing)|establish(?:es|ed|ing)?|set up|"
    r"sign(?:s|ed|ing)?|approv(?:es?|ed|ing)|inaugurated|home to|compris(?:es?|ed|ing)|includ(?:es?|ed|ing)|"
    r"contain(?:s|ed|ing)?|there (?:are|were)|plant(?:s|ed|ing)|acquir(?:ed|es|ing)|bought|attract(?:s|"
    r"ed|ing)?|"
    r"offer(?:s|ed|ing)?|develop(?:s|ed|ing)?|produc(?:es?|ed|ing)|support(?:s|ed|ing)?|train(?:s|ed|ing)|"
    r"serv(?:es|ed|ing)|connect(?:s|ed|ing)|reach(?:es|ed)|bring(?:s|ing)|brought|need(?:s|ed)|"
    r"hir(?:es?|ed|ing)|recruit(?:s|ed|ing)?|welcom(?:es|ed|ing)|served by|supplied by|divided into|"
    r"total of|draws?|drew|register(?:s|ed|ing)?|record(?:s|ed|ing)?|fil(?:ed|es|ing))"
    r"(?: (?:about|around|some|nearly|almost|over|only|just|now|more than|at least|another|a further|"
    r"a total of|"
    r"up to|its|the|roughly|approximately|an estimated|exactly|as many as|no fewer than))* $",
    re.IGNORECASE,
)
#: "41 hospitals and six universities": the next of a list of things that a place has.
_LISTED_EN = re.compile(
    r"\b(?:[\d,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z-]+ ){0,3}[a-z]{3,}s"
    r"(?:,|,? and|, as well as|,? plus)(?: (?:about|some|another|nearly|over|more than|also|a further))* $",
    re.IGNORECASE,
)
#: "· Six new residents' parking zones": a point of a list begins with its number.
_POINT = re.compile(
    r"\s*(?:[-*·●▪◦■–>»✅☑✔▶👉🔹🔸📌⭐+]️?|\d{1,2}[.)])\s*(?:about |around |over |more than |nearly |"
    r"some |up to )*$",
    re.IGNORECASE,
)
#: What is named, not counted.
_ABSTRACT = re.compile(
    r" (?:[a-z'’-]+ ){0,3}?(?:reasons|problems|things|ways|ideas|questions|goals|priorities|options|"
    r"sides|kinds|types|"
    r"steps|phases|stages|lessons|factors|aims|seasons|targets|objectives|principles|themes|pillars|"
    r"elements|aspects|"
    r"examples|topics|advantages|challenges|issues|criteria|dimensions|categories|occasions|attempts|decades|"
    r"centuries|generations|weeks|quarters|halves|thirds|tenths|fifths|figures|facts|words|letters|"
    r"names|stars|"
    r"chances|sons|daughters|friends|eyes|hands|legs|colleagues|books|episodes|minutes|terms|sets|"
    r"areas of|series|"
    r"scenarios|points|others|consecutive|straight|successive|times|digits|indicators|measures|groups)\b"
)

#: "Nine counties saw growth", "and 12 areas had rates above it": the subject of its clause.
_CLAUSE = re.compile(r"(?:^|[,;:.] |\b(?:and|while|but) )(?:only |just |some |another |about |nearly )?$")
_SUBJECT_OF = re.compile(
    r"(?: ?(?:[a-z-]+ ){0,2}[a-z]{3,}s)? (?:had|saw|recorded|reported|posted|registered|lost|gained|met|"
    r"missed|reached|exceeded|opened|closed)\b"
)

#: "He has had two applicants": of a person.
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|I|who)(?: has| had| have|['’]s|['’]ve)? [a-z]+ (?:[a-z]+ )?$")


def is_stated(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell a number of things that is stated, however small: "opened three libraries and two markets".

    Parameters
    ----------
    sentence, start, end : int
        Where the sentence begins, and the number.
    """
    head = text[max(sentence, start - 70) : start]
    if _ABSTRACT.match(text, end) or _SOMEBODY.search(head):
        return False
    if is_whole_of_part(head) or (_CLAUSE.search(head) and _SUBJECT_OF.match(text, end)):
        return True
    listed = _LISTED_EN.search(head) is not None and _STATED_ANY.search(text, max(0, start - 160), start)
    return bool(_STATED_EN.search(head) or listed or _POINT.fullmatch(text[max(0, start - 30) : start]))


_STATED_ANY = re.compile(_STATED_EN.pattern.rpartition("(?: (?:about")[0], re.IGNORECASE)


def _many(text: str, sentence: int, scanned: Scanned) -> bool:
    """Tell a number of things large enough, or stated: "hosts 34 industrial estates"."""
    exact = scanned.words and "-" in text[scanned.start : scanned.end]  # "Thirty-seven zones"
    if exact and scanned.value > 20 and not _ABSTRACT.match(text, scanned.end):
        return True
    return scanned.value >= (100 if scanned.words else 40) or (
        scanned.value >= 2 and is_stated(text, sentence, scanned.start, scanned.end)
    )


#: "3.100 new homes": a point between thousands, where things are counted.
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")


def _thousands(text: str, scanned: Scanned) -> Scanned:
    """Read the point of "3.100 homes" as that between thousands; no third of a home is built."""
    if scanned.value != scanned.value.to_integral_value() and _POINTED.fullmatch(
        text, scanned.start, scanned.end
    ):
        value = Decimal(text[scanned.start : scanned.end].replace(".", ""))
        return replace(scanned, value=value, step=Decimal(1))
    return scanned


#: 923万贫困人口: who is counted stands behind the number.
_PEOPLE_AFTER = re.compile(
    r"(?:名|位|个)?[㐀-鿿]{0,4}?(?:人口|群众|居民|职工|农民|学生|游客|旅客|从业者|从业人员|劳动力|人员|"
    r"老人|儿童|用户|"
    r"市民|村民|移民|工人|党员|专家|人才)(?!民币|均|数据)"
)
#: "increased to 712 hotel": a singular where a translator means the plural; not "a 20 hotel chain".
_SINGULAR = re.compile(
    r" (?:hotel|restaurant|school|company|project|room|vehicle|patent|unit|museum|hospital|factory|shop|"
    r"store|"
    r"student|visitor|passenger|worker|employee|house|apartment|job|permit|licen[cs]e|enterprise)"
    r"(?=[,.;)]|$| (?:and|or|compared|against|in|at|by|with|from|during|as|up|down|last|this)\b)"
)


def count_noun(text: str, sentence: int, scanned: Scanned, end: int) -> Scanned:
    """Give a bare number the unit of the noun that its adjectives lead to.

    Parameters
    ----------
    sentence, end : int
        Where the sentence begins and ends.
    scanned : Scanned
        The number; one with a unit stays as it is.
    """
    if scanned.unit is not None or scanned.high is not None:
        return scanned
    if scanned.scale >= 1000 and _PEOPLE_AFTER.match(text, scanned.end, end):
        return replace(scanned, unit="persons")
    if not text.startswith(" ", scanned.end):
        return scanned
    known = match_unit(text, scanned.end + 1) if scanned.qualifier == "about" else None
    if known is not None and known[1].name in {"count", "persons"}:  # "3,000 or so jobs"
        return replace(scanned, end=known[0], unit=known[1].name)
    if scanned.value >= 20 and _SINGULAR.match(text, scanned.end, end):
        return replace(scanned, unit="count")
    if _SIZE_AFTER.match(text, scanned.end):
        return scanned
    found = _counted_nouns().match(text, scanned.end, min(end, scanned.end + 60))
    if found is None:
        plural = _many(text, sentence, scanned) and _PLURAL.match(
            text, scanned.end, min(end, scanned.end + 60)
        )
        return replace(_thousands(text, scanned), unit="count") if plural else scanned
    return replace(_thousands(text, scanned), unit="count" if found.group("c") else "persons")
