"""Tables of customers."""

from __future__ import annotations

import polars as pl
import pyarrow as pa
import pytest
from conftest import PLUGINS, SCARCE, ByCommand
from courtesy import Error, Host


@pytest.fixture(scope="module", params=[1, 2])
def host(request: pytest.FixtureRequest) -> Host:
    return Host(PLUGINS, policy_toml=SCARCE, threads=request.param)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view(), pa.binary_view()], ids=str
)
def test_every_type_of_text_and_bytes_gives_the_command_s_decisions(
    host: Host, customers: list[str], by_command: ByCommand, kind: pa.DataType
) -> None:
    column = pa.array([customer.encode() for customer in customers], pa.binary()).cast(kind)
    batch = pa.record_batch({"context": column, "region": pa.array(range(300))})
    made = pa.record_batch(host.decide_arrow(batch))
    assert made.schema == pa.schema([("decision", pa.string()), ("error", pa.string())])
    assert [line.encode() for line in made["decision"].to_pylist()] == by_command.decide()
    assert made["error"].null_count == 300


def test_tables_of_several_batches_and_slices_keep_their_order(host: Host, customers: list[str]) -> None:
    table = pa.table({"json": pa.chunked_array([customers[:7], customers[7:7], customers[7:40]])}).slice(3, 30)
    made = pa.table(host.decide_arrow(table, "json"))
    assert made["decision"].to_pylist() == [host.decide_json(customer).decode() for customer in customers[3:33]]


def test_polars_passes_and_takes_tables(host: Host, customers: list[str]) -> None:
    made = pl.DataFrame(host.decide_arrow(pl.DataFrame({"context": customers[:10]})))
    assert made["decision"].to_list() == [host.decide_json(customer).decode() for customer in customers[:10]]


def test_a_row_that_can_not_be_read_has_an_error_and_the_others_go_on(host: Host, customers: list[str]) -> None:
    made = pa.record_batch(host.decide_arrow(pa.record_batch({"context": ["{", None, customers[0], '{"hook": "secret"}']})))
    decisions, errors = made["decision"].to_pylist(), made["error"].to_pylist()
    assert [decision is None for decision in decisions] == [True, True, False, True]
    assert [error is None for error in errors] == [False, False, True, False]
    assert "null" in errors[1] and "/hook" in errors[3] and "secret" not in errors[3]


def test_an_empty_table_gives_an_empty_table(host: Host) -> None:
    assert len(host.decide_arrow(pa.record_batch({"context": pa.array([], pa.string())}))) == 0
    assert len(host.decide_arrow(pa.table({"context": pa.array([], pa.string())}))) == 0


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pa.record_batch({"other": ["{}"]}), "one column `context`"),
        (pa.RecordBatch.from_arrays([pa.array(["{}"]), pa.array(["{}"])], names=["context", "context"]), "one column"),
        (pa.record_batch({"context": [1]}), "Int64; it must be JSON"),
        (pa.array(["{}"]), "not a table"),
        ([1], "pass a table"),
        (None, "pass a table"),
    ],
    ids=["no column", "two columns", "numbers", "an array", "a list", "nothing"],
)
def test_what_is_no_table_of_contexts_is_refused(host: Host, table: object, message: str) -> None:
    with pytest.raises(Error, match=message) as caught:
        host.decide_arrow(table)
    assert caught.value.kind == "arrow"
