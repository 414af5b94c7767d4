# The case of letters, and the tests of letters.
for text in ["HeLLo wORLD", "they're bill's", "straße", "ÄÖÜ éa", "ΑΣ ΣΑΣ x", "ǆ ﬁ", "123 abc", ""]:
    print(text.upper(), text.lower(), text.capitalize(), text.title(), text.swapcase(), text.casefold(), sep="|")
for text in ["12", "a1", "ab", " \t", "AB", "½", "²", "ä_1", "1a", "Hello World", "a\n", "", "aä", "Ä", "äß", "1A", "٣", "_", "ÄB c", "\x1c", "五"]:
    print(
        repr(text),
        text.isdigit(), text.isalpha(), text.isalnum(), text.isspace(), text.isupper(), text.islower(),
        text.istitle(), text.isnumeric(), text.isdecimal(), text.isidentifier(), text.isprintable(), text.isascii(),
    )
