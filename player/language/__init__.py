"""The language in which Kindpace speaks to a person: its sentences, and what each language brings along.

Whoever writes a sentence that a person sees wraps it: ``_("Nothing was changed.")``. What is put into it
stands in braces and is filled in afterwards, so that a translator can move it:
``_("{name} is ready.").format(name=name)``. A sentence with a number that changes its words is
``counted("{number} line", "{number} lines", number)``.
"""
