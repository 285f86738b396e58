"""The words by which a text describes places: "the city", "该省", "两地", "前者"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poliscope.data.articles.signs import compile_from

__all__ = ["find_descriptions"]

_ZH = compile_from(
    r"\d国三两五全六前双后四园市我本港澳特省该这县它那七八九十整上一另他",
    r"(?P<they>它们|这?三者|(?:这|上述)[三四五六]座城市)"
    r"|(?P<it>(?<![其吉])它(?![们山日人]))"
    r"|(?P<ours>我们(?=这里|这边|增速|GDP|人均|(?:也|只|才|仅|则|已|还|去年|今年)*(?:是|有|为|达|涨|跌|增长|下降|增加)?了?\d))"
    r"|(?P<theywe>他们(?=(?:也|只|才|仅|则|已|还|去年|今年)*(?:是|有|为|达|涨|跌|增长|下降|增加)?了?\d))"
    r"|(?P<near>这里(?!的?是说))|(?P<far>那里|那边|那儿)"
    r"|(?P<many>(?:[四五六七八九十]|十[一二三四五六七八九]|[4-9]|1\d)(?:座城市|城市?|市)(?:二区)?(?=合计|合共|加起来|总共|共计|的?经济总量|的?总人口))"
    r"|(?:(?<=[,。;:!?、“])|(?<=[。!?] )|^)(?P<one>一[个座边]"
    r"(?=[^,。;]{0,16}\d[^,;]{0,10}[,;]另?一[个座边][^,。;]{0,16}\d))"
    r"|(?<=[,;])(?P<another>另?一[个座边](?=[^,。;]{0,16}\d))"
    r"|(?P<city>该市|全市|我市|本市|该城(?!市群)|整[个座](?:县级市|地级市|城市|市)|这座"
    r"(?:[^,。;\d的]{0,8}\d[\d.]*[万亿]?[^,。;\d的]{0,4}的)?[^,。;\d]{0,12}?(?:城市|小城|古城|名城|县城|省会|"
    r"之城|[^,。;\d的]{0,4}城(?![墙楼区镇乡市]))|市区(?!划)|(?:(?<=[,。;:、但而])|^)市里(?!面|人))"
    r"|(?P<province>该省|全省|我省|本省|该州|该邦|全邦|该自治区|(?<!市)全州(?!市))"
    r"|(?P<county>县府(?!所)|县内|该区|该县|全县|我县|本县|我区|本区|该镇)"
    r"|(?P<country>该国|(?:(?<=[,。;:年月日])|^)国内(?=[\u4e00-\u9fff]{2,12}(?:率|量|额|规模|均价|价格|产能|需求)))|(?P<continent>全洲|该洲|整个(?:大陆|大洲))"
    r"|(?P<capital>省会(?!级|城市|都市))"
    r"|(?P<sar>(?<![港澳])特区政府|港府|澳府)"
    r"|(?P<pair>两者(?=的?(?:差距|相差|之间|合计|加起来|总和))|两地|两市|两城|两省|双城(?!记|经济|地区)|两座城市|两国|两区|两县)"
    r"|(?P<three>三[地市城省区县]|三座城市)"
    r"|(?P<firsttwo>前两者|前二者)|(?P<lasttwo>后两者|后二者)|(?P<former>前者)|(?P<latter>后者)"
    r"|(?P<zone>(?:(?<=[,。;:、使对])|^)(?:该|本)?园区(?!管理)|该园)"
    r"|(?P<parks>(?<![有设建了成共达\d])[三四五六两3-6](?:大|个)?(?:科学|工业|科技|产业)?园区)",
)
_TOWN = (
    r"city-region|city-state|city|town|municipality|metropolis|conurbation|metro(?:politan)? area|"
    r"borough|district|village|megacity|island|(?<=[a-z]n )port|(?<=[a-z]h )port|(?<=se )port"
)
_PEER = "rival|neighbou?r|counterpart|competitor|cousin|twin|sister|challenger"
_EN = compile_from(
    r"ABCFHIJMNOPRSTabcfhijmnoprstvw",
    rf"\b(?:[Tt]he (?P<adj>(?:(?!same|other|first|second|third|next|only|two|three|four|both|"
    rf"most|largest|biggest|the )"
    rf"(?!smaller|larger|bigger|lesser|older|younger|newer|more )"
    rf"(?!venture|human|share|working|social|foreign|seed|risk|private|paid|registered|intellectual|fixed)"
    rf"[A-Za-zÀ-ɏ’'-]+ ){{0,2}})(?:(?P<city>{_TOWN})|(?P<county>county|shire)|"
    r"(?P<province>[Cc]ommonwealth|[Ss]tate(?! (?:[A-Z]|[Bb]udget))|province|prefecture|Land|canton|"
    r"voivodeship)|(?P<region>region)|(?P<country>country|nation|kingdom|emirate|republic|federation|sultanate)|"
    r"(?P<capital>capital)|(?P<continent>continent)|(?P<former>former)|(?P<latter>latter))"
    r"\b(?!-| (?:aid|budget|school|pension|company|court|attorney|heating|line|station|spending|expenditure|"
    r"investment|stock|"
    r"markets?|gains?|costs?(?! [$€£₹¥\d])|projects?|flows?|account(?!s|ed)|requirements?|"
    r"council|centre|center|hall|limits|bank|of (?!\d)|fund|owned|university|and (?:its|the) )|"
    r"[- ]of-the-art)"
    r"|(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<origin>(?:(?:South |North |New )?[A-ZÀ-Þ][\w’-]+) )"
    rf"(?P<foreign>one|{_PEER})"
    r"\b(?!-|s\b| (?:of|and (?:its|the)) )"
    r"|(?P<other>(?:[Ii]ts|[Tt]heir) (?:[a-z]+ )?(?:rival|neighbou?r|counterpart|competitor|cousin|"
    r"sister city)(?!s)|[Tt]heirs|(?<=[a-z\d%] )across the border(?=[,.;])|"
    r"[Tt]he (?:challenger|newcomer|underdog|upstart|contender|runner-up)|"
    rf"[Tt]he other (?:one|{_TOWN})|[Tt]he other(?= (?:has|is|was|had|will)\b))"
    r"|(?P<size>[Tt]he (?:smaller|larger|bigger|lesser|older|younger|newer|more populous) (?:of the two|one|"
    rf"place|rival|hub|{_TOWN}))"
    r"|(?P<against>(?<=[a-z\d%] )(?:against|versus|compared (?:with|to))"
    r"(?= (?:about |only |just )?[$€£¥₹]?\d[\d.,]*\d(?: ?%| per ?cent| [bmt]illion| (?!previously|before|"
    r"earlier|then|now|today|nationally|nationwide|overall|globally|expected|forecast|planned)[a-z]+)?"
    r"(?:[.;)]|, (?:thanks|but|though|although|a (?:gap|difference))| across the)))"
    r"|(?P<duo>(?:(?:[Tt]ogether|[Cc]ombined|[Bb]etween them|[Jj]ointly),? (?:the (?:two|pair)(?! "
    r"(?:sectors|industries|"
    r"companies|firms|groups|clusters|universities|plants|projects|parks|sites|funds|sources|fields)\b)|they|both)|"
    r"[Tt]he (?:two|pair)(?= (?:took|take|have|had|handled|handle|are|were|share|shipped|account|make|made|"
    r"host|employ|spent|spend|produce|produced|together|combined|now|still)\b)|"
    r"(?<=[.;:!?”\"] )Both(?= (?!of |the |sides|ends|men|women|are )[a-z]+ ))\b)"
    r"|(?P<ours>\b(?:[Mm]y|[Oo]ur) (?:own )?(?:city|town|state|province|region)(?! of)|"
    r"(?<=; )we(?= (?:had|have|are|were|grew|spent|spend|filed|raised|exported|employ|got|made|lost|"
    r"added)\b)|"
    r"(?:(?<=[a-z,;] )ours|(?<=[“\"])Ours|(?<=[.!?] )Ours)(?=[,.;:)]| (?:is|are|was|were|has|have|had|"
    r"[a-z]{3,}ed|grew|rose|fell|spent|made|won|drew|got)\b|"
    r" (?:about |only |just )?[A-Z]{0,3}[$€£¥₹]?\d))"
    r"|(?P<own>(?<!, )\b[Ii]ts (?:[a-z]+ )?capital(?! (?:city|spending|investment|budget|gains?|projects?|"
    r"expenditure|markets?|stock|costs?)\b))"
    r"|(?P<nth>[Tt]he (?:first|second|third|last)(?: of (?:these|them|the three)\b|"
    r"(?= (?:is|was|has|had|spends?|gets?|got|managed)\b|[.;])))"
    r"|(?<=; )(?P<second>[Tt]he second)(?= (?:only |just )?[$€£¥]?\d)"
    r"|(?P<trio>[Tt]he three (?:cities|places|towns|regions|countries|states|provinces|hubs|districts)|"
    r"[Tt]he three(?= (?:are|were|have|had|together|combined|now|spent|spend)\b))"
    r"|(?P<pair>(?:[Bb]oth|[Tt]he two) (?:cities|places|towns|regions|countries|conurbations|metropolises|"
    r"states|provinces|areas|"
    r"boroughs|districts|capitals|hubs|ports|rivals|neighbou?rs))"
    r"|(?<=[a-z\d%] )(?P<there>there)(?=[,.;] |[,.;]$| (?:employ[a-z]*|produc[a-z]+|has|have|grew|rose|fell|"
    r"spen[a-z]+|costs?|pays?|claims?|earns?|makes?|made|sold|sells?|lost|gained|doubled|takes?|took)\b)"
    r"|(?P<here>(?<=[a-z%] )here(?=[ ,.;])(?! (?:are|is)\b)|(?<=[;,] )here(?= (?:we|it|they|the)\b)|"
    r"[Tt]his (?:[a-z-]+ )?(?:city|town|village|"
    r"municipality)(?! of [A-Z])|Here(?=,? (?:(?:it|they|the|rents|prices|wages|unemployment)\b|"
    r"[a-z]+ (?:is|are|was|were|has|have|had|costs?|pays?|fell|rose|grew)\b)))"
    r"|(?P<park>\b[Tt]he (?:free |economic |industrial |science |technology |business )?(?:zone|"
    r"park|precinct|estate)"
    r"(?!-|s\b| (?:of|and|where|that|which|in|is to)\b))"
    r"|(?P<theirown>\b(?:[Hh]is|[Hh]er) (?:own )?(?:city|town|municipality))"
    r"|(?P<statewide>[Ss]tatewide|[Pp]rovince-wide|[Rr]egion-wide)"
    r"|(?P<national>(?:[Nn]ational|[Ff]ederal|[Aa]ll-[A-Z][a-z]+) (?:average|rate|figure|level|mean|median|"
    r"total|share|ratio|norm)|(?<=[\d%t] )national(?= (?:growth|rise|increase|inflation|decline|fall|"
    r"target|output|unemployment)\b)|(?:(?<=the )|(?<= a ))national(?= (?:[A-Z]{0,3}[$€£₹¥]\d|"
    r"\d[\d.,]*(?: ?%| per ?cent)))|"
    r"[Nn]ationwide|[Nn]ationally|[Cc]ountrywide))\b",
)

#: What every description has: most sentences are told by one look.
_MAY_BE_ZH = compile_from(
    r"国三两全前双后园市我本港澳特省该这县它那城整者九一",
    r"[全该]洲|国内|整个大|整[个座]|一[个座边]|它|[这那][里边儿]|我们|者|城|九市|县[府内]|[该我本这双]|全[市省州邦县]|省会|市[区里]|两[地市城省座国区县者]|三[地市城省座区县]|前[两二者]|后[两二者]|"
    r"园区|特区政府|[港澳]府",
)
_MAY_BE_EN = compile_from(
    r"BCHJLNOSTU;\-a-fhj-prstuvz",
    r"[Hh]ere|-wide|tatewide|cit[yi]|town|municip|metro|conurb|borough|district|village|"
    r"[Cc]ount[yr]|shire|[Ss]tate|provinc|prefect|Land\b|canton|voivod|mmonw|ederal|ll-|"
    r"ainst |heirs|ours|ogether|tween them|he two |"
    r"he (?:other|first|second|third|last|smaller|larger|bigger|lesser|older|younger|newer|more)|"
    r"[Nn]ation|kingdom|emirate|republic|sultanat|n port|sh port|"
    r"capital|former|latter|rival|neighb|counterpart|competitor|"
    r"; we |e border|park|zone|precinct|estate|places|region|areas|hubs|[Oo]urs|continent|ersus |ompared |"
    r"challeng|newcom|underdog|upstart|contend|runner|"
    r"[Tt]ogether|[Cc]ombined|[Bb]etween|[Jj]ointly|he (?:two|pair)|one\b|cousin|twin|sister",
)


def find_descriptions(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the descriptions of a sentence; the group that matched is their kind."""
    if _MAY_BE_ZH.search(text, start, end):
        yield from _ZH.finditer(text, start, end)
    if _MAY_BE_EN.search(text, start, end):
        yield from _EN.finditer(text, start, end)
