import pytest

from core.language.regions import Gazetteer
from core.schema import Page, Report
from indexer.blocks import Block, Kind
from indexer.cleaning import clean

GAZETTEER = Gazetteer.national()


def cleaned(text: str, pages: tuple[Page, ...] = (), publisher: str = "") -> list[Block]:
    report = Report("a", "a.pdf" if pages else "a.md", text, publisher=publisher, pages=pages)
    return clean(report, GAZETTEER)


def texts(text: str, kind: Kind = Kind.BODY, pages: tuple[Page, ...] = ()) -> list[str]:
    return [block.text(text) for block in cleaned(text, pages) if block.kind is kind]


def paged(*pages: str) -> tuple[str, tuple[Page, ...]]:
    found, start = [], 0
    for number, page in enumerate(pages, start=1):
        found.append(Page(number, start, start + len(page)))
        start += len(page) + 2
    return "\n\n".join(pages), tuple(found)


def test_a_paragraph_goes_on_behind_a_column_break() -> None:
    text = (
        "# 综述\n\n全县聚焦主导产业抓招商，全年签约项目26个，引资额1\n\n"
        "58亿元，产业集群更加壮大。\n\n另起一段。"
    )
    first, second = texts(text)
    assert first == "全县聚焦主导产业抓招商，全年签约项目26个，引资额158亿元，产业集群更加壮大。"
    assert second == "另起一段。"


def test_a_caption_between_the_halves_of_a_sentence_is_set_aside() -> None:
    text = (
        "# 综述\n\n县里建立每周一次的调度制度，今年\n\n\n\n恒泰车间一角。\n\n"
        "以来开会12次，解决问题90个。\n\n最后一段。"
    )
    assert texts(text, Kind.CAPTION) == ["恒泰车间一角。"]
    assert texts(text)[0] == "县里建立每周一次的调度制度，今年以来开会12次，解决问题90个。"


def test_marked_captions_bylines_and_credits_are_set_aside() -> None:
    text = (
        "# 综述\n\n记者 张三 李四/文 王五/图\n\n来源：某某网\n\n2023年7月20日\n\n"
        "正文第一段，说明情况。\n\n图①：厂区全景。\n图②：施工现场。\n\n"
        "![图](a.png)\n\n正文第二段，继续说明。\n\n责任编辑：赵六\n"
    )
    assert texts(text) == ["正文第一段，说明情况。", "正文第二段，继续说明。"]
    assert len(texts(text, Kind.CAPTION)) == 3
    assert texts(text, Kind.BYLINE) == ["记者 张三 李四/文 王五/图"]


def test_a_sentence_about_a_reporter_is_body() -> None:
    text = "记者从发布会上获悉，全市开工项目9个。\n\n记者 了解到，目前已投产5个。"
    assert len(texts(text)) == 2


def test_short_sentences_are_not_captions() -> None:
    text = "# 综述\n\n上一段已经说完，句号在此。\n\n一年之计在于春。\n\n下一段接着往下说。"
    assert texts(text, Kind.CAPTION) == []
    assert "一年之计在于春。" in texts(text)


def test_a_short_line_with_a_figure_is_never_a_caption() -> None:
    text = (
        "# 综述\n\n县里狠抓项目不放松，全年一共开工建设\n\n\n\n亿元项目18个。\n\n下一段接着往下说。"
    )
    assert any("亿元项目18个" in body for body in texts(text))


@pytest.mark.parametrize("leftover", ["题。", "点。"])
def test_what_is_left_of_a_lost_sentence_is_dropped(leftover: str) -> None:
    text = (
        f"# 综述\n\n上一段已经说完了。\n\n{leftover}项目推进有力，开工18个。\n\n"
        "### 小标题\n\n困难。\n\n正文在后。"
    )
    assert texts(text) == ["上一段已经说完了。", "项目推进有力，开工18个。", "正文在后。"]


def test_a_long_paragraph_that_opens_like_a_caption_is_body() -> None:
    text = (
        "图为施工现场。"
        + "全市开工项目9个，总投资12亿元，各项工作有序推进。" * 3
        + "成效很好。" * 9
    )
    assert texts(text)


def test_page_jump_marks_and_emphasis_are_trimmed() -> None:
    text = "# 综述\n\n全县上下奋力拼搏，再创佳绩。**③12**\n\n**整段加粗的一句话。**\n"
    assert texts(text) == ["全县上下奋力拼搏，再创佳绩。", "整段加粗的一句话。"]


@pytest.mark.parametrize(
    "tail",
    [
        "返回搜狐，查看更多 责任编辑：",
        "（原标题：某项目开工）来源：临江日报客户端 记者 张三流程编辑：u027   侵权联系电话：010-1",
        "广告声明：文内含有的对外跳转链接，仅供参考。",
        "来源：临江日报返回搜狐，查看更多责任编辑：",
        "（来源：临江日报）",
        "编辑 张三 责编 李四返回搜狐，查看更多责任编辑：",
    ],
)
def test_a_tail_within_the_last_paragraph_is_cut(tail: str) -> None:
    body = "全市开工项目9个，总投资12亿元。数据来源：统计部门年报，截至6月底。群众都说好。"
    assert texts(body + tail) == [body]


def test_front_matter_rules_and_table_lines_are_no_text() -> None:
    text = (
        "---\ntitle: 甲\n---\n# 甲\n\n| 县 | 项目 |\n| --- | --- |\n| 新安县 | 12个 |\n\n---\n\n"
        "正文写在这里。"
    )
    assert texts(text, Kind.ROW) == ["| 县 | 项目 |", "| 新安县 | 12个 |"]
    assert texts(text) == ["正文写在这里。"]


def test_list_items_stay_apart() -> None:
    text = "# 甲\n\n- 深入开展企业帮扶活动并且建立长效机制\n- 继续优化营商环境并且提升办事效率\n"
    assert len(texts(text)) == 2


def test_numbered_lines_in_a_row_are_a_list_and_not_headings() -> None:
    text = "# 甲\n\n有三项任务：\n1. 稳住行业\n2. 培育增长点\n3. 扩大需求\n\n后面是正文。"
    assert [b.text(text) for b in cleaned(text) if b.kind is Kind.HEADING] == ["甲"]
    assert "3. 扩大需求" in texts(text)


def test_wrapped_lines_of_a_page_are_one_paragraph() -> None:
    text, pages = paged(
        "某县工作简报\n一、总体情况\n全年开工建设亿元以上的项目一共有十八个，其中工业类的项目\n"
        "有十一个；完成投资36.5亿元，比上年增长12.4%，增速位居全市第一，\n受到上级通报表扬。\n"
        "下一步，全县将继续坚持项目为王，抓好谋划储备和要素保障，力争再\n",
        "上一个新台阶。\n各乡镇要抓好落实。",
    )
    bodies = texts(text, pages=pages)
    assert bodies[0].startswith("全年开工")
    assert bodies[0].endswith("通报表扬。")
    assert "项目有十一个；完成投资36.5亿元" in bodies[0]
    assert bodies[1].endswith("力争再上一个新台阶。")
    assert bodies[2] == "各乡镇要抓好落实。"


def test_running_headers_and_page_numbers_are_no_text() -> None:
    body = "这一页写的是第{}项工作，内容各不相同，句子到这里已经写完。"
    text, pages = paged(*(f"临江日报 第{n}版\n{body.format(n)}\n- {n} -" for n in range(1, 6)))
    assert texts(text, pages=pages) == [body.format(n) for n in range(1, 6)]


def test_rows_of_figures_stay_apart() -> None:
    text, pages = paged(
        "县区 签约项目个数 合同引资额（亿元） 同比增长\n甲县 26 158.4 12.4%\n"
        "乙县 19 96.5 8.8%\n丙县 22 121.7 9.1%"
    )
    assert len(texts(text, pages=pages)) >= 3


def test_latin_words_keep_the_blank_of_a_line_break() -> None:
    text, pages = paged(
        "The annual report on the projects of the county says that eighteen\n"
        "projects were begun in the year and eleven of them were industrial\nand all are done."
    )
    assert "eighteen\nprojects" in texts(text, pages=pages)[0]


def test_the_publisher_alone_on_a_line_is_no_text() -> None:
    text = "关于数据的公告\n临江县统计局\n2023年4月26日\n\n正文在这里写明情况。"
    blocks = cleaned(text, publisher="临江县统计局")
    assert [b.text(text) for b in blocks if b.kind is Kind.BODY] == ["正文在这里写明情况。"]


def test_every_block_stands_where_it_says() -> None:
    text = "# 甲\r\n\r\n第一段写到这里，还没有写完，因为\r\n\r\n要在第二段里继续写。\r\n"
    (body,) = (block for block in cleaned(text) if block.kind is Kind.BODY)
    assert len(body.spans) == 2
    assert body.text(text) == "第一段写到这里，还没有写完，因为要在第二段里继续写。"
