/**
 * At most `count` + 1 round values for the labels of an axis in [from, to]. Their distance is 1, 2 or 5 times a power of ten. If `to` is
 * not above `from`, the only value is `from`.
 */
export function ticks(from: number, to: number, count: number): number[] {
  const raw = (to - from) / Math.max(1, count)
  if (!(raw > 0)) return [from]
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * (1 - 1e-9))!
  const found: number[] = []
  for (let k = Math.ceil(from / step - 1e-9) + 0; k * step <= to + step * 1e-9; k++) found.push(k * step)
  return found
}

/** The powers of ten inside [from, to]. */
export function decades(from: number, to: number): number[] {
  const found: number[] = []
  for (let k = Math.ceil(Math.log10(from) - 1e-9); 10 ** k <= to * (1 + 1e-9); k++) found.push(10 ** k)
  return found
}

interface TimeTick {
  readonly ns: number
  readonly label: string
}

/** Round times in [fromNs, toNs]. All labels have the same unit and enough decimals to differ: "512.34 ms" and "512.36 ms". */
export function timeTicks(fromNs: number, toNs: number, count: number): TimeTick[] {
  const [unit, ns] = toNs < 2e6 ? (['µs', 1e3] as const) : toNs < 10e9 ? (['ms', 1e6] as const) : (['s', 1e9] as const)
  const values = ticks(fromNs / ns, toNs / ns, count)
  const step = values.length > 1 ? values[1]! - values[0]! : 1
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-6))
  const number = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return values.map((value) => ({ ns: value * ns, label: `${number.format(value)} ${unit}` }))
}
