"""Web pages that hold the same plan, each built as another kind of site builds its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import count

from tests.readers.same_plan import PLAN, TITLE, Line, Table

NAVIGATION = "".join(
    f'<li><a href="/{n}/index.html">{name}</a></li>'
    for n, name in enumerate(
        ["首页", "政务公开", "政务服务", "互动交流", "走进云州", "数据发布", "专题专栏", "机构职能"]
    )
)
FOOTER = (
    "主办单位：云州市人民政府办公室　承办单位：云州市大数据中心　网站标识码：0000000000　ICP备00000000号　"
    "公网安备 00000000000000号　联系地址：云州市人民路1号　邮编：000000　建议使用1920*1080分辨率浏览本站。"
    * 3
)


def cell_rows(table: Table, cell: Callable[[str], str]) -> str:
    """Return the rows of a table."""
    return "".join(f"<tr>{''.join(cell(text) for text in row)}</tr>" for row in table)


def simple_cell(text: str) -> str:
    return f"<td>{escape(text)}</td>"


def bodies(paragraph: Callable[[Line], str], cell: Callable[[str], str] = simple_cell) -> str:
    """Return the plan with every paragraph made by one function, tables as usual."""
    return "".join(
        f"<table border='1'><tbody>{cell_rows(piece, cell)}</tbody></table>"
        if isinstance(piece, list)
        else paragraph(piece)
        for piece in PLAN
    )


def whole(line: Line) -> str:
    return escape(line[1] + line[2])


def trs_site() -> bytes:
    """A site built with TRS: facts above, editor's own style inside, widgets below."""
    facts = "".join(
        f"<tr><td class='l'><b>{label}</b></td><td>{value}</td>"
        f"<td class='l'><b>{other}</b></td><td>{more}</td></tr>"
        for label, value, other, more in (
            ("索&nbsp;引&nbsp;号：", "00000000-1/2021-00012", "主题分类：", "安全生产监管"),
            ("发文机关：", "云州市人民政府", "成文日期：", "2021年11月8日"),
            ("发文字号：", "云政发〔2021〕18号", "有效性：", "有效"),
        )
    )
    text = bodies(
        lambda line: (
            ""
            if line[0] == TITLE
            else f'<p style="text-indent: 2em; line-height: 2">&ensp;&ensp;{whole(line)}</p>\n'
        )
    )
    return (
        f"""<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><title>云州市“十四五”安全生产规划_云州市人民政府</title>
<meta name="SiteName" content="云州市人民政府"><meta name="ArticleTitle" content="云州市“十四五”安全生产规划">
<meta name="PubDate" content="2021-11-15 10:20"><style>.a{{color:red}}</style></head><body>
<div class="header-wrap"><div class="top-bar"><a href="/login">登录</a>|<a href="/reg">注册</a></div><ul class="nav">{NAVIGATION}</ul></div>
<div class="crumb">您现在的位置：<a href="/">首页</a>&gt;<a href="/zw">政务公开</a>&gt;<a href="/gh">规划计划</a></div>
<div class="content"><table class="xxgk-table">{facts}</table>
<div class="title" id="title">云州市“十四五”安全生产规划</div>
<div class="info">发布时间：2021-11-15 10:20　来源：市应急管理局　浏览次数：<span id="hits">118</span>　字号：【<a href="javascript:">大</a> <a href="javascript:">中</a> <a href="javascript:">小</a>】　<a href="javascript:window.print()">打印</a></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>{text}</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="prenext"><p>上一篇：<a href="/1.html">云州市“十四五”消防工作规划</a></p><p>下一篇：<a href="/2.html">云州市防震减灾规划</a></p></div></div>
<div class="footer">{FOOTER}</div><script>count()</script></body></html>"""
    ).encode()


def table_layout() -> bytes:
    """A page of the 2000s: tables lay it out, lines end in br, GB2312 declared."""
    lines = bodies(
        lambda line: (
            f"<p align=center><font size=5><b>{whole(line)}</b></font></p>"
            if line[0] == TITLE
            else f"　　{whole(line)}<br>\n<br>"
        )
    )
    return (
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>市政府文件</title></head>
<body bgcolor=#FFFFFF><table width=980 align=center><tr><td colspan=2><img src="images/banner.jpg" width=980 height=120></td></tr>
<tr><td width=180 valign=top><table>{"".join(f'<tr><td><a href="list.asp?id={n}">栏目{n}动态</a></td></tr>' for n in range(12))}</table></td>
<td><table width=100%><tr><td>当前位置：首页 &gt;&gt; 规划计划 &gt;&gt; 正文</td></tr><tr><td id="zoom">{lines}</td></tr>
<tr><td align=right>【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:window.close()">关闭窗口</a>】</td></tr></table></td></tr>
<tr><td colspan=2 align=center>版权所有：云州市人民政府<br>技术支持：云州市信息中心</td></tr></table></body></html>"""
    ).encode("gb18030")


def word_page() -> bytes:
    """Saved by Word as a page: wrapped source, list numbers apart, header and notes at the end."""

    def paragraph(line: Line) -> str:
        text = whole(line)
        half = len(text) // 2
        wrapped = text[:half] + "\n" + text[half:] if half > 12 else text
        if isinstance(line[0], int) and line[0] == 2:
            number = (
                f"<![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>{line[1]}"
                "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
            )
            head, stop, rest = line[2].partition("。")
            return (
                f"<p class=MsoListParagraph style='text-indent:32pt;mso-list:l0 level1 lfo1'>{number}<b>"
                f"<span style='font-family:楷体'>{head}{stop}</span></b><span>{escape(rest)}<o:p></o:p></span></p>"
            )
        return (
            f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span\n"
            f"style='font-size:16.0pt;font-family:仿宋_GB2312'>{wrapped}<span lang=EN-US><o:p></o:p></span></span></p>\n\n"
        )

    text = bodies(
        paragraph,
        lambda cell: f"<td width=90><p class=MsoNormal>{escape(cell)}<o:p></o:p></p></td>",
    )
    return (
        f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {{}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>{text}</div>
<div style='mso-element:footnote-list'><hr><p class=MsoFootnoteText>[1] 数据来自统计公报。</p></div>
<div style='mso-element:comment-list'><p>审稿人：此处再核。</p></div></body></html>"""
    ).encode("gbk", "xmlcharrefreplace")


def wrong_declaration() -> bytes:
    """Declares UTF-8, is GBK; signs as entities; the text in one centred cell."""
    text = bodies(
        lambda line: (
            "<p>&#12288;&#12288;"
            + whole(line).replace("“", "&ldquo;").replace("”", "&rdquo;").replace("、", "&#x3001;")
            + "</p>"
        )
    )
    return (
        '<html><head><meta charset="utf-8"><title>规划</title></head><body><center><table class="pages_content" width="90%">'
        f'<tr><td class="b12c"><div class="pages_content">{text}</div></td></tr></table></center></body></html>'
    ).encode("gbk")


def unclosed_tags() -> bytes:
    """Hand-written in capitals: no end tags, no declaration, GBK."""
    text = bodies(lambda line: f"<P><FONT face=宋体 size=3>{whole(line)}\n")
    return f"<HTML><BODY>{text}<HR><P align=center>云州市人民政府网站 版权所有\n".encode("gbk")


def disclosure_site() -> bytes:
    """An open-government site: long side menu, headings as h2 and h3, attachments, long footer."""

    def paragraph(line: Line) -> str:
        if line[0] in {0, 1} and "。" not in line[2]:
            level = line[0] + 2 if isinstance(line[0], int) else 2
            return f"<h{level}>{whole(line)}</h{level}>"
        return "" if line[0] == TITLE else f"<p>{whole(line)}</p>"

    menu = "".join(f'<dd><a href="/xxgk/{n}">政府信息公开目录第{n}类</a></dd>' for n in range(40))
    return (
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>云州市“十四五”安全生产规划 - 政府信息公开</title></head><body>
<header><h1><a href="/">云州市政府信息公开</a></h1><nav><ul>{NAVIGATION}</ul></nav></header>
<aside><dl><dt>公开目录</dt>{menu}</dl></aside><main><h1 class="article-title">云州市“十四五”安全生产规划</h1>
<ul class="article-meta"><li>索引号：YZ0001</li><li>发文机关：云州市人民政府</li><li>发文字号：云政发〔2021〕18号</li><li>公开日期：2021-11-15</li></ul>
<div class="article-body">{bodies(paragraph)}</div>
<div class="fujian"><p>附件下载：</p><p><a href="/f/1.docx">重点任务分工表.docx</a></p><p><a href="/f/2.pdf">规划文本.pdf</a></p></div>
<section class="related"><h2>相关解读</h2><ul><li><a href="/j/1">一图读懂规划</a></li><li><a href="/j/2">规划解读</a></li></ul></section></main>
<footer><p>{FOOTER}</p></footer></body></html>"""
    ).encode()


def school_builder() -> bytes:
    """A builder that wraps every few characters in a span, blanks as nbsp."""

    def paragraph(line: Line) -> str:
        text = line[1] + line[2]
        spans = "".join(
            f'<span style="font-size: 21px; font-family: 仿宋">{escape(text[i : i + 7])}</span>'
            for i in range(0, len(text), 7)
        )
        strong = isinstance(line[0], int) and line[0] < 2 and "。" not in line[2]
        inner = f"<strong>{spans}</strong>" if strong else spans
        return f'<p style="margin: 0px"><span>&nbsp;&nbsp; &nbsp;</span>{inner}<br></p>'

    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="wrap"><div class="position">当前位置: '
        '<a href="/">首页</a> &gt; <a href="/a">通知公告</a> &gt; 正文</div><form name="_newscontent_fromname"><div>'
        '<h1>云州市“十四五”安全生产规划</h1><div class="tool">作者： 时间：2021-11-15 点击数：<span>20</span></div>'
        f'<div id="vsb_content"><div class="v_news_content">{bodies(paragraph)}</div></div>'
        '<ul style="list-style-type:none;"><li>附件【<a href="/down.jsp?id=1" target="_blank">规划.pdf</a>】已下载12次</li></ul>'
        f'<p align="right">【<a href="javascript:window.close();">关闭窗口</a>】</p></div></form></div><div class="foot">{FOOTER}</div></body></html>'
    ).encode()


def chat_article() -> bytes:
    """An article of a chat program: nested sections, hidden until a script shows it."""
    text = bodies(
        lambda line: (
            '<section style="margin: 0px"><section><p style="text-indent: 2em"><span><span leaf="">'
            f"{whole(line)}</span></span></p></section></section>"
        )
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="规划"></head><body>'
        '<div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">云州市“十四五”安全生产规划</h1>'
        '<div id="meta_content"><span>云州应急</span> <em id="publish_time"></em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{text}</div></div>'
        "<script>document.getElementById('js_content').style.visibility='visible'</script></body></html>"
    ).encode()


def preformatted() -> bytes:
    """Plain text between pre tags."""
    lines = "\n".join(
        "\n".join("\t".join(row) for row in piece)
        if isinstance(piece, list)
        else f"    {whole(piece)}"
        for piece in PLAN
    )
    return f"<!doctype html><meta charset=utf-8><title>规划</title><pre>\n{lines}\n</pre>".encode()


def lists() -> bytes:
    """Items as ordered lists whose numbers the browser makes."""
    parts: list[str] = []
    opened = False
    for piece in PLAN:
        item = not isinstance(piece, list) and piece[0] == 2
        if item != opened:
            parts.append("<ol>" if item else "</ol>")
            opened = item
        if isinstance(piece, list):
            parts.append(f"<table><thead>{cell_rows(piece, simple_cell)}</thead></table>")
        elif item:
            head, stop, rest = piece[2].partition("。")
            parts.append(f"<li><p><b>{head}{stop}</b>{escape(rest)}</p></li>")
        else:
            parts.append(f"<div>{whole(piece)}</div>")
    return f"<html><head><meta charset=utf-8></head><body><article>{''.join(parts)}</article></body></html>".encode()


def xhtml() -> bytes:
    """Strict XHTML with an XML declaration, cells that reach over rows, a caption."""
    rows = count()

    def parts() -> Iterator[str]:
        for piece in PLAN:
            if isinstance(piece, list):
                yield f'<table id="t{next(rows)}"><tbody>{cell_rows(piece, simple_cell)}</tbody></table>'
            else:
                yield f"<p>{whole(piece)}</p>"

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>规划</title></head>'
        f'<body><div id="skip"><a href="#c">跳到正文</a></div><div id="c">{"".join(parts())}</div></body></html>'
    ).encode()


def printed_twice() -> bytes:
    """The text once to be seen and once more hidden, for printing."""
    text = bodies(lambda line: f"<p>{whole(line)}</p>")
    return (
        f'<html><head><meta charset="utf-8"></head><body><div class="nav-mobile" hidden><ul>{NAVIGATION}</ul></div>'
        f'<div class="detail">{text}</div><div id="printArea" style="display:none">{text}</div></body></html>'
    ).encode()


def wide_characters() -> bytes:
    """Saved by an editor as UTF-16 with a mark."""
    text = bodies(lambda line: f"<div><font>{whole(line)}</font></div>")
    return f"<html><head><title>规划</title></head><body>{text}</body></html>".encode("utf-16")


PAGES: tuple[Callable[[], bytes], ...] = (
    trs_site,
    table_layout,
    word_page,
    wrong_declaration,
    unclosed_tags,
    disclosure_site,
    school_builder,
    chat_article,
    preformatted,
    lists,
    xhtml,
    printed_twice,
    wide_characters,
)
