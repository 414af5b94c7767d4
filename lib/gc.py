"""The switches of the garbage collector. The machine frees objects by reference counts alone, so a collection finds nothing."""

_is_enabled = True
_threshold = (2000, 10, 10)


def enable():
    global _is_enabled
    _is_enabled = True


def disable():
    global _is_enabled
    _is_enabled = False


def isenabled():
    return _is_enabled


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    return 0


def get_threshold():
    return _threshold


def set_threshold(threshold0, *others):
    global _threshold
    if len(others) > 2:
        raise TypeError('gc.set_threshold requires 1 to 3 arguments')
    _threshold = (threshold0, *others, *_threshold[1 + len(others) :])


def freeze():
    pass


def unfreeze():
    pass
