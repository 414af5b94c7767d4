x = 1
class A:
    x = x + 1
    if x > 1:
        z = "big"
    else:
        z = "small"
    for i in range(3):
        pass
    def f(self):
        return x
    class Inner:
        v = 5
        def g(self):
            return self.v
    del i
print(A.x, A.z, A().f(), A.Inner().g(), A.Inner.__qualname__)
try:
    A.i
except AttributeError as e:
    print(e)
class B:
    print("in body", x)
    undefined_name
