"""How long everything takes: units of a script in numbers, with their lines and quiet."""
