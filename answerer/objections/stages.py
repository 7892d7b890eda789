"""What stage the things of a figure are in, where its own words do not say it."""

import re

from answerer.candidate import Candidate
from core.language.lexicon import group_of, qualifier_spans, qualifiers_in
from core.language.quantities import find_quantities

_STAGE = "阶段"
_MEANT = re.compile(r"(?:多少|几)[个家项]?(?P<does>[^，,。？?]*)[。？?]?$")
# 储备的项目，已经开工的有多少个
_PART = re.compile(r"[，,](?P<part>[^，,。？?]{2,12}?)的(?:有|是|共)?(?:多少|几)[个家项]?[。？?]?$")
_GOES_ON = frozenset({"", "、", "或", "或者", "并"})
_PAUSE = re.compile(r"[，,；;。：:]")


def is_told_beside(asked: set[str], candidate: Candidate) -> bool:
    """Whether its sentence tells of the asked stage alone, and not of another figure.

    按照8个专项，谋划储备项目 tells of the 8 what 储备项目 asks for; 共12个，开工5个 does not.
    """
    if candidate.number is None:
        return False
    stages = [
        (clause, {q for q in qualifiers_in(clause) if group_of(q) == _STAGE})
        for clause in _PAUSE.split(candidate.sentence_text)
    ]
    told = [(clause, found) for clause, found in stages if found]
    alone = all(found <= asked and not find_quantities(clause) for clause, found in told)
    return bool(told) and alone


def stages_meant(question: str) -> set[str]:
    """The stage that is asked of things of another one: 签约的项目有几个已经开工.

    The last one behind the question word, with those that it goes on from (建成投产, 竣工或投产),
    any of which will do.
    """
    before, match = _PART.search(question), _MEANT.search(question)
    does = match["does"] if match and match["does"] else before["part"] if before else ""
    meant: set[str] = set()
    start = None
    for low, high in reversed(qualifier_spans(does)):
        stage = {q for q in qualifiers_in(does[low:high]) if group_of(q) == _STAGE}
        if stage and (start is None or does[high:start] in _GOES_ON):
            meant |= stage
            start = low
    return meant
