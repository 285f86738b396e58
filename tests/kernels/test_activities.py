import numpy as np
import pytest
from scipy import sparse

from poliscope.errors import ArrayError
from poliscope.kernels.activities import (
    check_table,
    column_totals,
    empty_margins,
    is_sparse,
    row_totals,
    to_dense,
)

X = np.array([[1.0, 0, 2], [0, 0, 0], [3, 0, 4]])


@pytest.mark.parametrize("form", [np.asarray, sparse.csr_array, sparse.coo_matrix, sparse.csc_array])
def test_all_forms_give_the_same_totals(form):
    table = check_table(form(X))
    np.testing.assert_array_equal(row_totals(table), [3, 0, 7])
    np.testing.assert_array_equal(column_totals(table), [4, 0, 6])
    np.testing.assert_array_equal(to_dense(table), X)
    regions, activities = empty_margins(form(X))
    assert regions.tolist() == [False, True, False]
    assert activities.tolist() == [False, True, False]


def test_whole_numbers_become_floats_and_sparse_stays_sparse():
    assert check_table([[1, 2]]).dtype == np.float64
    table = check_table(sparse.csr_array(np.array([[1, 2]], dtype=np.int32)))
    assert is_sparse(table) and table.dtype == np.float64


def test_duplicates_in_a_sparse_table_are_added_and_the_callers_table_is_not_touched():
    given = sparse.csr_array((np.array([1.0, 2.0]), np.array([0, 0]), np.array([0, 2])), shape=(1, 1))
    assert check_table(given).toarray() == [[3.0]]
    assert given.nnz == 2


@pytest.mark.parametrize("bad", [np.nan, -1.0, np.inf])
@pytest.mark.parametrize("form", [np.asarray, sparse.csr_array])
def test_a_cell_that_is_no_amount_is_refused_with_its_place(form, bad):
    x = X.copy()
    x[2, 0] = bad
    with pytest.raises(ArrayError, match="1 cell that is missing, infinite or negative") as caught:
        check_table(form(x))
    assert caught.value.cells == ((2, 0),)
    assert "is 0" in caught.value.help


@pytest.mark.parametrize("bad", [np.zeros(3), np.zeros((0, 3))])
def test_what_is_no_table_is_refused(bad):
    with pytest.raises(ArrayError, match="has shape"):
        check_table(bad)


def test_an_empty_sparse_table_is_refused():
    with pytest.raises(ArrayError, match="no cells"):
        check_table(sparse.csr_array((0, 3)))
