from datetime import date

from core.language.regions import Gazetteer
from core.schema import Report
from indexer.cleaning import clean
from indexer.sections import Section, read_sections

GAZETTEER = Gazetteer.national()


def sections(
    text: str, region: str = "洛阳市", published: date | None = None, year: int | None = None
) -> list[Section]:
    report = Report("a", "a.md", text, region=region, published=published, year=year)
    return read_sections(clean(report, GAZETTEER), report, GAZETTEER)


def where(text: str, region: str = "洛阳市") -> list[tuple[tuple[str, ...], str]]:
    return [(section.path, section.region) for section in sections(text, region)]


def test_markdown_headings_and_chinese_numbering_nest() -> None:
    text = (
        "# 综述\n\n## 新安县\n\n开头的话。\n\n一、总体情况。\n正文一写在这里。\n\n"
        "（一）招商\n正文二写在这里。\n\n二、存在问题\n正文三写在这里。\n\n"
        "## 宜阳县\n\n正文四写在这里。\n"
    )
    assert where(text) == [
        (("综述", "新安县"), "新安县"),
        (("综述", "新安县", "一、总体情况"), "新安县"),
        (("综述", "新安县", "一、总体情况", "（一）招商"), "新安县"),
        (("综述", "新安县", "二、存在问题"), "新安县"),
        (("综述", "宜阳县"), "宜阳县"),
    ]


def test_a_run_in_heading_names_the_section_and_stays_in_the_text() -> None:
    (section,) = sections("# 综述\n\n一、挂牌督办。全县建立台账，逐项销号。\n")
    assert section.path == ("综述", "一、挂牌督办")
    report = "# 综述\n\n一、挂牌督办。全县建立台账，逐项销号。\n"
    assert section.paragraphs[0].text(report).startswith("一、挂牌督办。")


def test_places_alone_on_a_line_are_headings_below_the_numbering_they_stand_in() -> None:
    text = (
        "综述\n\n一、各县进展\n新安县\n正文一写在这里。\n宜阳县\n正文二写在这里。\n\n"
        "二、下一步\n正文三写在这里。\n"
    )
    assert where(text) == [
        (("综述", "一、各县进展", "新安县"), "新安县"),
        (("综述", "一、各县进展", "宜阳县"), "宜阳县"),
        (("综述", "二、下一步"), "洛阳市"),
    ]


def test_places_alone_on_a_line_hold_the_numbering_below_them() -> None:
    text = "综述\n\n新安县\n\n一、招商\n正文一写在这里。\n\n宜阳县\n\n一、招商\n正文二写在这里。\n"
    assert where(text) == [
        (("综述", "新安县", "一、招商"), "新安县"),
        (("综述", "宜阳县", "一、招商"), "宜阳县"),
    ]


def test_a_place_elsewhere_in_a_heading_is_not_its_region() -> None:
    text = (
        "# 综述\n\n## 新安县\n\n### 对接上海，招商引资\n\n正文写在这里。\n\n"
        "## 新安县、宜阳县\n\n正文写在这里。\n"
    )
    assert [region for _, region in where(text)] == ["新安县", "洛阳市"]


def test_a_long_paragraph_about_one_place_is_its_own_section() -> None:
    long = "".join(f"第{n}类项目开工{n + 3}个，各项工作有序推进。" for n in range(12))
    text = (
        f"# 综述\n\n## 进展\n\n新安县：{long}\n\n全市合计开工18个。\n\n## 问题\n\n正文写在这里。\n"
    )
    assert [region for _, region in where(text)] == ["新安县", "洛阳市", "洛阳市"]


def test_a_reporter_line_begins_another_article() -> None:
    text = (
        "# 综述\n\n## 新安县\n\n正文一写在这里。\n\n记者 张三 李四/文\n\n"
        "正文二写在这里。\n\n## 宜阳县\n\n正文三写在这里。\n"
    )
    assert where(text) == [
        (("综述", "新安县"), "新安县"),
        (("综述",), "洛阳市"),
        (("综述", "宜阳县"), "宜阳县"),
    ]


def test_a_heading_with_a_figure_is_text_too() -> None:
    text = "# 综述\n\n## 全年签约亿元以上项目26个\n\n正文写在这里。\n"
    (section,) = sections(text)
    assert [block.text(text) for block in section.paragraphs] == [
        "全年签约亿元以上项目26个",
        "正文写在这里。",
    ]


def year_of(
    text: str, word: str, published: date | None = None, year: int | None = None
) -> int | None:
    at = text.index(word)
    for section in sections(text, published=published, year=year):
        if any(start <= at < end for block in section.paragraphs for start, end in block.spans):
            return section.year_at(at)
    raise AssertionError(word)


def test_the_year_is_the_nearest_named_before() -> None:
    text = "# 综述\n\n## 甲\n\n2021年，开工9个。投产5个。\n\n2022年，开工11个。\n\n竣工7个。\n"
    assert year_of(text, "投产", year=2023) == 2021
    assert year_of(text, "竣工", year=2023) == 2022


def test_a_year_in_passing_governs_nothing() -> None:
    text = "# 综述\n\n## 甲\n\n2022年，开工9个，比2019年多3个，目标是到2025年翻番。\n\n竣工7个。\n"
    assert year_of(text, "竣工", year=2022) == 2022


def test_the_year_comes_from_the_heading_or_the_section_around() -> None:
    text = (
        "# 综述\n\n## 2021年回顾\n\n竣工7个。\n\n"
        "## 甲\n\n2022年，开工9个。\n\n### 乙\n\n投产5个。\n"
    )
    assert year_of(text, "竣工", year=2023) == 2021
    assert year_of(text, "投产", year=2023) == 2022


def test_the_year_at_last_is_the_publication_date_or_the_present_of_the_text() -> None:
    text = "# 综述\n\n## 甲\n\n竣工7个。\n"
    assert year_of(text, "竣工", published=date(2024, 1, 2)) == 2024
    assert year_of(text, "竣工", year=2023) == 2023
    assert year_of(text, "竣工") is None


def test_this_year_is_the_present() -> None:
    text = "# 综述\n\n2021年，开工9个。\n\n今年以来，开工4个。\n\n竣工7个。\n"
    assert year_of(text, "竣工", published=date(2023, 7, 20)) == 2023
