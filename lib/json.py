"""JSON texts. CPython's json has the same parts, some of them in C."""


class JSONDecodeError(ValueError):
    """Raised for a text that is not JSON."""

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')


_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}


def _quoted(text, ensure_ascii):
    parts = ['"']
    for letter in text:
        code = ord(letter)
        if letter in _ESCAPES:
            parts.append(_ESCAPES[letter])
        elif code < 32 or (ensure_ascii and 126 < code < 65536):
            parts.append(f'\\u{code:04x}')
        elif ensure_ascii and code > 126:
            code -= 65536
            parts.append(f'\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}')
        else:
            parts.append(letter)
    parts.append('"')
    return ''.join(parts)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        parts = []
        self._write(o, parts, '\n', [])
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts, '\n', [])
        return iter(parts)

    def _scalar(self, o):
        """Returns the text of a value that contains no other values. Returns None for any other value."""
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, str):
            return _quoted(str(o), self.ensure_ascii)
        if isinstance(o, int):
            return repr(int(o))
        if isinstance(o, float):
            return self._float(float(o))
        return None

    def _float(self, value):
        if value - value == 0:
            return repr(value)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {value!r}')
        return 'NaN' if value != value else 'Infinity' if value > 0 else '-Infinity'

    def _write(self, o, parts, line, around):
        text = self._scalar(o)
        if text is not None:
            parts.append(text)
            return
        if self.check_circular:
            if any([each is o for each in around]):
                raise ValueError('Circular reference detected')
            around = around + [o]
        if isinstance(o, (list, tuple)):
            self._write_all('[', ']', [(None, each) for each in o], parts, line, around)
        elif isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else list(o.items())
            pairs = [(self._key(key), value) for key, value in items]
            self._write_all('{', '}', [pair for pair in pairs if pair[0] is not None], parts, line, around)
        else:
            self._write(self.default(o), parts, line, around)

    def _key(self, key):
        if isinstance(key, str):
            return _quoted(str(key), self.ensure_ascii)
        text = self._scalar(key)
        if text is not None:
            return f'"{text}"'
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _write_all(self, first, last, pairs, parts, line, around):
        if not pairs:
            parts.append(first + last)
            return
        inner = line if self.indent is None else line + self.indent
        parts.append(first)
        for at, (key, value) in enumerate(pairs):
            if at:
                parts.append(self.item_separator)
            if self.indent is not None:
                parts.append(inner)
            if key is not None:
                parts.append(key + self.key_separator)
            self._write(value, parts, inner, around)
        if self.indent is not None:
            parts.append(line)
        parts.append(last)


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    )
    return encoder.encode(obj)


def dump(obj, fp, **keywords):
    fp.write(dumps(obj, **keywords))


_CONSTANTS = {'null': None, 'true': True, 'false': False, 'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}
_BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_BLANKS = ' \t\n\r'
_DIGITS = '0123456789'


class JSONDecoder:
    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, at):
        letter = s[at : at + 1]
        if letter == '"':
            return self._string(s, at + 1)
        if letter == '{':
            return self._object(s, at + 1)
        if letter == '[':
            return self._array(s, at + 1)
        for name, value in _CONSTANTS.items():
            if s.startswith(name, at):
                is_rare = name[-1] in 'Ny'
                return (self.parse_constant(name) if is_rare and self.parse_constant else value), at + len(name)
        if letter and letter in '-0123456789':
            return self._number(s, at)
        raise JSONDecodeError('Expecting value', s, at)

    def _number(self, s, at):
        end = _digits(s, at + (s[at] == '-'))
        if end == at + (s[at] == '-'):
            raise JSONDecodeError('Expecting value', s, at)
        if s[at + (s[at] == '-')] == '0':
            end = at + (s[at] == '-') + 1
        whole = end
        if s[end : end + 1] == '.' and _digits(s, end + 1) > end + 1:
            end = _digits(s, end + 1)
        if s[end : end + 1] in ('e', 'E'):
            start = end + 1 + (s[end + 1 : end + 2] in ('+', '-'))
            if _digits(s, start) > start:
                end = _digits(s, start)
        return (self.parse_int if end == whole else self.parse_float)(s[at:end]), end

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            letter = s[at : at + 1]
            if not letter:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if letter == '"':
                return ''.join(parts), at + 1
            if letter != '\\':
                if self.strict and ord(letter) < 32:
                    raise JSONDecodeError('Invalid control character at', s, at)
                parts.append(letter)
                at += 1
                continue
            letter = s[at + 1 : at + 2]
            if not letter:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if letter != 'u':
                if letter not in _BACKSLASH:
                    raise JSONDecodeError('Invalid \\escape', s, at)
                parts.append(_BACKSLASH[letter])
                at += 2
                continue
            code = _hexadecimal(s, at + 2)
            at += 6
            if 0xD800 <= code < 0xDC00 and s[at : at + 2] == '\\u':
                low = _hexadecimal(s, at + 2)
                if 0xDC00 <= low < 0xE000:
                    code = 65536 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    at += 6
            parts.append(chr(code))

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at : at + 1] == ']':
            return values, at + 1
        while True:
            value, at = self._value(s, _skip(s, at))
            values.append(value)
            at = _skip(s, at)
            letter = s[at : at + 1]
            if letter == ']':
                return values, at + 1
            if letter != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at : at + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at : at + 1] == '}':
            return self._made(pairs), at + 1
        while True:
            if s[at : at + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if s[at : at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            letter = s[at : at + 1]
            if letter == '}':
                return self._made(pairs), at + 1
            if letter != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at : at + 1] == '}':
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def _skip(s, at):
    while at < len(s) and s[at] in _BLANKS:
        at += 1
    return at


def _digits(s, at):
    while at < len(s) and s[at] in _DIGITS:
        at += 1
    return at


def _hexadecimal(s, at):
    digits = s[at : at + 4]
    if len(digits) == 4 and all([each in '0123456789abcdefABCDEF' for each in digits]):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at)


def loads(s, *, cls=None, **keywords):
    if isinstance(s, bytes):
        s = s.decode('utf-8')
    elif not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    elif s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(**keywords).decode(s)


def load(fp, **keywords):
    return loads(fp.read(), **keywords)
