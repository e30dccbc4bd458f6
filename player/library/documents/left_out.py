"""What a document holds and doesn't show, for a draft to report: it isn't said, and no word of it is lost."""


def left_out(words: str, why: str) -> str:
    """A comment that a draft reports with its line; empty where there is no word in it.

    Args:
        words: that aren't shown.
        why: what became of them, in a word or two, so that a pause among them is none.
    """
    plain = " ".join(words.replace("--", "-").replace("<", "(").replace(">", ")").split())
    return f" <!-- {why}: {plain} --> " if any(map(str.isalnum, plain)) else ""
