# str.format(): positions, names, indices, conversions and nested specifications.
print("{} {}".format(1, "a"), "{1}{0}".format("a", "b"), "{a}{b}".format(a=1, b=2), "{{}}".format(), "{0}{0}".format("x"))
print("{:>5}|{:<5}|{:^5}|{:05d}|{:+.2f}|{:,}".format(1, 2, 3, 4, 5.678, 1234567))
print("{0[1]} {0[0][2]} {x[0]}".format(["abc", 2], x=(5,)), "{!r} {!s} {!a}".format("ä", "ä", "ä"), "{!r:>6}|".format("a"))
print("{:{}}|{:{w}.{p}f}|{:{fill}{align}6}".format("a", 5, 3.14159, "x", w=8, p=2, fill="*", align="^"))
print("ä{}ö{}".format("ü", [1, "x"]), "{0:x} {0:#b} {0!s:>5}".format(255), "{} {} {}".format(None, True, (1,)))
row = "{:<8}{:>6}"
for name, price in [("tea", 2.5), ("coffee", 3.25)]:
    print(row.format(name, "%.2f" % price))
