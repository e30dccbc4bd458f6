"""What a sitting is: script, pacing, plan, session. Knows nothing of Qt, files, databases or sound."""
