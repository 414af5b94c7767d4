class Rank:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __repr__(self):
        return "R" + str(self.n)
print(sorted([Rank(3), Rank(1), Rank(2)]), Rank(1) > Rank(0), min(Rank(4), Rank(2)))

class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, o):
        return self.n == o.n
d = {K(1): "one", K(2): "two"}
print(d[K(1)], d[K(2)], K(3) in d)

