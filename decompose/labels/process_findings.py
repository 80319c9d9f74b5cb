"""What the audits of how a document came about say, in Chinese and English, as in ``findings``."""

from __future__ import annotations

PROCESS: tuple[tuple[str, str], ...] = (
    (
        "{}的第{}条意见{}，正文的分工中没有“{}”",
        "Opinion {1} of {0}: {2}, but the division has no “{3}”",
    ),
    ("第{}条意见{}，正文的分工中没有“{}”", "Opinion {}: {}, but the division has no “{}”"),
    (
        "{}的第{}条意见{}，正文中“{}”没有写明由{}负责",
        "Opinion {1} of {0}: {2}, but the text does not say that {4} answers for “{3}”",
    ),
    (
        "第{}条意见{}，正文中“{}”没有写明由{}负责",
        "Opinion {0}: {1}, but the text does not say that {3} answers for “{2}”",
    ),
    (
        "{}的第{}条意见{}，正文中“{}”仍由{}牵头",
        "Opinion {1} of {0}: {2}, but “{3}” is still led by {4}",
    ),
    ("第{}条意见{}，正文中“{}”仍由{}牵头", "Opinion {0}: {1}, but “{2}” is still led by {3}"),
    ("{}的意见{}，没有写明理由", "The opinion of {}: {}, without a reason"),
    (
        "任务“{}”的牵头单位由{}改为{}，没有见到提出的单位和理由",
        "The lead of task “{}” changed from {} to {}; nobody is on record who asked for it",
    ),
    (
        "说明称“{}”由{}改为{}，没有写明提出的单位和理由",
        "The note says that “{}” went from {} to {}; it does not say who asked for it, nor why",
    ),
    (
        "说明称删去“{}”，没有写明提出的单位和理由",
        "The note says that “{}” was dropped; it does not say who asked for it, nor why",
    ),
    (
        "任务“{}”去掉了配合单位{}，没有见到提出的单位和理由",
        "Task “{}” lost its supporting units {}; nobody is on record who asked for it",
    ),
    (
        "任务“{}”的时限由{}改为{}，没有见到提出的单位和理由",
        "The deadline of task “{}” changed from {} to {}; nobody is on record who asked for it",
    ),
    (
        "《{}》的任务“{}”已删去，没有见到提出的单位和理由",
        "Task “{1}” of 《{0}》 was dropped; nobody is on record who asked for it",
    ),
    (
        "《{}》之后新增{}项任务，没有见到提出的单位和理由：{}",
        "Since 《{}》 {} tasks were added and nobody is on record who asked for them: {}",
    ),
    (
        "{}指出数据或指标{}（第{}条），采纳情况为“{}”，须核对定稿",
        "{} says that figures are {} (row {}), outcome “{}”: check the final text",
    ),
    (
        "{}指出数据或指标{}（第{}条），须核对定稿",
        "{} says that figures are {} (row {}): check the final text",
    ),
    (
        "{}的第{}条意见{}，“{}”仍在正文中，没有改为“{}”",
        "Opinion {1} of {0}: {2}, but “{3}” still stands in the text and has not become “{4}”",
    ),
    (
        "{}的第{}条意见{}，“{}”仍在正文中，没有删除",
        "Opinion {1} of {0}: {2}, but “{3}” still stands in the text",
    ),
    (
        "{}的第{}条意见{}，正文中“{}”没有改为“{}”",
        "Opinion {1} of {0}: {2}, but in the text “{3}” has not become “{4}”",
    ),
    (
        "第{}条意见{}，正文中“{}”没有改为“{}”",
        "Opinion {}: {}, but in the text “{}” has not become “{}”",
    ),
    (
        "{}的第{}条意见{}，“{}”没有改为“{}”",
        "Opinion {1} of {0}: {2}, but “{3}” has not become “{4}”",
    ),
    ("第{}条意见{}，“{}”没有改为“{}”", "Opinion {}: {}, but “{}” has not become “{}”"),
    (
        "征求了{}家单位，文中交代了{}家",
        "{} bodies were asked; the text accounts for {} of them",
    ),
    (
        "{}的第{}条意见{}，正文中没有关于“{}”的内容",
        "Opinion {1} of {0}: {2}, but nothing on “{3}” is in the text",
    ),
    (
        "第{}条意见{}，正文中没有关于“{}”的内容",
        "Opinion {}: {}, but nothing on “{}” is in the text",
    ),
    ("{}的第{}条意见{}，正文中没有“{}”", "Opinion {1} of {0}: {2}, but “{3}” is not in the text"),
    (
        "第{}条意见{}，“{}”仍在正文中，没有改为“{}”",
        "Opinion {}: {}, but “{}” still stands in the text and has not become “{}”",
    ),
    ("第{}条意见{}，“{}”仍在正文中，没有删除", "Opinion {}: {}, but “{}” still stands in the text"),
    ("第{}条意见{}，正文中没有“{}”", "Opinion {}: {}, but “{}” is not in the text"),
    ("{}的第{}条意见没有写明采纳情况", "The outcome of opinion {1} of {0} is not stated"),
    ("第{}条意见没有写明采纳情况", "The outcome of opinion {} is not stated"),
    ("{}的第{}条意见尚未协调一致（“{}”）", "Opinion {1} of {0} is not settled yet (“{2}”)"),
    ("{}的第{}条意见{}，没有写明理由", "Opinion {1} of {0}: {2}, without a reason"),
    ("第{}条意见{}，没有写明理由", "Opinion {}: {}, without a reason"),
    ("文中说有{}条意见，汇总表有{}条", "The text speaks of {} opinions, the table has {}"),
    (
        "文本带有新闻稿的标志（{}），不是正式文本",
        "The text bears marks of a press report ({}): it is not the official text",
    ),
    ("文中写明意见尚未协调一致（“{}”）", "The text itself says that opinions still differ (“{}”)"),
    ("以新闻报道为依据：“{}”", "A newspaper's report is given as the source: “{}”"),
)
"""What was found in how the document came about, with its facts."""
