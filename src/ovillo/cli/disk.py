"""What the operating system refuses, in words that the catalogue translates."""

import errno
from typing import Final

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

_REASONS: Final = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("you may not do that there"),
    errno.EPERM: mark("you may not do that there"),
    errno.EROFS: mark("it can only be read"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("your share of the disk is used up"),
    errno.EFBIG: mark("the file would be larger than the disk or your limit allows"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of the path is no folder"),
    errno.EEXIST: mark("it exists already"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.ELOOP: mark("its links lead round in a circle"),
    errno.EIO: mark("the disk fails"),
    errno.EMFILE: mark("too many files are open"),
    errno.ENOMEM: mark("there is too little memory"),
}


class CannotWriteError(UsageError):
    code = "cannot_write"
    template = mark("{path} cannot be written ({reason}). Choose another file with --output.")


class CannotReadError(UsageError):
    code = "cannot_read"
    template = mark("{path} cannot be read ({reason}). Check the name and its permissions.")


class OutputFailedError(UsageError):
    code = "output_failed"
    template = mark("The output cannot be written ({reason}). Free some space, or write elsewhere with --output.")


class RefusedBySystemError(UsageError):
    code = "refused_by_system"
    template = mark(
        "The system refused {path} ({reason}). Check the path, its permissions and the disk, then try again."
    )


def reason_of(error: OSError) -> str:
    """Why, as a template of the catalogue; the system's own words for what is rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def answer_to(error: OSError) -> UsageError:
    """What to say of an error that no command expected: the place where the system names one, else the output."""
    if error.filename is None:
        return OutputFailedError(reason=reason_of(error))
    return RefusedBySystemError(path=error.filename, reason=reason_of(error))
