"""What marks in a plain text mean: numbers in frames, brackets, words that stand alone."""
