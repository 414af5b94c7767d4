/**
 * The two-sided critical value of Student's t: the t for which P(|T| ≤ t) = level. The function finds t by
 * bisection: for whole degrees of freedom, P has a closed form (Abramowitz and Stegun, 26.7.3 and 26.7.4).
 * @throws RangeError unless degrees is a whole number ≥ 1 and 0 < level < 1
 */
export function studentCritical(degrees: number, level: number): number {
  const key = `${degrees} ${level}`
  const known = CRITICAL.get(key) ?? findCritical(degrees, level)
  CRITICAL.set(key, known)
  return known
}

const CRITICAL = new Map<string, number>()

function findCritical(degrees: number, level: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`degrees of freedom: ${degrees}`)
  if (!(level > 0 && level < 1)) throw new RangeError(`level: ${level}`)
  let low = 0
  let high = 1
  while (studentWithin(high, degrees) < level) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (studentWithin(middle, degrees) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The probability P(|T| ≤ t) of Student's T. */
function studentWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const cos2 = Math.cos(angle) ** 2
  const odd = degrees % 2 === 1
  let term = odd ? Math.cos(angle) : 1
  let sum = degrees === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cos2
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}
