"""The command line: one module per command, each with a ``run`` that returns an exit code."""
