"""What is done with money, in Chinese: "每月挣7200元", "卖地收入腰斩,只剩600亿元"."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.told_zh import EARNERS, MORE, PAID, told

__all__ = ["MONEY_TOLD"]

#: The more particular stand before the more general.
MONEY_TOLD = (
    told(
        "housing_fund_loans",
        CURRENCIES,
        r"公积金[^。;]{0,30}(?:发放|放贷)(?:个人住房|住房|个人)?(?:贷款)?",
        None,
        ("mortgage_loans", "loans", "new_loans", "housing_fund_deposits"),
    ),
    told("housing_fund_withdrawals", CURRENCIES, r"公积金[^。;]{0,30}提取(?:住房公积金)?(?:额)?"),
    told(
        "housing_fund_deposits", CURRENCIES, r"公积金[^。;\d]{0,12}(?:缴存|归集)(?:住房公积金)?(?:额|总额)?"
    ),
    told(
        "government_debt_per_capita",
        CURRENCIES,
        r"(?:平均)?每[位名人个](?:市民|居民|县民|国民|民众)?[^,。;\d]{0,4}(?:负债|背负?债|背负|扛)(?:债务)?",
        None,
        ("government_debt",),
    ),
    told(
        "hourly_wage",
        CURRENCIES,
        r"(?:一小时|每小时|一个小时|每个小时|一个钟)[^,。;\d]{0,6}(?:挣|赚|拿到?|到手)",
    ),
    told(
        "average_wage",
        CURRENCIES,
        rf"{EARNERS}[^,。;\d]{{0,12}}?{PAID}[^,。;\d]{{0,8}}?(?:挣|赚|到手|领到?|拿到?|薪水|月薪|进账|入袋)(?:工资|薪水)?",
        None,
        ("gdp_per_capita",),
    ),
    told(
        "room_rate",
        CURRENCIES,
        r"(?:民宿|酒店|旅馆|客房|客栈|饭店|宾馆)[^,。;\d]{0,10}(?:一晚|每晚|一夜)[^,。;\d]{0,8}",
        None,
        ("homestays", "hotels"),
    ),
    told(
        "duty_free_sales",
        CURRENCIES,
        r"免税[店品]?[^,。;\d]{0,8}(?:卖|卖出|销售|成交|进账|卖掉)",
        None,
        ("duty_free_shops",),
    ),
    told(
        "subsidies",
        CURRENCIES,
        r"(?:拿出|安排|发放|兑现|兑付|拨付|拨出|给予|补贴|奖励|发出|派发)",
        r"(?:多|余)?(?:的)?(?:专项)?(?:资金)?(?:用于|用来|来)?(?:发放|给)?[\u4e00-\u9fff]{0,6}?(?:补贴|补助|奖补|奖励资金|奖励)",
    ),
    told(
        "loan_support",
        CURRENCIES,
        r"科技(?:型)?(?:中小)?企业[^,。;\d]{0,8}(?:发放|投放|提供)[^,。;\d]{0,8}(?:贷款?”?|信贷)",
        None,
        ("loans", "new_loans"),
    ),
    told(
        "tax_cuts",
        CURRENCIES,
        r"(?:减免|减征|少缴|免征)(?:企业|各类)?(?:所得税|增值税|税收|税费|税款|税额|税)",
        None,
        ("corporate_income_tax", "vat", "tax_revenue", "income_tax_revenue"),
    ),
    told(
        "technology_contracts_exported",
        CURRENCIES,
        r"(?:输出|转出)技术(?:合同)?(?:成交额|金额)?",
        None,
        ("technology_contracts",),
    ),
    told(
        "technology_contracts_absorbed",
        CURRENCIES,
        r"(?:吸纳|承接|引进)技术(?:合同)?(?:成交额|金额)?",
        None,
        ("technology_contracts",),
    ),
    told(
        "loan_support",
        CURRENCIES,
        r"(?:发放|投放|提供)[^,。;\d]{0,4}(?:科技|科创|成果转化|人才|专利|知识产权|知产)[^,。;\d]{0,8}贷(?:款)?”?",
        None,
        ("loans", "new_loans"),
    ),
    told("heating_bill", CURRENCIES, r"", r"(?:多|余)?(?:的)?(?:取暖费|暖气费|供暖费|采暖费)"),
    told(
        "water_price",
        CURRENCIES,
        r"(?:(?:每吨|一吨|每立方米?|一方)(?:自来)?水|自来水[^,。;\d]{0,8}每(?:吨|立方米?|方))[^,。;\d]{0,8}",
    ),
    told("electricity_price", CURRENCIES, r"(?:每度|一度|每千瓦时)电[^,。;\d]{0,6}"),
    told("lgfv_debt", CURRENCIES, r"(?:城投|融资平台|平台公司)[^,。;\d]{0,8}(?:欠|欠下|负债|背|背着|背负)"),
    told("insurance_premiums", CURRENCIES, r"(?:收取?|收到|收入|入账)保费"),
    told(
        "mortgage_payment",
        CURRENCIES,
        r"(?:房贷|按揭|房奴|供楼|供房)[^,。;\d]{0,10}(?:月缴|月供|每月缴|每月还|每月|要还|月还|每月供)",
    ),
    told(
        "office_rent",
        CURRENCIES,
        r"(?:写字楼|办公楼|甲级楼|甲厦)[^,。;\d]{0,20}(?:租金?|收|收租|租到)(?:至|到)?",
        None,
        ("rent",),
    ),
    told(
        "rent",
        CURRENCIES,
        r"(?:租房子?|租一套|租一间|租个|租下|租屋|租住|租客|房客|月租|租间|租楼|承租|合租)[^。;\d]{0,22}(?:花费?|付|要|掏|交|需|给|得|元|缴|支出|月租|为|支付)",
        None,
        ("rent_change",),
    ),
    told(
        "house_price",
        CURRENCIES,
        r"(?:一套(?:普通)?(?:房子?|住宅|公寓|新房|二手房|单位)|一平方?米?(?:房子|住宅|新房)|一平米)[^,。;\d租]{0,10}(?:卖到?|要|值|标价|得|需|开价|售价|挂牌价?)",
    ),
    told(
        "government_debt",
        CURRENCIES,
        r"(?:政府|财政|市里|省里|全市|全省|全县|地方|[市省县区])[^,。;公企集家学]{0,10}(?:欠债|欠下|欠着|欠了|负债|背着|背负|背了|举债)",
        None,
    ),
    told(
        "special_bonds",
        CURRENCIES,
        r"(?:拿到|拿下|争取到?|发行|获批|发|获得|用掉|要来|获得?|下达|分到)",
        MORE + r"(?:的)?(?:新增)?(?:地方政府)?专项债",
    ),
    told(
        "science_expenditure",
        CURRENCIES,
        r"(?:财政|市财政|政府|公共预算|财政资金|国库)[^,。;\d]{0,10}(?:拿出|掏出|花掉?|投入|拨出|划出|安排|砸下|砸)",
        r"(?:多|余)?(?:资金)?(?:用于|来|去|用来|给|投向|支持|搞|花在|砸向|投到)?(?:支持|搞|发展|推动)?(?:科技|科研|研发|科学|创新)",
    ),
    told(
        "rd_expenditure",
        CURRENCIES,
        r"(?:拿出|掏出|花掉?|花了|投入|投了|砸下|砸|拿了)",
        r"(?:多|余)?(?:资金|经费|钱)?(?:用于|来|去|用来|投向|投到|花在|砸向|砸在)?(?:搞|做|投入)?(?:科研|研发|研究)(?!院|所|中心|大楼|基地)",
    ),
    told(
        "rd_expenditure",
        CURRENCIES,
        r"(?:花在|投在|砸在|用在|投向|砸向)(?:科研|研发|研究)(?:上|上面|方面)?(?:的)?(?:钱|资金|经费)?(?:就|已|也)?",
    ),
    told(
        "education_spending",
        CURRENCIES,
        r"(?:花在|投在|砸在|用在|投向|投入)(?:教育|学校|办学)(?:上|上面|方面)?(?:的)?(?:钱|资金|经费)?(?:就|已|也)?",
        None,
        ("investment",),
    ),
    told(
        "health_spending",
        CURRENCIES,
        r"(?:花在|投在|砸在|用在|投向|投入)(?:医疗|看病|卫生|医疗卫生|健康)(?:上|上面|方面)?(?:的)?(?:钱|资金|经费)?(?:就|已|也)?",
        None,
        ("investment",),
    ),
    told(
        "social_spending",
        CURRENCIES,
        r"(?:花在|投在|砸在|用在|投向|投入)(?:养老|社保|社会保障|民生|福利|社会福利)(?:上|上面|方面)?(?:的)?(?:钱|资金|经费)?(?:就|已|也)?",
        None,
        ("investment",),
    ),
    told(
        "exports",
        CURRENCIES,
        r"(?:(?:向|往|给|对)(?:全球|全世界|世界|海外|国外|外国|境外|世界各地|全球各地)[^,。;\d]{0,4}(?:卖|出口|销售|卖出)|卖到(?:海外|国外))",
        r"(?:多|余)?(?:的)?(?:商品|货物|货|产品)?(?=[,。;]|$)",
        ("revenue", "online_sales"),
    ),
    told(
        "tourism_revenue",
        CURRENCIES,
        r"(?:游客|旅客|观光客|旅游|文旅)[^,。;\d每人均]{0,14}(?:花掉?|花了|消费|带来|贡献|留下|花费|掏出|创收|进账|揽金|吸金)",
        r"(?:多|余)?(?:的)?(?:收入|消费|进账|真金白银)?(?=[,。;]|$)",
        ("consumption", "revenue"),
    ),
    told(
        "spending_per_visitor",
        CURRENCIES,
        r"(?:(?:每个?|每位|每名|每人次|一个|一名|一位|平均每名?)(?:游客|旅客|访客|观光客|旅人)|(?:游客|旅客|观光客)(?:每人|人均|平均))[^,。;\d]{0,12}(?:花|消费|花费|花掉|留下|掏出|贡献|支出)",
        None,
        ("consumption", "tourism_revenue"),
    ),
    told(
        "retail_sales",
        CURRENCIES,
        r"(?:居民|市民|消费者|老百姓|顾客)[^,。;\d每人均]{0,10}(?:买了|买走|买下|购物花|购买)",
        r"(?:多|余)?(?:的)?(?:商品|消费品|东西)(?=[,。;]|$)",
    ),
    told(
        "consumption",
        CURRENCIES,
        r"(?:(?:每个?|每位|每名|人均|平均每)(?:居民|市民|人|村民|消费者)?|(?:居民|市民)(?:人均|每人|平均))[^,。;\d游旅]{0,10}(?:花掉?|花了|消费|花费|花出去|开销|支出)",
        None,
        ("retail_sales",),
    ),
    told(
        "fiscal_revenue",
        CURRENCIES,
        r"(?:财政|国库|金库|市库|库房)[^,。;\d]{0,6}(?:进账|入库|收入?了|收进|收到|入账|收了|录得收入)",
    ),
    told(
        "tax_revenue",
        CURRENCIES,
        r"(?:缴纳?了?|上缴|纳税|缴税|交税|交了|收税|收了|征收|征得|贡献|贡献出)(?:税收|税款|税金)?",
        r"(?:多|余)?(?:的)?(?:税收|税款|税金|税|税费)(?=[,。;]|$)",
        ("tax_revenue_per_capita",),
    ),
    told(
        "tax_revenue",
        CURRENCIES,
        r"(?:企业|公司|商户|纳税人|居民|市民|园区)[^,。;\d]{0,8}(?:缴税|纳税|交税|缴纳税款|上缴税收)",
    ),
    told(
        "fdi",
        CURRENCIES,
        r"(?:外商|外资|外企|外国企业|海外资本)[^,。;\d]{0,10}(?:投了?|投入|砸下|投资|带来|落袋|到账|掏出|砸)",
        None,
        ("investment",),
    ),
    told(
        "land_revenue",
        CURRENCIES,
        r"(?:卖地|卖出土地|土地出让|出让土地|卖了地|卖地皮|拍卖土地)[^,。;\d]{0,6}(?:收入?|进账|赚|入账|揽金|收了|得|拿|收获|套现)?",
    ),
    told(
        "savings",
        CURRENCIES,
        r"(?:居民|市民|住户|老百姓)[^,。;\d]{0,12}(?:存款|存了|存下|存进|攒下|存着|躺着)",
        None,
        ("deposits",),
    ),
    told("retail_sales", CURRENCIES, r"(?:社零总额|社零|消费市场)[^,。;\d]{0,6}"),
    told("budget_surplus", CURRENCIES, r"[^,。;]", r"的?(?:财政|预算)?盈余"),
    told("budget_deficit", CURRENCIES, r"[^,。;]", r"的?(?:财政|预算)?赤字"),
)
