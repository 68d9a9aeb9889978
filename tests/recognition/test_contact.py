"""Contact details in the ways that pages print them: all of them right, and none made up."""

from __future__ import annotations

import attrs
import pytest

from govinfo_report.reading import read_text

TITLE = "某某区教育局2023年政府信息公开工作年度报告"
ALL = {
    "unit": "某某区教育局办公室",
    "address": "某某路37号",
    "postcode": "255000",
    "telephone": "0533-3000000",
}

SHORT = {"unit": ALL["unit"], "telephone": ALL["telephone"]}


def reading_of(introduction: str, overview: str = "本年度无新增事项。"):
    return read_text(f"{TITLE}\n{introduction}\n一、总体情况\n{overview}\n")


def contact_of(introduction: str) -> dict[str, str]:
    contact = attrs.asdict(reading_of(introduction).report.contact)
    return {member: value for member, value in contact.items() if value is not None}


@pytest.mark.parametrize(
    "printed",
    [
        "如有疑问，请联系某某区教育局办公室，地址：某某路37号邮编：255000，联系电话：0533-3000000。",
        "如有疑问，请与某某区教育局办公室联系（地址：某某路37号，邮编：255000，电话：0533-3000000）。",
        "如有疑问，请直接与某某区教育局办公室联系。（地址：某某路37号；邮政编码：255000；电话：0533-3000000）",
        "如有疑问，可致电某某区教育局办公室，电话0533-3000000，地址某某路37号，邮编255000。",
        "如有疑问，请联系：某某区教育局办公室，电话：0533-3000000，通信地址：某某路37号、邮编：255000。",
        "如有疑问，请与某某区教育局办公室取得联系，办公地址为某某路37号，邮编为255000，电话为0533-3000000。",
        "联系单位：某某区教育局办公室\n地址：某某路37号\n邮编：255000\n电话：0533-3000000",
        "如有疑問，請與某某区教育局办公室聯繫（地址：某某路37号；郵遞區號：255000；電話：0533-3000000）。",
        "如有疑問，請與某某区教育局办公室聯系(地址:某某路37号,郵編:255000,聯系電話:0533-3000000)。",
    ],
)
def test_fields_in_every_order_and_punctuation(printed):
    assert contact_of(printed) == ALL


@pytest.mark.parametrize(
    "printed",
    ["电话（传真）：0533-3000000", "电话、传真：0533-3000000", "电话/传真:0533-3000000"],
)
def test_one_number_for_telephone_and_fax_is_both(printed):
    assert contact_of(f"如有疑问，请联系某某局办公室，{printed}。") == {
        "unit": "某某局办公室",
        "telephone": "0533-3000000",
        "fax": "0533-3000000",
    }


def test_brackets_of_a_name_or_an_address_belong_to_it():
    assert contact_of(
        "如有疑问，可与某某镇综合指挥室（党政办公室）联系，地址：某某路1号（行政中心3楼），电话：0533-3000000。"
    ) == {
        "unit": "某某镇综合指挥室（党政办公室）",
        "address": "某某路1号（行政中心3楼）",
        "telephone": "0533-3000000",
    }


@pytest.mark.parametrize(
    "printed", ["请联系：0533-3000000", "请联系0533-3000000", "请致电0533-3000000"]
)
def test_a_number_where_a_name_is_expected_is_a_telephone(printed):
    assert contact_of(f"如对本年度报告有疑问，{printed}。") == {"telephone": "0533-3000000"}


@pytest.mark.parametrize(
    "printed",
    [
        "本机关紧密联系工作实际，编制本报告。",
        "公民可向本机关申请公开，本机关依法答复。",
        "联系电话和地址见政府信息公开指南。",
        "密切联系群众工作，做好公开。",
    ],
)
def test_prose_about_contacts_is_no_contact(printed):
    assert contact_of(printed) == {}


def test_the_address_of_a_site_is_no_postal_one():
    assert contact_of(
        "本报告在门户网站（网站地址：http://www.example.cn/）公布，电子邮箱地址：a@b.cn。"
    ) == {
        "website": "http://www.example.cn/",
        "email": "a@b.cn",
    }


def test_without_an_introduction_the_first_paragraphs_of_section_one_name_it():
    asked = "如对本报告有疑问，请与某某局办公室联系（电话：0533-3000000）。"
    reading = read_text(f"{TITLE}\n一、总体情况\n{asked}\n本年公开信息3条。\n")
    assert reading.report.contact.telephone == "0533-3000000"
    assert ("contact_in_overview", "contact.unit") in {(n.kind, n.where) for n in reading.notes}
    assert reading.report.overview[0] == asked


def test_what_section_one_says_of_the_year_is_no_contact():
    told = "全年公布咨询电话0533-3000000，接受群众咨询120次。"
    report = read_text(f"{TITLE}\n一、总体情况\n{told}\n").report
    assert report.contact.telephone is None


@pytest.mark.parametrize(
    ("printed", "contact"),
    [
        (
            "如有疑问，请与某某局办公室联系。办公室现位于某某路37号，邮编：255000。",
            {"unit": "某某局办公室", "address": "某某路37号", "postcode": "255000"},
        ),
        (
            "请拨打0533-3000000与某某局办公室联系。",
            {"unit": "某某局办公室", "telephone": "0533-3000000"},
        ),
        ("办公地点设在某某街5号3楼。", {"address": "某某街5号3楼"}),
        (
            "如有疑问，请某某局政务公开科联系（电话：0533-3000000）。",
            {"unit": "某某局政务公开科", "telephone": "0533-3000000"},
        ),
        ("电子版可在某某局网站（example.gov.cn）查阅。", {"website": "example.gov.cn"}),
        ("可在门户网站 xx.example.com/gk/ 下载。", {"website": "xx.example.com/gk/"}),
        ("请发邮件至网络信箱：a@mail.example.cn。", {"email": "a@mail.example.cn"}),
        ("某某镇位于某某区东部，辖十个村。", {}),
        ("请各部门加强联系。", {}),
        (
            "如有疑问，请与某某区教育局办公室联系。地址现位于某某路37号，电话0533-3000000。",
            {"unit": ALL["unit"], "address": ALL["address"], "telephone": ALL["telephone"]},
        ),
        ("公众可登录example.gov.cn查阅下载本报告。", {"website": "example.gov.cn"}),
        ("如有意见，请发送至a@mail.example.cn。", {"email": "a@mail.example.cn"}),
        *(
            (f"如有疑问，请{words}联系（Tel：0533-3000000）。", SHORT)
            for words in (
                "和某某区教育局办公室",
                "跟某某区教育局办公室",
                "径与某某区教育局办公室",
                "您与某某区教育局办公室",
                "通过以下方式与某某区教育局办公室",
            )
        ),
        ("如有疑问，请和平县教育局联系。", {"unit": "和平县教育局"}),
        ("如有疑问，请致电某某区教育局办公室：0533-3000000。", SHORT),
        ("如有疑问，请咨询某某区教育局办公室（电话：0533-3000000）。", SHORT),
        ("如有疑问请联系某某区教育局办公室0533-3000000。", SHORT),
        (
            "如有疑问，请与某某区教育局办公室联系。我局办公地址位于某某路37号，电话0533-3000000。",
            {**SHORT, "address": ALL["address"]},
        ),
        (
            "本报告可到区档案馆查阅（地址：某某路9号）。如有疑问，请与某某区教育局办公室联系（电话：0533-3000000）。",
            SHORT,
        ),
        (
            "电子版可在网站查阅。地址：某某路37号。如有疑问，请与某某区教育局办公室联系（电话：0533-3000000）。",
            {**SHORT, "address": ALL["address"]},
        ),
    ],
)
def test_details_in_other_orders(printed, contact):
    assert contact_of(printed) == contact
