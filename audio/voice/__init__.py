"""Speech: the narrator, its pace, and the worker process in which it speaks."""
