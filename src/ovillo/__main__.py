"""`ovillo`, and `python -m ovillo` where no script stands on the path.

Until the commands are loaded nothing has begun: Ctrl-C then ends the program as it ends any other, without a traceback.
"""

import signal
from importlib import import_module


def main() -> None:
    """Runs the program."""
    is_plain = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else whoever started it ignores Ctrl-C
    if is_plain:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    commands = import_module("ovillo.cli.main")
    if is_plain:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    commands.main()


if __name__ == "__main__":
    main()
