n = 42
x = 3.14159
name = "Ada"
items = [1, 2]
print(f"{n} {x} {name} {items} {None} {True}")
print(f"{name!r} {name!s} {n!r:>6}| {n=} {x=:.2f} {name = } {name=!s}")
print(f"{n:5d}|{n:<5}|{n:^6}|{n:>6}|{n:05}|{n:+d}|{n: d}|{n:,}|{n:x}")
print(f"{1234567:,}|{1234567.891:,.2f}|{-1234567:,}|{x:.3f}|{x:8.2f}|{x:<8.2f}|{x:e}|{x:g}|{x:.1%}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:.2}|{name:s}")
print(f"{{literal}} {n + 1} {n if n > 3 else 0} {'nested'} {items[0]} {(1, 2)}")
print(f"", f"plain", f"{n}", f"{name}{n}", F"{n}", rf"{n}\n", f'{n!a}')
print(f"a" "b" f"{n}" 'c', f"{len(name)} {max(items)}")
print(f"""multi
{n} line""")
print(f"{n:.2f} {n:e} {n:%} {True} {True:d} {0.5:%} {2.5:.0f} {3.5:.0f} {0.125:.2f}")
