import copy

inner = [1, 2]
outer = {'a': inner, 'b': (inner, 3), 'c': {4, 5}}
shallow = copy.copy(outer)
deep = copy.deepcopy(outer)
inner.append(9)
print(shallow['a'], deep['a'], deep['b'], deep['c'], shallow == outer)
print(deep['a'] is deep['b'][0], copy.copy([1, inner])[1] is inner, copy.copy((1,)), copy.deepcopy('text'))
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again[1] is again, again is loop)
point = (1, (2, 3))
print(copy.deepcopy(point) is point, copy.copy(None), copy.copy(len) is len)
