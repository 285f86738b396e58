"""Whose a figure is: what an article is about, wider and other places beside it, destinations, guests."""

import pytest

from poliscope.data.articles import read_article


def places(text, **options):
    return {claim.value_text: claim.unit for claim in read_article(text, **options).claims}


def of(found, expected):
    """Give the places of the figures that begin as the expected ones."""
    return {value: next((p for k, p in found.items() if k.startswith(value)), "none") for value in expected}


FILLER = " This paragraph holds no figures at all and only tells the readers what the article is about.\n\n"
FILLER_ZH = "这一段没有任何数字,只是向读者交代文章的来龙去脉,说明下面的内容从何而来、为何要谈。\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a byline with a date is no title
        (
            f"Madurai wants more looms\n\nA. Writer\nMADURAI, March 3, 2023\n\nMadurai weaves.{FILLER}"
            "Wages in the mills rose by 6.1% in the year before, but prices rose even faster than that.",
            "Madurai",
        ),
        # a brief names its country above, and its capital once in the text
        (
            "COUNTRY BRIEF: PARAGUAY\nPlata Monitor, No. 7 - May 2023\n\nParaguay's harvest was good, and "
            f"Asuncion is calm.{FILLER}Inflation eased to 4.4 percent in 2023, which was a little more "
            "than the bank had promised.",
            "Paraguay",
        ),
        # a country that a text names over and over, beside a city named once or twice
        (
            f"赞比亚铜矿增产。赞比亚政府鼓励投资,赞比亚货币走强,首都卢萨卡十分热闹。{FILLER_ZH}"
            "2023年失业率为6.1%,比上年下降0.4个百分点。",
            "赞比亚",
        ),
        # the column's name
        (
            f"【长三角观察】嘉兴为什么慢了\n\n{FILLER_ZH}嘉兴人都在问。\n\n"
            "统计显示,2023年工业投资增长2.1%,不如上一年那样好。",
            "嘉兴",
        ),
        # overtaken, and only near
        (
            f"今年又超车日本 出口创高\n\n台湾出口大好,台湾厂商乐观。{FILLER_ZH}"
            "财政部说,全年出口增长21%,是十年来最好的一年。",
            "台湾",
        ),
        (
            f"南昌以北一百公里:九江的新故事\n\n九江在江边。{FILLER_ZH}"
            "统计显示,2023年外贸进出口520亿元,超出了人们的预料。",
            "九江",
        ),
        # where a report was written is not what it is about
        (
            f"〔记者何平/台北报导〕花莲观光复苏,花莲民宿客满。{FILLER_ZH}业者说,2023年游客增长18%,是疫情之后最好的一年。",
            "花莲",
        ),
        (
            f"贵州向东莞送电\n\n贵州煤多水多。{FILLER_ZH}能源部门说,2023年发电量增长8.2%,冬天也不缺电。",
            "贵州",
        ),
        # whence guests come
        (
            f"中国大陆旅客回来了,香港及台湾旅客也不少,澳门的酒店满了。{FILLER_ZH}"
            "当局说,2023年入境旅客增长35.4%,超出了人们的预料。",
            "澳门",
        ),
        # an office of statistics
        (
            "New homes rise\n\nStatistics New Zealand said building is up around Hamilton. Hamilton leads, "
            f"Statistics New Zealand said.{FILLER}The number of new homes fell 5.7 percent in May 2015, "
            "after a long and steady climb over the winter.",
            "New Zealand",
        ),
    ],
)
def test_what_an_article_is_about(text, place):
    found = places(text)
    assert list(found.values())[-1] == place, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canterbury and Hawke's Bay lead. In 2023 unemployment in Hawke's Bay was 3.9%.",
            {"3.9%": "Hawke's Bay"},
        ),
        ("In 2023 exports of Antofagasta grew 4.8%, those of Tarapaca 2.1%.", {"2.1%": "Tarapaca"}),
        ("2023年,北江出口增长11.3%,同奈的工业产值增长6.4%。", {"11.3%": "北江", "6.4%": "同奈"}),
        ("In 2023 growth in South America was 1.9%.", {"1.9%": "South America"}),
    ],
)
def test_provinces_and_continents_of_the_gazetteer(text, expected):
    assert of(places(text), expected) == expected
