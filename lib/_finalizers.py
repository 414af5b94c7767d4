"""The report of an error in a `__del__`. The thread that drops the last reference goes on after it."""

import sys
from traceback import format_exception


def report(self, error):
    sys.stderr.write(f'Exception ignored in: {type(self).__del__!r}\n' + ''.join(format_exception(error)))
