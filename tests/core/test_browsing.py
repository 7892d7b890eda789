"""Facts page by page, over a real index."""

import pytest

from core.index.browsing import Coverage, FactBrowser, FactFilter
from core.index.snapshot import Snapshot
from core.schema import Fact

pytestmark = pytest.mark.slow
ALL = FactFilter()


def everything(snapshot: Snapshot) -> list[Fact]:
    return [fact for info in snapshot.reports() for fact in snapshot.facts_of(info.doc_id)]


@pytest.mark.parametrize(
    "wanted",
    [
        ALL,
        FactFilter(region="松原县"),
        FactFilter(year=2022),
        FactFilter(indicator="签约 项目"),
        FactFilter(unit="个", doc_id="projects_2022.md"),
        FactFilter(region="松原县", year=2021, unit="元"),
        FactFilter(indicator="' OR 1 --%"),
    ],
    ids=str,
)
def test_a_filter_lets_through_what_it_says(snapshot: Snapshot, wanted: FactFilter) -> None:
    def fits(fact: Fact) -> bool:
        years = (fact.period.start.year, fact.period.end.year) if fact.period else (1, 0)
        return (
            wanted.region in (None, fact.region)
            and (wanted.year is None or years[0] <= wanted.year <= years[1])
            and all(word in fact.indicator for word in wanted.indicator.split())
            and wanted.unit in (None, fact.unit)
            and wanted.doc_id in (None, fact.doc_id)
        )

    browser = FactBrowser(snapshot)
    expected = [fact for fact in everything(snapshot) if fits(fact)]
    found = browser.page(wanted, 0, 1000)
    assert sorted(map(repr, found)) == sorted(map(repr, expected))
    assert browser.count(wanted) == len(expected) == sum(browser.units(wanted).values())


def test_pages_follow_one_another_without_gap(snapshot: Snapshot) -> None:
    browser = FactBrowser(snapshot)
    count = browser.count(ALL)
    assert count > 6
    pages = [browser.page(ALL, offset, 3) for offset in range(0, count, 3)]
    assert [fact for page in pages for fact in page] == browser.page(ALL, 0, count)


def test_coverage_counts_regions_and_years(snapshot: Snapshot) -> None:
    browser = FactBrowser(snapshot)
    found = browser.coverage(ALL)
    in_2021 = [f for f in everything(snapshot) if f.period and f.period.start.year == 2021]
    assert Coverage("松原县", 2021, len([f for f in in_2021 if f.region == "松原县"])) in found
    assert {row.region for row in found} >= {"松原县", "柏溪县", "枫林市"}


def test_the_most_frequent_come_first(snapshot: Snapshot) -> None:
    browser = FactBrowser(snapshot)
    counts = list(browser.indicators(ALL, 3).values())
    assert len(counts) == 3
    assert counts == sorted(counts, reverse=True)
    assert browser.units(ALL).keys() >= {"个", "元", "%"}
