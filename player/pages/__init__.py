"""What each screen does: one page a screen, each taking intents and giving views. Without Qt."""
