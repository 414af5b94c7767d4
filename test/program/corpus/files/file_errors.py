# What CPython says when a file cannot do what a program asks of it.
import io


def attempt(action):
    try:
        print(action())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


attempt(lambda: open('missing.txt'))
attempt(lambda: open('missing/file.txt', 'w'))
attempt(lambda: open('', 'w'))
open('exists.txt', 'w').close()
attempt(lambda: open('exists.txt', 'x'))
attempt(lambda: open('exists.txt/inside'))
attempt(lambda: open('exists.txt', 'q'))
attempt(lambda: open('exists.txt', ''))
attempt(lambda: open('exists.txt', 'rw'))
attempt(lambda: open('exists.txt', '+'))
attempt(lambda: open('exists.txt', 'rbt'))
attempt(lambda: open('exists.txt', 'rb', encoding='utf-8'))
attempt(lambda: open('exists.txt', 'r', 0))
attempt(lambda: open('exists.txt', newline='x'))
attempt(lambda: open('exists.txt', 7))
attempt(lambda: open(3.5))
attempt(lambda: open('.'))
attempt(lambda: open('.', 'w'))

with open('exists.txt', 'w') as file:
    attempt(lambda: file.read())
    attempt(lambda: file.write(5))
    attempt(lambda: file.write(b'bytes'))
    attempt(lambda: file.seek(1, 1))
    attempt(lambda: file.seek(-1))
attempt(lambda: file.write('late'))
attempt(lambda: file.read())
attempt(lambda: file.__enter__())
attempt(lambda: list(file))
file.close()

with open('exists.txt') as file:
    attempt(lambda: file.write('text'))
with open('exists.txt', 'rb') as file:
    attempt(lambda: file.write(b'data'))
with open('exists.txt', 'wb') as file:
    attempt(lambda: file.read())
    attempt(lambda: file.write('text'))
attempt(lambda: file.write(b'late'))
try:
    open('missing.txt')
except FileNotFoundError as error:
    print(error.errno, error.strerror, error.filename, repr(error))
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
with open('exists.txt') as file:
    file.write('the traceback')
