# strip(), removeprefix(), removesuffix(), replace() and join().
print([" x ".strip(), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "äxä".strip("ä"), "\u2003a\n".strip(), "a".strip(None)])
print(["  ".strip(), "".strip(), "aa".strip("a"), "aä".rstrip("ä"), " a".lstrip(), "a ".rstrip()])
print("abc".removeprefix("a"), "abc".removesuffix("c"), "abc".removeprefix("x"), "".removesuffix("x"), "abc".removeprefix("abc") == "")
print("aaa".replace("a", "b"), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "äb".replace("", "-", 2), "".replace("", "x"), "abc".replace("x", "y"))
print("one two".replace("one", "").replace(" ", ""), "aXbX".replace("X", "", -1), "aaaa".replace("aa", "b"))
print(",".join(["a", "b"]), "".join("abc"), "-".join(("x",)), ", ".join([]), "ä".join("xy"), "".join([str(i) for i in range(12)]))
