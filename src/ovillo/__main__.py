"""`python -m ovillo`: the same as `ovillo`, where no script stands on the path."""

from ovillo.cli.main import main

if __name__ == "__main__":
    main()
