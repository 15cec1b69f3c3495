import type { Writable } from 'node:stream'
import { type NoteFile, printedKey, readNoteFiles } from '@/lib/cli/note-files'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import type { LedgerCard } from '@/lib/core/cards/matching/ledger-card'
import { matchDecks } from '@/lib/core/cards/matching/match-decks'

const USAGE = `recto diff OLD NEW

Compares the cards of two versions of a note, or of two folders of notes, and prints one JSON object:
kept and matched pairs of keys, created keys and retired keys, as \`recto cards\` prints them.
`

/** Exit code: 0 done, 2 wrong usage or an input that cannot be read. */
export async function runDiff(args: readonly string[], out: Writable, err: Writable): Promise<number> {
  const [before, after, ...rest] = args
  if (before === '--help' || before === '-h') {
    out.write(USAGE)
    return 0
  }
  if (before === undefined || after === undefined || rest.length > 0) {
    err.write('recto diff takes two files or two folders: recto diff OLD NEW\n')
    return 2
  }
  const [old, next] = [await readNoteFiles(before), await readNoteFiles(after)]
  if (!old.ok || !next.ok) {
    err.write(`${old.ok ? (next.ok ? '' : next.error) : old.error}\n`)
    return 2
  }
  for (const { warning } of [...old.value, ...next.value]) if (warning !== null) err.write(`${warning}\n`)
  const diff = matchDecks(old.value.flatMap(toLedger), next.value.flatMap(toLedger))
  const pairs = (list: typeof diff.kept): string[][] => list.map(([one, other]) => [one.id, other.id])
  const report = {
    kept: pairs(diff.kept),
    matched: pairs(diff.matched),
    created: diff.created.map(card => card.id),
    retired: diff.retired.map(card => card.id),
  }
  out.write(`${JSON.stringify(report)}\n`)
  return 0
}

/** Two single files are two versions of one note, whatever their names. */
const toLedger = (note: NoteFile): LedgerCard[] =>
  generateDeck({ path: note.file, text: note.text }).cards.map(card => ({
    id: printedKey(note, card.key),
    notePath: note.isInFolder ? note.file : '',
    key: card.key,
    kind: card.kind,
    chapter: card.chapter,
    front: card.front,
    back: card.back,
    answer: card.answer,
  }))
