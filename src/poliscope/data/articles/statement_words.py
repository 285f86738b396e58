"""How a text says in words that one place is ahead of another: patterns for Chinese and English.

Patterns are for a sentence in which each place is one character of :data:`PLACES` ("Ⓐ超过Ⓑ"), so that names
cannot be mistaken for words. A place that leads is the group ``a``, one that is led the group ``b``.
"""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from, holds

__all__ = ["FIRST", "PAIRS", "PLACES", "QUESTIONS", "WORDED", "is_asked", "is_expected", "is_negated"]

PLACES = "\ue000-\uf8ff"
_A, _B = rf"(?P<a>[{PLACES}])", rf"(?P<b>[{PLACES}])"
_N = rf"[^。;!?{PLACES}]"
_E = rf"[^.;!?。{PLACES}]"

_AHEAD = (
    "强于|优于|高于|大于|多于|好于|快于|胜过|胜于|领先于?|领跑|超过|超越|赶超|反超|压过|盖过|甩开|完胜|"
    "碾压|力压|"
    "跑赢|赢过|高过|强过|好过|(?:远|已|大幅)?超"
)
_BEHIND = (
    "不如|不及|比不上|比不过|不敌|逊于|逊色于|弱于|低于|少于|小于|差于|慢于|落后于?|仅次于|次于|输给|"
    "败给|赶不上|"
    "追不上|难敌|难以比肩"
)
_NOT_BEHIND = "不输给?|不输于|不逊色?于|不亚于|不弱于|不低于|不少于|不落后于?|不差于"
_NOT = (
    "(?:并不是|并不|并未|并没有|没有|尚未|还未|还没|从未|从来没|未能|未必|不再|不会|不能|不曾|并非|难以|"
    "谈不上|"
    "称不上|无法|不|未|没)"
)
_STRONG = (
    "强(?!度)|高(?!新|校|技术|端)|大(?!学|赛|会|数据|厂)|好|多(?!个|年)|快|领先|先进|发达|优秀|厉害|牛|活跃|"
    "有(?:活力|创新力|优势|竞争力|潜力)|创新(?!能力|力|型|驱动)|突出|雄厚|出色"
)
_WEAK = "弱|低|差(?!距|异|别)|小|少|慢|落后|逊色|薄弱|逊"
_MUCH = "(?:更加?|还要?|要|都|明显|显著|远远?|略|稍微?|大大|来得|得|为|更为|有|是)*"

_AHEAD_EN = (
    r"(?:ahead of|in front of|outperform(?:s|ed|ing)?|outpac(?:es?|ed|ing)|outrank(?:s|ed|ing)?|"
    r"outstrip(?:s|ped|ping)?|outshin(?:es?|ing)|outshone|beat(?:s|ing|en)?|surpass(?:es|ed|ing)?|"
    r"overtak(?:es?|ing|en)|overtook|exceed(?:s|ed|ing)?|top(?:s|ped)|eclips(?:es?|ed|ing)|leads?|led|"
    r"edg(?:es?|ed|ing) (?:out|past)|leapfrog(?:s|ged)?|superior to|tower(?:s|ed)? over)"
)
_BEHIND_EN = (
    r"(?:behind|trail(?:s|ed|ing)?(?: behind)?|lag(?:s|ged|ging)?|inferior to|no match for|"
    r"second (?:only )?to|"
    r"(?:outperformed|overtaken|outpaced|outranked|surpassed|beaten|eclipsed|outstripped|outshone) by|"
    r"lo(?:ses?|st|sing) (?:out )?to|(?:cannot|can't|can’t) hold a candle to|"
    r"(?:cannot|can't|can’t|could not) (?:match|rival|compete with|"
    r"keep up with))"
)
_MORE_EN = "(?:more|higher|larger|bigger|greater|stronger|better|faster|richer|further ahead)"
_LESS_EN = "(?:less|fewer|lower|smaller|weaker|worse|slower|poorer)"
_OF_EN = (
    r"(?:that of |those of |does |do |did |is |in |the |its |their |rival |neighbouring |"
    r"nearby |either |both )*"
)
_THAN_EN = rf"(?P<what>(?:\s[\w&/'’-]+){{0,6}}?)\s+than\s+{_OF_EN}"

#: Who is ahead: (pattern, whether ``a`` is, whether it is denied by the words themselves).
PAIRS: tuple[tuple[re.Pattern[str], bool, bool], ...] = tuple(
    (re.compile(pattern, flags), leads, denies)
    for pattern, leads, denies, flags in (
        (rf"{_A}(?P<mid>{_N}{{0,30}}?)(?P<v>{_NOT_BEHIND})了?{_B}", False, True, 0),
        (rf"{_A}(?P<mid>{_N}{{0,20}}?)(?:把|将){_B}(?:远远|早已|彻底)?(?P<v>甩|抛|落)[开在]", True, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,24}}?)(?:远|仍|还|都)?(?:在|居){_B}(?P<v>之上|之前)", True, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,24}}?)(?:远|仍|还|都)?(?:在|居){_B}(?P<v>之下|之后)", False, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,16}}?(?P<n>{_NOT})?)被{_B}(?:全面|逐渐)?(?P<v>{_AHEAD})", False, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,30}}?(?P<n>{_NOT})?)(?P<v>{_BEHIND})了?{_B}", False, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,30}}?(?P<n>{_NOT})?)(?P<v>{_AHEAD})[了过]?{_B}", True, False, 0),
        (rf"{_A}(?P<mid>{_N}{{0,24}}?)(?:没有|没|不像){_B}(?:市|那么|这么|那样|"
        rf"这样)*(?P<v>{_STRONG})", False, False, 0),
        (
            rf"{_A}(?P<mid>{_N}{{0,24}}?(?P<n>{_NOT})?)比{_B}(?P<what>[^,。;!?{PLACES}]{{0,12}}?){_MUCH}(?P<v>{_STRONG})",
            True, False, 0,
        ),
        (
            rf"{_A}(?P<mid>{_N}{{0,24}}?(?P<n>{_NOT})?)比{_B}(?P<what>[^,。;!?{PLACES}]{{0,12}}?){_MUCH}(?P<v>{_WEAK})",
            False, False, 0,
        ),
        (
            rf"(?:与|和|跟|同|相比|相较于?|较之|比起){_B}(?:相比|相较|比起来)?,{_A}(?P<mid>{_N}{{0,16}}?)"
            rf"(?P<v>更胜一筹|略胜一筹|更强|领先|占优|占据优势|更有优势|更具优势)",
            True, False, 0,
        ),
        (
            rf"(?:与|和|跟|同|相比|相较于?|较之|比起){_B}(?:相比|相较|比起来)?,{_A}(?P<mid>{_N}{{0,16}}?)"
            rf"(?P<v>略逊|落后|逊色|更弱|稍逊|处于下风|处于劣势)",
            False, False, 0,
        ),
        (rf"{_A}(?:与|和|跟|同){_B}(?:相比|相较|比起来),?(?P<mid>{_N}{{0,16}}?)(?P<v>更胜一筹|略胜一筹|"
        rf"更强|领先|占优)", True, False, 0),
        (rf"{_A}(?:与|和|跟|同){_B}(?:相比|相较|比起来),?(?P<mid>{_N}{{0,16}}?)(?P<v>落后|逊色|更弱|"
        rf"稍逊|处于下风)", False, False, 0),
        (rf"{_A}(?P<mid>{_E}{{0,60}}?)\b(?P<v>{_BEHIND_EN})\s+(?:far |well |just |"
        rf"closely )?(?:behind )?{_OF_EN}{_B}", False, False, re.I),
        (rf"{_A}(?P<mid>{_E}{{0,60}}?)\b(?P<v>{_AHEAD_EN})\s+{_OF_EN}{_B}", True, False, re.I),
        (rf"{_A}(?P<mid>{_E}{{0,60}}?)\b(?P<v>{_MORE_EN}){_THAN_EN}{_B}", True, False, re.I),
        (rf"{_A}(?P<mid>{_E}{{0,60}}?)\b(?P<v>{_LESS_EN}){_THAN_EN}{_B}", False, False, re.I),
        (rf"{_A}(?P<mid>{_E}{{0,40}}?)\b(?P<v>(?:not|n't|n’t)(?: nearly| quite)? (?:as|"
        rf"so))(?P<what>(?:\s[\w-]+){{1,3}}?) as {_B}", False, False, re.I),
        (
            rf"{_A}(?P<mid>{_E}{{0,60}}?)\b(?P<v>left|leaves|leaving) {_B} (?:far |well |trailing )?behind\b",
            True, False, re.I,
        ),
        (
            rf"(?:compared (?:with|to)|relative to|next to|unlike) {_B},? {_A}(?P<mid>{_E}{{0,24}}?)"
            rf"\b(?P<v>ahead|stronger|more innovative|better|in the lead)\b", True, False, re.I,
        ),
        (
            rf"(?:compared (?:with|to)|relative to|next to|unlike) {_B},? {_A}(?P<mid>{_E}{{0,24}}?)"
            rf"\b(?P<v>behind|weaker|less innovative|worse)\b", False, False, re.I,
        ),
    )
)  # fmt: skip

#: Which of two: neither is said to be ahead.
QUESTIONS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{_A}(?:和|与|、|跟|还是|对阵|对|,| ?(?i:vs\.?|"
    rf"pk) ?){_B}(?P<mid>{_N}{{0,24}}?)(?P<v>谁|孰|哪个|哪一?座|哪家|哪里)"),
    re.compile(rf"(?P<v>谁|孰|哪个|哪一?座)(?P<mid>{_N}{{0,16}}?)[,:?]{_A}(?:还是|或|,){_B}"),
    re.compile(
        rf"\b(?P<v>who|which|what)\b(?P<mid>{_E}{{0,60}}?)[,:;?–—-]* ?{_A},? (?:or|and|versus|"
        rf"vs\.?) {_B}(?={_E}*\?)", re.I
    ),
    re.compile(
        rf"{_A},? (?:or|and|versus|vs\.?) {_B}(?P<mid>{_E}{{0,40}}?)\b(?P<v>who|which)\b(?={_E}*\?)", re.I
    ),
)  # fmt: skip

_TOP = r"第一城|第一(?![产次季阶批个届大年台步时梯代])|榜首|龙头|领头羊|最强|之首|头把交椅|冠军"
_TOP_EN = (
    r"(?:most innovative (?:city|region|place|of)?|innovation (?:capital|leader|champion|hub number one)|"
    r"(?:first|No\. ?1|number one|top) (?:city )?(?:in|for) innovation|leads? (?:\w+ ){0,3}in innovation)"
)
#: Who is first of all in innovation; without ``a`` it is asked.
FIRST: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"{_A}(?P<mid>[^。;!?谁哪孰不并未非{PLACES}]{{0,8}}?"
        rf"(?:(?P<n>不是|并非是?|不再是|未必是|并不是|称不上是?|算不上是?|不算是?)|"
        rf"是|为|成为|堪称|稳居|位居|位列|高居|问鼎|算得上)"
        rf"[{PLACES}]?(?:{_N}{{0,10}}?)创新{_N}{{0,8}}?)(?P<v>{_TOP})"
    ),
    re.compile(rf"(?P<v>谁|哪座城市|哪里)(?P<mid>{_N}{{0,4}}?(?:是|为|能|"
    rf"算){_N}{{0,12}}?创新{_N}{{0,8}}?(?:{_TOP}))"),
    re.compile(
        rf"{_A}(?P<mid>(?: (?:is|was|remains|stays|became|has become|ranks|isn't|now|still|not|"
        rf"no longer|clearly|"
        rf"arguably|undoubtedly|the|[{PLACES}](?:['’]s)?|the country's|the nation's|"
        rf"its)){{1,6}} )(?P<v>{_TOP_EN})", re.I,
    ),
    re.compile(
        rf"\b(?P<v>who|which (?:\w+ ){{0,2}}city|which city)\b(?P<mid>{_E}{{0,40}}?\b"
        rf"(?:most innovative|(?:first|No\. ?1|number one|leads?|top) (?:city )?in innovation|"
        rf"innovation capital))", re.I,
    ),
)  # fmt: skip

#: Tells quickly whether a paragraph may say any of it.
WORDED = compile_from(
    r"ABCEIL-OSTUWabceil-ostuw不之仅优低创力压反哪多大好孰完小少差已弱强快慢抛次比没甩盖相碾胜落谁败赢赶超跑输远追逊难领高",
    rf"{_AHEAD}|{_BEHIND}|{_NOT_BEHIND}|甩|抛在|之[上下前后]|逊|比|相较|没有|不像|谁|孰|哪|创新[^。]{{0,10}}(?:{_TOP})|"
    rf"(?i:\b(?:{_AHEAD_EN}|left|leav|{_BEHIND_EN}|than|who|which|compared|unlike|as \w+ as|most innovative|"
    rf"in innovation|"
    r"innovation (?:capital|leader|champion)))",
)

_NEGATED_EN = re.compile(
    r"(?:\b(?:not(?! only)|no longer|never|hardly|nowhere near|far from|yet to|fail(?:s|ed)? to|cannot|"
    r"neither|nor|no)|"
    r"n['’]t)\b[^,]{0,30}$", re.I,
)  # fmt: skip
_NEGATED_BEFORE = re.compile(
    r"(?:不能|很难|难以|不好|不等于|不意味着|不代表|不说明|不表明|不是|并非|说不上)(?:因此|由此|就|"
    r"简单)?(?:说|认为|断言|得出|表明)?[^,。;]{0,4}$|"
    r"(?:(?:not|n['’]t) (?:mean|say|prove|show|imply|suggest)(?: that)?|(?:wrong|false|untrue|not true|"
    r"misleading|"
    r"a mistake|too early|premature) (?:to (?:say|claim|think|conclude)(?: that)?|that)|(?:myth|"
    r"illusion|fallacy|misconception) that)"
    r" ?(?:the )?$", re.I,
)  # fmt: skip
_NEGATED_AFTER = re.compile(
    r"^[^。;!?]{0,16}?(?:误解|误读|错觉|偏见|谣言|谬误|无知|伪命题|不成立|站不住脚|不对|不准确|错误|"
    r"不实|不符合事实|言过其实)|"
    r"^[^.;!?]{0,24}?\b(?:is|was|are) (?:simply |just |plainly )?(?:wrong|false|untrue|not true|a myth|"
    r"mistaken|nonsense|misleading|"
    r"an illusion)\b", re.I,
)  # fmt: skip
_EXPECTED = re.compile(
    r"有望|或将|可能|力争|争取|计划|目标|预计|如果|假如|倘若|即将|希望|想要|早晚|迟早|未来|能不能|"
    r"将(?:会|很快|全面)?$|"
    r"\b(?:will|would|could|may|might|should|shall|(?:set|poised|likely|expected|forecast|on course|"
    r"on track|about) to|"
    r"aims?|hopes?|wants?|plans?|expects?|if|seeks?|trying|bids?|tries)\b", re.I,
)  # fmt: skip
_ASKED = re.compile(r"\?[”\"’)】]*\s*$|吗[?。!]?$|是否|能否|会否|有没有|\bwhether\b", re.I)

_SIGNS = (
    "于", "超", "领先", "领跑", "反超", "压", "盖", "甩", "完胜", "跑赢", "过", "不如", "不及", "比",
    "不敌", "落后", "输", "败给", "上", "难", "相较", "没", "不像", "谁", "孰", "哪", "创新",
    "ahead", "front", "perform", "outp", "outr", "outs", "beat", "surpass", "overt", "exceed", "top",
    "eclips", "lead", "led", "edg", "leapfrog", "superior", "behind", "trail", "lag", "inferior", "match",
    "second", "los", "can't", "can’t", "rival", "compete", "keep", "than", "who", "Who", "hich",
    "compared", "nlike", "innovati", "被", "把", "将", "在", "candle", "tower", "left", "leav",
)  # fmt: skip


def may_compare(text: str) -> bool:
    """Tell by single words whether a text may hold any of it; many times faster than the patterns."""
    return holds(text, _SIGNS)


def is_negated(before: str, words: str, after: str) -> bool:
    """Tell whether a comparison is taken back by what stands before, between or after its words."""
    times = bool(_NEGATED_BEFORE.search(before)) + bool(_NEGATED_EN.search(words))
    return (times + bool(_NEGATED_AFTER.search(after))) % 2 == 1


def is_expected(before: str, words: str) -> bool:
    """Tell whether a comparison is an aim, a forecast or a condition."""
    clause = re.split(r"[,。;]", before)[-1]
    return bool(_EXPECTED.search(words) or re.search(r"如果|假如|倘若|若$|\bif\b|\bwhen\b", clause, re.I))


def is_asked(sentence: str) -> bool:
    """Tell whether a sentence asks."""
    return bool(_ASKED.search(sentence))
