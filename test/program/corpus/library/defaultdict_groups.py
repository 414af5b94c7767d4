from collections import OrderedDict, defaultdict

groups = defaultdict(list)
for word in 'one two three four five six'.split():
    groups[len(word)].append(word)
print(groups, dict(groups), sorted(groups.items()))
counts = defaultdict(int)
for letter in 'mississippi':
    counts[letter] += 1
print(counts, counts['zz'], 'zz' in counts, 'q' in counts, counts.get('q'))
print(isinstance(counts, dict), isinstance(counts, list), issubclass(OrderedDict, dict), type(counts) is dict)
try:
    defaultdict()['missing']
except KeyError as error:
    print(repr(error))
try:
    defaultdict(3)
except TypeError as error:
    print(error)
tree = defaultdict(lambda: defaultdict(int))
tree['a']['b'] += 1
print(tree['a'], len(tree))

order = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
order.move_to_end('a')
print(list(order))
order.move_to_end('c', last=False)
print(list(order), order.popitem(), order.popitem(last=False), list(order.items()))
try:
    OrderedDict().popitem()
except KeyError as error:
    print(error)


class Half:
    def keys(self):
        return [2, 4]

    def __getitem__(self, key):
        return key // 2


print(dict(Half()), {**Half(), 'a': 1}, dict(Half(), b=2), {**groups}[4])
plain = {}
plain.update(Half())
plain.update(counts)
print(len(plain), plain[4])
