import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { TextDecoder } from 'node:util'
import type { NoteDeck } from '@/lib/core/cards/card'
import { generateDeck } from '@/lib/core/cards/generate-deck'

type Write = (line: string) => void

interface NoteFile {
  readonly path: string
  /** As it is named in cards: relative to the folder given, or as given for a file. */
  readonly name: string
}

const NOTE = /\.(?:md|markdown|mdown|mkd|txt|text|org)$/i

/**
 * `recto cards [--explain] PATH…`: one JSON card a line, or one line per passage.
 * @returns the exit code: 0, or 2 when an input cannot be read.
 */
export async function runCards(args: readonly string[], out: Write, err: Write): Promise<number> {
  const explain = args.includes('--explain')
  const unknown = args.find(arg => arg.startsWith('--') && arg !== '--explain')
  const paths = args.filter(arg => !arg.startsWith('--'))
  if (unknown !== undefined || paths.length === 0) {
    err(
      unknown === undefined
        ? 'recto cards: name at least one file or folder.'
        : `recto cards: unknown option ${unknown}.`,
    )
    return 2
  }
  let failed = false
  for (const path of paths) {
    const files = await findNotes(path, err)
    if (files === null) {
      failed = true
      continue
    }
    for (const file of files) {
      const text = await readText(file, err)
      if (text === null) {
        failed = true
        continue
      }
      const deck = generateDeck({ path: file.name, text })
      for (const line of explain ? explainLines(file.name, deck) : cardLines(deck)) out(line)
    }
  }
  return failed ? 2 : 0
}

function* cardLines(deck: NoteDeck): Generator<string> {
  for (const card of deck.cards) yield JSON.stringify(card)
}

function* explainLines(name: string, deck: NoteDeck): Generator<string> {
  const rules = new Map(deck.cards.map(card => [card.key, card.rule]))
  for (const passage of deck.passages) {
    const at =
      passage.startLine === passage.endLine
        ? `${passage.startLine}`
        : `${passage.startLine}-${passage.endLine}`
    const said =
      passage.cards.length > 0
        ? passage.cards.map(key => `${key} (${rules.get(key) ?? ''})`).join(', ')
        : `no card: ${passage.reason?.sentence ?? ''} (${passage.reason?.code ?? ''})`
    yield `${name}:${at}\t${said}`
  }
}

async function findNotes(path: string, err: Write): Promise<NoteFile[] | null> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) return [{ path, name: path.split(sep).join('/') }]
    const files: NoteFile[] = []
    await walk(path, path, files)
    return files
  } catch (error) {
    err(`recto cards: cannot read ${path}: ${reasonFor(error)}.`)
    return null
  }
}

async function walk(root: string, folder: string, files: NoteFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) await walk(root, path, files)
    else if (entry.isFile() && NOTE.test(entry.name)) {
      files.push({ path, name: relative(root, path).split(sep).join('/') })
    }
  }
}

async function readText(file: NoteFile, err: Write): Promise<string | null> {
  try {
    const bytes = await readFile(file.path)
    return new TextDecoder('utf-8').decode(bytes)
  } catch (error) {
    err(`recto cards: cannot read ${file.path}: ${reasonFor(error)}.`)
    return null
  }
}

function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied'
  if (code === 'EISDIR') return 'it is a folder'
  return error instanceof Error ? error.message : 'it is unreadable'
}
