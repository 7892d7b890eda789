"""Web pages: the report is read, the site around it is kept and set aside."""

from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import BrokenReport, EmptyReport
from core.schema import Kind
from indexer.readers.web import read_web
from indexer.source import Source

HEAD = (
    '<!DOCTYPE html><html><head><meta charset="{0}">'
    "<title>枫林市项目建设_枫林新闻网</title>{1}</head>"
)
ARTICLE = (
    "<h1>枫林市项目建设</h1>"
    "<p>　　2022年，全市上下抓项目、促发展，重点项目建设取得明显成效，为发展提供了有力支撑。</p>"
    "<h2>松原县</h2><p>该县签约亿元以上项目37个，合同引资额210亿元。<br>该县开工亿元以上项目30个。</p>"
    "<ul><li>一是压实责任，逐个项目明确专班；</li><li>二是优化服务，随时协调解决问题。</li></ul>"
)
TABLE = (
    "<table><caption>2022年各县情况</caption>"
    "<thead><tr><th rowspan=2>县区</th><th colspan=2>签约</th></tr>"
    "<tr><th>项目（个）</th><th>引资额（亿元）</th></tr></thead>"
    "<tbody><tr><td>松原县</td><td>37</td><td>210</td></tr>"
    "<tr><td>合计</td><td>66</td><td>365</td></tr></tbody></table>"
)
NAV = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(9))
SIDE = "".join(f'<li><a href="/{n}">2021年某地签约项目{n}8个创下新高</a></li>' for n in range(20))
FOOT = "<p>版权所有：枫林新闻网　豫ICP备12345678号</p><p>地址：枫林市人民路1号</p>"
PAGES = {
    "semantic": f"<header><ul>{NAV}</ul></header><main><article>{ARTICLE}{TABLE}</article></main>"
    f"<aside><ul>{SIDE}</ul></aside><footer>{FOOT}</footer>",
    "divs": f'<div class="nav"><ul>{NAV}</ul></div><div><div id="c">{ARTICLE}{TABLE}</div>'
    f'<div class="right"><h3>热点新闻</h3><ul>{SIDE}</ul></div></div>'
    f'<div class="foot">{FOOT}</div>',
    "tables": f"<form><table><tr><td><ul>{NAV}</ul></td></tr></table><table width=900><tr>"
    f"<td>{ARTICLE}{TABLE}</td><td><ul>{SIDE}</ul></td></tr></table>"
    f"<table><tr><td>{FOOT}</td></tr></table></form>",
    "unnamed": f"<div><ul>{NAV}</ul></div>{ARTICLE}{TABLE}"
    f"<div><ul>{SIDE}</ul></div><div>{FOOT}</div>",
}


def read(
    folder: Path, body: str, head: str = "", encoding: str = "utf-8", named: str = ""
) -> Source:
    path = folder / "页.html"
    page = f"{HEAD.format(named or encoding, head)}<body>{body}</body></html>"
    path.write_bytes(page.encode(encoding))
    (source,) = read_web(path)
    return source


def told(source: Source, kind: Kind) -> list[str]:
    return [source.text[m.start : m.end] for m in source.marks if m.kind is kind]


@pytest.mark.parametrize("layout", PAGES)
def test_the_report_is_told_from_the_site(tmp_path: Path, layout: str) -> None:
    source = read(tmp_path, PAGES[layout])
    assert told(source, Kind.HEADING) == ["枫林市项目建设", "松原县"]
    body = told(source, Kind.BODY)
    assert len(body) == 5
    assert body[1:3] == [
        "该县签约亿元以上项目37个，合同引资额210亿元。",
        "该县开工亿元以上项目30个。",
    ]
    assert told(source, Kind.CAPTION) == ["2022年各县情况"]
    assert told(source, Kind.ROW) == [
        "松原县｜签约项目：37个｜签约引资额：210亿元",
        "合计｜签约项目：66个｜签约引资额：365亿元",
    ]
    aside = told(source, Kind.IGNORED)
    assert len(aside) >= 30, "kept, not lost"
    assert "版权所有：枫林新闻网 豫ICP备12345678号" in aside


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("gbk", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gb2312"), ("utf-8-sig", "gbk"),
     ("utf-16", "utf-8")],
)  # fmt: skip
def test_encodings_declared_rightly_or_wrongly(tmp_path: Path, encoding: str, named: str) -> None:
    source = read(tmp_path, PAGES["divs"], encoding=encoding, named=named)
    assert "�" not in source.text
    assert told(source, Kind.BODY)[0].startswith("2022年，全市")


def test_title_date_and_publisher_are_taken_from_where_they_are_stated(tmp_path: Path) -> None:
    head = (
        '<meta name="PubDate" content="2023-01-12 08:30">'
        '<meta name="ContentSource" content="枫林日报">'
    )
    assert read(tmp_path, PAGES["divs"], head).fields == {
        "title": "枫林市项目建设",
        "published": "2023-01-12",
        "publisher": "枫林日报",
    }
    imprint = "<h1>枫林市项目建设</h1><div>2023年1月13日 来源：枫林晚报 编辑：张三</div>"
    body = PAGES["divs"].replace("<h1>枫林市项目建设</h1>", imprint)
    assert read(tmp_path, body).fields["published"] == "2023-01-13"
    assert read(tmp_path, body).fields["publisher"] == "枫林晚报"


def test_tails_and_share_lines_are_set_aside(tmp_path: Path) -> None:
    tail = (
        "<p>责任编辑：李四</p><p>返回搜狐，查看更多</p><div class='share'>分享到：微信</div>"
        "<p>关闭小煤矿30处。</p>"
    )
    source = read(tmp_path, f"<div>{ARTICLE}{tail}</div>")
    assert {"责任编辑：李四", "返回搜狐，查看更多", "分享到：微信"} <= set(
        told(source, Kind.IGNORED)
    )
    assert told(source, Kind.BODY)[-1] == "关闭小煤矿30处。"


def test_scripts_hidden_parts_and_comments_are_no_text(tmp_path: Path) -> None:
    hidden = "<script>var a='签约99个';</script><!-- 签约98个 -->"
    hidden += "<div style='display: none'>签约97个</div>"
    assert "签约9" not in read(tmp_path, hidden + ARTICLE).text


def test_a_page_of_nothing_but_a_table(tmp_path: Path) -> None:
    source = read(tmp_path, TABLE)
    assert len(told(source, Kind.ROW)) == 2


def test_entities_are_not_expanded_and_depth_is_survived(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "签约99个"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = tmp_path / "页.html"
    path.write_text(f"{bomb}<html><body><p>&b;</p>{ARTICLE}</body></html>", encoding="utf-8")
    assert "签约99个" not in read_web(path)[0].text
    path.write_text(f"{'<div>' * 50_000}内容", encoding="utf-8")
    with suppress(BrokenReport, EmptyReport):
        assert read_web(path)
