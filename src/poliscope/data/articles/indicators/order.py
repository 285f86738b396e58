"""The order in which rules are asked what a figure measures, and in which topics are gone over.

The first rule that tells is believed, so the order is what is known of which words say more than others.
Each group says why it goes before the next; within a group the more particular stand first.
"""

from __future__ import annotations

from poliscope.data.articles.indicators import particular, remaining
from poliscope.data.articles.indicators.carried import (
    among_told,
    bracketed,
    carrying,
    elsewhere,
    going_on_zh,
    leaning,
    leftout,
    next_of,
    paired_zh,
    parts_of_told,
    parts_told_zh,
    performers,
    references,
    sector_en,
    sector_zh,
    told_again,
)
from poliscope.data.articles.indicators.growth import (
    changing,
    contributions,
    economy,
    growing,
    places,
    prices,
    sectors,
    spending,
)
from poliscope.data.articles.indicators.narrower import partners, refining
from poliscope.data.articles.indicators.rules import Order, Passes
from poliscope.data.articles.indicators.shares import (
    by_verb,
    english,
    heads_zh,
    next_parts,
    of_told,
    partner_markets,
    parts_zh,
    said_of_firms,
    subgroups,
    subgroups_zh,
    verbs_zh,
    wholes,
    whose_part,
)
from poliscope.data.articles.indicators.verbs import (
    chinese,
    earners,
    goods_zh,
    jobs,
    journeys,
    of_subject,
    public_money,
    worth,
)
from poliscope.data.articles.indicators.words import lists_zh, superlatives

__all__ = ["AS_TOLD", "FINISHED", "RULES"]

#: What is said of a part, right beside its figure. It says all by itself what is measured, and the
#: phrases of the lexicon near it only name the whole: "31% of residents rent" is about no residents.
_SAID_OF_A_PART = (
    paired_zh.done_of_plan,
    subgroups_zh.subgroup_zh,
    going_on_zh.each_of_told,
    parts_told_zh.part_of_sum,
    parts_told_zh.part_of_counted,
    parts_told_zh.share_in_heading,
    verbs_zh.part_of_group,
    verbs_zh.share_of_next,
    carrying.rate_of_count,  # "8,315 claimants, or 5.1% of residents": before what is said of residents
    performers.performer,
    partner_markets.nationals,
    parts_of_told.part_of_told,
    parts_of_told.sum_of_told,
    among_told.among_told,
    prices.dearer,
    of_told.part_in_sector,
    said_of_firms.part_of_firms,
    spending.spent_more,
    of_told.firms_that_are,
    of_told.spent_on,
    subgroups.subgroup,
    by_verb.share_by_verb,
    parts_zh.share_given,
    partner_markets.market_share,
    partner_markets.trade_between,
    english.own_share,
    english.share_noun,
    english.share_told,
)
#: The economy where no noun names it, and what adds to its growth. A place that has a part in it, or
#: growth of no noun, would else be taken for what the text told last.
_OF_THE_ECONOMY = (contributions.contribution, economy.part_of_economy, economy.growth_of_economy)
#: Parts whose whole is a noun of their own clause, or a figure before that they are marked as a part of.
#: They go before what is only carried on: a clause that has a noun does not mean the noun before it.
_OF_ITS_WHOLE = (
    parts_zh.share_from,
    wholes.share_of_its_noun,
    going_on_zh.goes_on,
    going_on_zh.multiple_of_other,
    going_on_zh.bare_share,
    going_on_zh.score_of_ranking,
    going_on_zh.threshold_passed,
    parts_zh.goods_among,
    heads_zh.listed_parts,
    heads_zh.part_of_told,
    parts_zh.and_output_share,
    parts_zh.next_output_share,
    parts_zh.listed_output,
    parts_zh.with_partner,
)
#: Words that refer to a figure before, set one against it, or make one of it: "against 1.3% in Leeds".
#: A phrase of the lexicon that would be chosen stands for something else here, or is what was told.
_REFERRING = (
    leftout.per_so_many,
    leftout.such_ones,
    told_again.incubated_again,
    told_again.firms_named,
    told_again.files_again,
    paired_zh.paired,
    paired_zh.latter_of_two,
    references.referring,
    leaning.leaning,
    of_told.share_of_it,
    next_of.level_gap,  # before what is held against a figure
    references.against_before,
    references.against_sentence_before,
    carrying.part_of_other,
    carrying.in_brackets,
)
#: Growth whose noun is a sector or is left out, and what English leaves out. Behind what refers, since
#: "against growth of 3%" is of what was told; before the forms that would take the nearest noun.
_LEFT_OUT = (
    sectors.sector_growth,
    sectors.same_growth,
    growing.bare_growth,
    leftout.those_of,
    leftout.of_more,
    leftout.share_of_total,
    leftout.same_rate,
    leftout.next_in,
    next_of.next_sector,
    next_of.jobs_of_sector,
    next_of.drew,
    next_of.worth_of,
    next_of.same_move,
    next_of.rank_told_as_rate,
    carrying.growth_at_once,
    carrying.grown_to,
    carrying.share_of_before,
)
#: Forms of words that settle it, each for units or ranks of its own; none takes a figure from another.
#: Before the verbs, which know many units and are told by fewer words.
_FORMS = (
    public_money.given_to,
    public_money.tax_brings,
    public_money.balance,
    particular.containers,
    particular.crowd,
    superlatives.largest_maker,
    particular.largest_place,
    particular.busiest,
    particular.goal_of_the_year,
    lists_zh.firms_on_a_list,
    worth.fund_of_size,
    particular.per_inhabitants,
    particular.times_income,
)
#: Verbs beside the figure, and words that are as good as verbs. What goods are made or sold goes before
#: the general verbs, which would take it for what the subject does.
_VERBS = (
    goods_zh.done_with,
    goods_zh.done_to_noun_behind,
    chinese.told_by_verb,
    journeys.travel,
    journeys.far,
    particular.named_share,
    particular.research_of,
    particular.size_of_place,
    particular.price_per_area,
    sector_zh.output_of_sector,
    worth.goods_worth,
    goods_zh.goods_worth_zh,
    of_subject.of_its_subject,
    jobs.working_in,
    particular.governed_by_verb,
)
#: The same of another place, where the clause says no more than the place. Behind the verbs, for a verb
#: says more: "Leeds has 340 firms, Hull employs 900".
_OF_ANOTHER_PLACE = (
    wholes.share_of_these,
    elsewhere.ranked_before,
    elsewhere.same_elsewhere,
    leftout.same_count,
    particular.area,
    places.place_grew,
)
#: A noun of the figure's own clause that the lexicon does not know, then lists and pairs; what is left is
#: the phrase that was chosen (``remaining.of_phrase``), whatever the trust in it.
_LEFT = (
    remaining.noun_or_same,
    carrying.listed,
    carrying.points_of_percent,
    carrying.second_of_two,
    remaining.same_percent,
)
RULES = Order(
    _SAID_OF_A_PART,
    _OF_THE_ECONOMY,
    _OF_ITS_WHOLE,
    _REFERRING,
    _LEFT_OUT,
    _FORMS,
    _VERBS,
    _OF_ANOTHER_PLACE,
    _LEFT,
)

#: Over each topic as soon as it is told, so that the figures behind it go on with what it is in the end.
AS_TOLD = Passes(
    # what it really is: jobs made, what was told before, a sector's share, what a verb told of the noun
    (
        jobs.made_jobs,
        refining.again,
        sectors.sector_of_gdp,
        leftout.as_by_the_verb,
        going_on_zh.of_what_was_done,
    ),
    # then what of it is meant: growth of people, a rank of growth, women's share
    (
        refining.of_what_was_told,
        refining.of_people,
        earners.of_earners,
        refining.ranked_growth,
        refining.ranked_in,
        refining.scored_in,
        refining.short_of,
        refining.share_of_group,
        parts_zh.of_kind_behind,
    ),
    # whose it is where its own sentence does not say: the sector told of, the people below the line
    (
        sector_zh.of_the_sector_told,
        sector_en.of_the_trade,
        changing.per_as_told,
        sector_zh.as_named_before,
        sector_zh.as_narrowed_before,
        parts_told_zh.share_of_market,
    ),
)
#: Over the topics of all figures of a sentence, when even the last is told.
FINISHED = Passes(
    # names first: what follows goes by codes
    (remaining.as_named,),
    # who has a share: owners, partners, then any sector or group, which knows the names of the other two
    (parts_zh.by_owner, partners.taken_by, whose_part.whose_part),
    # the parts that follow the first, which have its verb and its whole
    (next_parts.parts_told,),
    # of which kind: what was told of all of them, the kind of firms
    (changing.among_these, changing.of_kind),
    # more or less than before: told of one, gone on with, then told once more as a rate
    (changing.changed, changing.still_changing, changing.rate_of_change),
    # what a whole list is of, and a noun that two figures share: these take topics over as they now are
    (refining.share_of_sector, bracketed.behind_brackets, remaining.shares_noun),
)
