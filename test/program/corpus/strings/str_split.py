# split(), rsplit(), splitlines() and partition(): with and without separators and limits.
for text in ["a,b,,c", "", ",", "abc", "ä,ö,ü"]:
    print(text.split(","), text.split(",", 1), text.rsplit(",", 1), text.split(",", 0), text.split(",", -1))
for text in [" a  b ", "", "   ", "a\tb\nc", "\u3000a\u2003b c "]:
    print(text.split(), text.split(None, 1), text.rsplit(None, 1), text.split(maxsplit=0), text.rsplit(maxsplit=2))
print("a--b--c".split("--"), "a--b--c".rsplit("--", maxsplit=1), "aäbäc".split(sep="ä"))
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(True), "a\x0bb\x1cc\u2028d".splitlines(keepends=True), "".splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="), "aöb".partition("ö"))
words = "the cat and the hat".split()
print(len(words), words[0], words[-1], " ".join(words))
