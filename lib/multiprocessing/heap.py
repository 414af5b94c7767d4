"""Memory that processes share."""

from _multiprocessing import create, load, store

# The size in bytes of a value with each typecode.
SIZES = {
    'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'f': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'd': 8,
}


class Cells:
    """A sequence of values with one typecode. A copy in another process refers to the same memory."""

    def __init__(self, code, length):
        self.code = code
        self.length = length
        self.address = create(max(1, length) * SIZES[code])

    def __getitem__(self, index):
        return load(self.address + index * SIZES[self.code], self.code)

    def __setitem__(self, index, value):
        store(self.address + index * SIZES[self.code], self.code, value)
