export { type TimelineBoard, timelineBoard } from './board.ts'
export type { BoardRun } from './board-layout.ts'
export { type LiveTimeline, liveTimeline } from './live-timeline.ts'
export type { PngHeading } from './png.ts'
