"""Framework: the tree of indicators and its sets of weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from poliscope.data.framework import MOST_LEVELS, Framework, Node
from poliscope.errors import PoliscopeError, StudyError
from poliscope.kernels.tree import effective_weights

ROWS = [
    {"code": "index", "label": "Index"},
    {"code": "inputs", "parent": "index", "weight": 2},
    {"code": "rd", "parent": "inputs", "labels": {"zh": "研发强度"}, "denominator": "gdp"},
    {"code": "price", "parent": "inputs", "direction": -1},
    {"code": "pct", "parent": "index"},
]


@pytest.fixture
def framework() -> Framework:
    return Framework.from_rows(ROWS, weight_sets={"equal": {"inputs": 1}}, groups=("region",))


class TestTree:
    def test_numbering_of_the_kernels(self, framework):
        assert framework.codes == ("rd", "price", "pct", "inputs", "index")
        assert framework.indicators == ("rd", "price", "pct")
        assert [below.tolist() for below in framework.children] == [[0, 1], [3, 2]]
        assert framework.levels.tolist() == [1, 1, 1, 2, 3]
        assert framework.parents == ("inputs", "inputs", "index", "index", None)
        assert framework.directions.tolist() == [1, -1, 1]
        assert framework.denominators == ("gdp",)

    def test_weights_of_sets(self, framework):
        assert framework.weights().tolist() == [1, 1, 1, 2, 1]
        assert framework.weights("equal").tolist() == [1, 1, 1, 1, 1]
        with pytest.raises(StudyError, match=r'no set of weights "equl"\n.*\n.*did you mean "equal"'):
            framework.weights("equl")

    def test_labels(self, framework):
        assert framework["rd"].name("zh") == "研发强度"
        assert framework["rd"].name("en") == "研发强度"
        assert framework["pct"].name() == "pct"
        with pytest.raises(StudyError, match='there is no indicator or aggregate "pc"'):
            framework["pc"]

    def test_a_flat_index(self):
        flat = Framework.from_rows([{"code": "a"}, {"code": "b"}])
        assert (flat.codes, flat.root.name("zh")) == (("a", "b", "index"), "综合指数")

    def test_the_added_root_takes_a_free_name(self):
        codes = Framework.from_rows([{"code": "index"}, {"code": "composite_index"}]).codes
        assert codes == ("index", "composite_index", "composite_composite_index")

    @given(strategies.frameworks())
    def test_effective_weights_add_up(self, framework):
        count = len(framework.indicators)
        shares = effective_weights(framework.weights(), framework.children, count)
        np.testing.assert_allclose(shares[:count].sum(), 1)
        assert sum(map(len, framework.children)) == len(framework.codes) - 1


class TestChanges:
    def test_dropping_an_indicator_empties_its_pillar(self, framework):
        assert framework.without("rd", "price").codes == ("pct", "index")
        assert framework.without("inputs").codes == ("pct", "index")
        assert framework.without("inputs").weight_sets == {"equal": {}}
        with pytest.raises(StudyError, match="nothing would be left"):
            framework.without("index")

    def test_other_weights(self, framework):
        assert framework.reweighted({"pct": 5}).weights().tolist() == [1, 1, 5, 2, 1]
        with pytest.raises(StudyError, match='the weight -1 of "pct" is not 0 or more'):
            framework.reweighted({"pct": -1})
        with pytest.raises(StudyError, match='no indicator or aggregate "x"'):
            framework.reweighted({"x": 1})


class TestErrors:
    def test_everything_is_found_at_once(self):
        rows = [
            {"code": "a", "parent": "nowhere"},
            {"code": "b", "parent": "c"},
            {"code": "c", "parent": "b"},
            {"code": "b"},
            {"code": ""},
            {"code": "d", "parent": 7},
        ]
        with pytest.raises(StudyError) as raised:
            Framework.from_rows(rows, where="framework.csv")
        told = [(problem.code, problem.where) for problem in raised.value.problems]
        assert told == [
            ("repeated-code", "framework.csv row 4 and framework.csv row 2"),
            ("missing-code", "framework.csv row 5"),
            ("invalid-field", "framework.csv row 6"),
            ("unknown-parent", "framework.csv row 1"),
            ("cycle", "framework.csv row 2"),
        ]

    def test_a_circle_is_told(self):
        rows = [{"code": "a", "parent": "b"}, {"code": "b", "parent": "c"}, {"code": "c", "parent": "a"}]
        with pytest.raises(StudyError, match="runs in a circle: a -> b -> c -> a"):
            Framework.from_rows(rows)

    @pytest.mark.parametrize(
        ("field", "message"),
        [
            ({"weight": -1}, "weight: Input should be greater than or equal to 0"),
            ({"weight": float("nan")}, "weight: Input should be a finite number"),
            ({"direction": 2}, "direction: Input should be 1 or -1"),
            ({"goalposts": (2, 1)}, "the lower goalpost 2.0 is not below the upper 1.0"),
            ({"goalposts": (0, float("inf"))}, "finite number"),
            ({"denominator_scale": 0}, "denominator_scale: Input should be greater than 0"),
            ({"target": float("inf")}, "target: Input should be a finite number"),
            ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ],
    )
    def test_a_field_that_does_not_fit(self, field, message):
        with pytest.raises(StudyError, match=message):
            Framework.from_rows([{"code": "a"}, {"code": "b", **field}])

    def test_nothing_at_all(self):
        with pytest.raises(StudyError, match="the framework has no rows"):
            Framework.from_rows([])
        with pytest.raises(StudyError, match="the framework has no indicator"):
            Framework(root=Node(code="index"))

    def test_repeated_codes_and_bad_sets_of_weights(self):
        root = Node(code="index", children=(Node(code="a"), Node(code="a")))
        with pytest.raises(StudyError, match='the code "a" stands 2 times'):
            Framework(root=root)
        good = Node(code="index", children=(Node(code="a"),))
        with pytest.raises(StudyError, match='"w" names an unknown code "b"'):
            Framework(root=good, weight_sets={"w": {"b": 1}})
        with pytest.raises(StudyError, match=r"the weight -1\.0 is not 0 or more"):
            Framework(root=good, weight_sets={"w": {"a": -1}})

    @pytest.mark.parametrize("levels", [MOST_LEVELS + 1, 5000])
    def test_a_tree_too_deep_is_told_and_never_exhausts_the_stack(self, levels):
        rows = [{"code": f"c{n}", "parent": f"c{n - 1}" if n else None} for n in range(levels)]
        with pytest.raises(StudyError, match=f"the framework has {levels} levels, more than {MOST_LEVELS}"):
            Framework.from_rows(rows)
        node = Node(code="leaf")
        for number in range(levels - 1):
            node = Node.model_construct(code=f"n{number}", children=(node,))
        with pytest.raises(StudyError, match=f"{levels} levels"):
            Framework(root=node)

    def test_the_deepest_tree_that_is_allowed(self):
        rows = [{"code": f"c{n}", "parent": f"c{n - 1}" if n else None} for n in range(MOST_LEVELS)]
        framework = Framework.from_rows(rows)
        assert framework.levels.max() == MOST_LEVELS

    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from(
                    ["code", "parent", "weight", "direction", "children", "goalposts", "row", "x"]
                ),
                st.one_of(strategies.TOML_VALUES, st.sampled_from(["a", "b", "c", None])),
            ),
            max_size=6,
        )
    )
    def test_any_rows_end_in_a_tree_or_in_a_clear_error(self, rows):
        try:
            framework = Framework.from_rows(rows)
        except PoliscopeError as error:
            assert all(problem.message for problem in error.problems)
        else:
            assert framework.indicators
