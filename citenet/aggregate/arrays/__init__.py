"""How does one machine count a hundred million citations? In whole numbers of 64 bits, sorted, without a join.

Gives what count.sql and spread.sql give, which say the same to engines of many machines.
"""

from citenet.aggregate.arrays.flows import count_on_arrays

__all__ = ["count_on_arrays"]
