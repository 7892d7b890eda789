"""Spans of another event than the asked one: the day of the 开幕 for that of the 闭幕."""

import re

from answerer.candidate import Candidate
from core.language.contrasts import contrasts
from core.language.subjects import without_quoted
from core.parser.frame import Frame

# Of these two the one is not the other; where a sentence tells only of the other, it is no answer.
_PAIRS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("开幕|开赛|揭幕|拉开.{0,2}幕", "闭幕|落幕|收官|谢幕"),
        ("第一棒|首棒", "最后一棒|末棒"),
        ("头季|第一季|首季", "再生季|第二季"),
        ("最[早先]|第一[个名位批次]|首[个名位批次家]|率先", "最后|最晚|末[位名]"),
        ("开工|动工|奠基", "竣工|完工|建成|封顶"),
        ("上任|就任|当选|任命|出任", "卸任|离任|免去|辞去|不再担任"),
        ("中断|断[电网水]|停[电水运]", "恢复|抢通|复[电水工]"),
        ("入选|上榜", "退出|落选"),
        ("失联", "找到|救出|遇难"),
        ("开庭|公审|审理", "宣判|判决"),
        ("公诉|起诉", "逮捕|立案"),
        ("成立|组建|创[建办立]", "撤销|解散|注销"),
        ("最[高大多强热快长]", "最[低小少弱冷慢短]"),
    )
)
# A day is one of the asked event only where that is told: the words that ask for it, and those
# that tell it.
_EVENTS = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("闭幕|落幕|收官|谢幕", "闭幕|落幕|收官|谢幕|结束|[至到—-]"),
        ("抢通|打通", "抢通|恢复|通行|通车|开通|打通"),
        ("竣工|完工|建成|建好", "竣工|完工|建|交付|投用|使用|验收|交工"),
        ("获批|批复", "批|获准|入选|认定|列入"),
        ("找到|寻获|获救", "找到|发现|救出|获救|寻获|遇难|遗体"),
        ("抓获|落网|归案|被抓|逮住|抓到", "抓|落网|归案|捕|到案|拘|查获"),
        ("去世|逝世", "[去逝离过]世|死|身亡|病故|没了"),
        ("颁奖", "颁"),
        ("免职|免去|辞去|卸任|离任", "免|辞|卸任|离任|不再"),
        ("开除", "开除|双开"),
        ("宣判|判决", "判|裁定"),
        ("投产|投运|并网", "投产|运行|投运|并网|启用|运营"),
    )
)
# 副市长 is no 市长, 三周年 no 四周年.
_POST = re.compile(r"(?<!副)(?:[省市县区镇乡局部院校]长|书记|主任|主席|总经理|董事长)")
_ANNIVERSARY = re.compile(r"([一二三四五六七八九十]{1,3}|\d{1,3})周年")
_SORT = re.compile(r"(?P<sort>[\u4e00-\u9fff]{2})型(?=[\u4e00-\u9fff])")
_BESIDE = 40


def of_another_event(frame: Frame, candidate: Candidate) -> bool:
    """Whether the sentence of a span tells of another event, post or sort than the asked one."""
    question = without_quoted(frame.question)
    sentence = candidate.sentence_text
    if frame.asked == "date" and _tells_no_such(question, candidate):
        return True
    return (
        any(_only_other(question, sentence, *pair) for pair in _PAIRS)
        or _of_a_deputy(question, sentence)
        or _differs(_ANNIVERSARY, question, sentence)
        or _differs(_SORT, question, sentence)
        or contrasts(question, (candidate.clause_text, sentence))
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
    posts = {match.group() for match in _POST.finditer(question)}
    return (
        any(f"副{post}" in sentence and not re.search(f"(?<!副){post}", sentence) for post in posts)
        and "副" not in question
    )


def _differs(pattern: re.Pattern[str], question: str, sentence: str) -> bool:
    asked, told = set(pattern.findall(question)), set(pattern.findall(sentence))
    return bool(asked and told) and not asked & told
