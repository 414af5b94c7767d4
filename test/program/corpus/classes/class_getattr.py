class A:
    def __init__(self):
        self.x = 1
    @property
    def y(self):
        return self.x + 1
    @y.setter
    def y(self, value):
        self.x = value - 1
    def __getattr__(self, name):
        if name == "magic":
            return "m" + name
        raise AttributeError("no " + name)

class B:
    def __setattr__(self, name, value):
        print("set", name, value)

a = A()
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "magic"), a.magic, getattr(a, "other", 7), hasattr(a, "x"), hasattr(a, "z"))
setattr(a, "y", 10)
setattr(a, "x2", [1])
print(a.x, a.y, a.x2)
delattr(a, "x2")
print(hasattr(a, "x2"), hasattr([], "append"), getattr([3], "index")(3), callable(a), callable(A), callable(len))
B().z = 5
try:
    getattr(a, 5)
except TypeError as e:
    print(e)
try:
    getattr(B(), "nothing")
except AttributeError as e:
    print(e)
a.other
