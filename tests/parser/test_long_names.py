"""Names of 40 characters are names: what the plan states is not dropped for its length."""

from __future__ import annotations

import pytest

import decompose as dc

NAME = "云州市综合协调城乡建设数据资源公共服务产业发展卫生健康教育体育文化旅游和安全管理局"


@pytest.mark.parametrize(
    "bracket",
    [
        "（牵头单位：{}；配合单位：市公安局、{}）",
        "（{}牵头，市公安局、{}配合）",
    ],
)
def test_long_names_are_read(bracket: str) -> None:
    names = NAME, NAME.replace("管理局", "服务中心")
    words = f"开展整治，年底前完成。{bracket.format(*names)}"
    task = dc.parse_text(f"云州市安全方案\n\n一、主要任务\n（一）整治。{words}\n").tasks[0]
    assert len(NAME) >= 40
    assert task.attribution is not None
    assert task.attribution.lead == names[:1]
    assert task.attribution.support == ("市公安局", names[1])
    assert [measure.text for measure in task.measures] == ["开展整治，年底前完成"]


def test_a_long_clause_is_no_name() -> None:
    clause = "负责统筹推进全市各类重点行业领域安全隐患排查整治工作的主管部门和属地管理局"
    words = f"开展整治。（牵头单位：市公安局；配合单位：{clause}）"
    task = dc.parse_text(f"云州市安全方案\n\n一、主要任务\n（一）整治。{words}\n").tasks[0]
    assert task.attribution is not None
    assert all(len(name) < 30 for name in task.attribution.support)
