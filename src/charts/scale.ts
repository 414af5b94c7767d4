/** Round values to label an axis with: at most `count` of them, 1, 2 or 5 times a power of ten apart, inside [from, to]. */
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

/** A moment on a time axis, and what stands there. */
interface TimeTick {
  readonly ns: number
  readonly label: string
}

/** Round moments in [fromNs, toNs], in one unit for all, with as many decimals as tell them apart: "512.34 ms" and "512.36 ms". */
export function timeTicks(fromNs: number, toNs: number, count: number): TimeTick[] {
  const [unit, ns] = toNs < 2e6 ? (['µs', 1e3] as const) : toNs < 10e9 ? (['ms', 1e6] as const) : (['s', 1e9] as const)
  const values = ticks(fromNs / ns, toNs / ns, count)
  const step = values.length > 1 ? values[1]! - values[0]! : 1
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-6))
  const number = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return values.map((value) => ({ ns: value * ns, label: `${number.format(value)} ${unit}` }))
}
