from time import perf_counter


def mandelbrot(width, most):
    inside = 0
    for row in range(width):
        b = 2.0 * row / width - 1.0
        for column in range(width):
            a = 3.0 * column / width - 2.0
            x = y = 0.0
            steps = 0
            while x * x + y * y <= 4.0 and steps < most:
                x, y = x * x - y * y + a, 2.0 * x * y + b
                steps += 1
            if steps == most:
                inside += 1
    return inside


for _ in range(20):
    mandelbrot(20, 50)
start = perf_counter()
mandelbrot(300, 100)
print(perf_counter() - start)
