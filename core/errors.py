"""Every error this project raises on purpose, in one tree.

PolicyQAError
├── SettingsError          a setting has a value that cannot be used
├── BadInputError          something a person handed in cannot be used
│   ├── ReportError        a report cannot be read
│   │   ├── EmptyReport        nothing to read in it
│   │   ├── EncryptedReport    a password is needed
│   │   ├── BrokenReport       damaged, truncated or not of its format
│   │   ├── ReportTooLarge     over the size or page limit
│   │   ├── UnknownFormat      no reader for this kind of file
│   │   └── ReaderStopped      its reader crashed or took too long
│   └── QuestionError      a question or a question file cannot be used
├── IndexUnusable          the index cannot serve
│   ├── IndexMissing           nothing has been built yet
│   ├── IndexMismatch          built by another schema, encoder or tokenizer
│   ├── IndexCorrupt           a file of the snapshot is damaged or missing
│   ├── IndexBusy              another build holds the lock
│   ├── IndexWriteFailed       the disk refused (full, read-only)
│   └── EngineUnreachable      the Milvus server does not answer, or refused
├── TooBusy                more questions than can be answered, or too many by one person
├── EncoderError           the encoder cannot be loaded
└── UngroundedAnswer       an answer failed its own proof (a defect of ours)

Each carries two texts: `str(error)` is for developers, `error.message` is what
staff read, in Chinese, and says what happened and what to do.
"""


class PolicyQAError(Exception):
    """Root of the tree; `message` is the Chinese text for staff."""

    default_message = "程序遇到问题，请联系维护人员。"

    def __init__(self, detail: str = "", *, message: str = "") -> None:
        super().__init__(detail or type(self).__name__)
        self.message = message or self.default_message


class SettingsError(PolicyQAError):
    """A setting has a value that cannot be used."""

    default_message = "设置有误，请检查 settings.toml 或环境变量。"


class BadInputError(PolicyQAError):
    """Something a person handed in cannot be used."""

    default_message = "输入的内容无法使用。"


class ReportError(BadInputError):
    """A report cannot be read."""

    default_message = "这份报告读取失败。"


class EmptyReport(ReportError):
    """Nothing to read in the report."""

    default_message = "报告里没有可读的文字。"


class EncryptedReport(ReportError):
    """The report asks for a password."""

    default_message = "报告已加密，请先去掉密码再放入。"


class BrokenReport(ReportError):
    """The report is damaged, truncated or not of the format its name says."""

    default_message = "报告文件已损坏或格式与扩展名不符，请重新获取。"


class ReportTooLarge(ReportError):
    """The report is over the size or page limit."""

    default_message = "报告超过大小限制，请拆分后再放入。"


class UnknownFormat(ReportError):
    """No reader takes this kind of file."""

    default_message = "暂不支持这种文件格式。"


class ReaderStopped(ReportError):
    """The process that read the report crashed, or took too long and was stopped."""

    default_message = "读取这份报告的程序出错，已跳过；文件可能已损坏。"


class QuestionError(BadInputError):
    """A question, or a file of questions, cannot be used."""

    default_message = "问题无法识别，请换一种问法。"


class IndexUnusable(PolicyQAError):
    """The index cannot serve."""

    default_message = "索引无法使用，请运行 python -m indexer build。"


class IndexMissing(IndexUnusable):
    """No index has been built yet."""

    default_message = "还没有建立索引，请先运行 python -m indexer build。"


class IndexMismatch(IndexUnusable):
    """The index was built by another schema, encoder or tokenizer."""

    default_message = "索引与当前程序版本或模型不符，请运行 python -m indexer build --full 重建。"


class IndexCorrupt(IndexUnusable):
    """A file of the snapshot is damaged or missing."""

    default_message = "索引文件已损坏，请运行 python -m indexer verify --repair 修复。"


class IndexBusy(IndexUnusable):
    """Another build holds the lock."""

    default_message = "另一个建索引的程序正在运行，请等它结束后再试。"


class IndexWriteFailed(IndexUnusable):
    """The disk refused to take the new index; the old one still answers."""

    default_message = "写入索引失败（磁盘已满或没有权限），原有索引仍可使用。"


class EngineUnreachable(IndexUnusable):
    """The Milvus server that the settings name does not answer, or refused."""

    default_message = "连不上 Milvus 服务器，请检查它是否在运行，以及 milvus 设置。"


class TooBusy(PolicyQAError):
    """More questions than can be answered now, or too many by one person."""

    default_message = "现在提问的人太多，请过一会儿再试。"


class EncoderError(PolicyQAError):
    """The sentence encoder cannot be loaded."""

    default_message = "语言向量模型无法加载，请重新运行 make setup，或检查 encoder 设置。"


class UngroundedAnswer(PolicyQAError):
    """An answer failed its own proof: a defect of ours, never shown as an answer."""

    default_message = "答案未能通过出处核对，已不予显示。"
