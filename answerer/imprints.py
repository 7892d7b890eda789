"""Who wrote a report and when it came out: told in its byline and its date line, in no passage."""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from answerer.answer import Answer
from answerer.candidate import Candidate, Evidence
from answerer.citations import Citations
from answerer.overlap import coverage
from answerer.refusal import refuse_with
from core.language.calendar import day_of
from core.parser.frame import Frame
from core.schema import Hit, Report, Span

_WORK = r"(?:稿子?|文章|报道|新闻|消息|[专那这]版|综述|通讯(?!员)|[那这]篇)"
_BY = r"(?:记者|通讯员|作者|撰稿人)"
_WRITER_ASKED = re.compile(
    rf"{_WORK}.{{0,6}}?(?:{_BY}|谁(?:采?写|撰|报道))|{_BY}.{{0,4}}?(?:采?写|撰写|报道)的"
)
# Who took the pictures: 综述的图是谁拍的, 这版的照片是哪几个人拍的.
_PHOTOGRAPHER_ASKED = re.compile(
    r"(?:[照图]片?|摄影).{0,8}?(?:谁|哪(?:些|一?位|[几两三一]?[个位名])(?:人|记者)?)(?:去|来)?[拍摄照]"
    r"|摄影(?:者|师|记者)?(?:是|叫|为)?(?:谁|哪)"
)
_ISSUED_ASKED = re.compile(
    r"(?P<work>公告|通报|公报|快报|简报|通知|报告|报道|文章|稿子?|新闻|综述)[^，。？?]{0,3}"
    r"(?:哪一?[天日]|几[号日]|几月几[号日]|什么时[候间]|何时|啥时候?|哪一?年)[^，。？?]{0,2}"
    r"(?:发|公布|印发|出来|登|刊)"
    r"|(?P<named>公告|通报|公报|快报|简报|通知|报告|报道|文章|稿子?|新闻|综述)的?(?:发布|公布|印发|刊发|刊登|发表|落款|成文)(?:日期|时间)"
)
_ASKING = re.compile(
    rf"记者|通讯员|作者|撰稿人|采?写|撰|谁|有?哪些人?|哪一?[个位名天日年]|叫|什么时?|啥时?|候|几[号日月]|日期|时间|落款|成文|发布?|公布|印发|刊|登|出来|的|那[条篇版]?|这[条篇版]?|[照图]片?|文字|拍|摄影?|署名|报社|本报|[版篇是都]|{_WORK}"
)
_ROLE = r"(?:记者|通讯员|作者|撰文)"
_BYLINE = re.compile(
    rf"{_ROLE}[ \t　:：]+(?P<names>[^)）\n]{{2,60}}?)(?=[)）\n]|[ \t　]*{_ROLE}|$)"
)
_PICTURES = re.compile(r"/(?:文|图)$|文/图$|图/文$|摄影?$|整理$")
_OF_PICTURES = re.compile(r"(?:/文[ \t　、，,]+|^)(?P<names>(?:(?!/文).)*(?:/图|图/文|摄影?)$)")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_DATE = r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
_DATE_LINE = re.compile(
    rf"^[ \t　#*]*(?P<day>{_DATE})[ \t　*]*$|^published: ?(?P<iso>\d{{4}}-\d\d-\d\d)", re.M
)
# A byline and a date line stand at the head of a report, a date line also at its foot.
_HEAD, _LEAST = 2000, 0.6
_REPORTS = 5


class Imprint(NamedTuple):
    """A byline or date line: where it stands in the report, what it says and how that was read."""

    place: Span
    text: str
    step: str = ""


def imprinted(evidence: Evidence) -> Answer | None:
    """The writer or the day of issue of the report that the question names; None if not asked.

    Whom a report speaks of never wrote it: without a byline the writer is not known.
    """
    question = evidence.frame.question
    if _PHOTOGRAPHER_ASKED.search(question):
        find = _photographers
    elif _WRITER_ASKED.search(question):
        find = _writers
    elif _ISSUED_ASKED.search(question):
        find = _issued
    else:
        return None
    topic = " ".join(re.findall(r"[^\s]{2,}", _ASKING.sub(" ", evidence.frame.indicator)))
    found = [
        (hit, imprint)
        for hit in _meant(evidence, topic)
        if (imprint := find(evidence.reports[hit.chunk.doc_id], question))
    ]
    # A question that says nothing of what it is about means a report only if there is but one.
    if found and (topic or len(found) == 1):
        return _answered(evidence, *found[0])
    if find is _issued:
        return None
    return refuse_with(question, evidence.frame, [], evidence.hits[:10])


def _meant(evidence: Evidence, topic: str) -> list[Hit]:
    """The reports that can be meant, by a hit of each; that which says most of the topic first."""
    frame = evidence.frame
    first: dict[str, Hit] = {}
    for hit in evidence.hits:
        first.setdefault(hit.chunk.doc_id, hit)
    rows = []
    for rank, hit in enumerate(list(first.values())[:_REPORTS]):
        report = evidence.reports[hit.chunk.doc_id]
        said = coverage(topic, f"{report.title} {report.text[:200]} {hit.chunk.text}")
        if (said >= _LEAST or not topic) and _in_time(frame, report) and _there(frame, hit, report):
            rows.append((-said, rank, hit))
    return [hit for _, _, hit in sorted(rows, key=lambda row: row[:2])]


def _there(frame: Frame, hit: Hit, report: Report) -> bool:
    """Whether the report speaks of an asked place."""
    if not frame.regions:
        return True
    own = {hit.chunk.region, report.region}
    head = f"{report.title} {report.text[:_HEAD]}"
    return any(region in own or region[:2] in head for region in frame.regions)


def _in_time(frame: Frame, report: Report) -> bool:
    """Whether the report can speak of the asked time: it came out in it or in the year after."""
    year = report.published.year if report.published else report.year
    if not frame.periods or year is None:
        return True
    return any(p.start.year <= year <= p.end.year + 1 for p in frame.periods)


def _writers(report: Report, question: str) -> Imprint | None:
    """The byline of the asked role and its names."""
    wanted = "通讯员" if "通讯员" in question else ""
    for match in _BYLINE.finditer(report.text, 0, _HEAD * 4):
        if wanted and not match.group().startswith(wanted):
            continue
        names = _names_of(match["names"])
        if names:
            return Imprint(Span(match.start(), match.end("names")), "、".join(names))
    return None


def _photographers(report: Report, question: str) -> Imprint | None:
    """Those of the byline who took the pictures: 丙 丁 of 甲 乙/文 丙 丁/图, all of 甲 乙文/图."""
    for match in _BYLINE.finditer(report.text, 0, _HEAD * 4):
        pictured = _OF_PICTURES.search(match["names"])
        names = _names_of(pictured["names"]) if pictured else []
        if pictured and names:
            start, end = match.start("names") + pictured.start("names"), match.end("names")
            return Imprint(Span(start, end), "、".join(names))
    return None


def _names_of(line: str) -> list[str]:
    """The names of a byline; of 甲 乙/文 丙/图 those who wrote."""
    names = []
    for word in re.split(r"[ \t　、，,]+", line.strip()):
        name = _PICTURES.sub("", word)
        if not _PERSON.fullmatch(name):
            return []
        names.append(name)
        if word.endswith("/文"):
            break
    return names


def _issued(report: Report, question: str) -> Imprint | None:
    """The date line of the report, where its title names the asked kind of work."""
    match = _ISSUED_ASKED.search(question)
    work = (match["work"] or match["named"]) if match else ""
    if not work or (len(work) == 2 and work not in report.title):
        return None
    line = _DATE_LINE.search(report.text, 0, _HEAD) or _last(report.text)
    if line is None:
        return None
    if line["day"]:
        return Imprint(Span(*line.span("day")), line["day"])
    day = day_of(date.fromisoformat(line["iso"])).label
    return Imprint(Span(*line.span("iso")), day, f"原文写作“{line['iso']}”，即{day}")


def _last(text: str) -> re.Match[str] | None:
    found = list(_DATE_LINE.finditer(text, max(0, len(text) - 100)))
    return found[-1] if found else None


def _answered(evidence: Evidence, hit: Hit, imprint: Imprint) -> Answer:
    report, place = evidence.reports[hit.chunk.doc_id], imprint.place
    quote = report.text[place.start : place.end]
    whole = Span(0, len(quote))
    line = replace(hit.chunk, text=quote, spans=(place,), section=())
    citations = Citations()
    citations.cite(Candidate(line, report, whole, quote, clause=whole, sentence=whole))
    return Answer(
        question=evidence.frame.question,
        status="answered",
        frame=evidence.frame,
        answer=imprint.text,
        sentence=quote,
        steps=(imprint.step,) if imprint.step else (),
        citations=citations.all(),
        reprints=evidence.reprints.get(report.doc_id, ()),
        hits=evidence.hits[:10],
    )
