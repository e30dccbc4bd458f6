"""Files, folders and the technical log, for every room."""
