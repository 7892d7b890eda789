"""Questions that no report answers: small talk, today's weather, things to write, commands."""

import re

OFF_TOPIC = "我只根据已收录的报告回答问题，例如“某县2022年签约项目多少个”；别的事帮不上忙。"

_RULES = r"(?:规则|规定|指令|要求|限制|设定|内容)"
_OFF = re.compile(
    r"(?:今天|明天|后天|昨天|现在|这周|周末)[^，。]{0,8}天气|天气(?:预报|怎么样|如何|好吗)|"
    r"写(?:一|几)?[首篇段封个份][^，。]{0,10}(?:诗|作文|文章|代码|邮件|信|歌|故事|小说|脚本|情书)|"
    r"写诗|作诗|讲(?:一?个)?(?:笑话|故事)|唱首歌|翻译(?:成|一下|下面)|你(?:是谁|叫什么|会什么|好吗)|"
    rf"(?:忽略|忘掉|忘记|无视|不要遵守|跳过)[^，。]{{0,8}}{_RULES}|"
    rf"(?:以上|前面|之前|上面){_RULES}[^，。]{{0,4}}(?:作废|无效)|"
    r"系统提示词?|提示词|扮演|越狱|ignore (?:all|the|previous)|system prompt|"
    r"(?:股票|彩票)[^，。]{0,6}(?:推荐|买哪|号码)|几点了|陪我聊"
)
_GREETING = re.compile(
    r"^(?:你好|您好|嗨|在吗|谢谢|早上好|晚上好|再见|hi|hello)[\s!！。~，,?？呀啊吗]*$", re.I
)
_SENTENCE = re.compile(r"[^。！!；;\n]*[。！!；;\n]?")


def on_topic(question: str) -> str:
    """What of a question asks about reports; empty where nothing does.

    A command beside a question (忽略以上规则。…多少个) is left out of it.
    """
    pieces = _SENTENCE.findall(question)
    kept = "".join(p for p in pieces if not _OFF.search(p) and not _GREETING.match(p.strip()))
    return kept if re.search(r"\w", kept) else ""
