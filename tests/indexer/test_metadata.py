from datetime import date

import pytest

from core.language.regions import Gazetteer
from core.schema import Report
from indexer.dates import parse_date
from indexer.front_matter import read_front_matter
from indexer.metadata import describe
from indexer.source import Source
from indexer.years import present_year

GAZETTEER = Gazetteer.national()


def described(text: str, name: str = "报告.txt", **row: str) -> Report:
    return describe(Source(text, fields=read_front_matter(text).fields), name, row, GAZETTEER)


def test_front_matter_comes_before_the_manifest_and_the_text() -> None:
    text = "---\ntitle: 甲\npublished: 2023-07-20\n---\n# 乙\n\n本报郑州8月1日讯 正文。"
    report = described(text, title="丙", publisher="丁报", published="2022-01-01")
    assert (report.title, report.publisher) == ("甲", "丁报")
    assert report.published == date(2023, 7, 20)
    assert report.text == text


def test_a_table_without_a_caption_is_called_by_its_file() -> None:
    text = "| 指标 | 2023年 |\n| --- | --- |\n| 粮食产量 | 46万吨 |\n"
    report = described(text, "濮阳县统计.md")
    assert (report.title, report.region) == ("濮阳县统计", "濮阳县")


def test_the_manifest_comes_before_the_text() -> None:
    report = described("# 乙\n\n2021年3月4日\n\n正文。", title="丙", published="2022-01-01")
    assert (report.title, report.published) == ("丙", date(2022, 1, 1))


def test_title_and_publisher_are_one_line_without_anything_hidden() -> None:
    text = '---\ntitle: "甲\\e[2J\\u202e乙\\n丙"\npublisher: "丁\\0报\\u200b"\n---\n正文。'
    report = described(text)
    assert (report.title, report.publisher) == ("甲 [2J 乙 丙", "丁 报")
    assert len(described(f"---\ntitle: {'长' * 5000}\n---\n正文。").title) <= 300
    source = Source("正文。", fields={"title": "半\ud800个", "region": "甲\n县"})
    made = describe(source, "a.jsonl", {}, GAZETTEER)
    assert (made.title, made.region) == ("半 个", "甲 县")


@pytest.mark.parametrize(
    "text",
    [
        "---\n一条线而已\n---\n正文。",
        "---\ntitle: [\n---\n正文。",
        "--- \n",
        "正文\n---\na: b\n---\n",
    ],
)
def test_rules_are_not_front_matter(text: str) -> None:
    assert read_front_matter(text) == ({}, 0)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 招商工作综述\n\n正文。", "招商工作综述"),
        ("招商工作综述\n\n正文写在这里。", "招商工作综述"),
        ("\n\n  【招商工作综述】\n正文写在这里。", "招商工作综述"),
        ("原标题：招商工作跑出加速度          本报讯 正文。", "招商工作跑出加速度"),
        ("全县召开会议，研究部署下一步工作。\n第二段。", "报告"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert described(text).title == title


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("标题\n2023年7月20日\n正文。", "a.txt", date(2023, 7, 20)),
        ("标题\n发布时间：2023-07-20 09:30\n正文。", "a.txt", date(2023, 7, 20)),
        ("标题\n（2023年7月20日）\n正文。", "a.txt", date(2023, 7, 20)),
        ("通知\n正文。\n\n临江县人民政府\n2023年7月20日", "a.txt", date(2023, 7, 20)),
        ("本报郑州7月20日讯 正文。", "2023年半年报.txt", date(2023, 7, 20)),
        ("本报郑州7月20日讯 2023年，全市开工项目9个。", "a.txt", date(2023, 7, 20)),
        ("本报郑州7月20日讯 2021年成立的学会开会，2023年上半年收入5亿元。", "a", date(2023, 7, 20)),
        (
            "本报郑州7月20日讯（记者 李某）今年办展3次，2023年7月18日又办1次。",
            "a",
            date(2023, 7, 20),
        ),
        ("新华社兰州8月17日电 成立于1983年的学会开会。", "a.txt", None),
        ("正文。", "20230720.txt", date(2023, 7, 20)),
        ("正文。", "简报2023-7-20.txt", date(2023, 7, 20)),
        ("正文。", "2022年工作总结.txt", None),
        ("该桥于2019年5月1日通车。", "a.txt", None),
        ("标题\n2023年13月40日\n正文。", "a.txt", None),
    ],
)
def test_published(text: str, name: str, expected: date | None) -> None:
    assert described(text, name).published == expected


def test_the_year_of_an_undated_report_comes_from_its_file_name_at_last() -> None:
    assert described("正文。", "2022年工作总结.txt").year == 2022
    assert described("2021年开工9个。", "2022年工作总结.txt").year == 2021
    assert described("标题\n2023年7月20日\n2021年开工9个。").year is None


def test_news_that_leaves_its_year_open_speaks_from_none() -> None:
    report = described("新华社兰州8月17日电 成立于1983年的学会开会，今年收入5亿元。", "a.txt")
    assert (report.published, report.year) == (None, None)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年开工9个。2022年投产5个。2023年计划开工12个，目前已开工3个。", 2023),
        ("2023年开工12个。截至目前，完成投资8亿元。2021年开工9个，2021年投产5个。", 2023),
        ("2021年开工9个，2022年开工10个。", 2022),
        ("2022年开工9个，2022年投产5个，2023年开工1个。", 2023),
        ("2022年开工9个，2023年计划开工10个。", 2022),
        ("2021年开工9个。力争到2025年，开工数翻一番。", 2021),
        ("印发《发展规划（2023年修订）》，2021年开工9个。", 2021),
        ("没有年份。", None),
    ],
)
def test_present_year(text: str, year: int | None) -> None:
    assert present_year(text) == year


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("新华社北京7月20日电 正文。", "新华社"),
        ("郑州晚报7月20日讯 正文。", "郑州晚报"),
        ("标题\n来源：临江日报\n正文。", "临江日报"),
        ("正文写在这里。来源：临江日报返回搜狐，查看更多责任编辑：", "临江日报"),
        ("本报郑州7月20日讯 正文。", ""),
    ],
)
def test_publisher(text: str, publisher: str) -> None:
    assert described(text).publisher == publisher


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("洛阳市项目建设综述\n\n正文。", "洛阳市"),
        ("项目建设综述\n\n本报洛阳7月20日讯 正文。", "洛阳市"),
        ("综述\n\n新华社北京7月20日电 洛阳开工项目9个。洛阳投产5个。洛阳签约3个。", "洛阳市"),
        ("综述\n\n洛阳开工9个，新安县开工3个，洛阳投产5个。", "洛阳市"),
        ("综述\n\n洛阳开工9个，郑州开工8个，洛阳投产5个，郑州投产3个。", ""),
        ("综述\n\n有一家来自洛阳的企业。", ""),
        ("没有地名的综述\n\n正文。", ""),
    ],
)
def test_region(text: str, region: str) -> None:
    assert described(text).region == region


def test_a_stated_region_gets_its_full_name() -> None:
    assert described("正文。", region="洛阳").region == "洛阳市"
    assert described("正文。", region="某某园区").region == "某某园区"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-20", date(2023, 7, 20)),
        ("2023/7/20", date(2023, 7, 20)),
        ("2023年7月20日", date(2023, 7, 20)),
        ("20230720", date(2023, 7, 20)),
        ("2023-02-30", None),
        ("2023年7月", None),
        ("", None),
    ],
)
def test_parse_date(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected
