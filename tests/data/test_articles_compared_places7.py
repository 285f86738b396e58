"""Two or three places compared as the press does it: whose and of when each figure is."""

import pytest

from told_figures import check_whose_and_when

ARTICLES = [
    (
        "Which Baltic capital is ahead? Vilnius, Riga and Tallinn compared\n"
        "12 May 2025\n"
        "Vilnius added 14,200 technology jobs between 2019 and 2024, Riga 6,300 and Tallinn 9,800. The "
        "Lithuanian capital now has 2,450 start-ups, almost twice as many as Riga, which counts 1,290. "
        "Estonia's capital is smaller, at 461,000 inhabitants against 607,000 in Vilnius, but its "
        "start-ups raised €388 million last year, more than those of the other two together (€301 "
        "million). Spending on research came to 1.05 per cent of GDP in Lithuania in 2023, 0.83 per cent "
        "in Latvia and 1.84 per cent in Estonia. Only Tallinn has produced more than one unicorn: it is "
        "home to six of the region's ten. Average gross pay is €2,620 a month in Vilnius; in Riga it is "
        "€1,990 and in Tallinn €2,480.\n",
        (
            ("14,200", "Vilnius", 2024),
            ("6,300", "Riga", 2024),
            ("9,800", "Tallinn", 2024),
            ("2,450", "Vilnius", None),
            ("1,290", "Riga", None),
            ("461,000", "Tallinn", None),
            ("607,000", "Vilnius", None),
            ("€388 million", "Tallinn", 2024),
            ("1.05 per cent", "Lithuania", 2023),
            ("0.83 per cent", "Latvia", 2023),
            ("1.84 per cent", "Estonia", 2023),
            ("€2,620", "Vilnius", None),
            ("€1,990", "Riga", None),
            ("€2,480", "Tallinn", None),
        ),
    ),
    (
        "Zaragoza economy grows 2.9% in second quarter, outpacing Valencia\n"
        "ZARAGOZA, Spain, Aug 14, 2025 (Newsline) -- Zaragoza's economy expanded 2.9% in the second "
        "quarter from a year earlier, compared with growth of 2.4% in Valencia, the regional statistics "
        "institute said on Thursday. Industrial production climbed 4.1%, while exports fell 1.2% to €3.4 "
        "billion. Germany remained the biggest buyer with 18% of shipments, ahead of France with 15%. "
        "Unemployment in the city stood at 7.8%, against 9.9% a year before. In Valencia the rate was "
        "11.2%. The regional government expects growth of 2.6% for the year as a whole and 2.1% in 2026. "
        "Foreign investment in Aragon reached €1.1 billion in the first half, three times the figure of "
        "2024.\n",
        (
            ("2.9%", "Zaragoza", 2025),
            ("2.4%", "Valencia", 2025),
            ("4.1%", "Zaragoza", 2025),
            ("€3.4 billion", "Zaragoza", 2025),
            ("18%", "Zaragoza", 2025),
            ("15%", "Zaragoza", 2025),
            ("7.8%", "Zaragoza", 2025),
            ("9.9%", "Zaragoza", 2024),
            ("11.2%", "Valencia", 2025),
            ("2.6%", None, 2025),
            ("2.1%", None, 2026),
            ("€1.1 billion", "Aragon", 2025),
            ("three times", "Aragon", 2025),
        ),
    ),
    (
        "R&D in the regions, 2023\n"
        "Statistical release, 28 November 2024\n"
        "Gross expenditure on research and development in New Zealand was NZ$6.4 billion in 2023, or "
        "1.54 percent of GDP. Auckland accounted for 38 percent of the total, Wellington for 21 percent "
        "and Canterbury for 17 percent. Business enterprises spent NZ$3.9 billion, up from NZ$3.4 "
        "billion in 2022. In Otago the higher education sector carried out 71 percent of all research, "
        "compared with 24 percent nationally. The number of researchers in Waikato rose by 6.1 percent "
        "to 3,280. Taranaki recorded the largest decline, 4.4 percent. Per head of population, "
        "Canterbury spent NZ$1,640 and Northland NZ$210.\n",
        (
            ("NZ$6.4 billion", "New Zealand", 2023),
            ("1.54 percent", "New Zealand", 2023),
            ("38 percent", "Auckland", 2023),
            ("21 percent", "Wellington", 2023),
            ("17 percent", "Canterbury", 2023),
            ("NZ$3.9 billion", "New Zealand", 2023),
            ("NZ$3.4 billion", "New Zealand", 2022),
            ("71 percent", "Otago", 2023),
            ("24 percent", "New Zealand", 2023),
            ("6.1 percent", "Waikato", 2023),
            ("3,280", "Waikato", 2023),
            ("4.4 percent", "Taranaki", 2023),
            ("NZ$1,640", "Canterbury", 2023),
            ("NZ$210", "Northland", 2023),
        ),
    ),
    (
        "Two rivals on the Nile: Alexandria still looks up to Cairo\n"
        "Opinion | 9 February 2026\n"
        "My own city, Alexandria, likes to say that it invented the library. These days it would settle "
        "for a data centre. Greater Cairo hosts 71 per cent of Egypt's technology companies; here we "
        "have 8 per cent. Cairo's start-ups raised $512 million last year and ours $17 million, a "
        "thirtieth. Nor is it only money. The capital has 14 research universities, Alexandria four, and "
        "of the 5,200 patents filed in the country in 2024 just 240 came from us. Yet rents here are "
        "half of what they are in New Cairo, and our port handles 60 per cent of the nation's trade. The "
        "governorate wants 20,000 digital jobs by 2030; at present there are 6,900.\n",
        (
            ("71 per cent", "Cairo", None),
            ("8 per cent", "Alexandria", None),
            ("$512 million", "Cairo", 2025),
            ("$17 million", "Alexandria", 2025),
            ("four", "Alexandria", None),
            ("5,200", "Egypt", 2024),
            ("240", "Alexandria", 2024),
            ("60 per cent", "Alexandria", None),
        ),
    ),
    (
        "Cluster portrait: medical devices in Galway and in Minneapolis\n"
        "March 2025\n"
        "The two clusters could hardly be more different in age. Minnesota's began in a garage in 1949; "
        "the Irish one in the 1980s, when foreign firms came for tax and stayed for skills. Today Galway "
        "has 85 companies with 15,400 employees in the field, while the Minneapolis-St. Paul area counts "
        "370 with 41,000. Exports of medical devices from Ireland reached €13.4 billion in 2024, of "
        "which the west of the country supplied more than a third. Minnesota shipped $6.1 billion. Both "
        "regions depend on one university: the University of Minnesota spent $1.3 billion on research in "
        "2023, the University of Galway €92 million. Wages tell a different story, $98,000 a year in the "
        "Twin Cities and €56,000 in Galway.\n",
        (
            ("85", "Galway", None),
            ("15,400", "Galway", None),
            ("370", "Minneapolis-St. Paul", None),
            ("41,000", "Minneapolis-St. Paul", None),
            ("€13.4 billion", "Ireland", 2024),
            ("$6.1 billion", "Minnesota", 2024),
            ("$98,000", "Twin Cities", None),
            ("€56,000", "Galway", None),
        ),
    ),
    (
        "Ranking: the ten most innovative mid-sized cities of the Americas\n"
        "Published 4 September 2025\n"
        "Curitiba takes first place with 81.4 points, ahead of Medellín (79.9) and Guadalajara (77.2). "
        "Last year's winner, Montevideo, fell to fifth. Halifax, 12th a year ago, climbed to eighth, and "
        "Rosario entered the list for the first time, in tenth. Curitiba scored best for patents, with "
        "214 per million residents; the average of the ten was 97. Medellín led in start-ups, at 38 for "
        "every 100,000 inhabitants, and Guadalajara in electronics exports, $21.5 billion in 2024. "
        "Weakest among the first five was Montevideo's venture capital: $31 million, a tenth of "
        "Medellín's.\n",
        (
            ("fifth", "Montevideo", None),
            ("12th", "Halifax", 2024),
            ("214", "Curitiba", None),
            ("38", "Medellín", None),
            ("$21.5 billion", "Guadalajara", 2024),
            ("$31 million", "Montevideo", None),
        ),
    ),
    (
        "Invest in Plovdiv: facts and figures\n"
        "Plovdiv is the second-largest city in Bulgaria, with a population of 329,000 and more than "
        "540,000 in the wider district. Its Trakia Economic Zone, one of the largest in Southeast "
        "Europe, hosts 212 companies that together employ 32,000 people. Investors have put €3.2 billion "
        "into the zone since 1996. Labour costs are 25% below those of Sofia, and an engineer earns "
        "€1,900 a month on average. Nine universities teach 36,000 students. Plovdiv airport lies 12 km "
        "from the city and Sofia is 90 minutes away. In 2023 the district exported goods worth €4.4 "
        "billion, 61% of them to the European Union.\n",
        (
            ("329,000", "Plovdiv", None),
            ("540,000", "Plovdiv", None),
            ("212", "Trakia Economic Zone", None),
            ("32,000", "Trakia Economic Zone", None),
            ("€3.2 billion", "Trakia Economic Zone", None),
            ("25%", "Plovdiv", None),
            ("€1,900", "Plovdiv", None),
            ("Nine", "Plovdiv", None),
            ("36,000", "Plovdiv", None),
            ("€4.4 billion", "Plovdiv", 2023),
            ("61%", "Plovdiv", 2023),
        ),
    ),
    (
        'Q&A: "Penang is not finished with chips"\n'
        "20 June 2025\n"
        "Datuk Lim Chee Hoe heads the state's investment agency, which is based in George Town.\n"
        "Q: Johor is winning all the data centres. Does that worry you?\n"
        "No. Johor has approved 42 of them and we have seven, but look at what they employ. A data "
        "centre gives 50 jobs. Our chip plants gave work to 178,000 people last year. We exported RM495 "
        "billion of goods in 2024, three times as much as Johor did.\n"
        "Q: And Kulim?\n"
        "Kulim is in Kedah, but it lives off us. The high-tech park there has drawn RM72 billion since "
        "2021 and employs 41,000, of whom a third live in Penang.\n"
        "Q: What is the target?\n"
        "By 2030 we want five local companies with sales of RM1 billion each. Today there are two. R&D "
        "is the weak point: the state spends 1.2 per cent of its GDP, against 0.95 per cent for the "
        "country.\n",
        (
            ("178,000", "Penang", 2024),
            ("RM495 billion", "Penang", 2024),
            ("three times", "Penang", None),
            ("RM72 billion", "Kulim", None),
            ("41,000", "Kulim", None),
            ("five", "Penang", 2030),
            ("two", "Penang", None),
            ("1.2 per cent", "Penang", None),
            ("0.95 per cent", "Malaysia", None),
        ),
    ),
    (
        "Market note: co-working in Nairobi and Kampala\n"
        "Published January 2026\n"
        "Flexible office stock in Nairobi reached 186,000 square metres at the end of 2025, up 14% on "
        "the year, versus 41,000 in Kampala. Occupancy averaged 82% in the Kenyan capital and 74% in its "
        "Ugandan rival. Prime desks cost $210 a month in Westlands, the most expensive district of "
        "Nairobi, and $160 in Kololo. Demand came mostly from technology firms: they took 46% of the "
        "space let in Nairobi and 29% of that let in Kampala. We expect 22,000 square metres of new "
        "space in Kampala in 2026. Outlook: rents should rise 3% in both cities by December.\n",
        (
            ("186,000", "Nairobi", 2025),
            ("14%", "Nairobi", 2025),
            ("82%", "Nairobi", 2025),
            ("74%", "Kampala", 2025),
            ("$210", "Westlands", None),
            ("$160", "Kololo", None),
            ("46%", "Nairobi", None),
            ("29%", "Kampala", None),
            ("22,000", "Kampala", 2026),
        ),
    ),
    (
        "Gwangju aims at 80 listed firms\n"
        "Published 4 June 2025\n"
        "Gwangju will develop 12 million square meters of industrial land by 2032 and help 900 start-ups "
        "a year. It expects 30,000 jobs to come of it. Under the plan, the number of listed companies is "
        "to rise from 46 at the end of 2024 to 80 in 2032, and their combined market value from 23 "
        "trillion won to 60 trillion won. Venture investment in Gwangju firms reached 312 billion won in "
        "2024, 1.6 times the amount of the previous year and double the level of 2022.\n",
        (
            ("12 million", "Gwangju", 2032),
            ("30,000", "Gwangju", 2032),
            ("23 trillion", "Gwangju", 2024),
            ("60 trillion", "Gwangju", 2032),
            ("312 billion", "Gwangju", 2024),
            ("1.6 times", "Gwangju", 2024),
            ("double", "Gwangju", 2024),
        ),
    ),
    (
        "Rents in Gdynia and Sopot\n"
        "20 April 2026\n"
        "In 2024 the two towns let 30,000 square metres. The city of Gdynia lists 230 active start-ups, "
        "11% more than a year ago, and its firms collected EUR 26 million in 2025. Prime rents are EUR "
        "13.5 per square metre a month; we expect EUR 14 by December. A machinist earns 7,100 zlotys a "
        "month, 8% more than a year ago.\n",
        (
            ("11%", "Gdynia", 2026),
            ("EUR 26 million", "Gdynia", 2025),
            ("EUR 14", None, 2026),
            ("8%", None, 2026),
        ),
    ),
    (
        "Port cities and what they carry\n"
        "2 October 2025\n"
        "At the 2021 census health care employed 16.8 per cent of Townsville's workers. The Port of "
        "Townsville handled 8 million tonnes of cargo in 2024 and 64 per cent of it was ore. The council "
        "urges firms to bring annual investment to $1 billion and the tech workforce to 9,000 by 2031, "
        "from 3,500 today.\n",
        (
            ("8 million", "Townsville", 2024),
            ("64 per cent", "Townsville", 2024),
            ("$1 billion", "Townsville", 2031),
            ("9,000", "Townsville", 2031),
            ("3,500", "Townsville", 2025),
        ),
    ),
    (
        "岳阳与湘潭：谁的后劲更足\n"
        "2025年8月12日\n"
        "2024年岳阳软件产业营收68亿元，占全省的4%，而上一年这一比例还是3.1%。工程师薪酬中位数从2022年的每"
        "月1.2万元升至1.5万元。展望下半年，市工信局预估全年营收可望突破80亿元。岳阳提出，到2027年高新技术"
        "企业达到900家，研发投入强度突破3%。同时要引进12家区域总部。\n",
        (
            ("68亿", "岳阳", 2024),
            ("4%", "岳阳", 2024),
            ("3.1%", "岳阳", 2023),
            ("1.2万", "岳阳", 2022),
            ("80亿", "岳阳", 2025),
            ("900家", "岳阳", 2027),
            ("12家", "岳阳", 2027),
        ),
    ),
    (
        "前三季度洛阳经济运行情况发布\n"
        "10月24日上午，市政府新闻办举行发布会，通报2025年前三季度全市经济运行情况。前三季度全市实现地区生"
        "产总值4286.4亿元，同比增长5.9%。\n"
        "\n"
        "工业仍是主要力量。前三季度，全市规模以上工业增加值同比增长11.8%。\n"
        "\n"
        "今年以来，洛阳引进项目不断，就业总体稳定。前三季度，全市进出口总额218.5亿元，增长9.6%。\n",
        (
            ("4286.4亿", "洛阳", 2025),
            ("5.9%", None, 2025),
            ("11.8%", None, 2025),
            ("218.5亿", None, 2025),
        ),
    ),
    (
        "我市科技创新交出年度答卷\n"
        "发布时间:2026-01-15 17:40 来源:咸阳市科学技术局\n"
        "\n"
        "1月14日，全市科技工作会议召开。会议通报了2025年我市科技创新工作情况，部署了2026年重点任务。\n"
        "\n"
        "一年来，我市入库科技型中小企业1904家，同比增长17.3%。\n"
        "\n"
        "全年全市技术合同成交额468亿元，增长8.1%。\n",
        (
            ("1904家", None, 2025),
            ("17.3%", None, 2025),
            ("468亿", None, 2025),
        ),
    ),
    (
        "Cluster portrait: León\n"
        "How a shoe town learned to build seats\n"
        "León, October 2026. Twenty years ago there was a field here. Today the city is home to 92 seat "
        "makers and 11,400 employees. Exports reached US$1.7 billion in 2025.\n",
        (("US$1.7 billion", "León", 2025),),
    ),
    (
        "五城研发账\n"
        "2026年6月30日\n"
        "下表数据来自五市2025年统计公报，其中研发投入强度为2024年数。芜湖地区生产总值5436亿元，宜昌6487亿"
        "元。\n",
        (
            ("5436亿", "芜湖", 2025),
            ("6487亿", "宜昌", 2025),
        ),
    ),
]


@pytest.mark.parametrize(("text", "figures"), ARTICLES)
def test_whose_and_when_each_figure_is(text, figures):
    check_whose_and_when(text, figures)
