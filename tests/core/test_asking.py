"""The question words give the type, the kind of figure and the unit asked for."""

import pytest

from core.language.counted import counts_differ, units_agree
from core.parser.asking import read_ask


@pytest.mark.parametrize(
    ("question", "asked", "measure", "unit"),
    [
        ("云泽县2022年签约亿元以上项目多少个", "value", "count", "个"),
        ("云泽县开了多少次调度会", "value", "count", "次"),
        ("云泽县2022年新增贷款多少钱", "value", "money", ""),
        ("规上企业去年交了多少税？", "value", "money", ""),
        ("对困难家庭发了多少补贴", "value", "money", ""),
        ("总投资多少亿元", "value", "money", "元"),
        ("那家厂被罚款多少", "value", "money", ""),
        ("单程收多少过路费", "value", "money", ""),
        ("昨晚下了多少雨", "value", "measure", "毫米"),
        ("有多大比例的村通了光纤", "value", "percent", "%"),
        ("新园区的占地上限是多少", "value", "", ""),
        ("央行提了几回利率", "value", "count", "次"),
        ("生猪均价一斤降多少", "value", "", ""),
        ("房价同比涨了多少", "value", "percent", "%"),
        ("股价跌了多少", "value", "percent", "%"),
        ("行洪区占了多少人", "value", "count", "人"),
        ("电站占了多少地", "value", "", ""),
        ("云泽县占全省的多少", "value", "percent", "%"),
        ("夜校共设多少个点位", "value", "count", "个"),
        ("十几年来搞了多少次活动", "value", "count", "次"),
        ("对外投资了多少美元？", "value", "money", "美元"),
        ("失业率是多少", "value", "percent", "%"),
        ("工业投资增长了多少", "value", "percent", "%"),
        ("重点工程完成了全年目标的多少", "value", "percent", "%"),
        ("年度计划投资完成了多少", "value", "", ""),
        ("县里申报的是什么资金", "text", "", ""),
        ("帮扶的企业数是多少", "value", "count", ""),
        ("五比是什么", "list", "", ""),
        ("县里有几大支柱产业", "name", "", ""),
        ("猪肉便宜了百分之几", "value", "percent", "%"),
        ("高于平均水平几个百分点", "value", "point", "个百分点"),
        ("考评排全省第几", "rank", "rank", "第"),
        ("在校学生人数是多少", "value", "count", "人"),
        ("帮扶户数", "value", "count", "户"),
        ("新注册的企业同比多了多少", "value", "percent", "%"),
        ("成交比上年同月少了多少", "value", "percent", "%"),
        ("一季度营收掉了多少", "value", "percent", "%"),
        ("指数收在多少点", "value", "count", "点"),
        ("什么时候开工", "date", "", ""),
        ("哪年突破四千亿", "date", "", ""),
        ("管网啥时完工", "date", "", ""),
        ("例会每周几开", "date", "", ""),
        ("调度会多久一次", "date", "", ""),
        ("新校区启用日期", "date", "", ""),
        ("水库工程开工时间", "date", "", ""),
        ("运动会在哪开幕", "name", "", ""),
        ("展会办在哪", "name", "", ""),
        ("那几项任务的责任单位是哪家", "name", "", ""),
        ("管网改造的牵头单位", "name", "", ""),
        ("县水利局局长", "name", "", ""),
        ("总投资9亿的项目是啥", "name", "", ""),
        ("三晾晾什么", "list", "", ""),
        ("水果的前三大产地", "list", "", ""),
        ("全县五类帮扶活动", "list", "", ""),
        ("三个园区分别叫啥", "list", "", ""),
        ("考核前三名是谁", "list", "", ""),
        ("考核第三名是谁", "name", "", ""),
        ("五个县的工业产值", "value", "", ""),
        ("全县两项税收", "value", "", ""),
        ("为什么2023年用电量少了", "text", "", ""),
        ("治污的五条措施", "list", "", ""),
        ("新药到哪一步了", "text", "", ""),
        ("近几年一共建了几座桥", "value", "count", "座"),
        ("大会定在哪几天开", "date", "", ""),
        ("县长是谁", "name", "", ""),
        ("哪家公司中标", "name", "", ""),
        ("安全评级是哪一级", "name", "", ""),
        ("推出了哪些措施", "list", "", ""),
        ("“三长”是哪三长", "list", "", ""),
        ("要做到哪“五化”", "list", "", ""),
        ("保费最多的三家是谁", "list", "", ""),
        ("几个分项里，哪些低于临界点", "list", "", ""),
        ("捐的钱建了些什么", "list", "", ""),
        ("为什么推迟开渔", "text", "", ""),
        ("怎么解决用工难", "text", "", ""),
        ("港口货物吞吐量是多少", "value", "", ""),
        ("云泽县的合同引资额", "value", "", ""),
        ("柏桥县落实多少项目资金", "value", "", ""),
        ("柏桥县有多少项目", "value", "count", "个"),
        ("柏桥县一共放了多少款", "value", "money", ""),
        ("利润涨了多少个百分比", "value", "percent", "%"),
        ("销售额下滑了多少", "value", "percent", "%"),
        ("市值缩水了多少", "value", "", ""),
        ("房子卖不动，根子在哪", "text", "", ""),
        ("这家厂出了多少款手机", "value", "count", "款"),
        ("这家厂投放了几款", "value", "count", "款"),
        ("柏桥县有多少项", "value", "count", "项"),
        # a level or a range that is a figure
        ("蟹价涨到什么水平", "value", "", ""),
        ("蟹价在什么区间", "value", "", ""),
        ("指数站上什么关口", "value", "", ""),
        ("船长多大岁数", "value", "measure", "岁"),
        ("船长年龄多大", "value", "measure", "岁"),
        ("三个展馆分别在哪", "list", "", ""),
        ("两座泵站都在哪里", "list", "", ""),
        ("泵站在哪", "name", "", ""),
        ("哪处堤段最险", "name", "", ""),
        ("哪届灯会人最多", "name", "", ""),
        ("船长获得什么称号", "name", "", ""),
        ("渔歌队得了什么奖", "name", "", ""),
        # what has a form of its own
        ("咨询热线是多少", "name", "", ""),
        ("男女生比是多少", "name", "", ""),
        ("同比是多少", "value", "", ""),
        ("湖水达到几类", "name", "", ""),
        ("船长是哪里人", "name", "", ""),
        ("船长担任什么职务", "name", "", ""),
        ("灯会几点几分开始", "date", "", ""),
        ("灯会几号几点开始", "date", "", ""),
        ("降雨集中在哪个时段", "date", "", ""),
        ("展期起止日期", "date", "", ""),
        ("灯会的时间是", "date", "", ""),
        # no reason is asked where none is needed
        ("七天无理由是多少天", "value", "measure", "天"),
        ("退货理由是什么", "text", "", ""),
    ],
)
def test_read_ask(question: str, asked: str, measure: str, unit: str) -> None:
    ask = read_ask(question)
    assert (ask.asked, ask.measure, ask.unit) == (asked, measure, unit)


@pytest.mark.parametrize(("asked", "found"), [("", "元"), ("个", "项"), ("人", "名"), ("元", "元")])
def test_units_that_agree(asked: str, found: str) -> None:
    assert units_agree(asked, found)


@pytest.mark.parametrize(("asked", "found"), [("元", "美元"), ("个", "%"), ("次", "家")])
def test_units_that_do_not_agree(asked: str, found: str) -> None:
    assert not units_agree(asked, found)


@pytest.mark.parametrize(
    ("asked", "found", "differ"),
    [
        ("张", "家", True),
        ("名", "户", True),
        ("栋", "幢", False),
        ("个", "张", False),
        ("", "家", False),
    ],
)
def test_units_that_surely_count_different_things(asked: str, found: str, differ: bool) -> None:
    assert counts_differ(asked, found) == differ


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("咨询热线是多少", "是多少"),
        ("灯会几点几分开始", "几点几分"),
        ("三个展馆分别在哪", "在哪"),
        ("展期起止日期", "日期"),
        ("蟹价涨到什么水平", "什么水平"),
        ("哪处堤段最险", "哪处"),
        ("船长多大岁数", "多大岁数"),
    ],
)
def test_the_question_words_are_told(question: str, words: str) -> None:
    assert read_ask(question).words == words
