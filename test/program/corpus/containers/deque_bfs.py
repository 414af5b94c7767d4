from collections import deque
maze = ["S.#.....", "..#.##.#", ".##.#...", "......#E"]
rows, columns = len(maze), len(maze[0])
start = (0, 0)
end = (3, 7)
queue = deque([start])
distance = {start: 0}
before = {}
while queue:
    here = queue.popleft()
    if here == end:
        break
    r, c = here
    for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        there = (r + dr, c + dc)
        if 0 <= there[0] < rows and 0 <= there[1] < columns and maze[there[0]][there[1]] != "#" and there not in distance:
            distance[there] = distance[here] + 1
            before[there] = here
            queue.append(there)
print(distance[end])
way = [end]
while way[-1] != start:
    way.append(before[way[-1]])
print(way[::-1])
