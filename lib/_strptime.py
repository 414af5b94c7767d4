"""The function strptime(), which reads dates from text."""

from _calendar import DAY_NAMES, MONTH_NAMES, date_of, days_before_year

_COMPOSED = {
    'c': '%a %b %d %H:%M:%S %Y', 'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'R': '%H:%M', 'T': '%H:%M:%S',
    'x': '%m/%d/%y', 'X': '%H:%M:%S',
}
# The largest number of digits that each directive reads.
_DIGITS = {'Y': 4, 'm': 2, 'd': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'y': 2, 'j': 3, 'f': 6}
_LIMITS = {'m': (1, 12), 'd': (1, 31), 'H': (0, 23), 'I': (1, 12), 'M': (0, 59), 'S': (0, 61), 'j': (1, 366)}


class _Mismatch(Exception):
    pass


def parse(text, template):
    """Returns year, month, day, hour, minute, second, microsecond, offset in seconds or None, and name of the time zone or None."""
    found = {}
    try:
        at = _parse(text, 0, _expanded(template), found)
    except _Mismatch:
        raise ValueError(f'time data {text!r} does not match format {template!r}') from None
    if at < len(text):
        raise ValueError(f'unconverted data remains: {text[at:]}')
    return _fields(found)


def _expanded(template):
    for letter, composed in _COMPOSED.items():
        template = template.replace(f'%{letter}', composed)
    return template


def _parse(text, at, template, found):
    place = 0
    while place < len(template):
        letter = template[place]
        if letter == '%':
            place += 1
            if place == len(template):
                raise ValueError(f"stray {'%'} in format {template!r}")
            at = _directive(text, at, template[place], found)
        elif letter.isspace():
            if at == len(text) or not text[at].isspace():
                raise _Mismatch
            while at < len(text) and text[at].isspace():
                at += 1
        elif at < len(text) and text[at].lower() == letter.lower():
            at += 1
        else:
            raise _Mismatch
        place += 1
    return at


def _directive(text, at, letter, found):
    if letter in _DIGITS:
        return _number(text, at, letter, found)
    if letter == '%':
        if at == len(text) or text[at] != '%':
            raise _Mismatch
        return at + 1
    if letter == 'z':
        return _offset(text, at, found)
    if letter == 'a' or letter == 'A':
        names = DAY_NAMES
    elif letter == 'b' or letter == 'B':
        names = MONTH_NAMES
    elif letter == 'p':
        names = ('AM', 'PM')
    elif letter == 'Z':
        names = ('UTC', 'GMT')
    else:
        raise ValueError(f"'{letter}' is a bad directive in format '%{letter}'")
    for index, name in enumerate(names):
        name = name[:3] if letter in 'ab' else name
        if text[at : at + len(name)].lower() == name.lower():
            found[letter.upper()] = name if letter == 'Z' else index
            return at + len(name)
    raise _Mismatch


def _number(text, at, letter, found):
    end = at
    while end < len(text) and end - at < _DIGITS[letter] and text[end].isdigit():
        end += 1
    if end == at or (letter == 'Y' and end - at < 4):
        raise _Mismatch
    digits = text[at:end]
    if letter == 'f':
        digits = digits.ljust(6, '0')
    value = int(digits)
    if letter in _LIMITS:
        least, most = _LIMITS[letter]
        while value > most and end > at + 1:
            end -= 1
            value = int(text[at:end])
        if not least <= value <= most:
            raise _Mismatch
    found[letter] = value
    return end


def _offset(text, at, found):
    if text[at : at + 1] == 'Z':
        found['z'] = 0
        return at + 1
    digits = text[at + 1 : at + 6].replace(':', '')[:4]
    if text[at : at + 1] not in ('+', '-') or len(digits) < 4 or not digits.isdigit():
        raise _Mismatch
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    found['z'] = -seconds if text[at] == '-' else seconds
    return at + (6 if ':' in text[at : at + 4] else 5)


def _fields(found):
    year = found.get('Y', 1900)
    if 'y' in found:
        year = found['y'] + (1900 if found['y'] > 68 else 2000)
    month = found['B'] + 1 if 'B' in found else found.get('m', 1)
    day = found.get('d', 1)
    if 'j' in found:
        year, month, day = date_of(days_before_year(year) + found['j'] - 1)
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + (12 if found.get('P') == 1 else 0)
    return year, month, day, hour, found.get('M', 0), found.get('S', 0), found.get('f', 0), found.get('z'), found.get('Z')
