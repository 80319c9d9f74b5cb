"""Workbooks as offices make them: division tables, duty lists, matrices, each in another style."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def book(*fills: Callable[[Worksheet], None], titles: tuple[str, ...] = ()) -> bytes:
    """Return a workbook with a sheet for every function that fills one."""
    out = openpyxl.Workbook()
    out.remove(out.active)
    for n, fill in enumerate(fills):
        fill(out.create_sheet(titles[n] if titles else f"Sheet{n + 1}"))
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def rows(sheet: Worksheet, *lines: list[object]) -> None:
    for line in lines:
        sheet.append(line)


def plain_division() -> bytes:
    """Title row merged, one header row, single names."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["云州市“十四五”安全生产规划重点任务分工表"],
            ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
            [
                1,
                "健全安全生产责任体系，编制权力和责任清单。",
                "市应急管理局",
                "市委编办、市司法局",
                "2022年底",
            ],
            [
                2,
                "整治“两客一危一货”重点车辆。",
                "市公安局",
                "市交通运输局\n市应急管理局",
                "持续推进",
            ],
            [3, "更新改造老旧燃气管网。", "市住房城乡建设局", "无", date(2023, 12, 31)],
        )
        sheet.merge_cells("A1:E1")

    return book(fill)


def two_header_rows() -> bytes:
    """责任分工 over 牵头 and 配合, categories merged down, a note below."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["附件1"],
            ["重点任务责任分解表"],
            [None, None, None, None, None, "单位：云州市安委办"],
            ["序号", "任务类别", "主要任务", "责任分工", None, "完成时限"],
            [None, None, None, "牵头单位", "配合单位", None],
            [
                1,
                "一、健全责任体系",
                "修订部门安全生产职责清单。",
                "市委编办",
                "市应急管理局",
                "2022年6月底前",
            ],
            [
                2,
                None,
                "推动企业落实全员安全生产责任制。",
                "市应急管理局",
                "市国资委、市工业和信息化局",
                "2023年底前",
            ],
            [
                3,
                "二、防范重大风险",
                "开展化工园区安全整治提升。",
                "市应急管理局",
                "市发展改革委",
                "2022年底前",
            ],
            [4, None, "排查治理农村公路隐患路段。", "市交通运输局", "市公安局", "每年"],
            ["备注：牵头单位排名第一的为召集单位。"],
        )
        for area in (
            "A2:F2",
            "A4:A5",
            "B4:B5",
            "C4:C5",
            "D4:E4",
            "F4:F5",
            "B6:B7",
            "B8:B9",
            "A10:F10",
        ):
            sheet.merge_cells(area)

    return book(fill)


def chapter_rows() -> bytes:
    """Chapters as rows across the table; numbers start again in each."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["2024年青河县安全生产重点工作任务清单"],
            ["序号", "重点工作", "具体举措", "责任单位", "时间节点"],
            ["一、强化重点行业领域治理"],
            [
                1,
                "道路交通",
                "1.治理货车超限超载；\n2.完善村道安全防护设施。",
                "县公安局、县交通运输局",
                "12月底前",
            ],
            [2, "消防安全", "开展高层建筑消防安全检查。", "县消防救援大队", "10月底前"],
            ["二、提升基层能力"],
            [
                1,
                "队伍建设",
                "配齐乡镇（街道）安全监管人员。",
                "县委编办，各乡镇人民政府",
                "6月底前",
            ],
        )
        for area in ("A1:E1", "A3:E3", "A6:E6"):
            sheet.merge_cells(area)

    return book(fill)


def pairs_in_one_cell() -> bytes:
    """Lead and support in one cell, even two pairs; tasks as a merged group with measures."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["序号", "任务", "措施", "责任单位"],
            [
                1,
                "加强危险化学品安全监管",
                "推进油气储罐区隐患治理。",
                "牵头单位：市应急管理局\n配合单位：市生态环境局、市市场监管局",
            ],
            [None, None, "严格危险货物道路运输管理。", "市交通运输局牵头，市公安局配合"],
            [
                2,
                "加强城市安全",
                "治理燃气和供热管网隐患。",
                "市住房城乡建设局，配合部门：市市场监管局；市城管局，配合部门：市应急管理局",
            ],
        )
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    return book(fill)


def raci_matrix() -> bytes:
    """Departments as columns, letters in the cells, some full-width."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["云州市安全生产专项整治责任矩阵（A—牵头，R—配合）"],
            ["序号", "工作任务", "市应急管理局", "市公安局", "市交通运输局", "市消防救援支队"],
            [1, "道路运输安全专项整治", "R", "R", "A", None],
            [2, "高层建筑消防专项整治", "R", "Ｒ", None, "Ａ"],
            [3, "烟花爆竹专项整治", "A", "R", None, "R"],
        )

    return book(fill)


def signs_matrix() -> bytes:
    """The same with signs and a legend below."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["重点任务责任矩阵"],
            ["重点任务", "市教育局", "市卫生健康委", "市文化和旅游局"],
            ["校园安全专项治理", "★", "☆", None],
            ["医疗机构安全专项治理", None, "★", None],
            ["旅游景区安全专项治理", None, "☆", "★"],
            ["注：★为牵头单位，☆为配合单位。"],
        )

    return book(fill)


def hidden_parts() -> bytes:
    """A hidden row and column, a hidden sheet, a wide empty area."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["序号", "工作任务", "内部意见", "责任单位"],
            [1, "开展隐患排查。", "暂缓", "市应急管理局"],
            [2, "撤销的任务。", None, "市水利局"],
            [3, "组织应急演练。", None, "市应急管理局"],
        )
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["Z900"] = " "

    def second(sheet: Worksheet) -> None:
        rows(sheet, ["旧表"], ["作废"])
        sheet.sheet_state = "hidden"

    return book(fill, second)


def several_sheets() -> bytes:
    """A sheet of tasks and a sheet of projects, each with its title."""

    def tasks(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["序号", "主要任务", "责任部门", "协办部门"],
            [1, "完善应急预案体系。", "市应急管理局", "各有关部门"],
            [2, "建设应急物资储备库。", "市粮食和储备局", "市应急管理局、市财政局"],
        )

    def projects(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["重点工程项目表"],
            ["序号", "项目名称", "建设内容", "建设期限", "总投资（万元）", "责任单位"],
            [1, "应急指挥中心", "新建指挥大厅。", "2022-2023", 5600, "市应急管理局"],
        )

    return book(tasks, projects, titles=("任务分工", "重点工程"))


def duty_list() -> bytes:
    """Departments down the side, duties beside them."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["云州市有关部门安全生产工作职责"],
            ["部门", "安全生产工作职责"],
            ["市公安局", "1.负责道路交通安全管理；\n2.负责民用爆炸物品公共安全管理。"],
            ["市住房城乡建设局", "负责房屋建筑和市政工程施工安全监督管理。"],
        )

    return book(fill)


def prose() -> bytes:
    """A plan typed line by line into the first column."""

    def fill(sheet: Worksheet) -> None:
        for line in (
            "青河县消防安全三年行动方案（2023—2025年）",
            "一、总体要求",
            "坚持预防为主、防消结合。",
            "二、重点任务",
            "（一）打通生命通道。划设消防车通道标线。（县消防救援大队牵头，县公安局配合）",
            "（二）完善消防设施。新建市政消火栓120个。（责任单位：县住房城乡建设局）",
            "三、保障措施",
            "（一）加强经费保障。县财政局落实经费。",
        ):
            sheet.append([line])

    return book(fill)


def tasks_by_text() -> bytes:
    """Numbers written as text, the task's own number in the content, blank spacer rows and columns."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            [],
            [None, "临江开发区安全生产治本攻坚任务台账"],
            [],
            [
                None,
                "编号",
                "治本攻坚行动",
                "工作内容",
                "牵头领导",
                "牵头科室",
                "参与科室",
                "办结时间",
                "备注",
            ],
            [
                None,
                "1-1",
                "教育培训行动",
                "组织企业主要负责人培训。",
                "李主任",
                "应急科",
                "组织人事科",
                "2024/12/31",
                None,
            ],
            [
                None,
                "1-2",
                "教育培训行动",
                "开展警示教育。",
                "李主任",
                "应急科",
                "宣传科、工会",
                "长期",
                None,
            ],
            [],
            [
                None,
                "2-1",
                "隐患整治行动",
                "建立重大隐患数据库。",
                "王主任",
                "应急科",
                "各科室",
                "2025/06/30",
                "已启动",
            ],
        )

    return book(fill)


def repeated_header() -> bytes:
    """Printed page by page: the header again on each page, a total row, a formula."""

    def fill(sheet: Worksheet) -> None:
        head: list[object] = ["序号", "任务名称", "主要内容", "主办单位", "协办单位"]
        rows(
            sheet,
            head,
            [1, "智慧监管", "建设监测预警平台。", "市应急管理局", "市大数据局"],
            [2, "精准执法", "推行分类分级执法。", "市应急管理局", "市司法局"],
            head,
            ["=A3+1", "社会共治", "落实有奖举报制度。", "市总工会", "市财政局"],
        )

    return book(fill)


def numbers_in_groups() -> bytes:
    """Two levels of tasks in two content columns, owners per row, 各县区 as groups."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["云州市冬春火灾防控工作任务分解表", None, None, None, None],
            ["任务", "子任务", "工作要求", "牵头部门", "责任部门"],
            [
                "（一）社区防火",
                "1.楼院清理",
                "清理楼道堆物。",
                "市住房城乡建设局",
                "各县（市、区）人民政府",
            ],
            [
                None,
                "2.电动自行车",
                "整治违规停放充电。",
                "市消防救援支队",
                "市市场监管局、市公安局",
            ],
            [
                "（二）宣传教育",
                "3.入户宣传",
                "发放宣传资料。",
                "市委宣传部",
                "市应急管理局、团市委",
            ],
        )
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("A3:A4")

    return book(fill)


def persons_beside_units() -> bytes:
    """Who there is responsible stands behind the unit; a sum at the end; a date without a time."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["云州市安全生产任务清单"],
            ["序号", "任务", "牵头部门及负责人", "配合单位（联系人）", "时间节点"],
            [
                1,
                "修订应急预案。",
                "市应急管理局（张某某）",
                "市气象局（李某）",
                datetime(2026, 12, 31),
            ],
            [2, "组建水上救援队。", "市交通运输局", "市水利局", datetime(2026, 6, 30)],
            ["合计", "2项", "", "", ""],
        )

    return book(fill)


def letters_over_columns() -> bytes:
    """Letters of responsibility as headers, the units in the cells; a note below."""

    def fill(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["工作任务", "Ｒ（执行）", "Ａ", "Ｃ", "Ｉ"],
            ["整治消防通道。", "市公安局", "市消防救援支队", "市住房城乡建设局", "市应急管理局"],
            ["注：Ａ为负总责的单位"],
        )

    return book(fill)


BOOKS: tuple[Callable[[], bytes], ...] = (
    plain_division,
    two_header_rows,
    chapter_rows,
    pairs_in_one_cell,
    raci_matrix,
    signs_matrix,
    hidden_parts,
    several_sheets,
    duty_list,
    prose,
    tasks_by_text,
    repeated_header,
    numbers_in_groups,
    persons_beside_units,
    letters_over_columns,
)
