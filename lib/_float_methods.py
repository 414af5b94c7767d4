"""Methods of float that only few programs use."""


def is_integer(self):
    return self - self == 0 and self % 1 == 0


def conjugate(self):
    return self


def as_integer_ratio(self):
    if self != self:
        raise ValueError('cannot convert NaN to integer ratio')
    if self - self != 0:
        raise OverflowError('cannot convert Infinity to integer ratio')
    denominator = 1
    while self % 1:
        self *= 2
        denominator *= 2
    return (int(self), denominator)


def hex(self):
    if self != self:
        return 'nan'
    sign = '-' if self < 0 or str(self)[0] == '-' else ''
    self = abs(self)
    if self - self != 0:
        return sign + 'inf'
    if self == 0:
        return sign + '0x0.0p+0'
    exponent = 0
    while self >= 2:
        self /= 2
        exponent += 1
    while self < 1 and exponent > -1022:
        self *= 2
        exponent -= 1
    digits = f'{int(self % 1 * 2 ** 52):013x}'
    return f'{sign}0x{int(self)}.{digits}p{exponent:+d}'


def type_fromhex(text, /):
    text = text.strip().lower()
    sign = -1.0 if text.startswith('-') else 1.0
    text = text.lstrip('+-')
    if text in ('inf', 'infinity'):
        return sign * float('inf')
    if text == 'nan':
        return float('nan')
    digits, _, exponent = text.removeprefix('0x').partition('p')
    whole, _, part = digits.partition('.')
    try:
        value = int(whole + part, 16)
        power = int(exponent or '0') - 4 * len(part)
    except ValueError:
        raise ValueError('invalid hexadecimal floating-point string') from None
    return sign * (value * 2.0 ** power)
