from time import sleep
from more import *

unit = 'cm'
_hidden = 1
if unit == 'inch':
    first = 'never bound'


def area(a, b):
    return a * b
