"""Units of Chinese reports: their spellings, their kinds, and how they are matched."""

import re

MONEY = {
    "元": "元 块钱 元人民币 人民币",
    "美元": "美元 美金",
    "欧元": "欧元",
    "日元": "日元",
    "英镑": "英镑",
    "港元": "港元 港币",
    "澳元": "澳元",
    "加元": "加元",
    "韩元": "韩元",
    "卢布": "卢布",
    "澳门元": "澳门元",
    "新台币": "新台币",
    "瑞士法郎": "瑞士法郎",
    "挪威克朗": "挪威克朗",
    "瑞典克朗": "瑞典克朗",
    "丹麦克朗": "丹麦克朗",
    "新加坡元": "新加坡元 新元 坡元",
    "泰铢": "泰铢",
    "卢比": "卢比 印度卢比",
    "越南盾": "越南盾",
    "雷亚尔": "雷亚尔 巴西雷亚尔",
    "里拉": "里拉 土耳其里拉",
    "林吉特": "林吉特",
}
POINTS = {
    "个百分点": "个百分点 百分点",
    "个基点": "个基点 基点",
}
PERCENTS = {"%": "%", "‰": "‰"}
RATIOS = {"倍": "倍"}
MEASURES = {
    "公里": "公里 千米 km",
    "米": "米 延米 m",
    "厘米": "厘米 公分 cm",
    "毫米": "毫米 mm",
    "海里": "海里",
    "平方公里": "平方公里 平方千米 km2",
    "平方米": "平方米 平米 m2",
    "立方米": "立方米 立方 m3",
    "立方厘米": "立方厘米",
    "公顷": "公顷 ha",
    "亩": "亩",
    "吨": "吨",
    "吨标准煤": "吨标准煤 吨标煤",
    "载重吨": "载重吨",
    "公斤": "公斤 千克 kg",
    "克": "克",
    "毫克": "毫克 mg",
    "微克": "微克",
    "斤": "斤",
    "升": "升",
    "毫升": "毫升",
    "桶": "桶",
    "千瓦时": "千瓦时 kWh 度电",
    "兆瓦时": "兆瓦时 MWh",
    "吉瓦时": "吉瓦时 GWh",
    "千瓦": "千瓦 kW",
    "兆瓦": "兆瓦 MW",
    "吉瓦": "吉瓦 GW",
    "瓦": "瓦",
    "千伏": "千伏 kV",
    "千伏安": "千伏安",
    "伏": "伏",
    "百帕": "百帕 hPa",
    "摄氏度": "摄氏度 ℃ °C 度",
    "小时": "小时 个小时 个多小时",
    "分钟": "分钟",
    "秒": "秒 秒钟",
    "天": "天 日历天",
    "个工作日": "个工作日 工作日",
    "个月": "个月 个多月",
    "个季度": "个季度",
    "周": "周 个星期 星期",
    "年": "年",
    "年一遇": "年一遇",
    "周年": "周年",
    "岁": "岁 周岁",
    "标箱": "标箱 标准箱 个标箱 个标准箱 TEU",
}
COUNTS = (
    "个 人次 人 名 家次 家 户次 户 条次 条 件次 件 项次 项 座 所 台套 台次 台 辆次 辆 班次 "
    "班 次 场次 场 批次 批 种 类 款 套 处 间 栋 幢 层 宗 起 例 份 张 支 只 头 匹 棵 株 架次 "
    "架 艘次 艘 列 趟 位 箱 瓶 册 部 篇 首 幅 枚 门 课时 学时 学分 节 页 字 票 单 笔 对 双 "
    "组 团 档 轮 颗 朵 根 块 片 顶 口 眼 尾 羽 盏 席 剂 针 床 粒 封 人份 对次 盒 袋 车次 车 "
    "地市 市 县 区 镇 乡 村 省 金 银 铜 分 点 道 站 期 届 股 基 船次 环 包"
)

# A unit that begins another word there is not a unit.
_NOT_BEFORE = {
    "元": "旦素件宵月老首勋",
    "人": "民才均工口大制",
    "市": "场民值级",
    "区": "域间块",
    "金": "额融属",
    "省": "级",
    "县": "级",
    "乡": "级",
    "镇": "级",
    "家": "渠",
    "天": "然气津空",
    "分": "钟之别公校行局会类为成组项层批布支解享流离析管",
    "点": "击评赞多至",
    "台": "县河山区前湾",
    "门": "峡",
    "年": "级代度底初末月中",
    "周": "边期末口年",
    "度": "假",
    "部": "门委分",
    "层": "级面",
    "节": "能约目水假日",
    "道": "路德",
    "对": "于接口应外标照比",
    "首": "位次个批家席",
    "字": "节",
    "单": "位",
    "口": "岸径岁",
    "组": "织成建",
    "团": "队体结",
    "条": "件例",
    "种": "植子业养",
    "片": "区面",
    "车": "间站企",
    "床": "位上",
    "票": "房子",
    "款": "子项",
    "箱": "子包体",
    "头": "部",
    "批": "准发",
    "起": "来到",
    "列": "入",
    "顶": "级",
    "米": "兰",
    "克": "服",
    "升": "级",
    "类": "似",
    "秒": "杀",
    "所": "以有",
    "件": "数",
    "支": "持",
    "处": "理于",
    "位": "于置",
    "环": "节保境球绕比评线路岛",
    "包": "括含机裹装容围办村联抓保揽干邮销",
    "新元": "素宵旦",
    "里拉": "开动",
    "次": "级日生性序数要",
    "名": "单称录牌",
    "份": "额",
    "例": "如会",
    "张": "家",
    "间": "接隔断",
    "座": "谈",
    "根": "据本",
    "场": "馆所地景区站",
    "轮": "值船",
    "户": "籍均外",
    "笔": "记",
    "幅": "度",
    "站": "点式台房长点立住",
    "期": "间末初中待权限刊货",
    "股": "东份票权民价市指息本金改",
    "基": "金础地站建本于层数准点因",
    "届": "时满",
}
# After a Chinese numeral these are mostly parts of words (十分, 三点, 三车间).
_ARABIC_ONLY = (
    *("地市", "市", "县", "区", "镇", "乡", "村", "省", "金", "银", "铜", "分", "点", "度", "字"),
    *("车", "口", "道", "部", "首", "双", "对", "单", "克", "瓦", "伏", "升", "根", "m"),
    *("站", "期", "届", "股", "基"),
)

_TABLES = (
    ("money", MONEY),
    ("point", POINTS),
    ("percent", PERCENTS),
    ("ratio", RATIOS),
    ("measure", MEASURES),
)


def _spellings() -> dict[str, tuple[str, str]]:
    known = {word: (word, "count") for word in COUNTS.split()}
    for kind, table in _TABLES:
        for unit, words in table.items():
            known.update(dict.fromkeys(words.split(), (unit, kind)))
    return known


SPELLINGS = _spellings()
"""Spelling -> (unit as it is compared, kind)."""

_SLASH = (
    r"(?:/(?:平方米|平方公里|立方米|公里|公斤|千瓦时|小时|人次|吨|亩|斤|天|人|秒|年|月|户|台|升))?"
)


def _pattern(words: list[str]) -> str:
    parts = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        part = re.escape(word)
        if word.isascii() and word.isalnum():
            part += "(?![A-Za-z0-9])"
        elif word in _NOT_BEFORE:
            part += f"(?![{_NOT_BEFORE[word]}])"
        parts.append(part)
    return "|".join(parts)


UNIT = rf"(?:{_pattern(list(SPELLINGS))}){_SLASH}"
"""Pattern of a unit after an Arabic numeral."""

WORD_UNIT = rf"(?:{_pattern([w for w in SPELLINGS if w not in _ARABIC_ONLY])}){_SLASH}"
"""Pattern of a unit after a Chinese numeral."""


def unit_of(printed: str) -> tuple[str, str]:
    """Comparable unit and kind of a printed unit; an empty one is a bare count."""
    if not printed:
        return "", "count"
    head, slash, tail = printed.partition("/")
    unit, kind = SPELLINGS[head]
    return unit + slash + tail, kind
