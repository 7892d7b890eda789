"""Short names of regions, and where a short name is only an ordinary word."""

import re
from functools import cache
from pathlib import Path

_ORDINARY = Path(__file__).with_name("data") / "ordinary_names.txt"
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
_AUTONOMOUS = re.compile(
    rf"^(?P<base>.{{2,}}?)(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)*"
    r"自治(?P<level>[州县旗])$"
)
_SUFFIXES = {
    "province": re.compile(r"(?:维吾尔|回族|壮族)?(?:特别行政区|自治区|省|市)$"),
    "prefecture": re.compile(r"(?:市|地区|盟)$"),
    "county": re.compile(r"(?:新区|特区|林区|[市县区])$"),
    "country": re.compile(r"$"),
}
_COUNTRIES = {
    "沙特阿拉伯": ("沙特",),
    "印度尼西亚": ("印尼",),
    "孟加拉国": ("孟加拉",),
    "俄罗斯": ("俄罗斯联邦",),
    "斯威士兰": ("埃斯瓦蒂尼",),
}


def short_names(name: str, level: str) -> tuple[str, ...]:
    """Short names of a region: 南乐县 is 南乐, 黔东南苗族侗族自治州 is 黔东南 and 黔东南州.

    A short name has at least two characters (范县 has none).
    """
    if level == "country":
        return _COUNTRIES.get(name, ())
    autonomous = _AUTONOMOUS.match(name) if "自治" in name else None
    if autonomous:
        base = autonomous["base"]
        return (base, base + autonomous["level"]) if autonomous["level"] == "州" else (base,)
    short = _SUFFIXES[level].sub("", name)
    return (short,) if 2 <= len(short) < len(name) else ()


@cache
def ordinary_words() -> frozenset[str]:
    """Short names that are mostly ordinary words: such a region needs its full name."""
    return frozenset(_ORDINARY.read_text(encoding="utf-8").split())


# Full names that say a kind of place rather than one place.
COMMON_NAMES = frozenset({"城区", "郊区", "矿区", "东区", "西区", "南区", "北区"})

# First character of a name -> characters that make a word with it (示范县, 振兴县域).
_WORD_BEFORE = {
    "丰": "咸三",
    "临": "面福来降亲濒光",
    "义": "主意起正定名含广教忠信仁",
    "乐": "音可娱快欢",
    "于": "由对关基位处属至等善",
    "云": "乌星白风",
    "代": "年时现古明清近唐历一取宋五当两元替后汉交朝金世",
    "佳": "最",
    "会": "社省市协委大机工商学年",
    "兴": "高新复中振",
    "冠": "夺",
    "单": "简名床清订菜",
    "南": "西东以指正偏",
    "古": "蒙考自千",
    "台": "平舞柜窗灯阳电站讲烟旗出灶",
    "叶": "茶中落荷树子",
    "唐": "隋南荒大",
    "增": "新",
    "大": "远重广最巨扩然一二三四五六七八九十两几",
    "夏": "华",
    "威": "示权挪",
    "宁": "列安",
    "容": "内笑阵形不市从宽美面",
    "宾": "律贵嘉迎来",
    "富": "丰财致贫极",
    "广": "推",
    "开": "打掀拆揭",
    "应": "反适相答供效响对接理回感一",
    "康": "健小",
    "息": "信消休利气",
    "衡": "均平",
    "成": "形组完造变构建制生合分达自赞不结做养看写编集当",
    "房": "住厨书病楼客厂",
    "文": "英论正人诗散语作外全铭本公古",
    "新": "重创更最革全清一高",
    "易": "容贸交不轻简",
    "景": "背风情前场夜光全",
    "沛": "充",
    "洋": "海平西印远北大",
    "涉": "干交",
    "渠": "沟",
    "温": "气高低积水体保",
    "滑": "下光",
    "献": "贡文奉",
    "环": "循",
    "理": "管处总地心合道原治经物办代整生助真受清审不推定",
    "眉": "皱",
    "磁": "电",
    "礼": "婚典",
    "索": "探搜思线绳摸",
    "滨": "海湖江",
    "鱼": "钓捕养",
    "芒": "光",
    "茂": "繁",
    "范": "规模示师防典",
    "荣": "光繁",
    "费": "消收经免浪资花学",
    "道": "知说报大问难故一街味轨通河管",
    "通": "联交",
    "长": "家增成生特擅",
    "都": "首全",
    "随": "跟伴追",
    "雄": "英群",
    "青": "知",
    "高": "提最升新",
}
# Last character of a county's short name -> characters that make a word with it (安全).
_WORD_AFTER = {
    "安": "全置排装防",
    "平": "台均衡稳",
    "密": "度切",
    "兴": "起趣旺",
    "水": "平",
    "明": "确显",
    "源": "头",
    "同": "比时期",
}
_NOT_BEFORE = {
    name: re.compile(following)
    for name, following in {
        **dict.fromkeys(("河南", "河北", "江西", "山东", "山西", "湖南", "湖北"), "[岸麓侧坡]"),
        "海南": "岸",
        "日本": "[报市省县届次周月轮场台网刊]",
        "印度": "洋",
        "马里": "[兰亚奥]",
        "中山": "[装陵路]",
        "大同": "小异|世界",
        "大理": "[石寺]",
        "长治": "久安",
        "日照": "[时率量强充]",
        "金山": "银",
        "新乡": "[村镇贤土]",
        "三明": "治",
        "南通": "[道过]",
        "朝阳": "[产行]业",
        "钱塘": "江",
        "古巴": "比",
    }.items()
}
_NOT_AFTER = {
    "中国": "其",
    "日本": "0123456789今昨明近即当每",
    "海南": "渤",
    "海东": "南黄渤",
    "海地": "沿",
}
_CJK = re.compile("[\u4e00-\u9fff]")


_TO_A_PLACE = "的在到是从对由据去访"


def is_part_of_a_word(text: str, start: int, end: int, floor: int, county_short: bool) -> bool:
    """Whether a name there is only a piece of other words (示范县 is not 范县).

    `floor` is where the last found name ended: what stands before it is no part of
    this one. `county_short` says that the name is the short name of a county.
    """
    name = text[start:end]
    if name in COMMON_NAMES:
        return True
    not_before = _NOT_BEFORE.get(name)
    if not_before and not_before.match(text, end):
        return True
    if county_short and text[end : end + 1] in _WORD_AFTER.get(name[-1], "") and end < len(text):
        return True
    if start <= floor or start == 0 or len(name) > 3:
        return False
    before = text[start - 1]
    if county_short and name[-1] == "和" and _CJK.match(text[end : end + 1]):
        return bool(_CJK.match(before)) and before not in _TO_A_PLACE  # 甲天仁和乙公司
    if name[0] == "和" and len(name) == 2:
        return bool(_CJK.match(before)) and before != "山"  # 市和县, 街道和县直
    return before in _WORD_BEFORE.get(name[0], "") or before in _NOT_AFTER.get(name, "")
