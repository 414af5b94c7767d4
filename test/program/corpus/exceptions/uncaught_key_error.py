def look(key):
    raise KeyError(key)


look("name with ' quote")
