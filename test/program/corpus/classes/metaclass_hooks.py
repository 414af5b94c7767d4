class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print('new', mcls.__name__, name, bases, sorted(k for k in ns if not k.startswith('__')), kw)
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = name.lower()
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print('init', cls, kw)
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter([1, 2])
    def __contains__(cls, x):
        return x == 'q'
    def __getitem__(cls, key):
        return key * 2
    @property
    def shout(cls):
        return cls.__name__.upper()
    def hello(cls):
        return 'hello from ' + cls.__name__

class Base(metaclass=Meta, flavour='vanilla'):
    x = 1
    def run(self):
        return 'run'
class Child(Base):
    def run(self):
        return 'child ' + super().run()
print(Base.tag, Child.tag, Child().run(), len(Base), list(Child), 'q' in Base, Base[21], Base.shout, Child.hello(), type(Child) is Meta)
print(Child.__mro__, Child.__bases__)
T = type('Dyn', (Base,), {'y': 5, 'area': lambda self: self.y * 2})
print(T, T.__name__, T().area(), T.y, T.tag, T.__module__)
P = type('Plain', (), dict(a=1))
print(P, P.a, P().a, P.__bases__)

class Other(type): pass
try:
    class Bad(Base, metaclass=Other): pass
except TypeError as error:
    print(error)
