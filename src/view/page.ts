import { EXPERIMENTS } from '../experiments/index.ts'

const list = document.createElement('ul')
for (const experiment of EXPERIMENTS) {
  const item = document.createElement('li')
  item.textContent = `${experiment.title}: ${experiment.claim}`
  list.append(item)
}
document.querySelector('#lab')?.append(list)
