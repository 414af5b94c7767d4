"""The report of an error in a `__del__`. The thread that dropped the last reference continues after the report."""

import sys
from traceback import format_exception


def report(self, error):
    sys.stderr.write(f'Exception ignored in: {type(self).__del__!r}\n' + ''.join(format_exception(error)))
