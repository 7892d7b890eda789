"""What is done where something goes wrong: 对进展缓慢的，及时提醒; 到期没办的项目挂牌督办."""

import re
from collections.abc import Iterator

from answerer.spans.spans import Found, View
from core.schema import Span

_ASKED = re.compile(
    r"(?:怎么|咋|如何|怎样)(?:办(?![理法])|处[置理]|治|管|罚|惩|问责|整改|弄)|啥后果|什么后果|(?:会|要)(?:怎么样|咋样|怎样)"
)
# What a fault is told by; staff say it shorter (慢了) than reports do (进展缓慢).
_FAULTS = (
    re.compile(r"慢|滞后|拖|推进不力|停滞|超期"),
    re.compile(r"不到位|不力|落实不|没落实|没做好|做得差"),
    re.compile(r"差|靠后|落后|末位|最后(?:一名)?|倒数|后一名|垫底"),
    re.compile(r"违规|违法|作假|造假|瞒报|虚报"),
    re.compile(r"不合格|不达标|没达标|超标"),
    re.compile(r"逾期|拖欠|欠[薪款缴费]|没交|未交"),
    re.compile(r"闲置|空置|撂荒|低效"),
)
# 对甲的，乙 and 甲的，乙: whom, then what is done in the clauses behind.
_BEHIND = re.compile(r"^(?:对于?|凡是?|向|将)?(?P<whom>[^，,。；;]{2,24}?)的$")
# 慢了的项目挂牌提醒, 向缓慢的单位下发提醒函: both in one clause.
_WITHIN = re.compile(
    r"^(?:对于?|向|给|将)?(?P<whom>[^，,。；;]{2,20}?)的?(?:项目|企业|单位|部门|责任单位|县区|县|乡镇|干部|人员|个人|商家|土地)+"
    r"(?:负责人)?(?P<deed>[^，,。；;的]{3,})$"
)
_EDGE = " ，,。；;：:"
_MOST = 2


def deals_with(question: str) -> bool:
    """Whether a question asks what is done about a fault that it names."""
    return bool(_ASKED.search(question)) and any(fault.search(question) for fault in _FAULTS)


def find_dealings(view: View) -> Iterator[Found]:
    """The clauses that say what is done about the asked fault."""
    asked = [fault for fault in _FAULTS if fault.search(view.frame.question)]
    text, clauses = view.chunk.text, view.sentence.clauses
    for number, clause in enumerate(clauses):
        words = text[clause.start : clause.end].strip(_EDGE)
        behind, within = _BEHIND.match(words), _WITHIN.match(words)
        match = behind or within
        if match is None and not any(_is_of(fault, words) for fault in asked):
            continue
        if match and not any(fault.search(match["whom"]) for fault in asked):
            continue
        end = clauses[min(number + _MOST, len(clauses) - 1)].end if behind else clause.end
        start = clause.start + text[clause.start : clause.end].index(words)
        told = text[start:end].strip(_EDGE)
        yield Found(Span(start, start + len(told)), told, 1.2, view.with_asking)


def _is_of(fault: re.Pattern[str], words: str) -> bool:
    """Whether a clause begins with the fault and goes on: 后一名领黄旗."""
    match = fault.match(words)
    return match is not None and len(words) >= match.end() + 3
