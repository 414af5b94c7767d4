print({} | {})
print({} | [])
