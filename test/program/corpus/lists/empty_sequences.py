# Empty sequences reuse the memory of objects that were freed just before.
def none():
    return "none"


for n in [0, -1, False]:
    text = "zzzzzzzz" + str(n)
    text = n
    print(n * (1, text), [text] * n, () + (), [] + [])
    text = "zzzzzzzz" + str(n)
    text = n
    print(tuple([]), tuple(""), list(()), sorted([]), none(*[]), [].sort(), sum([]), (1, 2)[2:], [1][:0])
    text = "zzzzzzzz" + str(n)
    text = []
    text.extend([])
    text.reverse()
    text.clear()
    print(*text, *(), text, text == [], () == tuple(text), text * 3)
