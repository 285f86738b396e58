"""What stands in a pair with what was told: 存栏 beside 出栏, 净增 beside 新登记, 后者 beside 前者."""

from __future__ import annotations

import re
from dataclasses import replace

from poliscope.data.articles.indicators.records import Topic, kinds_of, known_as, plain_code
from poliscope.data.articles.indicators.rules import HAN, KINDS, NO_LEVEL, PERCENT, Figure, rule

__all__ = ["done_of_plan", "latter_of_two", "paired"]

_TO = r"[^,。;\d]{0,6}$"
_OPENS = r"(?:^|[,;、。])(?:其中)?,?"
_FLOWN = r"air_passengers|flights|air_cargo|air_routes"
_METRO = r"rail_length|metro_lines|metro_stations|metro_passengers"
_PEOPLE = r"\w*population|deaths|elderly_share|population_\w+"
_TAXES = r"fiscal_revenue|(?:non_)?tax_revenue|vat|land_vat|(?:corporate|personal)_income_tax"
_PLANTS = r"(?:installed|power|thermal|hydro|wind|solar|nuclear|renewable)_capacity"
#: What was told, the words of the clause that name its fellow, and the code of that.
_PAIRS = tuple(
    (re.compile(told), re.compile(words + _TO), code)
    for told, words, code in (
        (r"pigs_slaughtered|pork_output", r"(?<!牛)(?<!羊)(?<!禽)存栏", "pig_stock"),
        (r"cattle_slaughtered|beef_output", r"(?<!猪)(?<!羊)(?<!禽)存栏", "cattle_stock"),
        (r"sheep_slaughtered|mutton_output", r"(?<!猪)(?<!牛)(?<!禽)存栏", "sheep_stock"),
        (r"poultry_output|poultry_meat_output", r"(?<!猪)(?<!牛)(?<!羊)存栏", "poultry_stock"),
        (r"pig_stock", r"(?<!牛)(?<!羊)(?<!禽)出栏", "pigs_slaughtered"),
        (r"cattle_stock", r"(?<!猪)(?<!羊)(?<!禽)出栏", "cattle_slaughtered"),
        (r"sheep_stock", r"(?<!猪)(?<!牛)(?<!禽)出栏", "sheep_slaughtered"),
        (r"new_firms|deregistered_firms", r"[,;、]净增(?=(?:了|约|近|超过?)*$)", "firms_change"),
        (r"scenic_areas", r"(?:其中|有)(?:国家)?(?:5A|AAAAA)级?(?:景区)?", "scenic_areas_5a"),
        (r"\w*population", r"(?:社会|机械)(?:增加|减少|增长)", "net_migration"),
        (r"\w*population|net_migration", r"(?<!率)自然(?:增加|减少|增长)", "natural_increase"),
        (r"new_firms|deregistered_firms", r"(?:总量|总数|实有|存量)(?:已)?(?:突破|达到?|超过?|为)?", "firms"),
        (r"government_debt", r"限额", "debt_limit"),
        (r"government_debt", r"一般(?:债务|债券)", "general_debt"),
        (r"government_debt|general_debt", r"专项(?:债务|债券)", "special_debt"),
        (r"\w*population", _OPENS + r"男性(?:人口)?", "male_population"),
        (r"\w*population", _OPENS + r"女性(?:人口)?", "female_population"),
        (r"\w*_generation", r"火电|火力发电", "thermal_generation"),
        (r"\w*_generation", r"水电|水力发电", "hydro_generation"),
        (r"\w*_generation", r"风电|风力发电", "wind_generation"),
        (r"\w*_generation", r"光伏|太阳能", "solar_generation"),
        (r"\w*_generation", r"核电|核能发电", "nuclear_generation"),
        (_PLANTS, r"火电", "thermal_capacity"),
        (_PLANTS, r"水电", "hydro_capacity"),
        (_PLANTS, r"(?<!海上)风电", "wind_capacity"),
        (_PLANTS, r"光伏|太阳能", "solar_capacity"),
        (r"disposable_income", _OPENS + r"(?:城镇|城市)(?:常住)?(?:居民)?", "urban_disposable_income"),
        (
            r"(?:urban_)?disposable_income",
            _OPENS + r"(?:农村|乡村)(?:常住)?(?:居民)?",
            "rural_disposable_income",
        ),
        (_PEOPLE, r"(?:^|[,;、。年])(?:全年)?出生(?:人口)?", "births"),
        (r"\w*population|births", r"(?:^|[,;、。年])(?:全年)?死亡(?:人口)?", "deaths"),
        (_FLOWN, r"(?<!船)(?:国际|国内|客运|货运|通航)?航线", "air_routes"),
        (_FLOWN, r"(?:国际|出入境)(?:及地区|地区)?旅客", "international_air_passengers"),
        (_METRO, r"(?:日均|平均每天|工作日)(?:客流|客运)?量?", "metro_passengers"),
        (
            r"home_sales|secondhand_home_sales",
            r"[,、](?:总值|总额|金额|成交额|成交金额|合同金额)",
            "home_sales_value",
        ),
        (r"electricity_generation", r"外送(?:电量)?|外输(?:电量)?", "electricity_exports"),
        (r"duty_free_sales", r"购物(?:人次|人数|旅客)", "duty_free_shoppers"),
        (r"border_crossings", r"(?:外国人|外籍(?:人员|旅客))", "foreign_border_crossings"),
        (r"elderly_care_institutions", r"床位(?:数)?", "elderly_care_beds"),
        (r"new_firms", r"(?:歇业|停业|结业|倒闭)(?:家数)?", "business_closures"),
        (r"new_firms", r"(?:解散|注销)(?:家数)?", "deregistered_firms"),
        (r"old_estates_renovated", r"惠及(?:居民|群众|家庭|住户)?", "old_estates_renovated_households"),
        (_TAXES, r"(?:^|[,;。])(?:财政|全市|全年)?支出(?:规模)?", "fiscal_expenditure"),
        (r"cargo_throughput", r"[,;、](?:其中)?外贸(?:货物)?(?:吞吐量)?", "foreign_trade_cargo"),
        (r"\w*unemployed|new_jobs", r"失业人员(?:实现)?再就业", "reemployment"),
    )
)


@rule(no_units=NO_LEVEL | {"‰"}, kinds=("level", "change"), script=HAN)
def paired(f: Figure) -> Topic | None:
    """Read "生猪出栏702万头,年末存栏418万头" as the herd of what was slaughtered.

    None where nothing of a pair was told, or its fellow is not named.
    """
    p, out, after = f.passage, f.out, f.after
    told = [t.code for t in reversed(out) if t.code is not None][:3]
    told = told or ([p.last[0].code] if p.last is not None and p.fresh and p.last[0].code else [])
    if not told:
        return None
    clause = p.text[after : f.number.before]
    for stems, words, code in _PAIRS:
        found = words.search(clause)
        if found is None:
            continue
        known = known_as(plain_code(code))
        fits = known is None or kinds_of(f.number) & known.kinds
        if fits and any(stems.fullmatch(plain_code(one)) for one in told):
            return Topic(code, after + found.start(), after + found.end(), 0.75, known)
    return None


_LATTER = re.compile(
    r"(?:^|[,;。:])(?:而|且|其中|但)?(?P<who>前者|后者)(?P<grew>的?(?:同比)?(?:增速|增长|增幅|涨幅)|的?(?:同比)?(?:下降|上涨|降幅))?"
    r"(?:比|较|快于|高于|低于|慢于|领先于?|落后于?|多于|少于|超过|前者|后者|快|高|低|慢|多|少|出|了|约|近|的|是|为|达|要|还|则|相当于|仅|只|有)*$"
)


@rule(kinds=KINDS - {"rank"}, script=HAN, place="later", signs=("前者", "后者"))
def latter_of_two(f: Figure) -> Topic | None:
    """Read "城镇居民…,农村居民…,后者增速快于前者1.8个百分点" as the growth of the second of the two.

    None where the two are the same thing, of two places.
    """
    p, out = f.passage, f.out
    found = _LATTER.search(p.text, p.start, f.number.before)
    if found is None:
        return None
    levels = [t for k, t in enumerate(out) if p.relations[k].kind == "level" and t.code is not None]
    two = {t.code for t in levels[-2:]}
    if len(two) < 2:
        return None
    topic = levels[-1] if found["who"] == "后者" else levels[-2]
    grown = found["grew"] or f.kind == "growth"
    return replace(topic, code=f"{topic.code}_growth" if grown else topic.code, confidence=0.7)


_OF_PLAN = re.compile(
    r"(?:完成|达成|实现|为|是|占|达到?|相当于)了?(?:全年|年度|年初|本年|当年|全市|既定|预期|预定|调整|省下达|市定|下达|的)*"
    r"(?:投资)?(?P<plan>计划|目标|预算|任务)(?:任务|目标|数)?的(?:约|近|超过?)?$"
)


@rule(units=PERCENT, kinds=("level", "share", "ratio"), script=HAN, signs=("计划", "目标", "预算", "任务"))
def done_of_plan(f: Figure) -> Topic | None:
    """Read "新增就业8.9万人,完成年度计划的111.3%" as how much of the plan for it is done.

    None where nothing was told that there may be a plan for.
    """
    p, out = f.passage, f.out
    if _OF_PLAN.search(p.text, f.after, f.number.before) is None:
        return None
    levels = [t for k, t in enumerate(out) if p.numbers[k].scanned.unit not in NO_LEVEL and t.code]
    if not levels and p.last is not None and p.fresh and p.last[1] not in NO_LEVEL:
        levels = [p.last[0]]
    if not levels or levels[-1].indicator is None or levels[-1].code is None:
        return None
    return replace(levels[-1], code=f"{plain_code(levels[-1].code)}_completion_rate", confidence=0.7)
