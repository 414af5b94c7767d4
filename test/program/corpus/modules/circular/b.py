print('b begins')
import a
print('b ends')


def get():
    return a.x
