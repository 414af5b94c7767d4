"""Methods of int that only few programs use."""


def bit_length(self):
    self = abs(self)
    count = 0
    while self >= 0x10000000000000000:
        self >>= 64
        count += 64
    while self:
        self >>= 1
        count += 1
    return count


def bit_count(self):
    return bin(abs(self)).count('1')


def to_bytes(self, length=1, byteorder='big', *, signed=False):
    if byteorder != 'big' and byteorder != 'little':
        raise ValueError("byteorder must be either 'little' or 'big'")
    if length < 0:
        raise ValueError('length argument must be non-negative')
    if self < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    bits = 8 * length
    least = -(1 << bits - 1) if signed and length else 0
    most = (1 << bits - 1) - 1 if signed and length else (1 << bits) - 1
    if not least <= self <= most:
        raise OverflowError('int too big to convert')
    if self < 0:
        self += 1 << bits
    digits = [self >> 8 * place & 255 for place in range(length)]
    if byteorder == 'big':
        digits.reverse()
    return bytes(digits)


def as_integer_ratio(self):
    return (+self, 1)


def is_integer(self):
    return True


def conjugate(self):
    return +self


def type_from_bytes(bytes, byteorder='big', *, signed=False):
    if byteorder != 'big' and byteorder != 'little':
        raise ValueError("byteorder must be either 'little' or 'big'")
    digits = list(bytes)
    if byteorder == 'big':
        digits.reverse()
    value = 0
    for place, digit in enumerate(digits):
        value += digit << 8 * place
    if signed and digits and digits[-1] & 128:
        value -= 1 << 8 * len(digits)
    return value
