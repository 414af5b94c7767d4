# Executes every instruction that experiments spend their time in.
for _ in range(20):
    countdown(2000)
    total(2000)
