[1].extend(iterable=[5])
