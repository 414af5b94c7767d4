def fail():
    raise KeyError('key')
