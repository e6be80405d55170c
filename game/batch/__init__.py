"""Many runs without a window: arms times seeds, in local processes or on a cluster."""

from game.batch.arms import Arm, arms_of
from game.batch.results import Batch, Election, Runs
from game.batch.runner import run_batch

__all__ = ["Arm", "Batch", "Election", "Runs", "arms_of", "run_batch"]
