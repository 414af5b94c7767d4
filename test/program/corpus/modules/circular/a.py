print('a begins')
import b
x = 1
print('a ends')


def late():
    return b.get() + x
