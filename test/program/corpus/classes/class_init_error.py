class A:
    def __init__(self, x, y=1):
        self.x = x


A(1, 2)
try:
    A()
except TypeError as e:
    print(e)
try:
    A(1, z=3)
except TypeError as e:
    print(e)
class B:
    pass
try:
    B(1)
except TypeError as e:
    print(e)
class C:
    def __init__(self):
        return 5
C()
