large = 2**80
print(large.real == large, large.imag, large.numerator == large, large.denominator)
