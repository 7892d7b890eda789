"""What kind of answer a question asks for: its question words read as a type and a unit."""

import re
from dataclasses import dataclass

from core.language.text import fold
from core.language.units import UNIT, unit_of


@dataclass(frozen=True, slots=True)
class Ask:
    """One reading of the question words.

    `asked` is a frame type, `measure` a kind of figure (or empty), `unit` a
    base unit (or empty), `words` the question words as they stand in the
    folded question.
    """

    asked: str
    measure: str = ""
    unit: str = ""
    words: str = ""


# The first that matches decides.
_RULES: tuple[tuple[str, str, str, str], ...] = (
    (
        "name", "", "",
        r"(?:电话|手机号|热线|邮箱|网址|官网|地址|颜色|籍贯|老家|祖籍)(?:号?码|地址)?"
        r"(?P<words>(?:是|为|在)?(?:多少|几号?|什么|啥|哪一?[个里儿]?)(?:地方)?的?)",
    ),
    (
        "name", "", "",
        r"(?P<words>(?:哪一?[个种]|什么|啥))(?:举报|咨询|联系|监督|服务|电子)?"
        r"(?:电话|热线|手机号|号码|邮箱|网址|网站|颜?色(?!彩))|什么级别的?|(?:什么|啥)职[务位]|"
        r"(?P<where>哪里|哪儿)人(?=[，,？?]|$)|(?:[达到是为属于]|水质[^，,。？?]{0,6})了?几类",
    ),
    # asked, measure, unit, pattern
    ("rank", "rank", "第", r"排(?:名|行|在|到)?(?:.{0,6})?第几(?:位|名)?|第几(?:位|名)?|名次"),
    ("rank", "rank", "第", r"[排数]老几|能?排几(?:[名位]|$)"),
    ("rank", "rank", "第", r"(?:排名|名次|位次)(?:呢|是|为)?$"),
    (
        "rank", "rank", "第",
        r"(?:排名|位次|排行)(?:是|为)?(?:多少|几|如何|怎么样)|排(?:多少|几)(?:[名位]|(?=$|[?？]))",
    ),
    (
        "date", "", "",
        r"(?:是)?(?:几月几[日号]|几[日号]几[点时]|几点钟?(?:几分)?|哪[一两几]?[天日]|哪个?月|哪一?年|何[年时日月]|几时|"
        r"几[月号]|多会儿)(?:份|的|开到哪天)?",
    ),
    ("date", "", "", r"(?:是)?(?:在)?(?:什么|啥|哪个)(?:时候|时间|时段|日子|年份|时(?![期机光]))|哪段时间"),
    ("date", "", "", r"(?:起止|[的了])(?P<words>(?:日期|时间)(?:是|为)?)$"),
    (
        "date", "", "",
        r"每?(?:周|星期|礼拜)几|"
        r"(?P<words>多久|多长时间|几[天周]|几个月)[\u4e00-\u9fff]{0,4}?(?:一|几)[次回](?!性)",
    ),
    ("value", "point", "个百分点", r"(?:多少|几)个?百分点|(?:多少|几)个点(?!位)"),
    ("value", "count", "点", r"(?:多少|几)点(?![钟半])"),
    ("value", "percent", "%", r"百分之(?:多少|几)|(?:多少|几)个?百分比|几分之几|(?:几|多少)成"),
    (
        "value", "count", "人",
        r"(?P<words>多少)(?=(?:工人|干部|职工|员工|学生|农民|群众|村民|居民|专家|志愿者|官兵|队员|营员|选手|患者|考生|学员|医生|护士|教师|老师)(?!的?(?:工资|收入|医保|比例)))",
    ),
    ("value", "money", "", r"多少钱|多少(?:资金|款项|经费)"),
    (
        "value", "money", "",
        r"(?P<words>多少)(?:税[款费金]?|罚[款金]|利息|学费|[租房]租?金|工资|薪水|奖金|补[贴助](?:资?金)?|贷款|存款|"
        r"货款|保费|费用|赔款|捐款|善款|[捐救补]助金|抚恤金|赏金|定金|押金|彩礼)(?=$|[?？,，。了呢])",
    ),
    ("value", "money", "美元", r"多少(?:万亿|亿|万)?美元"),
    (
        "value", "money", "元",
        r"(?:多少|几)(?:个)?(?:万亿|亿|万|千)?(?:元|块(?![\u4e00-\u9fff]))(?:人民币)?(?!以上|级)",
    ),
    (
        "value", "money", "",
        r"(?:花|投|砸|拨|筹)(?:了|过|掉|出去?|进去)?(?P<words>(?:多少|几))(?![\u4e00-\u9fff])",
    ),
    (
        "value", "money", "",
        r"(?<!投)[放拨捐借罚存付还筹汇](?:了|过|出)?(?P<words>多少款)(?![\u4e00-\u9fff])",
    ),
    ("value", "money", "", r"多少(?:万亿|亿)(?![\u4e00-\u9fff])"),
    (
        "value", "money", "",
        r"[拿花投出砸筹募融](?:了|过|出)?(?P<words>(?:多少|几)(?:万亿|亿))(?![吨人次度斤亩平立辆台家户张件])",
    ),
    ("value", "measure", "", r"多大(?:地方|地儿|面积|场地)|(?:面积|占地)(?:是|有)?多[大少]"),
    # 三个平台叫啥, 四条是什么, 前三名是谁.
    (
        "list", "", "",
        r"(?:(?<![第\d])[两二三四五六七八九十][家个位名所条项类样层件招种点][\u4e00-\u9fff]{0,8}?|"
        r"前[二三四五六七八九十\d]{1,2}名?)(?P<words>(?:依次|分别)?都?[是叫有](?:谁|啥|什么|哪些))",
    ),
    (
        "list", "", "",
        r"(?:是)?(?:哪|(?<!为)什么)(?:[二三四五六七八九十两几]|些|\d+)(?:个|项|条|大|种|家|类|位|座|所|"
        r"市|县|区|名|样|招|件|处|点|支|款|块|批)?|哪[“\"][二三四五六七八九十两]|些(?:什么|啥)|"
        r"有谁|分别(?:是|叫)(?:什么|哪些|啥|谁)|都有(?:哪些|什么|谁|啥)|"
        r"(?:包括|包含|涉及)(?:什么|哪些|啥)",
    ),
    # 三大产业 is told as such.
    ("name", "", "", r"(?P<words>几)大(?=[\u4e00-\u9fff]{2})(?![小中])"),
    (
        "name", "", "",
        r"(?<=[亿万元大高])(?:的)?(?:项目|工程)(?P<words>(?:是|叫)(?:什么|啥))$",
    ),
    ("name", "", "", r"^谁(?=认为|说|表示|介绍|提出|指出|讲)"),
    # 三晒晒什么: what each of the three says; so does 三晒是什么.
    (
        "list", "", "",
        r"(?<![第\d])[二两三四五六七八九十][\u4e00-\u9fff](?P<words>(?:分别)?[是指](?:的是)?(?:什么|啥))$",
    ),
    (
        "list", "", "",
        r"[二两三四五六七八九十](?P<each>[\u4e00-\u9fff]).{0,8}?(?P=each)(?P<words>什么|啥|哪些)",
    ),
    (
        "text", "", "",
        r"为什么|为何|为啥|干[吗嘛](?!的)|(?:是|有)?(?:什么|啥|何)(?:原因|理由|缘故)|"
        r"(?:原因|理由|症结)(?:是|在于|出在)?(?:什么|啥|何|哪儿?)?|"
        r"(?:是)?(?:怎么|咋)回事|卡在了?哪[儿里]?|(?:根子|根源|毛病|病根)(?:出|就)?在(?:了|于)?(?:哪[儿里]?|什么|啥)|"
        r"靠的?(?:是)?(?:什么|啥)|凭什么|"
        r"[做干]的?是?哪一?[行类](?:业|生意)?|主营(?:什么|啥)",
    ),
    (
        "text", "", "",
        r"怎么样?|怎样|如何|咋样?|"
        r"(?:有|带来)?(?:什么|啥|哪些)(?:好处|影响|意义|作用|变化|特点|举措|措施|办法)|"
        r"(?:办法|措施|举措|做法|模式|机制|格局|目标|思路|意义|好处|作用)(?:是|有)(?:什么|啥|哪些)|"
        r"什么(?:模式|机制|方式|办法|做法|方法|路径|思路|政策|格局|要求|目标)|用一句话|"
        r"到了?哪一?步|(?:到|在|处于)(?:了?)(?:什么|啥|哪个)阶段",
    ),
    (
        "name", "", "",
        r"(?:是)?(?:哪一?个[县市区省州旗](?![场政域份城级])|"
        r"哪一?[位家个所座条项款名种级县市区省国类型套版档站只支艘]|谁|何人)|"
        r"叫(?:什么|啥)(?:名字|名)?|(?:是|为)?(?:什么|啥)(?:名字|名称|级别?|等级|职务|人|公司|企业|单位|机构|部门|地方|"
        r"产品|项目)|(?:在|位于)?(?:哪里|哪儿|何处|什么地方)|(?:几|什么|啥)级|"
        r"(?:在|落户)哪(?=[办开举召建落])|(?<=[办开设建放])在哪$",
    ),
    (
        "value", "count", "",
        r"(?:项目|企业|公司|机构|农户|商户)(?:数量|个数|家数|数)"
        r"(?P<words>(?:是|有|为|达到?)?(?:多少|几何)?)$",
    ),
    (
        "value", "percent", "%",
        r"(?:占比|比重|比例|[\u4e00-\u9fff]率|增速|增幅|涨幅|降幅|跌幅)"
        r"(?P<words>(?:是|为|有|达到?)?(?:多少|几|多大|多高))$",
    ),
    (
        "value", "percent", "%",
        r"(?:占|占到|占了)(?:.{0,12})(?P<words>(?:多少|多大)的?(?:比[例重]|份额)|"
        # 占了多少人, 占了多少地 ask how many, how much.
        rf"多少(?!(?:万亿|[十百千]?亿|[十百千]?万|千|百)?(?:{UNIT}|平|地|面积|土地|资金|钱))|几成)",
    ),
    (
        "value", "percent", "%",
        r"完成[^,，]{0,10}(?:计划|目标|任务|预算)的(?P<words>多少|几)(?![\u4e00-\u9fff])",
    ),
    (
        "value", "percent", "%",
        r"(?:增长|上涨|下降|下跌|涨|跌|降|回落|提高|提升|增加)(?:了|幅度)?"
        r"(?P<words>(?:是)?(?:多少|几))(?![\u4e00-\u9fff])",
    ),
    (
        "value", "percent", "%",
        r"(?:[同环]比|同[期月])[^,，]{0,8}?[多少]了?(?P<words>多少|几)(?![\u4e00-\u9fff])",
    ),
    # Beside 比前一年 the two figures may stand in the reports, and are set side by side.
    ("value", "percent", "%", r"^(?!.*比).*?(?:掉|下滑)了?(?P<words>多少|几)(?![\u4e00-\u9fff])"),
    ("value", "", "", r"(?:有|共|是|为|达|达到)?多(?:大|高|长|重|远|久|快)"),
)  # fmt: skip
_COMPILED = tuple((a, m, u, re.compile(p)) for a, m, u, p in _RULES)

_COUNT = re.compile(
    r"(?:多少|(?<![好那这前近])几)(?P<unit>[\u4e00-\u9fff]{1,4}?)(?=[\u4e00-\u9fff]|$|[?,。])"
)
_HOW_MANY = re.compile(
    rf"(?:多少|(?<![那这前近十])几)(?:(?:万亿|[十百千]?亿|[十百千]?万|千|百)?"
    # 多少项目资金 asks for money.
    rf"(?P<classifier>(?!项目[^，,。]{{0,6}}(?:资金|投资|经费|款|额)){UNIT}))?"
)
_BARE = re.compile(r"(?:是|有|为|达|共|达到|总共|一共)?(?:多少|几何)")


def read_ask(question: str) -> Ask:
    """The type of answer that a question asks for.

    Falls back to `value` where the question names a figure (…数, …额, …率,
    …量) and to `text` where it names none.
    """
    text = fold(question).rstrip("?？。!！ ")
    for asked, measure, unit, pattern in _COMPILED:
        match = pattern.search(text)
        if match and not _swallowed(text, match):
            return Ask(asked, measure, unit, match.groupdict().get("words") or match.group())
    return _read_count(text) or _read_tail(text)


# 几个分项里，哪些…: the count only says among which.
_AMONG = re.compile(r"[多少几]{1,2}[\u4e00-\u9fff]{1,8}?[里中][，,]?$")


def _swallowed(text: str, match: re.Match[str]) -> bool:
    """多少个…哪些 asks a count: the count word came first, and stands outside the match."""
    if _AMONG.search(text, 0, match.start()):
        return False
    count = _COUNT.search(text)
    return bool(count and count.start() < match.start() and "第" not in match.group())


# The noun itself says what is counted: 在校学生人数是多少 is asked in 人.
_NUMBER_OF = re.compile(
    r"(?P<unit>人次|[人户家台辆架艘件次天场栋])数量?(?P<words>(?:是|有|为|共|达|达到)?(?:多少|几何)?)$"
)


def _read_count(text: str) -> Ask | None:
    number_of = _NUMBER_OF.search(text)
    if number_of:
        unit, kind = unit_of(number_of.group("unit"))
        return Ask("value", kind, unit, number_of.group("words"))
    for match in _HOW_MANY.finditer(text):
        classifier = match.group("classifier")
        if classifier == "项" and text.startswith("目", match.end()):
            return Ask("value", "count", "个", match.group()[:-1])  # 多少|项目
        if classifier:
            unit, kind = unit_of(classifier)
            return Ask("value", kind, unit, match.group())
        if match.group().startswith("多少"):
            bare = _BARE.search(text)
            return Ask("value", "", "", bare.group() if bare else "多少")
    return None


# What a question without a question word names: 供水改造的牵头单位, 港口前三大货类, 校区启用日期.
_NAMED_TAILS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(
        r"(?:启用|投用|签约|开工|动工|完工|竣工|建成|投产|通车|开业|开馆|开幕|闭幕|举办|举行|召开|成立|"
        r"启动|揭牌|挂牌|上市|获批|交付|入库|发布|印发|公布|截止|到期|落款|成文)的?(?:日期|时间|日子)(?!段)"
    )),
    ("name", re.compile(
        r"(?:牵头|建设|施工|承建|承办|主办|协办|运营|投资|责任|主管|设计|监理|中标|研发)(?:单位|企业|公司|部门|机构)$|"
        r"业主$|(?:负责|联系|牵头)人$|(?:书记|[县市区镇乡局厅校院]长|主任|董事长|总经理)(?:的?(?:姓名|名字))?$"
    )),
    ("list", re.compile(
        r"前[二三四五六七八九十\d]{1,2}大[\u4e00-\u9fff]{2,6}$|前[二三四五六七八九十]名?$|"
        r"(?:改造|建设|服务|考核|检查|培训|评选|主要|具体)内容$|"
        r"的(?:做法|办法|措施|举措|经验|打算|安排)$|"
        r"[两二三四五六七八九十](?:条|项|大|种|招|个)(?:主要|具体|重点)?(?:措施|办法|做法|举措|任务|内容|方面|平台|环节)$"
    )),
)  # fmt: skip
_RATES = "率|占比|比重|比例|增速|增幅|涨幅|降幅|跌幅"
_VALUE_TAIL = re.compile(
    r"(?:金额|总额|资金|投资|收入|支出|产值|增加值|面积|数量|人数|户数|总量|产量|销量|规模|"
    r"额|数|量|值)(?:是|为|呢|如何)?$"
)
# 申报的是什么资金 asks which.
_WHAT_KIND = re.compile(r"(?:什么|啥|哪种|何种)[\u4e00-\u9fff]{0,4}$")
# 周口四类对接活动: so many things, named by what they are.
_SO_MANY = re.compile(
    r"(?<![第\d一二三四五六七八九十])[两二三四五六七八九十][条项类样层件招种大](?![月年])[\u4e00-\u9fff]{0,6}$"
)


def _read_tail(text: str) -> Ask:
    ends = re.sub(r"(?:呢|有|是)$", "", text)
    for asked, tail in _NAMED_TAILS:
        if tail.search(ends):
            return Ask(asked)
    percent = re.search(rf"(?:{_RATES})(?:呢|是|为)?$", text)
    if percent:
        return Ask("value", "percent", "%")
    if _VALUE_TAIL.search(text) and not _WHAT_KIND.search(text):
        return Ask("value")
    if _SO_MANY.search(text) and not expected_kind(text):
        return Ask("list")
    what = re.search(r"(?:是|有)?(?:什么|啥|何)", text)
    return Ask("text" if what else "value", words=what.group() if what else "")


_KIND_OF_NOUN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent", re.compile(rf"(?:{_RATES}|增长|下降)$")),
    ("rank", re.compile(r"(?:名次|位次|排名)$")),
    ("measure", re.compile(r"(?:面积|吞吐量|产量|货运量|发电量|里程|浓度|农田|天数)$")),
    ("count", re.compile(
        r"(?:人数|个数|户数|家数|数量|台数|床位数?|学位|次数|"
        r"项目|企业|公司|机构|学校|问题|事项)$"
    )),
    ("money", re.compile(
        r"(?:投资|资金|金额|收入|支出|贷款|引资额|增加值|产值|营收|营业额|销售额|总额|gdp|"
        r"生产总值|利润|税收|存款|余额|补贴|奖金|捐款|盘子)(?:额|总额?)?$"
    )),
)  # fmt: skip


def expected_kind(indicator: str) -> str:
    """The kind of figure that the asked noun has (总投资 is money); empty if it tells none."""
    text = re.sub(r"\s*(?:已|实际)?完成$", "", fold(indicator).strip())
    return next((kind for kind, pattern in _KIND_OF_NOUN if pattern.search(text)), "")
