"""Rival cities in Chinese and English: what they sell abroad, what is told of both, aims and ratios."""

import pytest

from told_figures import check_whose_and_when

ARTICLES = [
    (
        "绵阳、宜宾、德阳：谁是四川第二城？\n"
        "《川经观察》2025年6月20日\n"
        "2024年，绵阳地区生产总值4366亿元，增长7.1%；宜宾4005亿元，增长6.6%；德阳3209亿元，增速为5.9%。三"
        "市合计占全省的18%。研发投入强度上，绵阳高达7.2%，是宜宾的3.4倍，德阳也有3.9%，不仅高于全省的2.3%"
        "，也高于成都的3.7%。论工业，宜宾动力电池产值突破1000亿元，占全国的15%左右；德阳的强项是重型装备"
        "，产量约占全国的四成。前者对美出口去年下降12%，后者对东盟出口增长26%。绵阳现有国家级科研院所18家"
        "、“两院”院士26人，德阳则一家也没有。今年一季度，绵阳增长7.4%，比宜宾快0.3个百分点。\n",
        (
            ("4366亿", "绵阳", 2024),
            ("7.1%", "绵阳", 2024),
            ("4005亿", "宜宾", 2024),
            ("6.6%", "宜宾", 2024),
            ("3209亿", "德阳", 2024),
            ("5.9%", "德阳", 2024),
            ("7.2%", "绵阳", 2024),
            ("3.4倍", "绵阳", 2024),
            ("3.9%", "德阳", 2024),
            ("2.3%", "四川", 2024),
            ("3.7%", "成都", 2024),
            ("1000亿", "宜宾", 2024),
            ("15%", "宜宾", 2024),
            ("四成", "德阳", 2024),
            ("12%", "宜宾", 2024),
            ("26%", "德阳", 2024),
            ("18家", "绵阳", None),
            ("26人", "绵阳", None),
            ("7.4%", "绵阳", 2025),
            ("0.3个", "绵阳", 2025),
        ),
    ),
    (
        "大邱与光州，谁先走出老工业的影子\n"
        "国际产业观察 2026年4月8日\n"
        "大邱是韩国第四大城市，人口236万，光州只有141万。2024年，大邱地区生产总值72.3万亿韩元，人均3060万"
        "韩元，在韩国17个市道中垫底；光州人均3410万韩元，同期全国平均为4948万韩元。光州的汽车厂去年生产51"
        "万辆车，其中七成出口，美国市场占到四成。大邱没有整车厂，但机器人企业有241家，约占全国的一成。两"
        "市都把希望押在人工智能上：光州的数据中心算力为88.5PF，大邱计划到2030年投入1.2万亿韩元建设机器人"
        "测试场。风险投资方面，光州2025年获得2100亿韩元，不及大邱的六成。\n",
        (
            ("236万", "大邱", None),
            ("141万", "光州", None),
            ("72.3万亿", "大邱", 2024),
            ("3060万", "大邱", 2024),
            ("3410万", "光州", 2024),
            ("4948万", "韩国", 2024),
            ("51万", "光州", 2025),
            ("七成", "光州", 2025),
            ("四成", "光州", 2025),
            ("241家", "大邱", None),
            ("一成", "大邱", None),
            ("1.2万亿", "大邱", 2030),
            ("2100亿", "光州", 2025),
            ("六成", "光州", 2025),
        ),
    ),
    (
        "格但斯克、罗兹两城记\n"
        "2025年11月3日\n"
        "作为波兰第二梯队的城市，格但斯克与罗兹走的是两条路。格但斯克港2024年吞吐量7740万吨，在波罗的海各"
        "港中仅次于圣彼得堡；罗兹不靠海，却是全国的物流中心，仓储面积430万平方米，比格但斯克多出280万平方"
        "米。薪酬上，格但斯克月均9870兹罗提，罗兹为8540兹罗提，全国平均是8930兹罗提。失业率前者2.6%，后者"
        "4.8%。格但斯克的外资服务中心雇用3.9万人，相当于克拉科夫的三分之一多；罗兹这一数字为2.8万人。欧盟"
        "资金仍是大头，2021至2027年，罗兹省可获得27亿欧元，滨海省17亿欧元。\n",
        (
            ("7740万", "格但斯克港", 2024),
            ("430万", "罗兹", None),
            ("280万", "罗兹", None),
            ("9870", "格但斯克", None),
            ("8540", "罗兹", None),
            ("8930", "波兰", None),
            ("2.6%", "格但斯克", None),
            ("4.8%", "罗兹", None),
            ("3.9万", "格但斯克", None),
            ("三分之一", "格但斯克", None),
            ("2.8万", "罗兹", None),
            ("27亿", "罗兹省", None),
        ),
    ),
    (
        "上半年渭南工业增长8.3% 新能源重卡出口翻番\n"
        "渭南日报讯（2025年7月25日）\n"
        "上半年，全市规模以上工业增加值增长8.3%，高于全省1.9个百分点，增速居全省第三位，仅次于榆林和宝鸡"
        "。其中，制造业增长10.2%，高新技术产业增长15.6%，占规上工业的比重由上年同期的11.4%提高到13.1%。分"
        "县区看，韩城市增长9.1%，富平县增长12.4%，蒲城县下降2.2%。新能源重卡产量6200辆，增长87%，出口1900"
        "辆，是去年同期的2.1倍，主要销往中亚和俄罗斯，其中哈萨克斯坦占了一半。全市固定资产投资增长5.4%，"
        "比一季度加快1.2个百分点。预计全年工业增加值增长8%左右。\n",
        (
            ("8.3%", "渭南", 2025),
            ("1.9个", None, 2025),
            ("第三", "渭南", 2025),
            ("10.2%", "渭南", 2025),
            ("15.6%", "渭南", 2025),
            ("11.4%", "渭南", 2024),
            ("13.1%", "渭南", 2025),
            ("9.1%", "韩城市", 2025),
            ("12.4%", "富平县", 2025),
            ("2.2%", "蒲城县", 2025),
            ("6200", "渭南", 2025),
            ("87%", "渭南", 2025),
            ("1900", "渭南", 2025),
            ("2.1倍", "渭南", 2025),
            ("一半", "渭南", 2025),
            ("5.4%", "渭南", 2025),
            ("8%左右", "渭南", 2025),
        ),
    ),
    (
        "专访巴伦西亚创新署署长：我们不想做第二个巴塞罗那\n"
        "2025年10月16日\n"
        "问：巴伦西亚的创业生态现在有多大？\n"
        "答：我们登记在册的初创企业有1640家，从业人员2.1万人，去年融资3.1亿欧元。巴塞罗那是16亿欧元，没法"
        "比。但论增速，我们是23%，他们只有9%。\n"
        "问：马拉加也在追赶，您担心吗？\n"
        "答：马拉加去年吸引了谷歌等大公司，科技从业人员已到2.9万人，超过了我们。可它的房租三年涨了45%，我"
        "们涨了31%。这里一个工程师年薪3.8万欧元，在马德里要4.9万欧元。\n"
        "问：研发呢？\n"
        "答：本大区研发强度只有1.2%，西班牙平均是1.49%。我们的目标是2030年达到2%。港口去年处理了547万标箱"
        "，其中对美国出口占14%。\n",
        (
            ("1640家", "巴伦西亚", None),
            ("2.1万", "巴伦西亚", None),
            ("3.1亿", "巴伦西亚", 2024),
            ("16亿", "巴塞罗那", 2024),
            ("23%", "巴伦西亚", None),
            ("9%", "巴塞罗那", None),
            ("2.9万", "马拉加", None),
            ("45%", "马拉加", None),
            ("31%", "巴伦西亚", None),
            ("3.8万", "巴伦西亚", None),
            ("4.9万", "马德里", None),
            ("1.49%", "西班牙", None),
            ("547万", "巴伦西亚", 2024),
            ("14%", "巴伦西亚", 2024),
        ),
    ),
    (
        "成渝之外，西部还有哪座城市能打？\n"
        "2025年3月\n"
        "西安和贵阳常被放在一起比较。西安2024年全社会研发经费614亿元，居全国城市第九；贵阳仅118亿元，但五"
        "年间翻了一番。技术合同成交额西安达4680亿元，把成都、重庆都甩在身后，比二者之和还多出约400亿元。"
        "贵阳的优势在算力，智算规模57EFLOPS，占全省的九成，而陕西全省不过14EFLOPS。人口方面，西安过去四年"
        "增加了17万人，贵阳增加了62万人，后者的增量相当于前者的3.6倍。两市高新技术企业合计1.9万家，其中西"
        "安1.6万家。\n",
        (
            ("614亿", "西安", 2024),
            ("第九", "西安", 2024),
            ("118亿", "贵阳", 2024),
            ("4680亿", "西安", None),
            ("400亿", "西安", None),
            ("57", "贵阳", None),
            ("九成", "贵阳", None),
            ("14", "陕西", None),
            ("17万", "西安", None),
            ("62万", "贵阳", None),
            ("3.6倍", "贵阳", None),
            ("1.6万家", "西安", None),
        ),
    ),
    (
        "Hobbies of two ports\n"
        "4 March 2026\n"
        "Landlocked Mali routed 41% of its imports through Dakar last year, 33% through Abidjan and the "
        "rest through Lomé. Burkina Faso moved 52% of its trade via Abidjan. Dakar handled 780,000 "
        "containers in 2025, more than Lomé (610,000) and Conakry (190,000) put together.\n",
        (
            ("41%", "Mali", 2025),
            ("33%", "Mali", 2025),
            ("52%", "Burkina Faso", None),
            ("780,000", "Dakar", 2025),
            ("610,000", "Lomé", None),
            ("190,000", "Conakry", None),
        ),
    ),
    (
        "Interview by Duncan Reid | Natal, 3 March 2025\n"
        "We met the mayor of Natal in her office. Natal has 751,000 people.\n"
        '"Our GDP per head in 2021 was R$26,100, theirs in Fortaleza R$27,200. Fortaleza counted 2.43 '
        "million people in 2022; we had 751,000, which is 6 per cent fewer than in 2010. Both of us lag "
        'the national R$42,200."\n',
        (
            ("751,000", "Natal", None),
            ("R$26,100", "Natal", 2021),
            ("R$27,200", "Fortaleza", None),
            ("2.43 million", "Fortaleza", 2022),
            ("751,000#2", "Natal", 2022),
            ("6 per cent", "Natal", 2022),
            ("R$42,200", "Brazil", None),
        ),
    ),
    (
        "Regional accounts: Lubelskie catches up\n"
        "20 November 2025\n"
        "Lubelskie spent 1.02% of its GDP on research in 2023, Podkarpackie 1.61% and Poland as a whole "
        "1.56%. In Podlaskie the share was 0.84%, in Wielkopolskie 1.12%. Output per head in Mazowieckie "
        "is 158% of the EU average; Lubelskie, at 56%, is last but one.\n",
        (
            ("1.02%", "Lubelskie", 2023),
            ("1.61%", "Podkarpackie", 2023),
            ("1.56%", "Poland", 2023),
            ("0.84%", "Podlaskie", 2023),
            ("1.12%", "Wielkopolskie", 2023),
            ("158%", "Mazowieckie", None),
            ("56%", "Lubelskie", None),
        ),
    ),
    (
        "The state of the Gold Coast's new industries\n"
        "Council report, 12 August 2025\n"
        "The city's population passed 681,000 in June 2024 and is expected to reach 1 million by 2041. "
        "Health is now the largest employer with 52,300 jobs, followed by construction (41,800) and "
        "tourism (38,100). In the year to June the city recorded 14.1 million visitors, 3% fewer than in "
        "Brisbane. Southport's health precinct employs 11,400 people, a number that the council wants to "
        "double by 2035. Start-ups raised $61 million in 2024-25; in Brisbane they raised $310 million "
        "and in Sydney $2.6 billion. The gap between household incomes here and in Brisbane widened to "
        "$214 a week.\n",
        (
            ("681,000", "Gold Coast", 2024),
            ("1 million", "Gold Coast", 2041),
            ("52,300", "Gold Coast", None),
            ("41,800", "Gold Coast", None),
            ("38,100", "Gold Coast", None),
            ("14.1 million", "Gold Coast", None),
            ("11,400", "Southport", None),
            ("$310 million", "Brisbane", 2025),
            ("$2.6 billion", "Sydney", 2025),
        ),
    ),
    (
        "Government work report: what Ulsan promises\n"
        "Ulsan, January 2026\n"
        "In 2025 the city's gross regional product grew by 2.9 percent to 92 trillion won, exports rose "
        "4.1 percent to $91.2 billion, and 3,400 jobs were added in shipbuilding. Of the exports, 27 "
        "percent went to the United States and 11 percent to China. The metropolitan government's target "
        "for 2026 is growth of 3 percent, investment of 8.4 trillion won and 5,000 new jobs. It will "
        "spend 410 billion won on hydrogen by 2028 and attract 60 companies to the new free economic "
        "zone, where 22 have settled so far. Busan, by comparison, aims for growth of 2.2 percent.\n",
        (
            ("2.9 percent", "Ulsan", 2025),
            ("92 trillion", "Ulsan", 2025),
            ("4.1 percent", "Ulsan", 2025),
            ("$91.2 billion", "Ulsan", 2025),
            ("3,400", "Ulsan", 2025),
            ("27 percent", "Ulsan", 2025),
            ("11 percent", "Ulsan", 2025),
            ("3 percent", "Ulsan", 2026),
            ("8.4 trillion", "Ulsan", 2026),
            ("5,000", "Ulsan", 2026),
            ("410 billion", "Ulsan", 2028),
            ("60 companies", "Ulsan", 2028),
        ),
    ),
    (
        "Why Aachen beats Liège on paper and not in the street\n"
        "A column, 7 July 2025\n"
        "Half an hour of motorway separates the two, and a border. RWTH, Aachen's technical university, "
        "spends €1.2 billion a year and educates 44,900 students; the University of Liège has 28,300 and "
        "a budget of €560 million. Patents tell the same tale: inventors in Aachen filed 1,120 in 2023, "
        "those in Liège 214. Yet unemployment in the German city is 8.1 per cent, against 9.7 per cent "
        "across the border, and the wage gap is a mere 6 per cent. Wallonia spends 3.3 per cent of its "
        "GDP on research, more than North Rhine-Westphalia's 2.3 per cent. On the Meuse the number of "
        "biotech jobs has doubled to 3,900 since 2015.\n",
        (
            ("€1.2 billion", "Aachen", None),
            ("44,900", "Aachen", None),
            ("28,300", "Liège", None),
            ("€560 million", "Liège", None),
            ("1,120", "Aachen", 2023),
            ("214", "Liège", 2023),
            ("8.1 per cent", "Aachen", None),
            ("9.7 per cent", "Liège", None),
            ("3.3 per cent", "Wallonia", None),
            ("2.3 per cent", "North Rhine-Westphalia", None),
            ("3,900", "Liège", None),
        ),
    ),
    (
        "台中房價的壓力\n"
        "2024年9月12日\n"
        "今年第二季台中市的房價所得比為11.9倍，僅次於台北的16.2倍和新北的13.1倍；高雄也有9.9倍。台中的研"
        "發人員2.1萬人，不及新竹的一半。\n",
        (
            ("11.9倍", "台中市", None),
            ("16.2倍", "台北", None),
            ("13.1倍", "新北", None),
            ("9.9倍", "高雄", None),
            ("2.1萬", "台中市", None),
            ("一半", "台中市", None),
        ),
    ),
]


@pytest.mark.parametrize(("text", "figures"), ARTICLES)
def test_whose_and_when_each_figure_is(text, figures):
    check_whose_and_when(text, figures)
