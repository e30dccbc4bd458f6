"""Pictures painted by Kindpace itself: the landscape of a sitting, and small ones of the same make."""
