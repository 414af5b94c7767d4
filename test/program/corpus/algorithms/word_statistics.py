text = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog", "and", "the", "fox", "does", "not", "mind", "the", "dog"]
words = []
counts = []
for word in text:
    if word in words:
        counts[words.index(word)] += 1
    else:
        words.append(word)
        counts.append(1)
ranking = sorted([(counts[i], words[i]) for i in range(len(words))], reverse=True)
for count, word in ranking[:4]:
    print(f"{word:<8}{count:>3} {'#' * count}")
lengths = [len(word) for word in text]
print(f"{len(text)} words, {len(words)} different, {sum(lengths) / len(lengths):.2f} letters a word")
longest = words[0]
for word in words:
    if len(word) > len(longest):
        longest = word
print(longest, min(words), max(words), [word for word in words if "o" in word])
letters = []
for word in words:
    letters.extend(word)
letters.sort()
print(len(letters), letters.count("o"), letters[0], letters[-1], letters[:3] + letters[-3:])
backwards = ""
for letter in "stressed":
    backwards = letter + backwards
print(backwards, "stressed"[::-1] == backwards)
