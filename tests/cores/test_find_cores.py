from __future__ import annotations

import numpy as np
import pytest

from citenet import cores


def test_every_method_is_asked_and_only_minres_has_a_p_value(methods_graph):
    found = cores.find_cores(methods_graph, reshuffles=19)
    assert list(found) == ["minres", "rich_core", "s_core"]
    assert all(core.method == method for method, core in found.items())
    assert 0 < found["minres"].p_value <= 1
    assert np.isnan([found["rich_core"].p_value, found["s_core"].p_value]).all()


@pytest.mark.parametrize(("level", "method"), [("country", "minres"), ("organisation", "rich_core")])
def test_the_level_decides_which_core_is_shown_first(methods_graph, level, method):
    found = cores.find_cores(methods_graph, reshuffles=0)
    assert cores.primary_core(found, level).method == method


def test_one_value_a_network_is_missing_without_a_core(complete, star):
    none, hub = cores.block_core(complete), cores.block_core(star)
    assert np.isnan([of(none) for of in cores.CLARITY]).all()
    assert [of.__name__ for of in cores.CLARITY] == ["core_fit", "core_size", "core_p_value"]
    assert [cores.CLARITY[0](hub), cores.CLARITY[1](hub)] == pytest.approx([1, 1])


def test_a_network_without_entities_is_answered(empty_graph):
    assert [core.members for core in cores.find_cores(empty_graph).values()] == [(), (), ()]
