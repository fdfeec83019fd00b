"""A simulated patent citation file with a planted truth."""

from citenet.sample.expectation import expected_families, expected_flows
from citenet.sample.generate import generate_sample
from citenet.sample.world import World, world

__all__ = ["World", "expected_families", "expected_flows", "generate_sample", "world"]
