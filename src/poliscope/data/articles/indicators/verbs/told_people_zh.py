"""What people do, in Chinese, with the figures that it tells: "生下11.2万个婴儿"."""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.told_zh import CROWDS, MORE, PEOPLE, RAIL, THINGS, told

__all__ = ["PEOPLE_TOLD"]

#: The more particular stand before the more general.
PEOPLE_TOLD = (
    told("employment", PEOPLE, r"[,;、](?:带动|吸纳|直接)?就业(?:人口|人数)?", None, ()),
    told("talent_inflow", PEOPLE, r"(?:引才|引进人才|引聚人才|招引人才|招才|引育人才)", None, ("talent",)),
    told(
        "university_entrants",
        PEOPLE,
        r"(?:每[届年]|每学年|每级)(?:可|计划|大约|预计)?(?:招收|招生|招|收)",
        None,
        ("talent",),
    ),
    told(
        "talent_scheme_applications",
        PEOPLE,
        r"(?:优才|专才|高才通|人才|人才通行证)计划[^。;]{0,20}(?:批出|接获|收到|接到|获批|批准)",
        MORE + r"(?:宗|份|个|人|名)?(?:的)?(?:申请|个案)?",
    ),
    told(
        "graduates",
        PEOPLE,
        r"(?:(?:当年|每年|去年|今年|全年|高校)毕业(?:学生)?|(?:走出|离开)(?:大学)?校门)(?:人数)?",
        None,
        ("university_students", "universities"),
    ),
    told(
        "new_jobs",
        PEOPLE,
        r"(?:新增|创造|提供|带来|增加|释放|催生)",
        r"(?:多|余)?个?(?:高科技|新的?|全职|直接)?(?:工作|就业|职位|职缺|"
        r"岗位)(?:机会)?(?![\u4e00-\u9fff]{0,2}[站室组会量])",
    ),
    told("new_jobs", PEOPLE, r"(?:招聘|招工|招募|招收员工|聘请|请人)"),
    told(
        "employment",
        PEOPLE,
        r"(?:雇用|雇佣|用工|聘用|雇有|雇员|员工|职工|雇)(?:人数)?",
        None,
        ("suppliers", "firms", "multinationals", "factories"),
    ),
    told(
        "employment",
        PEOPLE,
        r"(?:养活|养着|雇着|请着)",
        MORE + r"(?:人|名|个)?(?:的?(?:员工|工人|人口|家庭))?(?=[,。;、]|$)",
    ),
    told(
        "density",
        frozenset({"persons"}),
        r"每平方公里(?:土地)?(?:上|内|里)?(?:就|要|得|平均|只|仅|才)*(?:住|挤|挤进|居住|容纳|有)",
    ),
    told(
        "population",
        frozenset({"persons"}),
        r"(?<![可留抓稳守保挡拦站记接])(?:住着|住了|住有|居住着|生活着|聚居着|常住着|挤着|住进)(?:大约)?",
    ),
    told(
        "marathon_runners",
        PEOPLE,
        r"马拉松[^,。;\d]{0,10}(?:吸引|迎来|有|汇聚|聚集)",
        MORE + r"(?:名|位)?(?:选手|跑者|跑友|人)?(?:参赛|参加|选手|跑者|开跑|起跑)",
        ("population", "visitors"),
    ),
    told(
        "class_size",
        PEOPLE,
        r"(?:一个班|每个?班级?|平均每班|每班)(?:级)?(?:平均)?",
        MORE + r"(?:个|名)?(?:的)?(?:学生|孩子|同学|人)?(?=[,。;]|$)",
        ("primary_schools", "pupils", "schools", "secondary_schools"),
    ),
    told(
        "fertility_rate",
        THINGS,
        r"每(?:位|名|个)?(?:育龄)?(?:妇女|女性|女人)[^,。;\d]{0,8}生(?:育|下)?",
        None,
        ("births",),
    ),
    told(
        "births",
        PEOPLE,
        r"(?:生下|生了|出生|诞生|降生|迎来|添了?|新添|新增|生|呱呱坠地|接生)",
        MORE + r"(?:个|名|位)?(?:婴儿|宝宝|新生儿|新生命|小孩|孩子|婴孩|娃|BB|小生命|新丁)",
        ("households", "population"),
    ),
    told("deaths", PEOPLE, r"(?:去世|过世|离世|死亡|逝世|病逝|死了|走了)(?:的|人数)?"),
    told(
        "deaths",
        PEOPLE,
        r"",
        MORE + r"(?:人|名|位)?(?:居民|市民|老人|长者)?(?:去世|过世|离世|逝世|病逝|离开人世)",
        ("population", "population_60plus", "population_65plus"),
    ),
    told(
        "marriages",
        PEOPLE | {"couples"},
        r"",
        MORE + r"对?(?:新人|夫妻|情侣|恋人)?(?:登记结婚|领证|结婚|领了证|步入婚姻|办理结婚登记|领了?结婚证)",
        ("population",),
    ),
    told("divorces", PEOPLE, r"离婚(?:的|登记的?)?(?:夫妻|夫妇)?[^,。;\d]{0,6}", MORE + r"对"),
    told("marriages", PEOPLE, r"(?:结婚|领证)(?:登记)?(?:的)?(?:新人|夫妻)?[^,。;\d]{0,6}", MORE + r"对"),
    told("divorces", PEOPLE, r"", MORE + r"对?(?:夫妻|夫妇)?(?:离婚|办理离婚|离了婚)"),
    told(
        "migrant_workers",
        PEOPLE,
        r"(?:外出打工|外出务工|在外打工|在外务工|进城务工|出门打工|出去打工)(?:的)?(?:农民|人|人数|劳动力)?",
    ),
    told(
        "migrant_workers",
        PEOPLE,
        r"",
        MORE + r"(?:人|名)?(?:农民|村民|劳动力)?(?:常年)?(?:外出|在外|出门|出去|进城)(?:打工|务工)",
        ("farmers",),
    ),
    told(
        "talent",
        PEOPLE,
        r"(?:引进|引来|吸引|招来|招揽|揽得|揽入|集聚|聚集|聚拢|留住)",
        MORE + r"(?:名|位|个)?(?:各类|高层次|青年|专业|高端)*人才(?![公政计项工专房])",
    ),
    told(
        "unemployed",
        PEOPLE,
        r"",
        MORE
        + r"(?:人|名)?(?:居民|市民|年轻人)?(?:没有工作|没工作|失业(?!率|保险|金)|丢了工作|找不到工作|待业)",
        ("population",),
    ),
    told(
        "homelessness",
        PEOPLE,
        r"",
        MORE + r"(?:人|名)?(?:露宿|睡在街头|流落街头|无家可归)",
        ("population",),
    ),
    told(
        "visitors",
        CROWDS,
        r"(?:接待|迎来|涌入|涌来|吸引|招待|迎接|拥入|来了)(?:了|游客|客人|旅客)?",
        r"(?:多|余)?(?:人次|名|位)?(?:中外|外地|海外|境外|国内外)*(?:的)?(?:游客|客人|旅客|"
        r"观光客)?(?=[,。;!?]|$|到访|前来|参观|来玩|观光)",
        ("domestic_visitors",),
    ),
    told(
        "mainland_visitors",
        CROWDS,
        r"",
        MORE
        + r"(?:人次|名|位)?(?:内地|大陆)(?:旅客|游客|访客)(?:访港|来港|到港|赴港|访澳|赴澳|来台|入境|到访)",
        ("visitors",),
    ),
    told(
        "visitors",
        CROWDS,
        r"",
        MORE + r"(?:人次|名|位)?(?:中外|外地|海外|境外)*(?:游客|旅客|观光客)?"
        r"(?:到访|来访|来玩|前来观光|涌入|打卡|涌进|慕名而来)",
    ),
    told(
        "visitors",
        CROWDS,
        r"(?:购票入园|购票|入园|进园|检票入园)(?:的?游客)?",
        None,
        ("overnight_visitors",),
    ),
    told(
        "border_crossings",
        CROWDS,
        r"(?:口岸|关口|边检站|边检)[^,。;]{0,14}(?:进出境|通关|出入境|过境|过关|查验|验放)(?:旅客|人员)?",
        None,
        ("visitors", "footfall", "passenger_volume"),
    ),
    told("births", PEOPLE, r"(?:生下来|出生|生下|降生)的?(?:孩子|婴儿|宝宝|小孩)"),
    told("births", PEOPLE, r"", MORE + r"(?:宗|例|名)?(?:活产|婴儿)?出生(?=[,。;]|$)"),
    told(
        "metro_passengers",
        CROWDS,
        rf"{RAIL}[^,。;]{{0,14}}(?:跑|运送|载客|乘客|客流量?|运量|客运量|搭载|送走|承载|乘坐|搭乘|坐|运|"
        rf"载|拉|接送|迎送)(?:旅客|乘客|客人|客流)?",
        None,
        ("footfall", "passenger_volume", "visitors"),
    ),
    told(
        "metro_passengers",
        CROWDS,
        r"",
        MORE + r"(?:人次|人|名)?(?:市民|乘客|旅客)?(?:坐|乘坐|搭乘|搭|乘|挤)(?:地铁|捷运|轻轨|港铁)",
        ("population",),
    ),
    told(
        "bus_passengers",
        CROWDS,
        r"(?:公交|巴士|公车|公共汽车)[^,。;铁轨]{0,14}(?:运送|载客|乘客|客流量?|搭载|送走|承载|乘坐|"
        r"搭乘|坐|运|载|拉)(?:旅客|乘客|客人|客流)?",
        None,
        ("footfall", "passenger_volume", "visitors"),
    ),
    told(
        "air_passengers",
        CROWDS,
        r"(?:机场|空港|航站楼)[^,。;]{0,14}(?:送走|迎送|运送|接送|进出|保障|吞吐|迎来|服务|起降|接待|"
        r"迎接|送往|进出港|接载|处理)(?:旅客|乘客|客人|客流)?",
        None,
        ("visitors", "footfall", "passenger_volume"),
    ),
    told(
        "museum_visitors",
        CROWDS,
        r"(?:博物馆|博物院|纪念馆|美术馆)[^,。;]{0,12}(?:接待|迎来|迎接|参观)(?:观众|游客|访客|参观者)?",
        None,
        ("visitors", "museums"),
    ),
    told(
        "foreign_residents",
        PEOPLE,
        r"",
        MORE + r"(?:名|个|位)?(?:外商|外籍人士|外国人|老外|外籍居民)(?:常年)?(?:常驻|居住|生活|住在|定居)",
        ("population",),
    ),
    told(
        "university_students",
        PEOPLE,
        r"(?:大学|高校|学院)[^,。;\d]{0,8}(?:就读|念书|读书|上学|求学)(?:的)?(?:学生|年轻人|青年|人)?",
    ),
    told(
        "university_students",
        PEOPLE,
        r"",
        MORE + r"(?:名|个|人)?(?:学生|年轻人|青年|人)?(?:正)?"
        r"在[^,。;]{0,8}(?:大学|高校|院校|学院)(?:里)?(?:就读|念书|读书|上学|求学)",
        ("population", "pupils", "universities"),
    ),
)
