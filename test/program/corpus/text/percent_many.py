print("%s" % ("one", "two"))
