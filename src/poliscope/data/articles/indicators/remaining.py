"""What a figure measures where no particular rule tells: the phrase that was chosen, or what is left."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.composing import add_per, as_before, make_topic
from poliscope.data.articles.indicators.phrases.counting import (
    agrees,
    counted_before,
    counted_behind,
    measure_word,
    own_sum,
    rail_part,
)
from poliscope.data.articles.indicators.phrases.wholes import stated_share_of_gdp, whole_of_share
from poliscope.data.articles.indicators.records import Topic, kinds_of, plain_code, topic_of
from poliscope.data.articles.indicators.rules import LEVEL, PERCENT, Figure, refines, rule
from poliscope.data.articles.indicators.words.english import counted_noun
from poliscope.data.articles.indicators.words.own_words import own_phrase
from poliscope.data.articles.indicators.words.subjects import of_its_clause
from poliscope.data.articles.indicators.words.wording import (
    goes_on,
    grown,
    own_noun,
    ranked_noun,
    thing_behind,
    unknown_topic,
)
from poliscope.data.articles.lexicon import Indicator, build_lexicon

__all__ = ["as_named", "noun_or_same", "of_phrase", "same_percent", "shares_noun"]

_FOLLOWING = frozenset({"growth", "ratio", "rank", "share", "gap", "change"})


@rule()
def noun_or_same(f: Figure) -> Topic | None:
    """Prefer a noun of the number's own clause to a phrase of an earlier one."""
    p, i, number, chosen, trust, out = f.passage, f.i, f.number, f.chosen, f.trust, f.out
    relation = p.relations[i]
    if (
        i
        and chosen is not None
        and (chosen.end <= number.start or (trust < 0.8 and number.end < chosen.start))
        and (found := counted_noun(p.text, number, relation) or thing_behind(p.text, number, relation))
        and not p.text[chosen.start : chosen.end].endswith(p.text[found.start : found.end])
    ):
        return found  # "16,000 workers in 50 development centres"
    if f.kind in {"level", "change"} and (counted := _counted(f)) is not None:
        return counted
    if f.kind == "rank" and (headed := ranked_noun(p.text, p.start, number, chosen)):
        return headed
    if trust >= 0.8 if chosen is not None else f.kind == "rank":
        return None
    if (own := of_its_clause(p, i, chosen)) is not None:
        return own
    noun = own_noun(p.text, p.start, number, relation, p.known(i))
    noun = noun or own_sum(p.text, p.start, number, relation, p.known(i)) or own_phrase(p, i)
    if noun is not None:
        return noun
    if out and goes_on(p.text, p.numbers, i, chosen, out[-1], relation):
        return grown(out[-1], relation)
    return None


_COUNTED = re.compile(
    r"(?<=[\d nh]) (?P<noun>(?!million|billion|thousand|hundred|people|workers|units)[a-z]{4,}s)$"
)


def _counted(f: Figure) -> Topic | None:
    """Take the noun that a measure word counts beside the figure, unless a phrase of its clause is chosen."""
    p, number = f.passage, f.number
    if f.chosen is None and (inside := _COUNTED.search(p.text, number.start, number.end)) is not None:
        known = build_lexicon().indicators.whole(inside["noun"])  # "4.9 million visitors spent"
        if known is not None and known.kinds & {"count", "persons"}:
            return topic_of(known.code, 0.7, at=inside.span("noun"))
    if f.chosen is not None and (f.trust >= 0.8 or f.chosen.start >= number.start):
        return None
    noun = rail_part(p.text, p.start, number) or counted_behind(p.text, number, p.topics)
    return noun or counted_before(p.text, p.start, number, p.known(f.i), p.topics)


@rule(units=PERCENT, kinds=LEVEL)
def same_percent(f: Figure) -> Topic | None:
    """Read a percentage without an indicator that is one: a share of GDP, or that of the number before."""
    if f.chosen is not None:
        return None
    share = stated_share_of_gdp(f.passage, f.i)
    if share is not None:
        return share
    aimed = f.i > 0 and f.out[-1].code is not None and _AIM.search(f.passage.text, f.after, f.number.start)
    if f.passage.same_unit(f.i) and (f.out[-1].indicator or aimed):
        return replace(f.out[-1], confidence=min(f.out[-1].confidence, 0.6))
    return None


#: "由40%提高到81%,今年的目标是85%": the aim of what was told.
_AIM = re.compile(r"[^,。;]{0,8}目标[^,。;]{0,6}$")


def _same_word(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Go on with what the same measure word counted: "摊位有2360个,带动就业近7000人,七里河区则为890个"."""
    word = measure_word(p.text, p.numbers[i]) if p.relations[i].kind == "level" else None
    for j in range(i - 1, -1, -1) if word is not None else ():
        if measure_word(p.text, p.numbers[j]) == word and p.relations[j].kind == "level" and out[j].code:
            return replace(out[j], confidence=0.5)
    return None


def _told_here(p: Passage, i: int, out: list[Topic]) -> Indicator | None:
    """Give what the sentence itself told last, of all that the figure's unit fits."""
    kinds = kinds_of(p.numbers[i]) if p.numbers[i].scanned.unit not in {"%", "pp", "times"} else None
    known = [t.indicator for t in reversed(out) if t.indicator is not None]
    return next((indicator for indicator in known if kinds is None or kinds & indicator.kinds), None)


def _same_growth(p: Passage, i: int, out: list[Topic]) -> Topic | None:
    """Go on with a growth that the sentence told: "菏泽以6.9%领跑,枣庄6.4%,并列第二,东营5.1%垫底"."""
    number = p.numbers[i]
    if number.scanned.unit != "%" or number.scanned.words or p.relations[i].kind != "level":
        return None
    rates = [out[k] for k in range(i) if p.numbers[k].scanned.unit == "%" and out[k].indicator is not None]
    if not rates or not (rates[-1].code or "").endswith("_growth") or not p.scripts[0]:
        return None
    return replace(rates[-1], start=-1, end=-1, confidence=0.5)


def _remembered(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Fall back on earlier figures and sentences, and on the text's own words."""
    number, relation = p.numbers[i], p.relations[i]
    if (same := _same_word(p, i, out)) is not None:
        return same
    if (rate := _same_growth(p, i, out)) is not None:
        return rate
    if p.percent and p.fresh and p.context and number.scanned.unit == "%" and relation.kind == "level":
        return Topic(p.percent, -1, -1, 0.5, p.context)
    here = _told_here(p, i, out)
    context = p.context if p.fresh or relation.kind not in {"rank", "ratio", "share"} else None
    context = here or context  # what this sentence has told goes before what the last one told
    if relation.kind == "rank" and p.context is not None and "rank" in p.context.kinds:
        context = p.context  # a list of places under a ranking
    if context is not None and not agrees(p.text, number, context, near=False):
        context = None  # no beds, what is told in 辆
    unknown = unknown_topic(p.text, p.start, number, relation, context, p.known(i))
    alike = [out[k].code for k in range(i) if p.numbers[k].scanned.unit == number.scanned.unit]
    if (
        here is not None
        and unknown.code == here.code
        and alike
        and (alike[-1] or "").endswith(f"_{here.code}")
    ):
        unknown = replace(unknown, code=alike[-1])  # of the same sector, of the same group
    return add_per(p, i, unknown)


_MULTIPLE = re.compile(
    r"(?: (?:of|in|for) [^.;,\d]{2,40})?,(?: (?:or|which is|that is|about|around|nearly|almost|some|roughly|"
    r"more than|over|just|at|only))* "
)
_OF_THE_SAME = re.compile(
    r" (?:of (?!average|median)|the (?!average (?:wage|pay|salary|income|earnings)|median)|that|what|"
    r"as (?:much|many|high|large|"
    r"big|great)|more|higher|larger|bigger|its)|[.,;]|$"
)


def _same_ratio(f: Figure) -> Topic | None:
    """Go on with a ratio told in times, over what stands between: "房价所得比9.2倍,负担率39%;台北16.4倍"."""
    p, i, chosen, out = f.passage, f.i, f.chosen, f.out
    if f.number.scanned.unit != "times" or not out:
        return None
    alike = _MULTIPLE.fullmatch(p.text, p.numbers[i - 1].end, f.number.before) is not None
    if out[-1].code and alike and _OF_THE_SAME.match(p.text, f.number.end):
        return replace(out[-1], confidence=0.7)  # "0.62% of its product, twice the Mexican figure"
    if chosen is not None and chosen.start >= p.numbers[i - 1].end:
        return None
    alike = chosen is None or chosen.indicator is out[-1].indicator
    if alike and (out[-1].code or "").endswith("_change"):
        return replace(out[-1], confidence=0.65)  # "一年净增14.9万人,是武汉的4倍"
    for j in range(i - 1, -1, -1):
        known = out[j].indicator
        if p.numbers[j].scanned.unit == "times" and known is not None and known.kinds <= {"rate", "index"}:
            return replace(out[j], confidence=0.7)
    return None


def _passed_over(f: Figure) -> bool:
    """Tell a phrase before the figure before, which was not taken for that one, from what goes on."""
    p, i, chosen, out = f.passage, f.i, f.chosen, f.out
    if chosen is None or not i or f.kind not in {"share", "ratio"} or not p.scripts[1] or p.scripts[0]:
        return False
    told = out[-1].indicator
    before = chosen.end <= p.numbers[i - 1].start and p.relations[i - 1].kind in {"level", "share"}
    return before and told is not None and not told.kinds & chosen.indicator.kinds and "money" in told.kinds


def of_phrase(f: Figure) -> Topic:
    """Compose the topic of the phrase that was chosen, or go on with that of the number before."""
    p, i, number, chosen, trust, out = f.passage, f.i, f.number, f.chosen, f.trust, f.out
    relation = p.relations[i]
    if (same := _same_ratio(f)) is not None:
        return same
    if _passed_over(f):
        part = "_share" if relation.kind == "share" else ""
        return replace(out[-1], code=f"{plain_code(out[-1].code)}{part}", confidence=0.7)
    if (
        chosen is None
        and relation.kind == "share"
        and p.same_unit(i)
        and (out[-1].code or "").endswith("_share")
    ):
        return replace(out[-1], confidence=0.65)  # "34% of jobs in the first and 22% in the second"
    if chosen is not None:
        indicator, place = chosen.indicator, (chosen.start, chosen.end)
    elif out and out[-1].indicator and relation.kind in _FOLLOWING:
        indicator, place, trust = out[-1].indicator, (out[-1].start, out[-1].end), 0.7
    else:
        return _remembered(p, i, out)
    after = f.after
    whole = whole_of_share(p, i) if relation.kind == "share" else None
    whole = whole or _same_whole(p, i, indicator, out)
    topic = make_topic(p, i, indicator, place, trust, whole)
    if (
        relation.kind == "rank"
        and i
        and re.search(r"总量|规模|总额|数量|总数|size|total", p.text[after : number.before])
    ):
        return topic
    return as_before(topic, out[-1], p, i) if i else topic


def _same_whole(p: Passage, i: int, indicator: Indicator, out: list[Topic]) -> str | None:
    """Take the whole of an earlier share of the same thing: "占GDP的2.2%;香港只占0.97%"."""
    if p.relations[i].kind != "share" or not re.search(
        r"占(?:比)?(?:约|近|为|达|了|到|只|仅)*$", p.text[: p.numbers[i].before][-8:]
    ):
        return None
    return next((t.whole for t in reversed(out) if t.whole and t.indicator is indicator), None)


_BARE_ENDS = frozenset("万亿兆0123456789")


@refines(kinds=LEVEL)
def as_named(f: Figure, topic: Topic) -> Topic:
    """Take the noun of a bare number for what the lexicon calls so: "集装箱吞吐量突破2300万"."""
    bare = f.passage.text[f.number.end - 1 : f.number.end] in _BARE_ENDS
    if topic.indicator is not None or not bare or not topic.code or topic.code.isascii():
        return topic
    known = build_lexicon().indicators.whole(topic.code)
    return (
        topic
        if known is None or "percent" in known.kinds
        else replace(topic, code=known.code, indicator=known)
    )


@refines(signs=(" and ", " or ", " to "), in_turn=True)
def shares_noun(f: Figure, topic: Topic) -> Topic:
    """Give the first of "25.5 and 22.9 projects" the noun, which stands behind the second."""
    p, i = f.passage, f.i
    if topic.indicator is not None or i + 1 == len(p.numbers):
        return topic
    own = re.search(r"[a-z]{4,}$", p.text[f.number.start : f.number.end])
    last = _ends_list(p, i) if own is None else i
    return replace(f.out[last], confidence=0.7) if last > i else topic


_JOINED = frozenset([" and ", " or ", " to ", ", and "])


def _ends_list(p: Passage, i: int) -> int:
    """Find the last figure of a list that a figure begins: "310, 240 and 90 firms"; itself for none."""
    for j in range(i + 1, len(p.numbers)):
        gap = p.text[p.numbers[j - 1].end : p.numbers[j].before]
        if not p.same_unit(j) or gap not in _JOINED | {", "}:
            return i
        if gap in _JOINED:
            return j
    return i
