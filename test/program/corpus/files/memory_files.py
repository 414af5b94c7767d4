# StringIO and BytesIO.
from io import BytesIO, StringIO

text = StringIO()
print(text.write('hello '), text.write('world\n'), text.tell())
print(repr(text.getvalue()), repr(text.read()))
text.seek(0)
print(repr(text.read(5)), repr(text.readline()), repr(text.readline()))
text.seek(6)
text.write('there')
print(repr(text.getvalue()))
print(text.truncate(5), repr(text.getvalue()))
text = StringIO('a\nb\nc')
print([line for line in text], text.closed)
text.seek(0)
print(text.readlines())
text.seek(0, 2)
text.write('\nd')
print(repr(text.getvalue()))
with StringIO('inside') as text:
    print(text.read())
try:
    text.read()
except ValueError as error:
    print(error)
try:
    StringIO().write(b'bytes')
except TypeError as error:
    print(error)
start = StringIO('start')
start.write('S')
print(start.getvalue(), start.tell())

data = BytesIO(b'one\ntwo\n')
print(data.readline(), data.read(), data.read(), data.tell())
print(data.seek(-3, 2), data.read(1), data.seek(2), data.write(b'XYZ'), data.getvalue())
data = BytesIO()
for number in range(5):
    data.write(f'{number},'.encode())
print(data.getvalue(), len(data.getvalue()))
print(list(BytesIO(b'a\nb')))
