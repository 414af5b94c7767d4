# center(), ljust(), rjust(), zfill() and expandtabs().
print(["ab".center(7, "*"), "ab".center(6), "abc".center(6, "-"), "abc".center(7, "-"), "ab".ljust(5, "."), "ab".rjust(5), "a".center(-3)])
print(["-5".zfill(4), "+5".zfill(4), "ab".zfill(1), "".zfill(3), "5".zfill(True), "a".center(4, "ä"), "ä".rjust(3, "ö")])
print(["a\tb\tc".expandtabs(), "ab\tc\n\td".expandtabs(4), "a\tb".expandtabs(tabsize=0), "ä\tb".expandtabs(3)])
