from statistics import StatisticsError, fmean, mean, median, median_high, median_low, mode, multimode, pstdev, pvariance, stdev, variance

print(mean([1, 2, 3]), mean([1, 2, 3, 4]), mean([0.1] * 10), mean([1, 2.5]), fmean([1, 2, 4]))
print(median([3, 1, 2]), median([4, 1, 2, 3]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]))
print(mode('aabbb'), multimode('aabbc'), mode([2, 1, 1, 2]))
values = [2.5, 3.25, 5.5, 11.25, 11.75, 0.1, 1e-3]
print(stdev(values), pstdev(values), variance(values), pvariance(values))
print(stdev([1, 2, 3, 4]), variance([1, 2, 3, 4]), pvariance([1, 3]), stdev([5, 5, 5]), stdev([1e10, 1e10 + 1]))
print(stdev([0.0021, 0.0019, 0.0023]), stdev([123456789, 3, 1e-9]))
for function, data in [(mean, []), (median, []), (stdev, [1]), (variance, []), (mode, []), (fmean, [])]:
    try:
        function(data)
    except StatisticsError as error:
        print(type(error).__name__, error)
