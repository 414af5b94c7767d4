class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i

print([x * x for x in Count(4)], sum(Count(10)), max(Count(3)), tuple(Count(2)), next(Count(5)))
for i, x in enumerate(Count(2)):
    print(i, x)

