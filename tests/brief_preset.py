"""A pacing that lets a sitting be as short as one may be, for tests that hear it whole."""

BRIEF = """format: 1
name: Brief
author: myself
date: 2026-11-22
reason: As short as a pacing may be.
controls:
  orient_s: 20
  return_s: 20
  speech_wpm: 140
  sentence_pause_s: 1
  pause_scale: 0.5
  max_silence_s: 8
  check_in: []
"""
