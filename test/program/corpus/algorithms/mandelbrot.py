def escapes(cr, ci, limit):
    zr = zi = 0.0
    for i in range(limit):
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
        if zr * zr + zi * zi > 4.0:
            return i
    return limit


for row in range(11):
    line = ""
    for column in range(31):
        n = escapes(-2.2 + column * 0.1, -1.0 + row * 0.2, 30)
        line += " .:-=+*#%@"[min(9, n // 3)]
    print(line)
