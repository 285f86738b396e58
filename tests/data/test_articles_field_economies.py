"""Quarterly reports, plans and columns on cities' economies in English: what their figures measure."""

import pytest

from poliscope.data.articles import read_article

LEAD = (
    "The figures were published on Tuesday and drew wide attention in the local press, which had waited "
    "for them. "
)

QUARTERS = [
    (
        "Leipzig's economy expanded by 1.4% in the third quarter, against 0.3% in Saxony as a "
        "whole. The pick-up was led by logistics, which grew 3.9%, while manufacturing shrank by "
        "0.8%. Unemployment edged down to 6.7%, and the number of people in work rose by 4,200 to "
        "298,000.",
        (
            ("1.4%", "gdp_growth"),
            ("0.3%", "gdp_growth"),
            ("3.9%", "logistics_value_added_growth"),
            ("0.8%", "manufacturing_value_added_growth"),
            ("6.7%", "unemployment_rate"),
            ("4,200", "employment_change"),
            ("298,000", "employment"),
        ),
    ),
    (
        "Pune's gross district domestic product reached ₹4.9 trillion last year. Manufacturing "
        "contributed 31% of that, services 58% and farming the rest. On a per-head basis the "
        "district is third in Maharashtra, 22% below Mumbai.",
        (
            ("₹4.9 trillion", "gdp"),
            ("31%", "manufacturing_value_added_share_of_gdp"),
            ("58%", "gdp_share_tertiary"),
            ("third", "gdp_per_capita"),
            ("22%", "gdp_per_capita"),
        ),
    ),
    (
        "Output per hour worked in Bristol is 6% above the British average. In Cardiff, it is 11% "
        "below. The gap of 17 points has barely moved in a decade.",
        (
            ("6%", "productivity"),
            ("11%", "productivity"),
            ("17 points", "productivity"),
        ),
    ),
    (
        "Output per worker in Wallonia stood at €92,000, some €14,000 less than in Flanders.",
        (
            ("€92,000", "productivity"),
            ("€14,000", "productivity"),
        ),
    ),
    (
        "Real GVA in Greater Manchester has risen by a quarter since 2010, twice the pace of the North East.",
        (("a quarter", "gva_growth"),),
    ),
    (
        "Porto exported goods worth €6.1 billion in the first half, up 4% on the year. Textiles "
        "made up 18% of the total, shoes another 11%. Spain took 27% of the city's exports and "
        "France 14%.",
        (
            ("€6.1 billion", "exports"),
            ("4%", "exports_growth"),
            ("18%", "textile_exports_share"),
            ("11%", "footwear_exports_share"),
            ("27%", "spain_exports_share"),
            ("14%", "france_exports_share"),
        ),
    ),
    (
        "Imports into Izmir fell 7.5% to $9.8 billion, leaving the province with a trade surplus "
        "of $5.2 billion.",
        (
            ("7.5%", "imports_growth"),
            ("$9.8 billion", "imports"),
            ("$5.2 billion", "trade_balance"),
        ),
    ),
    (
        "Monterrey drew $3.4 billion of foreign direct investment last year, more than any other "
        "Mexican city. Two thirds of it went into car plants. A further $600 million has been "
        "pledged for this year.",
        (
            ("$3.4 billion", "fdi"),
            ("Two thirds", "fdi_share"),
            ("$600 million", "fdi"),
        ),
    ),
    (
        "Foreign companies announced 84 projects in Katowice, creating 9,300 jobs.",
        (
            ("84 projects", "projects"),
            ("9,300 jobs", "foreign_new_jobs"),
        ),
    ),
    (
        "Fixed asset investment in Surabaya grew by 9.2%; excluding property it was up 12.6%.",
        (
            ("9.2%", "fixed_investment_growth"),
            ("12.6%", "fixed_investment_growth"),
        ),
    ),
    (
        "The council's budget for 2026 comes to £1.3 billion in Nottingham. Adult social care "
        "swallows 41% of it. The shortfall, put at £23 million, will be met from reserves.",
        (
            ("£1.3 billion", "budget"),
            ("41%", "adult_social_care_budget_share"),
            ("£23 million", "budget_deficit"),
        ),
    ),
    (
        "Business rates bring in 28% of Nottingham's income.",
        (("28%", "business_rates_share"),),
    ),
    (
        "Catalonia's debt stands at €88 billion, or 31.5% of the region's GDP. That is 2 points "
        "lower than a year ago.",
        (
            ("€88 billion", "government_debt"),
            ("31.5%", "government_debt_ratio"),
            ("2 points", "government_debt_ratio"),
        ),
    ),
    (
        "The city collected 12.4 billion pesos in taxes, 8% more than a year before, according to "
        "the treasury in Cebu.",
        (
            ("12.4 billion pesos", "tax_revenue"),
            ("8%", "tax_revenue_growth"),
        ),
    ),
    (
        "Property tax accounted for 46% of Toronto's tax take and land transfer tax for 9%.",
        (
            ("46%", "property_tax_share"),
            ("9%", "land_transfer_tax_share"),
        ),
    ),
    (
        "In Malmö 9.8% of the workforce is out of a job, nearly double the Swedish rate. Among "
        "people under 25 the figure is 17.3%. The participation rate, at 81.2%, is the lowest of "
        "the three big cities.",
        (
            ("9.8%", "unemployment_rate"),
            ("17.3%", "youth_unemployment"),
            ("81.2%", "participation_rate"),
        ),
    ),
    (
        "There were 21,400 unfilled posts in Graz at the end of September, 13% fewer than a year "
        "earlier. One in four was in health and social care.",
        (
            ("21,400", "vacancies"),
            ("13%", "vacancies_growth"),
            ("One in four", "vacancies_share"),
        ),
    ),
    (
        "Average weekly earnings in Perth climbed 4.1% to A$2,120, the highest of any Australian "
        "capital. After inflation the rise was 1.2%.",
        (
            ("4.1%", "weekly_earnings_growth"),
            ("A$2,120", "weekly_earnings"),
            ("1.2%", "weekly_earnings_growth"),
        ),
    ),
    (
        "Median household income in Austin was $91,500, against $76,300 in San Antonio. The "
        "difference has widened by $4,000 since 2019.",
        (
            ("$91,500", "median_income"),
            ("$76,300", "median_income"),
        ),
    ),
    (
        "Consumer prices in Accra were 11.5% higher than a year ago; food cost 14.2% more and "
        "housing 8.7% more.",
        (
            ("11.5%", "cpi"),
            ("14.2%", "food_price_growth"),
            ("8.7%", "housing_cost_growth"),
        ),
    ),
    (
        "Inflation in the metropolitan area slowed to 3.1% in Medellín from 4.4% the month before. "
        "Excluding food and energy it ran at 3.6%.",
        (
            ("3.1%", "cpi"),
            ("4.4%", "cpi"),
            ("3.6%", "core_cpi"),
        ),
    ),
    (
        "Flats in Brno change hands for 118,000 crowns a square metre, 5.6% more than a year earlier.",
        (
            ("118,000 crowns", "house_price"),
            ("5.6%", "house_price_growth"),
        ),
    ),
    (
        "Builders started 3,150 homes in Gothenburg in the nine months to September, down from "
        "4,800 in the same period of 2024. Completions came to 4,020.",
        (
            ("3,150 homes", "housing_starts"),
            ("4,800", "housing_starts"),
            ("4,020", "housing_completions"),
        ),
    ),
    (
        "In Liverpool 2,940 businesses were born in 2024 and 2,610 died. The five-year survival "
        "rate, 36.8%, trails the national rate by 2.1 percentage points.",
        (
            ("2,940 businesses", "new_firms"),
            ("2,610", "business_closures"),
            ("36.8%", "business_survival_rate"),
            ("2.1 percentage points", "business_survival_rate"),
        ),
    ),
    (
        "New company registrations in Tallinn rose 6% to 14,800.",
        (
            ("6%", "new_firms_growth"),
            ("14,800", "new_firms"),
        ),
    ),
    (
        "Retail turnover in Thessaloniki slipped 1.8% by volume, although it was 2.4% up in value.",
        (
            ("1.8%", "retail_sales_growth"),
            ("2.4%", "retail_sales_growth"),
        ),
    ),
    (
        "Visitors spent 3.9 million nights in Salzburg last year, 60% of them foreigners. Hotels "
        "filled 71% of their beds. The industry supports one job in seven.",
        (
            ("3.9 million nights", "overnight_stays"),
            ("60%", "foreign_overnight_stays_share"),
            ("71%", "occupancy_rate"),
            ("one job in seven", "tourism_employment_share"),
        ),
    ),
    (
        "The port of Valencia handled 5.4 million containers, 12% more than in 2023. Of these, 46% "
        "were in transit.",
        (
            ("5.4 million containers", "container_throughput"),
            ("12%", "container_throughput_growth"),
            ("46%", "container_throughput_share"),
        ),
    ),
    (
        "Kraków airport counted 11.1 million passengers, a record, and 18% more than a year "
        "earlier. Cargo, by contrast, dropped 3% to 9,400 tonnes.",
        (
            ("11.1 million passengers", "air_passengers"),
            ("18%", "air_passengers_growth"),
            ("3%", "air_cargo_growth"),
            ("9,400 tonnes", "air_cargo"),
        ),
    ),
    (
        "The population of Genoa has dropped to 561,000, a third fewer than in 1971. More than 28% "
        "of the inhabitants are over 65, the highest share among Italy's large cities.",
        (
            ("561,000", "population"),
            ("a third", "population_growth"),
            ("28%", "population_65plus"),
        ),
    ),
    (
        "Deaths outnumbered births by 3,700 in Genoa, but 4,900 more people moved in than left.",
        (
            ("3,700", "natural_increase"),
            ("4,900", "net_migration"),
        ),
    ),
    (
        "Half of Edinburgh's working-age residents hold a degree, against 36% in Glasgow and 31% in Dundee.",
        (
            ("Half", "tertiary_share"),
            ("36%", "tertiary_share"),
            ("31%", "tertiary_share"),
        ),
    ),
    (
        "Some 96,000 people commute into Aarhus every day; 41,000 travel the other way.",
        (
            ("96,000 people", "commuters"),
            ("41,000", "commuters"),
        ),
    ),
    (
        "Carbon dioxide emissions in Turku have been cut by 59% since 1990. The city aims to be "
        "carbon neutral by 2029. Emissions per resident stand at 3.8 tonnes.",
        (
            ("59%", "carbon_emissions_growth"),
            ("3.8 tonnes", "emissions_per_capita"),
        ),
    ),
    (
        "Industrial production in the Basque Country advanced 0.9% month on month and 2.7% year on "
        "year in August.",
        (
            ("0.9%", "industrial_output_growth"),
            ("2.7%", "industrial_output_growth"),
        ),
    ),
    (
        "Advanced manufacturing employs 74,000 people in Sheffield City Region, or 9.1% of all "
        "jobs. The plan would take that to 90,000 by 2032.",
        (
            ("74,000 people", "advanced_manufacturing_employment"),
            ("9.1%", "advanced_manufacturing_employment_share"),
            ("90,000", "advanced_manufacturing_employment"),
        ),
    ),
    (
        "Forecasters expect the economy of Lombardy to grow by 0.7% this year and 1.1% next.",
        (
            ("0.7%", "gdp_growth"),
            ("1.1%", "gdp_growth"),
        ),
    ),
    (
        "Finance generates 24% of Edinburgh's GVA but only 11% of its jobs.",
        (
            ("24%", "financial_value_added_share_of_gdp"),
            ("11%", "financial_employment_share"),
        ),
    ),
    (
        "Among the ten largest Canadian cities Calgary ranks first for GDP per head, at C$86,400, "
        "and second for household incomes.",
        (
            ("first", "gdp_per_capita"),
            ("C$86,400", "gdp_per_capita"),
            ("second", "household_income"),
        ),
    ),
    (
        "GDP per capita in Bratislava is 2.4 times that of eastern Slovakia.",
        (("2.4 times", "gdp_per_capita"),),
    ),
    (
        "Daegu wants to lift manufacturing's share of the city economy from 22% to 27% by 2030.",
        (
            ("22%", "manufacturing_value_added_share_of_gdp"),
            ("27%", "manufacturing_value_added_share_of_gdp"),
        ),
    ),
    (
        "The number of tourists visiting Da Nang in the first nine months hit 10.2 million, of "
        "whom 3.9 million came from abroad. Revenue from them came to 26 trillion dong.",
        (
            ("10.2 million", "visitors"),
            ("3.9 million", "international_visitors"),
            ("26 trillion dong", "tourism_revenue"),
        ),
    ),
    (
        "Electricity use in Chengdu's industry grew by 6.4%, and by 9.8% in its services.",
        (
            ("6.4%", "electricity_growth"),
            ("9.8%", "electricity_growth"),
        ),
    ),
    (
        "Hamburg's energy consumption fell for the third year running, by 4%.",
        (("4%", "energy_consumption_growth"),),
    ),
]
BUDGETS = [
    (
        "Gdańsk's output grew faster than Warsaw's for the fourth year in a row: 4.6% against "
        "3.9%. Per inhabitant, though, it remains a third below the capital.",
        (
            ("4.6%", "gdp_growth"),
            ("3.9%", "gdp_growth"),
            ("a third", "gdp_per_capita"),
        ),
    ),
    (
        "The Bank of Korea expects Busan to grow by just 0.9% next year. Construction is forecast "
        "to contract by 4%, and exports to edge up by 1.5%.",
        (
            ("0.9%", "gdp_growth"),
            ("1.5%", "exports_growth"),
        ),
    ),
    (
        "Services account for 71% of Lisbon's GVA and 78% of its employment. Industry's share has "
        "shrunk to 17%.",
        (
            ("71%", "gdp_share_tertiary"),
            ("78%", "services_employment_share"),
        ),
    ),
    (
        "In Turin the motor industry still provides 42,000 jobs, half as many as in 2000.",
        (
            ("42,000 jobs", "car_employment"),
            ("half", "car_employment"),
        ),
    ),
    (
        "Guadalajara's factories turned out goods worth 812 billion pesos last year, an increase of 5.3%.",
        (
            ("812 billion pesos", "industrial_output"),
            ("5.3%", "industrial_output_growth"),
        ),
    ),
    (
        "Goods worth €14.2 billion left the port of Koper's hinterland, three fifths of them for "
        "Germany, Austria and Italy.",
        (
            ("€14.2 billion", "exports"),
            ("three fifths", "exports_share"),
        ),
    ),
    (
        "China supplied 31% of the goods imported into Lagos, India 12% and the United States 9%.",
        (
            ("31%", "china_imports_share"),
            ("12%", "india_imports_share"),
            ("9%", "us_imports_share"),
        ),
    ),
    (
        "Car exports from Bursa rose 12% to $3.1 billion, while those of textiles slid 6%.",
        (
            ("12%", "car_exports_growth"),
            ("$3.1 billion", "car_exports"),
            ("6%", "textile_exports_growth"),
        ),
    ),
    (
        "The surplus in goods trade narrowed to €2.4 billion in Antwerp province from €3.9 billion.",
        (
            ("€2.4 billion", "trade_balance"),
            ("€3.9 billion", "trade_balance"),
        ),
    ),
    (
        "Antwerp ranks second in Belgium for inward investment, with 46 projects that promise 2,900 jobs.",
        (
            ("second", "fdi"),
            ("46 projects", "projects"),
            ("2,900 jobs", "new_jobs"),
        ),
    ),
    (
        "Investment equalled 24.3% of GDP in Rabat, four points more than in Casablanca.",
        (
            ("24.3%", "investment_share_of_gdp"),
            ("four points", "investment_share_of_gdp"),
        ),
    ),
    (
        "Firms in Brno put 18% more into machinery and equipment last year than the year before.",
        (("18%", "equipment_investment_growth"),),
    ),
    (
        "The state will spend ₹3.2 trillion next year, of which 38% goes on salaries and pensions "
        "and 12% on interest. Capital outlay is put at ₹480 billion, a rise of 14%. Kerala's "
        "fiscal deficit is budgeted at 3.4% of GSDP.",
        (
            ("₹3.2 trillion", "fiscal_expenditure"),
            ("12%", "interest_spending_share"),
            ("₹480 billion", "investment"),
            ("14%", "investment_growth"),
            ("3.4%", "budget_deficit"),
        ),
    ),
    (
        "The council tax will go up by 4.99% in Leicester, taking the bill for a typical home to £2,240.",
        (
            ("4.99%", "council_tax_growth"),
            ("£2,240", "council_tax"),
        ),
    ),
    (
        "Corporate tax receipts made up 61% of the canton's income in Basel, up from 44% ten years ago.",
        (
            ("61%", "corporate_income_tax_share"),
            ("44%", "corporate_income_tax_share"),
        ),
    ),
    (
        "Each resident of Marseille carries €1,890 of municipal debt, against €1,310 in Lyon.",
        (
            ("€1,890", "municipal_debt_per_capita"),
            ("€1,310", "municipal_debt_per_capita"),
        ),
    ),
    (
        "The number out of work fell below 60,000 in Gelderland for the first time since 2008; "
        "long-term cases make up a third of them.",
        (("60,000", "unemployed"),),
    ),
    (
        "Joblessness in Andalusia stood at 15.9%, 4.7 points above the Spanish average. For women "
        "it was 18.8%.",
        (
            ("15.9%", "unemployment_rate"),
            ("4.7 points", "unemployment_rate"),
            ("18.8%", "female_unemployment_rate"),
        ),
    ),
    (
        "Of those aged 15 to 24 in Naples, 34% have no job and are not looking for one.",
        (("34%", "youth_economic_inactivity_rate"),),
    ),
    (
        "Seven in ten adults in Reykjavík have a job, the highest ratio in Europe.",
        (("Seven in ten", "employment_rate"),),
    ),
    (
        "Employers in Adelaide advertised 14,600 positions in October, or 3.2 for every hundred "
        "employed people.",
        (("14,600 positions", "vacancies"),),
    ),
    (
        "Workers in Zurich take home 6,900 francs a month after tax; rents swallow 29% of that.",
        (
            ("6,900 francs", "average_wage"),
            ("29%", "rent_burden"),
        ),
    ),
    (
        "Pay in the Basque Country is 17% above the national mean; in Extremadura it is 20% below.",
        (
            ("17%", "average_wage"),
            ("20%", "average_wage"),
        ),
    ),
    (
        "Median pay rose by 6.2% in Belfast last year, faster than prices, which went up 3.4%.",
        (
            ("6.2%", "median_wage_growth"),
            ("3.4%", "cpi"),
        ),
    ),
    (
        "Disposable income per head reached €24,100 in Bolzano, the most in Italy. In Crotone it "
        "was barely half as much.",
        (
            ("€24,100", "disposable_income"),
            ("half", "disposable_income"),
        ),
    ),
    (
        "Labour productivity in the Ruhr has slipped to 92% of the German average from 99% in 2000.",
        (
            ("92%", "productivity"),
            ("99%", "productivity"),
        ),
    ),
    (
        "A worker in Seattle produces $178,000 of output a year, 41% more than one in Phoenix.",
        (
            ("$178,000", "productivity"),
            ("41%", "productivity"),
        ),
    ),
    (
        "Food prices in Cairo rose 21.3% over the year, transport 17% and housing 12.8%. Headline "
        "inflation was 16.4%.",
        (
            ("21.3%", "food_price_growth"),
            ("17%", "transport_price_growth"),
            ("12.8%", "housing_cost_growth"),
            ("16.4%", "cpi"),
        ),
    ),
    (
        "A two-bedroom flat in Ghent rents for €1,080 a month, 7% up on last year.",
        (
            ("€1,080", "rent"),
            ("7%", "rent_growth"),
        ),
    ),
    (
        "House prices in Hobart are 8.4 times the median income. Ten years ago the multiple was 5.1.",
        (("8.4 times", "house_price_to_income"),),
    ),
    (
        "Only 2,300 new homes were approved in Canberra in the September quarter, the fewest since "
        "2012 and 28% down on the year.",
        (
            ("2,300", "dwelling_approvals"),
            ("28%", "dwelling_approvals_growth"),
        ),
    ),
    (
        "The stock of active companies in Wallonia grew 1.9% to 341,000.",
        (
            ("1.9%", "firms_growth"),
            ("341,000", "firms"),
        ),
    ),
    (
        "Insolvencies jumped by a quarter to 1,140 in Upper Austria.",
        (
            ("a quarter", "bankruptcies_growth"),
            ("1,140", "bankruptcies"),
        ),
    ),
    (
        "Sales in Belgrade's shops were 5.1% higher than a year earlier in real terms; online "
        "orders made up 9% of them.",
        (
            ("5.1%", "retail_sales_growth"),
            ("9%", "online_sales_share"),
        ),
    ),
    (
        "Footfall on Cardiff's high streets remains 8% below its level of 2019, and one shop in "
        "six stands empty.",
        (
            ("8%", "footfall"),
            ("one shop in six", "retail_vacancy_rate"),
        ),
    ),
    (
        "Split welcomed 1.02 million tourists between January and September. They stayed 3.1 "
        "nights on average and spent €118 a day.",
        (
            ("1.02 million tourists", "visitors"),
            ("3.1 nights", "average_stay"),
            ("€118", "spending_per_visitor"),
        ),
    ),
    (
        "Rotterdam moved 436 million tonnes, 0.7% less than in 2023; Antwerp-Bruges managed 278 million.",
        (
            ("436 million tonnes", "cargo_throughput"),
            ("0.7%", "cargo_throughput_growth"),
        ),
    ),
    (
        "Traffic through Tbilisi airport topped 4.7 million, of whom four in five were on "
        "international flights.",
        (
            ("4.7 million", "air_passengers"),
            ("four in five", "international_air_passengers_share"),
        ),
    ),
    (
        "Fewer than 190,000 people now live in Taranto, 20,000 fewer than in 2011. By 2050 the "
        "number is projected to drop to 150,000.",
        (
            ("190,000 people", "population"),
            ("20,000", "population_change"),
            ("150,000", "population"),
        ),
    ),
    (
        "The median age in Bremen is 43.6. One resident in five is under 20 and 21.5% are over 65.",
        (
            ("43.6", "median_age"),
            ("One resident in five", "youth_share"),
            ("21.5%", "population_65plus"),
        ),
    ),
    (
        "Net migration added 11,300 people to Oslo, whereas births exceeded deaths by only 4,100.",
        (
            ("11,300 people", "net_migration"),
            ("4,100", "natural_increase"),
        ),
    ),
    (
        "Foreign citizens make up 31% of Geneva canton's workforce and 41% of its residents.",
        (
            ("31%", "foreign_employment_share"),
            ("41%", "foreign_residents_share"),
        ),
    ),
    (
        "Among 25- to 34-year-olds in Vilnius, 71% have been to university; the figure for Latgale is 24%.",
        (
            ("71%", "tertiary_share"),
            ("24%", "tertiary_share"),
        ),
    ),
    (
        "Some 44% of the people who work in Utrecht live elsewhere. The average commute is 34 minutes.",
        (
            ("44%", "in_commuters_share"),
            ("34 minutes", "travel_time"),
        ),
    ),
    (
        "Energy use per head in Graz is 18% lower than in 2005. Renewables now cover 39% of demand.",
        (
            ("18%", "energy_consumption_per_capita_growth"),
            ("39%", "renewables_share"),
        ),
    ),
    (
        "Espoo emitted 2.9 tonnes of CO2 per inhabitant last year, half as much as in 1990, and "
        "wants to reach 0.9 tonnes by 2030.",
        (
            ("2.9 tonnes", "carbon_emissions_per_capita"),
            ("half", "carbon_emissions_per_capita"),
            ("0.9 tonnes", "carbon_emissions_per_capita"),
        ),
    ),
    (
        "ICT, which employs 61,000 people in Cluj, grew by 8.8%; it accounts for 16% of the county's GDP.",
        (
            ("61,000 people", "ict_employment"),
            ("8.8%", "information_services_value_added_growth"),
            ("16%", "ict_value_added_share_of_gdp"),
        ),
    ),
    (
        "Under the plan, high-tech manufacturing is to make up 35% of industrial output in "
        "Changzhou by 2027, up from 28.6%.",
        (("35%", "hightech_manufacturing_output_share"),),
    ),
    (
        "Of the 52 metropolitan areas studied, Tampa placed fourth for job growth and 31st for wages.",
        (
            ("fourth", "employment_growth"),
            ("31st", "average_wage"),
        ),
    ),
]
COMPARED = [
    (
        "Quarterly GDP in Gauteng was 0.6% higher than in the previous three months. Mining added "
        "0.2 percentage points, trade another 0.1.",
        (
            ("0.6%", "gdp_growth"),
            ("0.2 percentage points", "contribution_rate"),
        ),
    ),
    (
        "The province of Cebu earned $4.6 billion from electronics shipped abroad, or 38% of its "
        "export revenue.",
        (
            ("$4.6 billion", "electronics_exports"),
            ("38%", "electronics_exports_share"),
        ),
    ),
    (
        "In nominal terms Tamil Nadu's economy has doubled in eight years and now stands at ₹31 "
        "trillion, a tenth of India's.",
        (
            ("₹31 trillion", "gdp"),
            ("a tenth", "gdp_share"),
        ),
    ),
    (
        "Growth in the Brussels region will slow from 1.3% this year to 0.9% in 2027, the planning "
        "bureau reckons.",
        (
            ("1.3%", "gdp_growth"),
            ("0.9%", "gdp_growth"),
        ),
    ),
    (
        "GVA per hour in Derby is £43.20, the highest outside London and the South East. Leicester "
        "manages £31.90.",
        (("£43.20", "productivity"),),
    ),
    (
        "Derby's engineers are well paid: full-time earnings average £41,800, 12% more than in Nottingham.",
        (
            ("£41,800", "average_wage"),
            ("12%", "average_wage"),
        ),
    ),
    (
        "Since 2019 the number of jobs in financial services has gone up by 19% in Leeds, against "
        "4% in London.",
        (
            ("19%", "financial_employment_growth"),
            ("4%", "financial_employment_growth"),
        ),
    ),
    (
        "One in nine jobs in Stavanger depends on oil and gas, down from one in six a decade ago.",
        (
            ("One in nine", "oil_and_gas_employment_share"),
            ("one in six", "oil_and_gas_employment_share"),
        ),
    ),
    (
        "Manufacturing's contribution to Osaka's economy, 19.6%, has been overtaken by that of "
        "health and social care, now 20.1%.",
        (
            ("19.6%", "manufacturing_value_added_share_of_gdp"),
            ("20.1%", "health_value_added_share_of_gdp"),
        ),
    ),
    (
        "The Hyderabad region aims for an economy of $350 billion by 2035, of which services would "
        "provide two thirds.",
        (
            ("$350 billion", "gdp"),
            ("two thirds", "gdp_share_tertiary"),
        ),
    ),
    (
        "By 2030 the plan foresees 40,000 additional jobs in life sciences, 15,000 more in fintech "
        "and an unemployment rate below 5% for Montreal.",
        (
            ("40,000", "biopharma_new_jobs"),
            ("15,000", "fintech_new_jobs"),
            ("5%", "unemployment_rate"),
        ),
    ),
    (
        "Factory output in Liguria was flat, but orders from abroad climbed 6.3%.",
        (("6.3%", "export_orders_growth"),),
    ),
    (
        "Order books in Baden-Württemberg's machine-building industry were 8% thinner than a year before.",
        (("8%", "order_backlog_growth"),),
    ),
    (
        "Industry in Katowice runs at 78% of capacity.",
        (("78%", "capacity_utilisation"),),
    ),
    (
        "The purchasing managers' index for Catalonia's manufacturers slipped to 48.7, its third "
        "month below 50.",
        (("48.7", "pmi"),),
    ),
    (
        "The chamber's business climate indicator for Munich rose four points to 112.",
        (
            ("four points", "confidence_index_change"),
            ("112", "confidence_index"),
        ),
    ),
    (
        "Exports per inhabitant amount to €38,000 in Luxembourg's neighbour Trier, well above the average.",
        (("€38,000", "exports_per_capita"),),
    ),
    (
        "Wood and paper make up half of what Värmland exports. Its biggest market is Germany, with "
        "17%, followed by Norway with 12%.",
        (
            ("half", "wood_and_paper_exports_share"),
            ("17%", "germany_exports_share"),
            ("12%", "norway_exports_share"),
        ),
    ),
    (
        "Trade between Yunnan and ASEAN came to 132 billion yuan, a 9% increase. Vietnam alone "
        "took 41% of it.",
        (
            ("132 billion yuan", "asean_trade"),
            ("9%", "asean_trade_growth"),
            ("41%", "vietnam_trade_share"),
        ),
    ),
    (
        "Greenfield projects worth €2.1 billion were announced in Alsace in 2024, an all-time "
        "high, and they should employ 3,400.",
        (
            ("€2.1 billion", "project_investment"),
            ("3,400", "employment"),
        ),
    ),
    (
        "The stock of foreign direct investment in the Prague region equals 112% of its GDP.",
        (("112%", "fdi_share_of_gdp"),),
    ),
    (
        "Capital spending makes up just 11% of the city's budget in Naples, against 29% in Bolzano.",
        (
            ("11%", "capital_spending_budget_share"),
            ("29%", "capital_spending_budget_share"),
        ),
    ),
    (
        "The mayor proposed a budget of $8.2 billion for Philadelphia, $600 million more than this "
        "year's. Schools would get $310 million and police $920 million.",
        (
            ("$8.2 billion", "budget"),
            ("$600 million", "budget"),
            ("$310 million", "education_spending"),
            ("$920 million", "security_spending"),
        ),
    ),
    (
        "The wage tax brings Philadelphia $1.9 billion a year, nearly 30% of all its revenue.",
        (("$1.9 billion", "wage_tax"),),
    ),
    (
        "Saxony-Anhalt's per capita debt, €9,800, is the third highest among Germany's states.",
        (
            ("€9,800", "government_debt_per_capita"),
            ("third", "government_debt_per_capita"),
        ),
    ),
    (
        "Interest payments cost Liguria €74 million last year.",
        (("€74 million", "debt_service"),),
    ),
    (
        "Employment in Tallinn reached a record 241,000, 3,700 up on the year; ICT alone accounts "
        "for 34,000 of these jobs.",
        (
            ("241,000", "employment"),
            ("3,700", "employment_change"),
            ("34,000", "ict_employment"),
        ),
    ),
    (
        "Of the 12,800 jobs created in Málaga last year, 58% were in hotels and restaurants.",
        (
            ("12,800 jobs", "new_jobs"),
            ("58%", "new_jobs_share"),
        ),
    ),
    (
        "In Katowice voivodeship there are 0.9 vacancies for every unemployed person.",
        (("0.9 vacancies", "job_openings_ratio"),),
    ),
    (
        "Female participation, at 38%, is half that of men in Izmir.",
        (
            ("38%", "female_employment_rate"),
            ("half", "female_employment_rate"),
        ),
    ),
    (
        "Some 26% of employees in Bucharest earn the minimum wage.",
        (("26%", "minimum_wage_earners_share"),),
    ),
    (
        "Real wages in Monterrey have recovered to their level of 2019, but those in Puebla are "
        "still 3% short of it.",
        (("3%", "real_wage"),),
    ),
    (
        "A quarter of Dublin's workers earn more than €70,000 a year; in Donegal the share is 9%.",
        (
            ("A quarter", "employment_share"),
            ("9%", "employment_share"),
        ),
    ),
    (
        "The poorest tenth of households in Lisbon live on €6,200 a year, the richest on €61,000.",
        (
            ("€6,200", "household_income"),
            ("€61,000", "household_income"),
        ),
    ),
    (
        "Electricity became 14% dearer in Perth and petrol 6% cheaper.",
        (
            ("14%", "electricity_price_growth"),
            ("6%", "petrol_price_growth"),
        ),
    ),
    (
        "Rents rose by 8.1% in Warsaw in the year to June, three times as fast as wages.",
        (("8.1%", "rent_growth"),),
    ),
    (
        "A square metre of office space costs €29 a month in central Milan, and 9% of it is empty.",
        (
            ("€29", "office_rent"),
            ("9%", "office_vacancy_rate"),
        ),
    ),
    (
        "Housing starts halved to 1,900 in Upper Bavaria.",
        (("1,900", "housing_starts"),),
    ),
    (
        "Barely 0.8% of flats in Zurich are empty; in St Gallen the vacancy rate is 2.1%.",
        (
            ("0.8%", "vacant_homes"),
            ("2.1%", "rental_vacancy_rate"),
        ),
    ),
    (
        "Bari gained 1,740 companies net last year: 6,910 were set up and 5,170 struck off.",
        (
            ("1,740 companies", "firms_change"),
            ("6,910", "new_firms"),
            ("5,170", "business_closures"),
        ),
    ),
    (
        "There are 62 businesses per 1,000 residents in Trieste, ten fewer than in Bologna.",
        (
            ("62 businesses", "firms_per_1k"),
            ("ten", "firms_per_1k"),
        ),
    ),
    (
        "The city's 118 hotels sold 2.4 million room nights in Porto, at an average of €112.",
        (
            ("2.4 million", "overnight_stays"),
            ("€112", "room_rate"),
        ),
    ),
    (
        "Cruise ships brought 742,000 passengers to Bergen on 311.",
        (("742,000 passengers", "cruise_passengers"),),
    ),
    (
        "Tourism's direct share in Crete's output is put at 29%, and with suppliers at 47%.",
        (
            ("29%", "tourism_value_added_share_of_gdp"),
            ("47%", "tourism_value_added_share_of_gdp"),
        ),
    ),
    (
        "Valencia's port shipped 2.1 million full boxes, of which exports were 46%.",
        (("2.1 million", "container_throughput"),),
    ),
    (
        "Every third inhabitant of Frankfurt was born abroad.",
        (("Every third", "foreign_born_share"),),
    ),
    (
        "Bucharest loses 8,000 residents a year to the suburbs.",
        (("8,000 residents", "population_change"),),
    ),
    (
        "Without immigration Stuttgart's workforce would shrink by 60,000 by 2035.",
        (("60,000", "employment_change"),),
    ),
    (
        "The old-age dependency ratio in Liguria is 47 per 100, compared with 31 in Campania.",
        (
            ("47", "old_age_dependency_ratio"),
            ("31", "old_age_dependency_ratio"),
        ),
    ),
    (
        "In Kaunas 48% of 30-year-olds have finished higher education, up 9 points in a decade.",
        (
            ("48%", "tertiary_share"),
            ("9 points", "tertiary_share"),
        ),
    ),
    (
        "Only 14% of adults in Extremadura took part in training last year.",
        (("14%", "adult_learning_rate"),),
    ),
    (
        "Three quarters of those who work in Luxembourg City live outside it, 44% of them abroad.",
        (
            ("Three quarters", "in_commuters_share"),
            ("44%", "cross_border_workers_share"),
        ),
    ),
    (
        "Industry's emissions in Linz have fallen by 21% since 2015, but it still causes 64% of "
        "the city's total.",
        (
            ("21%", "carbon_emissions_growth"),
            ("64%", "carbon_emissions_share"),
        ),
    ),
    (
        "Solar panels and wind farms supplied 58% of South Australia's electricity in 2023.",
        (("58%", "renewables_share"),),
    ),
]
PLANS = [
    (
        "Zaragoza's economy grew by 2.8% in the first half of the year, half a point more than "
        "Spain's. Industry, which makes up 24% of its output, was the engine: production rose 4.3% "
        "and exports 7.1%. Opel's plant in Figueruelas accounts for a third of the latter. "
        "Unemployment dropped to 8.4%, the lowest since 2008, and 11,000 more people were in work "
        "than a year before.",
        (
            ("2.8%", "gdp_growth"),
            ("half a point", "gdp_growth"),
            ("24%", "gdp_share_secondary"),
            ("4.3%", "industrial_output_growth"),
            ("7.1%", "exports_growth"),
            ("a third", "exports_share"),
            ("8.4%", "unemployment_rate"),
            ("11,000", "employment_change"),
        ),
    ),
    (
        "Grenoble and Toulouse are often compared. Toulouse has 1.5 million inhabitants in its "
        "metropolitan area, more than twice as many as Grenoble. Its output per head is €44,300, "
        "Grenoble's €39,800. But Grenoble spends 5.9% of GDP on research against Toulouse's 4.8%, "
        "and has 38 researchers per 1,000 workers, the highest density in France. Some 27% of its "
        "jobs are in industry; in Toulouse the share is 19%.",
        (
            ("1.5 million inhabitants", "population"),
            ("€44,300", "gdp_per_capita"),
            ("€39,800", "gdp_per_capita"),
            ("5.9%", "rd_intensity"),
            ("4.8%", "rd_intensity"),
            ("38 researchers", "rd_personnel_per_1k"),
            ("27%", "industrial_employment_share"),
            ("19%", "industrial_employment_share"),
        ),
    ),
    (
        "Durban's port handled 2.9 million containers last year, 4% fewer than in 2022. Ships "
        "waited 11 days on average at the worst moment. Nearly 60% of South Africa's container "
        "trade passes through the city. The harbour and its logistics firms support 130,000 jobs "
        "and 20% of eThekwini's output.",
        (
            ("2.9 million containers", "container_throughput"),
            ("4%", "container_throughput_growth"),
            ("11 days", "waiting_time"),
            ("60%", "container_trade_share"),
            ("130,000 jobs", "logistics_employment"),
        ),
    ),
    (
        "The Dallas Fed puts the metro area's job growth at 1.9% in the twelve months to May. "
        "Professional services added 21,000 positions, construction 9,400 and health care 8,700. "
        "Information was the only sector to shed staff, losing 2,300. The jobless rate, 3.8%, is a "
        "tenth of a point lower than in Texas as a whole.",
        (
            ("1.9%", "employment_growth"),
            ("21,000 positions", "professional_services_new_jobs"),
            ("9,400", "construction_new_jobs"),
            ("8,700", "healthcare_new_jobs"),
            ("2,300", "job_losses"),
            ("3.8%", "unemployment_rate"),
            ("a tenth of a point", "unemployment_rate"),
        ),
    ),
    (
        "Medellín's chamber of commerce counted 112,000 active companies in September. Of these, "
        "93% are micro-enterprises and just 0.8% are large. The large ones nevertheless provide "
        "41% of formal jobs and 72% of exports. New registrations fell 3.2% in the nine months, "
        "closures rose 6%.",
        (
            ("112,000", "firms"),
            ("93%", "micro_firms_share"),
            ("0.8%", "large_firms_share"),
            ("72%", "exports_share"),
            ("3.2%", "new_firms_growth"),
            ("6%", "business_closures_growth"),
        ),
    ),
    (
        "Wages are where Brno lags. The average gross salary in the region was 46,300 crowns a "
        "month in the second quarter, 6.4% more than a year before but still 18% below Prague's. "
        "After inflation the gain came to 3.8%. In information technology pay averages 78,000 "
        "crowns, in retail 34,000.",
        (
            ("46,300 crowns", "average_wage"),
            ("6.4%", "average_wage_growth"),
            ("18%", "average_wage"),
            ("3.8%", "average_wage_growth"),
            ("78,000 crowns", "it_average_wage"),
        ),
    ),
    (
        "The plan sets three targets for 2030. Per capita GDP is to reach $22,000, from $16,400 "
        "today. Manufacturing should contribute 30% of output, up from 26%, and the state wants to "
        "lift its share of India's exports to 15%. Gujarat already takes in 17% of the country's "
        "foreign direct investment.",
        (
            ("$22,000", "gdp_per_capita"),
            ("$16,400", "gdp_per_capita"),
            ("30%", "manufacturing_value_added_share_of_gdp"),
            ("26%", "manufacturing_value_added_share_of_gdp"),
            ("15%", "exports_share"),
            ("17%", "fdi_share"),
        ),
    ),
    (
        "House prices in Auckland averaged NZ$980,000 in August, 1.4% down on the year and 22% "
        "below their peak of late 2021. Rents edged up 0.9% to NZ$660 a week. Sales, at 1,890, "
        "were 8% higher than a year ago, and it took 45 days to sell a home.",
        (
            ("NZ$980,000", "house_price"),
            ("1.4%", "house_price_growth"),
            ("22%", "house_price"),
            ("0.9%", "rent_growth"),
            ("NZ$660", "rent"),
            ("1,890", "home_sales"),
            ("8%", "home_sales_growth"),
            ("45 days", "days_on_market"),
        ),
    ),
    (
        "Taxes bring in 64% of Warsaw's revenue, and personal income tax alone 31%. The city plans "
        "to spend 26.4 billion zlotys in 2026: a third on schools, 14% on transport and 9% on "
        "social care. Investment would reach 4.9 billion. Debt is expected to climb to 42% of "
        "revenue.",
        (
            ("64%", "tax_share_of_revenue"),
            ("31%", "personal_income_tax_share"),
            ("26.4 billion zlotys", "fiscal_expenditure"),
            ("a third", "education_spending_share"),
            ("14%", "transport_spending_share"),
            ("9%", "social_spending_share"),
            ("4.9 billion", "investment"),
            ("42%", "government_debt_share_of_revenue"),
        ),
    ),
    (
        "Among the 20 largest US metros, Nashville had the second-fastest growth in real output "
        "over five years, 24%, behind only Austin with 31%. On productivity it ranks 14th. Its "
        "residents are young: the median age is 37.1.",
        (
            ("second", "gdp_growth"),
            ("24%", "gdp_growth"),
            ("31%", "gdp_growth"),
            ("14th", "productivity"),
            ("37.1", "median_age"),
        ),
    ),
    (
        "Tourists spent €9.6 billion in the Balearic Islands in the third quarter, 5% more than in "
        "the same period of 2023. Germans accounted for 28% of arrivals and Britons for 22%. The "
        "average visitor stayed 6.1 nights and spent €184 a day. Hotel beds were 86% full in "
        "August.",
        (
            ("€9.6 billion", "tourism_revenue"),
            ("5%", "tourism_revenue_growth"),
            ("28%", "german_visitors_share"),
            ("22%", "british_visitors_share"),
            ("6.1 nights", "average_stay"),
            ("€184", "spending_per_visitor"),
            ("86%", "occupancy_rate"),
        ),
    ),
    (
        "Energy-intensive firms use 70% of the electricity in Chemelot's home province of Limburg. "
        "Gas consumption by industry has dropped by a third since 2021. The region emits 11.8 "
        "million tonnes of CO2 a year, of which the chemical site is responsible for 4.5 million. "
        "By 2030 that should be halved.",
        (
            ("70%", "energy_intensive_electricity_share"),
            ("a third", "gas_consumption_growth"),
            ("11.8 million tonnes", "carbon_emissions"),
        ),
    ),
    (
        "Nagoya's exports reached ¥14.2 trillion, the most of any Japanese port for the 26th year "
        "running. Cars and parts made up 45% of them. Shipments to the United States, worth ¥4.1 "
        "trillion, grew 9%, while those to China shrank 4%. Imports came to ¥6.9 trillion, leaving "
        "a surplus of ¥7.3 trillion.",
        (
            ("¥14.2 trillion", "exports"),
            ("45%", "car_exports_share"),
            ("¥4.1 trillion", "us_exports"),
            ("9%", "us_exports_growth"),
            ("4%", "china_exports_growth"),
            ("¥6.9 trillion", "imports"),
            ("¥7.3 trillion", "trade_balance"),
        ),
    ),
    (
        "Bari's population shrank by 0.4% last year to 314,000. The number of births, 2,050, was "
        "the lowest on record and barely half that of deaths. Young people are leaving: 3,100 "
        "people aged 18 to 34 moved north. One in four inhabitants is now over 65.",
        (
            ("0.4%", "population_growth"),
            ("314,000", "population"),
            ("2,050", "births"),
            ("3,100 people", "emigrants"),
            ("One in four", "population_65plus"),
        ),
    ),
    (
        "In the third quarter investors put £310 million into Scottish firms. Edinburgh took 58% "
        "of the total and Glasgow 21%. The number of deals slipped to 74 from 91. Life sciences "
        "drew the most money, £96 million, ahead of software with £71 million.",
        (
            ("£310 million", "venture_capital"),
            ("58%", "venture_capital_share"),
            ("21%", "venture_capital_share"),
            ("74", "deals"),
            ("£96 million", "biopharma_venture_capital"),
        ),
    ),
    (
        "The office market in Bangalore took up 4.2 million square feet in the quarter, a fifth "
        "less than a year ago. Technology firms leased 38% of it and global capability centres "
        "41%. Vacancy rose to 17.9%. Average rents held at ₹92 a square foot.",
        (
            ("4.2 million square feet", "office_leasing"),
            ("a fifth", "office_leasing_growth"),
            ("38%", "office_leasing_share"),
            ("41%", "office_leasing_share"),
            ("17.9%", "office_vacancy_rate"),
            ("₹92", "office_rent"),
        ),
    ),
]
COLUMNS = [
    (
        "Braga's county economy has outgrown Portugal's for six years. Its GDP rose 3.4% in 2024, "
        "compared with 1.9% nationally, and output per worker is up 12% since 2019. Textiles and "
        "clothing still employ 31,000 people, but software firms have added 4,800 jobs in three "
        "years. Exports reached €2.9 billion, a fifth of them electronics. The jobless rate stands "
        "at 5.6%.",
        (
            ("3.4%", "gdp_growth"),
            ("1.9%", "gdp_growth"),
            ("12%", "productivity_growth"),
            ("31,000 people", "textile_employment"),
            ("4,800 jobs", "software_new_jobs"),
            ("€2.9 billion", "exports"),
            ("a fifth", "electronics_exports_share"),
            ("5.6%", "unemployment_rate"),
        ),
    ),
    (
        "Which Canadian city is the more productive? In Calgary an hour of work yields C$88, in "
        "Ottawa C$71 and in Halifax C$56. Oil explains most of the difference: energy accounts for "
        "29% of Calgary's GDP and just 1% of Ottawa's. Federal jobs make up 19% of employment in "
        "Ottawa.",
        (
            ("C$88", "productivity"),
            ("C$71", "productivity"),
            ("C$56", "productivity"),
            ("29%", "energy_value_added_share_of_gdp"),
            ("1%", "energy_value_added_share_of_gdp"),
        ),
    ),
    (
        "Consumer prices in Nairobi rose 6.8% in the year to April. Food, which carries a weight "
        "of 36% in the basket, was 9.1% dearer; transport went up 7.4%. Rents, by contrast, "
        "climbed only 3%. Core inflation eased to 4.2% from 4.6%.",
        (
            ("6.8%", "cpi"),
            ("9.1%", "food_price_growth"),
            ("7.4%", "transport_price_growth"),
            ("3%", "rent_growth"),
            ("4.2%", "core_cpi"),
            ("4.6%", "core_cpi"),
        ),
    ),
    (
        "The council's draft budget sees spending of £640 million next year in Derby, 5% up on "
        "this year. Nearly two thirds will go on adult and children's social care. Council tax "
        "would rise by 4.99% and bring in £131 million; business rates should yield £52 million. "
        "To close a gap of £18 million, 120 posts will go.",
        (
            ("£640 million", "budget"),
            ("5%", "budget_growth"),
            ("two thirds", "social_spending_share"),
            ("4.99%", "council_tax_growth"),
            ("£131 million", "council_tax"),
            ("£52 million", "business_rates"),
            ("£18 million", "budget_deficit"),
            ("120 posts", "job_losses"),
        ),
    ),
    (
        "Foreign direct investment in the Free State of Saxony came to €1.4 billion, of which "
        "Taiwan supplied 61%. The number of projects fell from 48 to 39. Together they are "
        "expected to create 2,600 jobs, two thirds of them in Dresden.",
        (
            ("€1.4 billion", "fdi"),
            ("61%", "taiwan_fdi_share"),
            ("48", "projects"),
            ("39", "projects"),
            ("2,600 jobs", "new_jobs"),
            ("two thirds", "new_jobs_share"),
        ),
    ),
    (
        "Tampere's population passed 260,000 in October. It has grown by 1.6% a year since 2020, "
        "faster than any other large Finnish city. Migrants from abroad account for 58% of the "
        "increase. Students make up 14% of residents and pensioners 19%. By 2040 the city expects "
        "300,000 inhabitants.",
        (
            ("260,000", "population"),
            ("1.6%", "population_growth"),
            ("14%", "student_share"),
            ("19%", "elderly_share"),
            ("300,000 inhabitants", "population"),
        ),
    ),
    (
        "Monterrey's industrial parks were 98% full at the end of June, and asking rents hit $6.90 "
        "a square metre a month, 11% more than a year earlier. Developers have 1.8 million square "
        "metres under construction, half of it already let. Electronics makers took 34% of the "
        "space leased this year, carmakers 29%.",
        (
            ("98%", "occupancy_rate"),
            ("$6.90", "industrial_rent"),
            ("11%", "industrial_rent_growth"),
            ("1.8 million square metres", "floor_space_under_construction"),
            ("half", "floor_space_under_construction_share"),
        ),
    ),
    (
        "Wage growth in Ostrava has slowed to 5.1% from 7.4% in 2023, yet in real terms pay is up "
        "by 2.7%. Miners earn 52,000 crowns a month, teachers 48,000. The minimum wage is now 45% "
        "of the average.",
        (
            ("5.1%", "average_wage_growth"),
            ("7.4%", "average_wage_growth"),
            ("2.7%", "average_wage_growth"),
            ("52,000 crowns", "miner_wage"),
            ("45%", "minimum_wage"),
        ),
    ),
    (
        "The port of Buenaventura moved 21.3 million tonnes in 2024, of which 12.1 million were "
        "imports. Grain made up a third of the total. Containers, at 1.05 million, were up 6%, and "
        "420,000 of them were transshipped. Colombia's Pacific coast handles 47% of the country's "
        "foreign trade.",
        (
            ("21.3 million tonnes", "cargo_throughput"),
            ("12.1 million", "imports"),
            ("1.05 million", "container_throughput"),
            ("6%", "container_throughput_growth"),
            ("420,000", "transshipment_containers"),
            ("47%", "trade_total_share"),
        ),
    ),
    (
        "Lille ranks fourth in France for business creations, with 31,200 last year, but 12th for "
        "patents per inhabitant. Its five-year survival rate of 61% matches the national average. "
        "Three in four of the new firms are one-person businesses.",
        (
            ("fourth", "new_firms"),
            ("31,200", "new_firms"),
            ("12th", "patents_per_capita"),
            ("61%", "business_survival_rate"),
        ),
    ),
    (
        "Turku wants industry to provide a quarter of its jobs by 2032, against 19% now. The "
        "shipyard alone employs 9,000 and pays €410 million in wages. Every job there supports 2.3 "
        "elsewhere in the region.",
        (
            ("9,000", "shipyard_employment"),
            ("€410 million", "wage_bill"),
        ),
    ),
    (
        "Electricity demand in Limerick will double by 2030, the grid operator says. Data centres "
        "already consume 22% of supply and households 28%. Wind covered 44% of generation in "
        "February. The average industrial customer paid 18.4 cents a kilowatt hour, 30% above the "
        "EU mean.",
        (("44%", "wind_generation_share"),),
    ),
    (
        "According to the census, 46% of Wellington's adults have a bachelor's degree or higher. "
        "Among those born overseas the figure is 58%. A third of graduates leave within five "
        "years, most of them for Australia. Fee-paying foreign students number 8,900, still 21% "
        "fewer than in 2019.",
        (
            ("46%", "tertiary_share"),
            ("58%", "tertiary_share"),
            ("A third", "graduate_outflow_rate"),
            ("8,900", "international_students"),
            ("21%", "international_students_growth"),
        ),
    ),
    (
        "Retail sales in Antalya rose by 4.4% after inflation in the third quarter; online shops "
        "took 17% of them. Credit-card spending by foreigners jumped 12% to 41 billion lira. The "
        "shopping malls counted 23 million visitors.",
        (
            ("4.4%", "retail_sales_growth"),
            ("17%", "online_sales_share"),
            ("23 million visitors", "visitors"),
        ),
    ),
]
RELEASES = [
    (
        "Output in the Turin area contracted by 0.7% in the second quarter, its fourth fall in a "
        "row. Car production was down 34% on a year earlier and the hours of short-time work "
        "doubled. Exports to Germany, the region's main customer, dropped 8% to €1.6 billion. "
        "Unemployment, at 7.2%, is two points above that of Milan.",
        (
            ("0.7%", "gdp_growth"),
            ("34%", "car_output_growth"),
            ("8%", "germany_exports_growth"),
            ("€1.6 billion", "germany_exports"),
            ("7.2%", "unemployment_rate"),
            ("two points", "unemployment_rate"),
        ),
    ),
    (
        "Leipzig has 628,000 inhabitants, Dresden 569,000. Dresden is the richer: its GDP per head "
        "is €45,200, 7% more than Leipzig's. It also leads on research, with spending of 4.1% of "
        "GDP against 2.2%. Leipzig, however, has created 31,000 jobs since 2018, nearly twice as "
        "many as its rival, and attracts 9,000 more residents a year than it loses.",
        (
            ("628,000 inhabitants", "population"),
            ("569,000", "population"),
            ("€45,200", "gdp_per_capita"),
            ("7%", "gdp_per_capita"),
            ("4.1%", "rd_intensity"),
            ("2.2%", "rd_intensity"),
            ("31,000 jobs", "new_jobs"),
            ("9,000", "net_migration"),
        ),
    ),
    (
        "The region's five-year plan aims to raise GDP to 1.2 trillion yuan by 2030, an average "
        "increase of 5.5% a year. R&D spending should reach 2.8% of GDP, the share of the digital "
        "economy 45%, and the urbanisation rate 72%. The number of high-tech firms is to double to "
        "6,000 in Xiangyang.",
        (
            ("1.2 trillion yuan", "gdp"),
            ("5.5%", "gdp_growth"),
            ("2.8%", "rd_intensity"),
            ("45%", "digital_economy_share"),
            ("72%", "urbanisation_rate"),
            ("6,000", "hightech_firms"),
        ),
    ),
    (
        "Employment in Quebec City's technology sector climbed 6.2% to 42,000 last year. Video "
        "games account for a quarter of that and insurance software for 15%. The average salary is "
        "C$88,000, a third above the city's mean. Four firms in ten say they cannot find staff; "
        "3,100 posts are vacant.",
        (
            ("6.2%", "technology_employment_growth"),
            ("42,000", "technology_employment"),
            ("a quarter", "game_employment_share"),
            ("15%", "software_employment_share"),
            ("C$88,000", "average_wage"),
            ("a third", "average_wage"),
            ("3,100 posts", "vacancies"),
        ),
    ),
    (
        "Home sales in Boise fell 11% in September to 740. The median price, $489,000, was little "
        "changed. Listings rose by a quarter, and the typical house spent 38 days on the market. "
        "Builders took out permits for 310 single-family homes, down 17%.",
        (
            ("11%", "home_sales_growth"),
            ("740", "home_sales"),
            ("$489,000", "house_price"),
            ("a quarter", "home_listings_growth"),
            ("38 days", "days_on_market"),
            ("310", "dwelling_approvals"),
            ("17%", "dwelling_approvals_growth"),
        ),
    ),
    (
        "In the first nine months Tashkent collected 41 trillion soum in taxes, 14% more than "
        "planned. VAT brought in 38% and income tax 24%. Spending came to 37 trillion soum, of "
        "which education took 31%. The surplus was the largest in five years, at 4 trillion.",
        (
            ("41 trillion", "tax_revenue"),
            ("14%", "tax_revenue"),
            ("38%", "vat_share"),
            ("24%", "income_tax_share"),
            ("37 trillion", "fiscal_expenditure"),
            ("4 trillion", "budget_surplus"),
        ),
    ),
    (
        "Manufacturing provides 21% of jobs in the Basque Country, against 11% in Spain. Machine "
        "tools are its calling card: the region's 100 or so makers sell 88% of their output "
        "abroad. Average pay in the sector is €34,500. One worker in four will retire by 2032.",
        (
            ("21%", "manufacturing_employment_share"),
            ("11%", "manufacturing_employment_share"),
            ("€34,500", "average_wage"),
        ),
    ),
    (
        "Passenger numbers at Cork airport rose 9% to 3.1 million. Half of them flew to Britain. "
        "The airport employs 2,300 people directly and says it supports 12,600 jobs and €1.1 "
        "billion of output across Munster.",
        (
            ("9%", "air_passengers_growth"),
            ("3.1 million", "air_passengers"),
            ("Half", "air_passengers_share"),
            ("2,300 people", "airport_employment"),
            ("12,600 jobs", "airport_employment"),
            ("€1.1 billion", "airport_output"),
        ),
    ),
    (
        "Inflation in Lagos accelerated to 31.2%, from 28.9% in December. Food prices, up 38%, "
        "were the main culprit; petrol tripled. Wages rose just 12% over the same period, so that "
        "real incomes shrank by a seventh.",
        (
            ("31.2%", "cpi"),
            ("28.9%", "cpi"),
            ("38%", "food_price_growth"),
            ("12%", "average_wage_growth"),
            ("a seventh", "real_incomes_growth"),
        ),
    ),
    (
        "The number of companies in Plovdiv reached 49,300. Of every hundred, 92 have fewer than "
        "ten staff. Foreign-owned firms, though only 3% of the total, account for 38% of turnover "
        "and 61% of exports. Start-ups raised €24 million, double the figure for 2022.",
        (
            ("49,300", "firms"),
            ("€24 million", "venture_capital"),
        ),
    ),
    (
        "Older people are a growing part of Turku's workforce: 22% of those employed are 55 or "
        "over, up from 17% in 2010. Immigrants fill one post in nine. Half of adults have "
        "completed tertiary education. The dependency ratio will worsen to 71 by 2040.",
        (
            ("one post in nine", "migrant_employment_share"),
            ("Half", "tertiary_share"),
        ),
    ),
    (
        "In Esbjerg offshore wind supports 6,100 jobs and a third of port traffic. The harbour "
        "shipped 2.4 gigawatts of turbines last year, more than any other in Europe. Emissions "
        "from the city's power plant have fallen by 93% since it stopped burning coal. District "
        "heating reaches 97% of homes.",
        (
            ("6,100 jobs", "wind_employment"),
            ("a third", "cargo_throughput_share"),
            ("93%", "carbon_emissions_growth"),
            ("97%", "district_heating_share"),
        ),
    ),
]
BRIEFS = [
    (
        "Malaga's GDP grew 3.1% last year, twice as fast as Spain's. Technology firms now employ "
        "27,000 people, 9% of the province's workforce, and pay 40% above the local average. "
        "Foreigners bought 38% of the homes sold; prices have climbed 52% since 2019. Rents, at "
        "€15.20 a square metre, take 46% of a typical household's income.",
        (
            ("3.1%", "gdp_growth"),
            ("27,000 people", "technology_employment"),
            ("9%", "technology_employment_share"),
            ("40%", "average_wage"),
            ("38%", "home_sales_share"),
            ("52%", "house_price_growth"),
            ("€15.20", "rent"),
            ("46%", "rent_burden"),
        ),
    ),
    (
        "Kumasi lies well behind Accra. Output per head is about $2,100, or 58% of the capital's "
        "level. Services provide 61% of jobs and industry 18%. The youth unemployment rate is "
        "19.4%, three points higher than the national figure. Only 11% of firms export.",
        (
            ("$2,100", "gdp_per_capita"),
            ("58%", "gdp_per_capita"),
            ("61%", "services_employment_share"),
            ("18%", "industrial_employment_share"),
            ("19.4%", "youth_unemployment"),
            ("three points", "youth_unemployment"),
            ("11%", "exporting_firms_share"),
        ),
    ),
    (
        "Industrial production in Ohio slipped 0.4% in the quarter. Steel output fell 6% and car "
        "output 3%, while chemicals gained 2%. Factories used 76.8% of their capacity. New orders "
        "point to a recovery: the index rose to 52.1 from 49.3.",
        (
            ("0.4%", "industrial_output_growth"),
            ("6%", "steel_output_growth"),
            ("3%", "car_output_growth"),
            ("2%", "chemical_output_growth"),
            ("76.8%", "capacity_utilisation"),
        ),
    ),
    (
        "Cape Town wants to cut its carbon emissions per resident to 3 tonnes by 2035 from 5.2 "
        "tonnes now. Coal still supplies 71% of its power. The city has contracted 650 megawatts "
        "of wind and solar, enough for 15% of demand.",
        (
            ("3 tonnes", "carbon_emissions_per_capita"),
            ("5.2 tonnes", "carbon_emissions_per_capita"),
            ("71%", "coal_generation_share"),
        ),
    ),
    (
        "Recife's port of Suape handled 24 million tonnes, up 7%. Fuel made up 68% of the total "
        "and containers 21%. The complex hosts 84 firms with 21,000 workers. Its share of "
        "Pernambuco's industrial output is put at 12%.",
        (
            ("24 million tonnes", "cargo_throughput"),
            ("7%", "cargo_throughput_growth"),
            ("84 firms", "firms"),
            ("21,000 workers", "employment"),
            ("12%", "industrial_output_share"),
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*QUARTERS, *BUDGETS, *COMPARED, *PLANS, *COLUMNS, *RELEASES, *BRIEFS]
)
def test_what_each_figure_of_a_passage_measures(text, expected):
    claims = read_article(f"A note\n\n{LEAD}{text}").claims
    told = [(claim.value_text, claim.indicator) for claim in claims]
    assert [pair for pair in expected if pair not in told] == []


#: What the rules for such passages must leave alone.
OTHERS = [
    (
        "The gap between rich and poor in Ghent is a worry. Its port handled 4.1 million tonnes.",
        "4.1 million",
        "cargo_throughput",
    ),
    ("Hotels in Split were 71% full. The council raised €4 million in fees.", "71%", "occupancy_rate"),
    ("Exports from Bursa rose 12%. The rise in imports was 4%.", "4%", "imports_growth"),
    ("Food makers in Parma employ 12,000 people. Food exports rose 8%.", "8%", "food_exports_growth"),
    (
        "The airport of Cork counted 2 million passengers. The port moved 10 million tonnes of cargo.",
        "10 million",
        "cargo_throughput",
    ),
    ("Cement works in Córdoba ran at 61% of capacity.", "61%", "capacity_utilisation"),
    (
        "Turin sends engines abroad. Two thirds of its exports are parts, and 61% go to France.",
        "61%",
        "france_exports_share",
    ),
    ("Containers of beer are sold in Cork. Hotels there sold 71% of their rooms.", "71%", "occupancy_rate"),
    (
        "The lead singer from Turin sold 40,000 tickets. Its museums had 2 million visitors.",
        "2 million",
        "visitors",
    ),
    ("Rents in Porto rose 5%. Of this year's visitors 40% came from Spain.", "5%", "rent_growth"),
    ("Turku's port handled 2 million tonnes. Sales of cars in the city were 4,100.", "4,100", "car_sales"),
    ("In Leeds 2,300 people died in hospital last year.", "2,300", "deaths"),
]


@pytest.mark.parametrize(("text", "value", "code"), OTHERS)
def test_others_stay(text, value, code):
    claims = read_article(f"A note\n\n{LEAD}{text}").claims
    assert [claim.indicator for claim in claims if value in claim.value_text] == [code]
