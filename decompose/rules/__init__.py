"""Mentions + Knowledge → Assignments with evidence; one file a rule, in order, settled by the engine."""

from __future__ import annotations

from collections.abc import Sequence

from decompose.knowledge import Knowledge
from decompose.model.organization import Level
from decompose.model.plan import Plan
from decompose.model.result import Decomposition, Explanation
from decompose.rules.alike import alike
from decompose.rules.comprehensive import comprehensive
from decompose.rules.engine import decompose_plan, jurisdiction_of
from decompose.rules.function import function
from decompose.rules.industry import industry
from decompose.rules.inherited import inherited
from decompose.rules.licensing import licensing
from decompose.rules.precedent import precedent
from decompose.rules.proposal import Rule
from decompose.rules.similar import similar
from decompose.rules.stage_aspect import stage_aspect
from decompose.rules.stated import stated
from decompose.rules.support import support
from decompose.rules.territorial import territorial
from decompose.rules.works import works

RULES: tuple[Rule, ...] = (
    stated,
    inherited,
    industry,
    stage_aspect,
    licensing,
    function,
    territorial,
    similar,
    precedent,
    alike,
    comprehensive,
    support,
    works,
)


def assign(
    plan: Plan,
    kb: Knowledge,
    *,
    place: str | None = None,
    level: Level | str | None = None,
    date: str | None = None,
    rules: Sequence[Rule] = RULES,
) -> Decomposition:
    """Derive who leads and who supports every task of a plan.

    Args:
        plan: The plan as parsed.
        kb: The knowledge pack, with the user's own packs laid over it.
        place: Name of the place; found in the plan when left out.
        level: Level of government; found in the plan when left out.
        date: ISO date (or year, or year and month) that decides which organs and duties exist.
        rules: The rules, in order. ``(*RULES, my_rule)`` adds one; ``(stated,)`` leaves exactly
            what the plan says.

    Returns:
        A Decomposition without findings; ``audit`` adds them.
    """
    jurisdiction = jurisdiction_of(plan, kb, place=place, level=level, date=date)
    return decompose_plan(plan, kb, jurisdiction=jurisdiction, rules=rules)


def explain(
    result: Decomposition,
    kb: Knowledge,
    task: str,
    department: str,
    *,
    rules: Sequence[Rule] = RULES,
    lang: str = "zh",
) -> Explanation:
    """Say why a department has its roles in a task, or why it does not lead it.

    The task is judged again by itself, so the chain names the weights and the other claimants too.

    Args:
        result: The result that holds the task.
        kb: The knowledge it was made with.
        task: Id of the task.
        department: Department id, or a printed name that no pack knows.
        rules: The rules it was made with.
        lang: ``zh`` or ``en``.
    """
    from decompose.rules.why import explain_why
    from decompose.rules.why_not import explain_why_not

    own = tuple(a for a in result.assignments if a.task == task)
    result = result.model_copy(update={"assignments": own})
    found = explain_why(result, kb, task, department, rules=rules, lang=lang)
    if found is None:
        return explain_why_not(result, kb, task, department, rules=rules, lang=lang)
    if any(a.holder == department for a in result.leads(task)):
        return found
    against = explain_why_not(result, kb, task, department, rules=rules, lang=lang)
    return found.model_copy(update={"chain": (*found.chain, against.sentence)})
