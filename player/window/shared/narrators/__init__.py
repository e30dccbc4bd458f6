"""A narrator's words and a few seconds of its speech, for the pages that let one be chosen."""
