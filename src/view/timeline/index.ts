export { type TimelineBoard, timelineBoard } from './board.ts'
export type { BoardRun } from './layout.ts'
export { type LiveTimeline, liveTimeline } from './live.ts'
export type { PngHeading } from './png.ts'
