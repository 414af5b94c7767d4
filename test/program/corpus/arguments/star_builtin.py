print(*1.5, sep="")
