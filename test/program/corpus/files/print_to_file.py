# print() with the argument `file`.
import io
import sys


class Shout:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())

    def flush(self):
        self.parts.append('<flush>')


shout = Shout()
print('a', 'b', sep='-', file=shout, flush=True)
print(shout.parts)
text = io.StringIO()
print('one', 2, file=text)
print('three', end='', file=text)
print(repr(text.getvalue()))
with open('log.txt', 'w') as log:
    for number in range(3):
        print(number, number * number, file=log)
with open('log.txt') as log:
    print(log.read(), end='')
print('to the stream', file=sys.stdout)
print('to nothing given', file=None)
out = sys.stdout
print('through a variable', file=out)
out.write('written\n')
out.flush()
print(out is sys.stdout, out.name, out.writable(), out.closed)
options = {'file': text, 'end': '.'}
print('four', **options)
print(repr(text.getvalue()))
try:
    print('x', sep=5, file=text)
except TypeError as error:
    print(error)
