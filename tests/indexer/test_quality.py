from core.language.regions import Gazetteer
from core.schema import Page, Report
from indexer.reading import read_through

LOOP = "全县签约亿元以上项目40个，合同引资额273亿元，开工38个。"
REST = "全年新增城镇就业1.2万人，完成年度目标的106%。"


def test_plain_text_has_nothing_set_aside() -> None:
    quality = read_through(
        Report("a.txt", "a.txt", f"# 范县\n\n{LOOP}{REST}"), "", Gazetteer.national(), 350
    ).quality
    assert (quality.pages, quality.recognised, quality.confidence) == (0, 0, None)
    assert (quality.aside, quality.repeated, quality.chunks) == (0.0, 0, 1)
    assert quality.facts == 5


def test_repeats_and_bylines_are_set_aside() -> None:
    text = f"{LOOP * 12}{REST}\n\n责任编辑：张三\n"
    quality = read_through(Report("a.txt", "a.txt", text), "", Gazetteer.national(), 350).quality
    assert quality.repeated == 1
    expected = 1 - len(LOOP + REST) / (len(text) - 3)
    assert abs(quality.aside - expected) < 0.001
    assert quality.facts == 5


def test_recognised_pages_are_averaged() -> None:
    report = Report(
        "a.pdf",
        "a.pdf",
        f"{LOOP}\n\n{REST}",
        pages=(Page(1, 0, len(LOOP)), Page(2, len(LOOP) + 2, len(LOOP + REST) + 2)),
        recognised=((1, 0.9), (2, 0.8)),
    )
    quality = read_through(report, "", Gazetteer.national(), 350).quality
    assert (quality.pages, quality.recognised) == (2, 2)
    assert quality.confidence is not None
    assert abs(quality.confidence - 0.85) < 1e-9
