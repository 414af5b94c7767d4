# requires: python >= 3.13
class Slotted:
    __slots__ = ('x', '_y')
    def __init__(self): self.x = 1
s = Slotted()
print(s.x)
try: s.z = 3
except AttributeError as e: print(e)
try: print(s._y)
except AttributeError as e: print(e)
try: print(s.__dict__)
except AttributeError as e: print(e)
class Base:
    __slots__ = ['__secret', 'shown']
    def __init__(self):
        self.__secret = 1
        self.shown = 2
    def secret(self):
        return self.__secret
class Derived(Base):
    __slots__ = 'own'
class Open(Base):
    pass
d = Derived()
d.own = 3
print(d.secret(), d.shown, d.own)
try: d.more = 4
except AttributeError as e: print(e)
o = Open()
o.more = 5
print(o.more, o.shown)
