"""Tell for each number of a sentence what it measures."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.carried.among_told import among_told
from poliscope.data.articles.indicators.carried.bracketed import behind_brackets
from poliscope.data.articles.indicators.carried.carrying import (
    against_before,
    against_sentence_before,
    grown_to,
    growth_at_once,
    in_brackets,
    listed,
    part_of_other,
    points_of_percent,
    rate_of_count,
    referring,
    second_of_two,
    share_of_before,
)
from poliscope.data.articles.indicators.carried.elsewhere import ranked_before, same_elsewhere
from poliscope.data.articles.indicators.carried.leaning import leaning
from poliscope.data.articles.indicators.carried.leftout import (
    as_by_the_verb,
    of_more,
    same_count,
    same_rate,
    share_of_total,
    those_of,
)
from poliscope.data.articles.indicators.carried.listing import zip_respectively
from poliscope.data.articles.indicators.growth.changing import (
    among_these,
    changed,
    of_kind,
    rate_of_change,
    still_changing,
)
from poliscope.data.articles.indicators.growth.contributions import contribution
from poliscope.data.articles.indicators.growth.economy import growth_of_economy, part_of_economy
from poliscope.data.articles.indicators.growth.growing import bare_growth
from poliscope.data.articles.indicators.growth.places import place_grew
from poliscope.data.articles.indicators.growth.prices import dearer
from poliscope.data.articles.indicators.growth.sectors import same_growth, sector_growth, sector_of_gdp
from poliscope.data.articles.indicators.narrower.partners import taken_by
from poliscope.data.articles.indicators.narrower.refining import (
    again,
    of_what_was_told,
    ranked_growth,
    share_of_group,
    share_of_sector,
)
from poliscope.data.articles.indicators.particular import (
    area,
    busiest,
    containers,
    crowd,
    firms_on_a_list,
    goal_of_the_year,
    governed_by_verb,
    largest_place,
    named_share,
    output_of_area,
    per_inhabitants,
    price_per_area,
    research_of,
    size_of_place,
    times_income,
)
from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.phrases.choosing import (
    choose_topic,
    stated_share_of_gdp,
    whole_of_share,
)
from poliscope.data.articles.indicators.phrases.composing import (
    add_per,
    as_before,
    make_topic,
)
from poliscope.data.articles.indicators.phrases.counting import (
    agrees,
    counted_before,
    counted_behind,
    measure_word,
    own_sum,
    rail_part,
)
from poliscope.data.articles.indicators.records import Topic, TopicMention, kinds_of, same_list
from poliscope.data.articles.indicators.shares.by_verb import share_by_verb
from poliscope.data.articles.indicators.shares.english import share_told
from poliscope.data.articles.indicators.shares.next_parts import parts_told
from poliscope.data.articles.indicators.shares.parts_zh import (
    by_owner,
    done_with,
    goods_among,
    listed_output,
    share_from,
    share_given,
    with_partner,
)
from poliscope.data.articles.indicators.shares.subgroups import subgroup
from poliscope.data.articles.indicators.shares.subgroups_zh import subgroup_zh
from poliscope.data.articles.indicators.shares.verbs_zh import part_of_group, share_of_next
from poliscope.data.articles.indicators.shares.wholes import share_of_its_noun, share_of_these
from poliscope.data.articles.indicators.shares.whose_part import whose_part
from poliscope.data.articles.indicators.verbs.chinese import told_by_verb
from poliscope.data.articles.indicators.verbs.jobs import made_jobs
from poliscope.data.articles.indicators.verbs.journeys import far, travel
from poliscope.data.articles.indicators.verbs.of_subject import of_its_subject
from poliscope.data.articles.indicators.verbs.worth import goods_worth
from poliscope.data.articles.indicators.words.english import counted_noun
from poliscope.data.articles.indicators.words.own_words import done_to_noun_behind, own_phrase
from poliscope.data.articles.indicators.words.subjects import of_its_clause
from poliscope.data.articles.indicators.words.superlatives import largest_maker
from poliscope.data.articles.indicators.words.wording import (
    goes_on,
    grown,
    own_noun,
    ranked_noun,
    thing_behind,
    unknown_topic,
)
from poliscope.data.articles.lexicon import Indicator, build_lexicon

__all__ = ["assign_topics"]

_FOLLOWING = frozenset({"growth", "ratio", "rank", "share", "gap", "change"})


def _noun_or_same(
    p: Passage, i: int, chosen: TopicMention | None, trust: float, out: list[Topic]
) -> Topic | None:
    """Prefer a noun of the number's own clause to a phrase of an earlier one."""
    number, relation = p.numbers[i], p.relations[i]
    if (
        i
        and chosen is not None
        and (chosen.end <= number.start or (trust < 0.8 and number.end < chosen.start))
        and (found := counted_noun(p.text, number, relation) or thing_behind(p.text, number, relation))
        and not p.text[chosen.start : chosen.end].endswith(p.text[found.start : found.end])
    ):
        return found  # "16,000 workers in 50 development centres"
    if relation.kind in {"level", "change"} and (counted := _counted(p, i, chosen, trust)) is not None:
        return counted
    if relation.kind == "rank" and (headed := ranked_noun(p.text, p.start, number, chosen)):
        return headed
    if trust >= 0.8 if chosen is not None else relation.kind == "rank":
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


def _counted(p: Passage, i: int, chosen: TopicMention | None, trust: float) -> Topic | None:
    """Take the noun that a measure word counts beside the figure, unless a phrase of its clause is chosen."""
    number = p.numbers[i]
    if chosen is not None and (trust >= 0.8 or chosen.start >= number.start):
        return None
    noun = rail_part(p.text, p.start, number) or counted_behind(p.text, number, p.topics)
    return noun or counted_before(p.text, p.start, number, p.known(i), p.topics)


def _percent(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Read a percentage without an indicator that is one: a share of GDP, or that of the number before."""
    number = p.numbers[i]
    if chosen is not None or number.scanned.unit != "%" or p.relations[i].kind != "level":
        return None
    share = stated_share_of_gdp(p.text, p.topics, number, p.end)
    if share is not None:
        return share
    if p.same_unit(i) and out[-1].indicator:
        return replace(out[-1], confidence=0.6)
    return None


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


def _remembered(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Fall back on earlier figures and sentences, and on the text's own words."""
    number, relation = p.numbers[i], p.relations[i]
    if (same := _same_word(p, i, out)) is not None:
        return same
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
    return add_per(p.text, p.start, p.end, number, relation, unknown)


def _same_ratio(p: Passage, i: int, chosen: TopicMention | None, out: list[Topic]) -> Topic | None:
    """Go on with a ratio told in times, over what stands between: "房价所得比9.2倍,负担率39%;台北16.4倍"."""
    if p.numbers[i].scanned.unit != "times" or not out:
        return None
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


def _chosen(p: Passage, i: int, chosen: TopicMention | None, trust: float, out: list[Topic]) -> Topic:
    """Compose the topic of the phrase that was chosen, or go on with that of the number before."""
    number, relation = p.numbers[i], p.relations[i]
    if (same := _same_ratio(p, i, chosen, out)) is not None:
        return same
    if chosen is not None:
        indicator, place = chosen.indicator, (chosen.start, chosen.end)
    elif out and out[-1].indicator and relation.kind in _FOLLOWING:
        indicator, place, trust = out[-1].indicator, (out[-1].start, out[-1].end), 0.7
    else:
        return _remembered(p, i, out)
    after = p.numbers[i - 1].end if i else p.start
    whole = whole_of_share(p.text, p.topics, number, after, p.until(i)) if relation.kind == "share" else None
    whole = whole or _same_whole(p, i, indicator, out)
    topic = make_topic(p.text, p.start, p.end, number, relation, indicator, place, trust, whole, p.numbers, i)
    if (
        relation.kind == "rank"
        and i
        and re.search(r"总量|规模|总额|数量|总数|size|total", p.text[after : number.before])
    ):
        return topic
    return as_before(topic, out[-1], number, p.numbers[i - 1], relation, p.relations[i - 1]) if i else topic


def _same_whole(p: Passage, i: int, indicator: Indicator, out: list[Topic]) -> str | None:
    """Take the whole of an earlier share of the same thing: "占GDP的2.2%;香港只占0.97%"."""
    if p.relations[i].kind != "share" or not re.search(
        r"占(?:比)?(?:约|近|为|达|了|到|只|仅)*$", p.text[: p.numbers[i].before][-8:]
    ):
        return None
    return next((t.whole for t in reversed(out) if t.whole and t.indicator is indicator), None)


def _decide(p: Passage, i: int, out: list[Topic]) -> Topic:
    """Tell what one number measures; ``out`` holds the topics of those before it."""
    chosen, trust = choose_topic(p.text, p.start, p.end, p.topics, p.numbers[i], p.relations[i], p.until(i))
    return (
        subgroup_zh(p, i)
        or part_of_group(p, i, chosen)
        or share_of_next(p, i)
        or rate_of_count(p, i, out)
        or among_told(p, i, chosen, out)
        or dearer(p, i, out)
        or subgroup(p, i)
        or share_by_verb(p, i)
        or share_given(p, i)
        or share_told(p, i)
        or contribution(p, i, out)
        or part_of_economy(p, i, out)
        or growth_of_economy(p, i, out)
        or share_from(p, i, chosen, out)
        or share_of_its_noun(p, i, chosen)
        or goods_among(p, i, chosen, out)
        or listed_output(p, i, chosen, out)
        or with_partner(p, i, chosen, out)
        or referring(p, i, out)
        or leaning(p, i, out)
        or against_before(p, i, out)
        or against_sentence_before(p, i, chosen)
        or part_of_other(p, i, chosen, out)
        or in_brackets(p, i, out)
        or sector_growth(p, i, chosen, out)
        or same_growth(p, i, chosen, out)
        or bare_growth(p, i, out)
        or those_of(p, i, out)
        or of_more(p, i)
        or share_of_total(p, i, chosen)
        or same_rate(p, i, chosen, out)
        or growth_at_once(p, i, chosen, out)
        or grown_to(p, i, out)
        or share_of_before(p, i, out)
        or containers(p, i, chosen)
        or crowd(p, i, chosen)
        or largest_maker(p, i)
        or largest_place(p, i, chosen)
        or busiest(p, i)
        or goal_of_the_year(p, i)
        or firms_on_a_list(p, i, chosen)
        or per_inhabitants(p, i, chosen)
        or times_income(p, i, chosen)
        or done_with(p, i, chosen)
        or done_to_noun_behind(p, i, chosen)
        or told_by_verb(p, i, chosen)
        or travel(p, i, chosen)
        or far(p, i, chosen)
        or named_share(p, i)
        or research_of(p, i)
        or size_of_place(p, i, chosen)
        or price_per_area(p, i, chosen)
        or output_of_area(p, i, out)
        or goods_worth(p, i)
        or of_its_subject(p, i, chosen)
        or governed_by_verb(p, i, chosen)
        or share_of_these(p, i, chosen)
        or ranked_before(p, i, chosen, out)
        or same_elsewhere(p, i, chosen, out)
        or same_count(p, i, out)
        or area(p, i, chosen)
        or (place_grew(p, i, out) if trust < 0.8 else None)
        or _noun_or_same(p, i, chosen, trust, out)
        or listed(p, i, chosen, out)
        or points_of_percent(p, i, chosen, out)
        or second_of_two(p, i, chosen, out)
        or _percent(p, i, chosen, out)
        or _chosen(p, i, chosen, trust, out)
    )


def assign_topics(passage: Passage) -> list[Topic]:
    """Tell what each number of a sentence measures.

    Parameters
    ----------
    passage : Passage
        The sentence and what stands in it.

    Returns
    -------
    list of Topic
        One for each number.
    """
    zipped = zip_respectively(passage.text, passage.start, passage.topics, passage.numbers, passage.relations)
    grown_from = _growth_of_each(passage)
    out: list[Topic] = []
    for i, number in enumerate(passage.numbers):
        earlier = out[grown_from[i]] if i in grown_from else None
        if earlier is not None and earlier.code and number.start not in zipped:
            out.append(grown(earlier, passage.relations[i]))
        else:
            topic = zipped.get(number.start) or made_jobs(passage, i, _decide(passage, i, out), out)
            topic = as_by_the_verb(sector_of_gdp(again(passage, topic), passage, i), out)
            topic = of_what_was_told(passage, i, topic, out)
            out.append(share_of_group(passage, i, ranked_growth(passage, i, topic, out)))
    out = [_as_named(passage, i, topic) for i, topic in enumerate(out)]
    out = [taken_by(passage, i, by_owner(passage, i, topic)) for i, topic in enumerate(out)]
    out = [whose_part(passage, i, topic, out) for i, topic in enumerate(out)]
    for i in range(len(out)):
        out[i] = parts_told(passage, i, out)
    out = [among_these(passage, i, out) for i in range(len(out))]
    out = [changed(passage, i, of_kind(passage, topic)) for i, topic in enumerate(out)]
    for i in range(1, len(out)):
        out[i] = still_changing(passage, i, out)
    out = [rate_of_change(passage, i, out) for i in range(len(out))]
    if any((topic.code or "").startswith("gdp_share_") or topic.whole == "gdp" for topic in out):
        out = [share_of_sector(topic) for topic in out]
    for i, topic in behind_brackets(passage, out).items():
        out[i] = topic
    for i in range(len(out) - 1):
        if out[i].indicator is None and _shares_noun(passage, i):
            out[i] = replace(out[i + 1], confidence=0.7)
    return out


def _as_named(p: Passage, i: int, topic: Topic) -> Topic:
    """Take the noun of a bare number for what the lexicon calls so: "集装箱吞吐量突破2300万"."""
    bare = p.text[p.numbers[i].end - 1 : p.numbers[i].end] in _BARE_ENDS and p.relations[i].kind == "level"
    if topic.indicator is not None or not bare or not topic.code or topic.code.isascii():
        return topic
    known = build_lexicon().indicators.whole(topic.code)
    return (
        topic
        if known is None or "percent" in known.kinds
        else replace(topic, code=known.code, indicator=known)
    )


_BARE_ENDS = frozenset("万亿兆0123456789")


def _shares_noun(p: Passage, i: int) -> bool:
    """Tell the first of "25.5 and 22.9 projects", whose noun stands behind the second."""
    gap = p.text[p.numbers[i].end : p.numbers[i + 1].before]
    own = re.search(r"[a-z]{4,}$", p.text[p.numbers[i].start : p.numbers[i].end])
    return p.same_unit(i + 1) and gap in {" and ", " or "} and own is None


def _growth_of_each(p: Passage) -> dict[int, int]:
    """Pair "厂商347家,从业人员9.9万人,分别增加7.4%及1.2%": rates with the figures they are the growth of."""
    pairs: dict[int, int] = {}
    for i in range(2, len(p.numbers)):
        gap = p.text[p.numbers[i - 1].end : p.numbers[i].before]
        if (
            i in pairs
            or p.relations[i].kind != "growth"
            or not re.fullmatch(r",[^,。;、]{0,10}(?:分别|同比|增长|下降)[^,。;]{0,14}", gap)
        ):
            continue
        run = [i]
        while run[-1] + 1 < len(p.numbers) and same_list(p.text, p.numbers, run[-1] + 1):
            run.append(run[-1] + 1)
        levels = [j for j in range(i) if p.relations[j].kind in {"level", "share"}][-len(run) :]
        if len(run) > 1 and len(levels) == len(run) and levels == list(range(i - len(run), i)):
            pairs.update(zip(run, levels, strict=True))
    return pairs
