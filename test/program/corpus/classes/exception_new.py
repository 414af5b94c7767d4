class E(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.extra = 5
        return self
e = E('a', 2)
print(e.args, e.extra, repr(e), e.__dict__)
try: raise E
except E as x: print(x.extra, x.args)
