# The ends of a pipe as files.
import os

reads, writes = os.pipe()
with os.fdopen(writes, 'w') as end:
    print('one', file=end)
    end.write('two\nthree')
    print(end.readable(), end.writable(), end.seekable())
with os.fdopen(reads) as end:
    print(end.readline(), end.readlines(), repr(end.read()))
try:
    os.fdopen('text')
except TypeError as error:
    print(error)
reads, writes = os.pipe()
source, sink = os.fdopen(reads, 'rb', 0), os.fdopen(writes, 'wb', 0)
sink.write(b'unbuffered')
print(source.read(2), source.read(100))
sink.close()
print(source.read(1))
source.close()
