"""Who: persons by title or form of address, and whoever does a thing (由…负责)."""

import re
from collections.abc import Iterator

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇"
    "邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴牧隗山谷车侯班仰秋仲伊宫宁仇栾厉祖武符刘景詹束龙叶司黎"
    "薄印宿白怀蒲邰从索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀"
    "浦尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎廖庾终居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩"
    "聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关相查后荆红游竺权盖益桓公付肖岳帅郗"
)
_COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|端木|夏侯|宇文|长孙|轩辕"
TITLES = (
    "首席执行官|首席财务官|首席运营官|首席技术官|CEO|CFO|COO|CTO|首席统计师|首席经济学家|首席分析师|党委书记|党组书记|工委书记|秘书长|董事长|总经理|副经理|负责人|发言人|"
    "创始人|工程师|研究员|分析师|带头人|理事长|主持人|总会计师|书记|县长|市长|省长|区长|镇长|乡长|州长|部长|"
    "局长|厅长|处长|科长|司长|署长|股长|主任|院长|校长|所长|行长|站长|队长|会长|社长|班长|村长|关长|台长|团长|"
    "主席|总裁|总监|经理|专家|教授|博士|院士|记者|同学|学生|先生|女士|同志|村民|居民|选手|教练|老师|医生|店主|老板"
)
_NAME = rf"(?:(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}?|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
# What may follow a name: the end of its clause, or a word that a person does or stands beside.
_NEXT = (
    r"(?=[\s，,。、：:；;！（()）”·]|$|说|表示|介绍|指出|告诉|认为|称|在|对|代表|作|宣布|强调|分析|等|于|向|当日|当天|"
    r"则|还|也|又|曾|将|就|为|是|和|与|及|坦言|负责|牵头|带队|带领|主持|出席|致辞|参加|率|做|从|到|的|以|透露|回应|解释|"
    r"提醒|建议|呼吁|直言|感慨|回忆|担任|兼任|任|汇报|讲|承办|主讲|一行|同学|同志|先生|女士|自|把|看|通过|给|接受|撰文)"
)
_AFTER_TITLE = re.compile(rf"(?P<title>{TITLES})(?:是|为|叫|：)?(?P<name>{_NAME}){_NEXT}")
_BEFORE_TITLE = re.compile(
    rf"(?P<name>{_NAME})(?P<title>同学|同志|先生|女士|教授|院士|老师|医生|博士|局长|县长|市长|主任|书记)"
)
_AGENT = re.compile(
    r"由(?P<name>[^，。；、由]{2,14}?)(?=来?(?:负责|牵头|管护|承办|主办|实施|承担|组织|运营|管理|建设|投资|提供|主管|代管|监管|包联|担任|兼任))"
)
# 由市委书记任政委、市长任指挥长.
_HOLDER = re.compile(
    r"(?P<name>[^，,。；;、由\s]{2,12}?)(?:担任|兼任|出任|任)(?P<post>[\u4e00-\u9fff]{2,5}?)(?=[的，,。；;、]|$)"
)
# What asks for a person.
WHO = re.compile(
    r"谁|哪一?[位名]|何人|什么人|姓甚名谁|哪一?个(?:领导|干部|记者|同志|负责人|当家)|"
    r"(?:长|书记|主任|经理|教授|负责人|总裁|老板|掌门人?|老总|当家|首席)[^，,？?]{0,6}叫|"
    r"(?:(?:负责|联系|牵头)人|书记|[县市区镇乡局厅校院]长|主任|董事长|总经理)(?:的?(?:姓名|名字))?$"
)
_TITLED = re.compile(rf".*(?:{TITLES})(?=.{{2}})")
_HOLDER_ASKED = re.compile(
    rf"(?:{TITLES})(?:现在|目前|同志|姓甚名)?(?:是|叫|由)?(?:谁|哪一?[位个名]|什么人|什么|啥)|(?:谁|哪一?[位个名])[是当任]?(?:{TITLES})(?!大)"
    rf"|(?:{TITLES})(?:的?(?:姓名|名字))?$"
)
# 卢卡·梅斯特里 is one name.
_DOTTED = re.compile(r"(?:[·•・][\u4e00-\u9fff]{2,8}?)+(?![·•・])" + _NEXT)
# Surnames that are more often the word that joins one name to another.
_LINKING = "和从向同及"
_NOT_NAME = re.compile(
    r"表示|介绍|指出|告诉|认为|宣布|强调|分析|记者|我们|他们|公司|企业|单位|部门|办公|常务|高级|以上|方面|同时|时候|都是|"
    # 淮安市长, 福山区委书记: cut out of an office or a place.
    r".[市县区委局府组厅]|"
    r"^任(?:政委|指挥|组长|主任|总|校长|院长|会长|团长|理事|主席|委员|书记)"
)
# Posts exclude each other: a 副局长 is not the 局长, a 县长 not the 书记.
_POST = re.compile(r"[长记任官]$|总经理|总裁|[A-Z]")
_CHIEF = re.compile(r"一把手|当家|主官|头儿")
_CHIEF_TITLES = re.compile(r"(?<!副)(?:书记|县长|市长|区长|局长|主任|厅长|董事长|院长|校长)")


_WHOLE_NAME = re.compile(
    rf"(?:(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff某]{{1,2}}|[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff·]{{1,12}})"
)


def is_a_name(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    return bool(_WHOLE_NAME.fullmatch(text)) and not _NOT_NAME.search(text)


def persons_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each person's name, with the title as printed (副局长)."""
    for pattern in (_AFTER_TITLE, _BEFORE_TITLE):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            name = match.group("name")
            if _NOT_NAME.search(name):
                continue
            start += bool(len(name) == 3 and name[0] in _LINKING and name[1] in _SURNAMES)
            foreign = _DOTTED.match(text, end)
            end = foreign.end() if foreign else end
            deputy = "副" if text[max(0, match.start("title") - 1)] == "副" else ""
            yield start, end, deputy + match.group("title")


def agents_in(text: str) -> Iterator[tuple[int, int]]:
    """Who a thing is done by: the words between 由 and 负责, 承办, 管护 and the like."""
    for match in _AGENT.finditer(text):
        yield match.span("name")


def holders_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of who is said to hold a post, and the post."""
    for match in _HOLDER.finditer(text):
        titled = _TITLED.match(match["name"])
        start = match.start("name") + (titled.end() if titled else 0)
        yield start, match.end("name"), match["post"]


def names_a_post(question: str) -> bool:
    """Whether the question asks for the holder of a post (局长, 总经理, CEO)."""
    return bool(_named_post(question))


def asked_post(question: str) -> str:
    """The post whose holder the question asks for (县长是谁); empty where it asks for none."""
    return _named_post(question) if _HOLDER_ASKED.search(question) else ""


def _named_post(question: str) -> str:
    asked = re.search(TITLES, question)
    return asked.group() if asked and _POST.search(asked.group()) else ""


def title_fit(question: str, title: str) -> float | None:
    """How a person's title agrees with the one that the question names; None where it cannot."""
    if _CHIEF.search(question):
        return 1.0 if _CHIEF_TITLES.fullmatch(title) else -0.3
    asked = re.search(rf"副?(?:{TITLES}|新生)", question)
    if asked is None:
        return 0.0
    wanted = asked.group().replace("新生", "同学").replace("学生", "同学")
    given = title.replace("学生", "同学")
    if wanted == given:
        return 1.0
    return None if _POST.search(wanted) and _POST.search(given) else -0.7


_OFFICE = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,14}}?[局委厅部办院社司校行团])的?(?=副?(?:党组|党委)?(?:{TITLES}|一把手|头儿))"
)


def office_agrees(question: str, before: str) -> bool:
    """Whether the office before a name can be the one that the question names.

    Either may be short for the other: its letters stand in the longer in order
    (发改委, 发展改革委). A question that names no office is answered by any.
    """
    asked = _last_office(question)
    given = _last_office(before[-24:])
    if not asked or not given:
        return True
    return _shortens(asked, given) or _shortens(given, asked)


def _last_office(text: str) -> str:
    found = [match.group("name") for match in _OFFICE.finditer(text)]
    return re.sub(r"^.*[省市县区的位个家]", "", found[-1]) if found else ""


def _shortens(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)
