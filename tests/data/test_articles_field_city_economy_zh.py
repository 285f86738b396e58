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
        (
            "盐城市统计局发布的数据显示，一季度全市地区生产总值1805.6亿元，同比增长6.1%。分产业看，"
            "一产增加值121.3亿元，增长3.4%；二产增加值752.8亿元，增长7.5%；三产增加值931"
            ".5亿元，增长5.4%。其中，批发和零售业、交通运输仓储和邮政业增加值分别增长6.2%和7.0%"
            "，金融业增长6.6%，房地产业下降1.3%。",
            [
                ("1805.6亿元", "gdp"),
                ("6.1%", "gdp_growth"),
                ("121.3亿元", "primary_value_added"),
                ("3.4%", "primary_value_added_growth"),
                ("752.8亿元", "secondary_value_added"),
                ("7.5%", "secondary_value_added_growth"),
                ("931.5亿元", "tertiary_value_added"),
                ("5.4%", "tertiary_value_added_growth"),
                ("6.2%", "wholesale_retail_value_added_growth"),
                ("7.0%", "transport_value_added_growth"),
                ("6.6%", "financial_value_added_growth"),
                ("1.3%", "real_estate_value_added_growth"),
            ],
        ),
        (
            "前三季度赣州规模以上工业增加值同比增长8.1%，高出全省0.7个百分点，列全省第三。38个行业大"
            "类中有27个保持增长，增长面71.1%。其中，有色金属冶炼和压延加工业增长14.2%，计算机、通"
            "信和其他电子设备制造业增长19.6%，家具制造业下降3.5%。高技术制造业增加值占规上工业的38"
            ".9%，比上年同期提高3.3个百分点。",
            [
                ("8.1%", "industrial_value_added_growth"),
                ("0.7个百分点", "industrial_value_added_growth"),
                ("第三", "industrial_value_added_growth"),
                ("14.2%", "nonferrous_value_added_growth"),
                ("19.6%", "electronics_value_added_growth"),
                ("3.5%", "furniture_value_added_growth"),
                ("38.9%", "hightech_value_added_share"),
                ("3.3个百分点", "hightech_value_added_share"),
            ],
        ),
        (
            "今年以来遵义固定资产投资降幅持续收窄，1—9月同比下降2.4%，比上半年收窄3.9个百分点。从行"
            "业看，制造业投资增长9.8%，其中酒、饮料和精制茶制造业增长12.3%；采矿业投资下降21.0%"
            "；交通运输、仓储和邮政业投资增长5.6%。5000万元以上项目投资占全部投资的68.7%。",
            [
                ("2.4%", "fixed_investment_growth"),
                ("3.9个百分点", "fixed_investment_growth"),
                ("9.8%", "manufacturing_investment_growth"),
                ("12.3%", "beverage_investment_growth"),
                ("21.0%", "mining_investment_growth"),
                ("5.6%", "transport_investment_growth"),
                ("68.7%", "project_investment_share"),
            ],
        ),
        (
            "海关统计，珠海市前10个月进出口总值2650.3亿元，比去年同期增长4.5%。其中，出口1890"
            ".2亿元，增长8.2%；进口760.1亿元，下降3.7%；贸易顺差1130.1亿元，扩大17.3"
            "%。同期，一般贸易进出口1720亿元，占64.9%；加工贸易进出口590亿元，下降5.0%；保税"
            "物流增长13.8%。机电产品出口1370亿元，占同期出口总值的72.5%，集成电路进口210亿元"
            "，增长22.4%。",
            [
                ("2650.3亿元", "trade_total"),
                ("4.5%", "trade_total_growth"),
                ("1890.2亿元", "exports"),
                ("8.2%", "exports_growth"),
                ("760.1亿元", "imports"),
                ("3.7%", "imports_growth"),
                ("1130.1亿元", "trade_balance"),
                ("17.3%", "trade_balance_growth"),
                ("1720亿元", "general_trade"),
                ("64.9%", "general_trade_share"),
                ("590亿元", "processing_trade"),
                ("5.0%", "processing_trade_growth"),
                ("13.8%", "bonded_logistics_trade_growth"),
                ("1370亿元", "mechanical_electrical_exports"),
                ("72.5%", "mechanical_electrical_exports_share"),
                ("210亿元", "chip_imports"),
                ("22.4%", "chip_imports_growth"),
            ],
        ),
        (
            "前11个月徐州实际使用外资7.8亿美元，下降24.6%。分行业看，制造业实际使用外资3.9亿美元"
            "，占比50.0%；高技术产业引资2.6亿美元，增长15.3%。新设外商投资企业162家，同比增长"
            "9.5%，合同外资18.7亿美元。从来源地看，香港投资占71.2%，欧洲投资增长43.0%。",
            [
                ("7.8亿美元", "fdi"),
                ("24.6%", "fdi_growth"),
                ("3.9亿美元", "manufacturing_fdi"),
                ("50.0%", "manufacturing_fdi_share"),
                ("2.6亿美元", "hightech_fdi"),
                ("15.3%", "hightech_fdi_growth"),
                ("162家", "foreign_firms"),
                ("9.5%", "foreign_firms_growth"),
                ("18.7亿美元", "contracted_fdi"),
            ],
        ),
        (
            "截至2024年末，襄阳市政府债务余额1385.6亿元，控制在限额1462亿元以内，其中一般债务5"
            "12.3亿元、专项债务873.3亿元。全年发行新增专项债券168亿元，比上年多31亿元。债务率为"
            "118%，较上年下降6个百分点。一般公共预算收入238.4亿元中，税收占比71.5%，财政自给率"
            "33.9%。",
            [
                ("1385.6亿元", "government_debt"),
                ("512.3亿元", "general_debt"),
                ("873.3亿元", "special_debt"),
                ("168亿元", "special_bonds"),
                ("118%", "government_debt_ratio"),
                ("6个百分点", "government_debt_ratio"),
                ("238.4亿元", "fiscal_revenue"),
                ("71.5%", "tax_share_of_revenue"),
                ("33.9%", "fiscal_self_sufficiency"),
            ],
        ),
        (
            "泉州市城镇新增就业8.9万人，完成年度计划的111.3%；失业人员再就业3.6万人，就业困难人员"
            "就业1.1万人。年末城镇登记失业率2.6%，比上年末下降0.2个百分点。全市城镇非私营单位就业人"
            "员年平均工资98642元，增长4.8%；私营单位为71260元，相当于前者的72.2%。",
            [
                ("8.9万人", "new_jobs"),
                ("111.3%", "new_jobs_completion_rate"),
                ("3.6万人", "reemployment"),
                ("1.1万人", "hardship_employment"),
                ("2.6%", "unemployment_rate"),
                ("0.2个百分点", "unemployment_rate"),
                ("98642元", "average_wage"),
                ("4.8%", "average_wage_growth"),
                ("71260元", "average_wage_private"),
                ("72.2%", "average_wage_private"),
            ],
        ),
        (
            "长春市上半年居民消费价格同比下降0.2%。八大类商品和服务价格“四涨三降一平”：食品烟酒类下降1"
            ".4%，衣着类上涨1.6%，居住类下降0.3%，交通通信类下降2.6%，教育文化娱乐类上涨1.1"
            "%，医疗保健类上涨0.8%。工业生产者出厂价格下降1.9%，购进价格下降2.2%。",
            [
                ("0.2%", "cpi"),
                ("1.4%", "food_price_growth"),
                ("1.6%", "clothing_price_growth"),
                ("0.3%", "housing_price_growth"),
                ("2.6%", "transport_and_communication_price_growth"),
                ("1.1%", "education_culture_price_growth"),
                ("0.8%", "health_care_price_growth"),
                ("1.9%", "ppi"),
                ("2.2%", "purchase_price_index"),
            ],
        ),
        (
            "杭州萧山国际机场去年旅客吞吐量5048万人次，首次突破5000万，比上年增长2.2%，国际（地区"
            "）旅客吞吐量610万人次，增长23.5%。杭州地铁全年客运量14.9亿人次，日均407万人次，客"
            "运强度0.79万人次/公里，运营里程516公里，位居全国第六。全市民用汽车保有量398万辆，其中"
            "新能源汽车92万辆，占23.1%。",
            [
                ("5048万人次", "air_passengers"),
                ("2.2%", "air_passengers_growth"),
                ("610万人次", "international_air_passengers"),
                ("23.5%", "international_air_passengers_growth"),
                ("14.9亿人次", "metro_passengers"),
                ("407万人次", "metro_passengers"),
                ("516公里", "rail_length"),
                ("第六", "rail_length"),
                ("398万辆", "car_ownership"),
                ("92万辆", "nev_ownership"),
                ("23.1%", "nev_ownership_share"),
            ],
        ),
        (
            "青岛完成公路客运量3250万人、货运量2.86亿吨，分别增长3.3%和4.1%；铁路发送旅客51"
            "20万人次，增长9.4%。青岛港货物吞吐量突破7亿吨，其中外贸吞吐量5.0亿吨，占七成以上，集装"
            "箱航线达到230条。中欧班列开行1105列，增长14.0%。全市快递业务量11.8亿件，快递业务"
            "收入86.4亿元，同比分别增长17.2%、9.9%。",
            [
                ("3250万人", "road_passenger_volume"),
                ("2.86亿吨", "road_freight"),
                ("3.3%", "road_passenger_volume_growth"),
                ("4.1%", "road_freight_growth"),
                ("5120万人次", "rail_passenger_volume"),
                ("9.4%", "rail_passenger_volume_growth"),
                ("7亿吨", "cargo_throughput"),
                ("5.0亿吨", "foreign_trade_cargo"),
                ("230条", "container_lines"),
                ("1105列", "china_europe_trains"),
                ("14.0%", "china_europe_trains_growth"),
                ("11.8亿件", "express_parcels"),
                ("86.4亿元", "express_revenue"),
                ("17.2%", "express_parcels_growth"),
                ("9.9%", "express_revenue_growth"),
            ],
        ),
        (
            "南阳市第七次人口普查以来常住人口持续减少，2024年末为948.6万人，五年间减少22.7万人。"
            "其中男性477.2万人，女性471.4万人，性别比为101.2。0—14岁人口占21.4%，15"
            "—59岁人口占57.0%，60岁及以上人口占21.6%。城镇人口521.3万人，常住人口城镇化率"
            "54.95%，比全国低12个百分点。人户分离人口193万人，流动人口147万人。",
            [
                ("948.6万人", "population"),
                ("22.7万人", "population_change"),
                ("477.2万人", "male_population"),
                ("471.4万人", "female_population"),
                ("101.2", "sex_ratio"),
                ("21.4%", "children_share"),
                ("57.0%", "working_age_population"),
                ("21.6%", "population_60plus"),
                ("521.3万人", "urban_population"),
                ("54.95%", "urbanisation_rate"),
                ("12个百分点", "urbanisation_rate"),
                ("147万人", "migrants"),
            ],
        ),
        (
            "按GDP排序，2024年苏州以2.67万亿元位居全国第六，领先第七名成都3216亿元，与广州的差"
            "距缩小到4301亿元。若看人均，苏州20.6万元，是全国平均的2.1倍，但仍比无锡少1.1万元。"
            "存款方面，苏州5.6万亿元，居省内首位，超出南京2000亿元。",
            [
                ("2.67万亿元", "gdp"),
                ("第六", "gdp"),
                ("3216亿元", "gdp"),
                ("4301亿元", "gdp"),
                ("20.6万元", "gdp_per_capita"),
                ("2.1倍", "gdp_per_capita"),
                ("1.1万元", "gdp_per_capita"),
                ("5.6万亿元", "deposits"),
                ("首位", "deposits"),
                ("2000亿元", "deposits"),
            ],
        ),
        (
            "长株潭三市2024年地区生产总值合计2.21万亿元，占全省的比重为41.6%；社会消费品零售总额"
            "合计8200亿元；一般公共预算收入1610亿元，占全省47.2%。长沙一市贡献了其中的1.53万"
            "亿元，比第二位的岳阳多1.02万亿元。按规划，到2030年三市经济总量将达3万亿元，常住人口达到"
            "1850万人。",
            [
                ("2.21万亿元", "gdp"),
                ("41.6%", "gdp_share"),
                ("8200亿元", "retail_sales"),
                ("1610亿元", "fiscal_revenue"),
                ("47.2%", "fiscal_revenue_share"),
                ("3万亿元", "gdp"),
                ("1850万人", "population"),
            ],
        ),
        (
            "东莞市新登记经营主体27.6万户，日均新登记超过750户，总量突破190万户，千人拥有企业87户"
            "。其中，新登记企业10.2万户，同比增长12.7%；新登记个体工商户17.3万户，下降1.4%。"
            "全年注销企业4.8万户。民营企业进出口8300亿元，占全市进出口的59.8%，民营工业增加值占规"
            "上工业的半壁江山，达53.4%。",
            [
                ("27.6万户", "new_firms"),
                ("750户", "new_firms"),
                ("190万户", "firms"),
                ("87户", "firms_per_1k"),
                ("10.2万户", "new_firms"),
                ("12.7%", "new_firms_growth"),
                ("17.3万户", "new_individual_businesses"),
                ("1.4%", "new_individual_businesses_growth"),
                ("4.8万户", "deregistered_firms"),
                ("8300亿元", "private_trade"),
                ("59.8%", "private_trade_share"),
            ],
        ),
        (
            "黄冈全年粮食种植面积712.5万亩，增加2.1万亩；总产量296.4万吨，增长1.8%。油料产量"
            "68.7万吨，居全省首位；蔬菜及食用菌产量392万吨，水产品产量55.2万吨，茶叶产量8.3万吨"
            "，分别增长3.1%、4.4%和6.9%。生猪出栏421.6万头、存栏238.5万头，肉牛出栏31"
            ".2万头，家禽出笼9800万只。农林牧渔业总产值1168亿元，按可比价增长4.5%。",
            [
                ("712.5万亩", "grain_area"),
                ("2.1万亩", "grain_area_change"),
                ("296.4万吨", "grain_output"),
                ("1.8%", "grain_output_growth"),
                ("68.7万吨", "oilseed_output"),
                ("首位", "oilseed_output"),
                ("392万吨", "vegetable_output"),
                ("55.2万吨", "aquatic_output"),
                ("8.3万吨", "tea_output"),
                ("3.1%", "vegetable_output_growth"),
                ("4.4%", "aquatic_output_growth"),
                ("6.9%", "tea_output_growth"),
                ("421.6万头", "pigs_slaughtered"),
                ("238.5万头", "pig_stock"),
                ("31.2万头", "cattle_slaughtered"),
                ("9800万只", "poultry_output"),
                ("1168亿元", "agricultural_output"),
                ("4.5%", "agricultural_output_growth"),
            ],
        ),
        (
            "乌鲁木齐全年发电量412亿千瓦时，其中火电298亿千瓦时，风电71亿千瓦时，光伏43亿千瓦时，新"
            "能源发电占比27.7%。全社会用电量首次突破400亿千瓦时，增长6.8%，三次产业用电量分别增长"
            "3.9%、7.4%、8.8%。单位GDP能耗降低2.8%，空气质量优良天数比率82.5%，建成区"
            "绿化覆盖率41.3%，污水集中处理率99.1%。",
            [
                ("412亿千瓦时", "electricity_generation"),
                ("298亿千瓦时", "thermal_generation"),
                ("71亿千瓦时", "wind_generation"),
                ("43亿千瓦时", "solar_generation"),
                ("400亿千瓦时", "electricity"),
                ("6.8%", "electricity_growth"),
                ("3.9%", "primary_electricity_growth"),
                ("7.4%", "secondary_electricity_growth"),
                ("8.8%", "services_electricity_growth"),
                ("2.8%", "energy_intensity_growth"),
                ("82.5%", "good_air_days"),
                ("41.3%", "green_coverage"),
                ("99.1%", "sewage_treatment_rate"),
            ],
        ),
        (
            "高雄市政府主計處指出，114年9月底人口272.1萬人，較上年同月減少0.4萬人；65歲以上人口"
            "占20.3%。前三季營利事業銷售額4.9兆元，年增6.2%，占全國9.8%；工廠登記7,680家"
            "，居六都第四。9月消費者物價指數年增1.5%，失業率3.4%，與上月持平。高雄港前三季貨櫃裝卸量"
            "690萬TEU，年增3.8%。",
            [
                ("272.1萬人", "population"),
                ("0.4萬人", "population_change"),
                ("20.3%", "population_65plus"),
                ("4.9兆元", "revenue"),
                ("6.2%", "revenue_growth"),
                ("9.8%", "revenue_share"),
                ("7,680家", "factories_registered"),
                ("第四", "factories_registered"),
                ("1.5%", "cpi"),
                ("3.4%", "unemployment_rate"),
                ("690萬TEU", "container_throughput"),
                ("3.8%", "container_throughput_growth"),
            ],
        ),
        (
            "政府統計處表示，香港7月商品整體出口貨值按年升14.3%至4,473億元，進口貨值升16.5%至"
            "4,814億元，錄得有形貿易逆差341億元。首七個月輸往內地的出口升16.2%，輸往美國跌7.8"
            "%。另外，7月訪港旅客438萬人次，按年升12%，其中內地旅客佔77%。住宅樓價指數按月升0.5"
            "%，首八個月累升0.7%。",
            [
                ("14.3%", "exports_growth"),
                ("4,473億元", "exports"),
                ("16.5%", "imports_growth"),
                ("4,814億元", "imports"),
                ("341億元", "trade_balance"),
                ("16.2%", "mainland_exports_growth"),
                ("7.8%", "us_exports_growth"),
                ("438萬人次", "visitors"),
                ("12%", "visitors_growth"),
                ("77%", "mainland_visitors_share"),
                ("0.5%", "house_price_index_growth"),
                ("0.7%", "house_price_index_growth"),
            ],
        ),
        (
            "看合肥的账本，最扎眼的是投资。去年合肥固定资产投资增长8.3%，其中工业投资占比首次超过四成，达"
            "到41.7%，比房地产开发投资的占比高出9.6个百分点。十年前，这两个数字分别是28.4%和46"
            ".1%。换句话说，工业接过了房地产的班。",
            [
                ("8.3%", "fixed_investment_growth"),
                ("四成", "industrial_investment_share"),
                ("41.7%", "industrial_investment_share"),
                ("9.6个百分点", "industrial_investment_share"),
                ("28.4%", "industrial_investment_share"),
            ],
        ),
        (
            "南通和无锡隔江相望，差距却不小：2024年无锡GDP为1.63万亿元，南通1.24万亿元，前者是"
            "后者的1.31倍。人均差得更多，无锡21.7万元，南通16.1万元。不过若论建筑业总产值，南通1"
            ".2万亿元，是无锡的近9倍，连续多年居全国地级市首位。",
            [
                ("1.63万亿元", "gdp"),
                ("1.24万亿元", "gdp"),
                ("1.31倍", "gdp"),
                ("21.7万元", "gdp_per_capita"),
                ("16.1万元", "gdp_per_capita"),
                ("1.2万亿元", "construction_output"),
                ("9倍", "construction_output"),
                ("首位", "construction_output"),
            ],
        ),
        (
            "今年前三季度，中山市规上工业增加值增长10.2%，增速位居全省第二、珠三角第一，较去年全年提高3"
            ".1个百分点。三大支柱行业中，电气机械和器材制造业增长11.8%，计算机通信设备制造业增长15."
            "4%，通用设备制造业增长6.7%，合计拉动全市工业增长6.1个百分点。规上工业企业实现营业收入5"
            "012亿元，利润总额256亿元，分别增长8.7%和14.3%；每百元营业收入中的成本为84.2元"
            "，同比减少0.6元。",
            [
                ("10.2%", "industrial_value_added_growth"),
                ("第二", "industrial_value_added_growth"),
                ("第一", "industrial_value_added_growth"),
                ("3.1个百分点", "industrial_value_added_growth"),
                ("11.8%", "electrical_machinery_value_added_growth"),
                ("15.4%", "electronics_value_added_growth"),
                ("6.7%", "general_equipment_value_added_growth"),
                ("6.1个百分点", "contribution_rate"),
                ("5012亿元", "industrial_revenue"),
                ("256亿元", "industrial_profits"),
                ("8.7%", "industrial_revenue_growth"),
                ("14.3%", "industrial_profits_growth"),
                ("84.2元", "cost_per_100_revenue"),
                ("0.6元", "cost_per_100_revenue_change"),
            ],
        ),
        (
            "兰州市上半年消费品市场平稳恢复，社会消费品零售总额852.6亿元，增长4.3%。按经营单位所在地"
            "分，城镇消费品零售额761.2亿元，增长4.2%；乡村消费品零售额91.4亿元，增长5.0%。限"
            "额以上单位中，粮油食品类、烟酒类、日用品类分别增长9.7%、3.2%、6.8%，金银珠宝类下降1"
            "1.5%，新能源汽车零售额增长28.6%，占汽车类零售额的34.1%。",
            [
                ("852.6亿元", "retail_sales"),
                ("4.3%", "retail_sales_growth"),
                ("761.2亿元", "urban_retail_sales"),
                ("4.2%", "urban_retail_sales_growth"),
                ("91.4亿元", "rural_retail_sales"),
                ("5.0%", "rural_retail_sales_growth"),
                ("9.7%", "food_retail_sales_growth"),
                ("3.2%", "tobacco_and_alcohol_retail_sales_growth"),
                ("6.8%", "daily_necessities_retail_sales_growth"),
                ("11.5%", "jewellery_retail_sales_growth"),
                ("28.6%", "nev_retail_sales_growth"),
            ],
        ),
        (
            "福州海关介绍，今年前7个月福州市外贸进出口2310亿元，创历史同期新高，比去年同期增长6.4%，"
            "高于全国2.9个百分点。民营企业是主力军，进出口1512亿元，占65.5%；外商投资企业进出口5"
            "21亿元，国有企业277亿元。对共建“一带一路”国家进出口1240亿元，增长9.1%，对RCEP"
            "其他成员国进出口增长4.8%，对美国下降13.2%。出口商品中，劳动密集型产品出口498亿元，下"
            "降2.2%，“新三样”出口113亿元，增长31.7%。",
            [
                ("2310亿元", "trade_total"),
                ("6.4%", "trade_total_growth"),
                ("2.9个百分点", "trade_total_growth"),
                ("1512亿元", "private_trade"),
                ("65.5%", "private_trade_share"),
                ("521亿元", "foreign_firms_trade"),
                ("277亿元", "state_firms_trade"),
                ("1240亿元", "belt_and_road_trade"),
                ("9.1%", "belt_and_road_trade_growth"),
                ("4.8%", "rcep_trade_growth"),
                ("13.2%", "us_trade_growth"),
                ("498亿元", "labour_intensive_exports"),
                ("2.2%", "labour_intensive_exports_growth"),
                ("113亿元", "new_three_exports"),
                ("31.7%", "new_three_exports_growth"),
            ],
        ),
        (
            "宜春市财政局负责人说，1至11月全市财政总收入512.3亿元，增长1.9%；一般公共预算收入32"
            "1.7亿元，为年初预算的92.6%，增长2.3%，其中税收收入208.5亿元，税占比64.8%。"
            "一般公共预算支出712.4亿元，民生类支出占比保持在八成以上，其中教育、社会保障和就业、卫生健康"
            "支出分别为128.6亿元、96.3亿元、74.2亿元。政府性基金收入完成86亿元，同比下降31."
            "4%，主要是土地出让收入减少38亿元。",
            [
                ("512.3亿元", "fiscal_revenue"),
                ("1.9%", "fiscal_revenue_growth"),
                ("321.7亿元", "fiscal_revenue"),
                ("92.6%", "fiscal_revenue_completion_rate"),
                ("2.3%", "fiscal_revenue_growth"),
                ("208.5亿元", "tax_revenue"),
                ("64.8%", "tax_share_of_revenue"),
                ("712.4亿元", "fiscal_expenditure"),
                ("128.6亿元", "education_spending"),
                ("96.3亿元", "social_spending"),
                ("74.2亿元", "health_spending"),
                ("86亿元", "government_fund_revenue"),
                ("31.4%", "government_fund_revenue_growth"),
                ("38亿元", "land_revenue_change"),
            ],
        ),
        (
            "佛山银行业存款余额突破2.9万亿元，比年初新增1820亿元，同比少增210亿元。住户存款1.52"
            "万亿元，占比52.4%，非金融企业存款7860亿元。贷款余额2.2万亿元，其中住户贷款7120亿"
            "元，企（事）业单位贷款1.43万亿元；制造业贷款余额4150亿元，居全省第三，比年初增长12.6"
            "%。不良贷款率1.17%，较年初下降0.05个百分点。全年社会融资规模增量2130亿元。",
            [
                ("2.9万亿元", "deposits"),
                ("1820亿元", "deposits_change"),
                ("210亿元", "deposits_change"),
                ("1.52万亿元", "savings"),
                ("52.4%", "savings_share"),
                ("7860亿元", "corporate_deposits"),
                ("2.2万亿元", "loans"),
                ("7120亿元", "household_loans"),
                ("4150亿元", "manufacturing_loans"),
                ("第三", "manufacturing_loans"),
                ("12.6%", "manufacturing_loans_growth"),
                ("1.17%", "npl_ratio"),
                ("0.05个百分点", "npl_ratio"),
                ("2130亿元", "social_financing"),
            ],
        ),
        (
            "嘉兴去年全体居民人均可支配收入68124元，其中城镇74896元、农村53217元，城乡收入比1"
            ".41，连续二十一年居全省第一的是农村居民收入。全体居民收入中，工资性收入41035元，占60."
            "2%；财产净收入7683元，增长3.1%。人均生活消费支出43210元，增长6.4%，其中食品烟"
            "酒支出占27.5%，居住支出占25.8%。",
            [
                ("68124元", "disposable_income"),
                ("74896元", "urban_disposable_income"),
                ("53217元", "rural_disposable_income"),
                ("1.41", "urban_rural_income_ratio"),
                ("41035元", "wage_income"),
                ("60.2%", "wage_income_share"),
                ("7683元", "property_income"),
                ("3.1%", "property_income_growth"),
                ("43210元", "consumption_per_capita"),
                ("6.4%", "consumption_growth"),
                ("27.5%", "food_consumption_share"),
                ("25.8%", "housing_consumption_share"),
            ],
        ),
        (
            "哈尔滨人口的账不好算。2024年末户籍人口930.6万人，比2019年少了20.7万人；65岁及"
            "以上老年人口202万人，占21.7%，比全省平均水平高1.1个百分点。去年出生3.4万人，死亡7"
            ".9万人，自然增长率为-4.83‰，净流出人口2.6万人。与之相对，长春常住人口逆势增加1.2万"
            "人，达到911.3万人，已连续两年超过哈尔滨的常住人口增量。",
            [
                ("930.6万人", "registered_population"),
                ("20.7万人", "registered_population_change"),
                ("202万人", "population_65plus"),
                ("21.7%", "population_65plus"),
                ("1.1个百分点", "population_65plus"),
                ("3.4万人", "births"),
                ("7.9万人", "deaths"),
                ("2.6万人", "net_migration"),
                ("1.2万人", "population_change"),
                ("911.3万人", "population"),
            ],
        ),
        (
            "武汉天河机场去年保障航班起降21.3万架次，旅客吞吐量3160万人次，居中部第三；国际航线49条"
            "，国际旅客168万人次，恢复到2019年的七成。武汉港集装箱吞吐量316万标箱，同比增长13.2"
            "%，铁水联运量增长28.5%。地铁运营里程518公里，日均客流396万人次，占公共交通出行总量的"
            "62.4%。",
            [
                ("3160万人次", "air_passengers"),
                ("第三", "air_passengers"),
                ("49条", "air_routes"),
                ("168万人次", "international_air_passengers"),
                ("七成", "international_air_passengers"),
                ("316万标箱", "container_throughput"),
                ("13.2%", "container_throughput_growth"),
                ("28.5%", "sea_rail_containers_growth"),
                ("518公里", "rail_length"),
                ("396万人次", "metro_passengers"),
            ],
        ),
        (
            "按照“十五五”规划纲要草案，到2030年，大连地区生产总值迈上1.3万亿元台阶，年均增长6%左右"
            "；常住人口城镇化率达到84%；全社会研发经费投入年均增长8%以上，数字经济核心产业增加值占地区生"
            "产总值比重提高到12%；单位地区生产总值能耗累计下降12%；城镇调查失业率控制在5.5%以内；居"
            "民人均可支配收入年均增长6.5%；人均预期寿命达到82.5岁；粮食综合生产能力稳定在120万吨以"
            "上。",
            [
                ("1.3万亿元", "gdp"),
                ("84%", "urbanisation_rate"),
                ("12%", "digital_core_share_of_gdp"),
                ("12%", "energy_intensity_growth"),
                ("6.5%", "disposable_income_growth"),
                ("82.5岁", "life_expectancy"),
            ],
        ),
        (
            "洛阳去年接待游客1.58亿人次，旅游总收入1325亿元，两项指标同比增幅均超过8%。清明假期三天"
            "，全市接待游客412万人次，比去年同期多出36万人次，实现旅游收入28.7亿元，过夜游客占41%"
            "。龙门石窟全年购票入园612万人次，人均停留时间由0.8天延长到1.6天。全市星级以上饭店47家"
            "，客房平均出租率58.3%。",
            [
                ("1.58亿人次", "visitors"),
                ("1325亿元", "tourism_revenue"),
                ("8%", "tourism_revenue_growth"),
                ("412万人次", "visitors"),
                ("36万人次", "visitors"),
                ("28.7亿元", "tourism_revenue"),
                ("41%", "overnight_visitors_share"),
                ("612万人次", "visitors"),
                ("47家", "star_hotels"),
                ("58.3%", "occupancy_rate"),
            ],
        ),
        (
            "1—10月，贵阳新建商品房销售面积763.5万平方米，增长3.6%，其中住宅销售面积642.8万"
            "平方米；商品房销售额541亿元，同比增长0.9%。房地产开发投资428亿元，下降6.2%，其中住"
            "宅投资占73.5%。房屋施工面积4970万平方米，新开工面积412万平方米，分别下降9.4%和1"
            "8.7%。10月末新房去化周期约19个月，比年初缩短4个月；二手房成交4.1万套，占全部住房成交"
            "的55%。",
            [
                ("763.5万平方米", "home_sales_area"),
                ("3.6%", "home_sales_area_growth"),
                ("642.8万平方米", "home_sales_area"),
                ("541亿元", "home_sales_value"),
                ("0.9%", "home_sales_value_growth"),
                ("428亿元", "real_estate_investment"),
                ("6.2%", "real_estate_investment_growth"),
                ("73.5%", "residential_investment_share"),
                ("4970万平方米", "floor_space_under_construction"),
                ("412万平方米", "floor_space_started"),
                ("9.4%", "floor_space_under_construction_growth"),
                ("18.7%", "floor_space_started_growth"),
                ("19个月", "inventory_months"),
                ("4个月", "inventory_months"),
                ("4.1万套", "secondhand_home_sales"),
                ("55%", "secondhand_home_sales_share"),
            ],
        ),
        (
            "經濟發展局表示，台南市112年底營運中工廠9,866家，較前一年增加118家；製造業營業收入2兆"
            "8,610億元，居全國第四。商業登記家數8.7萬家，公司登記4.6萬家，資本總額1兆1,230億"
            "元。同年度南科台南園區從業員工8.4萬人，占全市製造業就業人數的三成二。觀光方面，全年旅遊人次2"
            ",430萬，旅館平均住用率46.8%，平均房價2,950元。",
            [
                ("9,866家", "factories_registered"),
                ("118家", "factories_registered_change"),
                ("2兆8,610億元", "manufacturing_revenue"),
                ("第四", "manufacturing_revenue"),
                ("8.7萬家", "firms"),
                ("4.6萬家", "firms"),
                ("8.4萬人", "employment"),
                ("三成二", "employment_share"),
                ("2,430萬", "visitors"),
                ("46.8%", "occupancy_rate"),
                ("2,950元", "room_rate"),
            ],
        ),
        (
            "香港2025/26年度財政預算預計總收入6,594億元，總開支8,223億元，綜合赤字670億元"
            "，財政儲備料跌至5,803億元，相當於約八個月的政府開支。本地生產總值首季實質增長3.1%，私人"
            "消費開支跌1.2%，貨品出口升8.7%，服務輸出升6.6%。基本通脹率1.2%；失業率3.2%，"
            "就業不足率1.1%。住戶入息中位數3.03萬元，按年升2.4%。",
            [
                ("6,594億元", "fiscal_revenue"),
                ("8,223億元", "fiscal_expenditure"),
                ("670億元", "budget_deficit"),
                ("5,803億元", "fiscal_reserves"),
                ("3.1%", "gdp_growth"),
                ("1.2%", "consumption_growth"),
                ("8.7%", "exports_growth"),
                ("6.6%", "service_exports_growth"),
                ("1.2%", "inflation"),
                ("3.2%", "unemployment_rate"),
                ("1.1%", "underemployment_rate"),
                ("3.03萬元", "median_income"),
                ("2.4%", "median_income_growth"),
            ],
        ),
        (
            "澳門首季本地生產總值997億澳門元，實質按年下跌1.3%，恢復至2019年同期的85.2%。博彩"
            "毛收入576.6億元，佔經常性收入以外的話不計，單是博彩稅就貢獻政府收入的八成四。首季入境旅客9"
            "86萬人次，升11.1%，其中內地旅客占七成二，平均留宿1.1日。酒店業平均入住率89.4%，整"
            "體失業率1.9%，就業人口月入中位數1.8萬元。",
            [
                ("997億澳門元", "gdp"),
                ("1.3%", "gdp_growth"),
                ("85.2%", "gdp"),
                ("576.6億元", "gaming_revenue"),
                ("986萬人次", "visitors"),
                ("11.1%", "visitors_growth"),
                ("七成二", "mainland_visitors_share"),
                ("89.4%", "occupancy_rate"),
                ("1.9%", "unemployment_rate"),
                ("1.8萬元", "median_income"),
            ],
        ),
        (
            "从增量看，杭州去年GDP增加1023亿元，超过南京的822亿元，在长三角仅次于上海和苏州。从占比"
            "看，杭州占浙江全省的24.2%，首位度比上年提高0.2个百分点，与南京的13.4%形成对比。从服"
            "务业看，杭州三产占比71.8%，南京63.5%，宁波51.2%。财政上，杭州一般公共预算收入26"
            "26亿元，在省会城市中排名第一，税收占比90.1%。",
            [
                ("1023亿元", "gdp_change"),
                ("822亿元", "gdp_change"),
                ("24.2%", "gdp_share"),
                ("0.2个百分点", "gdp_share"),
                ("13.4%", "gdp_share"),
                ("71.8%", "gdp_share_tertiary"),
                ("63.5%", "gdp_share_tertiary"),
                ("51.2%", "gdp_share_tertiary"),
                ("2626亿元", "fiscal_revenue"),
                ("第一", "fiscal_revenue"),
                ("90.1%", "tax_share_of_revenue"),
            ],
        ),
        (
            "西安、成都、重庆三市机场去年旅客吞吐量分别为4703万、8734万和5075万人次。成渝两地合计"
            "约1.38亿人次，是西安的近三倍。货邮吞吐量方面，成都102.7万吨，首次突破百万吨，重庆47."
            "3万吨，西安29.1万吨，不及成都的三成。",
            [
                ("4703万", "air_passengers"),
                ("8734万", "air_passengers"),
                ("5075万人次", "air_passengers"),
                ("1.38亿人次", "air_passengers"),
                ("三倍", "air_passengers"),
                ("102.7万吨", "air_cargo"),
                ("47.3万吨", "air_cargo"),
                ("29.1万吨", "air_cargo"),
                ("三成", "air_cargo"),
            ],
        ),
        (
            "温州市第五次全国经济普查结果显示，2023年末全市共有从事第二产业和第三产业活动的法人单位40."
            "2万个，比2018年末增长41.5%；从业人员388.6万人，其中女性占40.2%；个体经营户7"
            "8.9万个，从业人员171.2万人。法人单位中，制造业占32.6%，批发和零售业占29.8%。法"
            "人单位资产总计8.6万亿元，负债5.2万亿元，全年营业收入4.1万亿元。",
            [
                ("40.2万个", "firms"),
                ("41.5%", "firms_growth"),
                ("388.6万人", "employment"),
                ("40.2%", "female_employment_share"),
                ("78.9万个", "individual_businesses"),
                ("171.2万人", "employment"),
                ("32.6%", "manufacturing_firms_share"),
                ("8.6万亿元", "assets"),
                ("4.1万亿元", "revenue"),
            ],
        ),
        (
            "问：郑州今年消费怎么样？答：前三季度，全市社零总额4460.5亿元，增长6.7%，比全国高2.2"
            "个百分点，总量和增速均居中部省会前列。以旧换新拉动明显，限上家电类、家具类、通讯器材类零售额同比"
            "分别增长46.2%、31.8%和27.5%。网上零售额突破1100亿元，其中实物商品占比九成。夜"
            "间消费占全天消费的46%，餐饮收入增长8.9%。",
            [
                ("4460.5亿元", "retail_sales"),
                ("6.7%", "retail_sales_growth"),
                ("2.2个百分点", "retail_sales_growth"),
                ("46.2%", "home_appliance_retail_sales_growth"),
                ("31.8%", "furniture_retail_sales_growth"),
                ("27.5%", "communication_equipment_retail_sales_growth"),
                ("1100亿元", "online_sales"),
                ("九成", "online_sales_share"),
                ("46%", "night_economy_share"),
                ("8.9%", "catering_revenue_growth"),
            ],
        ),
        (
            "无锡市政府工作报告提出，今年地区生产总值预期增长5%以上，一般公共预算收入增长2%，固定资产投资"
            "增长3%，社会消费品零售总额增长5%，外贸进出口促稳提质，实际使用外资38亿美元以上，全社会研发"
            "投入占比3.5%，居民人均可支配收入增长5.5%，居民消费价格涨幅2%左右，城镇新增就业15万人"
            "以上。回顾去年，全市地区生产总值1.63万亿元，增长5.8%，人均地区生产总值连续五年位居全国大"
            "中城市首位。",
            [
                ("2%", "fiscal_revenue_growth"),
                ("3%", "fixed_investment_growth"),
                ("3.5%", "rd_intensity"),
                ("5.5%", "disposable_income_growth"),
                ("1.63万亿元", "gdp"),
                ("5.8%", "gdp_growth"),
                ("首位", "gdp_per_capita"),
            ],
        ),
        (
            "济南去年规模以上工业营业收入首破万亿元，达到1.03万亿元，同比增长7.4%；利润总额478亿元"
            "，增长21.8%，营业收入利润率4.6%，较上年提高0.5个百分点，但仍低于青岛的5.3%。亏损"
            "企业684家，亏损面22.7%，亏损企业亏损额下降9.6%。资产负债率56.8%，应收账款平均回"
            "收期71天。",
            [
                ("1.03万亿元", "industrial_revenue"),
                ("7.4%", "industrial_revenue_growth"),
                ("478亿元", "industrial_profits"),
                ("21.8%", "industrial_profits_growth"),
                ("4.6%", "industrial_profit_margin"),
                ("0.5个百分点", "industrial_profit_margin"),
                ("5.3%", "industrial_profit_margin"),
                ("684家", "loss_making_firms"),
                ("22.7%", "loss_making_share"),
                ("9.6%", "losses_total_growth"),
                ("56.8%", "debt_ratio"),
            ],
        ),
        (
            "烟台市城乡居民收入差距继续缩小。上半年，城镇居民人均可支配收入32140元，同比增长4.8%；农"
            "村居民人均可支配收入15326元，增长6.2%，快于城镇居民1.4个百分点。城乡居民人均可支配收"
            "入之比为2.10，比上年同期缩小0.03。居民人均消费支出15280元，增长5.1%，其中服务性"
            "消费支出占46.3%，教育文化娱乐支出增长12.4%。",
            [
                ("32140元", "urban_disposable_income"),
                ("4.8%", "urban_disposable_income_growth"),
                ("15326元", "rural_disposable_income"),
                ("6.2%", "rural_disposable_income_growth"),
                ("1.4个百分点", "rural_disposable_income_growth"),
                ("2.10", "urban_rural_income_ratio"),
                ("15280元", "consumption_per_capita"),
                ("5.1%", "consumption_growth"),
                ("46.3%", "services_consumption_share"),
                ("12.4%", "education_culture_consumption_growth"),
            ],
        ),
        (
            "广西前三季度外贸进出口5980亿元，增长13.4%，规模居西部第三位，增速高于全国9.4个百分点"
            "。分地市看，崇左、钦州、南宁、防城港四市进出口分别为2210亿元、860亿元、810亿元、690"
            "亿元，合计占全区的76.4%。对东盟进出口3210亿元，占比53.7%，其中对越南2350亿元，"
            "增长12.9%。跨境电商进出口同比增长超五成，边民互市贸易下降4.5%。",
            [
                ("5980亿元", "trade_total"),
                ("13.4%", "trade_total_growth"),
                ("第三位", "trade_total"),
                ("9.4个百分点", "trade_total_growth"),
                ("2210亿元", "trade_total"),
                ("860亿元", "trade_total"),
                ("810亿元", "trade_total"),
                ("690亿元", "trade_total"),
                ("76.4%", "trade_total_share"),
                ("3210亿元", "asean_trade"),
                ("53.7%", "asean_trade_share"),
                ("2350亿元", "vietnam_trade"),
                ("12.9%", "vietnam_trade_growth"),
                ("五成", "cross_border_ecommerce_growth"),
                ("4.5%", "border_trade_growth"),
            ],
        ),
        (
            "截至去年底，浙江在册经营主体1056万户，相当于每6.3个浙江人中就有1个老板，其中民营企业34"
            "6万户，占企业总量的92.1%。民营经济创造了全省67%的生产总值、71.7%的税收、80%以上"
            "的外贸出口和87.5%的城镇就业。全年新设企业58.9万户，注销企业21.3万户，新设与注销之比"
            "为2.8∶1。",
            [
                ("1056万户", "firms"),
                ("346万户", "private_firms"),
                ("92.1%", "private_firms_share"),
                ("67%", "private_economy_share_of_gdp"),
                ("71.7%", "private_firms_tax_share"),
                ("87.5%", "private_firms_employment_share"),
                ("58.9万户", "new_firms"),
                ("21.3万户", "deregistered_firms"),
            ],
        ),
        (
            "成都住房公积金全年缴存715亿元，提取468亿元，发放个人住房贷款392亿元、6.8万笔，个贷率"
            "78.4%。土地出让收入1187亿元，虽比上年少了两成，仍居全国城市第四，土地财政依赖度由高峰期"
            "的54%降到41%。城投有息债务1.36万亿元，为一般公共预算收入的6.9倍。",
            [
                ("715亿元", "housing_fund_deposits"),
                ("468亿元", "housing_fund_withdrawals"),
                ("392亿元", "housing_fund_loans"),
                ("6.8万笔", "mortgage_loans"),
                ("1187亿元", "land_revenue"),
                ("两成", "land_revenue_growth"),
                ("第四", "land_revenue"),
                ("1.36万亿元", "lgfv_debt"),
                ("6.9倍", "lgfv_debt"),
            ],
        ),
        (
            "内蒙古全年粮食总产量4105亿斤？不，是820.9亿斤，居全国第六位，比上年增加29.1亿斤，增"
            "量居全国前列；玉米产量3350万吨，占粮食总产量的八成。牛肉产量77.8万吨、羊肉产量108.5"
            "万吨、牛奶产量792.6万吨，均居全国首位。年末牲畜存栏7812万头（只），其中羊6100万只、"
            "牛920万头。全区农作物总播种面积1.31亿亩。",
            [
                ("820.9亿斤", "grain_output"),
                ("第六位", "grain_output"),
                ("29.1亿斤", "grain_output_change"),
                ("3350万吨", "corn_output"),
                ("八成", "corn_output_share"),
                ("77.8万吨", "beef_output"),
                ("108.5万吨", "mutton_output"),
                ("792.6万吨", "milk_output"),
                ("1.31亿亩", "sown_area"),
            ],
        ),
        (
            "鄂尔多斯人均GDP高达28.4万元，是全国平均水平的三倍，比香港还高。这座城市的煤炭产量9.1亿"
            "吨，占内蒙古的七成、全国的近五分之一。靠着煤，它的一般公共预算收入达到901亿元，人均财力居全区"
            "第一，超过了呼和浩特、包头两市之和。不过煤价下跌后，今年上半年税收收入同比下降11.8%，规上工"
            "业利润缩水三成。",
            [
                ("28.4万元", "gdp_per_capita"),
                ("三倍", "gdp_per_capita"),
                ("9.1亿吨", "coal_output"),
                ("七成", "coal_output_share"),
                ("五分之一", "coal_output_share"),
                ("901亿元", "fiscal_revenue"),
                ("11.8%", "tax_revenue_growth"),
                ("三成", "industrial_profits_growth"),
            ],
        ),
        (
            "国家统计局苏州调查队的数据显示，7月苏州CPI同比上涨0.3%，涨幅比上月扩大0.2个百分点；1"
            "—7月平均下降0.1%。其中，食品价格下降1.2%，猪肉价格下降8.5%，鲜菜价格上涨6.4%；"
            "非食品价格上涨0.6%，服务价格上涨0.7%，能源价格下降3.3%。扣除食品和能源的核心CPI上"
            "涨0.9%。PPI同比下降2.6%，降幅与上月持平。",
            [
                ("0.3%", "cpi"),
                ("0.2个百分点", "cpi"),
                ("0.1%", "cpi"),
                ("1.2%", "food_price_growth"),
                ("8.5%", "pork_price_growth"),
                ("6.4%", "vegetable_price_growth"),
                ("0.6%", "non_food_price_growth"),
                ("0.7%", "services_price_growth"),
                ("3.3%", "energy_price_growth"),
                ("0.9%", "core_cpi"),
                ("2.6%", "ppi"),
            ],
        ),
        (
            "新北市去年歲入決算2,012億元，歲出2,118億元，短差106億元；其中稅課收入1,348億元"
            "，占歲入67%，自有財源比率58.2%，較前一年提高1.9個百分點，六都排名第三。累計未償債務餘"
            "額1,180億元，平均每位市民負債2.9萬元。全市低收入戶2.1萬戶，失業率3.5%，勞動參與率"
            "59.1%。",
            [
                ("2,012億元", "fiscal_revenue"),
                ("2,118億元", "fiscal_expenditure"),
                ("106億元", "budget_deficit"),
                ("1,348億元", "tax_revenue"),
                ("67%", "tax_share_of_revenue"),
                ("58.2%", "own_source_revenue"),
                ("1.9個百分點", "own_source_revenue"),
                ("第三", "own_source_revenue"),
                ("1,180億元", "government_debt"),
                ("2.9萬元", "government_debt_per_capita"),
                ("2.1萬戶", "low_income_households"),
                ("3.5%", "unemployment_rate"),
                ("59.1%", "participation_rate"),
            ],
        ),
        (
            "差估署數據顯示，6月私人住宅樓價指數報287.4點，按月升0.3%，上半年累跌0.9%，較202"
            "1年高位低約28%。同期租金指數195.8點，創歷史次高。土地註冊處上半年錄得住宅買賣合約3.1"
            "萬份，總值2,410億元，分別升9.8%和3.2%。中環甲級寫字樓空置率11.6%，租金較201"
            "9年高峰回落四成四。",
            [
                ("0.3%", "house_price_index_growth"),
                ("0.9%", "house_price_index_growth"),
                ("28%", "house_price_index"),
                ("3.1萬份", "home_sales"),
                ("2,410億元", "home_sales_value"),
                ("9.8%", "home_sales_growth"),
                ("3.2%", "home_sales_value_growth"),
                ("11.6%", "office_vacancy_rate"),
                ("四成四", "office_rent_growth"),
            ],
        ),
        (
            "株洲市2024年国民经济和社会发展统计公报（摘要）一、综合初步核算，全年全市地区生产总值3816"
            ".2亿元，按不变价格计算，比上年增长5.1%。其中，第一产业增加值275.4亿元，增长3.3%；"
            "第二产业增加值1741.3亿元，增长5.6%；第三产业增加值1799.5亿元，增长4.9%。人均"
            "地区生产总值99260元，增长5.5%。二、农业全年农林牧渔业总产值478.9亿元，增长3.6%"
            "。粮食播种面积335.6千公顷，粮食产量216.4万吨，单产6448公斤/公顷。油料种植面积92"
            ".1千公顷，蔬菜种植面积118.7千公顷。年末生猪存栏212.5万头，全年出栏354.8万头，下"
            "降2.1%。三、工业和建筑业规模以上工业增加值增长6.8%，其中民营企业增加值增长7.9%，六大"
            "高耗能行业增加值下降0.6%。全年资质以上建筑业企业完成总产值1120亿元，增长1.5%，房屋施"
            "工面积5230万平方米。",
            [
                ("3816.2亿元", "gdp"),
                ("5.1%", "gdp_growth"),
                ("275.4亿元", "primary_value_added"),
                ("3.3%", "primary_value_added_growth"),
                ("1741.3亿元", "secondary_value_added"),
                ("5.6%", "secondary_value_added_growth"),
                ("1799.5亿元", "tertiary_value_added"),
                ("4.9%", "tertiary_value_added_growth"),
                ("99260元", "gdp_per_capita"),
                ("5.5%", "gdp_per_capita_growth"),
                ("478.9亿元", "agricultural_output"),
                ("3.6%", "agricultural_output_growth"),
                ("335.6千公顷", "grain_area"),
                ("216.4万吨", "grain_output"),
                ("92.1千公顷", "oilseed_area"),
                ("118.7千公顷", "vegetable_area"),
                ("212.5万头", "pig_stock"),
                ("354.8万头", "pigs_slaughtered"),
                ("2.1%", "pigs_slaughtered_growth"),
                ("6.8%", "industrial_value_added_growth"),
                ("7.9%", "private_firms_value_added_growth"),
                ("0.6%", "energy_intensive_value_added_growth"),
                ("1120亿元", "construction_output"),
                ("1.5%", "construction_output_growth"),
                ("5230万平方米", "floor_space_under_construction"),
            ],
        ),
        (
            "今年1—8月，鞍山市主要经济指标完成情况如下：规模以上工业增加值同比增长4.2%，增速居全省第5"
            "位；固定资产投资同比下降7.1%，其中建设项目投资下降3.8%；社会消费品零售总额312.5亿元"
            "，同比增长3.9%；一般公共预算收入118.6亿元，同比增长4.4%，其中税收收入83.2亿元，"
            "占比70.2%；进出口总额231.6亿元，同比下降9.3%，其中出口182.4亿元；城镇新增就业"
            "2.9万人，完成全年目标的78.4%；8月末，金融机构各项存款余额5120亿元，比年初增加256"
            "亿元，各项贷款余额2390亿元。",
            [
                ("4.2%", "industrial_value_added_growth"),
                ("第5位", "industrial_value_added_growth"),
                ("7.1%", "fixed_investment_growth"),
                ("3.8%", "project_investment_growth"),
                ("312.5亿元", "retail_sales"),
                ("3.9%", "retail_sales_growth"),
                ("118.6亿元", "fiscal_revenue"),
                ("4.4%", "fiscal_revenue_growth"),
                ("83.2亿元", "tax_revenue"),
                ("70.2%", "tax_revenue_share"),
                ("231.6亿元", "trade_total"),
                ("9.3%", "trade_total_growth"),
                ("182.4亿元", "exports"),
                ("2.9万人", "new_jobs"),
                ("78.4%", "new_jobs_completion_rate"),
                ("5120亿元", "deposits"),
                ("256亿元", "deposits_change"),
                ("2390亿元", "loans"),
            ],
        ),
        (
            "潍坊市晒出“十四五”成绩单：经济总量连跨两个千亿台阶，由5872亿元增加到8200亿元，年均增长"
            "5.9%，在全国城市排名由第38位前移至第36位。规上工业企业由3650家增加到5012家，营业"
            "收入突破1.3万亿元。农业总产值连续五年稳居全省第一，突破1300亿元。外贸进出口年均增长11."
            "2%，总量是2020年的1.7倍。常住人口城镇化率提高3.6个百分点，达到68.1%。居民人均可"
            "支配收入由3.4万元提高到4.6万元，城乡收入比由1.95缩小到1.78。累计新增城镇就业52万"
            "人。",
            [
                ("5872亿元", "gdp"),
                ("8200亿元", "gdp"),
                ("5.9%", "gdp_growth"),
                ("第38位", "gdp"),
                ("第36位", "gdp"),
                ("3650家", "scale_industrial_firms"),
                ("5012家", "scale_industrial_firms"),
                ("1.3万亿元", "industrial_revenue"),
                ("第一", "agricultural_output"),
                ("1300亿元", "agricultural_output"),
                ("11.2%", "trade_total_growth"),
                ("1.7倍", "trade_total"),
                ("3.6个百分点", "urbanisation_rate"),
                ("68.1%", "urbanisation_rate"),
                ("3.4万元", "disposable_income"),
                ("4.6万元", "disposable_income"),
                ("1.95", "urban_rural_income_ratio"),
                ("1.78", "urban_rural_income_ratio"),
                ("52万人", "new_jobs"),
            ],
        ),
        (
            "海口美兰机场上半年进出港旅客1462万人次，其中国际及地区旅客71万人次，同比翻了一番。全市离岛"
            "免税店销售额83.4亿元，购物人次118万，同比分别下降21.6%和28.4%，人均购物金额70"
            "68元，增长9.5%。海口港货物吞吐量6210万吨，新海港过海车辆212万辆次。新设外资企业38"
            "6家，占全省的四成，实际使用外资4.2亿美元，规模与去年同期持平。",
            [
                ("1462万人次", "air_passengers"),
                ("71万人次", "international_air_passengers"),
                ("83.4亿元", "duty_free_sales"),
                ("118万", "duty_free_shoppers"),
                ("21.6%", "duty_free_sales_growth"),
                ("28.4%", "duty_free_shoppers_growth"),
                ("7068元", "spending_per_visitor"),
                ("9.5%", "spending_per_visitor_growth"),
                ("6210万吨", "cargo_throughput"),
                ("386家", "foreign_firms"),
                ("四成", "foreign_firms_share"),
                ("4.2亿美元", "fdi"),
            ],
        ),
        (
            "武汉与长沙，两座中部省会的房地产走势出现分化。前三季度武汉房地产开发投资1420亿元，下降12."
            "3%，长沙880亿元，下降19.7%。成交上，武汉新房卖出7.8万套，长沙只有4.1万套，前者几"
            "乎是后者的两倍。价格上，武汉新房均价1.57万元/平方米，长沙1.12万元。库存去化周期武汉为2"
            "1个月，比长沙多出3个月。",
            [
                ("1420亿元", "real_estate_investment"),
                ("12.3%", "real_estate_investment_growth"),
                ("880亿元", "real_estate_investment"),
                ("19.7%", "real_estate_investment_growth"),
                ("7.8万套", "home_sales"),
                ("4.1万套", "home_sales"),
                ("两倍", "home_sales"),
                ("1.12万元", "new_house_price"),
                ("21个月", "inventory_months"),
                ("3个月", "inventory_months"),
            ],
        ),
        (
            "大同市外送电量再创新高。上半年全市发电量326亿千瓦时，其中外送187亿千瓦时，占57.4%。新"
            "能源装机1080万千瓦，占电力总装机的58.6%，其中风电412万千瓦、光伏655万千瓦。新能源"
            "发电量101亿千瓦时，同比增长16.4%，相当于节约标准煤305万吨。原煤产量8350万吨，增长"
            "1.8%；先进产能占比达95%。规上工业单位增加值能耗下降4.6%，市区空气质量综合指数3.62"
            "，改善5.7%。",
            [
                ("326亿千瓦时", "electricity_generation"),
                ("187亿千瓦时", "electricity_exports"),
                ("57.4%", "electricity_exports_share"),
                ("1080万千瓦", "renewable_capacity"),
                ("58.6%", "renewable_capacity_share"),
                ("412万千瓦", "wind_capacity"),
                ("655万千瓦", "solar_capacity"),
                ("101亿千瓦时", "renewable_generation"),
                ("16.4%", "renewable_generation_growth"),
                ("8350万吨", "coal_output"),
                ("1.8%", "coal_output_growth"),
                ("3.62", "air_quality_index"),
            ],
        ),
        (
            "记者从绵阳市市场监管局获悉，截至三季度末，全市实有经营主体62.3万户，同比增长5.7%，注册资"
            "本1.9万亿元。其中民营经营主体60.1万户，占96.5%。今年新增经营主体7.4万户，平均每天"
            "诞生274户，企业活跃度72.6%。从产业分布看，第三产业新增6.3万户，占新增总量的85.1%"
            "；新增“四新经济”企业1.1万户。千人拥有经营主体127户，居全省第二，仅次于成都。",
            [
                ("62.3万户", "firms"),
                ("5.7%", "firms_growth"),
                ("60.1万户", "private_firms"),
                ("96.5%", "private_firms_share"),
                ("7.4万户", "new_firms"),
                ("274户", "new_firms"),
                ("127户", "firms_per_1k"),
                ("第二", "firms_per_1k"),
            ],
        ),
        (
            "“十五五”开局之年，湛江定下的目标是：地区生产总值增长6%，力争突破4200亿元；规上工业增加值"
            "增长9%；固定资产投资由降转正，增长3%；港口货物吞吐量达到3.2亿吨，集装箱突破180万标箱；"
            "地方一般公共预算收入增长3%；新登记经营主体8万户；粮食播种面积稳定在430万亩、产量155万吨"
            "以上。",
            [
                ("6%", "gdp_growth"),
                ("4200亿元", "gdp"),
                ("9%", "industrial_value_added_growth"),
                ("3%", "fixed_investment_growth"),
                ("3.2亿吨", "cargo_throughput"),
                ("180万标箱", "container_throughput"),
                ("3%", "fiscal_revenue_growth"),
                ("8万户", "new_firms"),
                ("430万亩", "grain_area"),
            ],
        ),
        (
            "北市主計處公布，112年臺北市家庭平均每戶可支配所得142.3萬元，續居全國之冠，每人平均可支配"
            "所得54.8萬元，分別為全國平均的1.25倍及1.33倍。平均每戶消費支出110.6萬元，其中住"
            "宅服務、水電瓦斯及其他燃料占29.8%，餐廳及旅館占13.2%。家庭收支五等分位差距倍數5.21"
            "倍，較上年擴大0.04倍。戶量2.6人，自有住宅率83.1%，平均儲蓄率22.3%。",
            [
                ("142.3萬元", "household_disposable_income"),
                ("54.8萬元", "disposable_income"),
                ("1.25倍", "household_disposable_income"),
                ("1.33倍", "disposable_income"),
                ("110.6萬元", "consumption_per_household"),
                ("5.21倍", "income_gap"),
                ("2.6人", "household_size"),
                ("83.1%", "home_ownership_rate"),
                ("22.3%", "savings_rate"),
            ],
        ),
        (
            "入境處數字顯示，國慶黃金周八日共有143萬名內地旅客訪港，按年升1.4%，日均17.9萬人次。旅"
            "發局料全年訪港旅客4,900萬人次，較去年增約一成，旅遊相關消費總額達2,200億元。酒店房間平"
            "均入住率89%，平均房租1,310元，按年跌1.5%。餐飲業次季總收益272億元，跌0.4%，其"
            "中中式餐館跌3.9%，快餐店升2.1%。",
            [
                ("143萬名", "mainland_visitors"),
                ("1.4%", "mainland_visitors_growth"),
                ("17.9萬人次", "mainland_visitors"),
                ("4,900萬人次", "visitors"),
                ("一成", "visitors_growth"),
                ("2,200億元", "tourism_revenue"),
                ("89%", "occupancy_rate"),
                ("1,310元", "room_rate"),
                ("1.5%", "room_rate_growth"),
                ("272億元", "catering_revenue"),
                ("0.4%", "catering_revenue_growth"),
            ],
        ),
        (
            "【数说厦门】厦门口岸上半年出入境人员312.6万人次，同比增长24.7%，其中外国人43.5万人"
            "次，增长近七成。厦门港集装箱吞吐量614万标箱，排名全国第七；完成货物吞吐量1.12亿吨，其中外"
            "贸货物5630万吨。高崎机场国际及地区航线恢复到41条，客座率84.2%，准点率91.5%。",
            [
                ("312.6万人次", "border_crossings"),
                ("24.7%", "border_crossings_growth"),
                ("43.5万人次", "foreign_border_crossings"),
                ("七成", "foreign_border_crossings_growth"),
                ("614万标箱", "container_throughput"),
                ("第七", "container_throughput"),
                ("1.12亿吨", "cargo_throughput"),
                ("5630万吨", "foreign_trade_cargo"),
                ("41条", "air_routes"),
                ("84.2%", "load_factor"),
                ("91.5%", "punctuality"),
            ],
        ),
        (
            "老龄化是威海绕不开的话题。截至去年末，威海常住人口290.7万人，60岁及以上91.4万人，占比"
            "31.4%，比全省高7.2个百分点，比全国高9.4个百分点，居全省首位；每100名劳动年龄人口要"
            "负担38名老人。全市养老机构103家，床位2.1万张，其中护理型床位占72%。基本养老保险参保人"
            "数176万人，企业退休人员月人均养老金3420元。",
            [
                ("290.7万人", "population"),
                ("91.4万人", "population_60plus"),
                ("31.4%", "population_60plus"),
                ("7.2个百分点", "population_60plus"),
                ("9.4个百分点", "population_60plus"),
                ("首位", "population_60plus"),
                ("103家", "elderly_care_institutions"),
                ("2.1万张", "elderly_care_beds"),
                ("72%", "elderly_care_beds_share"),
                ("176万人", "pension_participants"),
                ("3420元", "pension_income"),
            ],
        ),
        (
            "前8个月常州工业经济稳中有进，规上工业总产值1.08万亿元，增长7.6%。十大产业链中，新能源产"
            "业链产值增长14.2%，占规上工业的41.3%，占比较去年底提高2.4个百分点。全市工业用电量3"
            "92亿千瓦时，增长6.9%；工业开票销售1.5万亿元，增长5.3%；制造业中长期贷款余额2870"
            "亿元，同比增长19.8%，比各项贷款增速高8.9个百分点；技改投资占工业投资的比重为63.5%。",
            [
                ("1.08万亿元", "industrial_output"),
                ("7.6%", "industrial_output_growth"),
                ("14.2%", "new_energy_output_growth"),
                ("41.3%", "new_energy_output_share"),
                ("2.4个百分点", "new_energy_output_share"),
                ("392亿千瓦时", "industrial_electricity"),
                ("6.9%", "industrial_electricity_growth"),
                ("1.5万亿元", "revenue"),
                ("5.3%", "revenue_growth"),
                ("2870亿元", "manufacturing_loans"),
                ("19.8%", "manufacturing_loans_growth"),
                ("8.9个百分点", "manufacturing_loans_growth"),
                ("63.5%", "technical_upgrading_investment_share"),
            ],
        ),
        (
            "石家庄今年民生实事进展：新增学位2.4万个，改造老旧小区116个、惠及居民3.2万户，新建改造供"
            "热管网128公里；新增公共停车位6800个，建成充电桩5200个；城镇新增就业11.8万人，提前"
            "两个月完成全年任务。城市低保标准提高到每人每月860元，农村低保标准7320元。PM2.5平均浓"
            "度41微克/立方米，同比下降8.9%，优良天数247天，比去年同期增加14天。",
            [
                ("2.4万个", "school_places"),
                ("116个", "old_estates_renovated"),
                ("128公里", "pipelines"),
                ("6800个", "parking_spaces_change"),
                ("5200个", "charging_points"),
                ("11.8万人", "new_jobs"),
                ("860元", "minimum_income"),
                ("7320元", "minimum_income"),
                ("41微克/立方米", "pm25"),
                ("8.9%", "pm25_growth"),
                ("247天", "good_air_days"),
                ("14天", "good_air_days_change"),
            ],
        ),
        (
            "山东16市半年报出齐：青岛、济南GDP双双突破6000亿元，烟台5120亿元紧随其后，三市合计占"
            "全省的四成以上。增速上，菏泽以6.9%领跑，枣庄、聊城同为6.4%，并列第二，东营5.1%垫底。"
            "临沂社零总额1430亿元，超过潍坊，跃居全省第四。",
            [
                ("6000亿元", "gdp"),
                ("5120亿元", "gdp"),
                ("6.9%", "gdp_growth"),
                ("6.4%", "gdp_growth"),
                ("第二", "gdp_growth"),
                ("5.1%", "gdp_growth"),
                ("1430亿元", "retail_sales"),
                ("第四", "retail_sales"),
            ],
        ),
        (
            "内蒙古自治区统计局：今年1—9月，呼包鄂三市地区生产总值合计占全区的比重为59.8%，其中呼和浩"
            "特增长5.8%，包头增长7.1%，鄂尔多斯增长5.2%。呼和浩特固定资产投资增长11.3%，高出"
            "包头2.6个百分点；规上工业增加值增速9.7%，仅次于包头的10.4%。三市一般公共预算收入分别"
            "完成196亿元、158亿元和655亿元，前两者之和仅为后者的一半多。",
            [
                ("59.8%", "gdp_share"),
                ("5.8%", "gdp_growth"),
                ("7.1%", "gdp_growth"),
                ("5.2%", "gdp_growth"),
                ("11.3%", "fixed_investment_growth"),
                ("2.6个百分点", "fixed_investment_growth"),
                ("9.7%", "industrial_value_added_growth"),
                ("10.4%", "industrial_value_added_growth"),
                ("196亿元", "fiscal_revenue"),
                ("158亿元", "fiscal_revenue"),
                ("655亿元", "fiscal_revenue"),
            ],
        ),
        (
            "台中市113年12月底外籍移工12.4萬人，占全台15.1%，其中製造業移工9.8萬人、看護工2"
            ".3萬人。受僱員工每人每月總薪資5.6萬元，年增4.4%，其中經常性薪資4.5萬元。年平均失業率"
            "3.4%，青年失業率11.2%，求供倍數1.72倍。全年新設立公司4,210家、歇業1,180家"
            "；工業及服務業場所單位數26.3萬家，占全國13.2%。",
            [
                ("12.4萬人", "migrant_workers"),
                ("15.1%", "migrant_workers_share"),
                ("5.6萬元", "average_wage"),
                ("4.4%", "average_wage_growth"),
                ("4.5萬元", "regular_wage"),
                ("3.4%", "unemployment_rate"),
                ("11.2%", "youth_unemployment"),
                ("1.72倍", "job_openings_ratio"),
                ("4,210家", "new_firms"),
                ("1,180家", "business_closures"),
            ],
        ),
        (
            "深圳口岸办数据，去年经深圳口岸出入境旅客2.39亿人次，比上年多了7600万人次。罗湖口岸最繁忙"
            "，日均22.4万人次；皇岗口岸次之，日均19.6万人次。与此同时，香港居民北上消费持续升温，全年"
            "经深圳入境的香港居民7700万人次，人均消费1480元。受此带动，深圳住宿和餐饮业营业额增长9."
            "8%，罗湖、福田两区社零合计4300亿元，占全市四成。",
            [
                ("2.39亿人次", "border_crossings"),
                ("7600万人次", "border_crossings_change"),
                ("22.4万人次", "border_crossings"),
                ("19.6万人次", "border_crossings"),
                ("1480元", "spending_per_visitor"),
                ("9.8%", "hospitality_revenue_growth"),
                ("4300亿元", "retail_sales"),
                ("四成", "retail_sales_share"),
            ],
        ),
        (
            "农村居民收入是湖州的亮色：去年达到5.1万元，是2019年的1.5倍，增速连续十年跑赢城镇；城乡"
            "居民收入倍差1.56，为全省第三低。村集体经营性收入80万元以上的村占82%，全市家庭人均年收入"
            "20万至60万元的群体比例提高到48.6%。全年粮食播种面积118.6万亩，总产50.3万吨；淡"
            "水产品产量51.2万吨，居全省首位；茶叶产值31.6亿元，增长5.8%。",
            [
                ("5.1万元", "rural_disposable_income"),
                ("1.5倍", "rural_disposable_income"),
                ("1.56", "urban_rural_income_ratio"),
                ("第三", "urban_rural_income_ratio"),
                ("118.6万亩", "grain_area"),
                ("50.3万吨", "grain_output"),
                ("51.2万吨", "aquatic_output"),
                ("首位", "aquatic_output"),
                ("31.6亿元", "tea_output"),
                ("5.8%", "tea_output_growth"),
            ],
        ),
        (
            "县域经济的天花板在哪里？看昆山。2024年，这座县级市地区生产总值5380亿元，同比增长5.5%"
            "，连续二十年位居全国百强县首位，总量超过海南半个省，相当于贵阳加上拉萨。工业总产值1.2万亿元，"
            "其中电子信息产业占去一半还多；一般公共预算收入452亿元，人均地区生产总值25万元，常住人口21"
            "5万人中六成以上是外来人口。",
            [
                ("5380亿元", "gdp"),
                ("5.5%", "gdp_growth"),
                ("首位", "top100_counties"),
                ("1.2万亿元", "industrial_output"),
                ("一半", "electronics_output_share"),
                ("452亿元", "fiscal_revenue"),
                ("25万元", "gdp_per_capita"),
                ("215万人", "population"),
            ],
        ),
        (
            "连云港港上半年货物吞吐量1.71亿吨，同比增长4.6%，其中铁矿石4320万吨、煤炭1980万吨"
            "，合计占36.8%；商品车出口21.3万辆，增长57.2%。中欧班列累计开行412列，下降5.5"
            "%，过境货物占比78.2%。港口所在的连云区完成固定资产投资186亿元，增长12.7%，占全市两"
            "成。",
            [
                ("1.71亿吨", "cargo_throughput"),
                ("4.6%", "cargo_throughput_growth"),
                ("4320万吨", "iron_ore_cargo_throughput"),
                ("21.3万辆", "car_exports"),
                ("57.2%", "car_exports_growth"),
                ("412列", "china_europe_trains"),
                ("5.5%", "china_europe_trains_growth"),
                ("78.2%", "transit_cargo_share"),
                ("186亿元", "fixed_investment"),
                ("12.7%", "fixed_investment_growth"),
                ("两成", "fixed_investment_share"),
            ],
        ),
        (
            "太原市发布三季度就业数据：9月，全市城镇调查失业率5.0%，与上月持平，低于全国0.2个百分点；"
            "16—24岁青年失业率16.8%，较8月回落1.1个百分点。前三季度城镇新增就业9.2万人，高校"
            "毕业生去向落实率88.5%，农村劳动力转移就业3.1万人。全市发放创业担保贷款12.6亿元，带动"
            "就业1.9万人。",
            [
                ("5.0%", "unemployment_rate"),
                ("0.2个百分点", "unemployment_rate"),
                ("16.8%", "youth_unemployment"),
                ("1.1个百分点", "youth_unemployment"),
                ("9.2万人", "new_jobs"),
                ("88.5%", "graduate_employment_rate"),
                ("3.1万人", "migrant_workers"),
                ("12.6亿元", "startup_loans"),
                ("1.9万人", "employment"),
            ],
        ),
        (
            "数读三亚：全年接待过夜游客3280万人次，同比增长27.3%；其中入境过夜游客81万人次，增长1"
            ".1倍，俄罗斯、韩国、马来西亚位列客源前三。实现旅游总收入930亿元，过夜游客人均花费2835元"
            "。酒店平均房价823元，平均入住率63.8%，两项均为全省最高。三亚凤凰机场国际航线37条，国际"
            "旅客吞吐量98万人次，创历史新高。",
            [
                ("3280万人次", "overnight_visitors"),
                ("27.3%", "overnight_visitors_growth"),
                ("81万人次", "international_visitors"),
                ("1.1倍", "international_visitors_growth"),
                ("930亿元", "tourism_revenue"),
                ("2835元", "spending_per_visitor"),
                ("823元", "room_rate"),
                ("63.8%", "occupancy_rate"),
                ("37条", "air_routes"),
                ("98万人次", "international_air_passengers"),
            ],
        ),
        (
            "毕节市2025年“三农”成绩单：农林牧渔业增加值568亿元，增长4.1%，总量居全省第一；农村居"
            "民人均可支配收入15870元，增长7.6%，高于全国1.4个百分点；脱贫人口人均纯收入17900"
            "元；新建高标准农田32万亩，农作物耕种收综合机械化率51.3%；刺梨种植面积41万亩，天麻产量1"
            ".6万吨，占全省的六成；东西部协作引进企业86家，到位资金47亿元。",
            [
                ("568亿元", "agriculture_value_added"),
                ("4.1%", "agriculture_value_added_growth"),
                ("第一", "agriculture_value_added"),
                ("15870元", "rural_disposable_income"),
                ("7.6%", "rural_disposable_income_growth"),
                ("1.4个百分点", "rural_disposable_income_growth"),
                ("32万亩", "highstandard_farmland"),
                ("51.3%", "farm_mechanisation_rate"),
                ("86家", "firms"),
            ],
        ),
        (
            "一季度，长沙规模以上服务业实现营业收入782亿元，增长9.4%，增速较去年全年加快2.6个百分点"
            "。互联网和相关服务增长18.3%，软件和信息技术服务业增长14.1%，商务服务业下降2.2%。这"
            "三个行业合计贡献率达71%。服务业用电增长7.9%，快递业务量4.2亿件，同比增长15.8%；全"
            "市演唱会等大型营业性演出47场，票房收入3.1亿元。",
            [
                ("782亿元", "service_revenue"),
                ("9.4%", "service_revenue_growth"),
                ("2.6个百分点", "service_revenue_growth"),
                ("18.3%", "information_services_revenue_growth"),
                ("14.1%", "software_revenue_growth"),
                ("2.2%", "business_services_revenue_growth"),
                ("71%", "contribution_rate"),
                ("7.9%", "services_electricity_growth"),
                ("4.2亿件", "express_parcels"),
                ("15.8%", "express_parcels_growth"),
                ("47场", "performances"),
                ("3.1亿元", "box_office"),
            ],
        ),
        (
            "广州、佛山两市2024年GDP合计4.47万亿元，占全省31.6%。广佛之间日均人员往来超过18"
            "0万人次。分开看，广州3.1万亿元，增长2.1%，佛山1.34万亿元，增长1.3%，增速在全省2"
            "1市中分列第十七和第十九位。规上工业方面，佛山增加值是广州的1.2倍；而在社零上，广州1.1万亿"
            "元，佛山不足其三分之一，为3610亿元。",
            [
                ("4.47万亿元", "gdp"),
                ("31.6%", "gdp_share"),
                ("3.1万亿元", "gdp"),
                ("2.1%", "gdp_growth"),
                ("1.34万亿元", "gdp"),
                ("1.3%", "gdp_growth"),
                ("第十七", "gdp_growth"),
                ("第十九位", "gdp_growth"),
                ("1.2倍", "industrial_value_added"),
                ("1.1万亿元", "retail_sales"),
                ("3610亿元", "retail_sales"),
            ],
        ),
        (
            "高雄市政府財政局說明，114年度總預算歲入1,823億元、歲出1,937億元，差短114億元較去"
            "年縮小18億元；統籌分配稅款增加後，自籌財源占歲入比率提高到57.9%。截至8月底，一年以上公共"
            "債務未償餘額2,395億元，債務比率下降至法定上限的七成二，平均每位市民負擔債務8.8萬元。市有"
            "土地標售收入21億元，民間參與公共建設簽約金額386億元，連續三年居全國第一。",
            [
                ("1,823億元", "fiscal_revenue"),
                ("1,937億元", "fiscal_expenditure"),
                ("114億元", "budget_deficit"),
                ("18億元", "budget_deficit"),
                ("57.9%", "own_source_revenue"),
                ("2,395億元", "government_debt"),
                ("七成二", "government_debt_ratio"),
                ("8.8萬元", "government_debt_per_capita"),
                ("21億元", "land_revenue"),
            ],
        ),
        (
            "南昌市上半年财政收支情况：一般公共预算收入287.5亿元，同比增长2.6%，收入规模占全省的15"
            ".8%，居全省首位；其中税收收入194.2亿元，占比67.5%，非税收入下降3.8%。分税种看，"
            "增值税78.4亿元，增长3.1%，企业所得税31.6亿元，下降5.2%，土地增值税下降27.9%"
            "。支出468.9亿元，增长4.7%，其中教育、科学技术、卫生健康支出分别增长6.3%、11.5%"
            "和4.8%。政府债券发行212亿元，其中专项债165亿元。",
            [
                ("287.5亿元", "fiscal_revenue"),
                ("2.6%", "fiscal_revenue_growth"),
                ("15.8%", "fiscal_revenue_share"),
                ("首位", "fiscal_revenue"),
                ("194.2亿元", "tax_revenue"),
                ("67.5%", "tax_revenue_share"),
                ("3.8%", "non_tax_revenue_growth"),
                ("78.4亿元", "vat"),
                ("3.1%", "vat_growth"),
                ("31.6亿元", "corporate_income_tax"),
                ("5.2%", "corporate_income_tax_growth"),
                ("27.9%", "land_vat_growth"),
                ("468.9亿元", "fiscal_expenditure"),
                ("4.7%", "fiscal_expenditure_growth"),
                ("6.3%", "education_spending_growth"),
                ("11.5%", "science_expenditure_growth"),
                ("4.8%", "health_spending_growth"),
                ("212亿元", "bond_issuance"),
                ("165亿元", "special_bonds"),
            ],
        ),
        (
            "沈阳人口连续三年回流。2024年末常住人口924.8万人，比上年增加4.2万人，增量居东北第一，"
            "其中机械增长6.9万人，自然减少2.7万人。城镇化率85.6%，高出全省11.9个百分点。0—1"
            "4岁占10.8%，65岁及以上占18.4%。户籍人口770万人，流动人口208万人，其中跨省流入"
            "41万人。在沈高校毕业生留沈率提高到56%，比大连高3个百分点。",
            [
                ("924.8万人", "population"),
                ("4.2万人", "population_change"),
                ("6.9万人", "net_migration"),
                ("2.7万人", "natural_increase"),
                ("85.6%", "urbanisation_rate"),
                ("11.9个百分点", "urbanisation_rate"),
                ("18.4%", "population_65plus"),
                ("770万人", "registered_population"),
                ("208万人", "migrants"),
                ("41万人", "migrants"),
                ("56%", "graduate_retention_rate"),
                ("3个百分点", "graduate_retention_rate"),
            ],
        ),
        (
            "1—7月，唐山粗钢产量7420万吨，同比下降4.8%，钢材产量1.06亿吨，增长1.2%。唐山港"
            "吞吐量5.2亿吨，规模居世界第二位，集装箱完成102万标箱。全市规上工业企业利润218亿元，同比"
            "增长36.2%，其中钢铁行业利润96亿元，占44%，去年同期亏损11亿元。空气质量综合指数4.2"
            "1，在全国168个重点城市中退出后二十。",
            [
                ("7420万吨", "crude_steel_output"),
                ("4.8%", "crude_steel_output_growth"),
                ("1.06亿吨", "steel_output"),
                ("1.2%", "steel_output_growth"),
                ("5.2亿吨", "cargo_throughput"),
                ("第二位", "cargo_throughput"),
                ("102万标箱", "container_throughput"),
                ("218亿元", "industrial_profits"),
                ("36.2%", "industrial_profits_growth"),
                ("96亿元", "steel_profit"),
                ("4.21", "air_quality_index"),
            ],
        ),
        (
            "义乌前三季度外贸进出口6310亿元，同比增长24.6%，已接近去年全年水平，占全省外贸的15%。"
            "其中市场采购贸易出口4200亿元，增长28.9%，占出口总值的七成六；一般贸易出口增长12.4%"
            "。对非洲、拉美、东盟分别出口1012亿元、905亿元、598亿元，增长13.3%、9.8%和36"
            ".5%。全市新设外贸经营主体2.6万户，有进出口实绩的企业1.1万家，个体工商户突破90万户，日"
            "均快递量超3000万件。",
            [
                ("6310亿元", "trade_total"),
                ("24.6%", "trade_total_growth"),
                ("15%", "trade_total_share"),
                ("4200亿元", "market_procurement_exports"),
                ("28.9%", "market_procurement_exports_growth"),
                ("七成六", "market_procurement_exports_share"),
                ("12.4%", "general_trade_exports_growth"),
                ("1012亿元", "africa_exports"),
                ("905亿元", "latin_america_exports"),
                ("598亿元", "asean_exports"),
                ("13.3%", "africa_exports_growth"),
                ("9.8%", "latin_america_exports_growth"),
                ("36.5%", "asean_exports_growth"),
                ("2.6万户", "foreign_trade_firms"),
                ("1.1万家", "foreign_trade_firms"),
                ("90万户", "individual_businesses"),
                ("3000万件", "express_parcels"),
            ],
        ),
        (
            "济宁市聚焦“车、粮、能”：全年生产整车21.5万辆，其中新能源车6.8万辆；粮食总产97.6亿斤"
            "，大蒜种植面积70万亩，占全国一成以上；煤炭产量3480万吨，新能源装机780万千瓦，占比41."
            "2%。内河港口吞吐量1.08亿吨，同比增长24.6%，内河集装箱16.3万标箱，均居全省第一。规"
            "上工业营收利润率5.4%，高于全省1.1个百分点。",
            [
                ("21.5万辆", "car_output"),
                ("6.8万辆", "nev_output"),
                ("97.6亿斤", "grain_output"),
                ("70万亩", "garlic_area"),
                ("3480万吨", "coal_output"),
                ("780万千瓦", "renewable_capacity"),
                ("41.2%", "renewable_capacity_share"),
                ("1.08亿吨", "cargo_throughput"),
                ("24.6%", "cargo_throughput_growth"),
                ("16.3万标箱", "container_throughput"),
                ("第一", "container_throughput"),
                ("5.4%", "industrial_profit_margin"),
                ("1.1个百分点", "industrial_profit_margin"),
            ],
        ),
    ],
)
def test_passage(passage: str, told: list[tuple[str, str]]) -> None:
    """Each figure is given what it measures, in the order of the text."""
    claims = [(c.value_text, c.indicator) for c in read_article(_LEAD + passage).claims]
    for expected in told:
        assert expected in claims
