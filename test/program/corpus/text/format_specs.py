width, precision, fill = 12, 3, "*"
pi = 3.14159
print(f"{pi:{width}.{precision}f}|{pi:{fill}^{width}}|{pi!r:>{width}}|{width:{'x'}}|{pi:{''}}|")
print(f"{1234567:_} {1234567:,} {255:#x} {255:#010b} {-255:_X} {8:o} {65:c} {0.5:%}")
print(f"{-5:=+6d}|{-5:=6}|{5:=+6}|{pi:=8.2f}|{1:=5} {2:=5}|{pi!s:=<9}|")
print(f"{pi = :.2f} {width=:>5} {width=!r:>5} {'é€😀':>6}|{'abcdef':.3}|{'ab':é^5}|")
print(f"{-0.0:z.1f} {-0.001:z.2f} {1e20:#} {1.0:#.0f} {1.5:g} {1e300:.3E} {12345.678:012,.1f}")
print(f"{True:5} {True:d} {False} {None} {[1, 'a']} {None!r:>6}|{'ä'!a:>8}|")
print(f'{pi:\x3e9.2f}|{pi:{width}}|' rf'{pi:{width}}\n|')
for spec in ["5", "<5", "+.1e", "08.3f", "x^9,.1f", ""]:
    print(f"[{pi:{spec}}]", f"[{spec:>{width}}]")
print(len(f"{1:200}|"), len(f"{1.5:.400f}"))
