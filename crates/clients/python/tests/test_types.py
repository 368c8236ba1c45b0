"""The types are those of the server's OpenAPI document, and the client is typed."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[1]


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=HERE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_documents_py_is_what_datamodel_codegen_writes(tmp_path: pathlib.Path) -> None:
    made = tmp_path / "documents.py"
    run("datamodel_code_generator", "--output", str(made))
    committed = HERE / "src/courtesy_client/documents.py"
    assert made.read_text() == committed.read_text(), f"datamodel-codegen --output {committed.relative_to(HERE)}"


def test_mypy_finds_nothing() -> None:
    run("mypy", "--no-incremental")
