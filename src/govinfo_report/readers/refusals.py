"""Why a page is refused where it is of a kind that is read: damage, and what it lacks.

Each refusal has its two texts here, in English and in Chinese, with the facts that they name in
braces. Kinds that are not read stand in :mod:`unread`, sizes in :mod:`bounds`.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from govinfo_report.errors import ReadError
from govinfo_report.language import Text
from govinfo_report.readers.unread import Said

Refusal: TypeAlias = Literal[
    "cannot_open",
    "folder",
    "given_address",
    "given_json",
    "given_markup",
    "given_name",
    "given_page",
    "text_mode",
    "file_size",
    "no_format",
    "own_document",
    "no_encoding",
    "text_length",
    "text_lines",
    "text_control",
    "mhtml_without_page",
    "office_encrypted",
    "office_entities",
    "office_broken",
    "pdf_encrypted",
    "pdf_broken",
    "pdf_scanned",
    "pdf_without_codes",
    "json_nested",
    "json_broken",
    "json_foreign",
    "page_empty",
    "no_report",
    "no_tables",
]
"""Every refusal."""

REFUSALS: Final[dict[Refusal, Said]] = {
    "cannot_open": ("cannot be opened: {cause}", "无法打开：{cause}"),
    "folder": (
        "this is a folder: read the files in it one by one",
        "这是文件夹：请逐个读取其中的文件",
    ),
    "given_address": (
        "this is an address, and nothing is fetched: save the page, and give the file or its bytes",
        "这是网址，本库不联网：请先保存网页，再给出文件或其内容",
    ),
    "given_json": (
        "this is the text of a JSON document: gr.loads(text)",
        "这是JSON文档的文本：请用gr.loads(text)",
    ),
    "given_markup": (
        "this is the text of a web page: gr.read(text.encode())",
        "这是网页的文本：请用gr.read(text.encode())",
    ),
    "given_name": (
        "this is the name of a file, not the text of a page: gr.read(path)",
        "这是文件名，不是页面的文本：请用gr.read(path)",
    ),
    "given_page": (
        "this is the text of a page, and a str is a path here: gr.read_text(text)",
        "这是页面的文本，而此处的字符串是路径：请用gr.read_text(text)",
    ),
    "text_mode": (
        "the file is open in text mode: open it in binary mode",
        "文件以文本方式打开：请以二进制方式打开",
    ),
    "file_size": ("the file is larger than {most} MiB", "文件大于{most} MiB"),
    "no_format": (
        "there is no format {format}; formats are {formats}",
        "没有{format}这种格式；可用的格式有{formats}",
    ),
    "own_document": (
        "this is a JSON document: load it with loads()",
        "这是JSON文档：请用loads()读取",
    ),
    "no_encoding": (
        (
            "the file is no text in UTF-8, UTF-16 or GB18030: save it as UTF-8 text, or give the "
            "page as it was published"
        ),
        "这不是UTF-8、UTF-16或者GB18030编码的文本：请另存为UTF-8文本，或者改用原始发布的页面",
    ),
    "text_length": (
        "the text has more than {most} characters: no report is so long",
        "文本超过{most}个字符：没有这么长的报告",
    ),
    "text_lines": (
        "the text has more than {most} lines: no report is so long",
        "文本超过{most}行：没有这么长的报告",
    ),
    "text_control": (
        "the text holds control characters: it is not plain text",
        "文本含有控制字符：这不是纯文本",
    ),
    "mhtml_without_page": (
        "there is no web page in this file (MHTML): save it anew as HTML",
        "此文件（MHTML）中没有网页：请重新保存为HTML",
    ),
    "office_encrypted": (
        "this {kind} file is encrypted: save it without a password",
        "这是加密的{kind}文件：请去掉密码后另存",
    ),
    "office_entities": (
        "this {kind} file declares XML entities, which no Office program writes",
        "此{kind}文件声明了XML实体，办公软件不会这样写",
    ),
    "office_broken": (
        (
            "this {kind} file is broken or incomplete: open it in an Office program and save it "
            "again, or fetch it anew"
        ),
        "此{kind}文件已损坏或者不完整：请用办公软件打开后另存，或者重新下载",
    ),
    "pdf_encrypted": (
        "this PDF is encrypted: open it with its password and save it without one",
        "这是加密的PDF：请用密码打开，去掉密码后另存",
    ),
    "pdf_broken": (
        (
            "this PDF is broken or incomplete: open it in a PDF program and save it again, or "
            "fetch it anew"
        ),
        "此PDF已损坏或者不完整：请用PDF软件打开后另存，或者重新下载",
    ),
    "pdf_scanned": (
        (
            "this PDF has no text layer: its pages are pictures (a scan). Run it through a text "
            "recognition program (OCR), look at what that gives, and read the result; or fetch the "
            "report as a web page"
        ),
        (
            "此PDF没有文字层，各页都是图片（扫描件）：请先作文字识别（OCR）并核对结果，再读取；"
            "或者改用网页版报告"
        ),
    ),
    "pdf_without_codes": (
        (
            "the fonts of this PDF do not say which characters they print: run it through a text "
            "recognition program (OCR), or fetch the report as a web page"
        ),
        "此PDF的字体没有注明所印的是哪些字：请先作文字识别（OCR），或者改用网页版报告",
    ),
    "json_nested": (
        "this JSON is nested deeper than any report",
        "此JSON嵌套过深：没有这样的报告",
    ),
    "json_broken": ("this is no JSON{cause}", "这不是JSON{cause}"),
    "json_foreign": (
        (
            "this JSON is no document of this library, and none of its keys is a part of the form: "
            "give the page that it was made from"
        ),
        "此JSON不是本程序的文档，键名也都不属于报告格式：请改用它所依据的页面",
    ),
    "page_empty": ("the page is empty: there is no text on it", "页面是空的，没有文字"),
    "no_report": (
        (
            "this is no annual report on government information disclosure: it has neither such a "
            "title nor one of the six sections' headings or tables"
        ),
        "这不是政府信息公开工作年度报告：既没有这样的标题，也没有六个部分的任何标题或者表格",
    ),
    "no_tables": (
        (
            "this is no report on the national form: it is titled {title}, and none of the form's "
            "three tables, nor their headings, is on the page"
        ),
        "这不是按国家格式编写的年度报告：标题为“{title}”，页面上没有格式中的任何一张表格及其标题",
    ),
}


def refusal(name: Refusal, place: str | Text | None = None, **facts: object) -> ReadError:
    """The error for a refusal.

    Args:
        name: Which one.
        place: A file, page or line.
        facts: What its texts name.
    """
    english, chinese = REFUSALS[name]
    return ReadError(Text(chinese, english).filled(**facts), place)
