from types import FunctionType, GeneratorType, NoneType, SimpleNamespace


def plain():
    pass


def numbers():
    yield 1


print(isinstance(plain, FunctionType), isinstance(numbers(), GeneratorType), isinstance(None, NoneType), isinstance(3, FunctionType))
settings = SimpleNamespace(name='n', size=3)
settings.extra = [1]
print(settings, settings.name, settings == SimpleNamespace(name='n', size=3, extra=[1]), settings == SimpleNamespace())
del settings.size
print(settings, hasattr(settings, 'size'))
