import { answer, type Question } from '../../check/tasks.ts'

// A replay runs without a pause. In the page's own thread, it would block the page. The page can end a worker.

addEventListener('message', ({ data: { task, machine } }: MessageEvent<Question>) => postMessage(answer(task, machine)))
