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
