"""A question within a sitting; the sitting's page answers it."""
