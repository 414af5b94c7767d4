# Line ends, encodings and letters of several bytes.
with open('mixed.txt', 'wb') as file:
    file.write(b'one\r\ntwo\rthree\nfour')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('mixed.txt', newline=newline) as file:
        print(repr(newline), file.readlines())
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('out.txt', 'w', newline=newline) as file:
        file.write('a\nb\n')
    with open('out.txt', 'rb') as file:
        print(repr(newline), file.read())

text = 'naïve café, 日本, 😀\n' * 1500
with open('letters.txt', 'w', encoding='utf-8') as file:
    print(file.write(text))
with open('letters.txt', encoding='utf-8') as file:
    print(file.read() == text)
with open('letters.txt', encoding='utf-8') as file:
    print(sum(1 for line in file))
with open('letters.txt', encoding='utf-8') as file:
    parts = []
    while part := file.read(777):
        parts.append(part)
    print(''.join(parts) == text, file.tell())
with open('letters.txt', encoding='utf-8') as file:
    print(file.read(7), file.tell())
with open('latin.txt', 'w', encoding='latin-1') as file:
    file.write('café')
with open('latin.txt', 'rb') as file:
    print(file.read())
with open('latin.txt', encoding='ascii', errors='replace') as file:
    print(file.read())
try:
    open('latin.txt', encoding='utf-8').read()
except UnicodeDecodeError as error:
    print(type(error).__name__)
try:
    open('latin.txt', encoding='klingon')
except LookupError as error:
    print(error)
