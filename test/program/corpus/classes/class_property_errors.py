class A:
    @property
    def x(self):
        return self._x

    @x.deleter
    def x(self):
        print("delete")
        del self._x


a = A()
a._x = 4
print(a.x)
try:
    a.x = 5
except AttributeError as e:
    print(e)
del a.x
try:
    print(a.x)
except AttributeError as e:
    print(e)
try:
    del a.y
except AttributeError as e:
    print(e)
try:
    A.y
except AttributeError as e:
    print(e)
a.z
