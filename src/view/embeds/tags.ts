/** A tag of the page embeds.html, which readers copy. The browser tests compare how each of them looks. */
export interface EmbedExample {
  /** The example's fragment in the page's address. */
  readonly id: string
  readonly title: string
  /** When an author wants it. */
  readonly about: string
  /** The tag, as an author writes it. */
  readonly tag: string
}

const RACE = `from threading import Thread

counter = 0

def work():
    global counter
    for _ in range(1_000_000):
        value = counter
        counter = value + 1

threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("lost", 2_000_000 - counter, "of", 2_000_000, "updates")`

const COUNT = `from threading import Thread

def work(n):
    while n > 0:
        n -= 1

threads = [Thread(target=work, args=(1_000_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()`

/** A tag with a program inside. */
function withProgram(start: string, file: string, source: string): string {
  return `${start}
  <script type="text/x-python" title="${file}">
${source}
  </script>
</gil-lab>`
}

export const EMBEDS: readonly EmbedExample[] = [
  {
    id: 'experiment',
    title: 'An experiment',
    about: 'The claim before the run; the answer, the verdict and all figures after it.',
    tag: '<gil-lab experiment="sleep"></gil-lab>',
  },
  {
    id: 'compact',
    title: 'Compact',
    about: 'Only the answer and the timelines, in the room that the poster had. The text around it does not move.',
    tag: '<gil-lab experiment="countdown" compact></gil-lab>',
  },
  {
    id: 'predict',
    title: 'A question first',
    about: 'The reader guesses, and the guess starts the run.',
    tag: '<gil-lab experiment="countdown" predict compact></gil-lab>',
  },
  {
    id: 'compare',
    title: 'Two GILs side by side',
    about: 'Both have the same time scale. The headline has a ratio, and its interval is below it.',
    tag: '<gil-lab experiment="countdown" compare="switch none"></gil-lab>',
  },
  {
    id: 'program',
    title: 'Your program in the page',
    about: 'The program is inside the tag. The results show what it printed under each GIL.',
    tag: withProgram('<gil-lab gil="switch none" hide="foot">', 'race.py', RACE),
  },
  {
    id: 'edit',
    title: 'A program that readers change',
    about: 'The reader changes the program and runs it again. Use source alone to show the program only.',
    tag: withProgram(
      '<gil-lab gil="switch" source="edit" hide="foot" caption="Make the count right. Hint: threading.Lock()">',
      'race.py',
      RACE,
    ),
  },
  {
    id: 'own-question',
    title: 'Your question about two locks',
    about: 'The question and its answers are yours, and so is the program. The locks can be any of the lab.',
    tag: withProgram('<gil-lab compare="fifo barging" predict="Does a fair lock cost speed? | No | A little | A lot">', 'count.py', COUNT),
  },
  {
    id: 'source',
    title: 'The program of an experiment',
    about: 'The program is visible before the run.',
    tag: '<gil-lab experiment="why-a-gil" source></gil-lab>',
  },
  {
    id: 'hide',
    title: 'Without some parts',
    about: 'The names of parts in hide are those of the CSS parts.',
    tag: '<gil-lab experiment="switch-interval" hide="key bars figures details foot"></gil-lab>',
  },
  {
    id: 'content',
    title: 'With content for feeds and mail',
    about: 'Where no script runs, the reader sees the content of the tag. The results replace it.',
    tag: `<gil-lab experiment="check-interval" style="min-height:0">
  <p>Under Python 2, a thread gave the GIL up every 100 instructions. <a href="./">Run it in the lab</a></p>
</gil-lab>`,
  },
  {
    id: 'german',
    title: 'In German',
    about: 'The element uses the language of the tag, or of the page around it.',
    tag: '<gil-lab experiment="countdown" lang="de" compact></gil-lab>',
  },
  {
    id: 'japanese',
    title: 'In Japanese',
    about: 'For another language, write a file with its messages, and set the attribute messages.',
    tag: '<gil-lab experiment="sleep" lang="ja" hide="figures details foot"></gil-lab>',
  },
  {
    id: 'recorded',
    title: 'A recorded run',
    about: 'Every browser shows the same run, with the machine and the date of the recording.',
    tag: '<gil-lab experiment="convoy" mode="replay" compact></gil-lab>',
  },
  {
    id: 'styled',
    title: 'In your colours',
    about: 'CSS variables set the colours, and CSS parts reach every part of an element that measures in its page.',
    tag: `<style>
  .mine { --gil-lab-accent: light-dark(#7a1fa2, #d9a3f0); --gil-lab-running: light-dark(#7a1fa2, #c583e0) }
  .mine::part(run) { border-radius: 22px }
  .mine::part(headline) { font-family: Georgia, serif }
</style>
<gil-lab class="mine" experiment="no-gil" compact></gil-lab>`,
  },
]
