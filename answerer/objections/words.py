"""In what a figure may disagree with the question, in the words that staff read."""

YEAR, YEAR_UNKNOWN = "年份", "年份不明"
DAY = "日期"
REGION, REGION_UNKNOWN = "地区", "地区不明"
QUALIFIER, THRESHOLD, SUBJECT = "口径", "门槛", "对象"
# Not even a near miss: a figure of something else.
INDICATOR = "指标"
