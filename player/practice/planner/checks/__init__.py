"""What is checked of plans: limits, and that what is opened is answered."""
