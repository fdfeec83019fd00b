"""Why is there no core? Fixed sentences, so that a report can look them up and translate them."""

NO_CITATIONS = "no foreign citations"
TOO_FEW = "too few entities exchange citations to tell a core from the rest"
NOBODY_APART = "no group of at most half the entities stands apart from the others"
ONE_SIZE = "all entities exchange equally many citations"
ONE_SHELL = "all entities are in the same shell"
POOR_FIT = "no clear core: the fit is under .5"
UNSETTLED = "the coreness did not settle"
