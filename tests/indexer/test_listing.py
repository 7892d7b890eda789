import csv
import io

import pytest

from core.errors import BadInputError
from core.index.snapshot import Snapshot
from indexer.facts_table import COLUMNS, print_facts, write_facts
from indexer.listing import ListedFact, Wanted, find_facts, read_wanted

pytestmark = pytest.mark.slow


def listed(snapshot: Snapshot, **words: str) -> list[ListedFact]:
    return list(find_facts(snapshot, read_wanted(snapshot, **words)))


def texts(found: list[ListedFact]) -> list[str]:
    return [each.fact.text for each in found]


def test_all_facts_come_in_reading_order_with_their_sentences(snapshot: Snapshot) -> None:
    found = list(find_facts(snapshot, Wanted()))
    assert len(found) == snapshot.manifest.facts
    assert all(each.fact.text in each.sentence for each in found)
    own = [each.fact.text for each in found if each.fact.doc_id == "projects_2022.md"]
    assert own == ["37个", "210亿元", "5个", "29个", "1,546.18万元"]


def test_a_city_holds_its_counties_and_a_short_name_will_do(snapshot: Snapshot) -> None:
    county = listed(snapshot, region="松原县")
    assert {each.fact.region for each in county} == {"松原县"}
    city = listed(snapshot, region="枫林市")
    assert {each.fact.region for each in city} >= {"枫林市", "松原县", "柏溪县"}
    assert listed(snapshot, region="枫林") == city


@pytest.mark.parametrize("period", ["2022", "2022年", "二〇二二年"])
def test_a_period_takes_what_lies_in_it(snapshot: Snapshot, period: str) -> None:
    found = texts(listed(snapshot, region="松原县", period=period))
    assert "37个" in found
    assert "31个" not in found


@pytest.mark.parametrize(
    ("period", "expected"), [("2023年7月", True), ("2023-07", True), ("2023-06", False)]
)
def test_a_month_does_not_take_the_year_around_it(
    snapshot: Snapshot, period: str, expected: bool
) -> None:
    assert ("164毫米" in texts(listed(snapshot, period=period))) is expected


def test_every_word_of_the_indicator_must_be_there(snapshot: Snapshot) -> None:
    assert "37个" in texts(listed(snapshot, indicator="签约 项目"))
    assert listed(snapshot, indicator="签约 就业") == []


@pytest.mark.parametrize("words", [{"region": "乌有县"}, {"period": "随便"}, {"period": "2022-13"}])
def test_what_cannot_be_read_is_said(snapshot: Snapshot, words: dict[str, str]) -> None:
    with pytest.raises(BadInputError):
        read_wanted(snapshot, **words)


def test_csv_opens_in_excel_and_holds_no_formula(snapshot: Snapshot) -> None:
    found = listed(snapshot, region="松原县")
    buffer = io.BytesIO()
    write_facts([*found, ListedFact(found[0].fact, "=1+1", 3)], buffer)
    assert buffer.getvalue().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(buffer.getvalue().decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["数据"] for row in rows[:-1]] == texts(found)
    assert (rows[-1]["句子"], rows[-1]["页"]) == ("'=1+1", "3")


def test_lines_name_place_time_and_source(
    snapshot: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    print_facts(listed(snapshot, region="松原县", period="2022", indicator="签约"))
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("松原县｜2022年｜")
    assert first.endswith("签约、1亿以上｜37个")
    assert second.startswith("    projects_2022.md：2022年，该县签约亿元以上项目37个")


def test_an_inferred_period_is_marked_with_its_wording(
    snapshot: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    print_facts(listed(snapshot, indicator="新增就业"))
    assert "2023年上半年（推定，原文“今年上半年”）" in capsys.readouterr().out
