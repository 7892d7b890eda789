"""Spans of another event than the asked one: the day of the 开幕 for that of the 闭幕."""

import re

from answerer.candidate import Candidate
from core.language.numerals import parse_numeral
from core.language.subjects import without_quoted
from core.parser.frame import Frame

# Of these two the one is not the other; where a sentence tells only of the other, it is no answer.
_PAIRS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("开幕|开赛|揭幕|拉开.{0,2}幕", "闭幕|落幕|收官|谢幕"),
        ("第一[个名位批次棒]|首[个名位批次家棒季]|率先|头[季名]", "最后|最晚|末[位名棒]"),
        ("开工|动工|奠基|始建", "竣工|完工|建成|封顶"),
        ("上任|就任|当选|任命|出任|接任|(?<![卸离责主担])任", "卸任|离任|免去|辞去|不再担任"),
        ("中断|断[电网水]|停[电水运]", "恢复|抢通|复[电水工]"),
        ("入选|上榜", "退出|落选"),
        ("公诉|起诉", "逮捕|立案"),
        ("成立|组建|创[建办立]", "撤销|解散|注销"),
        ("最高", "最低"),
        ("最[大多]", "最[小少]"),
    )
)
# A day is one of the asked event only where that is told: the words that ask for it, and those
# that tell it.
_EVENTS = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("闭幕|落幕|收官|谢幕", r"闭幕|落幕|收官|谢幕|结束|[日号][至到—-]|\d[至到—-]\d"),
        ("抢通|打通", "抢通|恢复|通行|通车|开通|打通|贯通"),
        ("竣工|完工|建成|建好", "竣工|完工|建|交付|投用|使用|验收|交工|完成"),
        ("获批|批复", "批|获准|入选|认定|列入|同意"),
        ("找到|寻获|获救", "找到|发现|救出|获救|寻获|遇难|遗体"),
        ("抓获|落网|归案|被抓|逮住|抓到", "抓|落网|归案|捕|到案|拘|查获"),
        ("去世|逝世", "[去逝离过辞]世|死|亡|病故|没了|牺牲|享年|殉职"),
        ("颁奖", "颁"),
        ("免职|免去|辞去|卸任|离任", "免|辞|卸任|离任|不再"),
        ("开除", "开除|双开"),
        ("宣判|判决", "判|裁定"),
        ("投产|投运|并网", "投产|投入|运行|投运|并网|启用|运营|生产"),
    )
)
# 副市长 is no 市长, 三周年 no 四周年.
_POST = re.compile(r"(?<!副)(?:[省市县区镇乡局部院校]长|书记|主任|主席|总经理|董事长)")
_ANNIVERSARY = re.compile(r"([一二三四五六七八九十百]{1,4}|\d{1,3})周年")
_BESIDE = 40


def of_another_event(frame: Frame, candidate: Candidate) -> bool:
    """Whether the sentence of a span tells of another event or post than the asked one."""
    question = without_quoted(frame.question)
    sentence = candidate.sentence_text
    if frame.asked == "date" and _tells_no_such(question, candidate):
        return True
    return (
        any(_only_other(question, sentence, *pair) for pair in _PAIRS)
        or _of_a_deputy(question, sentence)
        or _of_another_anniversary(question, sentence)
    )


def _only_other(question: str, sentence: str, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    for asked, turned in ((one, other), (other, one)):
        if asked.search(question) and not turned.search(question):
            return bool(turned.search(sentence)) and not asked.search(sentence)
    return False


def _tells_no_such(question: str, candidate: Candidate) -> bool:
    asked = [told for asked, told in _EVENTS if asked.search(question)]
    chunk = candidate.chunk
    before = chunk.text[max(0, candidate.sentence.start - _BESIDE) : candidate.sentence.start]
    around = " ".join((candidate.report.title, *chunk.section, before, candidate.sentence_text))
    return any(not told.search(around) for told in asked)


def _of_a_deputy(question: str, sentence: str) -> bool:
    posts = {match.group() for match in _POST.finditer(question)} if "副" not in question else set()
    return any(
        f"副{post}" in sentence and not re.search(f"(?<!副){post}", sentence) for post in posts
    )


def _of_another_anniversary(question: str, sentence: str) -> bool:
    asked, told = (
        {parse_numeral(number) for number in _ANNIVERSARY.findall(text)}
        for text in (question, sentence)
    )
    return bool(asked and told) and not asked & told
