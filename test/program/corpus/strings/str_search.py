# find(), index(), count(), startswith() and endswith(), with bounds.
s = "abcabc äöü"
print(s.find("c"), s.rfind("c"), s.find(""), s.find("", 10), s.find("", 11), s.find("ü"), s.find("c", 3, None), s.find("c", -5, -1), s.find("x"))
print(s.index("b"), s.rindex("b"), s.count("a"), s.count(""), s.count("bc", 2), s.count("ä", 7), "banana".count("ana"), "äää".count(""))
print(s.startswith("abc"), s.startswith("bc", 1), s.startswith(("x", "ab")), s.startswith(()), s.startswith("", 11), s.startswith("ö", 8))
print(s.endswith("ü"), s.endswith(("b", "öü")), s.endswith("c", 0, 6), s.endswith("abc", 4, 6), s.endswith(""))
print("b" in s, "" in s, "ö" not in s, "cab" in s)
