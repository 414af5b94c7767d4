prices = {"tea": 2, 3: "three", (1, 2): None}
for key in ["tea", "milk", 4, (1, 3), None, "it's"]:
    try:
        print(prices[key])
    except KeyError as error:
        print("no", error, repr(error), error.args)
try:
    del prices["milk"]
except LookupError as error:
    print(repr(error))
try:
    prices.pop("milk")
except KeyError as error:
    print(error.args[0])
try:
    {}.popitem()
except KeyError as error:
    print(error, error.args)
try:
    prices[[1]]
except TypeError as error:
    print(error)


def count(words):
    counts = {}
    for word in words:
        try:
            counts[word] += 1
        except KeyError:
            counts[word] = 1
    return counts


print(count(["a", "b", "a", "c", "b", "a"]))
prices["coffee"]
