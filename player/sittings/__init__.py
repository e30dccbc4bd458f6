"""Runs one sitting: its plan, its sound and its log. Without Qt."""
