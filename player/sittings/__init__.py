"""One sitting under way: its plan, its sound, its log. Without Qt."""
