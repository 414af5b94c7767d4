moves = []


def move(disks, source="A", target="C", spare="B"):
    if disks == 0:
        return 0
    count = move(disks - 1, source, spare, target)
    moves.append(source + target)
    return count + 1 + move(disks - 1, spare, target, source)


for disks in range(1, 6):
    moves.clear()
    count = move(disks)
    assert count == len(moves) == 2**disks - 1
    print(disks, count, *moves[:7])
pegs = [[3, 2, 1], [], []]
names = list("ABC")
moves.clear()
move(3)
for step in moves:
    source, target = [names.index(peg) for peg in step]
    pegs[target].append(pegs[source].pop())
print(pegs)
