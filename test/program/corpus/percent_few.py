print("%s %s" % ("one",))
