"""`python -m ovillo.testing FOLDER`: writes the sample case and prints where it is."""

import argparse
import sys
from pathlib import Path

from ovillo.testing.sample import write_sample_allocation, write_sample_case, write_sample_casework, write_sample_tables


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m ovillo.testing", description="Write the documents of the invented sample case."
    )
    parser.add_argument("folder", type=Path, help="where to write them; made if it is missing")
    parser.add_argument("--casework", type=Path, help="where to write what its people work with, such as hypotheses")
    given = parser.parse_args()
    folder: Path = given.folder
    try:
        write_sample_case(folder)
        write_sample_tables(folder)
        if given.casework is not None:
            write_sample_casework(given.casework)
            write_sample_allocation(given.casework / "allocation")
    except OSError as error:
        parser.exit(2, f"{folder} cannot be written ({error.strerror}). Choose a folder that you may write to.\n")
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()
