text = "the quick brown fox jumps over the lazy dog the fox"
counts = {}
for word in ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog", "the", "fox"]:
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
print(counts)
letters = {}
for c in text:
    letters[c] = letters.get(c, 0) + 1
print(letters)
by_count = {}
for k, v in letters.items():
    by_count.setdefault(v, []).append(k)
for n in sorted(by_count):
    print(n, sorted(by_count[n]))
