"""Run the command line with ``python -m citenet``."""

from citenet.cli import main

main()
