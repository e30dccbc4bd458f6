"""Whole exports, where Kindpace writes them slice by slice."""

from player.records.export.as_csv import csv_parts
from player.records.export.as_fhir import fhir_parts
from player.records.export.as_json import json_parts
from player.records.export.chosen import ALL, Chosen
from player.records.export.report import report_in_slices
from player.records.export.slices import run_to_end

EVERYTHING = Chosen(kinds=ALL)


def to_csv(material):
    return b"".join(csv_parts(material))


def to_json(material):
    return b"".join(json_parts(material))


def to_fhir(material, left_out):
    return b"".join(fhir_parts(material, left_out))


def report(material, left_out, words=None):
    return run_to_end(report_in_slices(material, left_out, words))
