import type { Writable } from 'node:stream'
import { printedKey, readNoteFiles } from '@/lib/cli/note-files'
import type { NoteDeck } from '@/lib/core/cards/card'
import { generateDeck } from '@/lib/core/cards/generate-deck'

const USAGE = `recto cards [--explain] PATH…

Prints the cards that come out of Markdown files or folders, one JSON object a line.
--explain prints one line per passage instead: its lines, and its cards or the reason why it has none.
`

/** Exit code: 0 done, 2 wrong usage or an input that cannot be read. */
export async function runCards(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out.write(USAGE)
    return 0
  }
  const explain = args.includes('--explain')
  const paths = args.filter(arg => arg !== '--explain')
  const unknown = paths.find(path => path.startsWith('--'))
  if (unknown !== undefined || paths.length === 0) {
    err.write(
      unknown === undefined
        ? 'recto cards takes at least one file or folder: recto cards [--explain] PATH…\n'
        : `recto cards does not know the option ${unknown}.\n`,
    )
    return 2
  }
  let code = 0
  for (const path of paths) {
    const notes = await readNoteFiles(path)
    if (!notes.ok) {
      err.write(`${notes.error}\n`)
      code = 2
      continue
    }
    for (const note of notes.value) {
      if (note.warning !== null) err.write(`${note.warning}\n`)
      const deck = generateDeck({ path: note.file, text: note.text })
      const nameKey = (key: string) => printedKey(note, key)
      const lines = explain ? explainLines(note.file, deck, nameKey) : cardLines(deck, nameKey)
      for (const line of lines) out.write(`${line}\n`)
    }
  }
  return code
}

function* cardLines(deck: NoteDeck, nameKey: (key: string) => string): Generator<string> {
  for (const card of deck.cards) yield JSON.stringify({ ...card, key: nameKey(card.key) })
}

function* explainLines(file: string, deck: NoteDeck, nameKey: (key: string) => string): Generator<string> {
  const rules = new Map(deck.cards.map(card => [card.key, card.rule]))
  for (const { startLine, endLine, cards, reason } of deck.passages) {
    const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`
    const said =
      cards.length > 0
        ? cards.map(key => `${nameKey(key)} [${rules.get(key) ?? ''}]`).join(', ')
        : `no card: ${reason?.sentence ?? ''} [${reason?.code ?? ''}]`
    yield `${file}:${lines}\t${said}`
  }
}
