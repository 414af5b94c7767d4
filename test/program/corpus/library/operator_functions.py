import operator
from operator import attrgetter, itemgetter, methodcaller

print(operator.add(1, 2), operator.mul(3, 4), operator.truediv(1, 4), operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 5))
print(operator.lt(1, 2), operator.eq('a', 'a'), operator.not_(0), operator.truth([]), operator.is_(None, None), operator.contains([1], 1))
print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.invert(5), operator.neg(4), operator.countOf([1, 2, 1], 1))
print(sorted([(1, 'b'), (2, 'a')], key=itemgetter(1)), itemgetter(0, 2)('abc'), max({'a': 3, 'b': 5}.items(), key=itemgetter(1)))


class Thing:
    def __init__(self, name, inner=None):
        self.name = name
        self.inner = inner


thing = Thing('outer', Thing('inner'))
print(attrgetter('name')(thing), attrgetter('inner.name', 'name')(thing), methodcaller('split', ',')('a,b'), methodcaller('upper')('x'))
box = [1, 2, 3]
operator.setitem(box, 0, 9)
operator.delitem(box, 1)
print(box, operator.getitem(box, 0), operator.iadd(box, [4]), box)
