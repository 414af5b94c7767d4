"""The constants of sys, with the values of CPython 3.13 on a 64-bit Linux. The machine has its functions, _streams.py has its streams."""

from _named import Tuple as _Tuple


class _VersionInfo(_Tuple):
    """A tuple whose items are also attributes."""

    _fields = ('major', 'minor', 'micro', 'releaselevel', 'serial')

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(self._fields, self._items)]
        return f"sys.version_info({', '.join(parts)})"


# The compiler puts the name of the main file here.
argv = ['main.py']
version = '3.13.0 (gil-lab)'
version_info = _VersionInfo(3, 13, 0, 'final', 0)
hexversion = 0x030D00F0
maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = 'little'
platform = 'linux'

from _streams import stdout, stderr, __stdout__, __stderr__
