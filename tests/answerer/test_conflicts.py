"""Figures that contradict each other: the one to trust comes first, the rest say why not."""

from datetime import date

from answerer.candidate import Candidate
from answerer.citations import Citations
from answerer.conflicts import conflicts_of, preferred
from tests.answerer.made import made


def figure(text: str, number: str, day: date, doc_id: str, **fields: object) -> Candidate:
    return made(
        text, number, doc_id=doc_id, published=day, near="粮食产量", region="松涛县", **fields
    )


OLD = figure("粮食产量38万吨。", "38万吨", date(2023, 1, 5), "old.txt", score=2.0)
NEW = figure("粮食产量39万吨。", "39万吨", date(2023, 6, 5), "new.txt", score=1.9)


def test_the_newest_report_comes_first() -> None:
    assert [c.text for c in preferred([OLD, NEW])] == ["39万吨", "38万吨"]


def test_a_revision_goes_before_a_newer_preliminary_figure() -> None:
    revised = figure(
        "修订后粮食产量38万吨。",
        "38万吨",
        date(2023, 1, 5),
        "old.txt",
        score=1.9,
        qualifiers=("修订:修订",),
    )
    first = figure(
        "初步粮食产量39万吨。",
        "39万吨",
        date(2023, 6, 5),
        "new.txt",
        score=2.0,
        qualifiers=("修订:初步",),
    )
    ordered = preferred([first, revised])
    assert ordered[0] is revised
    (conflict,) = conflicts_of(revised, ordered[1:], Citations())
    assert (conflict.answer, "修订" in conflict.why) == ("39万吨", True)


def test_each_conflict_is_cited_and_says_when_it_was_told() -> None:
    citations = Citations()
    (conflict,) = conflicts_of(NEW, [OLD], citations)
    assert "2023-01-05" in conflict.why
    assert "38万吨" in citations.all()[conflict.citation - 1].quote


def test_another_thing_is_no_conflict() -> None:

    other = made("播种38万吨。", "38万吨", near="播种", region="松涛县", score=2.0)
    assert conflicts_of(NEW, [other], Citations()) == ()
    assert preferred([NEW, other])[0] is NEW


def test_how_far_a_figure_moved_is_no_other_figure() -> None:
    revised = figure(
        "修订后粮食产量38万吨，比初步数减少1万吨。",
        "38万吨",
        date(2023, 6, 5),
        "new.txt",
        score=2.0,
        qualifiers=("修订:修订",),
    )
    moved = figure(
        "修订后粮食产量38万吨，比初步数减少1万吨。",
        "1万吨",
        date(2023, 6, 5),
        "new.txt",
        score=1.9,
        qualifiers=("修订:初步",),
    )
    assert conflicts_of(revised, [moved], Citations()) == ()
