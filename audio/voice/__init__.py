"""Speech: the narrator, its pace, and the worker process that it runs in."""
