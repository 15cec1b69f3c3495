/** Notes for the chaos run: a few files whose terms come and go from one bringing to the next. */

const PATHS = ['soil.md', 'tools.md', 'trees.md']
const TERMS = [
  'Loam',
  'Tilth',
  'Mulch',
  'Humus',
  'Marl',
  'Peat',
  'Silt',
  'Clay',
  'Compost',
  'Ash',
  'Lime',
  'Turf',
]

export interface ChaosNote {
  readonly path: string
  readonly text: string
}

/** Every note with every term: what the account begins with. */
export function firstNotes(): readonly ChaosNote[] {
  return PATHS.map(path =>
    writeNote(
      path,
      TERMS.map(term => line(path, term, 0)),
    ),
  )
}

/** One of the notes as an edit left it: terms missing, moved or explained anew. */
export function makeNote(random: () => number): ChaosNote {
  const path = PATHS[Math.floor(random() * PATHS.length)] ?? 'soil.md'
  const kept = TERMS.filter(() => random() > 0.15)
  const turn = Math.floor(random() * kept.length)
  const moved = [...kept.slice(turn), ...kept.slice(0, turn)]
  return writeNote(
    path,
    moved.map(term => line(path, term, random() < 0.2 ? 1 : 0)),
  )
}

function writeNote(path: string, lines: readonly string[]): ChaosNote {
  return { path, text: `# Garden\n\n## ${path}\n\n${lines.join('\n\n')}\n` }
}

function line(path: string, term: string, version: number): string {
  const words = ['what a gardener finds in spring', 'what a gardener brings in autumn'][version]
  return `**${term}**: ${words}, number ${TERMS.indexOf(term) + 1} on the page of ${path}.`
}
