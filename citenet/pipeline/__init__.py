"""In which order do the verbs come? The stories that the command line and notebooks call."""
