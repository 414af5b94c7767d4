STATES = ("red", "green", "yellow")
SECONDS = (30, 25, 5)


def state_at(second):
    second %= sum(SECONDS)
    for name, length in [(STATES[i], SECONDS[i]) for i in range(3)]:
        if second < length:
            return name, length - second
        second -= length
    assert False, "never here"


for second in [0, 29, 30, 54, 55, 59, 60, 3600 + 31]:
    name, left = state_at(second)
    print(f"{second:>5} s: {name:<7}for {left:>2} s more")
changes = 0
before = None
for second in range(180):
    now, _ = state_at(second)
    if before is not None and now != before:
        changes += 1
    before = now
else:
    print(changes, "changes")
