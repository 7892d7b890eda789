"""The pattern of a printed figure, and of what looks like one and is not."""

import re

from core.language.numerals import CHINESE, DIGITS
from core.language.text import CJK
from core.language.units import UNIT, WORD_UNIT

_CN_DATE = r"[一二三四五六七八九十]{1,3}"
# Dates, times, versions, telephone numbers, labels, idioms: read over, never quantities.
_SKIP = "|".join(
    (
        r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+",
        r"[A-Za-z]+-?\d++(?:\.\d+)*+[A-Za-z]*+(?![%万亿元])",
        r"(?<![\d-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|400-?\d{3,4}-?\d{3,4})(?!\d)",
        r"\d+(?:\.\d+){2,}|\d+(?:\+\d+)+|\d{4}(?P<sep>[-/])\d{1,2}(?P=sep)\d{1,2}(?!\d)",
        r"\d+(?:\.\d+)?(?:[:∶/⁄]\d+(?:\.\d+)?)+",
        r"(?<!\d)(?:1[89]|20)\d{2}年?[-至到](?:19|20)?\d{2}年",
        r"(?<!\d)(?:19|20)\d{2}-20\d{2}(?!\d|\.\d|[万亿])",
        rf"(?<!\d)(?:1[89]|20)\d{{2}}年度?|[{DIGITS}]{{4}}年",
        r"(?<![\d.])\d{1,2}(?:月?[-至到]\d{1,2})?月份?(?:\d{1,2}[日号])?",
        r"(?<![\d.])\d{1,2}(?:[-至到]\d{1,2})?[日号]",
        r"(?<![\d.])\d{1,2}[时点](?!个)(?:\d{1,2}分|半|许)?",
        rf"{_CN_DATE}月(?:份|{_CN_DATE}[日号])?|{_CN_DATE}[日号时](?!间|代)|[一二三四]季度?",
        r"[三四五六七八九]位一体|三次产业|[一两]位数|一项目|(?:\d+|[一二三四五六七八九十]+)人制",
        r"一(?P<twin>.)(?P=twin)|一条龙|一次性|一[些定般直起切系部代号度层门体线流旦同]",
        r"[唯统之万]一|零件|零元购",
        rf"(?<![提以之])[前头](?:\d{{1,2}}|{_CN_DATE})(?:个?月|[名位强])",
        r"近[两二三几数\d]{1,2}年|每年|(?<!为期)(?<!徒刑)(?<!期限)一年|[一二三]产业?",
    )
)
_BEFORE = (
    r"(?:不(?:少于|低于|超过|足|到)|超过|将近|接近|大约|至少|最多|[高低大小多少]于|逾"
    r"|(?<![附最临邻靠远相将])近|(?<![签合节条公预特邀制违契集])约|(?<![赶反])超)"
)
_AFTER = (
    r"(?:及?以[上下内]|之多|左右|上下|不等|之?内(?=[,。;、]|完成|办结|$)"
    r"|(?<=[成倍年元])多(?![功样元种渠方]))"
)
INNER = r"[余多几来]"
SCALE = r"(?:[十百千]?万亿?|[十百千]?亿|千(?![瓦克米伏卡帕赫])|百(?![分帕]))"
_NUMBER = (
    rf"(?P<before>{_BEFORE})?(?P<sign>(?<=[为是长降跌幅到至(,:、\s])-)?"
    rf"(?:(?P<arabic>(?<![\d.])\d+(?:\.\d+)?)"
    rf"(?P<inner>{INNER})?(?P<scale>{SCALE})?(?P<inner2>[余多])?"
    rf"(?:(?P<tenths>成)(?![为立功员果效本都长就品绩交熟分年人型])|(?P<unit>{UNIT}))?"
    rf"|(?P<word>(?<![第其初单专万]){CHINESE})"
    rf"(?P<word_inner>{INNER})?(?P<word_scale>{SCALE})?(?P<word_inner2>[余多])?"
    rf"(?:(?P<word_tenths>成)(?![为立功员果效本都长就品绩交熟分年人型])|(?P<word_unit>{WORD_UNIT})))"
    rf"(?P<after>{_AFTER})?"
)
_PERCENT = (
    rf"(?P<p_before>{_BEFORE})?(?P<per>[百千])分之"
    rf"(?P<p_number>\d+(?:\.\d+)?|{CHINESE})(?P<p_after>{_AFTER})?"
)
_FRACTION = (
    rf"(?P<f_before>{_BEFORE})?(?P<whole>(?!百分之|千分之)[{DIGITS}十百千万]+)分之"
    rf"(?P<part>[{DIGITS}十]+|\d+)(?P<f_after>{_AFTER})?(?!决赛)"
)
_RANK = rf"第(?P<rank>\d+|[一二三四五六七八九十百]+)(?P<place>位|名|大(?=[{CJK}]))?|(?P<first>首位)"
TOKEN = re.compile(
    rf"(?=[\dA-Za-z{DIGITS}十百千万亿第首前头近约超逾不将接大至最高低小多少每唯统之-])"
    rf"(?:(?P<percent>{_PERCENT})|(?P<fraction>{_FRACTION})|(?P<skip>{_SKIP})|(?P<ranked>{_RANK})|{_NUMBER})"
)
