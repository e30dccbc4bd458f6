"""The language in which Kindpace speaks to a person: its sentences, and what each language brings along.

Whoever writes a sentence that a person sees wraps it: ``_("Nothing was changed.")``. What is put into it
stands in braces and is filled in afterwards, so that a translator can move it:
``_("{name} is ready.").format(name=name)``. A sentence with a number that changes its words is
``counted("{number} line", "{number} lines", number)``.

What is stored or compared is the same in every language: ``EASED_BACK: Final = later("eased back")`` stays
English in the log and in exports for programs, and ``_(EASED_BACK)`` is what a person sees. No decision is
made from a translated sentence. Numbers with a decimal point or thousands are
written by ``figure()`` and ``percent()`` (``player.language.numbers``) where a person reads them.
"""
