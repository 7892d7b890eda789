"""Particulars that have a form of their own: telephone numbers, grades, colours, posts, origins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerer.overlap import grams
from answerer.spans.spans import Found, View, moved
from core.language.tagger import PERSON, tagged
from core.schema import Span


@dataclass(frozen=True, slots=True)
class Particular:
    """How one is asked for, and how reports print it (the group `it`, or all that matches)."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


_WHICH = r"(?:是|为|在)?(?:多少|几|哪|什么|啥)"
_PHONE = (
    r"0\d{2,3}[-—－ ]?\d{5,8}(?:[-－转]\d{1,5})?|1[3-9]\d{9}|[48]00[-－]?\d{3,4}[-－]?\d{3,4}"
    # Short ones only behind what leads to a number: 电话5230950, 拨打12345.
    r"|(?<=[：:、话线打码])\s?(?:[2-9]\d{6,7}|1[12]\d{1,4}|9\d{4})"
)
_ROMAN = r"[ⅠⅡⅢⅣⅤⅥ]|I{1,3}|IV|VI?"
_NUMERAL = rf"{_ROMAN}|EF?\d|[一二三四五六七八九十]+|\d+(?:\.\d+)?"
_GRADE = (
    rf"(?<![A-Za-z\d])(?:{_NUMERAL})级?(?:[-~～—－至到](?:{_NUMERAL}))?级(?:[甲乙丙]等)?(?:左右|以上)?"
    r"|[A-EＡ-Ｅ\d]{1,5}\+?级|(?<![A-Za-z])[A-DＡ-Ｄ]{1,3}[+-](?![A-Za-z\d])"
    r"|(?<=[从至到为是“])[A-E]{2,3}(?![A-Za-z\d])"
    r"|[一二三四五六七八九十\d]+[星级]级?|[甲乙丙丁]级|(?:国家|[省市县区村]|乡镇)级"
)
_COLOUR = r"[赤红橙黄绿青蓝紫黑白灰粉棕]色"
_DATED = r"\d{4}[年.]\d{1,2}月?[-—－~～至到]+(?:\d{4}[年.]\d{1,2}月?|今)[，,：:\s]*"
_HOLDS = r"(?:现任|历任|曾任|先后任|担任|出任|兼任|就任|当选为?|(?<=月)任|(?<=[，,])任)"
_POST = Particular(
    re.compile(
        r"^(?!.*(?:招聘|报考|招录|岗位)).*(?:什么|啥|哪些)职[务位]|(?:任|当|担任)(?:的是|过|了)?(?:什么|啥)(?:职|官)?(?=[，,？?]|$)"
    ),
    re.compile(
        rf"(?:{_HOLDS}|{_DATED}(?:任|担任)?)(?P<it>[^。；;：:\s]{{2,40}}?)(?=[。；;\s]|，(?:拟|兼|曾|男|女|负责|分管|主持|\d)|$)"
    ),
)
_PARTICULARS = (
    Particular(
        re.compile(rf"邮箱(?:地址)?{_WHICH}|(?:哪一?个|什么|啥)(?:电子)?邮箱"),
        re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    ),
    Particular(
        re.compile(rf"(?:网址|官网|网站){_WHICH}|(?:哪一?个|什么|啥)(?:网址|网站)"),
        re.compile(
            r"(?:https?://|www\.)[A-Za-z0-9_./?=&%-]+"
            r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|org|net)[A-Za-z0-9_./?=&%-]*"
        ),
    ),
    Particular(
        re.compile(
            r"(?:电话|手机号|热线)(?:号?码)?(?:是|为)?(?:多少|几|什么|啥|哪个)(?=[，,？?]|$|号)"
            r"|(?:哪一?个|什么|啥)(?:举报|咨询|联系|监督|服务)?(?:电话|热线|手机号?|号码)"
            r"|(?<![证牌照户])号码(?:是|为)?(?:多少|几|什么|啥)?(?=[，,？?]|$)"
            r"|电话[^，,。？?]{0,8}打(?:哪|什么|多少)"
        ),
        re.compile(rf"(?<![\d.,-])(?:{_PHONE})(?![\d.,%:：元个人年月日名万亿家次余多件条起户辆台吨亩米])"),
    ),
    Particular(
        re.compile(rf"(?:[^对同环占相]|对比)比(?:值|分)?(?:是|为)(?:多少|几)|比价{_WHICH}"),
        re.compile(
            r"比[值价]?(?:为|是|达到?|约|：)*"
            r"(?P<it>\d+(?:\.\d+)?(?:[%％]|(?:\s?[:：∶]\s?\d+(?:\.\d+)?)+)?)(?![\d:：∶])"
            r"|(?<![\d:：∶])(?!\d{1,2}[:：][0-5]\d(?![\d:：]))"
            r"\d+(?:\.\d+)?(?:\s?[:：∶]\s?\d+(?:\.\d+)?)+(?![\d:：∶])"
        ),
    ),
    Particular(
        re.compile(rf"主题(?:口号)?{_WHICH}|以(?:什么|啥)为主题|什么(?:样的)?主题"),
        re.compile(
            r"以[“\"「](?P<it>[^”\"」。；;]{2,30})[”\"」]为主题"
            r"|以(?P<bare>[^“”\"「」。；;，,以为]{2,30})为主题|主题(?:口号)?(?:为|是|：)[“\"「](?P<then>[^”\"」。；;]{2,30})"
        ),
    ),
    Particular(
        re.compile(r"[文案]号(?:是|为)|(?:哪份|什么)(?:判决书|裁定书)"),
        re.compile(
            r"[\u4e00-\u9fff]{2,8}[〔\[（(](?:19|20)\d{2}[〕\]）)]\d+号"
            r"|[（(](?:19|20)\d{2}[）)][\u4e00-\u9fff]\d+[\u4e00-\u9fff]{1,4}\d+号(?:[\u4e00-\u9fff]{2,6}书)?"
        ),
    ),
    Particular(
        re.compile(rf"门牌号?{_WHICH}"),
        re.compile(
            r"(?:^|[在为于至的：，,\s])"
            r"(?P<it>(?:(?![在为于至的])[\u4e00-\u9fff]){2,8}[路街巷道]\d+号)"
        ),
    ),
    Particular(
        re.compile(rf"地址{_WHICH}"),
        re.compile(
            r"地址(?:为|是|位于|在)?[：:]?\s?(?P<it>[^，,。；;\s]{4,40})"
            r"|[：:]\s?(?P<then>[\u4e00-\u9fff\d]{2,20}?(?:\d+号|[路街巷道])[\u4e00-\u9fff\d]{0,12})"
            r"(?=[，,。；;\s（(]|$)"
        ),
    ),
    Particular(re.compile(rf"颜色{_WHICH}|(?:什么|啥|哪种|哪个)颜?色"), re.compile(_COLOUR)),
    Particular(
        re.compile(rf"(?:什么|啥|哪个)(?:级别|等级|颜色)的[^，,。？?]{{0,6}}预警|预警[^，,。？?]{{0,6}}(?:什么|啥|哪个)级别|预警级别{_WHICH}"),
        re.compile(rf"{_COLOUR}|(?:{_ROMAN}|[一二三四])级"),
    ),
    Particular(re.compile(r"几等奖"), re.compile(r"[特一二三四]等奖")),
    Particular(
        re.compile(r"(?:达到?了?|[是为]|属于?|水质[^，,。？?]{0,6})几类"),
        re.compile(rf"(?:{_ROMAN}|[一二三四五])类"),
    ),
    Particular(
        re.compile(
            rf"哪一?级(?!政府|财政|部门|法院|机关|医院|组织)|(?:几|多少)星?级|什么(?:等|星)?级(?!数)|啥级|(?:等级|级别|[评星]级){_WHICH}"
        ),
        re.compile(_GRADE),
    ),
    Particular(
        re.compile(r"籍贯|老家|祖籍|(?:哪里|哪儿|什么地方)人(?=[，,？?]|$)"),
        re.compile(
            r"(?:籍贯|祖籍|老家)(?:是|为|在)?[：:]?(?P<it>[\u4e00-\u9fff]{2,10}?)(?=人?[，,。；;])"
            r"|[，,](?P<then>[\u4e00-\u9fff]{3,9})(?<!负责)(?<!主持)(?<!联系)人(?=[，,。；;])"
        ),
    ),
    _POST,
)  # fmt: skip
_FIT = 1.5
# 提升到几级: the last of 由Ⅳ级提升至Ⅲ级.
_BECOMES_ASKED = re.compile(r"[到至为成]了?(?:几|什么|哪|多少)")
_BECOMES = re.compile(r"[到至为成](?:[^，,。；;]{2,16})?$")
# So much of what leads to a particular says which it is, in characters.
_LABEL = 28
# 会见了区政协原副主席某某
_VERB = re.compile(r"^.*[了对被将由](?=.{4})")
_OFFICE = r"(?P<it>[^，,。；;：:\s]{4,40}?(?:[长记席任员表事理]))"


def particular_asked(question: str) -> Particular | None:
    """The particular that a question asks for; None where it asks for none."""
    return next((one for one in _PARTICULARS if one.asked.search(question)), None)


def find_particulars(view: View) -> Iterator[Found]:
    """Each particular of the asked kind in a sentence, with the words that lead to it.

    The more of them the question has (阵风8级, where 阵风 is asked), the better.
    """
    question = view.frame.question
    end = 0
    for start, stop in particulars_in(question, view.text):
        label, text = view.text[end:start], view.text[start:stop]
        end = stop
        if text not in question:
            own = grams(label[-_LABEL:])
            said = len(own & grams(question)) / len(own) if own else 0.0
            said += 1.5 * bool(_BECOMES_ASKED.search(question) and _BECOMES.search(label))
            yield moved(Found(Span(start, stop), text, _FIT + said, label + text), view.start)


def particulars_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each particular of the asked kind, in order."""
    asked = particular_asked(question)
    spans = [m.span(m.lastgroup or 0) for m in asked.told.finditer(text)] if asked else []
    if asked is _POST:
        spans += _offices_of(question, text)
    yield from sorted(spans)


def _offices_of(question: str, text: str) -> Iterator[tuple[int, int]]:
    """The posts that stand right before the person whom the question names: 区政协原副主席某某."""
    people = [question[w.start : w.end] for w in tagged(question) if w.tag == PERSON]
    for name in people:
        for match in re.finditer(rf"{_OFFICE}(?={re.escape(name)})", text):
            verb = _VERB.match(match["it"])
            yield match.start("it") + (verb.end() if verb else 0), match.end("it")
