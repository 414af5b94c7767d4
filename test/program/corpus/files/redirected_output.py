# sys.stdout can be replaced.
import contextlib
import io
import sys


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)

    def flush(self):
        pass


original = sys.stdout
caught = io.StringIO()
sys.stdout = caught
print('hidden', 1)
print('hidden', 2, sep='\t')
sys.stdout = original
print(repr(caught.getvalue()))

with contextlib.redirect_stdout(io.StringIO()) as inner:
    print('inside')
    print('again', end='')
print(repr(inner.getvalue()))

sys.stdout = Tee(original, caught)
print('both')
sys.stdout = sys.__stdout__
print(caught.getvalue().splitlines())
with open('out.txt', 'w') as file, contextlib.redirect_stdout(file):
    print('to the file')
with open('out.txt') as file:
    print(file.read(), end='')
