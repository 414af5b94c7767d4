"""Methods of str that only few programs use."""


def translate(self, table, /):
    found = []
    for letter in self:
        try:
            value = table[ord(letter)]
        except LookupError:
            found.append(letter)
            continue
        if isinstance(value, int):
            found.append(chr(value))
        elif isinstance(value, str):
            found.append(value)
        elif value is not None:
            raise TypeError('character mapping must return integer, None or str')
    return ''.join(found)


def format_map(self, mapping, /):
    return self.format(**dict(mapping))


def type_maketrans(x, y=None, z=None, /):
    if y is None:
        if not isinstance(x, dict):
            raise TypeError('if you give only one argument to maketrans it must be a dict')
        table = {}
        for key, value in x.items():
            if isinstance(key, str) and len(key) != 1:
                raise ValueError('string keys in translate table must be of length 1')
            table[ord(key) if isinstance(key, str) else key] = value
        return table
    if len(x) != len(y):
        raise ValueError('the first two maketrans arguments must have equal length')
    table = dict(zip(map(ord, x), map(ord, y)))
    for letter in z or '':
        table[ord(letter)] = None
    return table
