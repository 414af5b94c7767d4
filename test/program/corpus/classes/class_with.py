class Base:
    def hello(self):
        return "base"
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *info):
        print("exit", info[0])
        return True
class Child(Base):
    def hello(self):
        return "child of " + super().hello()
with Child() as c:
    print(c.hello())
    raise ValueError("x")
