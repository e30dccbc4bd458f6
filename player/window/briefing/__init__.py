"""Before you begin."""
