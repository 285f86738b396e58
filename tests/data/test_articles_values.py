"""Values with their units: how numbers are written, what is counted, what only defines a group, fact sheets.

The sentences stand in ``value_sentences.txt``, written for this; the values are made up.
"""

import itertools
from pathlib import Path

import pytest

from poliscope.data.articles import read_article


def _cases():
    lines = Path(__file__).with_name("value_sentences.txt").read_text(encoding="utf-8").splitlines()
    for sentence, line in itertools.pairwise(lines):
        if line.startswith("="):
            said = [item.split(" ", 1) for item in line[1:].strip().split("; ") if item]
            yield sentence, sorted((float(value), unit) for value, unit in said)


def values(text):
    return sorted({(claim.value, claim.unit_of_measure) for claim in read_article(text).claims})


@pytest.mark.parametrize(("text", "expected"), list(_cases()), ids=lambda said: str(said)[:24])
def test_values_with_units(text, expected):
    assert values(text) == expected


COUNCIL = """Home
Your council

Facts about the borough

  • Total population - more than 148,000
  • Households - 61,230
  • University - around 9,500 students

Age of residents

  • 19.4% are under 16
  • 63% are aged 16 to 64
  • average house price £287,000

Related pages
  • Council tax rises 4%
  • Report a problem online
"""
TOWNS = """The Best Small Towns in the Midwest

Ohio: Dayton
> Population: 137,644
> 5 yr. population change: -2.4%
> Median home value: $65,500

Dayton, the best small city in Ohio, sits on the Great Miami River. It has a market for jobs in aerospace.

Source: somebody / Flickr

Iowa: Ames
> Population: 66,427
> 5 yr. population change: +6.1%
> Median home value: $191,800

Ames is home to a large state university. Only 2.9% of the labor force are out of work.
"""
CARDS = """Leipzig in figures

Population
616,093
Area
297.8 km²
Unemployment rate
7.6%
GDP per head
€38,900

Economy
"""
COUNTED_BELOW = """Limerick at a glance

94,192
residents
31%
graduates among adults
€1.2bn
exports of goods
"""
CHINESE = """临川概况

面积:2121平方公里
常住人口:108.5万人
森林覆盖率:48.6%

经济要点
·规上工业企业268家
·固定资产投资增长5.9%,其中工业投资增长11.2%
·城镇居民人均可支配收入45210元

相关链接
·全市工业增长9.9%
"""
BROKEN_OFF = """Rotterdam port news

The port of Rotterdam handled 6.7 million containers in the first half of the year, the port authority said.

READ ALSO: Antwerp lays off 400 workers

Exports of scrap held up, at 2.1 million tonnes, said the head of the authority, who expects a recovery in
"""
RANKED = """The most inventive towns

#20 Ithaca, New York
Patents per million residents: 812
Average patents per year: 83
Top industry: Biotechnology
Engineers are drawn to the area by its old university, which trains many of them.
Source: somebody

#19 San Diego, California
Patents per million residents: 1,046
Average patents per year: 3,022
Top industry: Communications
San Diego is a hub of wireless firms, and has a medical center of high rank.
Source: somebody
"""
INDEX = """From a magazine

  1. London, England

    GDP (2005): $411 billion
    Growth rate: 3%
    City ranking: 1
    Population (2007): 8,512,000

    London is the largest city of the country, and its market for currencies never sleeps at all.

  2. Hong Kong, China

    GDP (2005): $221 billion
    Growth rate: 3.5%
    City ranking: 6
    Population (2007): 7,106,000

    Hong Kong lives on trade with the mainland, and its port is among the busiest of the world.
"""
SPACED = """人均所得

排名 区域 新台币 美元 地带
1 台北市 980,112 30,211 北台湾
2 新竹市 843,129 26,016 北台湾
3 连江县 766,225 24,005 离岛
"""
HEADED = """Lagos Startups Raise $612 Million

Startups of Lagos raised about $612 million in 2023, according to a report on the continent's funding \
that was published on Monday. The city has led the table for years, and its banks are its best customers.

Funding for banks of the phone up 12%

Most of the funding went to banks of the phone, which the report says took two deals in three.

READ ALSO: Nairobi raises $800 million

The report expects more funding next year.
"""
NAMES = """Number of agency jobs by county in 2016

County Total agency-supported jobs
Dublin 81,622
Kildare 10,239
Meath 1,596
Laois 125
"""
CELLS = """据有关部门公布,10月份杭州市新建商品住宅销售价格环比下降0.4%,同比下降3.1%。
表1 2024年10月份杭州市新建商品住宅销售价格指数表
项 目 |
环比指数 |
同比指数 |
新建商品住宅 |
99.6 |
96.9 |
大户型住宅 |
99.4 |
95.8 |
小户型住宅 |
99.7 |
97.1 |
数据来源于统计局。
"""
MIXED = """Key data of Linz

Year
2021
Inhabitants
207,247
Mayor
K. Luger
Area
96 km²
Students
23,158
"""
COUNTERS = """Leeds Daily
Posts 12,204
Followers 83,210
Following 1,120
Likes 95,500

The council of Leeds has approved 412 homes on the site of a former mill in the east of the city, it said.
"""
MENU = """News
Sport 24
Opinion
Top 10 things to do
5 ways to save
Weather 12:30
Jobs (1,204)
"""
PAGES = {
    "council": (
        COUNCIL,
        [148000, 61230, 9500, 19.4, 63, 287000],
        [],
    ),
    "towns": (
        TOWNS,
        [137644, -2.4, 65500, 66427, 6.1, 191800, 2.9],
        [(137644, "Dayton"), (65500, "Dayton"), (66427, "Ames"), (191800, "Ames")],
    ),
    "cards": (CARDS, [616093, 297.8, 7.6, 38900], [(616093, "Leipzig"), (38900, "Leipzig")]),
    "counted below": (COUNTED_BELOW, [94192, 31, 1.2e9], [(94192, "Limerick")]),
    "Chinese": (CHINESE, [2121, 1085000, 48.6, 268, 5.9, 11.2, 45210], []),
    "broken off": (BROKEN_OFF, [6.7e6, 2.1e6], [(2.1e6, "Rotterdam")]),
    "ranked": (
        RANKED,
        [812, 83, 1046, 3022],
        [(812, "Ithaca"), (83, "Ithaca"), (3022, "San Diego")],
    ),
    "index": (
        INDEX,
        [4.11e11, 3, 1, 8512000, 2.21e11, 3.5, 6, 7106000],
        [(4.11e11, "London"), (8512000, "London"), (6, "Hong Kong")],
    ),
    "single spaces": (
        SPACED,
        [1, 980112, 30211, 2, 843129, 26016, 3, 766225, 24005],
        [(980112, "台北市"), (24005, "连江县")],
    ),
    "headings": (HEADED, [6.12e8, 6.12e8, 12, 200 / 3], []),
    "names": (NAMES, [81622, 10239, 1596, 125], [(81622, "Dublin"), (125, "Laois")]),
    "cells": (CELLS, [-0.4, -3.1, 99.6, 96.9, 99.4, 95.8, 99.7, 97.1], []),
    "mixed": (MIXED, [207247, 96, 23158], [(207247, "Linz"), (23158, "Linz")]),
    "counters": (COUNTERS, [412], [(412, "Leeds")]),
    "menu": (MENU, [], []),
}


@pytest.mark.parametrize("page", PAGES)
def test_facts_without_sentences(page):
    text, said, placed = PAGES[page]
    claims = read_article(text).claims
    assert [claim.value for claim in claims] == said
    assert all(any(c.value == value and c.unit == place for c in claims) for value, place in placed)
    assert all(text[c.start : c.end] == c.value_text for c in claims)
