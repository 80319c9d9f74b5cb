"""What to do about a finding, where it differs from what its audit says, in both languages."""

from __future__ import annotations

FIXES: tuple[tuple[str, str], ...] = (
    ("核对月、日后改正。", "Check the month and the day, and correct them."),
    ("删去多余的标点。", "Take the surplus punctuation out."),
    (
        "在分工中写明召集人，或建立联动机制。",
        "Name the convenor in the division, or set up a mechanism of working together.",
    ),
    (
        "查明所引文件的字号，按“机关代字〔年份〕序号号”书写。",
        "Find the number of the document cited, and write it as office code, year in 〔〕 and serial.",
    ),
    (
        "核对本级机构设置：单设的，不必修改；没有单设的，改为{}等合设的机构。",
        "See how this level is set up: where the bureau stands alone, nothing is to change; else name {} or the like.",
    ),
    (
        "统一阶段的起止与其中的时限。",
        "Bring the stage and the deadlines in its words into line.",
    ),
    (
        "逐项核对分工，使每个牵头单位的清单恰好列出它承担的任务。",
        "Check the division task by task: the list of each lead holds exactly what it answers for.",
    ),
    (
        "补写其职责，或从清单中去掉。",
        "Write its duties, or take it off the list.",
    ),
    (
        "报本级人民政府确定监管部门，定下之前写明暂由谁负责。",
        "Let the government of this level name the supervisor, and write who answers until then.",
    ),
    (
        "按法律规定的范围写明对象；范围以外的改为监督检查、备案或者告知。",
        "Write whom the law asks it of; the others are inspected, filed or told.",
    ),
    (
        "改为乡镇（街道）的内设机构，或者县级部门派驻的机构（所、站、中队）。",
        "Name an office of the town itself, or the branch that a bureau of the county keeps there.",
    ),
    (
        "改为商请上级或者驻地的{}机构，并写明联系部门。",
        "Ask the {} body above or at the place, and write which department keeps in touch with it.",
    ),
    (
        "全文统一为本级机构的规范名称；确为两个单位的，写明全称。",
        "Use the one official name throughout; where two bodies are meant, write their full names.",
    ),
    (
        "督促{}明确监管部门，并在分工中写明。",
        "Urge {} to name the supervisor, and write it into the division.",
    ),
    (
        "提请{}明确监管部门，并在分工中写明。",
        "Ask {} to name the supervisor, and write it into the division.",
    ),
    (
        "写明一个牵头单位，其余按职责配合；尚须确定的事项一并写明。",
        "Name one lead, the others in support; say what is still to be settled.",
    ),
    (
        "按本地职能规定写明监管部门；没有规定的，督促{}确定。",
        "Name the supervisor as the local provisions do; where there are none, urge {} to decide.",
    ),
    (
        "按本地职能规定写明监管部门；没有规定的，提请{}确定。",
        "Name the supervisor as the local provisions do; where there are none, ask {} to decide.",
    ),
    (
        "按本地职能规定写明监管部门；没有规定的，报本级人民政府确定。",
        "Name the supervisor as the local provisions do; where there are none, let the government of this level decide.",
    ),
    (
        "按采纳的意见改正文；不改的，如实写明未采纳和理由。",
        "Change the text as adopted; where it stays, say truly that the opinion was not adopted, and why.",
    ),
    ("核对两端数值和升降方向。", "Check both figures and the direction."),
    (
        "统一年均幅度与累计幅度，或写明年数和基数。",
        "Make the yearly and the whole change agree, or state the years and the base.",
    ),
    (
        "补上附件，或改正引用；附件另行成文的，连同附件一起审查。",
        "Add the annex or correct the reference; an annex of its own is audited together with the text.",
    ),
    (
        "改由有执法权的部门牵头，该单位配合。",
        "Let a department with enforcement powers lead and this unit support.",
    ),
    (
        "改由有法定职责的部门牵头，原单位配合。",
        "Let the department with the duty lead and the named one support.",
    ),
    (
        "改为配合上级办理，或写明委托依据。",
        "Let this level support the higher one, or name the delegation.",
    ),
    (
        "改为印发日期之后的时限，或删去已完成的任务。",
        "Set a deadline after the issue, or drop what is done.",
    ),
    ("改由{}牵头，{}配合。", "Let {} lead and {} support."),
    (
        "改由{}牵头；地方另有规定的，写明依据。",
        "Let {} lead; where the place rules otherwise, say on which ground.",
    ),
    ("改由{}牵头。", "Let {} lead."),
    ("自{}年起改由{}承担。", "From {} on: {}."),
    (
        "上述事项依法取得授权或者委托后实施。",
        "These matters are carried out once powers have been lawfully delegated.",
    ),
    ("改为附件{}。", "Write annex {}."),
    ("改为“{}”的形式。", "Write it as “{}”."),
    ("查明所引文件的序号，补写完整。", "Find the serial of the document cited and write it out."),
    ("加强{}监管。", "Strengthen the supervision of {}."),
    (
        "建立审批、监管、处罚信息推送和移送机制。",
        "Set up how licensing, supervision and punishment inform each other and hand cases over.",
    ),
    ("改为{}%，或核对两端数值。", "Write {} %, or check the two values."),
    ("改为{}。", "Write {}."),
    ("核对名称，是否指{}。", "Check the name: is {} meant?"),
    (
        "补写防范“{}”的任务和责任单位；不再列入的，写明依据。",
        "Add a task against {} with who is responsible; if it is dropped, say on what ground.",
    ),
    (
        "核对“{}”是否单独设置；已合并的改为“{}”。",
        "Check whether “{0}” is a body of its own; if it was merged, write “{1}”.",
    ),
    ("建立{}监管联动机制，由{}召集。", "Set up joint supervision of {}, convened by {}."),
    (
        "由{}就“{}”提出监管部门建议，报本级人民政府明确监管部门。",
        "{} proposes a supervisor for “{}”, the government of this level names it.",
    ),
    ("{}年开展中期评估，{}年开展总结评估。", "Evaluate at mid-term in {} and at the end in {}."),
    ("补齐内容或者删去这处提示。", "Complete the text, or delete this note."),
    (
        "写明其任务，或从名单中去掉。",
        "Write its task, or take it out of the members.",
    ),
    (
        "合并为一项，或统一牵头单位；确为两件事的，写明各自的对象和环节。",
        "Join them, or give them one lead; where they are two things, write the object and stage of each.",
    ),
    (
        "改引正式文件（法律法规、“三定”规定、职责清单），并写明文号。",
        "Cite an official document (law, the department's own provisions, a list of duties) with its number.",
    ),
)
"""Smallest fixes, with their facts."""
