"""bytearray: changes in place, and the methods that it shares with bytes."""

body = bytearray()
body += b'hello'
body.append(33)
body.extend(b' more')
print(body, len(body), body[0], body[-1], body[:5], bytes(body))
body[0] = 72
body[1:5] = b'EY'
print(body, b'EY' in body, 33 in body)
del body[0]
body[1:1] = b'123'
del body[1:4]
print(body.pop(), body.decode(), body.find(b'm'), body.upper(), body.hex())
print(body == b'EY! mor', body == bytearray(b'x'), body != b'x', bytearray(3), bytearray([1, 2]), bytearray('a', 'utf-8'))
print(body + b'!', body * 2, body.split(), list(bytearray(b'ab')), bytearray(b'a') < b'b')
body.insert(0, 65)
body.remove(66) if 66 in body else body.reverse()
print(body, bool(bytearray()), isinstance(body, bytearray), type(body).__name__)
body.clear()
for change in (lambda: body.append(256), lambda: body.append('a'), lambda: body.pop(), lambda: bytearray('text'), lambda: body.remove(1)):
    try:
        change()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
