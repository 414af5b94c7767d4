import { LabError, run } from 'gil-lab'
import 'gil-lab/define'

const PROGRAM = `
from threading import Thread

def work():
    total = 0
    for n in range(100_000):
        total += n

threads = [Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("done")
`

const figures = document.querySelector('#figures')!

document.querySelector('button')!.addEventListener('click', async () => {
  try {
    const { machine, runs } = await run({ program: { file: 'work.py', source: PROGRAM }, gil: ['tick', 'switch'] })
    const lines = runs.map(({ gil, outcome, wallMs }) => `${gil}: ${outcome} in ${wallMs.toFixed(1)} ms`)
    figures.textContent = [...lines, `on ${machine.engine}`].join('\n')
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    figures.textContent = `${error.whatHappened}\n${error.whatToDo}`
  }
})
