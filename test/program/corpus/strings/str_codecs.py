# encode(), decode() and the methods of bytes.
print("héllo €".encode(), "abc".encode("ascii"), "é".encode("latin-1"), "aé€".encode("ascii", "replace"), "aé".encode("ascii", errors="ignore"))
print("a".encode("UTF-8"), "a".encode(encoding="utf_8"), "ä".encode("iso-8859-1"), b"h\xc3\xa9".decode(), b"\xff\xfe".decode("latin-1"))
print(b"a\xffb".decode("utf-8", "replace"), b"a\xe2\x82b\xf0\x9f\x98".decode("utf8", "replace"), b"a\xed\xa0\x80b".decode("utf8", "replace"))
print(b"a\xc0\xafb".decode("utf8", "ignore"), b"\xf4\x90\x80\x80x".decode(errors="replace"), b"\xc3".decode(errors="ignore") == "")
print(b"ab\xff".hex(), b"a,b".split(b","), b" a b ".split(), b" a ".strip(), b"abc".startswith(b"a"), b"abc".find(98), b"abc".upper())
print(b"x".join([b"a", b"b"]), b"abc".replace(b"b", b""), b"\xe4A".lower(), b"ab".isalpha(), b"\x1c".isspace(), b"ab".center(5, b"*"))
print(b"a-b".partition(b"-"), b"ab\ncd".splitlines(), b"abab".count(97), b"12".zfill(4), b"a b".title(), b"ab".endswith((b"b",)), b"\ta".expandtabs(3))
print(b"aXa".swapcase(), b"abc".removeprefix(b"a"), b"abc".index(b"c"), b"abca".rindex(97), b"".count(b""), b"ab".ljust(3) + b"|")
