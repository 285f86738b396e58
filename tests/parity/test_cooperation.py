"""Does complementarity go with cooperation? Tested on who works with whom on GitHub, 2021-2024.

The figures are reported whatever they are, and pinned here so that no sentence of the package can claim
more: countries with complementary languages do not work together more, once size is out of the way, but
less; similar ones do.
"""

from __future__ import annotations

import numpy as np
import pytest

from parity.complexity_reference import outside, read
from poliscope.kernels.complementarity import complementarity, correlation_beyond_size
from poliscope.kernels.relatedness import proximity
from poliscope.kernels.specialisation import finger_kreinin, location_quotient, presence


@pytest.fixture(scope="module")
def tables(shared):
    inputs = shared / "peers" / "complexity" / "inputs"
    case = outside(shared, "gig")
    names = case.region_names
    flows = read(inputs / "gig_economy_collaborators_yearly.csv.gz")
    flows = flows[flows["year"] == 2023].pivot_table(
        index="source", columns="destination", values="weight", aggfunc="sum"
    )
    flow = flows.reindex(index=names, columns=names).fillna(0.0).to_numpy()
    x = case.after
    M = presence(location_quotient(x))
    return flow + flow.T, complementarity(M, proximity(M)), finger_kreinin(x)


def test_complementarity_and_cooperation(tables):
    flow, score, alike = tables
    used = (flow > 0) & ~np.isnan(score) & ~np.eye(len(flow), dtype=bool)
    plain = np.corrcoef(np.log(flow[used]), score[used])[0, 1]
    beyond, pairs = correlation_beyond_size(flow, score)
    similar, _ = correlation_beyond_size(flow, alike)
    given_similarity, _ = correlation_beyond_size(flow, score, given=[alike])
    # 2023, 164 economies; made with this package, nobody else has published it
    found = [plain, beyond, similar, given_similarity]
    np.testing.assert_allclose(found, [0.222, -0.363, 0.426, -0.049], atol=0.002)
    assert pairs == 5806


def test_size_makes_the_plain_correlation(tables):
    flow, score, _ = tables
    shuffled = np.random.default_rng(0).permutation(len(flow))
    # if languages were dealt out at random among the economies there would be nothing beyond size
    beyond, _ = correlation_beyond_size(flow, score[np.ix_(shuffled, shuffled)])
    assert abs(beyond) < 0.1
