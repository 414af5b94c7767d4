from collections import Counter, OrderedDict, defaultdict, deque

words = 'the quick the lazy the end quick'.split()
counts = Counter(words)
print(counts, counts.most_common(1), counts['absent'], sum(counts.values()))
counts.update(['end', 'end'])
print(counts + Counter(the=1), counts - Counter(the=2), sorted(counts.elements())[:3])
groups = defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(groups[3], sorted(groups), len(groups), 5 in groups, groups.get(9))
totals = defaultdict(int)
for word in words:
    totals[word] += 1
print(sorted(totals.items()))
order = OrderedDict()
order['x'] = 1
order['y'] = 2
order.move_to_end('x')
print(list(order), order.popitem(last=False), list(order.items()))
queue = deque([1, 2, 3], maxlen=3)
queue.append(4)
print(queue, list(queue))
try:
    defaultdict(None)['k']
except KeyError as error:
    print('KeyError', error)
