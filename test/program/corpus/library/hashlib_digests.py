import hashlib

TEXT = b'The quick brown fox jumps over the lazy dog'
MAKERS = {
    'md5': hashlib.md5,
    'sha1': hashlib.sha1,
    'sha224': hashlib.sha224,
    'sha256': hashlib.sha256,
    'sha384': hashlib.sha384,
    'sha512': hashlib.sha512,
}
for name, make in MAKERS.items():
    print(name, make().hexdigest())
    print(make(TEXT).hexdigest(), make(TEXT).digest()[:4], make().digest_size, make().block_size, make().name)
    for length in (1, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129, 239, 240, 1000, 2047, 2048, 100_000):
        print(length, hashlib.new(name, bytes([length % 251]) * length).hexdigest()[:24])
    whole = make(TEXT * 50)
    parts = make()
    for start in range(0, 50):
        parts.update(TEXT)
    print(parts.digest() == whole.digest(), parts.copy().hexdigest() == whole.hexdigest())
    other = parts.copy()
    other.update(b'!')
    print(other.hexdigest() == make(TEXT * 50 + b'!').hexdigest(), parts.hexdigest() == whole.hexdigest())

digest = b''
for number in range(1000):
    digest = hashlib.sha256(digest + str(number).encode()).digest()
print(digest.hex())
for attempt in (lambda: hashlib.md5('text'), lambda: hashlib.sha256().update('text'), lambda: hashlib.new('nothing')):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
