print('single', "double", '''triple
line''', """more "quotes" here""")
print("a\tb\\n\x41\u00e9\101\'", r"raw\n\t", "con" "cat" 'enated' f"{1}" "x")
print("line \
continued", 'it''s')
s = "Grüße"
print(len(s), s[0], s[-1], s[2], s * 2, s + "!", "ß" in s)
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("tab\t\x00é\n"))
print(str(5) + str(2.0) + str(None) + str(True), str([1, "a", (2,)]))
print(bool(""), bool("x"), int("42"), int(" -7 "), float("2.5"), float("1e3"), int(3.9), int(-3.9))
print("a" == 'a', "a" != "b", "" or "empty")
