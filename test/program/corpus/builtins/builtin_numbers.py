# divmod(), pow(), chr(), ord(), hex(), oct(), bin(), int() with a base, round() and format().
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 1), divmod(7, -2))
print(pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), pow(2, 5, -7), pow(2.0, 3), pow(5, 0, 1), pow(123456789, 987654321, 1000000007))
print(pow(7, 12345, 2 ** 62), pow(2, 3, None), chr(97), chr(8364), ord("a"), ord("€"), ord(b"a"), hex(255), hex(-255), oct(8), bin(5), bin(-5), ascii("äa"))
print(int("ff", 16), int("0xff", 16), int("0b11", 0), int("-z", 36), int("1_000"), int(" 12 ", 10), int("0x_f", 0), int("101", base=2), int(b"11", 2))
print(format(3.14159, ".2f"), format("a", ">3"), format(5), format(255, "x"), round(number=2.567, ndigits=1), round(2.567, ndigits=2), round(1234, -2))
print(bytes(3), bytes([1, 2, 255]), bytes("ä", "utf-8"), bytes(b"ab"), bytes(), bytes(range(3)))
print("".join([chr(ord(letter) + 1) for letter in "HAL"]))
