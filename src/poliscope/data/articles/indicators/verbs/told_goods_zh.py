"""What is done with goods and how long things take, in Chinese: "挖出8亿吨煤", "吞吐了13.2亿吨货物"."""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.told_zh import MORE, RAIL, THINGS, TONNES, WAITED, WATER, told

__all__ = ["GOODS_TOLD"]

#: The more particular stand before the more general.
GOODS_TOLD = (
    told("water_use", WATER, r"(?:用水|耗水|取水)(?:量)?"),
    told(
        "water_use",
        WATER,
        r"(?:喝掉|用掉|洗掉|用|喝|消耗|耗掉|要用|用去)",
        MORE + r"(?:的)?(?:自来水|淡水|水)(?=[,。;]|$)",
    ),
    told("electricity", frozenset({"kWh"}), r"(?:用电|耗电|用掉|吃掉|消耗|耗掉|用|用去|烧掉)(?:量)?"),
    told("electricity_generation", frozenset({"kWh"}), r"(?:发电|发出|送出|产出)(?:量)?"),
    told(
        "garbage_volume",
        TONNES,
        r"(?:产生|扔掉|丢掉|丢弃|扔出|制造|倒掉|清运|弃置|产出|处理|处置|填埋|焚烧|运走)",
        MORE + r"(?:的)?(?:生活垃圾|垃圾|都市固体废物|家居废物)",
    ),
    told(
        "garbage_volume",
        TONNES,
        r"(?:产生|扔掉|丢掉|扔出|清运|倒掉|处理|弃置|焚烧)(?:的)?(?:生活)?(?:垃圾|固体废物)(?!箱|桶)",
    ),
    told(
        "food_waste",
        TONNES,
        r"(?:产生|扔掉|丢掉|丢弃|扔出|制造|倒掉|清运|弃置)",
        MORE + r"(?:的)?(?:厨余垃圾|厨余|餐厨垃圾)",
    ),
    told("carbon_emissions", TONNES, r"(?:排放|排出|排)", MORE + r"(?:的)?(?:二氧化碳|碳|温室气体)"),
    told("coal_consumption", TONNES, r"(?:烧掉|烧了|烧|用掉|消耗|吃掉)", MORE + r"(?:的)?(?:标准)?煤"),
    told(
        "coal_output",
        TONNES,
        r"(?:挖出|采出|挖|开采|产出|出产|产)",
        MORE + r"(?:的)?(?:原煤|煤炭|煤)(?!矿|化|制)",
    ),
    told("coal_output", TONNES, r"(?:采煤|挖煤|产煤|出煤)"),
    told("crude_oil_output", TONNES, r"(?:采油|产油|出油|采出原油|产原油)"),
    told("crude_oil_output", TONNES, r"(?:采出|抽出|打出|开采|产出|出产|产)", MORE + r"(?:的)?(?:原油|石油)"),
    told("milk_output", TONNES, r"(?:产奶|挤奶|产鲜奶|挤出牛奶|产牛奶)"),
    told(
        "milk_output",
        TONNES,
        r"(?:挤出|产出|产|生产|供应)",
        MORE + r"(?:的)?(?:鲜奶|牛奶|生鲜乳|奶)(?!粉|酪|茶)",
    ),
    told("fish_catch", TONNES, r"(?:捕捞|捕鱼|打鱼|捞起|捕获|打捞|捕|捞)(?:上来|上岸)?", None),
    told("pigs_slaughtered", THINGS, r"出栏", MORE + r"头?(?:的)?(?:生猪|肥猪|猪)"),
    told("pig_stock", THINGS, r"(?:存栏|养)", MORE + r"头?(?:的)?(?:生猪|猪)(?=[,。;]|$)"),
    told(
        "grain_area",
        frozenset({"mu", "km2", "ha"}),
        r"(?:种|播种|种下|播下)",
        MORE + r"(?:的)?(?:粮食|粮|庄稼)(?=[,。;]|$)",
    ),
    told(
        "bridges",
        THINGS,
        r"(?:架起|建起|建成|拥有|有|横跨|横卧|飞架|架|修)",
        MORE + r"座?(?:跨江|跨海|长江|过江)?大?桥(?=[,。;]|$)",
    ),
    told("cruise_calls", THINGS, r"(?:停靠|靠泊|挂靠|迎来|接待)(?:国际)?邮轮", None, ("cruise_ships",)),
    told("carbon_emissions", TONNES, r"(?:排放|排出|排)(?:二氧化碳|温室气体)", None),
    told("food_waste", TONNES, r"(?:产生|扔掉|丢掉|丢弃|清运|弃置|处理)(?:厨余垃圾|厨余|餐厨垃圾)"),
    told(
        "new_firms", THINGS, r"(?:新开|新设|新登记|新注册)(?:企业|公司|商户|店铺)", None, ("firms", "shops")
    ),
    told("cruise_calls", THINGS, r"邮轮[^,。;\d]{0,8}(?:停靠|靠泊|到港|挂靠|靠港)"),
    told(
        "express_parcels",
        THINGS,
        r"(?:快递|快件|包裹|快递业|快递员|快递企业)[^,。;]{0,14}(?:发出|寄出|送出|揽收|收寄|派送|处理|投递|发往|寄|收发|发|送|分拣|发走)",
    ),
    told(
        "express_parcels",
        THINGS,
        r"(?:发出|寄出|送出|揽收|收寄|派送|处理|投递|发往|寄|收发|发|收到|拆|分拣|发走|收)",
        MORE + r"(?:件|个)?(?:快递|包裹|快件|邮包)",
    ),
    told(
        "freight_volume",
        TONNES,
        r"(?<![煤油])(?:发货|运货|运送货物|拉货|运走|运出|送货|运输|承运)(?:量)?",
        MORE + r"(?:货物|货|的货物|的货)?(?=[,。;]|$)",
    ),
    told(
        "air_cargo",
        TONNES,
        r"(?:机场|空港)[^,。;\d]{0,14}(?:运送|处理|吞吐|运|进出|装卸|运走|飞走|送走)(?:货物|货邮)?",
        None,
        ("freight_volume", "cargo_throughput"),
    ),
    told(
        "cargo_throughput",
        TONNES,
        r"(?:港|港口|码头)[^,。;\d]{0,14}(?:吞吐|装卸|吃下|处理|进出|装运|搬运|运走|过境|接卸|吞下)(?:货物)?",
        None,
        ("freight_volume", "cargo_exports"),
    ),
    told(
        "container_throughput",
        frozenset({"count", None, "TEU"}),
        r"(?:装卸|吞吐|处理|吃下|操作|搬运|起吊|进出|吊起|吞下|接卸|装|搬|经手)",
        MORE + r"(?:个|只|箱)?(?:标准箱|标箱|货柜|集装箱|标准货柜|TEU)",
    ),
    told(
        "vessel_calls",
        THINGS,
        r"(?:靠泊|停靠|进出港?|挂靠|迎来|接待)",
        MORE + r"(?:艘次?|艘)?(?:次)?(?:货轮|船舶|船只|大船|货船|远洋轮船|轮船|集装箱船)",
    ),
    told(
        "flights",
        THINGS,
        r"(?:起降|起飞|进出港|起落)(?:航班|飞机)?",
        MORE + r"(?:架次|班|架)?(?:航班|飞机|客机)?(?=[,。;]|$)",
    ),
    told(
        "wind_capacity",
        frozenset({"kW"}),
        r"(?:装|装机|并网|建成|竖起|立起|投产)",
        MORE + r"(?:的)?(?:风电|风机)",
    ),
    told(
        "solar_capacity",
        frozenset({"kW"}),
        r"(?:装|装机|并网|建成|铺|铺设|投产)",
        MORE + r"(?:的)?(?:光伏|太阳能)",
    ),
    told(
        "event_tickets",
        THINGS,
        r"(?:(?:卖出|售出|卖|卖掉|售)[^,。;\d]{0,8}票|票[^,。;\d]{0,6}(?:卖出|售出|卖|卖掉))",
    ),
    told("event_tickets", THINGS, r"(?:卖出|售出|卖|卖掉|售)", MORE + r"(?:张)?(?:门票|演唱会门票|入场券)"),
    told(
        "secondhand_home_sales",
        THINGS,
        r"(?:二手房|二手住宅|二手商品房)(?:市场)?[^,。;\d]{0,8}(?:成交|卖掉|卖出|售出|网签|过户)(?:量)?",
        None,
        ("home_sales", "homes"),
    ),
    told(
        "home_sales",
        THINGS,
        r"(?:新房|新建商品住宅|商品住宅|商品房|一手房|新建商品房|住宅)(?:市场)?[^,。;\d二]{0,8}"
        r"(?:成交|卖掉|卖出|售出|网签)(?:量)?",
        None,
        ("new_homes", "homes", "housing_completions"),
    ),
    told(
        "home_sales",
        THINGS,
        r"(?:成交|卖掉|卖出|售出|网签|卖)(?:新房|住宅|商品房|二手房|新建商品房)",
        None,
        ("new_homes", "homes", "housing_completions"),
    ),
    told(
        "robot_density",
        THINGS,
        r"每(?:一)?万名(?:产业|制造业)?(?:工人|职工|员工|从业人员)[^,。;\d]{0,6}(?:拥有|配备|使用|安装)?(?:的)?(?:工业)?机器人",
        None,
        ("robot_output", "industrial_robots_installed"),
    ),
    told(
        "deals",
        THINGS,
        r"(?:发生|披露|完成)(?:股权|创业|风险|一级市场)?(?:融资|投资)(?:事件|案例|项目)?",
        None,
        ("venture_capital", "investment"),
    ),
    told(
        "scale_industrial_firms_change",
        THINGS,
        r"",
        MORE
        + r"(?:家|户)?(?:工业)?(?:企业)?(?:实现|成功|新|完成)*(?:小升规|升规入统|升规|上规入库|上规升级)",
        ("firms", "scale_industrial_firms", "industrial_firms"),
    ),
    told(
        "patent_transfers",
        THINGS,
        r"(?:转让|许可|转化|出让)(?:许可|转让)?(?:的)?专利",
        None,
        ("patents", "invention_patents", "licensing_income"),
    ),
    told(
        "deregistered_firms",
        THINGS,
        r"",
        MORE + r"(?:家|户)?(?:企业|公司|市场主体|经营主体)?(?:退出市场|退出了市场|注销|被吊销)",
        ("firms", "exits"),
    ),
    told(
        "spin_outs",
        THINGS,
        r"(?:分拆|衍生|孵化|拆分)出",
        MORE + r"(?:家|间)?(?:的)?(?:衍生|科技|初创|新创)?(?:公司|企业)",
        ("firms", "startups"),
    ),
    told("science_achievements", THINGS, r"(?:转化|转移转化)(?:科技|科研)?成果"),
    told(
        "listed_firms",
        THINGS,
        r"(?:其中|里面),?(?:已|在[^,。;\d]{2,8})?(?:上市|挂牌)(?:的|企业的)?",
        r"(?:多|余)?(?=[,。;、]|$)",
        ("hightech_firms", "specialised_firms", "unicorns", "firms", "startups"),
    ),
    told(
        "listed_firms",
        THINGS,
        r"(?:企业|公司)[^,。;\d]{0,8}(?:中|里|当中),?(?:目前|已|现)*有",
        MORE + r"(?:家)?(?:已|成功|实现)*(?:上市|挂牌上市)(?=[,。;、]|$)",
        ("firms", "ipos"),
    ),
    told(
        "growing_industries",
        THINGS,
        r"(?:行业|大类|门类|产业)(?:大类|门类)?(?:中|里|当中)?,?",
        MORE + r"(?:个)?(?:行业|大类)?[^,。;]{0,8}?(?:实现|保持|呈现?|为)?(?:正)?增长",
    ),
    told(
        "ipos",
        THINGS,
        r"",
        MORE + r"(?:家|间|户|个)?(?:本地|本土|民营|科技)?(?:企业|公司)?(?:已|先后|相继|陆续|首发|顺利|正式)*"
        r"(?:成功(?:实现)?(?:上市|登陆|挂牌)|首发上市|(?:在[^,。;]{2,6})?登陆(?:了)?(?:A股|科创板|创业板|主板|北交所|港交所|港股|"
        r"资本市场|纳斯达克|纽交所)|敲钟上市)",
        ("firms", "listed_firms", "new_firms"),
    ),
    told(
        "business_closures",
        THINGS,
        r"",
        MORE + r"(?:家|间|个)?(?:新|老|中小)?(?:公司|企业|店铺?|商户|门店|餐厅|商店|食肆|店家|个体户)"
        r"(?:先后|相继|被迫|永久)?(?:倒闭|关门|结业|歇业|关张|关掉|注销|执笠)",
        ("firms", "restaurants", "shops", "new_firms", "stores"),
    ),
    told(
        "new_firms",
        THINGS,
        r"(?:新开|新增|新登记|新注册|诞生|冒出|新成立|注册成立|成立|新设)",
        MORE + r"(?:家|间|户|个)?(?:新)?(?:公司|企业|商户|市场主体|经营主体|商店|店家)"
        r"(?![\u4e00-\u9fff]{0,3}(?:中心|协会))",
        ("firms",),
    ),
    told(
        "car_ownership",
        THINGS,
        r"(?:路上跑着|街上跑着|跑着|拥有|行驶着|上牌)",
        MORE + r"(?:辆|台)?(?:汽车|机动车|私家车|小汽车|车)(?=[,。;]|$)",
    ),
    told(
        "car_ownership",
        THINGS,
        r"(?:机动车|私家车|小汽车)(?:数量|总数)?(?:已|就|也|目前|如今)?(?:有|多达|达到?|突破|超过?|为|拥有)",
    ),
    told("taxis", THINGS, r"(?:跑着|行驶着|穿梭着|拥有)", MORE + r"(?:辆|台)?(?:出租车|的士|计程车)"),
    told("congestion_hours", frozenset({"hours"}), r"(?:堵|拥堵|塞车|耗掉|浪费|耗在|白耗)[^,。;\d]{0,10}"),
    told(
        "travel_time",
        frozenset({"minutes", "hours"}),
        r"(?:距离|路程|路|车程|开车|驾车|通勤|上班|坐车|搭车|高铁|火车)[^,。;\d]{0,10}(?:需要?|要|用|花费?|耗时|车程|耗费)",
    ),
    told("waiting_time", WAITED, r"(?:轮候|等候|排队|要等|等待|苦等|得等|平均等)[^,。;\d]{0,6}"),
    told("house_price_to_income", frozenset({"years"}), r"不吃不喝[^,。;\d]{0,6}"),
    told(
        "working_hours",
        frozenset({"hours"}),
        r"(?:每周|一周|每天|一天|每星期|平均|每月)[^,。;\d]{0,8}(?:工作|上班|干活|工时)",
        None,
        ("employment",),
    ),
    told(
        "good_air_days",
        frozenset({"days"}),
        r"(?:空气|蓝天|好天)[^,。;\d]{0,8}(?:达标|优良|良好|为优)[^,。;\d]{0,6}",
    ),
    told(
        "life_expectancy",
        frozenset({"years", "years of age"}),
        r"(?:平均|人均|男性|女性|居民|市民|人)[^,。;\d]{0,10}(?:活到|能活|可活|活|寿命|长寿至)",
    ),
    told(
        "rail_length",
        frozenset({"km"}),
        rf"{RAIL}[^。;]{{0,24}}(?:网络|线网|总长|里程|全长|总里程|延长|延伸|跑着?|铺了|修了|建成|开通|通车|加起来|合计|总共)[^,。;\d]{{0,6}}(?:到|至)?",
    ),
    told(
        "metro_lines",
        THINGS,
        r"(?:开通|跑着|拥有|有|建成|运营)",
        r"(?:条)?(?:地铁|捷运|轨道交通|港铁)(?:线路?|路线)?(?=[,。;]|$)",
    ),
)
