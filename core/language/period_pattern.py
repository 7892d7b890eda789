"""The pattern that finds periods in normalised text; each named group is one way of naming them."""

import re

from core.language.dates import (
    BARE_PART,
    COURSE,
    DAY,
    MONTH,
    PART,
    RELATIVE_YEAR,
    STATED_COURSE,
    YEAR,
)
from core.language.units import UNIT

_FULL = rf"{YEAR}年(?:{MONTH}月(?:{DAY}日)?)?"
_YEARS = (
    rf"{RELATIVE_YEAR}[(,]?(?:即|也就是)?{YEAR}年?度?\)?"
    rf"|{YEAR}年?[(](?:即)?{RELATIVE_YEAR}[)]"
    rf"|{YEAR}(?:年度?(?!代)|(?={BARE_PART}|{STATED_COURSE}|[前头]\d{{1,2}}个?月))"
    rf"|{RELATIVE_YEAR}"
)
_EDGE = (
    r"年?底(?![部线色层数价气薪盘])|年?末(?![端位])|年?初(?![步次级中期])"
    r"|年中(?=[，,。；;？?、时是为的]|$)"
)
_SINCE = r"以来|至今(?![年天日晚早])|起(?![来步点家源诉草飞伏码义初]|到(?!\d))"
_TAIL = rf"(?P<edge>{_EDGE})?(?P<since>{_SINCE})?"
PERIOD = re.compile(
    # Most characters begin no period: one look ahead spares the rest.
    r"(?=[\d第截一二三四五六七八九十今去上下半前明本当全头至近日最过年次翌同目“\"])(?:"
    r"(?P<iso>(?<![\d.])(?:19|20)\d\d([-/.])\d{1,2}\2(?:3[01]|[12]\d|0?[1-9])(?![\d.]))"
    rf"|(?P<fiscal>(?:(?<![\d.])(?:19|20)\d\d(?:[-/](?:20)?\d\d)?|[本上下]一?个?)财年(?:的?{BARE_PART})?)"
    rf"|(?P<from>(?<!\d){_FULL})起?[-至到](?P<to>{_FULL})"
    rf"|(?P<first>(?<![\d.]){YEAR})年?[-至到](?P<last>{YEAR})(?:年(?!{MONTH}月)|(?![\d.%年月/]|{UNIT}))"
    rf"|(?P<upto>截[至止]到?)?(?:(?P<year>{_YEARS})(?:(?P<same>同[期月])|(?P<part>{STATED_COURSE}|{PART}))?"
    rf"|(?<!\d年)(?<!\d年第)(?P<alone>{COURSE}|{PART})){_TAIL}"
    r"|[“\"]?(?P<plan>(?<![二三四五六七八九])十[一二三四五]五|(?<=[“\"])十五(?=[”\"]))[”\"]?"
    rf"(?:时期|期间)?(?P<plan_edge>末)?(?P<plan_since>以来)?"
    r"|(?P<now>截[至止]目前|(?<!项)目前|至今(?![年天日晚早])|近日|日前)"
    r"|(?:最?近|过去)(?P<recent>[两二三四五六七八九十]|\d{1,2})(?P<span>年|个月)(?:来|间)?"
    r"|(?P<bare_edge>(?<![今明去前本当年\d])年[初底末](?![步期级]))"
    rf"|(?P<near_month>(?:上个?|本|当|下个?|次)月(?!球))(?:(?P<near_day>{DAY})[日号])?"
    r"|(?P<bare_same>(?<=[比与和较])同期)"
    r"|(?P<bare_day>(?<![\d月.-])(?:[12]\d|3[01]|[1-9])日(?![均间本电内])"
    r"(?:[-至到](?P<bare_last>[12]\d|3[01]|[1-9])日(?![均间本电内]))?)"
    rf"|(?P<bare_year>(?<![\d.A-Za-z证素普-])20[0-4]\d(?=[一-鿿])(?!年|指数|{UNIT}|[余多万亿千百号届级款型]))"
    r")"
)
