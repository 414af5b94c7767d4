values = [0, 1, -1, 5, -6, 2 ** 31, -2 ** 31, 2 ** 63 - 1, -2 ** 63, 2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, -2 ** 64, 2 ** 100 + 12345, -2 ** 100 - 54321]
for a in values:
    print(a, ~a, [a & b for b in values])
    print([a | b for b in values])
    print([a ^ b for b in values])
    print([a << n for n in (0, 1, 31, 32, 33, 63, 64, 100)], [a >> n for n in (0, 1, 31, 32, 33, 63, 64, 65, 99, 200)])
print(1 >> 2 ** 70, -1 >> 2 ** 70, 0 << 2 ** 70, True << 70, (True + 2 ** 64) & True)
mask = (1 << 128) - 1
state = 0x123456789abcdef0123456789abcdef0
for _ in range(3):
    state = (state * 0x2360ED051FC65DA44385DF649FCCF645 + 0x5851F42D4C957F2D14057B7EF767814F) & mask
    print(hex(state), bin(state >> 100), oct(state))
x = 0xdeadbeef
x <<= 40
x |= 0xff
x ^= -1
x >>= 3
x &= ~7
print(x)
