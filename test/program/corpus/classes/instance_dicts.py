class Borg:
    _shared = {}
    def __init__(self): self.__dict__ = self._shared
b1, b2 = Borg(), Borg()
b1.v = 10
print(b2.v, b1 is b2, b1.__dict__ is b2.__dict__, b2.__dict__)
class O:
    """Doc of O."""
    def __init__(self, **kw): self.__dict__.update(kw)
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
o = O(a=1, b=2)
setattr(o, 'dyn' + 'amic', 3)
print(o.a, o.b, o.__dict__, getattr(o, 'dyn' + 'amic'), hasattr(o, 'dynami' + 'c'), hasattr(o, 'no' + 'pe'), O['int'], O.__doc__, o.__doc__)
o.__dict__['c'] = 4
print(o.c, list(o.__dict__), 'a' in o.__dict__)
del o.a
print(o.__dict__)
class Sub(O): pass
print(Sub.__doc__, Sub.__name__, Sub.__qualname__, Sub.__module__)
try: Sub(3)
except TypeError as e: print(e)
try: object.__new__(3)
except TypeError as e: print(e)
print(object.__new__(O).__dict__, o.__class__.__name__, o.__eq__(o), o.__eq__(1), repr(o).startswith('<__main__.O object at'))
