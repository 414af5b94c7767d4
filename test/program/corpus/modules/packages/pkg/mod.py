print('module', __name__)
z = 26


def get():
    return z
