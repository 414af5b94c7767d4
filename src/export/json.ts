import type { Report } from '../model/report.ts'

/** The report as schema gil-lab/report@1, indented, with a newline at the end. What cannot be computed is null, never NaN. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
