import c

print('d reads', c.x)
