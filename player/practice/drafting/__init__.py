"""From somebody's plain text to a draft of a script, with everything that was guessed marked in it."""
