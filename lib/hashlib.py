"""MD5, SHA-1 and SHA-2. The machine computes the rounds. As in CPython, a call with 2048 bytes or more releases the GIL."""

from _digests import update as _update

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'new', 'file_digest', 'algorithms_available', 'algorithms_guaranteed']

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}
algorithms_available = algorithms_guaranteed


def _octets(text):
    return bytes([int(text[at : at + 2], 16) for at in range(0, len(text), 2)])


_SINES = _octets(
    'd76aa478e8c7b756242070dbc1bdceeef57c0faf4787c62aa8304613fd469501698098d88b44f7afffff5bb1895cd7be'
    '6b901122fd987193a679438e49b40821f61e2562c040b340265e5a51e9b6c7aad62f105d02441453d8a1e681e7d3fbc8'
    '21e1cde6c33707d6f4d50d87455a14eda9e3e905fcefa3f8676f02d98d2a4c8afffa39428771f6816d9d6122fde5380c'
    'a4beea444bdecfa9f6bb4b60bebfbc70289b7ec6eaa127fad4ef308504881d05d9d4d039e6db99e51fa27cf8c4ac5665'
    'f4292244432aff97ab9423a7fc93a039655b59c38f0ccc92ffeff47d85845dd16fa87e4ffe2ce6e0a30143144e0811a1'
    'f7537e82bd3af2352ad7d2bbeb86d391'
)
_ROOTS = _octets(
    '428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5d807aa9812835b01243185be550c7dc3'
    '72be5d7480deb1fe9bdc06a7c19bf174e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da'
    '983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca63511429296727b70a852e1b21384d2c6dfc53380d13'
    '650a7354766a0abb81c2c92e92722c85a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070'
    '19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3748f82ee78a5636f84c878148cc70208'
    '90befffaa4506cebbef9a3f7c67178f2'
)
# Each entry has the algorithm's number, the size of the digest in bytes, the initial state and the constants.
_KINDS = {
    'md5': (1, 16, '0123456789abcdeffedcba9876543210', _SINES),
    'sha1': (2, 20, '67452301efcdab8998badcfe10325476c3d2e1f0', b''),
    'sha224': (3, 28, 'c1059ed8367cd5073070dd17f70e5939ffc00b3168581511' + '64f98fa7befa4fa4', _ROOTS),
    'sha256': (3, 32, '6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c' + '1f83d9ab5be0cd19', _ROOTS),
}


_LARGE = {'sha384': 48, 'sha512': 64}


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all([number % prime for prime in found]):
            found.append(number)
        number += 1
    return found


def _fraction(prime, degree):
    """Returns the first 64 bits of the fractional part of a square or cube root of a prime, as hexadecimal digits."""
    value = prime << 64 * degree
    root = 1 << 68
    while True:
        better = ((degree - 1) * root + value // root ** (degree - 1)) // degree
        if better >= root:
            return f'{root & 0xFFFFFFFFFFFFFFFF:016x}'
        root = better


# The entries of SHA-384 and SHA-512, as in _KINDS. The first use of each makes its entry.
_entries = {}


def _large(name):
    if name not in _entries:
        primes = _primes(80)
        first = primes[:8] if name == 'sha512' else primes[8:16]
        start = ''.join([_fraction(prime, 2) for prime in first])
        _entries[name] = 4, _LARGE[name], start, _octets(''.join([_fraction(prime, 3) for prime in primes]))
    return _entries[name]


class _Hash:
    """A hash of the data so far. assembly/vm/objects/digests.ts describes the layout of `_state`."""

    def __init__(self, name, data):
        kind, size, start, table = _large(name) if name in _LARGE else _KINDS[name]
        self.name = name
        self.digest_size = size
        self.block_size = 128 if name in _LARGE else 64
        self._table = table
        self._length = 0
        self._state = bytes([kind]) + bytes(15) + _octets(start).ljust(self.block_size // 2, b'\0') + bytes(self.block_size)
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(data, bytes):
            raise TypeError('object supporting the buffer API required')
        self._state = _update(self._state, data, self._table)
        self._length += len(data)

    def digest(self):
        order = 'little' if self.name == 'md5' else 'big'
        # The padding is a byte 0x80, zeros and the length of the data in 8 or 16 bytes. The zeros make the total a multiple of the block
        # size.
        fill = self.block_size * 7 // 8 - 1 - self._length
        padding = b'\x80' + bytes(fill % self.block_size + self.block_size // 8 - 8) + _to_bytes(self._length * 8, order)
        return _update(self._state, padding, self._table)[16 : 16 + self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = _Hash(self.name, b'')
        other._state = self._state
        other._length = self._length
        return other

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def _to_bytes(value, order):
    octets = [value >> shift & 255 for shift in range(0, 64, 8)]
    return bytes(octets if order == 'little' else octets[::-1])


def md5(string=b'', *, usedforsecurity=True):
    return _Hash('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return _Hash('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return _Hash('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return _Hash('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return _Hash('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return _Hash('sha512', string)


def new(name, data=b'', *, usedforsecurity=True):
    lower = name.lower().replace('-', '')
    if lower not in _KINDS and lower not in _LARGE:
        raise ValueError(f'unsupported hash type {name}')
    return _Hash(lower, data)


def file_digest(fileobj, digest, /):
    result = new(digest) if isinstance(digest, str) else digest()
    while True:
        data = fileobj.read(65536)
        if not data:
            return result
        result.update(data)
