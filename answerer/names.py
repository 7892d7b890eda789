"""Names of the class a question asks for: person, organisation, place, grade, thing."""

import re
from collections.abc import Iterator

from core.regions import Gazetteer

_TITLES = (
    "书记|县长|市长|省长|区长|镇长|局长|厅长|处长|主任|科长|部长|院长|校长|所长|行长|站长|"
    "董事长|总经理|经理|总裁|总监|负责人|专家|教授|研究员|分析师|发言人|记者|队长|会长|秘书长|"
    "同学|学生|先生|女士|党委书记|工程师|司长|司首席统计师|首席统计师|首席经济学家|村民|主席|社长|"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇"
    "邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴牧隗山谷车侯班仰秋仲伊宫宁仇栾厉祖武符刘景詹束龙叶司黎"
    "薄印宿白怀蒲邰从索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀"
    "浦尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎廖庾终居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩"
    "聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关相查后荆红游竺权盖益桓公付肖岳帅"
)
_PERSON = re.compile(
    rf"(?:{_TITLES[:-1]})(?P<after>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?=[\s,，。、:：（(]|说|表示|介绍|指出|告诉|认为|在|对|代表|作|宣布|强调|分析|等|$)"
    rf"|(?P<before>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:同学|同志|先生|女士)"
)
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9（）()]{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|银行|"
    r"大学|学院|研究院|研究所|医院|协会|委员会|合作社|企业|委|局|厅|部|办)(?![\u4e00-\u9fff]*(?:公司|集团))"
)
_GRADE = re.compile(
    r"[A-EＡ-Ｅ]{1,5}\+?级|[一二三四五六七八九十\d]+[级星]级?|[甲乙丙丁]级|国家级|省级|市级"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:街道|镇|乡|村|社区|新区|开发区|园区|产业园|路|大道|广场|中心|体育馆|会展中心)"
)
_DOCUMENT = re.compile(r"《[^》]{2,40}》")
_QUOTED = re.compile(r"“[^”]{2,24}”")
_NOUN = re.compile(
    r"(?<=是)[^,，。;；:：、]{2,14}|[\u4e00-\u9fffA-Za-z0-9]{2,14}(?=(?:成为|为|是|居|位居)(?:.{0,12})(?:第一|最|首))"
)

_CLASSES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (re.compile(r"哪[一]?级|几级|什么级|等级|评级|星级"), (_GRADE,)),
    (re.compile(r"谁|哪一?[位名]|何人|什么人|叫什么名"), (_PERSON,)),
    (re.compile(r"哪一?家|什么(?:公司|企业|单位|机构)|哪个(?:公司|企业|单位|部门|机构|集团|银行)"), (_ORGANISATION,)),
    (re.compile(r"哪里|哪儿|何处|什么地方|哪个(?:街道|镇|乡|村|园区)"), (_PLACE,)),
    (re.compile(r"哪个?(?:文件|办法|方案|条例|规划|意见)|什么(?:文件|办法|方案|条例)"), (_DOCUMENT,)),
)  # fmt: skip
_REGION_ASKED = re.compile(r"哪一?个?(?:县|市|区|省|国家|国|城市|地区|经济体)|谁")
_ANY = (_ORGANISATION, _DOCUMENT, _QUOTED, _PLACE, _NOUN)


def names_in(question: str, sentence: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Spans of `sentence` that are names of the class the question asks for."""
    patterns = next((kinds for asked, kinds in _CLASSES if asked.search(question)), None)
    regions = _REGION_ASKED.search(question)
    if regions:
        for mention in gazetteer.find(sentence):
            yield mention.start, mention.end
    for pattern in patterns if patterns else () if regions else _ANY:
        for match in pattern.finditer(sentence):
            group = next((name for name, value in match.groupdict().items() if value), 0)
            yield match.span(group)
