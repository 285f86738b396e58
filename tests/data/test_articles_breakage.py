"""What broke earlier readers on real pages, each as a sentence written for this test."""

import pytest

from own_articles import FILLER_ZH
from poliscope.data.articles import read_article


def read(text, **options):
    return read_article(text + "\n" + FILLER_ZH, **options).claims


def values(text, **options):
    return [(claim.value_text, claim.value, claim.unit_of_measure) for claim in read(text, **options)]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("二○二四年新竹科學園區的出口額為八九八六億元,創下歷史新高。", 898.6e9, "CNY"),
        ("新竹市去年的營業額為四二六八點四億元,比往年更高一些。", 426.84e9, "CNY"),
        ("台中市的出口額較去年成長百分之卅五點九,表現相當亮眼。", 35.9, "%"),
        ("杭州市的失業率上升○點七個百分點,引起了各方面的關注。", 0.7, "pp"),
        ("深圳的高新技术产业产值为一兆四九三亿元,再创历史新高。", 1.0493e12, "CNY"),
        ("竹科廠商實收資本額合計為1兆501亿元,規模再創新高紀錄。", 1.0501e12, "CNY"),
        ("深圳的工业总产值达到5.4万亿元,在全国各大城市中领先。", 5.4e12, "CNY"),
        ("苏州的高新技术企业中,民营企业占比为8成1,比重相当高。", 81, "%"),
        ("竹科就业人数比去年成长一成四,创下了多年来的新高纪录。", 14, "%"),
        ("合肥的新能源汽车产值占全部工业产值三成以上,比重很高。", 30, "%"),
        ("光谷的高新技术企业已经达到2700多家,聚集效应非常明显。", 2700, "count"),
        ("武汉光谷已经聚集高新技术企业12000+家,聚集效应很明显。", 12_000, "count"),
        ("深圳的研发经费是广州的近两倍,投入力度可以说非常之大。", 2, "times"),
        ("２０２３年杭州ＧＤＰ增长５．６％,增速比上一年快了不少。", 5.6, "%"),
        ("宁波全年研发经费支出 504 亿元,投入的力度可以说非常大。", 50.4e9, "CNY"),
        ("宁波的研发投入强度提高了 0.3 个百 分点,进步非常明显。", 0.3, "pp"),
        ("深圳“三来一补”企业数量占全广东省的1/3,比重非常之高。", 100 / 3, "%"),
        ("南京的发明专利授权量占全省的三分之一,比重可以说很高。", 100 / 3, "%"),
        ("苏州的专利授权量为12,345件,在全省各个城市中排名靠前。", 12_345, "count"),
    ],
)
def test_numbers_of_the_field(sentence, value, unit):
    found = values(sentence)
    assert any(v == pytest.approx(value, rel=1e-12) and u == unit for _, v, u in found), found


def test_doubling_in_words():
    assert ("翻了一番", 2.0, "times") in values("2023年合肥的新能源汽车产量翻了一番,在全国各城市中领先。")


def test_growth_by_times_is_marked_ambiguous():
    (claim,) = read("2023年合肥的新能源汽车出口额增长了3.2倍,在全国各城市中领先。")
    assert claim.value == 3.2
    assert "may mean to 3.2 or to 4.2 times" in claim.note


def test_fall_holds_for_both_numbers():
    claims = read("2001年新竹科学园区的营业额及出口值骤减28.7%及42.5%,景气十分低迷。")
    assert [claim.value for claim in claims] == [-28.7, -42.5]
    assert {claim.polarity for claim in claims} == {"fall"}


@pytest.mark.parametrize("verb", ["下降", "减少", "下滑", "年减", "衰退"])
def test_falls_are_negative(verb):
    (claim,) = read(f"2023年苏州的出口额比上一年{verb}6.2%,外部的需求相当疲弱。")
    assert claim.value == -6.2
    assert claim.polarity == "fall"


def test_minguo_years_beside_western_years():
    text = (
        "行政院主計處的報告指出,2001年新竹科學園區營業額為新台幣6000億元,九十三年底從業員工為11.3萬人,"
        "92年出口額為新台幣4000億元,台灣各界對竹科的成長都表示樂觀,經濟部也表示肯定。"
    )
    years = {claim.value_text: claim.year for claim in read(text)}
    assert list(years.values()) == [2001, 2004, 2003]


def test_relative_years_against_publication():
    text = "2005-01-27\n去年深圳的研发经费支出为300亿元,前年为250亿元,今年力争达到350亿元。"
    assert [claim.year for claim in read(text)] == [2004, 2003, 2005]
    text = (
        "Published 14 May 2019\nLast year firms in Eindhoven spent €3.1 billion on R&D, "
        "the statistics office said."
    )
    assert [claim.year for claim in read_article(text).claims] == [2018]


def test_pinyin_noise_of_mirror_pages():
    text = "2020年合肥的創(chuàng)新經(jīng)費支出為291億元,高新技術(shù)企業(yè)達3328戶,發(fā)展很快。"
    claims = read(text)
    assert [claim.value for claim in claims] == [29.1e9, 3328]
    assert claims[1].indicator == "hightech_firms"
    assert claims[1].quote == text


def test_hard_wrapped_lines_cut_through_numbers_and_words():
    text = (
        "二零二二年武汉的地区生产总值是一万八千八百六十六亿元，成都是二万零\n"
        "八百一十七亿元，差距不算太大。武汉的研发经费投入强度是3.51%，成都是\n"
        "3.17%，都比合肥要低一些。武汉全市高新技术企业12500家左右，成都是114\n"
        "00家，两个城市可以说是难分伯仲。武汉的技术合同成交额是1360亿元，成都\n"
        "是1448亿元，也差不太多，所以说两个城市真的各有各的优势，不必争论不休\n"
        "了，各自把自己的事情做好就可以了，大家都是中国的城市，没有必要争来争\n"
    )
    found = [(claim.unit, claim.value) for claim in read_article(text).claims]
    assert ("成都", 2_081_700_000_000) in found
    assert ("成都", 11_400) in found
    assert ("成都", 3.17) in found


def test_last_place_and_comparison_own_their_numbers():
    claims = read("2024年,深圳的研发投入强度高达6.46%,远高于杭州的3.92%,领先全国2.9个百分点。")
    assert [(claim.unit, claim.value) for claim in claims] == [("深圳", 6.46), ("杭州", 3.92), ("深圳", 2.9)]
    assert claims[0].qualifier is None  # 高达 is emphasis


def test_listed_places_and_numbers():
    claims = read("2023年苏州、南京、宁波的高新技术企业分别为1.57万家、1.1万家和0.9万家。")
    assert [(claim.unit, claim.value) for claim in claims] == [
        ("苏州", 15_700),
        ("南京", 11_000),
        ("宁波", 9000),
    ]


def test_listed_indicators_and_numbers():
    claims = read("2023年苏州的出口额和进口额分别为1.5万亿元和0.9万亿元,规模都很大。")
    assert [(claim.indicator, claim.value) for claim in claims] == [("exports", 1.5e12), ("imports", 0.9e12)]


def test_zone_inside_a_city_is_its_own_unit():
    claims = read("苏州工业园区聚集了高新技术企业3000家,苏州全市的高新技术企业为1.57万家。")
    assert [claim.unit for claim in claims] == ["苏州工业园区", "苏州"]


def test_company_in_a_city_story():
    claims = read("来自杭州的初创企业发展很快时,深圳的优必选人形机器人在13个月内能够实现三次迭代。")
    assert {claim.unit for claim in claims} == {"优必选"}


@pytest.mark.parametrize(
    "sentence",
    [
        "台积电(2330)和联电(2303)昨天双双上涨,带动了大盘的人气。",
        "杭州的“六小龙”火了,深圳的“三来一补”模式已经成为历史。",
        "深圳的第二产业一直很强,在全国各个城市中一直是领先的。",
        "拿杭州和深圳比谁是创新第一城,这本身就是一个伪命题吧。",
        "深圳和杭州是两种类型的城市,从一座数码城走到另一座城。",
        "如需报名请在工作日致电0755-82110000或者手机13800138000。",
        "深圳有多家世界500强企业,也有双一流高校和985高校落户。",
        "1978年7月,国务院颁布有关办法,深圳率先发展加工贸易。",
        "2025年7月19日16:23:58,杭州市政府召开了新闻发布会。",
        "广州的发布会只开了30分钟,记者提了很多问题。",
        "杭州的DeepSeek-V3和深圳的H20芯片项目引起了广泛的关注。",
    ],
)
def test_numbers_that_are_no_claims(sentence):
    assert values(sentence) == []


def test_size_class_is_no_count():
    claims = read("2023年深圳规模500人以上企业的研发经费增长12.4%,比上一年快得多。")
    assert [claim.value for claim in claims] == [12.4]


def test_related_titles_and_counters_are_left_out():
    article = read_article(
        "深圳的研发投入强度在2023年达到6.46%,在全国各大城市中名列前茅。\n相关推荐\n"
        "10岁儿童身高180斤,网友直呼不可思议!\n2025-07-19 16:23:58\n2425文章数 123906关注度\n"
    )
    assert [claim.value for claim in article.claims] == [6.46]
    assert {line.reason for line in article.left_out} == {"after the end of the article"}


def test_denials_and_corrections():
    claims = read("有文章称广州的研发投入强度是5.9%,这个数据并不准确,官方数据是3.43%,差别很大。")
    assert [(claim.value, claim.polarity) for claim in claims] == [(5.9, "denied"), (3.43, "corrected")]
    claims = read("杭州2023年的经济增速并非网上流传的5.9%,而是5.2%,与全国的平均水平相同。")
    assert [(claim.value, claim.polarity) for claim in claims] == [(5.9, "denied"), (5.2, "corrected")]


def test_denial_in_the_next_sentence():
    text = (
        "It is often said that 80% of new jobs in Stockholm are digital. They are not: the "
        "true figure is closer to 20%."
    )
    assert [(claim.value, claim.polarity) for claim in read_article(text).claims] == [
        (80, "denied"),
        (20, "corrected"),
    ]


def test_english_words_ranks_and_years_behind_numbers():
    text = (
        "Ninety-three percent of the firms in Eindhoven cannot find enough engineers, a "
        "survey by the chamber found. "
        "Applications for patents from Oulu rose from 212 in 2010 to 455 in 2015, the office said. "
        "Oulu was ranked eighth in Europe for patents."
    )
    claims = read_article(text).claims
    assert [(claim.value, claim.year) for claim in claims[1:3]] == [(212, 2010), (455, 2015)]
    assert claims[0].value == 93
    assert (claims[3].value, claims[3].unit_of_measure, claims[3].unit) == (8, "rank", "Oulu")


def test_english_respectively_and_place_behind_the_number():
    text = (
        "Stuttgart, Toulouse and Gothenburg spent 6.2%, 5.1% and 4.2% of their GDP on R&D respectively. "
        "Unemployment stood at 10.6 per cent in Eindhoven in 2015, against 4.9 percent in Munich."
    )
    found = [(claim.unit, claim.value) for claim in read_article(text).claims]
    assert found == [
        ("Stuttgart", 6.2),
        ("Toulouse", 5.1),
        ("Gothenburg", 4.2),
        ("Eindhoven", 10.6),
        ("Munich", 4.9),
    ]


def test_qualifiers():
    text = "2023年深圳的高新技术企业超过2.4万家,杭州约1.6万家,宁波不足1万家,到2026年合肥力争达到1.5万家。"
    assert [claim.qualifier for claim in read(text)] == ["over", "about", "under", "target"]


def test_units_of_a_study_come_first():
    units = {"Shenzhen": ["深圳", "深圳市"], "Hangzhou": ["杭州", "杭州市"]}
    claims = read("2024年,深圳市的研发投入强度高达6.46%,远高于杭州的3.92%。", units=units)
    assert [claim.unit for claim in claims] == ["Shenzhen", "Hangzhou"]


def test_indicators_of_a_framework_come_first():
    framework = {"rd": {"label": "研发强度", "aliases": ["研发投入强度"], "unit_of_measure": "%"}}
    claims = read("2024年,深圳市的研发投入强度高达6.46%,在全国各大城市领先。", framework=framework)
    assert [claim.indicator for claim in claims] == ["rd"]


def claims_of(text, **options):
    return [(c.value_text, c.value, c.unit, c.indicator, c.year) for c in read(text, **options)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # a multiple of an earlier year is of the present one
        (
            "2023年苏州的技术合同成交额达到836.5亿元,是2021年的2.1倍,增长非常快。",
            ("2.1倍", 2.1, "苏州", "technology_contracts", 2023),
        ),
        # "全年" goes on with the year named before it, not with that of publication
        (
            "中科昨日公布2024年营运成绩,全年营业额达1兆1862亿元,为历年次高纪录。",
            ("1兆1862亿元", 1.1862e12, "中科", "science_park_revenue", 2024),
        ),
        # two figures of a span of years
        (
            "2011年至2020年,武汉的发明专利授权量由0.62万件增加到4.15万件,增长很快。",
            ("0.62万件", 6200, "武汉", "invention_patent_grants", 2011),
        ),
        # years of the Republic in digits, in Taiwan's press
        (
            "桃園市一一二年製造業營業收入達新台幣3兆5402億元,連續多年居台灣各縣市之冠。",
            ("新台幣3兆5402億元", 3.5402e12, "桃園市", "manufacturing_revenue", 2023),
        ),
        # what adds up over a window, and what has no year at all, has none
        (
            "近五年,苏州累计引进高层次人才3.2万名,在全国各大城市之中名列前茅。",
            ("3.2万名", 32_000, "苏州", "talent_inflow", None),
        ),
        (
            "杭州的研发投入强度为3.92%,这在全国各个城市之中都是很高的一个数字。",
            ("3.92%", 3.92, "杭州", "rd_intensity", None),
        ),
        # a list of comparisons goes on: the subject returns
        (
            "合肥的研发投入强度为3.91%,仅次于杭州、武汉。国家高新技术企业有8406户。",
            ("8406户", 8406, "合肥", "hightech_firms", None),
        ),
        # a fraction of another place's figure is the subject's
        (
            "合肥的A股上市公司有81家,不到杭州的四成,这是合肥的一块明显的短板。",
            ("四成", 40, "合肥", "listed_firms", None),
        ),
        # a share without its whole is of the whole named before
        (
            "2021年新加坡研发支出120.7亿新元,占GDP的2.2%;香港研发支出278亿港元,只占0.97%。",
            ("0.97%", 0.97, "香港", "rd_intensity", 2021),
        ),
        # rates follow the figures that they are the growth of
        (
            "竹科的厂商共347家,从业人员98794人,分别较去年同期增加7.4%及1.2%,都是新高。",
            ("7.4%", 7.4, "竹科", "firms_growth", None),
        ),
        (
            "In 2022 Monterrey drew 68 greenfield FDI projects, more than any other city in Mexico.",
            ("68", 68, "Monterrey", "projects", 2022),
        ),
        (
            "Bengaluru exports stood at Rs 3.27 lakh crore in 2023, the ministry of commerce said.",
            ("Rs 3.27 lakh crore", 3.27e12, "Bengaluru", "exports", 2023),
        ),
        (
            "Vilnius attracted 25 projects in 2018, followed by London (19) and then by Helsinki (17).",
            ("17", 17, "Helsinki", "projects", 2018),
        ),
        (
            "Amsterdam and Dublin recorded 25.5 and 22.9 projects respectively in the year 2019.",
            ("25.5", 25.5, "Amsterdam", "projects", 2019),
        ),
    ],
)
def test_what_broke_on_later_batches(text, claim):
    assert claim in claims_of(text, published=2025), claims_of(text, published=2025)


@pytest.mark.parametrize(
    "text",
    [
        "We moved house 11 times in Leipzig before we found the flat that suits us all.",
        "消息公布后,公司的股价收报68.55港元,跌3.2%,在宁波的上市公司之中表现最差。",
        "Using a panel of 1,284 firms in Kyoto we estimate an elasticity of 0.07 for research.",
        "嘉兴要办好20件大事,让群众办事最多跑1次,12345热线全天候地受理各类诉求。",
        "本榜单综合了6个维度28项指标,满分100分,深圳和北京的排名都有了一些变化。",
    ],
)
def test_more_numbers_that_are_no_claims(text):
    assert claims_of(text) == []


def test_a_sections_heading_gives_its_year():
    text = (
        "嘉兴市政府工作报告\n一、2023年工作回顾\n过去一年,嘉兴市坚决落实各项部署。"
        "全年实现地区生产总值7062亿元,增长6.3%,经济运行持续回升向好。\n"
        "二、2024年目标任务\n主要预期目标是:嘉兴市地区生产总值增长6%左右,与经济潜力相匹配。"
    )
    assert [(c.value, c.year) for c in read(text)] == [(7062e8, 2023), (6.3, 2023), (6, 2024)]


def test_a_table_with_a_column_of_units():
    text = (
        "2022年芜湖市主要工业产品的产量情况如下,汽车增长最快。\n\n"
        "| 产品名称 | 单位 | 2022年产量 | 比上年增长(%) |\n|---|---|---|---|\n| 汽车 | 万辆 | 63.8 | 21.4 |\n"
    )
    found = [(c.indicator, c.value, c.unit_of_measure) for c in read(text)]
    assert found == [("car_output", 638_000, "count"), ("car_output_growth", 21.4, "%")]


def test_a_listed_company_owns_its_figures_in_a_citys_story():
    text = "舜宇光学科技(02382.HK)发布业绩,公司上半年实现营业收入142.8亿元。公司毛利率为14.9%,有所下滑。"
    assert {c.unit for c in read("宁波的城市经济观察,看看龙头企业。\n" + text)} == {"舜宇光学科技"}


@pytest.mark.parametrize(
    ("text", "value", "unit", "year"),
    [
        ("以不到全国0.6%的土地面积,深圳2023年贡献了全国三十分之一的生产总值。", 0.6, "%", 2023),
        ("2023年深圳每8个人中就有1个从事研发,这个比例在全国城市里名列前茅。", 12.5, "%", 2023),
        ("2024年南科营业额达二．二六兆元,再度刷新历史纪录,表现相当亮眼。", 2.26e12, "CNY", 2024),
        ("2023年宁波的研发投入强度为3.2%,居全省各市首位,比上年又有提高。", 1, "rank", 2023),
        ("2023年底武汉每年毕业三十几万大学生,留在本地的比例还不到一半。", 300_000, "persons", 2023),
        ("2023年成都常住人口密度为1497人/平方公里,在西部各城市中居前。", 1497, "persons/km2", 2023),
        ("Nairobi is home to 4.8m people, according to the census office, in 2023.", 4.8e6, "persons", 2023),
        ("In 2023 four in ten workers in Leeds had a degree, the council said.", 40, "%", 2023),
        ("In 2022 the index put Paris first, followed by Munich (second) and Lyon.", 2, "rank", 2022),
        ("The journey from Leeds to Hull took an hour and 27 minutes in 2023.", 87, "minutes", 2023),
        ("In 2022, output in Kenya was worth KSh 4.1trn, the statistics office said.", 4.1e12, "KES", 2022),
        ("Leeds has 40,000 firms, up from 35,000 in 2015, half as many again as Hull.", 50, "%", None),
        (
            "Between 2001 and 2022 employment rose from 136,000 to 158,000 in Leeds, the office said.",
            136_000,
            "persons",
            2001,
        ),
    ],
)
def test_forms_that_broke_on_articles_by_others(text, value, unit, year):
    found = [(c.value, c.unit_of_measure, c.year) for c in read(text)]
    assert any(
        v == pytest.approx(value) and u == unit and (year is None or y == year) for v, u, y in found
    ), found


@pytest.mark.parametrize(
    "text",
    [
        "By clicking accept you agree to the storing of 143 partner cookies on your device.",
        "Our estimate for Leeds is stable (95% confidence interval, n = 6,240) across models.",
        "“I will believe it when I can buy a ticket for £4.80 in Bradford and arrive on time.”",
        "后台收到300多条留言,最多的一句是:什么时候写写武汉?于是就有了这一篇文章。",
        "在富士康打工的周口小伙小陈,刚在郑州港区买了一套89平方米的房子,准备结婚。",
        "What would happen in Leeds if one of the weights were cut by half, nobody can say.",
    ],
)
def test_numbers_of_others_articles_that_are_no_claims(text):
    assert [c.value_text for c in read(text)] == []
