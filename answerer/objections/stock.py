"""What there is at present is not what was added to it: 现在有多少 of 新增80名."""

import re

from answerer.candidate import Candidate
from core.language.lexicon import qualifiers_in
from core.parser.frame import Frame

_AT_PRESENT = re.compile(
    r"(?:现在|目前|如今|眼下)(?:[^，,。？?]{0,8}?有|[^，,。？?]{0,24}?(?:总共|一共|共)有)"
    r"|全部[^，,。？?]{0,12}(?:总共|一共|共)有|(?<![发实出体呈])现有|现存|总数"
)
_ADDED = {"范围:新增", "阶段:新建"}
# 目前新升规的企业 were added; 高新技术企业 need not be.
_NEW = re.compile(r"(?<!高)新(?:引进|升规|入规|入库|认定|培育|签|落户)")


def is_only_added(frame: Frame, candidate: Candidate) -> bool:
    """Whether the question asks how many there are now, and the figure tells how many were added.

    What there was of a year (2022年一共有多少家上市) may well be told as added.
    """
    asked = bool(_ADDED & set(qualifiers_in(frame.question)) or _NEW.search(frame.question))
    added = "范围:新增" in candidate.qualifiers and not asked
    return added and bool(_AT_PRESENT.search(frame.question))
