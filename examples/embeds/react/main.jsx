import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const PROGRAM = `
from threading import Thread

def work(n):
    while n > 0:
        n -= 1

threads = [Thread(target=work, args=(300_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`

function Post() {
  const [runs, setRuns] = useState(0)
  // React passes each prop as a property, and a prop that begins with "on" as an event listener.
  const showRuns = ({ detail }) => setRuns(detail.runs.length)
  return (
    <main>
      <h1>Who holds the lock?</h1>
      <gil-lab program={PROGRAM} gil="switch none" compact={true} ongil-lab-result={showRuns} />
      <p>{runs === 0 ? 'Nothing has run yet.' : `${runs} runs are over.`}</p>
    </main>
  )
}

createRoot(document.querySelector('#root')).render(<Post />)
