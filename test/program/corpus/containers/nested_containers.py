graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
def path(start, end):
    queue = [[start]]
    seen = {start: True}
    while queue:
        way = queue.pop(0)
        if way[-1] == end:
            return way
        for node in graph[way[-1]]:
            if node not in seen:
                seen[node] = True
                queue.append(way + [node])
print(path("a", "d"))
table = {}
for word in ["apple", "bob", "cat", "alice", "bear", "cow"]:
    table.setdefault(word[0], []).append(word)
print(table)
grid = {(x, y): x * y for x in range(4) for y in range(4)}
print(grid[(2, 3)], grid[3, 3], sum(grid.values()), (4, 4) in grid)
deep = {}
node = deep
for k in "abc":
    node[k] = {}
    node = node[k]
node["end"] = 1
print(deep, deep["a"]["b"]["c"]["end"])
deep["a"]["b"] = deep
print(deep)
memo = {}
def fib(n):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(80))
a = {1: [1, {2: (3, 4)}]}
b = {1: [1, {2: (3, 4)}]}
print(a == b, a != b, [a] == [b], (a,) == (b,))
b[1][1][2] = (3, 5)
print(a == b)
