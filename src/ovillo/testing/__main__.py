"""`python -m ovillo.testing FOLDER`: writes the sample case and prints where it is."""

import argparse
import sys
from pathlib import Path

from ovillo.testing.sample import write_sample_case, write_sample_tables


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m ovillo.testing", description="Write the documents of the invented sample case."
    )
    parser.add_argument("folder", type=Path, help="where to write them; made if it is missing")
    folder: Path = parser.parse_args().folder
    try:
        write_sample_case(folder)
        write_sample_tables(folder)
    except OSError as error:
        parser.exit(2, f"{folder} cannot be written ({error.strerror}). Choose a folder that you may write to.\n")
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()
