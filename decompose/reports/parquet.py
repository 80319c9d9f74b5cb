"""The tables of the division as Parquet files, for programs that work with columns."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from decompose.errors import MissingDependency
from decompose.files import replace_file
from decompose.labels.deliverables import Labels
from decompose.model.result import Decomposition
from decompose.reports.data_tables import REAL, TABLES, WHOLE, rows_of, type_of

_DEFAULT = "assignments"


def write_parquet(result: Decomposition, path: Path, labels: Labels) -> None:
    """Write the table that the file is named after, else the assignments.

    Raises:
        MissingDependency: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise no_pyarrow() from error
    table = path.stem if path.stem in TABLES else _DEFAULT
    kinds = {WHOLE: pyarrow.int64(), REAL: pyarrow.float64()}
    schema = pyarrow.schema(
        [(name, kinds.get(type_of(table, name), pyarrow.string())) for name in TABLES[table]]
    )
    rows = [dict(zip(TABLES[table], row, strict=True)) for row in rows_of(result, table)]
    out = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), out)
    replace_file(path, out.getvalue())


def no_pyarrow() -> MissingDependency:
    """Return the error that names the missing package and how to get it."""
    return MissingDependency(
        "Parquet files need the package pyarrow", hint="pip install 'decompose[parquet]'"
    )
