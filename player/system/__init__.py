"""Files, folders and messages of the program, as every room uses them."""
