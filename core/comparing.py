"""Whether a question compares, and how."""

import re

from core.text import fold

# operation -> its wordings; the first that matches decides
_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("difference", r"相差|差(?:了)?多少|差距|(?:比|较).{1,24}(?:多|少|高|低|大|小|快|慢)(?:出|了)?(?:多少|几)|多出多少|高出多少|少多少|(?:扩大|缩小|收窄|提高|回落|增加|减少)(?:了)?(?:多少|几)个?"),
    ("sum", r"合计|加起来|加在一起|总和|之和|一共|总共|共计|合起来"),
    ("growth", r"增长(?:了)?(?:多少|几|百分之)|增加(?:了)?(?:多少|几)|增幅|涨幅|变化"),
    ("share", r"占.{0,16}(?:比重|比例|多少|百分之|几成)|占比"),
    ("ranking", r"排名|排序|从[高大多]到[低小少]|由[高大多]到[低小少]"),
    ("least", r"(?:哪|谁).{0,24}(?:更|最)?(?:少|低|小|慢|晚)|(?:最|更)(?:少|低|小|慢)"),
    ("most", r"(?:哪|谁).{0,24}(?:更|最)?(?:多|高|大|快|长|好|强|早)|(?:最|更)(?:多|高|大|快|长)"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _OPERATIONS)
# An operation over one place and one year (合计 in a passage's own total) is an ordinary value.
_ALONE = re.compile(r"(?:各县|各区|各市|哪个?[县市区]|几个县)")


_WORDS = re.compile(
    r"相差|差(?:了)?多少|差距|合计|加起来|加在一起|总和|之和|合起来|比较|相比|对比|"
    r"(?:哪|谁)(?:一?个)?(?:县|市|区|省|家|个|国|地方|项目)?(?:的)?|"
    r"(?:更|最)?(?:多|少|高|低|大|小|快|慢)(?:出|了)?(?:多少|几)?(?:个)?(?:点|百分点)?$|"
    r"^比|(?<=\s)比|从[高大多]到[低小少]|排序|排名|增长了?(?:多少|百分之)?|差$"
)


def without_operation(indicator: str) -> str:
    """The indicator less the words of comparing."""
    return " ".join(_WORDS.sub(" ", indicator).split())


def read_operation(question: str, regions: int, periods: int, subjects: int) -> str:
    """The operation of a comparison, or empty where the question compares nothing.

    A question compares when it names two or more places, periods or subjects
    (or asks which of all counties), and an operation between them.
    """
    text = fold(question)
    several = regions >= 2 or periods >= 2
    if not several and not (subjects >= 2 and re.search(r"哪|谁|相差|差多少|加起来|合计", text)):
        open_question = _ALONE.search(text) and re.search(r"最(?:多|高|大|少|低|小|快|慢)", text)
        if not open_question:
            return ""
    for name, pattern in _COMPILED:
        if pattern.search(text):
            return name
    return ""
