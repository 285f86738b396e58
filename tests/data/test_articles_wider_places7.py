"""Regions, zones, continents, partners and offices beside the cities of an article: whose each figure is."""

import pytest

from told_figures import check_whose_and_when

ARTICLES = [
    (
        "Q&A: Where is the Illawarra heading?\n"
        "By Jo Bell, 3 March 2025\n"
        "Anna Reid runs the Illawarra Development Board. She spoke to the paper about what the region "
        "does well.\n"
        "How big is the regional economy?\n"
        "Gross regional product was $29.9 billion in 2023-24, about 4 per cent of the New South Wales "
        "total. It grew 2.4 per cent in real terms. We have 320,000 people.\n",
        (
            ("$29.9 billion", "Illawarra", None),
            ("4 per cent", "Illawarra", None),
            ("2.4 per cent", "Illawarra", None),
            ("320,000", "Illawarra", None),
        ),
    ),
    (
        "Q&A: Can Newcastle find a second act?\n"
        "By Jo Bell, 3 March 2025\n"
        "Anna Reid is chief executive of the Hunter Growth Board. She spoke to the paper about what the "
        "region does well.\n"
        "How big is the regional economy?\n"
        "Gross regional product in the Hunter was $69.9 billion in 2023-24. The region grew 2.4 per cent "
        "in real terms. We have 720,000 people. Median weekly earnings across the region are $1,240. "
        "Hunter companies made 91 patent applications in 2024.\n"
        "And start-ups?\n"
        "Sydney firms raised $2.3 billion last year. Ours raised $38 million. Businesses here put 0.6 "
        "per cent of regional product into research.\n",
        (
            ("$69.9 billion", "Hunter", None),
            ("2.4 per cent", "Hunter", None),
            ("720,000", "Hunter", None),
            ("$1,240", "Hunter", None),
            ("91", "Hunter", None),
            ("$2.3 billion", "Sydney", None),
            ("$38 million", "Hunter", None),
            ("0.6 per cent", "Hunter", None),
        ),
    ),
    (
        "Can the Ruhr catch up with Stuttgart?\n"
        "4 May 2025\n"
        "The Ruhr spent 2.1% of its output on research in 2023. In the Ruhr 5.1 million people live in "
        "53 towns. The region's universities have 270,000 students, and Ruhr companies filed 1,180 "
        "patents. Stuttgart filed 3,900 patents with half the people. Unemployment in the region was "
        "9.8%.\n",
        (
            ("2.1%", "Ruhr", None),
            ("5.1 million", "Ruhr", None),
            ("270,000", "Ruhr", None),
            ("1,180", "Ruhr", None),
            ("3,900", "Stuttgart", None),
            ("9.8%", "Ruhr", None),
        ),
    ),
    (
        "West Midlands and East Midlands: two economies\n"
        "4 May 2025\n"
        "The West Midlands grew 1.3% in 2024, the East Midlands 0.9%. Manufacturing accounts for 14% of "
        "output in the East Midlands, against 12% in the West Midlands. Business R&D in the West "
        "Midlands came to £2.4bn.\n",
        (
            ("1.3%", "West Midlands", None),
            ("0.9%", "East Midlands", None),
            ("14%", "East Midlands", None),
            ("12%", "West Midlands", None),
            ("£2.4bn", "West Midlands", None),
        ),
    ),
    (
        "Northern Italy's lead widens\n"
        "4 May 2025\n"
        "Firms in northern Italy spent 1.9% of output on research in 2023, against 0.9% in southern "
        "Italy. Northern Italy filed 4,100 patents. In Campania the figure was 310. Eastern Germany, by "
        "comparison, spends 2.4%.\n",
        (
            ("1.9%", "northern Italy", None),
            ("0.9%", "southern Italy", None),
            ("4,100", "northern Italy", None),
            ("310", "Campania", None),
            ("2.4%", "Eastern Germany", None),
        ),
    ),
    (
        "Nairobi, Lagos and the race for Africa's start-ups\n"
        "22 January 2026\n"
        "Start-ups in Africa raised $2.9bn in 2025. Nairobi took $890m of that and Lagos $340m. Lagos is "
        "home to five of the continent's nine unicorns. The continent counts 2,200 deals. Across the "
        "continent, women led 6.5% of the firms funded.\n",
        (
            ("$2.9bn", "Africa", None),
            ("$890m", "Nairobi", None),
            ("$340m", "Lagos", None),
            ("five", "Lagos", None),
            ("nine", "Africa", None),
            ("2,200", "Africa", None),
            ("6.5%", "Africa", None),
        ),
    ),
    (
        "Boise or Boulder: who invents more?\n"
        "March 14, 2025\n"
        "Inventors in Boise were granted 1,372 U.S. patents in 2024, or 57.4 for every 100,000 "
        "residents. Boulder recorded 988 U.S. patents. GDP per person is still higher in Boulder, at "
        "$76,300 versus $74,900, but the gap has narrowed.\n",
        (
            ("1,372", "Boise", None),
            ("57.4", "Boise", None),
            ("988", "Boulder", None),
            ("$76,300", "Boulder", None),
            ("$74,900", "Boise", None),
        ),
    ),
    (
        "Sharjah's exports rise\n"
        "SHARJAH, 12th May, 2025\n"
        "Sharjah's non-oil exports reached AED 16.5 billion in 2024, up 9 percent. Saudi Arabia was the "
        "largest market, taking 22 percent of the emirate's exports, followed by India with 13.5 "
        "percent. Germany remained its biggest buyer in Europe, with 4 percent of the total.\n",
        (
            ("AED 16.5", "Sharjah", None),
            ("9 percent", "Sharjah", None),
            ("22 percent", "Sharjah", None),
            ("13.5 percent", "Sharjah", None),
            ("4 percent", "Sharjah", None),
        ),
    ),
    (
        "非洲三城创业观察\n"
        "2025年3月\n"
        "2024年非洲科技企业融资22亿美元，同比下降7%。拉各斯融资4.1亿美元，内罗毕融资6.4亿美元，开罗2.5亿"
        "美元。拉各斯的企业最多，非洲现有的9家独角兽企业里有5家在这里起步。内罗毕有2100家科技公司，占全洲"
        "的一成。\n"
        "## 小结\n"
        "从结构看，债务融资在非洲科技融资中的比重已由2020年的11%升至36%。2024年全洲仅有22起退出。\n",
        (
            ("22亿", "非洲", None),
            ("4.1亿", "拉各斯", None),
            ("6.4亿", "内罗毕", None),
            ("5家", "拉各斯", None),
            ("2100家", "内罗毕", None),
            ("11%", "非洲", None),
            ("36%", "非洲", None),
            ("22起", "非洲", None),
        ),
    ),
    (
        "Medellín or Barranquilla: which Colombian city makes more of its start-ups?\n"
        "3 March 2026\n"
        "Medellín has 2.6 million people and Barranquilla 1.3 million. Ruta N, the district of "
        "laboratories beside the hospital, lists 390 firms. The number of jobs in Ruta N rose 12% in "
        "2025. Barranquilla counts 210 firms.\n"
        "Technology makes up a tenth of the local economy of Medellín, compared with 4% in Barranquilla. "
        "Investors put $84 million into start-ups from Medellín in 2025, and $31 million into those from "
        "Barranquilla.\n"
        "In the national ranking Medellín came second and Barranquilla 11th. The first has 700 young "
        "companies on the register, or 27 for every 100,000 residents; the second 150, or 12.\n"
        "Manufacturing provides 22 per cent of the jobs of the Antioquian capital and 17 per cent of "
        "those of Barranquilla.\n",
        (
            ("390", "Ruta N", None),
            ("12%", "Ruta N", None),
            ("210", "Barranquilla", None),
            ("a tenth", "Medellín", None),
            ("4%", "Barranquilla", None),
            ("$84 million", "Medellín", None),
            ("$31 million", "Barranquilla", None),
            ("second", "Medellín", None),
            ("11th", "Barranquilla", None),
            ("700", "Medellín", None),
            ("27", "Medellín", None),
            ("150", "Barranquilla", None),
            ("17 per cent", "Barranquilla", None),
        ),
    ),
    (
        '"We do not want to be Melbourne": four questions to Hobart\'s industry adviser\n'
        "Hobart, 12 May 2026\n"
        "Tasmania used to be known for apples. Since then the state has bet on whisky and on data "
        "centres. Helen Marsh has run the state's Office for Industry since January. We met her at "
        "Macquarie Point, the former railway site on the harbour.\n"
        "Q: Is Macquarie Point working?\n"
        "I think so. We have 72 organisations here now and 950 people who work on the site. But 44 per "
        "cent of the tenants are start-ups.\n"
        "Q: How large is the tech sector?\n"
        "Small. About 6,100 jobs in Tasmania depend on it. The space sector is smaller still, 18 "
        "companies and 190 workers. Exports of goods came to A$4.9 billion in 2025.\n"
        "Q: How do you compare with Adelaide?\n"
        "Our economy grew 1.3 per cent, against 2.1 per cent in South Australia. Businesses here spend "
        "0.64 per cent of gross state product on research. Adelaide firms took A$165 million last year, "
        "ours A$21 million.\n"
        "Q: And people?\n"
        "38 per cent of our graduates leave the state within three years. Unemployment is at 4.2 per "
        "cent.\n",
        (
            ("72", "Macquarie Point", None),
            ("950", "Macquarie Point", None),
            ("44 per cent", "Macquarie Point", None),
            ("6,100", "Tasmania", None),
            ("18", "Tasmania", None),
            ("190", "Tasmania", None),
            ("A$4.9 billion", "Tasmania", None),
            ("1.3 per cent", "Tasmania", None),
            ("2.1 per cent", "South Australia", None),
            ("0.64 per cent", "Tasmania", None),
            ("A$165 million", "Adelaide", None),
            ("A$21 million", "Tasmania", None),
            ("38 per cent", "Tasmania", None),
            ("4.2 per cent", "Tasmania", None),
        ),
    ),
    (
        "Cluster portrait: the boat builders of Zadar\n"
        "October 2026\n"
        "Today the county of Zadar is home to 92 boat yards and 2,400 employees, according to the "
        "chamber. The industry shipped goods worth €172 million abroad in 2025 and took 17% of the "
        "country's boat exports.\n"
        "By head count Zadar is not the number one. Rijeka has 118 yards with 8,000 workers, Split 47 "
        "with 3,500. What sets the cluster apart is what it makes. Some 61% of output consists of hulls. "
        "Output per worker in the sector is put at €48,000 a year.\n"
        "Split, the city with which it likes to be compared, files more patents than that. Spending on "
        "research in the county is 0.42% of its product.\n",
        (
            ("92", "Zadar", None),
            ("17%", "Zadar", None),
            ("118", "Rijeka", None),
            ("8,000", "Rijeka", None),
            ("47", "Split", None),
            ("3,500", "Split", None),
            ("61%", "Zadar", None),
            ("€48,000", "Zadar", None),
        ),
    ),
    (
        "Research note: Brno, Ostrava and the Tri-River as locations for technology\n"
        "20 April 2026\n"
        "For a second site the choice is usually between three places: Brno, Ostrava and the Tri-River "
        "of Hradec, Pardubice and Kolín. Brno has 68,000 people in the sector and Ostrava 31,000.\n"
        "In the Tri-River demand for offices reached 18,000 m² last year, a third more than in 2024. "
        "Prime rents in the Tri-River are EUR 12.5 per square metre a month. Across the Tri-River 4,200 "
        "people work in software.\n",
        (
            ("68,000", "Brno", None),
            ("31,000", "Ostrava", None),
            ("18,000", "Tri-River", None),
            ("EUR 12.5", "Tri-River", None),
            ("4,200", "Tri-River", None),
        ),
    ),
    (
        "Two regions, one prize\n"
        "June 2026\n"
        "In Senegal there are 560 researchers per million inhabitants, a third of the Tunisian number "
        "(1,660). The Ghanaian figure is 93. Of the $16bn that companies have committed to such projects "
        "in Africa, 58 per cent is going to Egypt. The number of start-ups in Tunis has passed 36, "
        "compared with 8 in and around Dakar.\n",
        (
            ("560", "Senegal", None),
            ("1,660", "Tunisia", None),
            ("93", "Ghana", None),
            ("58 per cent", "Egypt", None),
        ),
    ),
    (
        "開普敦與內羅畢的較量\n"
        "2026年6月\n"
        "開普敦2025年獲得創投3.4億美元，內羅畢為2.9億美元。這個肯亞首都現有初創企業逾520間，科技業僱員約3"
        ".1萬人。西開普省首府的失業率為21%。\n",
        (
            ("3.4億", "開普敦", None),
            ("2.9億", "內羅畢", None),
            ("520", "內羅畢", None),
            ("3.1萬", "內羅畢", None),
            ("21%", "開普敦", None),
        ),
    ),
    (
        "日本九州的晶片業\n"
        "2026年7月14日\n"
        "熊本縣去年積體電路出口4860億日圓。以整個九州來看，積體電路產值達1兆5300億日圓，占全日本五成一。"
        "九州半導體人才的缺口每年約1000人。北海道的強項是再生能源，再生能源占發電量43%；我們的強項是供應"
        "商，縣內半導體相關事業所有236家，北海道全道只有71家。菊陽町技術員起薪每月28萬日圓，比全縣平均多"
        "出近兩成五。\n",
        (
            ("4860億", "熊本縣", None),
            ("1兆5300億", "九州", None),
            ("五成一", "九州", None),
            ("1000人", "九州", None),
            ("43%", "北海道", None),
            ("71", "北海道", None),
            ("28萬", "菊陽町", None),
        ),
    ),
    (
        "越南北部两省的工业地价\n"
        "2026年4月\n"
        "海防成熟园区每平方米已到155美元，三年涨了38%；北宁约168美元，园区出租率91%。罗勇所在的东部经济走"
        "廊有3个科技园区，聚集研发人员约7200人。\n",
        (
            ("155美元", "海防", None),
            ("168美元", "北宁", None),
            ("91%", "北宁", None),
            ("7200人", "东部经济走廊", None),
        ),
    ),
]


@pytest.mark.parametrize(("text", "figures"), ARTICLES)
def test_whose_and_when_each_figure_is(text, figures):
    check_whose_and_when(text, figures)
