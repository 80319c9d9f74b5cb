"""Why each kind of finding matters and what to do about it, in English; the Chinese stands in the audits."""

from __future__ import annotations

REASONS_AND_FIXES: dict[str, tuple[str, str]] = {
    "authority.comprehensive-as-lead": (
        "Comprehensive supervision does not replace the supervision of a trade: handing a matter over “because it is about safety” hides the duty of the trade's own department.",
        "Let the department in charge of the trade lead; comprehensive supervision supports or coordinates.",
    ),
    "authority.duty-moved": (
        "The division is older than the reform: the duty has passed on by law, and its former holder has no power there.",
        "Let the department that holds the duty now lead.",
    ),
    "authority.duty-moves": (
        "The duty moves within the plan's period; the former holder no longer answers for it, and the task must follow.",
        "Update the division to the new holder and hand the task over.",
    ),
    "authority.kept-above": (
        "The law keeps this licence at a higher level; this level can only pre-check, forward or assist.",
        "Let this level support the higher one, or name the delegation.",
    ),
    "authority.not-competent": (
        "The lead has no statutory duty for the object: it can neither inspect nor punish, and the task comes to nothing.",
        "Let the department with the duty lead and the named one support.",
    ),
    "authority.support-as-lead": (
        "Bodies of publicity, mass organisations and enterprises have no power to enforce and cannot lead enforcement.",
        "Let a department with enforcement powers lead and this unit support.",
    ),
    "authority.zone-unauthorised": (
        "The committee of a zone is no level of government: without delegated powers it can neither license nor enforce.",
        "State the ground and scope of the delegation, or let the competent department lead and the committee support.",
    ),
    "form.broken-reference": (
        "The number of an annex, table or figure does not exist: readers cannot find the ground.",
        "Check the number and name the right annex, table or figure.",
    ),
    "form.debris": (
        "Remains of word processing stand in the text: the final version was not proof-read.",
        "Remove them and export the text again.",
    ),
    "form.document-number": (
        "The document number is not written as it must be: nothing can be found or cited by it.",
        "Write agency code, year in the brackets 〔〕 and serial number.",
    ),
    "form.heading-mismatch": (
        "Content and heading belong to different trades: divided by the heading, the task goes to the wrong department.",
        "Move the sentence to the right task, or make it a task of its own with its department.",
    ),
    "form.law-reference": (
        "The law cited is superseded or has no such article: the ground fails.",
        "Cite the law and article in force.",
    ),
    "form.numbering": (
        "Numbers jump, repeat or change style: whoever cites or divides the plan will pick the wrong entry.",
        "Number again in one style.",
    ),
    "form.personal-name": (
        "The document prints names of persons: to be dealt with before it is published or filed; no deliverable repeats them.",
        "Write the office instead of the name, or keep the name in the internal text only.",
    ),
    "form.principle-as-task": (
        "A principle holds nothing that can be done: handed out as a task it can be neither carried out nor assessed.",
        "Move it to the principles, or say what is to be done.",
    ),
    "form.replace-damage": (
        "A global replacement turned a verb or a general word into a title in title marks: the sentence no longer makes sense.",
        "Check every place and restore the word.",
    ),
    "form.unbalanced-bracket": (
        "A bracket, quotation mark or title mark has no counterpart: the meaning is unclear and searches miss it.",
        "Add the missing sign or remove the odd one.",
    ),
    "form.weak-wording": (
        "All measures only encourage, support, guide or explore: nobody must do anything, nothing can be assessed.",
        "State at least one piece of work, result or frequency.",
    ),
    "gap.chain-link": (
        "Where a link of a chain is missing, the effort at all other links is lost.",
        "Add the missing link and who answers for it; where the law is silent, let the government decide.",
    ),
    "gap.emerging-sector": (
        "Where nobody clearly supervises a new trade, the local government (county or above) must name the supervisor by nearness of business.",
        "Let the work safety committee propose and the government decide; add the decision to the knowledge pack.",
    ),
    "gap.field-left-out": (
        "A field that the period before had and this plan does not name may have been forgotten, or moved; a new one needs somebody who answers for it.",
        "Check each: write it in where there is work, and tell in the note on the plan what was given up or handed over.",
    ),
    "gap.group-lead": (
        "A collective expression (“the departments concerned”) points to no unit: nobody is responsible.",
        "Replace it by names of units and say which of them leads.",
    ),
    "gap.handover": (
        "When licensing or punishment moves elsewhere, the supervisor no longer sees these decisions; without a link the work falls apart.",
        "State how licensing, supervising and punishing departments inform each other, hand over and support.",
    ),
    "gap.idle-department": (
        "The plan names objects that the department supervises by law but gives it no task: the division may have forgotten it.",
        "Check its duties and list it as lead or support, or say why another department answers.",
    ),
    "gap.indicator-no-owner": (
        "An indicator without a department: nobody answers when it is missed.",
        "Add a column for the responsible department to the table of indicators.",
    ),
    "gap.listed-link": (
        "A link that the title or the introduction lists is left out where the work is divided: nobody watches it.",
        "Add the link and who answers for it, or take it off the list where it is no concern.",
    ),
    "gap.no-finance": (
        "A task that involves public money without the finance department: the money will be hard to get.",
        "Add the finance department as support or lead.",
    ),
    "gap.no-lead": (
        "Nobody convenes and answers for a task without a lead: the first source of gaps in supervision.",
        "Name one lead; where duties are unclear, let the government of this level decide by nearness of business.",
    ),
    "gap.no-supervisor": (
        "Neither law nor duty lists name a supervisor of the object; comprehensive supervision does not replace it.",
        "Let the government or the work safety committee name the supervisor, and write it into the division.",
    ),
    "gap.orphan-sentence": (
        "The words of these measures point to no department's duty: probably nobody will take them up.",
        "State object and work, or the responsible unit.",
    ),
    "gap.project-incomplete": (
        "A key project without responsible unit, money or time is hard to approve and to assess.",
        "Add responsible unit, source of money and deadline.",
    ),
    "gap.superior-task": (
        "A task of the plan above that nothing here takes up finds nobody to answer for it; a task of this plan's own needs a ground.",
        "Add a task with a responsible unit; where it does not apply or another document carries it, say so in the note on alignment.",
    ),
    "gap.threshold": (
        "The statutory duty begins at a certain size; the plan states no limit, and whoever is below it has no supervisor.",
        "State the limit, and who answers below it.",
    ),
    "indicator.arithmetic": (
        "The stated change does not follow from the two values: the figures do not stand checking and blur the assessment.",
        "Compute the change again from the two values, or check the values.",
    ),
    "indicator.conflict": (
        "Text and table state different targets for the same indicator: nobody knows what is assessed.",
        "Bring text and table to the same value.",
    ),
    "gap.superior-indicator": (
        "An indicator handed down from above is not carried here: nobody here has a target for it, or answers for it.",
        "Take it in with a target of this level; where it does not apply, say why in the plan or in the note on the link.",
    ),
    "indicator.looser": (
        "The target is looser than in the plan above: here its target cannot be reached.",
        "Raise it to that of the plan above at least, or state why the superior agrees.",
    ),
    "indicator.sister-conflict": (
        "Two documents of one place give different values for one indicator: each side quotes the one that suits it.",
        "Agree on the value with those who wrote the other document; where the values must differ, state what each measures.",
    ),
    "indicator.definition": (
        "One name, but another unit, base year or method: the values can neither be compared nor summed up.",
        "Use one definition, or note that of this plan beside the indicator.",
    ),
    "indicator.missed": (
        "A target was missed and the text passes over it: the summary is untrue, and base and measures of this period will be wrong.",
        "Name the missed indicator, the reason and the measures of this period.",
    ),
    "indicator.no-base": (
        "Without a base a fall can be turned into no value and cannot be assessed.",
        "Add base year and base.",
    ),
    "indicator.no-value": (
        "An indicator without a target value is none.",
        "Add the value; where no indicator is set, say what is assessed instead.",
    ),
    "indicator.sum": (
        "The shares of the places add up to more than the limit, or to less than what is to be done: all fulfil theirs and the whole is missed.",
        "Share it out anew so that the shares add up, and say where some is kept in reserve.",
    ),
    "indicator.unreadable": (
        "The table of indicators is a picture: its values are unknown (not zero) and cannot be checked, broken down or assessed.",
        "Add the table as text, or write the values into the body.",
    ),
    "load.concentration": (
        "One department leads more than half of the tasks: its strength may not do, or tasks of trades were heaped on comprehensive supervision.",
        "Check the tasks that belong to a trade and let its department lead where it can.",
    ),
    "name.abolished": (
        "The name no longer exists since a reform: the task comes to nothing or goes astray.",
        "Write the name of today.",
    ),
    "name.absent-at-level": (
        "This level has no such body: the task comes to nothing; vertically managed units can only be asked to take part.",
        "Let the department that does this work here lead, or ask the higher or resident body and name a contact.",
    ),
    "name.ambiguous": (
        "One name can mean several departments, and each may think that the other is meant.",
        "Write the full name of the body at this level.",
    ),
    "name.reformed": (
        "A reform ended the name: plan and division must follow.",
        "Update the names to the reform and check whether the duties moved too.",
    ),
    "name.unknown": (
        "A printed unit is not known: the task may reach nobody.",
        "Check the full name; if the unit exists, add it to the knowledge pack.",
    ),
    "name.repeated": (
        "A body stands in each of its tasks exactly once; once more or less, its role is unclear and its own list repeats, omits or contradicts.",
        "Keep it once; who leads and supports, only leads.",
    ),
    "overlap.duplicate-task": (
        "Nearly the same task stands in two places and will be ordered twice; with different leads, they differ and wait for each other.",
        "Merge the two, or give them one lead.",
    ),
    "overlap.same-duty": (
        "Two or more departments supervise the same object, stage and aspect in the same role, and nobody convenes.",
        "Name the lead, or set up joint work; where stages or aspects can be told apart, state the boundary.",
    ),
    "overlap.same-object": (
        "The same object and stage stands in two places with different leads.",
        "Give them one lead, or state the boundary by stage or aspect.",
    ),
    "overlap.split": (
        "Supervision split by stage or aspect is in order and no overlap; it is listed so that the boundary can be checked.",
        "Nothing has to change; the boundary may be stated in the division.",
    ),
    "overlap.two-leads": (
        "A task with several leads and no convenor: they wait for each other.",
        "Let one of them convene (first lead) and the others support.",
    ),
    "process.change-unasked": (
        "Tasks or leads changed between drafts and nobody is on record who asked for it: the unit concerned will not accept it afterwards.",
        "Add who asked and why to the table of opinions and settle it with the unit; without a ground restore the earlier draft.",
    ),
    "process.conflict-reported": (
        "A unit said that figures of this plan contradict another plan: make sure that the final text is consistent.",
        "Compare the two documents entry by entry, and state in the table of opinions what was changed.",
    ),
    "process.consultation": (
        "Opinions without an answer, refusals without a reason or counts that differ: the procedure is not complete.",
        "Add the outcome of every opinion, and the reason where it was not adopted.",
    ),
    "process.dispute-open": (
        "An opinion is still unsettled at approval: it will serve as an excuse afterwards.",
        "Let the leading group or the government office decide before approval, and keep the result.",
    ),
    "process.press-text": (
        "A press report retells: it is no ground for division and duty.",
        "Get the text as issued and decompose it again.",
    ),
    "time.after-period": (
        "The deadline lies beyond the plan's period: it cannot be assessed in it.",
        "Move it into the period, or state targets by stage.",
    ),
    "time.evaluation": (
        "No evaluation, or one outside the period: the plan cannot be checked and adjusted in time.",
        "State the years of the mid-term and the final evaluation.",
    ),
    "time.no-date": (
        "“In due time” or “continuously” is no date that can be checked; where some tasks have deadlines and others none, supervision has no hold.",
        "State year and month, or the frequency.",
    ),
    "time.past": (
        "The deadline lies before the date of issue: the task is overdue when it is issued.",
        "Set a deadline after the issue, or drop what is done.",
    ),
}
"""Name of the audit → why it matters, and the smallest fix."""
