import time

from hypothesis import assume, given
from hypothesis import strategies as st

from core.schema import Span
from indexer.blocks import Block, Kind
from indexer.repeats import MINIMUM, drop_repeats, find_loops, find_repeats

CHARS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"


@st.composite
def sentences(draw: st.DrawFn, least: int, most: int, first: int = 0) -> list[str]:
    """Distinct sentences, so that nothing repeats but what a test repeats."""
    count = draw(st.integers(least, most))
    start = first + draw(st.integers(0, 1000))
    return [_sentence(start + number, draw(st.integers(8, 30))) for number in range(count)]


def _sentence(seed: int, length: int) -> str:
    state, chars = seed * 2654435761 + 1, []
    for _ in range(length):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        chars.append(CHARS[(state >> 33) % len(CHARS)])
    return f"{''.join(chars)}{seed}。"


def without(text: str, spans: list[Span]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join(kept) + text[at:]


def blocks_of(*paragraphs: str) -> tuple[list[Block], str]:
    source, blocks = "", []
    for paragraph in paragraphs:
        kind = Kind.HEADING if paragraph.startswith("#") else Kind.BODY
        blocks.append(Block(kind, (Span(len(source), len(source) + len(paragraph)),)))
        source += paragraph + "\n\n"
    return blocks, source


@given(
    sentences(0, 6),
    sentences(6, 20, first=10_000),
    sentences(0, 6, first=20_000),
    st.integers(2, 12),
    st.data(),
)
def test_a_loop_comes_back_once(
    before: list[str], loop: list[str], after: list[str], copies: int, data: st.DataObject
) -> None:
    passage = "".join(loop)
    assume(len(passage) * (copies - 1) >= MINIMUM)
    cut = data.draw(st.integers(0, len(passage) - 1))
    repeated = passage * copies + passage[:cut]
    # Another mark, lest the turn of the loop seem to begin with the one before it.
    before = [sentence.replace("。", "！") for sentence in before]
    text = "".join(before) + repeated + "".join(after)
    left = without(text, find_repeats(text))
    # What follows a loop may begin with the same characters as its next turn.
    assert left.startswith("".join(before) + passage)
    assert len(left) <= len("".join(before) + passage + "".join(after)) + MINIMUM
    for sentence in (*before, *loop):
        assert left.count(sentence) == 1


@given(sentences(1, 40))
def test_text_without_repeats_stays_whole(parts: list[str]) -> None:
    assert find_repeats("".join(parts)) == []


@given(sentences(10, 16), sentences(3, 5, first=10_000), st.integers(2, 8), st.data())
def test_a_loop_over_paragraphs_leaves_whole_sentences(
    loop: list[str], after: list[str], copies: int, data: st.DataObject
) -> None:
    passage = "".join(loop)
    at = data.draw(st.integers(1, len(passage) - 1))
    turns = [passage[at:] + passage[:at]] * copies
    blocks, source = blocks_of(passage[:at], *turns, "#", "".join(after))
    kept = drop_repeats(blocks, source)
    text = "".join(block.text(source) for block in kept if block.kind is Kind.BODY)
    assert text.startswith(passage)
    for sentence in (*loop[1:-1], *after):
        assert text.count(sentence) == 1


def test_what_follows_a_loop_under_a_heading_may_begin_as_its_turn() -> None:
    turn = "全县开工项目18个。"
    blocks, source = blocks_of(turn * 3, "#", "全市用工1.2万人。")
    assert body_of(drop_repeats(blocks, source), source) == turn + "全市用工1.2万人。"


def test_a_short_turn_is_kept_once() -> None:
    turn = "全县开工项目18个。"
    assert without(turn * 40, find_repeats(turn * 40)) == turn


def body_of(blocks: list[Block], source: str) -> str:
    return "".join(block.text(source) for block in blocks if block.kind is Kind.BODY)


@given(
    sentences(1, 6),
    st.integers(3, 14),
    sentences(1, 6, first=20_000),
    st.integers(6, 79),
    st.integers(3, 9),
    st.data(),
)
def test_a_loop_of_any_length_is_kept_once(
    before: list[str],
    seed: int,
    after: list[str],
    length: int,
    copies: int,
    data: st.DataObject,
) -> None:
    turn = _sentence(50_000 + seed, length)
    cut = data.draw(st.integers(0, len(turn) - 1))
    blocks, source = blocks_of("".join(before), turn * copies + turn[:cut], "#", "".join(after))
    kept = drop_repeats(blocks, source)
    assert body_of(kept, source) == "".join(before) + turn + "".join(after)
    aside = [block for block in kept if block.kind is Kind.REPEATED]
    assert [block.text(source) for block in aside] == [turn * (copies - 1) + turn[:cut]]


@given(st.integers(0, 500), st.integers(3, 8), st.data())
def test_a_loop_inside_a_paragraph_reads_on(seed: int, copies: int, data: st.DataObject) -> None:
    before, turn, after = (_sentence(seed + n, 12 + n % 9) for n in (1, 20_000, 40_000))
    joint = data.draw(st.sampled_from(["。", "；", "，"]))
    loop = turn.replace("。", joint) * copies
    blocks, source = blocks_of(before + loop + after)
    left = body_of(drop_repeats(blocks, source), source)
    assert left == before + turn.replace("。", joint) + after


@given(st.lists(st.sampled_from(["范县", "濮阳县", "台前县", "清丰县"]), min_size=2, max_size=6))
def test_like_sentences_of_other_counties_survive(names: list[str]) -> None:
    paragraphs = [
        f"{name}签约亿元以上项目{number + 3}个，开工率居全市前列，工作扎实推进。"
        for number, name in enumerate(names)
    ]
    for blocks, source in (blocks_of("".join(paragraphs)), blocks_of(*paragraphs)):
        assert body_of(drop_repeats(blocks, source), source) == "".join(paragraphs)


def test_the_same_words_under_several_headings_survive() -> None:
    parts = [part for name in "甲乙丙丁" for part in (f"# {name}县", "本月没有新增的重点项目。")]
    blocks, source = blocks_of(*parts)
    assert drop_repeats(blocks, source) == blocks


def test_column_names_rules_and_cheers_survive() -> None:
    for text in ("同比增长（%）" * 3, "—" * 60, "0.00 " * 8, "中国加油！" * 3, "……" * 20):
        assert find_loops(text) == []


def test_a_short_sentence_said_twice_stays() -> None:
    text = _sentence(1, 30) + "问题解决率保持在99%以上，群众满意。" + _sentence(2, 60)
    text += "问题解决率保持在99%以上，群众满意。" + _sentence(3, 30)
    assert find_repeats(text) == []


def test_the_same_passage_about_another_subject_stays() -> None:
    passage = "".join(_sentence(number, 25) for number in range(6))
    other = "".join(_sentence(number, 25) for number in range(20, 40))
    blocks, source = blocks_of("# 甲县", passage, other, "# 乙县", passage)
    assert drop_repeats(blocks, source) == blocks
    blocks, source = blocks_of("甲县：" + passage, other, "乙县：" + passage)
    assert drop_repeats(blocks, source) == blocks


def test_a_loop_runs_over_headings() -> None:
    passage = "".join(_sentence(number, 25) for number in range(8))
    blocks, source = blocks_of("# 一", passage, "# 一", passage, "# 一", passage[:150])
    body = [block for block in drop_repeats(blocks, source) if block.kind is Kind.BODY]
    assert [block.text(source) for block in body] == [passage]


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    passage = "".join(_sentence(number, 25) for number in range(400))
    boundary = len(passage)
    text = passage + "".join(_sentence(n, 25) for n in range(1000, 2000)) + passage
    started = time.perf_counter()
    assert find_repeats(text, [boundary]) == []
    assert find_loops("项目" * 100_000 + text * 5) == []
    assert len(find_repeats(passage * 20)) == 1
    assert time.perf_counter() - started < 5
