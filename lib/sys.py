"""The constants of sys. The machine has its functions and streams. The values are those of CPython 3.13 on a 64-bit Linux."""

# The compiler puts the name of the main file here.
argv = ['main.py']
version = '3.13.0 (gil-lab)'
version_info = (3, 13, 0, 'final', 0)
hexversion = 0x030D00F0
maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = 'little'
platform = 'linux'

from _streams import stdout, stderr, __stdout__, __stderr__
