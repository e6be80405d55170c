"""Memory: what is freed and taken again every month."""

import subprocess
import sys
from pathlib import Path

import pytest

MONTHS = """
import resource
import numpy as np
from game.memory import spare_memory

def month():
    columns = [np.ones(90_000, np.float32) for _ in range(24)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    del columns
    columns = [np.ones(90_000, np.float32) for _ in range(24)]
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

spare_memory()
month()
print(month())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the C library is asked where it can be")
def test_columns_that_a_month_frees_are_taken_again_without_new_pages() -> None:
    faults = subprocess.run([sys.executable, "-c", MONTHS], capture_output=True, text=True, check=True)
    assert int(faults.stdout) < 100


ADVISED = """
from pathlib import Path
from game.memory import for_months
for_months()
lines = Path("/proc/self/smaps").read_text().splitlines()
print(any("hg" in line.split() for line in lines if line.startswith("VmFlags")))
"""
PAGES = Path("/sys/kernel/mm/transparent_hugepage/enabled")


@pytest.mark.skipif(not PAGES.exists(), reason="the system has no large pages")
def test_where_months_alone_are_lived_large_pages_are_asked_for() -> None:
    asked = subprocess.run([sys.executable, "-c", ADVISED], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "True"
