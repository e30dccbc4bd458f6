"""Sound outputs, the libraries that reach them, and watching them for changes."""
