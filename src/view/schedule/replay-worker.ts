import { answer, type Question } from '../../check/tasks.ts'

// A replay runs without a pause, so it runs in a worker. The page can end it.

addEventListener('message', ({ data: { task, machine } }: MessageEvent<Question>) => postMessage(answer(task, machine)))
