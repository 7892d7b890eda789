"""Every word that staff read on the page, in one place."""

APP_TITLE = "政策报告问答"
CHAT_PAGE = "问答"
REPORTS_PAGE = "报告"

WELCOME = "问一句话，得到报告里的原数和出处。"
EXAMPLES = "可以这样问"
INPUT = "输入问题，按回车提问"
CLEAR = "清空对话"
CLEAR_HELP = "清空本次对话记录"
THINKING = "正在查找报告…"
NEW_INDEX = "报告已更新，现在用的是新的索引。"

SOURCES = "出处"
SOURCE_PANEL = "原文"
SOURCE_HINT = "点击答案下面的出处，原文显示在这里。"
GAP = "…… 中间隔着别的内容 ……"
SOURCE_GONE = "索引已更新，这一处原文不在新的索引里。请重新提问。"
PREVIOUS = "上一段"
NEXT = "下一段"
CLOSE = "关闭"
DOWNLOAD_ORIGINAL = "下载原文"
SCOPE = "资料范围"

NEAR_MISSES = "相近的数据"
DIFFERENT = "不同"
UNKNOWN = "不明"
CONFLICTS = "其他报告的说法不同"
REPRINTS = "转载 {count} 篇"
STEPS = "计算过程"
BASIS = "推定依据"
PASSAGES = "最接近的段落（不是答案）"
NOT_FOUND = "报告里没有找到答案。"
NO_VALUE = "未找到"
DOWNLOAD_CSV = "下载 CSV"
DOWNLOAD_MARKDOWN = "下载 Markdown"

UNDERSTOOD = "问题理解为（点 ✕ 去掉）"
EDIT = "改条件"
EDIT_AGAIN = "按此重新提问"
SEVERAL = "多个用顿号分开；留空就是不限。"
BAD_PERIOD = "看不懂这个时间，请写成 2022年 或 2022年上半年。"
BAD_QUALIFIER = "看不懂这个口径，请写成 签约、完成、累计 或 1亿元以上 这样的词。"
ASKED_WITH = "改用条件："
ASKED_WITHOUT = "去掉条件："

IS_IT_RIGHT = "这个回答对吗？"
RIGHT = "对"
WRONG = "错"
EXPECTED = "正确答案是（可不填）"
EXPECTED_EXAMPLE = "例如 40个；报告里没有就填 -"
SUBMIT = "提交"
THANKS = "已记下，谢谢！"
THANKS_ANSWER = "正确答案已记下，谢谢！"
FEEDBACK_FAILED = "没能记下：反馈文件写不进去（磁盘已满或没有权限）。请告诉维护人员。"
FEEDBACK = "对错反馈（{count} 条）"
FEEDBACK_USE = (
    "每点一次记一条；改主意会另记一条，不改前面的。可用 python -m eval adopt 转成测试题。"
)
NO_FEEDBACK = "还没有反馈。问答页每个回答下面有“对”“错”两个按钮。"
DOWNLOAD_FEEDBACK = "下载反馈"

FIELDS = {
    "regions": "地区",
    "subjects": "对象",
    "periods": "年份",
    "indicator": "指标",
    "qualifiers": "口径",
}

COLUMNS = {
    "subject": "对象",
    "region": "地区",
    "period": "年份",
    "indicator": "指标",
    "value": "数值",
    "citation": "出处",
}

NO_REPORTS = "索引里还没有报告。请把报告放进 corpus 文件夹，然后运行 python -m indexer build。"
UNEXPECTED = "页面遇到问题，请刷新后再试。如果仍然出现，请把编号 {number} 告诉维护人员。"

REPORT_COLUMNS = ("标题", "发布者", "日期", "地区", "段落", "文件")
STALE = "（旧版：新文件读取失败）"
REPORT_COUNT = "共 {count} 份报告"
REPORT_SEARCH = "按标题、发布者或文件名查找"
