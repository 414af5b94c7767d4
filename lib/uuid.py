"""UUIDs of version 4."""

from random import Random

_random = Random()


class UUID:
    def __init__(self, hex=None, *, int=None, version=None):
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = _number(digits)
        if version is not None:
            int &= ~(0xC000 << 48) & ~(0xF000 << 64)
            int |= (0x8000 << 48) | (version << 76)
        self.int = int

    @property
    def hex(self):
        return f'{self.int:032x}'

    @property
    def version(self):
        return self.int >> 76 & 15

    @property
    def bytes(self):
        return self.int.to_bytes(16, 'big')

    def __str__(self):
        digits = self.hex
        return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

    def __repr__(self):
        return f'UUID({str(self)!r})'

    def __int__(self):
        return self.int

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


def _number(digits):
    return int(digits, 16)


def uuid4():
    return UUID(int=_random.getrandbits(128), version=4)
