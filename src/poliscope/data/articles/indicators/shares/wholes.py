"""A share whose own clause says of what it is: "weave a third of the world's carpets", 生产全球七成的纽扣.

What the sentence before told of gives way to it.
"""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import english_words, modifier_behind_en, whole_zh
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.predicates import acts_on, is_no_noun, is_verb, one_of
from poliscope.data.articles.indicators.records import Topic, known_as
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["share_of_its_noun", "share_of_these"]

_OF_NOUN = re.compile(
    r" of (?:(?:the|all|its|their|his|her|our|total|global|national|domestic|world|entire|overall|every|"
    r"new)\s|"
    r"(?:the )?[A-Za-z][\w.-]*(?: [A-Z][\w.-]*)?(?:[’']s?|s[’']) |[A-Z][a-z]+(?:ese|ish|ian|an|ch|i) |UK |"
    r"US |EU |British |French )*"
    r"(?P<noun>[a-z]{3,}(?:[ -][a-z]{3,})?)(?=[,.;:)]|$| )"
)
_OUT = re.compile(r"\b(?:turn|churn|put|pump)(?:s|ed|ing)? out(?: \w+){0,2} ?$")
_SUFFIX = {
    "made": "output_share",
    "sold": "sales_share",
    "shipped": "exports_share",
    "bought": "imports_share",
}
#: Behind these words stands whose the noun is, or that it is told of no longer.
_ENDS_NOUN = frozenset(
    ["of", "in", "at", "for", "from", "sold", "made", "that", "who", "which", "and", "there", "here", "on"]
)
_PIECES = frozenset(["sets", "products", "goods", "doses", "articles"])
_GENERAL = frozenset(
    [
        "rival",
        "rivals",
        "neighbour",
        "neighbor",
        "counterpart",
        "record",
        "price",
        "everything",
        "anything",
        "nothing",
        "people",
        "them",
        "these",
        "those",
        "world",
        "everyone",
        "size",
        "what",
        "whom",
        "which",
    ]
)
#: "Property tax made up 58 per cent of all income": the share is that of the subject, if it has one.
_COMPOSES = re.compile(
    r"(?P<subject>[A-Za-z’'-]+)(?:,[^,;]{2,60},)?(?: (?:now|still|already|together|alone))* "
    r"(?P<verb>ma[dk]es?(?: up)?|making up|accounts? for|accounted for|represent(?:s|ed)?|constitut\w+|"
    r"compris\w+)(?: \w+){0,2} ?$"
)
_WHOSE = re.compile(
    r" of (?:the )?(?:[A-Za-z][\w.-]*(?: [A-Z]\w*)?(?:[’']s?|s[’']) |[A-Z][a-z]+(?:ese|ish|ian|an|ch|i) )"
)
_PRONOUNS = frozenset(
    ["it", "city", "town", "county", "region", "state", "province", "country", "district", "area", "valley"]
)


def _noun(p: Passage, i: int) -> tuple[str, int, int] | None:
    """Find the noun behind "of", without what says where or what is done with it."""
    found = _OF_NOUN.match(p.text, p.numbers[i].end, min(p.end, p.numbers[i].end + 90))
    if found is None:
        return None
    words = re.split(r"(?=[ -])", found["noun"])
    if len(words) == 2:
        second = words[1][1:]
        acts = is_verb(second) and (second.endswith(("ed", "ing")) or words[0].endswith("s"))
        if second in _ENDS_NOUN or second in _PIECES or acts or is_no_noun(second):
            words = words[:1]
    last = words[-1].strip(" -")
    if (
        words[0] in _GENERAL
        or last in english_words("function")
        or last in english_words("vague")
        or last in _GENERAL
        or is_no_noun(last)
    ):
        return None
    if one_of(last) in english_words("general") or words[0] in english_words("no_goods"):
        return None
    noun = "".join(words)
    return noun, found.start("noun"), found.start("noun") + len(noun)


def _makes(p: Passage, i: int, clause: int) -> bool:
    """Tell whether the noun before the figure is who makes the goods behind it."""
    head = p.text[clause : p.numbers[i].before]
    made = acts_on(head) in _SUFFIX or _OUT.search(head) is not None
    return made and _WHOSE.match(p.text, p.numbers[i].end) is not None


def _in_english(p: Passage, i: int) -> Topic | None:
    found = _noun(p, i)
    if found is None or any(t.start < found[2] and found[1] < t.end for t in p.topics):
        return None
    noun, a, b = found
    head = p.text[p.numbers[i - 1].end if i else p.start : p.numbers[i].before]
    if (composes := _COMPOSES.search(head)) is not None and not _of_place(p, i, composes):
        return None
    kind = "made" if _OUT.search(head) else acts_on(head)
    goods = kind in _SUFFIX
    if goods:
        noun = modifier_behind_en(noun, "output_value") or one_of(noun)
    code = re.sub(r"[^a-z]+", "_", noun)
    return Topic(f"{code}_{_SUFFIX[kind or ''] if goods else 'share'}", a, b, 0.6 if goods else 0.5, None)


def _of_place(p: Passage, i: int, composes: re.Match[str]) -> bool:
    """Tell whether a place makes or makes up the part: "the valley accounts for 90% of Polish steel"."""
    if _WHOSE.match(p.text, p.numbers[i].end) is None:
        return False
    if composes["verb"].startswith("ma") and not composes["verb"].endswith("up"):
        return True  # "its works make half of India's pumps"
    end = (p.numbers[i - 1].end if i else p.start) + composes.end("subject")
    return composes["subject"].lower() in _PRONOUNS or any(a < end <= b for a, b, _ in p.named)


_WHOLE_ZH = (
    r"(?:全球|全国|世界|全世界|全省|全市|全台|全县|全区|全港|国内|本省|本市|当地|"
    r"[\u4e00-\u9fff]{1,3}[省市县区国州])"
)
_MADE_ZH = re.compile(
    rf"(?:生产|制造|产出|出产|造出|供应|供给|提供|包揽|贡献|孕育|加工)(?:着|了|出)?{_WHOLE_ZH}?(?:约|近|"
    rf"超过?|大约|将近|逾)*$"
)
_OF_ALL_ZH = re.compile(rf"(?:^|[,;、。:])(?:有)?{_WHOLE_ZH}(?:约|近|超过?|大约|将近|逾|有)*$")
_NOUN_ZH = re.compile(
    r"(?:以上|左右|上下|多|强|出头)?的?(?P<noun>[\u4e00-\u9fff]{2,6}?)(?=[,。;、!?”」(]|$|都|在|从|由|"
    r"产自|来自|出自|的?产自|是)"
)
_FROM_HERE = re.compile(
    r"(?:都|就|是|均)?(?:在(?:这里|这儿|此|当地|本地)|从(?:这里|这儿|此)|由(?:这里|当地)|产自|来自|出自|是)"
)


def _in_chinese(p: Passage, i: int) -> Topic | None:
    number = p.numbers[i]
    head = p.text[p.numbers[i - 1].end if i else p.start : number.before]
    behind = _NOUN_ZH.match(p.text, number.end, min(p.end, number.end + 20))
    if behind is None or behind.start("noun") == number.end:
        return None  # "三分之一强"
    made = _MADE_ZH.search(head)
    if not made and not (_OF_ALL_ZH.search(head) and _FROM_HERE.match(p.text, behind.end("noun"), p.end)):
        return None
    a, b = behind.span("noun")
    if any(t.start < b and a < t.end for t in p.topics):
        return None
    token = whole_zh(behind["noun"], "output_value")
    code = f"{behind['noun']}产量" if token is None else f"{token}_output"
    return Topic(f"{code}_share", a, b, 0.6, known_as(code))


#: "半导体封装测试占全球产能的7%": of what whole the thing before has a share.
_OF_WHAT_ZH = re.compile(
    r"(?:^|[,;、。:的])(?P<noun>[\u4e00-\u9fff]{2,9}?)(?:约|就|则|已|更|也|仅|只|目前)*占(?:了|到|据|全)?"
    rf"(?:{_WHOLE_ZH}|[国省市县])?的?(?:总)?(?P<whole>产能|产量|产值|销量|供应量|出货量|市场|进口|"
    rf"出口)[^,。;\d]{{0,10}}$"
)
_PART_OF = {
    "产能": "capacity",
    "产量": "output",
    "产值": "output",
    "销量": "sales",
    "供应量": "output",
    "出货量": "shipments",
    "市场": "market",
    "进口": "imports",
    "出口": "exports",
}

#: "长春造出的轨道客车占全国的四成": goods said to be made here.
_MADE_THAT_ZH = re.compile(
    rf"(?:造|造出|生产|制造|出产|产出|产|下线|种出)的(?P<noun>[\u4e00-\u9fff]{{2,8}}?)(?:约|就|则|已|也)*占(?:了|到|据)?"
    rf"{_WHOLE_ZH}的?(?:总产量|产量|总量|市场)?的?(?:约|近|超过?|将近)*$"
)


def _made_that(p: Passage, i: int) -> Topic | None:
    found = _MADE_THAT_ZH.search(p.text, p.start, p.numbers[i].before)
    if found is None:
        return None
    known = build_lexicon().indicators.whole(f"{found['noun']}产量")
    token = whole_zh(found["noun"], "output_value")
    code = known.code if known else f"{token}_output" if token else f"{found['noun']}产量"
    return Topic(f"{code}_share", *found.span("noun"), 0.65, known)


def _of_what(p: Passage, i: int) -> Topic | None:
    number = p.numbers[i]
    if (made := _made_that(p, i)) is not None:
        return made
    start = p.numbers[i - 1].end if i else p.start
    found = _OF_WHAT_ZH.search(p.text, max(0, start - 1), number.before)
    if found is None:
        return None
    a, b = found.span("noun")
    inside = any(t.start < b and a < t.end and t.end > b - 2 for t in p.topics)
    token = whole_zh(found["noun"], "output_value")
    if inside or token is None:
        return None
    return Topic(f"{token}_{_PART_OF[found['whole']]}_share", a, b, 0.6, None)


@rule(units=PERCENT, kinds=PARTS)
def share_of_its_noun(f: Figure) -> Topic | None:
    """Name a share by the noun of its own clause rather than by what was told before.

    None where a phrase of the lexicon stands in the clause, or the share is of no noun.
    """
    p, i, number, chosen = f.passage, f.i, f.number, f.chosen
    after = f.after
    clause = max(after, *(p.text.rfind(mark, after, number.before) + 1 for mark in ",;:("))
    maker = chosen is not None and chosen.end <= number.before and _makes(p, i, clause)
    if chosen is not None and chosen.start >= clause and not maker:
        return None
    if p.scripts[0]:
        return _in_chinese(p, i) or _of_what(p, i)
    return _in_english(p, i)


#: "Of the foreign investment that came in 2024, 8.4 percent went to Puebla, 5.9 percent to Jalisco".
_OF_THESE = re.compile(
    r"(?:But |And |Yet |Still, )?(?:[Oo]f|[Aa]mong|[Oo]ut of) (?:(?:the|all|its|every|their|these|those|"
    r"some|a) |[\d,.]+ )*"
)
_COMMA = re.compile(r",(?!\d)")


@rule(units=PERCENT, kinds=PARTS, script=LATIN)
def share_of_these(f: Figure) -> Topic | None:
    """Read a share in a sentence that begins with "Of the ..." as one of them, for each place behind."""
    p, number, chosen = f.passage, f.number, f.chosen
    opened = _OF_THESE.match(p.text, p.start, number.before)
    comma = _COMMA.search(p.text, opened.end(), number.before) if opened is not None else None
    if opened is None or comma is None or ";" in p.text[comma.end() : number.before]:
        return None
    whole = next((t for t in p.topics if p.start <= t.start and t.end <= comma.start()), None)
    if whole is None or (chosen is not None and chosen.start >= comma.end()):
        return None
    if "percent" in whole.indicator.kinds or whole.start > opened.end() + 30:
        return None
    return whole.as_topic(0.75, f"{whole.indicator.code}_share")
