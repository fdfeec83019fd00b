"""What if some knowledge can no longer be built on? What is lost, and what becomes of every indicator."""

from citenet.scenarios.cutting import Scenario, cut, cut_in_steps, effects
from citenet.scenarios.loss import cut_off_loss
from citenet.scenarios.rerouting import RULES

__all__ = ["RULES", "Scenario", "cut", "cut_in_steps", "cut_off_loss", "effects"]
