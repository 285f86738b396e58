"""Foreign names in Chinese that the gazetteer lacks: 莫尔比, 卡斯特利翁省, 北博滕区.

A foreign name is spelled with some two hundred syllables that ordinary words seldom put side by side. Firms
and persons are spelled so too, hence a name counts only where the article uses it as a place: with 省, 市 or
区 behind it, in its dateline, as the town that its title tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from poliscope.data.articles.lexicon import Lexicon, Place

__all__ = ["find_transliterated"]

_SYLLABLES = (
    "阿埃艾安昂奥巴班邦保贝本比彼毕边宾波勃伯博卜布查茨达代戴丹当道德登邓迪底蒂丁东杜顿多厄恩尔法凡范菲费芬丰冯佛夫弗福盖甘冈戈"
    "格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华霍基吉季加贾简姜杰捷金津京久喀卡凯坎康考科克肯孔库夸昆拉腊来莱兰朗劳勒雷黎里理利莉立列林"
    "留琉隆卢鲁路吕伦罗洛马玛麦曼芒毛梅门蒙米密敏明摩莫墨默姆木穆纳娜乃南瑙内能尼涅宁牛农努诺欧帕潘庞培佩彭皮平珀普奇齐恰钱强"
    "乔切钦琼丘热日荣茹瑞若萨塞赛桑瑟森沙山尚绍舍申圣胜什施石史士思斯松苏索塔台太泰坦汤唐陶特滕提田廷通图土托瓦万汪旺威韦维魏温"
    "文翁沃乌武西希锡夏香肖谢辛欣兴休许逊雅亚延扬尧耶叶伊宜因英尤约云泽曾扎宰詹占张章哲珍芝智朱兹佐腾墩翰琳涅敦镇坡滨廖"
)
#: Syllables that hardly a Chinese word has: three in a row without one of them are no foreign name.
_FOREIGN = frozenset(
    "阿埃艾奥贝伯博布茨迪蒂厄尔菲弗戈格赫霍基卡凯科克库拉莱勒雷黎鲁伦罗洛莫姆穆纳内尼涅努诺帕佩皮珀普齐乔琼萨塞桑瑟舍什施斯索塔坦滕廷图托瓦韦维沃乌希谢逊雅亚耶伊泽扎詹兹佐"
)
_RUN = re.compile(f"[{_SYLLABLES}]{{2,8}}")
_KINDS = {
    "省": "province", "邦": "province", "州": "province", "大区": "region", "地区": "region", "区": "region",
    "郡": "county", "县": "county", "市": "city", "岛": "county", "半岛": "region", "都会区": "city",
}  # fmt: skip
_KIND = re.compile(r"(?:大区|地区|都会区|半岛|[省邦州区郡县市岛])(?![场长民内委政])")
#: Behind the name of a town, and before it.
_TOWN_BEHIND = re.compile(
    r"(?:市内|市长|市政府|市民|市委|市|附近|周边|当地|机场|港(?![元币])|郊外|城区|都会区|全城|一地|这座(?:小)?城|是一座|[:,]一座)"
)
_TOWN_BEFORE = re.compile(
    r"(?:发自[\u4e00-\u9fff]{0,5}?|(?:位于|地处|坐落在)(?:[^,。;]{0,8}的)?|抵达|来到|前往|整个|走进|城市|小城|首府|首都|港口|重镇)$"
)
#: What is a firm's or a person's.
_NO_PLACE = re.compile(
    r"(?:公司|集团|工厂|总部|系|家族|银行|基金|先生|女士|教授|博士|说|表示|坦言|认为|称|指出|告诉|介绍|股份|门店|品牌|手机|汽车|主义|奖)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:老板|教授|总裁|市长|总理|总统|部长|博士|先生|女士|经理|创始人|主席|分析师|记者|主任|局长|州长|董事长|会长|专家|学者)$"
)
#: 北博滕区: a part of a name before the syllables.
_COMPASS = frozenset("东西南北上下圣")


def _spelled(name: str, *, sure: bool) -> bool:
    """Tell whether syllables look like a foreign name; one of the rarer ones will do before 省."""
    foreign = sum(char in _FOREIGN for char in name)
    return foreign >= 1 + (not sure) and (sure or 2 * foreign >= len(name) - 1)


def _country(lexicon: Lexicon, text: str, name: str) -> str:
    """Give the country that the article puts before it: 印度莫尔比, 西班牙主产区卡斯特利翁."""
    for found in re.finditer(re.escape(name), text):
        head = re.split(r"[^\u4e00-\u9fff]", text[max(0, found.start() - 10) : found.start()])[-1]
        before = [m for m in lexicon.places.find(head) if m.payload.kind == "country"]
        if before and re.fullmatch(r"(?:的?[^的和与、是在]{0,6})", head[before[-1].end :]):
            return before[-1].payload.country
    return ""


def _evidence(text: str, at: int, end: int) -> tuple[str, int]:
    """Weigh one use of a name: its kind, and how sure it is a place; below nought for a firm or a person."""
    if _NO_PLACE.match(text, end) or _OFFICE_BEFORE.search(text, max(0, at - 4), at):
        return "", -1
    kind = _KIND.match(text, end)
    if kind is not None:
        return kind.group(), 2
    if _TOWN_BEHIND.match(text, end) or _TOWN_BEFORE.search(text, max(0, at - 12), at):
        return "", 2
    return "", 0


def _uses(lexicon: Lexicon, text: str) -> Iterator[tuple[str, int, int]]:
    """Give the runs of syllables that no known name covers."""
    known = [(m.start, m.end) for m in lexicon.places.find(text)]
    at = 0
    for found in _RUN.finditer(text):
        while at < len(known) and known[at][1] <= found.start():
            at += 1
        start = found.start()
        if at < len(known) and known[at][0] < found.end():
            if known[at][0] > start or known[at][1] >= found.end():
                continue
            start = known[at][1]  # 印度莫尔比: what is known ends here
        name = found.group()[start - found.start() :]
        if not _spelled(name, sure=len(name) > 2 and _KIND.match(text, found.end()) is not None):
            continue
        if text[start - 1 : start] in _COMPASS and _KIND.match(text, found.end()):
            name, start = text[start - 1] + name, start - 1
        yield name, start, found.end()


def find_transliterated(lexicon: Lexicon, text: str) -> list[tuple[str, Place]]:
    """Find the foreign places that a Chinese text names and the gazetteer lacks.

    Each name, with and without 省 or 市 where the text writes both, with its place.
    """
    weights: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for name, start, end in _uses(lexicon, text):
        kind, weight = _evidence(text, start, end)
        weights[name] = weights.get(name, 0) + weight
        if kind:
            kinds.setdefault(name, kind)
    found: list[tuple[str, Place]] = []
    for name, weight in weights.items():
        kind = kinds.get(name, "")
        if weight < 2 or (len(name) < 3 and not (kind and kind != "区")):
            continue
        country = _country(lexicon, text, name)
        if kind:
            place = Place(name + kind, _KINDS[kind], country)
            found += [(name + kind, place), (name, place)]
        else:
            found.append((name, Place(name, "city" if country else "unknown", country)))
    return found
