"""Tables of articles in all their shapes: where the places stand, units, years, what is no table.

The texts and figures are made up. Cases and labels were written before the rules were made general.
"""

# ruff: noqa: E501 (rows of tables stand in one line)

from collections import Counter

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import Place, build_lexicon
from poliscope.data.articles.places.finding import PlaceMention
from poliscope.data.articles.source.html import visible_text
from poliscope.data.articles.tables.cells import has_decimal_commas, read_cell, read_second
from poliscope.data.articles.tables.grid import cells_of
from poliscope.data.articles.tables.headers import join_headers
from poliscope.data.articles.tables.layout import place_of_label
from poliscope.data.articles.tables.rows import is_table_row
from poliscope.data.quantities.numerals import fold

CNY, USD, EUR = "CNY", "USD", "EUR"
YI, WAN, MN, BN, K = 1e8, 1e4, 1e6, 1e9, 1e3
#: A label's unit and the names that the reader may give it.
SAME = {"": {None, "points", "index", "count"}, "count": {"count", "persons", "households", None}}


def grid(columns, **rows):
    """Give the labels of a table: columns are (indicator, unit, year, scale), None is no claim."""
    return [
        (place.replace("_", " "), c[0], value * (c[3] if len(c) > 3 else 1), c[1], c[2])
        for place, values in rows.items()
        for c, value in zip(columns, values, strict=True)
        if value is not None
    ]


CASES = {}


def case(name, text, labels):
    CASES[name] = (text, labels)


case(
    "rank column first",
    """# 2024年城市经济总量排行

多个城市公布了去年的经济数据，情况如下表所示。

| 排名 | 城市 | GDP（亿元） | 增速（%） |
|---|---|---|---|
| 1 | 苏州 | 26727 | 6.0 |
| 2 | 杭州 | 21860 | 4.7 |
| 3 | 南京 | 18500.8 | 4.5 |
""",
    grid(
        [(None, "rank", 2024), ("gdp", CNY, 2024, YI), ("gdp_growth", "%", 2024)],
        苏州=[1, 26727, 6.0],
        杭州=[2, 21860, 4.7],
        南京=[3, 18500.8, 4.5],
    ),
)
case(
    "bracketed places, index",
    """# Regional Innovation Index 2025

The index was published in Brussels on Monday. The table shows the leaders.

Region | Index (EU = 100) | Change since 2018
--- | ---: | ---:
Stockholm (SE) | 177.8 | +12.4
Hovedstaden (DK) | 171.0 | +9.1
Emilia-Romagna (IT) | 112.3 | -1.5
""",
    grid(
        [(None, "index", 2025), (None, None, 2025)],
        Stockholm=[177.8, 12.4],
        Hovedstaden=[171.0, 9.1],
        **{"Emilia-Romagna": [112.3, -1.5]},
    ),
)
case(
    "unknown places under a header of places",
    """# 各县区2024年招商引资情况

| 县区 | 签约项目（个） | 到位资金（亿元） |
|:--|--:|--:|
| 青禾县 | 42 | 86.5 |
| 白沙岗区 | 37 | 71.2 |
| 云栖新区 | 29 | 103 |
""",
    grid(
        [(None, "count", 2024), (None, CNY, 2024, YI)],
        青禾县=[42, 86.5],
        白沙岗区=[37, 71.2],
        云栖新区=[29, 103],
    ),
)
case(
    "companies with stock codes",
    """<html><head><title>合肥上市公司2024年营收一览</title></head><body><article><h1>合肥上市公司2024年营收一览</h1>
<p>合肥的多家上市公司近日公布了年报，记者整理如下，供各位读者参考，数据来自各公司公告。</p>
<table><tr><td>证券代码</td><td>公司</td><td>营业收入（亿元）</td><td>同比增长</td></tr>
<tr><td>002230</td><td>科大讯飞</td><td>233.4</td><td>18.8%</td></tr>
<tr><td>600418</td><td>江淮汽车</td><td>421.2</td><td>-6.3%</td></tr>
<tr><td>300274</td><td>阳光电源</td><td>778.6</td><td>7.8%</td></tr></table>
<p>以上数据以公司公告为准，投资者应当注意风险，本文不构成任何投资建议。</p></article></body></html>""",
    grid(
        [(None, CNY, 2024, YI), (None, "%", 2024)],
        科大讯飞=[233.4, 18.8],
        江淮汽车=[421.2, -6.3],
        阳光电源=[778.6, 7.8],
    ),
)
case(
    "scope, caption with unit, thead",
    """<html><body><article><h1>浙江各市地区生产总值公布</h1>
<p>浙江省统计局公布了各市的经济运行情况，杭州继续领跑全省，宁波紧随其后，具体数据见下表。</p>
<table><caption>2023年各市地区生产总值（单位：亿元）</caption>
<thead><tr><th scope="col">城市</th><th scope="col">地区生产总值</th><th scope="col">第三产业增加值</th></tr></thead>
<tbody><tr><th scope="row">杭州市</th><td>20059</td><td>14045</td></tr>
<tr><th scope="row">宁波市</th><td>16452.8</td><td>8517</td></tr></tbody></table>
<p>业内人士认为，服务业仍是拉动增长的主要力量，今后仍将保持较快的发展态势。</p></article></body></html>""",
    grid([("gdp", CNY, 2023, YI), (None, CNY, 2023, YI)], 杭州=[20059, 14045], 宁波=[16452.8, 8517]),
)
case(
    "years in two columns",
    """# Population of the Nordic capitals

City statistics offices have published new figures for the four capitals.

| City | 2022 | 2024 |
|------|------|------|
| **Helsinki** | 664,028 | 684,589 |
| **Oslo** | 699,827 | 717,710 |
| **Copenhagen** | 644,431 | 660,842 |

Source: statistics offices.
""",
    grid(
        [("population", "count", 2022), ("population", "count", 2024)],
        Helsinki=[664028, 684589],
        Oslo=[699827, 717710],
        Copenhagen=[644431, 660842],
    ),
)
case(
    "two-level header with colspan and rowspan",
    """<html><body><main><h1>长三角城市经济对比</h1>
<p>记者从各市统计局了解到，过去两年长三角主要城市的经济总量和增速如下表所示，供读者比较。</p>
<table><tr><th rowspan="2">城市</th><th colspan="2">GDP（亿元）</th><th colspan="2">增速（%）</th></tr>
<tr><th>2023年</th><th>2024年</th><th>2023年</th><th>2024年</th></tr>
<tr><td>上海</td><td>47218.7</td><td>53926.7</td><td>5.0</td><td>5.0</td></tr>
<tr><td>合肥</td><td>12673.8</td><td>13507.7</td><td>5.8</td><td>6.1</td></tr></table>
<p>可以看出，两座城市的经济总量都在稳步扩大，增速也保持在较高的水平上。</p></main></body></html>""",
    grid(
        [
            ("gdp", CNY, 2023, YI),
            ("gdp", CNY, 2024, YI),
            ("gdp_growth", "%", 2023),
            ("gdp_growth", "%", 2024),
        ],
        上海=[47218.7, 53926.7, 5.0, 5.0],
        合肥=[12673.8, 13507.7, 5.8, 6.1],
    ),
)
case(
    "transposed: places in columns",
    """# 深圳与广州：2024年主要指标

两座城市常被放在一起比较，下表是主要指标。

| 指标 | 深圳 | 广州 |
|---|---|---|
| GDP（亿元） | 36801.9 | 31032.5 |
| R&D强度（%） | 6.46 | 3.44 |
| 常住人口（万人） | 1798.95 | 1897.8 |
""",
    grid(
        [("gdp", CNY, 2024, YI), ("rd_intensity", "%", 2024), ("population", "persons", 2024, WAN)],
        深圳=[36801.9, 6.46, 1798.95],
        广州=[31032.5, 3.44, 1897.8],
    ),
)
case(
    "years in columns, one place of the title",
    """# 厦门市主要指标

下表列出厦门市近年的主要经济指标。

| 指标 | 2022年 | 2023年 | 2024年 |
|---|---|---|---|
| 地区生产总值（亿元） | 7802.7 | 8066.5 | 8589 |
| 常住人口（万人） | 530.8 | 532.7 | 535 |
""",
    [("厦门", "gdp", v * YI, CNY, y) for v, y in zip([7802.7, 8066.5, 8589], [2022, 2023, 2024], strict=True)]
    + [
        ("厦门", "population", v * WAN, "persons", y)
        for v, y in zip([530.8, 532.7, 535], [2022, 2023, 2024], strict=True)
    ],
)
case(
    "years in rows, places in columns",
    """# R&D intensity in three capitals

The three capitals have gone different ways. R&D intensity, % of GDP:

| Year | Vienna | Prague | Warsaw |
|---|---|---|---|
| 2021 | 3.6 | 2.7 | 2.1 |
| 2023 | 3.9 | 2.8 | 2.4 |
""",
    [
        (p, "rd_intensity", v, "%", y)
        for p, a, b in [("Vienna", 3.6, 3.9), ("Prague", 2.7, 2.8), ("Warsaw", 2.1, 2.4)]
        for v, y in [(a, 2021), (b, 2023)]
    ],
)
case(
    "vertical label and value",
    """# 成都市2024年经济概览

成都市统计局发布的主要数据如下。

| 项目 | 数值 |
|---|---|
| 地区生产总值 | 23511.3亿元 |
| 常住人口 | 2147.4万人 |
| 城镇化率 | 80.8% |
""",
    [
        ("成都", "gdp", 23511.3 * YI, CNY, 2024),
        ("成都", "population", 2147.4 * WAN, "persons", 2024),
        ("成都", None, 80.8, "%", 2024),
    ],
)
case(
    "unit column",
    """# 武汉市2024年统计数据

| 指标 | 单位 | 数值 | 增长（%） |
|---|---|---|---|
| 地区生产总值 | 亿元 | 21106.2 | 5.2 |
| 社会消费品零售总额 | 亿元 | 8930 | 5.3 |
| 常住人口 | 万人 | 1380.9 | — |
""",
    [
        ("武汉", "gdp", 21106.2 * YI, CNY, 2024),
        ("武汉", "gdp_growth", 5.2, "%", 2024),
        ("武汉", "retail_sales", 8930 * YI, CNY, 2024),
        ("武汉", None, 5.3, "%", 2024),
        ("武汉", "population", 1380.9 * WAN, "persons", 2024),
    ],
)
case(
    "USD m with thousands",
    """# Software exports: who leads

New figures for 2023 show the order of the hubs.

| Rank | City | Output, USD m | Firms | Share of national total |
|---|---|---|---|---|
| 1 | Bengaluru | 64,200 | 3,950 | 38.2% |
| 2 | Hyderabad | 32,200 | 1,500 | 19.1% |
| 3 | Pune | 14,900 | 1,210 | 8.9% |
""",
    grid(
        [(None, "rank", 2023), (None, USD, 2023, MN), (None, "count", 2023), (None, "%", 2023)],
        Bengaluru=[1, 64200, 3950, 38.2],
        Hyderabad=[2, 32200, 1500, 19.1],
        Pune=[3, 14900, 1210, 8.9],
    ),
)
case(
    "plain text, aligned by blanks",
    """Patent ranking of German regions
3 March 2025

The office released its yearly list. Patents per 10,000 people, 2024:

Region              Patents per 10,000 people     Change
Stuttgart                   18.4                   +2.1%
Oberbayern                  12.9                   -0.8%
Karlsruhe                    9.7                   +1.0%

The office will publish the next list in spring.
""",
    grid(
        [(None, None, 2024), (None, "%", 2024)],
        Stuttgart=[18.4, 2.1],
        Oberbayern=[12.9, -0.8],
        Karlsruhe=[9.7, 1.0],
    ),
)
case(
    "plain text, aligned by tabs",
    """2024年山东部分城市进出口情况

记者从济南海关了解到，各市外贸进出口情况如下（单位：亿元）：

城市\t进出口总额\t出口\t进口
青岛\t9076\t5060\t4016
烟台\t4880\t2888\t1992
威海\t2210\t1570\t640

海关负责人表示，外贸总体保持平稳。
""",
    grid(
        [(None, CNY, 2024, YI)] * 3,
        青岛=[9076, 5060, 4016],
        烟台=[4880, 2888, 1992],
        威海=[2210, 1570, 640],
    ),
)
case(
    "no thead, nested markup, sort links, footnotes",
    """<html><body><article><h1>UK tech clusters in 2024</h1>
<p>The annual review of technology clusters ranks cities outside the capital, by turnover and by jobs created.</p>
<table><tr><td><a href="?s=1">City</a></td><td><a href="?s=2">Turnover (£bn) <span>▲</span></a></td><td><a href="?s=3">Jobs<sup>[1]</sup></a></td></tr>
<tr><td><a href="/m"><b>Manchester</b></a></td><td><span>5.0</span></td><td>88,000<sup>[2]</sup></td></tr>
<tr><td><a href="/b"><b>Bristol</b></a></td><td><span>3.1</span></td><td>41,500*</td></tr>
<tr><td><a href="/l"><b>Leeds</b></a></td><td><span>2.4</span></td><td>n/a</td></tr></table>
<p>The review counts firms with their seat in the city and all their staff who work there.</p></article></body></html>""",
    grid(
        [(None, "GBP", 2024, BN), (None, "count", 2024)],
        Manchester=[5.0, 88000],
        Bristol=[3.1, 41500],
        Leeds=[2.4, None],
    ),
)
case(
    "total and average rows, missing marks, notes",
    """# 2024年全国部分省份研发投入

| 地区 | R&D经费（亿元） | R&D投入强度（%） |
|---|---|---|
| 全国 | 36130 | 2.68 |
| 广东 | 5000 | 3.6 |
| 江苏 | 4550 | 3.3 |
| 西藏 | — | … |
| 注：数据来自国家统计局快报 | | |
""",
    grid(
        [("rd_expenditure", CNY, 2024, YI), ("rd_intensity", "%", 2024)],
        全国=[36130, 2.68],
        广东=[5000, 3.6],
        江苏=[4550, 3.3],
    ),
)
case(
    "traditional, rowspan in the place column",
    """<html lang="zh-Hant"><body><article><h1>2024年臺灣科學園區營業額</h1>
<p>國科會公布三大科學園區的營運成果，其中新竹科學園區仍然居冠，各園區的數字整理如下表所示。</p>
<table><thead><tr><th>園區</th><th>項目</th><th>數值</th></tr></thead>
<tr><td rowspan="2">竹科</td><td>營業額（億元）</td><td>15080</td></tr><tr><td>年增率（%）</td><td>6.7</td></tr>
<tr><td rowspan="2">南科</td><td>營業額（億元）</td><td>22000</td></tr><tr><td>年增率（%）</td><td>40.1</td></tr></table>
<p>國科會表示，人工智慧的需求仍然強勁，預期今年的營運將會持續成長下去。</p></article></body></html>""",
    grid([(None, "TWD", 2024, YI), (None, "%", 2024)], 竹科=[15080, 6.7], 南科=[22000, 40.1]),
)
case(
    "market quotes and related list beside the article",
    """<html><body><aside><table><tr><th>Index</th><th>Last</th><th>Chg</th></tr><tr><td>FTSE 100</td><td>8,201.5</td><td>+0.4%</td></tr>
<tr><td>Nikkei 225</td><td>38,900.1</td><td>-1.2%</td></tr></table></aside>
<article><h1>Cities and their parks</h1><p>Green space is spread unevenly over the cities of France, a survey of 2024 says, and the gap is widening each year.</p>
<table><caption>Green space in 2024</caption><tr><th>City</th><th>Green space (m² per inhabitant)</th></tr>
<tr><td>Nantes</td><td>57</td></tr><tr><td>Lyon</td><td>31</td></tr></table>
<p>The authors compared maps of land use with the counts of the census of each city and region.</p></article>
<div class="sidebar"><table><tr><td>Most read</td><td>Views</td></tr><tr><td>Paris house prices</td><td>12,400</td></tr></table></div></body></html>""",
    grid([(None, "m2", 2024)], Nantes=[57], Lyon=[31]),
)
case(
    "layout table of navigation",
    """<html><body><table width="100%"><tr><td><a href="/">首页</a></td><td><a href="/2024">2024专题</a></td><td><a href="/a">民生12345</a></td></tr></table>
<table><tr><td valign="top"><p>热点</p><p>1. 南京地铁</p><p>2. 无锡樱花</p></td><td><h1>常州2024年新能源产业</h1>
<p>常州市工业和信息化局近日发布了新能源产业的运行情况，整车和电池的产量均保持较快的增长。</p>
<table><tr><th>辖区</th><th>产值（亿元）</th></tr><tr><td>武进区</td><td>2150</td></tr><tr><td>溧阳市</td><td>1320</td></tr></table>
<p>下一步，常州市将继续推动新能源产业集群的发展，支持企业加大投入力度，优化营商环境。</p></td></tr></table></body></html>""",
    grid([(None, CNY, 2024, YI)], 武进区=[2150], 溧阳市=[1320]),
)
case(
    "decimal comma",
    """<html lang="de"><body><article><h1>Unemployment in German cities, 2024</h1>
<p>The table was taken over from the agency's German release, with the figures as they were printed there.</p>
<table><tr><th>City</th><th>Unemployment rate (%)</th><th>Population</th></tr><tr><td>Munich</td><td>4,9</td><td>1.512.491</td></tr>
<tr><td>Leipzig</td><td>7,8</td><td>619.879</td></tr><tr><td>Bremen</td><td>10,4</td><td>577.026</td></tr></table>
<p>The agency counts the registered unemployed in each district and gives the mean of the year.</p></article></body></html>""",
    grid(
        [("unemployment_rate", "%", 2024), ("population", "persons", 2024)],
        Munich=[4.9, 1512491],
        Leipzig=[7.8, 619879],
        Bremen=[10.4, 577026],
    ),
)
case(
    "thousands with blanks",
    """# Jobs in French technology clusters

The survey of 2023 counted jobs and firms.

| Cluster | Jobs | Firms |
|---|---|---|
| Sophia Antipolis | 43 000 | 2 500 |
| Paris-Saclay | 186 500 | 9 700 |
| Minalogic | 67 400 | 1 150 |
""",
    grid(
        [(None, "count", 2023)] * 2,
        Sophia_Antipolis=[43000, 2500],
        **{"Paris-Saclay": [186500, 9700]},
        Minalogic=[67400, 1150],
    ),
)
case(
    "arrows and points",
    """# Startup ecosystem index 2025

| Rank | Ecosystem | Score | Change in rank |
|---:|---|---:|---:|
| 1 | Singapore | 53.4 | ↑ 1 |
| 2 | Tel Aviv | 49.8 | ↓ 1 |
| 3 | Seoul | 44.1 | – |

Scores run from 0 to 100.
""",
    grid(
        [(None, "rank", 2025), (None, "", 2025), (None, None, 2025)],
        Singapore=[1, 53.4, 1],
        Tel_Aviv=[2, 49.8, -1],
        Seoul=[3, 44.1, None],
    ),
)
case(
    "changes in percentage points",
    """# Employment in Spain's regions

| Region | Employment rate, 2024 | Change on 2023 (pp) |
|---|---|---|
| Madrid | 72.1% | +1.2 |
| Andalusia | 58.6% | +0.9 |
| Extremadura | 57.9% | -0.3 |
""",
    grid(
        [(None, "%", 2024), (None, "pp", 2024)],
        Madrid=[72.1, 1.2],
        Andalusia=[58.6, 0.9],
        Extremadura=[57.9, -0.3],
    ),
)
case(
    "per capita in wan",
    """# 2023年江苏各市人均GDP

| 序号 | 城市（设区市） | 人均（万元） | 常住人口（万） |
|---|---|---|---|
| 1 | 无锡（江苏） | 20.63 | 749.5 |
| 2 | 苏州（江苏） | 19.04 | 1295.8 |
| 3 | 南京（江苏） | 18.26 | 954.7 |
""",
    grid(
        [(None, "rank", 2023), (None, CNY, 2023, WAN), ("population", "persons", 2023, WAN)],
        无锡=[1, 20.63, 749.5],
        苏州=[2, 19.04, 1295.8],
        南京=[3, 18.26, 954.7],
    ),
)
case(
    "bold leaders and a bare index column",
    """# 2024年城市创新指数发布

报告对全国城市的创新能力进行了评价，部分结果如下。

|城市|综合得分|创新投入|创新产出|
|:-:|:-:|:-:|:-:|
|**北京**|**92.35**|**95.10**|90.22|
|深圳|88.17|86.40|91.05|
|上海|87.90|88.25|86.74|
""",
    grid(
        [(None, "", 2024)] * 3,
        北京=[92.35, 95.10, 90.22],
        深圳=[88.17, 86.40, 91.05],
        上海=[87.90, 88.25, 86.74],
    ),
)
case(
    "place column in the middle",
    """# Top science parks of 2024

| No. | Founded | Park | City | Tenants | Staff |
|---|---|---|---|---|---|
| 1 | 1970 | Cambridge Science Park | Cambridge | 170 | 7,250 |
| 2 | 1984 | Surrey Research Park | Guildford | 140 | 4,500 |
| 3 | 1982 | Heriot-Watt Research Park | Edinburgh | 25 | 1,100 |
""",
    grid(
        [(None, "rank", 2024), (None, "count", 2024), (None, "count", 2024)],
        **{
            "Cambridge Science Park": [1, 170, 7250],
            "Surrey Research Park": [2, 140, 4500],
            "Heriot-Watt Research Park": [3, 25, 1100],
        },
    ),
)
case(
    "units row under the header",
    """# 2024年关中城市统计表

| 城市 | 地区生产总值 | 进出口 | 增速 |
|---|---|---|---|
| | 亿元 | 亿美元 | % |
| 西安 | 13317.8 | 548.2 | 4.6 |
| 咸阳 | 3013.5 | 21.4 | 5.1 |
""",
    grid(
        [("gdp", CNY, 2024, YI), (None, USD, 2024, YI), (None, "%", 2024)],
        西安=[13317.8, 548.2, 4.6],
        咸阳=[3013.5, 21.4, 5.1],
    ),
)
case(
    "phones and ids yield nothing",
    """# 2024年各区科技企业孵化器名单

| 编号 | 孵化器 | 联系电话 | 邮编 | 在孵企业（家） |
|---|---|---|---|---|
| 20240101 | 星火孵化器 | 02584561234 | 210000 | 56 |
| 20240102 | 江北创客港 | 02584567890 | 211800 | 83 |
""",
    grid([(None, "count", 2024)], 星火孵化器=[56], 江北创客港=[83]),
)
case(
    "year from the sentence above, EUR million, average row",
    """Venture capital in the Baltics

The association's latest year is 2023. The table gives venture capital by city.

| City | Venture capital (EUR million) | Deals | Per capita (EUR) |
|---|---|---|---|
| Tallinn | 210 | 64 | 462 |
| Vilnius | 168 | 48 | 279 |
| Riga | 39 | 21 | 64 |
| EU average | 95 | 30 | 80 |
""",
    grid(
        [(None, EUR, 2023, MN), (None, "count", 2023), (None, EUR, 2023)],
        Tallinn=[210, 64, 462],
        Vilnius=[168, 48, 279],
        Riga=[39, 21, 64],
        EU=[95, 30, 80],
    ),
)
case(
    "traditional, plain text with full-width header",
    """二○二四年六都人口統計

內政部公布六都人口數，摘要如下。

縣市　　人口數（萬人）　　年增率（％）
新北市　　404.7　　0.1
臺中市　　286.1　　0.4
高雄市　　272.4　　-0.3

內政部指出，六都人口消長互見。
""",
    grid(
        [("population", "persons", 2024, WAN), (None, "%", 2024)],
        新北市=[404.7, 0.1],
        臺中市=[286.1, 0.4],
        高雄市=[272.4, -0.3],
    ),
)
case(
    "spanning section rows",
    """<html><body><article><h1>Office rents in Asia, first quarter of 2025</h1>
<p>The property adviser compared the rents of prime offices in the largest business districts of the region.</p>
<table><thead><tr><th>City</th><th>Rent (USD per sq m)</th><th>Vacancy</th></tr></thead><tbody>
<tr><td colspan="3"><strong>Mainland China</strong></td></tr><tr><td>Beijing</td><td>38.5</td><td>18.3%</td></tr><tr><td>Shanghai</td><td>36.2</td><td>21.9%</td></tr>
<tr><td colspan="3"><strong>Southeast Asia</strong></td></tr><tr><td>Singapore</td><td>82.0</td><td>6.1%</td></tr></tbody>
<tfoot><tr><td colspan="3">Note: rents are net effective; survey of 12 April 2025.</td></tr></tfoot></table>
<p>The adviser expects that rents will stay under pressure in the north of the region.</p></article></body></html>""",
    grid(
        [(None, USD, 2025), (None, "%", 2025)],
        Beijing=[38.5, 18.3],
        Shanghai=[36.2, 21.9],
        Singapore=[82.0, 6.1],
    ),
)
case(
    "cells with their own units",
    """# 2024年西部城市半年报

| 城市 | GDP | 增速 | 排名 |
|---|---|---|---|
| 重庆 | 3.22万亿元 | 5.7% | 第1 |
| 昆明 | 8275亿元 | 3.4% | 第2 |
""",
    [
        ("重庆", "gdp", 3.22e12, CNY, 2024),
        ("重庆", "gdp_growth", 5.7, "%", 2024),
        ("重庆", None, 1, "rank", 2024),
        ("昆明", "gdp", 8275e8, CNY, 2024),
        ("昆明", "gdp_growth", 3.4, "%", 2024),
        ("昆明", None, 2, "rank", 2024),
    ],
)
case(
    "label and value lines",
    """东莞市2024年经济数据速览

东莞市统计局今日公布了全年数据。

地区生产总值：12282.15亿元
增长率：4.6%
常住人口：1048.5万人

市统计局表示，经济运行总体平稳。
""",
    [
        ("东莞", "gdp", 12282.15 * YI, CNY, 2024),
        ("东莞", "gdp_growth", 4.6, "%", 2024),
        ("东莞", "population", 1048.5 * WAN, "persons", 2024),
    ],
)


# From here on: written after the rules, for shapes that came to mind then.
case(
    "two halves side by side",
    """# 广东四市2023年数据

| 城市 | GDP（亿元） | 城市 | GDP（亿元） |
|---|---|---|---|
| 深圳 | 34606 | 广州 | 30355 |
| 佛山 | 13276 | 东莞 | 11438 |
""",
    grid([("gdp", CNY, 2023, YI)], 深圳=[34606], 广州=[30355], 佛山=[13276], 东莞=[11438]),
)
case(
    "growth in brackets",
    """# 2024年各市投资

| 城市 | 固定资产投资（亿元，增速） |
|---|---|
| 徐州 | 3200（+5.1%） |
| 南通 | 4100（-2.0%） |
""",
    grid(
        [("fixed_investment", CNY, 2024, YI), ("fixed_investment_growth", "%", 2024)],
        徐州=[3200, 5.1],
        南通=[4100, -2.0],
    ),
)
case(
    "years of the Republic",
    """臺灣六都人口統計

| 年度 | 臺北市 | 新北市 |
|---|---|---|
| 112年 | 251.1萬人 | 404.1萬人 |
| 113年 | 249.0萬人 | 404.7萬人 |
""",
    [
        (place, "population", value * WAN, "persons", year)
        for place, values in {"臺北市": (251.1, 249.0), "新北市": (404.1, 404.7)}.items()
        for value, year in zip(values, (2023, 2024), strict=True)
    ],
)
case(
    "increments, and growth of the later year",
    """# 中部省会一季度GDP

| 城市 | 2025年GDP（亿元） | 2024年GDP（亿元） | 名义增量 | 实际增速 |
|---|---|---|---|---|
| 武汉 | 4759.4 | 4505.1 | 254.3 | 5.4% |
| 长沙 | 3525.7 | 3350 | 175.7 | 5.7% |
""",
    grid(
        [
            ("gdp", CNY, 2025, YI),
            ("gdp", CNY, 2024, YI),
            (None, CNY, 2025, YI),
            ("gdp_growth", "%", 2025),
        ],
        武汉=[4759.4, 4505.1, 254.3, 5.4],
        长沙=[3525.7, 3350, 175.7, 5.7],
    ),
)
case(
    "the Republic's years above a unit, growth beside them",
    """<html lang="zh-TW"><head><title>113年六都稅收</title></head><body><article>
<p>財政部公布去年六都稅收實徵數，其中台北市稅收仍然最多，新北市和台中市緊追在後，詳如附表。</p>
<table><tr><th>縣市</th><th>113年（億元）</th><th>112年（億元）</th><th>年增率</th></tr>
<tr><td>台北市</td><td>982.1</td><td>930.5</td><td>5.5%</td></tr><tr><td>新北市</td><td>720.3</td><td>701.2</td><td>2.7%</td></tr></table>
<p>財政部官員指出，土地增值稅的變動是各縣市稅收消長的主要因素，今年仍須觀察。</p></article></body></html>""",
    grid(
        [
            ("tax_revenue", "TWD", 2024, YI),
            ("tax_revenue", "TWD", 2023, YI),
            ("tax_revenue_growth", "%", 2024),
        ],
        台北=[982.1, 930.5, 5.5],
        新北=[720.3, 701.2, 2.7],
    ),
)
case(
    "a communiqué's table: the year of its heading, not the month of its date",
    """<html><head><title>2025年1-6月全市主要经济指标 - 芜湖市统计局</title></head><body><div class="content">
<h1>2025年1-6月芜湖市主要经济指标</h1><p>发布日期：2025-07-25</p><table><tbody>
<tr><td><p>指标名称</p></td><td><p>计量单位</p></td><td><p>1-6月</p></td><td><p>同比增长（%）</p></td></tr>
<tr><td><p>一、地区生产总值</p></td><td><p>亿元</p></td><td><p>2680.5</p></td><td><p>5.9</p></td></tr>
<tr><td>三、新增就业</td><td>万人</td><td>4.2</td><td>-1.3</td></tr></tbody></table>
<p>注：地区生产总值为初步核算数。</p></div></body></html>""",
    [
        ("芜湖", "gdp", 2680.5 * YI, CNY, 2025),
        ("芜湖", "gdp_growth", 5.9, "%", 2025),
        ("芜湖", "new_jobs", 4.2 * WAN, "persons", 2025),
        ("芜湖", "new_jobs_growth", -1.3, "%", 2025),
    ],
)
case(
    "growth in words in brackets",
    """# 两城2024年对比

| 对比项 | 苏州 | 无锡 |
|---|---|---|
| 2024年GDP | 2.67万亿元（增长6%） | 1.63万亿元（增长5.8%） |
| 万亿之城 | 2011年 | 2017年 |
""",
    grid([("gdp", CNY, 2024, YI * WAN), ("gdp_growth", "%", 2024)], 苏州=[2.67, 6], 无锡=[1.63, 5.8]),
)
case(
    "links and bold marks inside cells",
    """# R&D leaders in 2024

| # | [City](?sort=city) | **R&D intensity** | Source |
|--:|---|--:|---|
| 1 | [Leuven](/leuven) | **9.1** % | [1] |
| 2 | [Grenoble](/grenoble) | 6.4 % | [2] |
""",
    grid([(None, "rank", 2024), ("rd_intensity", "%", 2024)], Leuven=[1, 9.1], Grenoble=[2, 6.4]),
)
for name, rows in {
    "timetable": "| Time | Event | Room |\n|---|---|---|\n| 10:00 | Opening | 2 |\n| 11:30 | Debate | 14 |\n",
    "league": "| Pos | Team | P | W | D | Pts |\n|---|---|---|---|---|---|\n| 1 | Leeds | 10 | 8 | 1 | 25 |\n",
    "contents": "| Section | Page |\n|---|---|\n| Population | 12 |\n| Employment | 34 |\n",
    "quotes": "| 代码 | 名称 | 最新价 | 涨跌幅 |\n|---|---|---|---|\n| 600418 | 江淮汽车 | 36.9 | -0.4% |\n",
    "telephones": "| 部门 | 电话 |\n|---|---|\n| 招商一局 | 0510-85211234 |\n| 招商二局 | 85215678 |\n",
}.items():
    case(
        f"nothing in a {name}",
        f"# Leeds in 2024\n\nThe council told what is going on in the city this year.\n\n{rows}",
        [],
    )


def fits(claim, label):
    place, indicator, value, unit, year = label
    ours = fold(claim.unit or "")
    measure = (claim.unit_of_measure or "").split("/")[0] or None
    near = abs(claim.value - value) <= 1e-6 * max(abs(value), 1)
    named = bool(ours) and (ours in fold(place) or fold(place) in ours)
    known = unit is None or measure == unit or measure in SAME.get(unit, ())
    return near and named and known and indicator in (None, claim.indicator) and claim.year == year


@pytest.mark.parametrize("name", CASES)
def test_tables_of_all_shapes(name):
    """Each claim of the table is found with its place, value, unit and year, and nothing else."""
    text, labels = CASES[name]
    article = read_article(text)
    left, missing = list(article.claims), []
    for label in labels:
        found = next((claim for claim in left if fits(claim, label)), None)
        if found is None:
            missing.append(label)
        else:
            left.remove(found)
    extra = [(c.unit, c.indicator, c.value, c.unit_of_measure, c.year) for c in left]
    assert (missing, extra) == ([], [])
    for claim in article.claims:
        assert article.text[claim.start : claim.end] == claim.value_text
        assert article.text[claim.quote_start : claim.quote_end] == claim.quote
        assert claim.quote_start <= claim.start < claim.end <= claim.quote_end


def test_the_cases_are_many():
    shapes = Counter("html" if "<table" in text else "text" for text, _ in CASES.values())
    assert shapes["html"] >= 9
    assert sum(shapes.values()) >= 30


@pytest.mark.parametrize(
    ("parts", "words", "factor", "unit", "year"),
    [
        (["GDP (亿元)"], "GDP", 1e8, "CNY", None),
        (["GDP/亿元"], "GDP", 1e8, "CNY", None),
        (["Output, USD m"], "Output", 1e6, "USD", None),
        (["GDP 2024 (€ bn)"], "GDP", 1e9, "EUR", 2024),
        (["Revenue US$m"], "Revenue", 1e6, "USD", None),
        (["增速%"], "增速", 1, "%", None),
        (["Index (EU = 100)"], "Index", 1, "index", None),
        (["Price index (2015 = 100)"], "Price index", 1, "index", None),
        (["Patents per 10,000 people"], "Patents per 10,000 people", 1, "count/10k", None),
        (["Rent (₹ per sq ft per month)"], "Rent", 1, "INR/sqft/month", None),
        (["人均GDP(元/人)"], "人均GDP", 1, "CNY/person", None),
        (["Change since 2018"], "Change since 2018", 1, None, None),
        (["Growth, 2018-23"], "Growth", 1, None, 2023),
        (["113年"], "", 1, None, 2024),
        (["R&D expenditure", "€ million"], "R&D expenditure", 1e6, "EUR", None),
        (["GDP(亿元)", "2023年"], "GDP", 1e8, "CNY", 2023),
        (["Tech jobs (000s)"], "Tech jobs", 1e3, None, None),
        (["Jobs[1] ▲"], "Jobs", 1, "count", None),
    ],
)
def test_headers_say_unit_scale_and_year(parts, words, factor, unit, year):
    header = join_headers(parts)
    assert (header.text, header.factor, header.unit, header.year) == (words, factor, unit, year)


@pytest.mark.parametrize(
    ("text", "commas", "value", "unit"),
    [
        ("88,000[2]", False, 88_000, None),
        ("41,500*", False, 41_500, None),
        ("57 m²", False, 57, "m2"),
        ("43 000", False, 43_000, None),
        ("4,9", True, 4.9, None),
        ("1.512.491", True, 1_512_491, None),
        ("↓ 1.5", False, -1.5, None),
        ("12.4%↑", False, 12.4, "%"),
        ("(4.5)", False, -4.5, None),
        ("第3", False, 3, "rank"),
        ("2nd", False, 2, "rank"),
        ("53.4/100", False, 53.4, None),
        ("3.22万亿元", False, 3.22e12, "CNY"),
        ("3200(+5.1%)", False, 3200, None),
        ("1992", False, 1992, None),
    ],
)
def test_cells_are_read_with_their_marks(text, commas, value, unit):
    found = read_cell(text, commas=commas)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text", ["", "—", "…", "n/a", "待公布", "10:30", "2024-05-01", "5月", "12 May 2024", "Leeds"]
)
def test_cells_without_a_number_are_none(text):
    assert read_cell(text) is None


def test_decimal_commas_are_told_by_all_cells():
    assert has_decimal_commas(["4,9", "1.512.491", "619.879"])
    assert not has_decimal_commas(["4,9", "7.8"])
    assert not has_decimal_commas(["1,512", "12,400"])


def test_the_figure_in_brackets_is_a_second_one():
    second = read_second("3200(+5.1%)")
    assert (second.value, second.unit, second.signed) == (5.1, "%", True)
    assert "3200(+5.1%)"[second.start : second.end] == "+5.1%"
    assert read_second("3200") is None


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Stockholm (SE)", "Stockholm"),
        ("苏州(江苏)", "苏州"),
        ("杭州市", "杭州"),
        ("Austin, TX", "Austin"),
        ("Cambridge Science Park", "Cambridge Science Park"),
        ("青禾县", "青禾县"),
        ("全市", "宁波"),
        ("Total", None),
        ("合计", None),
        ("3", None),
    ],
)
def test_labels_of_rows_name_places(label, place):
    home = PlaceMention(0, 2, "宁波", Place("宁波", "city"))
    found = place_of_label(build_lexicon(), label, home)
    assert (found.surface.removesuffix("市") if found else None) == place


def test_spans_of_html_cells_leave_empty_ones():
    page = visible_text(
        "<table><tr><th rowspan=2>City</th><th colspan=2>GDP</th></tr><tr><th>2023</th><th>2024</th></tr>"
        "<tr><td>\n<p>Oslo</p>\n</td><td>1</td><td><div>2</div><div>*</div></td></tr></table>"
    )
    rows = [
        "\t".join(cell.strip() for cell in line.split("\t")) for line in page.text.strip("\n").split("\n")
    ]
    assert rows == ["City\tGDP\t", "\t2023\t2024", "Oslo\t1\t2 *"]
    assert len(page.origin) == len(page.text) + 1


def test_rows_are_cut_with_their_empty_cells():
    assert [cell.text for cell in cells_of("| a | | **b** |")] == ["a", "", "b"]
    assert [cell.text for cell in cells_of("a | b")] == ["a", "b"]
    assert [cell.text for cell in cells_of("a\t\tb")] == ["a", "", "b"]
    assert [cell.text for cell in cells_of("New York   12  3.4")] == ["New York", "12", "3.4"]
    assert is_table_row("--- | ---: | ---")
    assert is_table_row("Oslo      12.4      +3%")
    assert not is_table_row("Oslo grew by 3% in 2024, and Bergen by 2%.")
