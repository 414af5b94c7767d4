# A call makes the metaclass, and no name refers to it. The metaclass must still live as long as its classes.


def make(name):
    def call(cls, *arguments):
        made = type.__call__(cls, *arguments)
        made.maker = name
        return made

    return type(name, (type,), {'__call__': call})


class Shape(metaclass=make('Maker')):
    pass


class Circle(Shape):
    pass


for _ in range(200):
    type('Filler', (), {})

print(type(Shape).__name__, type(Circle) is type(Shape))
print(Shape().maker, Circle().maker)
try:
    class Broken(Shape, metaclass=make('Other')):
        pass
except TypeError as error:
    print(str(error)[:18])
