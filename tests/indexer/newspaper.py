"""Newspaper pages made at random, with what a reader must find on them.

A page is cut into modules as an editor cuts it; each holds an article set in
narrow columns, some with a photograph, a box, a kicker or a second headline line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

PLACES = ("临江县", "云泽县", "青禾县", "石岭县", "东湾区", "临溪县", "澄川市", "河口镇")
TOPICS = (
    "重点项目",
    "招商引资",
    "粮食生产",
    "工业技改",
    "农村公路",
    "养老服务",
    "港口物流",
    "就业创业",
)
VERBS = ("开工建设", "签约落地", "竣工投产", "完成投资", "累计新增", "同比增长")
UNITS = ("个", "亿元", "万吨", "公里", "万人次", "户", "%")
TAILS = (
    "为全市高质量发展提供了有力支撑",
    "产业集群持续壮大",
    "群众获得感明显增强",
    "各项工作走在全省前列",
    "有关部门将继续做好跟踪服务",
    "一大批项目加快建设",
)
CLOSING = "，。；：、！？”）》"
SIZE = 9.5
STEP = 14.0


@dataclass
class Article:
    """What stands in one module, as a reader must find it."""

    headline: str
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)


def sentence(random: Random) -> str:
    parts = [
        f"{random.choice(('今年以来', '截至目前', '去年', '2023年', '上半年'))}，"
        f"{random.choice(PLACES)}{random.choice(TOPICS)}{random.choice(VERBS)}"
        f"{random.randint(1, 99999) / random.choice((1, 10, 100)):g}{random.choice(UNITS)}"
    ]
    if random.random() < 0.6:
        parts.append(f"其中{random.choice(TOPICS)}{random.randint(2, 9999)}{random.choice(UNITS)}")
    parts.append(random.choice(TAILS))
    return "，".join(parts) + "。"


def paragraph(random: Random) -> str:
    return "".join(sentence(random) for _ in range(random.randint(1, 4)))


def headline(random: Random, place: str) -> str:
    done = random.choice(("跑出加速度", "再结硕果", "提质增效", "迈上新台阶"))
    return f"{place}{random.choice(TOPICS)}{done}"


def break_lines(text: str, width: float, size: float, indent: bool) -> list[tuple[float, str]]:
    """Lines of a paragraph with their indent; numbers and words break anywhere."""
    lines: list[tuple[float, str]] = []
    line, start = "", 2 * size if indent else 0.0
    for char in text:
        wide = pdfmetrics.stringWidth(line + char, FONT, size) + start
        if wide <= width + 0.01 or (char in CLOSING and wide <= width + size):
            line += char
        else:
            lines.append((start, line))
            line, start = char, 0.0
    return [*lines, (start, line)]


class Page:
    """A page of a newspaper being printed."""

    def __init__(self, canvas: Canvas, random: Random, width: float, height: float) -> None:
        self.canvas, self.random = canvas, random
        self.width, self.height = width, height
        self.articles: list[Article] = []

    def text(self, x: float, y: float, size: float, words: str) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y - 0.88 * size, words)

    def line(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """Something like a photograph: blotches of all greys."""
        step = 6
        for i in range(int(width // step)):
            for j in range(int(height // step)):
                self.canvas.setFillGray(self.random.uniform(0.15, 0.8))
                self.canvas.rect(
                    x + i * step, self.height - y - (j + 1) * step, step, step, stroke=0, fill=1
                )
        self.canvas.setFillGray(0)

    def masthead(self) -> str:
        words = "2023年7月20日　星期四　责任编辑　张三　美编　李四　　A02要闻　临江日报"
        self.text(40, 24, 10, words)
        self.line(40, 40, self.width - 40, 40, 1)
        return words

    def article(self, box: tuple[float, float, float, float], columns: int) -> Article:
        """Set an article into a box with so many columns."""
        random = self.random
        left, top, right, bottom = box
        gap = random.choice((12.0, 16.0, 20.0))
        width = (right - left - gap * (columns - 1)) / columns
        article = Article("")
        y = self.heads(article, left, top, right, columns)
        ruled = random.random() < 0.3
        if ruled:
            for column in range(1, columns):
                x = left + column * (width + gap) - gap / 2
                self.line(x, y + 4, x, bottom)
        hole = self.photo(article, left, y, width, gap, columns, bottom)
        self.columns(article, (left, y, right, bottom), width, gap, columns, hole)
        self.articles.append(article)
        return article

    def heads(self, article: Article, left: float, top: float, right: float, columns: int) -> float:
        random = self.random
        size = random.choice((17.0, 20.0, 24.0)) if columns > 1 else 14.0
        article.headline = headline(random, random.choice(PLACES))
        while pdfmetrics.stringWidth(article.headline, FONT, size) > right - left:
            size -= 1
        y = top + 4
        if columns > 2 and random.random() < 0.4:
            self.text(left, y, 12.5, f"——{random.choice(PLACES)}{random.choice(TOPICS)}工作综述")
            y += 20
        x = left + (right - left - pdfmetrics.stringWidth(article.headline, FONT, size)) / 2
        self.text(x, y, size, article.headline)
        y += size + 8
        if random.random() < 0.5:
            self.text(left + 2 * SIZE, y, SIZE, "本报记者　王小明　通讯员　李晓华")
            y += 16
        return y + 4

    def photo(
        self,
        article: Article,
        left: float,
        y: float,
        width: float,
        gap: float,
        columns: int,
        bottom: float,
    ) -> tuple[int, int, float, float] | None:
        """A photograph over one or two columns: these columns and its upper and lower end."""
        random = self.random
        if bottom - y < 200 or columns < 2 or random.random() < 0.4:
            return None
        first = random.randrange(columns - 1)
        last = min(columns - 1, first + random.randint(0, 1))
        top = y + random.choice((0.0, 5 * STEP))
        height = min(120.0, (bottom - top) / 3)
        x = left + first * (width + gap)
        wide = (last - first + 1) * (width + gap) - gap
        self.picture(x, top + 3, wide, height)
        words = f"图为{random.choice(PLACES)}{random.choice(TOPICS)}现场"
        if random.random() < 0.5:
            words = f"{random.choice(PLACES)}{random.choice(TOPICS)}建设现场。王小明摄"
        lines = break_lines(words, wide, 8, False)
        for number, (_, line) in enumerate(lines):
            self.text(x, top + height + 6 + 11 * number, 8, line)
        article.captions.append(words)
        return first, last, top, top + height + 12 + 11 * len(lines)

    def columns(
        self,
        article: Article,
        box: tuple[float, float, float, float],
        width: float,
        gap: float,
        columns: int,
        hole: tuple[int, int, float, float] | None,
    ) -> None:
        left, top, _, bottom = box
        slots: list[tuple[float, float]] = []
        for column in range(columns):
            y = top
            while y + STEP <= bottom:
                if hole and hole[0] <= column <= hole[1] and y + STEP > hole[2] and y < hole[3]:
                    y += STEP
                    continue
                slots.append((left + column * (width + gap), y))
                y += STEP
        at = 0
        while True:
            words = paragraph(self.random)
            lines = break_lines(words, width, SIZE, True)
            if at + len(lines) > len(slots):
                break
            for indent, line in lines:
                x, y = slots[at]
                self.text(x + indent, y, SIZE, line)
                at += 1
            article.paragraphs.append(words)

    def advertisement(self, box: tuple[float, float, float, float]) -> str:
        left, top, right, bottom = box
        self.canvas.rect(left + 3, self.height - bottom + 3, right - left - 6, bottom - top - 6)
        words = "金色家园盛大开盘"
        self.text(left + 14, top + 14, 15, words)
        self.text(left + 14, top + 40, 9, "销售热线：0000-1234567")
        self.text(left + 14, top + 56, 9, "地址：临江县人民路8号")
        return words


def modules(
    random: Random, box: tuple[float, float, float, float], columns: int
) -> list[tuple[tuple[float, float, float, float], int]]:
    """A box cut into modules, each with its number of columns."""
    left, top, right, bottom = box
    gap = 18.0
    choices = []
    if columns >= 4:
        choices.append("upright")
    if bottom - top > 420:
        choices.append("level")
    if not choices or (random.random() < 0.2 and bottom - top < 600 and columns <= 4):
        return [(box, columns)]
    if random.choice(choices) == "upright":
        own = random.randint(2, columns - 2)
        width = (right - left - gap * (columns - 1)) / columns
        x = left + own * (width + gap)
        return [
            *modules(random, (left, top, x - gap, bottom), own),
            *modules(random, (x, top, right, bottom), columns - own),
        ]
    y = top + (bottom - top) * random.uniform(0.4, 0.6)
    return [
        *modules(random, (left, top, right, y - 10), columns),
        *modules(random, (left, y + 10, right, bottom), columns),
    ]


def print_newspaper(path: Path, seed: int, pages: int = 1, columns: int = 5) -> list[Article]:
    """Print pages at random; what stands on them, module by module."""
    random = Random(seed)
    width, height = 780.0, 1100.0
    canvas = Canvas(str(path), pagesize=(width, height))
    articles: list[Article] = []
    for _ in range(pages):
        page = Page(canvas, random, width, height)
        page.masthead()
        cut = modules(random, (40, 56, width - 40, height - 40), columns)
        lined = random.random() < 0.5
        for index, (box, own) in enumerate(cut):
            if index == len(cut) - 1 and len(cut) > 2 and random.random() < 0.4:
                page.advertisement(box)
                continue
            if random.random() < 0.2:
                left, top, right, bottom = box
                canvas.setLineWidth(0.8)
                canvas.rect(left, height - bottom, right - left, bottom - top)
                box = (left + 10, top + 8, right - 10, bottom - 8)
            elif lined and box[1] > 60:
                page.line(box[0], box[1] - 9, box[2], box[1] - 9)
            page.article(box, own)
        articles += page.articles
        canvas.showPage()
    canvas.save()
    return articles


def texts(articles: Sequence[Article]) -> list[str]:
    return [words for article in articles for words in article.paragraphs]
