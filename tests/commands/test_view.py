from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from inspgraph.api import Graph
from inspgraph.commands.main import app
from inspgraph.errors import QueryError


def test_a_chain_that_is_there_ends_with_status_0_and_none_with_1(small_graph: Graph) -> None:
    at = ["--graph", str(small_graph.folder)]
    found = CliRunner().invoke(app, ["path", "Harbour Trust", "Young Carers Service", *at])
    assert found.exit_code == 0
    assert "“Harbour Trust provides the Young Carers Service”" in found.stdout
    none = CliRunner().invoke(app, ["path", "Harbour Trust", "Ofsted", *at])
    assert (none.exit_code, none.stdout) == (1, "Nothing in the documents links the two.\n")


def test_a_name_of_nothing_is_an_error_of_usage(small_graph: Graph) -> None:
    args = ["path", "Harbour Trus", "Ofsted", "--graph", str(small_graph.folder)]
    error = CliRunner().invoke(app, args).exception
    assert isinstance(error, QueryError)
    assert "Near it: 'harbour trust'" in str(error)


@pytest.mark.parametrize("format", ["graphml", "gexf", "csvw", "xlsx"])
def test_every_export_that_is_no_rdf_writes_a_file_or_folder(
    small_graph: Graph, tmp_path: Path, format: str
) -> None:
    out = tmp_path / "out"
    args = ["export", "--graph", str(small_graph.folder), "--format", format, "-o", str(out)]
    ran = CliRunner().invoke(app, args)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert out.is_dir() == (format == "csvw")
