"""Parts of the export screen."""
