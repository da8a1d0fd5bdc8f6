"""What options of the comparisons mean."""

import argparse
import sys


def count(text):
    """A number, of which there must be one at least."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: not a number from 1 on")
    return number


def made(folder):
    """A folder that is made where it is not there; nothing where none was named."""
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as refusal:
            sys.exit(f"{folder}: {refusal.strerror}")
    return folder and folder.absolute()
