"""Pages that people open: interactive networks and the index, each one file that works offline."""
