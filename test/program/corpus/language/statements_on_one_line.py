x = 1; y = 2; print(x + y)
if x: print("yes"); print("really")
else: print("no")
for i in range(2): print(i)
while x: x -= 1; y += 1
def f(a): return a * 2
print(f(y), (
    1 +
    2
))  # a comment
# another
if (x == 0 and
        y == 3):

    # indented comment
    print("continued",
          "lines")
