import string

print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits)
print(string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters[25:27])
print(string.capwords('hello  big world'), string.capwords('a-b-c', '-'))
