"""Recording a practice line by line, and bringing one in that somebody recorded."""
