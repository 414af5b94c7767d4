# bytes: literals, and the operations that bytes share with other sequences.
data = b"ping"
print(data, len(data), data == b"ping", data != b"pong", data == "ping")
print(b"it's", b'"', b"it's \"both\"", b"\x00\t\n\r\\\x7f\x80\xff\101\400", rb"\x00\n", b"tail\
s")
print(b"a" b"b" + b"c", b"ab" * 3, 2 * b"-", b"" or "empty is false")
print(data[0], data[-1], data[1:3], data[::-1], data[::2], data[5:])
print(b"in" in data, 112 in data, 0 in data, b"" in data, b"x" not in data)
print(b"a" < b"b", b"\xff" > b"a", b"ab" <= b"ab", b"" < b"\x00", max(b"abc"), sorted(b"hello"))
for byte in b"\x00\xffA":
    print(byte, end=" ")
print(list(b"ab"), tuple(b""), [byte + 1 for byte in b"ab"], sum(b"abc"))
print(f"{data} {data!r} {data!s}", str(data), repr(b"\x01"), [b"a", (b"b",)])
print(int(b"42") + 1, float(b" 1.5 "), bool(b""), bool(b"\x00"))
joined = b""
for n in range(5):
    joined += b"<" + b"=" * n + b">"
print(joined, len(joined), joined is joined)
a, b = b"xy"
print(a, b)


def default(data=b"default", end=b"\n"):
    return data + end


print(default(), default(b"given"), default(end=b""))
