from collections import ChainMap, Counter

c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sum(c.values()), c.total())
print(sorted(c.elements()), Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2))
print(Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3, b=1) | Counter(a=1, b=2))
c.update('aaa')
c.subtract({'b': 5})
print(c, c == Counter(c), isinstance(c, dict), c.most_common()[-1], Counter())
del c['nothing']
words = Counter(word.lower() for word in 'The cat and the dog and the end'.split())
for word, count in words.most_common(3):
    print(word, count)

settings = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(settings, settings['a'], settings['b'], len(settings), sorted(settings), 'q' in settings, settings.get('q', 0))
child = settings.new_child({'b': 9})
child['z'] = 1
print(child['b'], settings['b'], child.parents == settings, child.maps[0])
try:
    del settings['b']
except KeyError as error:
    print(error)
