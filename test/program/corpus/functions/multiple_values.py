class_like = lambda self, name: name


def make():
    def tag(name, value=1, *rest):
        return name, value, rest

    return tag


print(class_like(1, 'n'), make()('a', 2, 3))
make()('a', name='b')
