"""Where sound goes: outputs, the libraries that reach them, and watching them."""
