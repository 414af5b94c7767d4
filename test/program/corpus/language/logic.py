def t(x):
    print("t", x)
    return x


print(t(0) or t(5), t(1) and t(0) and t(3), t(0) or t("") or t(None))
print(t(1) and t(2) or t(3), t(0) and t(2) or t(3))
if t(1) and (t(0) or t(2)) and not t(0):
    print("yes")
if not (t(1) and t(0)) or t(9):
    print("also")
if (t(0) or t(0)) or (t(1) and t(1)):
    print("third")
x = 5 if t(1) else 6
y = 5 if t(0) else 6 if t(0) else 7
print(x, y, "big" if x > 3 and y > 3 else "small")
while t(0) or t(0):
    pass
else:
    print("never ran")
print(not not 3, not [], not [0], not "", not None, not 0.0)
