"""What a share of people or homes is of in Chinese: "14%的居民生活在贫困线以下" are poor."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import HAN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.needed import Table

__all__ = ["subgroup_zh"]

_WHOM = (
    r"(?:的?(?:本地|当地|城市|农村|受访|成年|适龄|户籍|常住|登记|贫困)?(?:居民|市民|人口|人|家庭|住户|"
    r"农户|人家|户|成年人|"
    r"劳动者|劳动力|工人|员工|上班族|通勤者|青年|年轻人|儿童|孩子|学生|老人|选民|受访者|妇女|女性|男性))?"
    r"(?:都|已经?|仍|还|目前|现在|是|有|每天|平时|主要|靠)*"
)
_HOMES = r"的?(?:住房|住宅|房子|房屋|公寓|新房|商铺|店铺|写字楼|厂房)(?:都|还|仍|目前|处于|正|是)*"
#: What is said of them, and the code.
_SAID = (
    (_WHOM + r"(?:生活在|处于|处在|活在|落在)(?:贫困线|贫穷线)(?:以下|之下)|" + _WHOM + r"(?:生活|陷入|"
     r"处于)贫[困穷]", "poverty_rate"),
    (_WHOM + r"(?:年满|超过|已过|年逾|年过)?65岁(?:以上|及以上|"
     r"或以上)?(?![\u4e00-\u9fff至到])", "population_65plus"),
    (_WHOM + r"(?:年满|超过|已过|年逾|年过)?60岁(?:以上|及以上|"
     r"或以上)?(?![\u4e00-\u9fff至到])", "population_60plus"),
    (_WHOM + r"(?:只有一(?:个人|口人)|独居|一个人住|单人户|单身独居)", "one_person_households"),
    (_WHOM + r"(?:通(?:了|上了?)?电|用上了?电|接入电网)", "electricity_access"),
    (_WHOM + r"(?:用上|通上?|喝上|接通)了?(?:自来水|干净水|安全饮水|放心水)", "water_coverage"),
    (_WHOM + r"(?:接入|用上|装了|开通了?)(?:宽带|互联网|网络)", "internet_penetration"),
    (_HOMES + r"(?:空着|空置|无人居住|没人住)", "vacant_homes"),
    (_WHOM + r"(?:吸烟|抽烟)", "smoking_rate"),
    (_WHOM + r"(?:肥胖|过胖)", "obesity_rate"),
    (_WHOM + r"(?:拥有(?:自有住房|自己的(?:住房|房子)|房产)|住在自己的房子|自有住房)", "home_ownership_rate"),
    (_WHOM + r"(?:租房|租屋)(?:住|居住|生活)?(?![子价租市])", "renters_share"),
    (_WHOM + r"(?:骑(?:自行)?车|骑单车)(?:上下?班|通勤|出行)", "cycling_modal_share"),
    (_WHOM + r"(?:步行|走路)(?:上下?班|通勤|出行)", "walking_modal_share"),
    (_WHOM + r"(?:开车|自驾|驾车)(?:上下?班|通勤|出行)", "car_modal_share"),
    (_WHOM + r"(?:坐|乘|搭|搭乘|乘坐)(?:地铁|公交车?|捷运|公共交通|巴士|火车)(?:上下?班|通勤|"
     r"出行)", "public_transport_modal_share"),
    (_WHOM + r"(?:参加了?投票|投了票|前往投票|出来投票)", "turnout"),
    (r"的?(?:生活|厨余|家庭)?垃圾(?:都|已|得到|被|得以)*(?:回收|再生利用|资源化|循环利用)", "recycling_rate"),
    (_WHOM + r"(?:没有正式工作|非正规就业|在非正规部门)", "informality_rate"),
    (_WHOM + r"(?:失业|没有工作|找不到工作|没工作)", "unemployment_rate"),
    (_WHOM + r"(?:上过大学|受过高等教育|有大学学历|有大专以上学历|有本科以上学历|"
     r"具有大学文化程度)", "tertiary_share"),
    (_WHOM + r"(?:出生在(?:国外|外国|海外)|在(?:国外|外国|海外)出生)", "foreign_born_share"),
    (_WHOM + r"(?:接种了?|打了)(?:新冠)?疫苗", "vaccination_rate"),
    (_WHOM + r"(?:不识字|不会读写)", "illiteracy_rate"),
    (_WHOM + r"(?:在家|居家|远程)(?:办公|上班)", "remote_workers_share"),
    (r"的?(?:列车|航班|火车|班次|公交车)(?:都|能)*(?:准点|正点)", "punctuality"),
)  # fmt: skip
_COMPILED = Table(((re.compile(said), code), (said,)) for said, code in _SAID)
#: 租金占去收入的38%: what rent takes of what comes in.
_RENT_ZH = re.compile(
    r"(?:房租|租金|租房)[^,。;\d]{0,6}?(?:占去?|吃掉|花掉|用去|耗去|拿走|相当于)了?[^,。;\d]{0,12}(?:收入|"
    r"工资|薪水|薪资|月薪|入息|所得)的?(?:约|近|超过?|将近)?$"
)
_NARROWER = {
    "unemployment_rate": (re.compile("青年|年轻人"), "youth_unemployment"),
    "poverty_rate": (re.compile("儿童|孩子"), "child_poverty"),
}


@rule(units=PERCENT, kinds=PARTS | {"ratio"}, script=HAN)
def subgroup_zh(f: Figure) -> Topic | None:
    """Tell of whom a percentage is from what is said of them behind it, in Chinese.

    None where nothing is said that the table knows.
    """
    p, number = f.passage, f.number
    head = p.text[max(p.start, number.before - 30) : number.before]
    if "租" in head and _RENT_ZH.search(head):
        return topic_of("rent_burden", 0.8)
    tail = p.text[number.end : min(p.end, number.end + 40)]
    if tail[:1] < "\u4e00":
        return None
    for said, code in _COMPILED.of(tail):
        if (found := said.match(tail)) is not None:
            narrower = _NARROWER.get(code)
            if narrower is not None and narrower[0].search(head[-8:] + found.group()):
                code = narrower[1]
            return topic_of(code, 0.8)
    return None
