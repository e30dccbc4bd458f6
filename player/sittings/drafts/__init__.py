"""Drafts of scripts, with the minutes that they last."""
