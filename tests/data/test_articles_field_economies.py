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
        (("46%", "property_tax_share"),),
    ),
    (
        "In Malmö 9.8% of the workforce is out of a job, nearly double the Swedish rate. Among "
        "people under 25 the figure is 17.3%. The participation rate, at 81.2%, is the lowest of "
        "the three big cities.",
        (
            ("9.8%", "unemployment_rate"),
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
        (("6.4%", "electricity_growth"),),
    ),
    (
        "Hamburg's energy consumption fell for the third year running, by 4%.",
        (("4%", "energy_consumption_growth"),),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*QUARTERS])
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
    ("In Leeds 2,300 people died in hospital last year.", "2,300", "deaths"),
]


@pytest.mark.parametrize(("text", "value", "code"), OTHERS)
def test_others_stay(text, value, code):
    claims = read_article(f"A note\n\n{LEAD}{text}").claims
    assert [claim.indicator for claim in claims if value in claim.value_text] == [code]
