class Bag:
    def __init__(self):
        self.items = []
    def add(self, x):
        self.items.append(x)
        return self
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __contains__(self, x):
        return x in self.items
    def __call__(self, *args):
        return len(args)
    def __str__(self):
        return "bag of " + str(len(self))

b = Bag().add(1).add(2).add(3)
b[0] = 10
del b[1]
print(len(b), b[0], 3 in b, 4 in b, b(1, 2, 3), b, [x for x in b], list(b))

