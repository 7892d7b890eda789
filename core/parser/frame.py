"""How a question was understood.

A frame is data: the chat shows it as chips, and an edited frame can be asked
again as it stands.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from core.language.periods import Period


@dataclass(frozen=True, slots=True)
class Frame:
    """The reading of one question.

    `asked` is value (a figure), rank, date, name, list, text or compare.
    `measure` is the kind of figure asked (count, money, percent, point, rank,
    ratio, measure) or empty; `unit` is the unit asked, in its base form (元,
    个, 次), or empty. `subjects` are
    names other than regions (a company, a contest, a project). `indicator`
    is what is asked about, in the question's words; `excluded` what it leaves
    out (不含港澳台). `operation` is empty but
    for comparisons: difference, sum, mean, most, least, spread, growth, share, times,
    ranking, place (where the first of the regions stands), each, passing (which keep the
    `bounds`, in the question's words) and counted (how many do). `among` is the kind of
    places (县) or 年 where all of them are compared.
    `year_assumed` says that the question names no year of its own, and its periods took
    one. `inherited` names the fields taken from an earlier question.
    """

    question: str
    asked: str = "value"
    regions: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    indicator: str = ""
    qualifiers: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    measure: str = ""
    unit: str = ""
    operation: str = ""
    among: str = ""
    bounds: tuple[str, ...] = ()
    year_assumed: bool = False
    inherited: tuple[str, ...] = ()
    pinned: tuple[str, ...] = field(default=())

    def changed(self, **fields: Any) -> "Frame":
        """The same frame with some fields replaced."""
        return replace(self, **fields)

    def to_json(self) -> dict[str, Any]:
        """The frame as the design's answer format gives it, and what an edit needs."""
        return {
            "question": self.question,
            "asked": self.asked,
            "regions": list(self.regions),
            "subjects": list(self.subjects),
            "periods": [
                {"label": p.label, "start": p.start.isoformat(), "end": p.end.isoformat()}
                for p in self.periods
            ],
            "indicator": self.indicator,
            "qualifiers": list(self.qualifiers),
            "excluded": list(self.excluded),
            "measure": self.measure,
            "unit": self.unit,
            "operation": self.operation,
            "among": self.among,
            "bounds": list(self.bounds),
            "year_assumed": self.year_assumed,
            "inherited": list(self.inherited),
        }


def frame_from_json(data: dict[str, Any]) -> Frame:
    """The inverse of `Frame.to_json`."""
    periods = tuple(
        Period(date.fromisoformat(p["start"]), date.fromisoformat(p["end"]), p["label"])
        for p in data.get("periods", ())
    )
    lists = ("regions", "subjects", "qualifiers", "excluded", "bounds", "inherited")
    texts = ("question", "asked", "indicator", "measure", "unit", "operation", "among")
    fields: dict[str, Any] = {name: data[name] for name in texts if name in data}
    fields |= {name: tuple(data.get(name, ())) for name in lists}
    return Frame(periods=periods, year_assumed=bool(data.get("year_assumed")), **fields)
