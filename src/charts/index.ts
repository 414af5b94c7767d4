export { commonDomain, type Domain, type HistogramData, type HistogramOptions, histogramSvg } from './histogram.ts'
export { type TimelineOptions, timelineSvg } from './timeline.ts'
export { type TimelinesOptions, timelinesSvg } from './timelines.ts'
