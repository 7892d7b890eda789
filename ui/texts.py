"""Every word that staff read on the page, in one place."""

APP_TITLE = "政策报告问答"
CHAT_PAGE = "问答"
FACTS_PAGE = "指标"
REPORTS_PAGE = "报告"

WELCOME = "问一句话，得到报告里的原数和出处。"
EXAMPLES = "可以这样问"
INPUT = "输入问题，按回车提问"
CLEAR = "清空对话"
CLEAR_HELP = "清空本次对话记录"
THINKING = "正在准备"
FIRST_QUESTION = "（启动后的第一个问题要多等几秒）"
NEW_INDEX = "报告已更新，现在用的是新的索引。"

HISTORY = "问过的问题"
HISTORY_SEARCH = "在问过的问题里查找"
HISTORY_NONE = "没有找到，换个词试试。"
HISTORY_OWN = "只保留到关闭页面；点一条再问一次。"
HISTORY_SHARED = "保存在服务器上，所有使用者都能看到；点一条再问一次。"
HISTORY_FAILED = "没能删除：历史文件写不进去，请告诉维护人员。"
AFTER = "（接：{question}）"
DELETE = "删除"
DELETE_ALL = "全部删除"

SOURCES = "出处"
SOURCE_PANEL = "原文"
SOURCE_HINT = "点击答案下面的出处，原文显示在这里。"
GAP = "…… 中间隔着别的内容 ……"
SOURCE_GONE = "索引已更新，这一处原文不在新的索引里。请重新提问。"
PREVIOUS = "上一段"
NEXT = "下一段"
CLOSE = "关闭"
DOWNLOAD_ORIGINAL = "下载原文"
PAGE_PICTURE = "第{page}页的原貌，框出的是引用的句子"
ENLARGE = "点一下放大或缩小"
SCOPE = "资料范围"

NEAR_MISSES = "相近的数据"
DIFFERENT = "不同"
UNKNOWN = "不明"
COPY = "复制"
COPIED = "已复制"
COPY_FAILED = "没能复制，请选中文字再复制"
CONFLICT_COLUMNS = ("数值", "说法", "出处")
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
TAKEN = "（沿用）"
EDIT = "改条件"
EDIT_AGAIN = "按此重新提问"
SEVERAL = "多个用顿号分开；留空就是不限。"
BAD_PERIOD = "看不懂这个时间，请写成 2022年 或 2022年上半年。"
BAD_QUALIFIER = "看不懂这个口径，请写成 签约、完成、累计 或 1亿元以上 这样的词。"
BAD_BOUND = "看不懂这个界限，请写成“超过30个”或“不到10%”这样的形式。"
PIN = "固定（以后的提问也按它找，不放宽）"
PINNED = "已固定 {what} ✕"
UNPIN = "点一下取消固定"
ASKED_PINNED = "固定条件："
ASKED_UNPINNED = "取消固定"
ASKED_WITH = "改用条件："
ASKED_WITHOUT = "去掉条件："
ASKED_NEAR = "相近的数据："

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
    "bounds": "界限",
}

COLUMNS = {
    "subject": "对象",
    "region": "地区",
    "period": "年份",
    "indicator": "指标",
    "value": "数值",
    "citation": "出处",
}

INDEX_HINT = "维护人员也可以在“报告”页放入报告，再点“更新索引”。"
NO_REPORTS = "索引里还没有报告。请把报告放进 corpus 文件夹，然后运行 python -m indexer build。"
UNEXPECTED = "页面遇到问题，请刷新后再试。如果仍然出现，请把编号 {number} 告诉维护人员。"

LOG_IN = "登录"
LOG_IN_FIRST = "请先登录。"
LOG_OUT = "退出"
TOO_MANY_QUESTIONS = "您一分钟内问了 {most} 个问题，请 {wait} 秒后再问。"

REPORT_COLUMNS = ("标题", "发布者", "日期", "地区", "读取情况", "文件")
STALE = "（旧版：新文件读取失败）"
# Beside the date of a report that does not state its own.
YEAR_GUESSED = "（年份推定）"
GUESSED = "（推定）"
REPORT_COUNT = "共 {count} 份报告"
REPORT_SEARCH = "按标题、发布者或文件名查找"
BACK = "返回列表"
REPORT_GONE = "索引里现在没有这份报告：{name}"
REPORT_TEXT = "正文"
REPORT_FACTS = "数据"
NO_SECTION = "（没有小标题）"
NO_FACTS = "这份报告里没有读出数据。"

UPLOAD = "放入报告"
UPLOAD_HINT = "把文件拖到这里，或点按钮选择。能读 {kinds}，每个不超过 {limit} MB。"
UPLOAD_REPLACE = "同名的文件用新的替换"
UPLOAD_KEEP = "放入并更新索引"
UPLOAD_KEPT = "已放入：{name}"
UPLOAD_TROUBLE = "没有放入：{name}。{trouble}"
UPLOAD_KIND = "不能读这种文件，请转成 {known} 之一。"
UPLOAD_NAME = "文件没有可用的名字，请改名后再放入。"
UPLOAD_RESERVED = "这个文件名另有用途，请改名后再放入。"
UPLOAD_EMPTY = "文件是空的，请检查后再放入。"
UPLOAD_LARGE = "文件超过 {limit} MB，请拆分后再放入。"
UPLOAD_EXISTS = "已有同名文件 {name}。要替换它，请勾选“同名的文件用新的替换”；否则请改名。"
UPLOAD_FAILED = "写不进报告文件夹（磁盘已满或没有权限），请告诉维护人员。"

REBUILD = "更新索引"
REBUILD_HELP = "读取 corpus 文件夹里新放入和改过的报告"
REBUILDING = "正在准备"
REBUILD_MEANWHILE = "更新期间，问答照常使用原来的索引。"
REBUILD_STOPPED = "更新没有完成，仍在使用原来的索引。请再试一次；若仍不行，请告诉维护人员。"
REBUILT = "索引已更新："
NOTHING_NEW = "索引已是最新："
STOP = "停止"
CHANGES = {
    "added": "新增",
    "changed": "修改",
    "removed": "移除",
    "unchanged": "未变",
    "stale": "仍用旧版",
    "failed": "失败",
}
AND_MORE = " 等 {count} 份"
FAILED = "读取失败的文件（{count} 个）"
FAILED_COLUMNS = ("文件", "原因")
EXCLUDED = "停用的报告（{count} 份）"
EXCLUDED_WAITS = "（更新索引后生效）"
EXCLUDE = "停用这份报告"
EXCLUDE_HELP = "不再用它回答；文件仍留在文件夹里，随时可以恢复"
INCLUDE = "恢复使用"

FACTS_HINT = "报告里读出的数字。点一行看它的原文。"
FACTS_WORDS = "例如 签约项目"
FACTS_COUNT = "共 {count} 条"
FACTS_NONE = "没有符合条件的数据，请放宽条件。"
FACTS_SOURCE_HINT = "点表里的一个数值，原文显示在这里。"
FACT_COLUMNS = ("数值", "指标", "地区", "时间", "口径")
FACT_EXTRA = ("数字", "单位", "报告")
PERIOD_UNKNOWN = "年份不明"
REGION_UNKNOWN = "地区不明"
INFERRED = "（推定）"
UNIT = "单位"
ANY = "不限"
CHART = "图"
BY_YEAR = "按时间"
BY_REGION = "按地区"
CHART_HINT = "写出指标、缩小到 {most} 条以内时，会画成图。"
CHART_PERIOD = "画哪个时间"
CHART_LEFT = "只画数值最大的地区，另有 {count} 个地区未画出。"
CHART_NOTE = "图上每一个数都是报告里的原数；同一地区同一时间有几个数时，它们的说法可能不同。"
CHART_ALT = "{what}的图，共 {count} 个数"
COVERAGE = "覆盖范围：哪些地区、哪些年份有多少条数据"
MORE_REGIONS = "另有 {count} 个地区数据较少，未列出。"
FREQUENT = "常见指标"

# What Streamlit itself says, and has no setting for: patterns of the whole text (see `page.js`).
STREAMLIT_WORDS = {
    "Skip to main content": "跳到正文",
    "Press Enter to (?:apply|submit form)": "按回车确认",
    "No results": "没有相符的",
    "Connection error": "连不上服务",
    r"Streamlit server is not responding\..*|Is Streamlit still running\?.*": (
        "聊天服务没有回应。请稍等，恢复后页面会自动接上；若一直如此，请告诉维护人员。"
    ),
    "Connecting": "正在连接",
    "Connecting to Streamlit server": "正在连接聊天服务",
    "Unable to connect to Streamlit server": "连不上聊天服务",
    "Error": "出错",
    "Error:": "没有放入：",
    ".* files are not allowed\\.": "不能读这种文件。",
    "File must be (.*) or smaller\\.": "文件不能超过 $1。",
    "Running(?:\\.\\.\\.)?": "正在处理",
    "Page not found": "没有这一页",
    "The page that you have requested does not seem to exist.*": "已转到首页。",
    "App pages": "页面",
    "Chat message from (?:user)": "问题",
    "Chat message from (?:assistant)": "回答",
    "Send message": "提问",
    "Pagination": "翻页",
    "Previous page": "上一页",
    "Next page": "下一页",
    r"Page (\d+)": "第 $1 页",
    "Open": "打开列表",
    "Close": "关闭",
    "Dismiss": "收起",
    "Clear value": "清除",
    "file upload": "选择文件",
    "Add files": "再选文件",
    "Remove (.*)": "移去 $1",
}
