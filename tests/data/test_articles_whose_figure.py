"""Whose a figure is after a comparison, an object, a scope or an aside: the subject goes on."""

import pytest

from poliscope.data.articles import read_article


def owners(text):
    return {claim.value_text: claim.unit for claim in read_article(text).claims}


MIN = "昆山的家底\n\n昆山是苏州的县级市。2024年,昆山常住人口214万人。"
TWO = "成都和武汉,谁更能留人\n\n2024年,成都GDP达2.35万亿元,武汉为2.11万亿元。"
COAST = "青岛与宁波的港口\n\n2024年,青岛港货物吞吐量7.1亿吨,宁波为14亿吨。"


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # what a clause ends with is not who the next one is about
        (MIN + "昆山GDP增长5.8%,比江苏全省高0.5个百分点,总量领跑全省县域,按常住人口214.5万人计算。",
         "214.5万人", "昆山"),
        (MIN + "昆山进出口增长7.1%,总量稳居江苏全省县市首位,人均GDP超过24.1万元。", "24.1万元", "昆山"),
        (MIN + "昆山外资企业贡献了全省县域的不少税收,现有规上企业2600家。", "2600家", "昆山"),
        (TWO + "武汉一直想追上成都,2025年研发投入910亿元。", "910亿元", "武汉"),
        (COAST + "宁波的铁矿石多数发往湖北和江西,去年装卸1.8亿吨。", "1.8亿吨", "宁波"),
        # one and the other
        (TWO + "一个排全国第7,一个排全国第9。", "第9", "武汉"),
        (TWO + "一座常住人口2140万,另一座1377万。", "1377万", "武汉"),
        (TWO + "一个增长5.7%,一个增长5.2%。", "5.7%", "成都"),
        # a share and where it is
        ("越南芯片业\n\n越南全国有工程师6000人,其中七成以上集中在岘港,河内只有一成。", "七成以上", "岘港"),
        ("湖南的工程机械\n\n湖南去年产量增长6%。全省工程机械企业八成落户长沙,其余在常德。", "八成", "长沙"),
        ("浙江的独角兽\n\n浙江有独角兽企业56家,八成集中在杭州。", "八成", "杭州"),
        # the two
        (TWO + "中间差的,相当于一个地级市绵阳。2021年,两城差距为2100亿元。", "2100亿元", "成都、武汉"),
        # its own share is no whole
        (COAST + "宁波一半以上的集装箱走水铁联运,公路只有三成;青岛正好相反,公路占58%。", "三成", "宁波"),
        (TWO + "武汉的研发里有大约三成由院所完成,成都的企业占六成。", "三成", "武汉"),
        # a level that another is compared with
        (TWO + "五年里,成都的老人占比上升了3.1个百分点,快于武汉的2.4个百分点。", "2.4个百分点", "武汉"),
        (TWO + "武汉的软件出口占比只有6%,不及成都三分之一的水平。", "三分之一", "武汉"),
        (TWO + "武汉的研发强度与成都接近,与深圳差距在2.1个百分点以上。", "2.1个百分点以上", "武汉"),
        # it at the end of a clause
        (TWO + "武汉靠汽车。成都这边同样靠它:全市汽车产量86万辆。", "86万辆", "成都"),
        # this city of so many
        ("印度南部记\n\n金奈2024年GDP增长7%。泰米尔纳德邦政府的资料说,这座人口约1100万的城市聚集了430家研发中心。",
         "430家", "金奈"),
        # who drives another, firms of a city, where it comes from, what a report measures by
        (COAST + "宁波这几年也不差,北仑园区三期带动下,去年外贸额1.4万亿元。", "1.4万亿元", "宁波"),
        (TWO + "武汉那边,东风和小鹏两家去年下线汽车80万辆。", "80万辆", "武汉"),
        (TWO + "成都用的芯片,有三成是从武汉运来的。", "三成", "武汉"),
        (TWO + "武汉房价1.6万元/平方米,按城镇居民人均收入6.1万元计算,要买十年。", "6.1万元", "武汉"),
        # names with their own letters, offices of one city, the usual name of another press
        ("德州的亚裔\n\n休士顿2024年人口239万人。北边的丹顿县(Denton County)亚裔占百分之十二点三。",
         "百分之十二点三", "丹顿县"),
        ("双城记:香港与新加坡\n\n新加坡人口604万。差估署的数字显示,私人楼价去年升3.1%。", "3.1%", "香港"),
        ("休士顿与达拉斯\n\n休士顿房价中位数34万美元,达拉斯41万美元。", "34万美元", "休士顿"),
        # the route
        (TWO + "成都的机床业在郊外:从大观到神岗镇,沿线挤着900家工厂,产值占全国一成。", "900家", "成都"),
    ],
)  # fmt: skip
def test_subject_goes_on_zh(text, value, place):
    assert owners(text)[value] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (TWO + "成都增长5.7%,武汉增长5.2%,两成新企业做软件。", "两成", "武汉"),
        (COAST + "全国三成进口铁矿石从青岛上岸,比去年多1200万吨。", "三成", "青岛"),
        (TWO + "成都追上了武汉,武汉今年研发投入900亿元。", "900亿元", "武汉"),
        ("湖北各市\n\n湖北省2024年GDP增长5.8%。武汉占全省三分之一,全省规上企业1.9万家。", "1.9万家", "湖北"),
    ],
)  # fmt: skip
def test_subject_changes_zh(text, value, place):
    assert owners(text)[value].startswith(place)


PAIR = "Two ports on one sea\n\nGdansk handled 77m tonnes in 2024; Hamburg handled 112m tonnes. "
HULL = "How Hull is doing\n\nHull had 268,000 people in 2024. Its economy grew by 1.2%. "
OPORTO = "Porto and Vigo compared\n\nPorto had 250,000 people in 2023; Vigo had 293,000. "
KATO = "## The towns\n\nUtrecht had 370,000 people in 2024. It grew by 1.9%.\n\n## {0}: the runner-up\n\n"


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # where goods go, and what is told by the way
        (HULL + "The port handled 9m tonnes of goods, mostly timber for Ireland, or 4% more than in 2022.",
         "4%", "Hull"),
        (HULL + "The yard built 40 ferries, chiefly for Norway, and booked sales of £90m.", "£90m", "Hull"),
        (HULL + "Since August, when the United States doubled its duty, orders have dropped by 31%.", "31%",
         "Hull"),
        (HULL + "Firms there raised £21m, which is small change in London, but is 34% more than in 2023.",
         "34%", "Hull"),
        (HULL + "Rents have risen, as a landlord from Leeds told the council, by 7%.", "7%", "Hull"),
        # the former, the latter
        (PAIR + "Investors put €3bn into the former and only €410m into the latter.", "€410m", "Hamburg"),
        (PAIR + "Both beat the European mean of 2%. The former's traffic was 69% of the latter's.", "69%",
         "Gdansk"),
        (PAIR + "Last year Gdansk grew by 4% and Hamburg by 1%, but it is the last of these that pays best, "
         "at €4,100 a month.", "€4,100", "Hamburg"),
        # both together
        (OPORTO + "Together the two shipped 6m tonnes.", "6m tonnes", "Porto and Vigo"),
        (OPORTO + "Between them they have 91,000 students.", "91,000 students", "Porto and Vigo"),
        # ours, here
        ("A letter from Cork\n\nCork had 224,000 people in 2022. Limerick, which is smaller, had 102,000. "
         "The police solve 61% of ours.", "61%", "Cork"),
        ("A letter from Cork\n\nCork had 224,000 people in 2022. Dublin has an average rent of €2,500, while "
         "ours is €2,050.", "€2,050", "Cork"),
        # its capital, the challenger
        ("East Africa\n\nUganda, with 46m people, drew $2bn of investment in 2024, and its capital had 1.9m "
         "residents.", "1.9m residents", "Kampala"),
        (OPORTO + "Vigo still has 410 plants, but of those opened last year the challenger won 60%.", "60%",
         "Porto"),
        # a number first, and where it is told of
        (PAIR + "Some 410 \"shared service centres\", most of them small, have settled in Gdansk.", "410",
         "Gdansk"),
        (PAIR + "A €1.9 billion breakwater for Gdansk received its permit.", "€1.9 billion", "Gdansk"),
        (HULL + "Roughly one in five Bradford residents is over 65.", "one in five", "Bradford"),
        (HULL + "Half of Bradford's bus trips are free, and Hull has 640 buses.", "Half", "Bradford"),
        (HULL + "It has grown older: at £41,000, York's income per head is the highest.", "£41,000", "York"),
        # a district as the subject
        ("The state of Gujarat\n\nGujarat had exports of $134bn in 2024. One district, Jamnagar, accounts "
         "for a third of the state's exports.", "a third", "Jamnagar"),
        # the names of works and persons
        (HULL + "The Joseph Bradford Works is still busy, and the plants together make 2m tons a year.",
         "2m tons", "Hull"),
        (HULL + "Siemens employs 5,000 people at Preston Wharf. The economy grew by 2.1% in 2023.", "2.1%",
         "Hull"),
        # it is told that
        (HULL + "It is often said that everybody in York cycles. In fact only 18% do.", "18%", "York"),
        (HULL + "Nationally the rate was 4%. \"People keep asking,\" said Ann Reed, a lecturer at a college "
         "in York. The city counts 31,000 students.", "31,000 students", "Hull"),
        # a heading turns to another
        (KATO.format("Zwolle") + "It calls itself the capital of bicycles, and it has 133,000 people.",
         "133,000 people", "Zwolle"),
        # alone
        (HULL + "Siemens alone has cost £310m. The island of Saltend alone drew £9m. Unemployment was 6%.",
         "6%", "Hull"),
        # respectively, of those of the sentence before
        (PAIR + "Rent takes 31% of income in Gdansk and 27% in Hamburg. Owners are 9% and 24% respectively.",
         "24%", "Hamburg"),
        # remarks with figures, of others and of so many
        (HULL + "Since May, when Spain raised its duty to 40 per cent, orders have dropped by 31%.", "31%",
         "Hull"),
        (HULL + "In March some 690 of the 1,390 wells on which York's farms depend ran dry.", "690", "York"),
        (HULL + "A square foot costs £9 a month in Leeds, against £14 on York's ring road.", "£14", "York"),
        # the other one, its cousin, the region, the state
        ("Lyon and Turin\n\nLyon had 520,000 people in 2023; Turin had 846,000. Lyon runs 34 km of "
        "metro; the "
         "Italian one has 15 kilometres.", "15 kilometres", "Turin"),
        ("Lyon and Turin\n\nLyon had 520,000 people in 2023; Turin had 846,000. Jobless in Turin are "
        "8%, while "
         "its French cousin has 6%.", "6%", "Lyon"),
        ("Hull in Yorkshire\n\nHull had 268,000 people in 2024, fewer than the average town in "
        "England. The "
         "city in the West Midlands is like it. Output rose 4%, against 2.7% for the region.", "2.7%",
         "West Midlands"),
        # marks are no Chinese
        (KATO.format("Münster") + "It calls itself the capital of bicycles, and it has 322,000 people.",
         "322,000 people", "Münster"),
        # an object, a measure, a route
        (HULL + "Hull swallowed Bradford last year and came out larger, with 4.6m people.",
         "4.6m people", "Hull"),
        (HULL + "Rents in York remain low for England, but they have risen 27% in five years.",
         "27%", "York"),
        (HULL + "York's belt from Selby to Leeds still makes more, 116,000 carriages a year.",
         "116,000", "York"),
        (HULL + "It has twice as many flats as York, where just 1.8% stand empty and rents have "
        "climbed to £740.",
         "£740", "York"),
        (PAIR + "Rates are 5% in Gdansk, against a national 6.7 per cent.", "6.7 per cent",
         "Poland"),
        (OPORTO + "The two are, respectively, 13% and 12% behind the national figure.", "12%", "Vigo"),
        # the country's adjective
        (PAIR + "Polish officials deny that the ports have lost 15% of their traffic.", "15%", "Poland"),
    ],
)  # fmt: skip
def test_subject_goes_on_en(text, value, place):
    assert owners(text)[value] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (PAIR + "While Hamburg lost 2%, its exports grew by 3%.", "3%", "Hamburg"),
        (PAIR + "In Hamburg, where wages are high, unemployment is 7%.", "7%", "Hamburg"),
        (HULL + "In Bradford, mostly for tourists, 41 inns opened.", "41", "Bradford"),
        (HULL + "The rate for Bradford, on the other hand, was 6%.", "6%", "Bradford"),
        (HULL + "It is in York that 900 firms make sweets.", "900 firms", "York"),
    ],
)  # fmt: skip
def test_subject_changes_en(text, value, place):
    assert owners(text)[value].startswith(place)
