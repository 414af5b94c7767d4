export { commonDomain, type Domain, type HistogramData, type HistogramOptions, histogramSvg, histogramTable } from './histogram.ts'
export { headed, type Table } from './table.ts'
export { type TimelineOptions, timelineSvg, timelineTable } from './timeline.ts'
export { type TimelinesOptions, timelinesSvg } from './timelines.ts'
