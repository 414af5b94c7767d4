"""Methods of bytes that only few programs use."""


def translate(self, table, /, delete=b''):
    return bytes([each if table is None else table[each] for each in self if each not in delete])


def type_fromhex(string, /):
    digits = ''.join(string.split())
    found = []
    for at in range(0, len(digits), 2):
        pair = digits[at : at + 2]
        try:
            if len(pair) < 2:
                raise ValueError
            found.append(int(pair, 16))
        except ValueError:
            raise ValueError(f'non-hexadecimal number found in fromhex() arg at position {_fault(string, at)}') from None
    return bytes(found)


def _fault(string, digit):
    """Returns the index of the first character that is neither white space nor a hexadecimal digit, or len(string).

    The first `digit` characters that are not white space are not checked.
    """
    seen = 0
    for place, letter in enumerate(string):
        if letter.isspace():
            continue
        if seen >= digit and letter not in '0123456789abcdefABCDEF':
            return place
        seen += 1
    return len(string)
