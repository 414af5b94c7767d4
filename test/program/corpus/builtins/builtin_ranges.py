# The attributes and methods of range.
r = range(3, 30, 4)
print(r.start, r.stop, r.step, r.index(11), r.count(3), r.count(4), r[2], r[-1], r[1:3], r[::-1], len(r), 7 in r)
print(range(10, 0, -2).index(4), range(5).index(2.0), range(3).count("a"), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2))
