"""The user's own forms, filled: nothing in the file changes but the cells and words that are asked for."""

from decompose.reports.forms.form import Form, open_form

__all__ = ["Form", "open_form"]
