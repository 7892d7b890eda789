import os

import pytest

from tools.load import memory_mib, percentile


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 10.0), (0.95, 19.0), (1.0, 20.0), (0.01, 1.0)]
)
def test_a_percentile_is_one_of_the_values(share: float, expected: float) -> None:
    assert percentile([float(n) for n in range(20, 0, -1)], share) == expected


def test_one_value_is_every_percentile() -> None:
    assert percentile([3.0], 0.95) == 3.0


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no /proc on this system")
def test_memory_is_read_of_a_living_process() -> None:
    assert 1 < memory_mib(os.getpid(), "VmRSS") <= memory_mib(os.getpid(), "VmHWM")
    assert memory_mib(2**30, "VmRSS") == 0.0
