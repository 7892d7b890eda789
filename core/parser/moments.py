"""Whether a question sets times side by side: 谁入党早, 哪条线先通车, 甲比乙早几年."""

import re

# The measure of a frame that compares times.
MOMENT = "date"
# What says that one was before the others; 先进, 首先 and 领先 say other things.
FIRST = r"(?:(?<![首优原预率领抢])先(?![进生行期后锋导])|率先)"
# 早高峰, 迟到 and 晚会 are words of their own.
_SOONER = (
    r"(?:(?<![推延])[早晚迟](?![稻餐饭市报间上晨教点熟产到会]|高峰|期)[了些点]?(?=[的是呢呀啊]{0,2}[？?，,。]|"
    rf"[^，,。？?]{{0,2}}(?:多少|几)|$)|(?:更|最)[早晚迟](?![稻餐饭市报间])|{FIRST})"
)
_BETWEEN = re.compile(rf"(?:哪|谁)[^，,。？?]*?{_SOONER}|比[^，,。？?]*?[早晚迟]了?(?:多少|几)")
_AGES = re.compile(
    r"(?<!平均)(?:年[纪龄]|岁数)[^，,。？?]{0,4}[大小轻长]"
    r"|(?:哪|谁)[^，,。？?]{0,6}?(?<![\d半明今去常])年[轻长](?!人|干部)|(?:哪|谁)[更最]?老(?=[？?，,些点]|$)"
)
_TOLD = re.compile(
    rf"得?[更最]?[早晚迟][了些点]?(?:的是?)?$|^{FIRST}|年[纪龄轻长]|岁数|^[之其当]中|^里[头面边]?$|"
    r"的?(?:时间|日期|年份|年月|日子)$|^(?:这|那)?[两二三四五六七八九2-9]个?[位人名][\u4e00-\u9fff]{0,4}$"
)


def asks_moments(question: str) -> bool:
    """Whether what is compared is when something was, or how old somebody is."""
    return bool(_BETWEEN.search(question)) or asks_ages(question)


def asks_ages(question: str) -> bool:
    """Whether the elder or younger is asked for."""
    return bool(_AGES.search(question))


def event_of(indicator: str) -> str:
    """What is asked of each, less the words that set times side by side: 入党 of 入党更早."""
    words = (_TOLD.sub(" ", word) for word in indicator.split())
    return "".join(" ".join(words).split())
