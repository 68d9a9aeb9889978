"""What the text must say: sections, parts of the overview, citations, and whose report it is."""

from __future__ import annotations

from typing import Any

import pytest

import govinfo_report as gr

AGENCY = "示例县水务局"
MEMBERS = {
    "title": f"{AGENCY}2023年政府信息公开工作年度报告",
    "agency": AGENCY,
    "year": 2023,
    "introduction": ("本报告可在示例县政府网站查阅。有疑问请与示例县水务局办公室联系。",),
    "overview": ("主动公开信息，受理申请，公文逐件审核，网站按月更新，年底考核一次。",),
    "problems_and_improvements": ("解读形式单一，下一年每件新文件都配图解。",),
    "other_matters": ("无其他需报告事项。",),
}


def found(rule: str, **members: Any) -> list[Any]:
    report = gr.Report(edition="2021", **MEMBERS | members)
    return list(gr.check(report, select=rule))


def variants(rule: str, **members: Any) -> list[tuple[str, str]]:
    return [(finding.scope, finding.variant) for finding in found(rule, **members)]


EMPTY = "structure.empty_section"


@pytest.mark.parametrize(
    ("paragraphs", "variant"),
    [
        ((), "violated"),
        (("",), "violated"),
        (("本年度无。",), "nothing"),
        (("工作平稳有序。",), "short"),
        (("（一）主动公开", "（二）依申请公开"), "headings"),
        (("一、存在的主要问题：", "二、下一步工作打算。"), "headings"),
        (("存在的问题", "改进措施"), "headings"),
        (("（一）存在的问题", "人手不足。", "（二）改进措施"), "short"),
    ],
)
@pytest.mark.parametrize("section", ["overview", "problems_and_improvements"])
def test_a_section_that_says_nothing_or_hardly_anything(
    section: str, paragraphs: tuple[str, ...], variant: str
) -> None:
    assert variants(EMPTY, **{section: paragraphs}) == [(section, variant)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("（一）存在的问题", "公开内容不够细，更新慢。", "（二）改进措施", "逐项补齐短板。"),
        ("（一）公开内容不够及时。", "（二）队伍力量比较薄弱。"),
        ("解读形式单一，下一年改进。",),
        ("一是人手不足。", "二是更新较慢。"),
    ],
)
def test_short_sentences_are_something(paragraphs: tuple[str, ...]) -> None:
    assert variants(EMPTY, problems_and_improvements=paragraphs) == []


@pytest.mark.parametrize("words", ["无其他需报告事项。", "没有其他事项。", "无收费。"])
def test_section_six_may_be_short(words: str) -> None:
    assert variants(EMPTY, other_matters=(words,)) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("全年主动公开政府信息XX条，其中政策文件若干。", "主动公开政府信息XX条"),
        ("全年收到政府信息公开申请××件，均已答复。", "政府信息公开申请××件"),
        ("20XX年，本机关按要求公开各类信息。", "20XX年"),
        ("××年，本机关按要求公开各类信息。", "××年"),
        ("全年共主动公开　条，其中政策文件占一半。", "年共主动公开　条"),
        ("全年共主动公开 条，其中政策文件占一半。", "年共主动公开 条"),
        ("全年共主动公开条，其中政策文件占一半。", "公开条"),
        ("办结公开申请____件，结转下年度。", "办结公开申请____件"),
        ("收到公开申请（　）件，均已答复。", "收到公开申请（　）件"),
        ("XX局认真落实条例，公开各类信息。", "XX局"),
        ("收到公开申请X件，均已答复。", "收到公开申请X件"),
        ("有疑问请与办公室联系，电话：XXXX-XXXXXXX。", "电话：XXXX-XXXXXXX"),
    ],
)
@pytest.mark.parametrize("section", ["introduction", "overview", "other_matters"])
def test_a_template_left_unfilled_is_found_in_every_section(
    section: str, words: str, place: str
) -> None:
    (finding,) = found(EMPTY, **{section: (words,)})
    assert (finding.scope, finding.variant) == (section, "unfilled")
    assert place in finding.message("zh")


@pytest.mark.parametrize(
    "words",
    [
        "某企业和某镇的某某先后来电询问，经办人员作了解释。",
        "当事人李××、张XX不服答复，申请行政复议。",
        "推行“1+X”公开模式，开设XBRL数据专区，邮箱xxgk_01@example.gov.cn。",
        "网址http://example.gov.cn/zwgk__list/XX/index.html，可随时查阅。",
        "全年共公开信息 30 条，收到申请 2 件，附件 3 个。",
        "收到申请2件， 办结2件。 其中予以公开1件。",
        "主动公开 条例规定的信息，办理群众来信 件件有回音。",
        "公开政府文件 30件，答复率100%。",
        "尺寸为3×2米的公开栏共5块，公开条目清楚。",
        "共收到各类申请两件，均按期答复。",
    ],
)
def test_ordinary_words_are_no_template(words: str) -> None:
    assert found(EMPTY, overview=(words,)) == []


# Parts of the overview ---------------------------------------------------------------------------


def missing(**members: Any) -> list[str]:
    findings = found("structure.overview_parts", **members)
    return [text.zh for finding in findings for text in finding.parameters["missing"]]


def test_parts_of_the_overview_that_are_missing_are_listed() -> None:
    assert missing() == []
    three = "全年主动公开信息30条，受理申请2件，网站按月更新。"
    assert missing(overview=(three,)) == ["政府信息管理", "监督保障"]
    assert missing(overview=("无。",)) == []
    traditional = "主動公開信息，受理申請，公文逐件審核，網站按月更新，年底考核一次。"
    assert missing(overview=(traditional,)) == []


def test_a_summary_that_is_not_divided_by_the_five_parts_is_not_judged() -> None:
    assert missing(overview=("全年主动公开信息30条，网站按月更新。",)) == []


FIVE = (
    "（一）主动公开情况",
    "（二）依申请公开",
    "（三）信息管理",
    "（四）平台建设",
    "（五）监督保障",
)


def test_a_heading_with_nothing_under_it_says_nothing_of_its_part() -> None:
    text = "全年公布信息30条，收到申请2件，网站按月更新。"
    assert missing(overview=(FIVE[0], text, *FIVE[1:])) == ["政府信息管理", "监督保障"]
    assert missing(overview=(text, *FIVE)) == ["政府信息管理", "监督保障"]


def test_a_heading_with_text_or_a_heading_of_its_own_under_it_names_its_part() -> None:
    texts = ("详见附表。", "1.受理情况", "共2件。", "按月完成。", "共两个。", "做了两次。")
    paragraphs = (FIVE[0], texts[0], FIVE[1], *texts[1:3], FIVE[2], texts[3], FIVE[3], texts[4])
    assert missing(overview=(*paragraphs, FIVE[4], texts[5])) == []
    assert missing(overview=(*paragraphs, FIVE[4])) == ["监督保障"]


@pytest.mark.parametrize("agency", ["示例县人民政府", "示例镇人民政府"])
def test_governments_report_results_too(agency: str) -> None:
    assert missing(agency=agency) == ["社会评议", "责任追究"]
    results = "考核结果良好，社会评议满意，没有发生责任追究。"
    assert missing(agency=agency, problems_and_improvements=(results,)) == []


def test_streets_are_no_governments() -> None:
    assert missing(agency="示例街道办事处") == []


# Citations ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "variant"),
    [
        ("依照国办公开办函〔2019〕60号编制。", "replaced"),
        ("依照国办公开函〔2021〕30号编制。", "violated"),
        ("依照国办公开办〔2021〕30号编制。", "violated"),
        ("依照年度报告格式（国办公开办函〔2020〕30号）编制。", "violated"),
        ("依照《中华人民共和国信息公开条例》编制。", "violated"),
        ("依照《中华人民共和国政府信息公开工作条例》编制。", "violated"),
        ("依照《中华人民共和国政府信息公开条列》编制。", "violated"),
        ("依照《中华人民共和国政府信息公开条例》（国务院令第771号）编制。", "violated"),
        ("依照《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", "repealed"),
        ("依照《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）收费。", "violated"),
    ],
)
def test_a_citation_with_a_slip_or_out_of_force(words: str, variant: str) -> None:
    (finding,) = found("structure.citation", introduction=(words,))
    assert (finding.severity, finding.variant) == ("info", variant)
    assert finding.parameters["right"] in finding.message("zh")


@pytest.mark.parametrize(
    "words",
    [
        "依照《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）编制。",
        "依照《中华人民共和国政府信息公开条例(2019年修订)》和国办公开办函[2021] 30号编制。",
        "条例于2007年以国务院令第492号公布，2019年以国务院令第711号修订。",
        "依照国务院令第711号公布的条例编制，原国务院令第492号不再适用。",
        "依照国办公开办函〔2021〕30号编制，以前的报告依照国办公开办函〔2019〕60号。",
        "平台建设依照国办公开办函〔2019〕61号。",
        "依照《示例省政务公开条例》和国办发〔2019〕60号。",
        "依照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），没有收费。",
        "依照《中华人民共和国政府信息公开工作年度报告格式》编制。",
    ],
)
def test_right_citations_are_no_finding(words: str) -> None:
    assert found("structure.citation", introduction=(words,)) == []


def test_each_form_has_its_own_notice() -> None:
    report = gr.Report(
        edition="2019", **MEMBERS | {"year": 2020, "overview": ("依照国办公开办函〔2021〕30号。",)}
    )
    (finding,) = gr.check(report, select="structure.citation")
    assert finding.parameters["right"] == "国办公开办函〔2019〕60号"


# Another organ -----------------------------------------------------------------------------------

OTHER = "metadata.other_agency"


@pytest.mark.parametrize(
    ("section", "words", "name"),
    [
        ("introduction", "现公布样本县教育局2023年政府信息公开工作年度报告。", "样本县教育局"),
        ("introduction", "样本县教育局2023年政府信息公开年度报告如下。", "样本县教育局"),
        ("introduction", "本报告由样本县教育局根据条例编制。", "样本县教育局"),
        ("introduction", "根据规定，样本县水务局现将2023年工作报告如下。", "样本县水务局"),
        ("introduction", "如有疑问，请与样本县水务局办公室联系。", "样本县水务局"),
        ("introduction", "现公布示例县教育局2023年政府信息公开工作年度报告。", "示例县教育局"),
        ("overview", "2023年，样本县水务局认真落实条例，公开各类信息。", "样本县水务局"),
        ("overview", "2023年，示例县教育局认真落实条例，公开各类信息。", "示例县教育局"),
        ("overview", "全年工作平稳。样本县教育局主动公开信息120条。", "样本县教育局"),
        ("overview", "（二）依申请公开。样本县收到申请2件。", "样本县"),
    ],
)
def test_the_text_tells_of_another_organ(section: str, words: str, name: str) -> None:
    (finding,) = found(OTHER, **{section: (words,)})
    assert (finding.scope, finding.severity) == (section, "warning")
    assert (finding.actual, finding.expected) == (name, AGENCY)


@pytest.mark.parametrize(
    "words",
    [
        "2023年，示例县水务局认真落实条例，公开各类信息。",
        "2023年，我局认真落实条例，各科室积极配合。",
        "2023年，水务局认真落实条例，公开各类信息。",
        "2023年，示例市示例县水务局认真落实条例，公开各类信息。",
        "示例市水利局高度重视，县人民政府办公室组织培训。",
        "在样本县教育局的帮助下，我局认真落实条例。",
        "报告由示例县水务局办公室编制，请与示例县政务公开办公室联系。",
        "准确发布县政府办公室2023年部门预算，新启用的示例市政务公开平台持续优化。",
        "全年工作平稳。示例县教育局主动公开信息的做法值得学习。",
        "样本镇等五个乡镇积极参加培训，样本街道按照要求报送。",
        "信函和网络渠道受理申请，报道发布及时。",
    ],
)
@pytest.mark.parametrize("section", ["introduction", "overview"])
def test_its_own_organ_and_those_above_and_below_are_no_other(section: str, words: str) -> None:
    assert found(OTHER, **{section: (words,)}) == []


@pytest.mark.parametrize(
    ("agency", "words", "is_other"),
    [
        ("示例县人力资源和社会保障局", "2023年，示例县人社局认真落实条例。", False),
        ("示例区人力社保局", "2023年，示例市示例区人力资源和社会保障局认真落实条例。", False),
        ("样本镇人民政府", "2023年，样本镇认真落实条例。", False),
        ("样本镇人民政府", "2023年，河东镇认真落实条例。", True),
        ("样本镇人民政府", "示例县人民政府高度重视，样本镇积极落实。", False),
        ("示例市人民政府", "2023年，样本县积极落实条例。", False),
        ("水务局", "2023年，样本县水务局认真落实条例。", False),
        (None, "2023年，样本县水务局认真落实条例。", False),
    ],
)
def test_short_forms_and_levels(agency: str | None, words: str, is_other: bool) -> None:
    title = f"{agency}2023年政府信息公开工作年度报告"
    assert bool(found(OTHER, agency=agency, title=title, overview=(words,))) == is_other


# Scope and contact -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "outcome"),
    [
        ({}, "not_applicable"),
        ({"agency": "示例镇人民政府"}, "not_applicable"),
        ({"agency": "示例县人民政府"}, "violated"),
        ({"agency": "示例县人民政府", "scope": "organ"}, "holds"),
        ({"agency": "示例县人民政府", "overview": ("全县共收到申请8件。",)}, "holds"),
        ({"agency": "示例县人民政府", "overview": ("县政府本级收到申请8件。",)}, "holds"),
        ({"agency": "示例县人民政府", "introduction": ("数据由各级行政机关汇总。",)}, "holds"),
    ],
)
def test_a_government_says_whose_figures_it_reports(members: dict[str, Any], outcome: str) -> None:
    report = gr.Report(edition="2021", **MEMBERS | members)
    outcomes = gr.check(report, select="metadata.scope").outcomes
    assert [each.outcome for each in outcomes] == [outcome]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({}, []),
        ({"introduction": ("本报告依照条例编制。",)}, ["联系方式", "电子版的获取途径"]),
        ({"introduction": ("电子版可在网站下载。",)}, ["联系方式"]),
        ({"introduction": ("有疑问请致电0000-1234567。",)}, ["电子版的获取途径"]),
        (
            {
                "introduction": ("本报告依照条例编制。",),
                "contact": gr.Contact(telephone="0000-1234567", website="example.gov.cn"),
            },
            [],
        ),
        (
            {
                "introduction": ("现将全年工作报告如下。",),
                "overview": ("统计期限为全年。电子版在网站查阅，有疑问请与办公室联系。",),
            },
            [],
        ),
    ],
)
def test_the_introduction_names_a_contact_and_the_electronic_version(
    members: dict[str, Any], expected: list[str]
) -> None:
    findings = found("metadata.contact", **members)
    assert [text.zh for each in findings for text in each.parameters["missing"]] == expected


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("overview", "一、总体情况"),
        ("problems_and_improvements", "五、存在的主要问题及改进情况"),
    ],
)
def test_a_section_is_called_as_on_the_form(section: str, name: str) -> None:
    (finding,) = found(EMPTY, **{section: ("无。",)})
    assert name in finding.message("zh")
