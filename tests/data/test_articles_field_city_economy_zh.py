"""Chinese bulletins on cities' economies: passages whose later figures lean on earlier ones, our own."""

import pytest

from poliscope.data.articles import read_article

_LEAD = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注，记者梳理了其中的要点。"


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        (
            "前三季度，常州市实现地区生产总值8012.4亿元，按可比价格计算，同比增长5.6%，高于全国0."
            "4个百分点。其中，第一产业增加值118.6亿元，增长3.1%；第二产业增加值3805.2亿元，增"
            "长6.3%，拉动经济增长3.0个百分点，对经济增长的贡献率为53.6%；第三产业增加值4088."
            "6亿元，增长5.2%。三次产业比例为1.5:47.5:51.0。",
            [
                ("8012.4亿元", "gdp"),
                ("5.6%", "gdp_growth"),
                ("0.4个百分点", "gdp_growth"),
                ("118.6亿元", "primary_value_added"),
                ("3.1%", "primary_value_added_growth"),
                ("3805.2亿元", "secondary_value_added"),
                ("6.3%", "secondary_value_added_growth"),
                ("3.0个百分点", "contribution_rate"),
                ("53.6%", "contribution_rate"),
                ("4088.6亿元", "tertiary_value_added"),
                ("5.2%", "tertiary_value_added_growth"),
            ],
        ),
        (
            "2024年绍兴市社会消费品零售总额2980.5亿元，比上年增长4.9%。按消费类型分，商品零售2"
            "631.2亿元，增长4.6%；餐饮收入349.3亿元，增长7.0%。从限额以上单位商品类别看，汽"
            "车类零售额增长7.2%，家用电器和音像器材类增长21.3%，石油及制品类下降2.4%，通讯器材类"
            "增长15.8%。通过公共网络实现的零售额增长13.1%。",
            [
                ("2980.5亿元", "retail_sales"),
                ("4.9%", "retail_sales_growth"),
                ("2631.2亿元", "retail_sales"),
                ("4.6%", "retail_sales_growth"),
                ("349.3亿元", "catering_revenue"),
                ("7.0%", "catering_revenue_growth"),
                ("7.2%", "car_retail_sales_growth"),
                ("21.3%", "home_appliance_retail_sales_growth"),
                ("2.4%", "petroleum_retail_sales_growth"),
                ("15.8%", "communication_equipment_retail_sales_growth"),
                ("13.1%", "online_sales_growth"),
            ],
        ),
        (
            "今年1—10月，重庆市外贸进出口6012亿元，同比下降1.2%，降幅较前三季度收窄0.8个百分点"
            "。其中出口4050亿元，占进出口总额的67.4%；进口1962亿元，下降4.5%。对东盟、欧盟、"
            "美国分别进出口1002亿元、905亿元、640亿元，分别增长6.1%、下降2.3%和下降11.8"
            "%。民营企业进出口3120亿元，占比51.9%，较上年同期提高2.2个百分点。",
            [
                ("6012亿元", "trade_total"),
                ("1.2%", "trade_total_growth"),
                ("0.8个百分点", "trade_total_growth"),
                ("4050亿元", "exports"),
                ("67.4%", "exports_share"),
                ("1962亿元", "imports"),
                ("4.5%", "imports_growth"),
                ("1002亿元", "asean_trade"),
                ("905亿元", "eu_trade"),
                ("640亿元", "us_trade"),
                ("6.1%", "asean_trade_growth"),
                ("2.3%", "eu_trade_growth"),
                ("11.8%", "us_trade_growth"),
                ("3120亿元", "private_trade"),
                ("51.9%", "private_trade_share"),
                ("2.2个百分点", "private_trade_share"),
            ],
        ),
        (
            "全年芜湖市固定资产投资比上年增长3.7%。其中，工业投资增长14.6%，占全部投资的比重为46."
            "2%，提高4.1个百分点；基础设施投资增长5.3%；房地产开发投资下降16.9%。从产业看，第一"
            "产业投资下降8.0%，第二产业投资增长14.5%，第三产业投资下降4.4%。民间投资增长6.2%"
            "，高于全省5.1个百分点。",
            [
                ("3.7%", "fixed_investment_growth"),
                ("14.6%", "industrial_investment_growth"),
                ("46.2%", "industrial_investment_share"),
                ("4.1个百分点", "industrial_investment_share"),
                ("5.3%", "infrastructure_investment_growth"),
                ("16.9%", "real_estate_investment_growth"),
                ("8.0%", "primary_investment_growth"),
                ("14.5%", "secondary_investment_growth"),
                ("4.4%", "services_investment_growth"),
                ("6.2%", "private_investment_growth"),
                ("5.1个百分点", "private_investment_growth"),
            ],
        ),
        (
            "太原市上半年完成一般公共预算收入242.6亿元，同比下降3.4%。其中税收收入176.9亿元，占"
            "一般公共预算收入的72.9%；非税收入65.7亿元，同比增长9.8%。主体税种中，增值税、企业所"
            "得税、个人所得税分别完成71.2亿元、28.5亿元和10.4亿元。同期一般公共预算支出331.8"
            "亿元，增长2.1%，其中民生支出占83.6%，教育支出58.9亿元。",
            [
                ("242.6亿元", "fiscal_revenue"),
                ("3.4%", "fiscal_revenue_growth"),
                ("176.9亿元", "tax_revenue"),
                ("72.9%", "tax_share_of_revenue"),
                ("65.7亿元", "non_tax_revenue"),
                ("9.8%", "non_tax_revenue_growth"),
                ("71.2亿元", "vat"),
                ("28.5亿元", "corporate_income_tax"),
                ("10.4亿元", "personal_income_tax"),
                ("331.8亿元", "fiscal_expenditure"),
                ("2.1%", "fiscal_expenditure_growth"),
                ("83.6%", "livelihood_spending_share"),
                ("58.9亿元", "education_spending"),
            ],
        ),
        (
            "截至9月末，郑州市金融机构本外币各项存款余额3.42万亿元，同比增长7.9%，较年初增加1987"
            "亿元。其中住户存款余额1.63万亿元，占各项存款的47.6%。各项贷款余额4.01万亿元，居全国"
            "城市第十位；普惠小微贷款余额3380亿元，同比增长15.2%，高于各项贷款增速8.4个百分点。全"
            "市实现保费收入612亿元，其中寿险421亿元，财产险191亿元。",
            [
                ("3.42万亿元", "deposits"),
                ("7.9%", "deposits_growth"),
                ("1987亿元", "deposits_change"),
                ("1.63万亿元", "savings"),
                ("47.6%", "savings_share"),
                ("4.01万亿元", "loans"),
                ("第十位", "loans"),
                ("3380亿元", "inclusive_loans"),
                ("15.2%", "inclusive_loans_growth"),
                ("8.4个百分点", "inclusive_loans_growth"),
                ("612亿元", "insurance_premiums"),
                ("421亿元", "life_insurance_premiums"),
                ("191亿元", "property_insurance_premiums"),
            ],
        ),
        (
            "洛阳市全体居民人均可支配收入34872元，增长5.4%。按常住地分，城镇居民人均可支配收入462"
            "10元，农村居民人均可支配收入21030元，后者增速快于前者1.8个百分点。城乡居民收入比由上年"
            "的2.23缩小到2.20。从收入来源看，工资性收入占53.1%，经营净收入占17.6%，转移净收"
            "入增长7.0%。居民人均消费支出22465元，恩格尔系数为28.9%。",
            [
                ("34872元", "disposable_income"),
                ("5.4%", "disposable_income_growth"),
                ("46210元", "urban_disposable_income"),
                ("21030元", "rural_disposable_income"),
                ("1.8个百分点", "rural_disposable_income_growth"),
                ("2.23", "urban_rural_income_ratio"),
                ("2.20", "urban_rural_income_ratio"),
                ("53.1%", "wage_income_share"),
                ("17.6%", "business_income_share"),
                ("7.0%", "transfer_income_growth"),
                ("22465元", "consumption_per_capita"),
                ("28.9%", "engel_coefficient"),
            ],
        ),
        (
            "2024年末南宁市常住人口897.1万人，比上年末增加3.1万人，城镇化率72.4%。全年出生人"
            "口8.2万人，出生率9.15‰；死亡人口5.6万人，死亡率6.25‰；自然增长率2.90‰。60"
            "岁及以上人口占常住人口的17.8%，其中65岁及以上占12.6%。户籍人口832.5万人。",
            [
                ("897.1万人", "population"),
                ("3.1万人", "population_change"),
                ("72.4%", "urbanisation_rate"),
                ("8.2万人", "births"),
                ("9.15‰", "birth_rate"),
                ("5.6万人", "deaths"),
                ("6.25‰", "death_rate"),
                ("2.90‰", "natural_growth_rate"),
                ("17.8%", "population_60plus"),
                ("12.6%", "population_65plus"),
                ("832.5万人", "registered_population"),
            ],
        ),
        (
            "去年宁波舟山港完成货物吞吐量13.77亿吨，连续16年位居全球第一；集装箱吞吐量3930万标箱，"
            "增长11%，稳居世界第三。海铁联运量突破180万标箱，是五年前的1.8倍。同一年，宁波栎社机场旅"
            "客吞吐量1513万人次，货邮吞吐量19.6万吨，比上年分别增长2.1%和7.4%。",
            [
                ("13.77亿吨", "cargo_throughput"),
                ("第一", "cargo_throughput"),
                ("3930万标箱", "container_throughput"),
                ("11%", "container_throughput_growth"),
                ("第三", "container_throughput"),
                ("180万标箱", "sea_rail_containers"),
                ("1.8倍", "sea_rail_containers"),
                ("1513万人次", "air_passengers"),
                ("19.6万吨", "air_cargo"),
                ("2.1%", "air_passengers_growth"),
                ("7.4%", "air_cargo_growth"),
            ],
        ),
        (
            "论体量，成都去年GDP为2.35万亿元，比武汉多2400亿元，相当于四川全省的36.3%。论增速"
            "，武汉5.2%，比成都慢了0.5个百分点。人均方面，武汉15.3万元，是成都的1.4倍。两市合计"
            "4.46万亿元，占全国的3.3%。",
            [
                ("2.35万亿元", "gdp"),
                ("2400亿元", "gdp"),
                ("36.3%", "gdp"),
                ("5.2%", "gdp_growth"),
                ("0.5个百分点", "gdp_growth"),
                ("15.3万元", "gdp_per_capita"),
                ("1.4倍", "gdp_per_capita"),
                ("4.46万亿元", "gdp"),
                ("3.3%", "gdp_share"),
            ],
        ),
        (
            "“十四五”期间，厦门市地区生产总值年均增长6.1%，突破8500亿元，人均地区生产总值从12.3"
            "万元提高到16.0万元，在副省级城市中排名从第六前移到第四。展望2030年，全市经济总量力争达到"
            "1.2万亿元，常住人口城镇化率稳定在91%以上，居民人均可支配收入与经济增长同步。今年的预期目标"
            "是地区生产总值增长5.5%左右，规模以上工业增加值增长8%，社会消费品零售总额增长5%，城镇新增"
            "就业12万人，城镇调查失业率控制在5.5%以内。",
            [
                ("6.1%", "gdp_growth"),
                ("8500亿元", "gdp"),
                ("12.3万元", "gdp_per_capita"),
                ("16.0万元", "gdp_per_capita"),
                ("第六", "gdp_per_capita"),
                ("第四", "gdp_per_capita"),
                ("1.2万亿元", "gdp"),
                ("8%", "industrial_value_added_growth"),
                ("5%", "retail_sales_growth"),
                ("12万人", "new_jobs"),
            ],
        ),
        (
            "1—8月，合肥市规模以上服务业企业实现营业收入3120亿元，同比增长11.4%，10大行业门类中"
            "9个实现正增长。其中，信息传输、软件和信息技术服务业营业收入1045亿元，增长18.9%，拉动规"
            "上服务业增长5.6个百分点；租赁和商务服务业增长9.3%，科学研究和技术服务业增长12.7%。规"
            "上服务业利润总额238亿元，增长6.5%。",
            [
                ("3120亿元", "service_revenue"),
                ("11.4%", "service_revenue_growth"),
                ("1045亿元", "information_services_revenue"),
                ("18.9%", "information_services_revenue_growth"),
                ("5.6个百分点", "contribution_rate"),
                ("9.3%", "business_services_revenue_growth"),
                ("12.7%", "scientific_services_revenue_growth"),
                ("238亿元", "services_profit"),
                ("6.5%", "services_profit_growth"),
            ],
        ),
        (
            "昆明市全年接待国内外游客3.1亿人次，实现旅游总收入4230亿元，分别增长11.6%和13.2%"
            "。其中入境游客118万人次，恢复到2019年的76%，国际旅游外汇收入5.2亿美元。人均花费13"
            "64元，比上年多了19元。A级旅游景区达到86家，其中5A级2家。",
            [
                ("3.1亿人次", "visitors"),
                ("4230亿元", "tourism_revenue"),
                ("11.6%", "visitors_growth"),
                ("13.2%", "tourism_revenue_growth"),
                ("118万人次", "international_visitors"),
                ("76%", "international_visitors"),
                ("5.2亿美元", "international_tourism_revenue"),
                ("1364元", "spending_per_visitor"),
                ("19元", "spending_per_visitor_change"),
                ("86家", "scenic_areas"),
                ("2家", "scenic_areas_5a"),
            ],
        ),
        (
            "石家庄商品房销售面积682万平方米，同比下降9.7%，其中住宅611万平方米，下降8.8%；销售"
            "额713亿元，下降12.4%。房屋新开工面积下降23.5%，竣工面积增长4.2%，11月末商品房"
            "待售面积为296万平方米，比10月末减少3万平方米。新建商品住宅均价每平方米11450元，二手住"
            "宅价格环比下降0.6%。",
            [
                ("682万平方米", "home_sales_area"),
                ("9.7%", "home_sales_area_growth"),
                ("611万平方米", "home_sales_area"),
                ("8.8%", "home_sales_area_growth"),
                ("713亿元", "home_sales_value"),
                ("12.4%", "home_sales_value_growth"),
                ("23.5%", "floor_space_started_growth"),
                ("4.2%", "floor_space_completed_growth"),
                ("296万平方米", "unsold_floor_space"),
                ("3万平方米", "unsold_floor_space_change"),
                ("11450元", "new_house_price"),
                ("0.6%", "secondhand_house_price_growth"),
            ],
        ),
        (
            "周口市粮食总产量185.6亿斤，占全省的十分之一强，连续五年稳居全省第一。其中夏粮108.3亿斤"
            "，秋粮77.3亿斤。粮食播种面积2767.4万亩，单产每亩335.3公斤，比上年提高4.1公斤。"
            "全年肉类总产量78.6万吨，禽蛋产量41.2万吨，生猪出栏702万头，年末存栏418万头。",
            [
                ("185.6亿斤", "grain_output"),
                ("十分之一", "grain_output_share"),
                ("第一", "grain_output"),
                ("108.3亿斤", "summer_grain_output"),
                ("77.3亿斤", "autumn_grain_output"),
                ("2767.4万亩", "grain_area"),
                ("335.3公斤", "grain_yield"),
                ("4.1公斤", "grain_yield_change"),
                ("78.6万吨", "meat_output"),
                ("41.2万吨", "egg_output"),
                ("702万头", "pigs_slaughtered"),
                ("418万头", "pig_stock"),
            ],
        ),
        (
            "截至6月底，佛山市实有经营主体163.5万户，其中企业71.2万户，个体工商户92.1万户。上半"
            "年新登记经营主体13.6万户，同比增长8.3%，注吊销5.4万户，净增8.2万户。民营经济增加值"
            "占GDP的比重超过63%，民营企业占企业总数的九成以上，贡献了七成以上的税收。",
            [
                ("163.5万户", "firms"),
                ("71.2万户", "firms"),
                ("92.1万户", "individual_businesses"),
                ("13.6万户", "new_firms"),
                ("8.3%", "new_firms_growth"),
                ("5.4万户", "deregistered_firms"),
                ("8.2万户", "firms_change"),
                ("63%", "private_economy_share_of_gdp"),
            ],
        ),
        (
            "唐山市规模以上工业增加值增长7.3%，增速居全省第二位。分门类看，采矿业增长9.6%，制造业增长"
            "7.1%，电力、热力、燃气及水生产和供应业增长4.4%。分行业看，黑色金属冶炼和压延加工业增长6"
            ".9%，装备制造业增长13.8%，化学原料和化学制品制造业下降1.7%。规上工业企业利润总额31"
            "2亿元，营业收入利润率为2.8%，产销率达到98.1%。",
            [
                ("7.3%", "industrial_value_added_growth"),
                ("第二位", "industrial_value_added_growth"),
                ("9.6%", "mining_value_added_growth"),
                ("7.1%", "manufacturing_value_added_growth"),
                ("4.4%", "utilities_value_added_growth"),
                ("6.9%", "steel_value_added_growth"),
                ("13.8%", "equipment_value_added_growth"),
                ("1.7%", "chemical_value_added_growth"),
                ("312亿元", "industrial_profits"),
                ("2.8%", "industrial_profit_margin"),
                ("98.1%", "sales_to_output_ratio"),
            ],
        ),
        (
            "全市全社会用电量628亿千瓦时，增长5.9%，其中工业用电521亿千瓦时，占83%；城乡居民生活"
            "用电38亿千瓦时，增长9.1%。榆林规上工业综合能源消费量8120万吨标准煤，单位GDP能耗下降"
            "3.1%。新能源装机突破3000万千瓦，占全省的四成。全年优良天数301天，PM2.5平均浓度2"
            "9微克/立方米。",
            [
                ("628亿千瓦时", "electricity"),
                ("5.9%", "electricity_growth"),
                ("521亿千瓦时", "industrial_electricity"),
                ("83%", "industrial_electricity_share"),
                ("38亿千瓦时", "residential_electricity"),
                ("9.1%", "residential_electricity_growth"),
                ("8120万吨标准煤", "energy_consumption"),
                ("3.1%", "energy_intensity_growth"),
                ("3000万千瓦", "renewable_capacity"),
                ("四成", "renewable_capacity_share"),
                ("301天", "good_air_days"),
                ("29微克/立方米", "pm25"),
            ],
        ),
        (
            "香港统计处公布，2025年第二季本地居民总收入较上年同期增加5.2%，期内货物整体出口上升11."
            "5%，服务输出上升8.5%。零售业总销货价值临时估计为301亿元，按年升0.7%，其中网上销售占"
            "8.9%。最新的经季节性调整失业率为3.7%，较上季上升0.2个百分点，失业人数约14.4万。",
            [
                ("5.2%", "gni_growth"),
                ("11.5%", "exports_growth"),
                ("8.5%", "service_exports_growth"),
                ("301亿元", "retail_sales"),
                ("0.7%", "retail_sales_growth"),
                ("8.9%", "online_sales_share"),
                ("3.7%", "unemployment_rate"),
                ("0.2个百分点", "unemployment_rate"),
                ("14.4万", "unemployed"),
            ],
        ),
        (
            "主計處統計，台中市去年底戶籍人口286.2萬人，較前一年增加1.1萬人，社會增加1.5萬人，自然"
            "減少0.4萬人。老年人口占15.9%，幼年人口占13.1%，老化指數121.4。平均每戶可支配所"
            "得118萬元，居六都第三；失業率3.3%，與全國平均持平；每人每月總薪資平均5萬3千元。",
            [
                ("286.2萬人", "population"),
                ("1.1萬人", "population_change"),
                ("1.5萬人", "net_migration"),
                ("0.4萬人", "natural_increase"),
                ("15.9%", "elderly_share"),
                ("13.1%", "children_share"),
                ("121.4", "ageing_index"),
                ("118萬元", "household_disposable_income"),
                ("第三", "household_disposable_income"),
                ("3.3%", "unemployment_rate"),
                ("5萬3千元", "average_wage"),
            ],
        ),
    ],
)
def test_passage(passage: str, told: list[tuple[str, str]]) -> None:
    """Each figure is given what it measures, in the order of the text."""
    claims = [(c.value_text, c.indicator) for c in read_article(_LEAD + passage).claims]
    for expected in told:
        assert expected in claims
