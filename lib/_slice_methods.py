"""Methods of slice."""


def indices(self, length, /):
    if length < 0:
        raise ValueError('length should not be negative')
    step = 1 if self.step is None else self.step
    if step == 0:
        raise ValueError('slice step cannot be zero')
    low, high = (0, length) if step > 0 else (-1, length - 1)

    def bound(value, default):
        if value is None:
            return default
        if value < 0:
            return max(value + length, low)
        return min(value, high)

    first, last = (low, high) if step > 0 else (high, low)
    return (bound(self.start, first), bound(self.stop, last), step)
