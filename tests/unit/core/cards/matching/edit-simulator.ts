import { assignKeys } from '@/lib/core/cards/keys/assign-keys'
import type { KeylessCard } from '@/lib/core/cards/keys/keyless-card'
import type { LedgerCard } from '@/lib/core/cards/matching/ledger-card'

/**
 * A vault of facts that knows its own history: every edit says which fact it touched, so a test can ask whether
 * matching found the truth. Families of near-duplicates are the point of it.
 */
export interface Fact {
  /** Provenance: stays through every edit. */
  readonly id: string
  readonly command?: string
  readonly term?: string
  readonly text: string
}
export interface SimulatedChapter {
  readonly note: string
  readonly heading: string
  readonly facts: readonly Fact[]
}
export type Vault = readonly SimulatedChapter[]
export type Random = () => number

/** mulberry-like stream of numbers in [0, 1): the same seed, the same edits. */
export const seededRandom = (seed: number): Random => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const commands = (note: string, heading: string, lines: string): SimulatedChapter => ({
  note,
  heading,
  facts: lines
    .trim()
    .split('\n')
    .map(line => {
      const [command = '', text = ''] = line.split('|').map(part => part.trim())
      return { id: `${note}/${command}`, command, text }
    }),
})
const terms = (note: string, heading: string, lines: string): SimulatedChapter => ({
  note,
  heading,
  facts: commands(note, heading, lines).facts.map(({ id, command = '', text }) => ({
    id,
    term: command,
    text,
  })),
})

export const startVault: Vault = [
  commands(
    'git.md',
    'Remotes',
    `git push | Send your commits to the remote
     git push --force | Send your commits to the remote and overwrite its history
     git push --tags | Send every tag to the remote
     git pull | Fetch from the remote and merge
     git pull --rebase | Fetch from the remote and rebase your commits on top
     git fetch | Download new commits without touching your files
     git remote -v | Show the remotes with their addresses`,
  ),
  commands(
    'git.md',
    'Branches',
    `git branch | List local branches
     git branch -a | List local and remote branches
     git branch -d <branch> | Delete a merged branch
     git branch -D <branch> | Delete a branch, merged or not
     git switch <branch> | Go to another branch
     git switch -c <branch> | Create a branch and go to it
     git merge <branch> | Join another branch into this one
     git rebase <branch> | Replay your commits on top of another branch`,
  ),
  commands(
    'services.md',
    'Services',
    `systemctl start nginx | Start the web server
     systemctl stop nginx | Stop the web server
     systemctl restart nginx | Restart the web server
     systemctl status nginx | See whether the web server runs
     systemctl enable nginx | Start the web server at boot
     systemctl disable nginx | No longer start the web server at boot
     journalctl -u nginx | Read the web server's log
     journalctl -fu nginx | Follow the web server's log`,
  ),
  commands(
    'services.md',
    'Files',
    `ls | List files
     ls -l | List files with owner, size and date
     ls -a | List files, hidden ones as well
     cp -r <from> <to> | Copy a folder
     mv <from> <to> | Move or rename a file
     rm -r <folder> | Remove a folder and all it holds
     chmod +x <file> | Make a file executable
     tar -czf out.tgz <folder> | Pack a folder into a compressed archive
     tar -xzf in.tgz | Unpack a compressed archive`,
  ),
  commands(
    'sql.md',
    'Reading',
    `SELECT * FROM books; | All columns of every row
     SELECT title FROM books; | One column of every row
     SELECT DISTINCT author FROM books; | Every author once
     SELECT * FROM books WHERE year > 1990; | Rows after a given year
     SELECT * FROM books WHERE year < 1990; | Rows before a given year
     SELECT * FROM books ORDER BY title; | Rows sorted from A to Z
     SELECT * FROM books ORDER BY title DESC; | Rows sorted from Z to A
     SELECT COUNT(*) FROM books; | How many rows there are`,
  ),
  terms(
    'words.md',
    'Networking',
    `HTTP | The protocol of the web, on port 80
     HTTPS | The protocol of the web over TLS, on port 443
     DNS | Turns names into addresses, on port 53
     TCP | Delivers bytes in order and again when lost
     UDP | Sends datagrams without any promise
     Subnet | A range of addresses that share a prefix
     Gateway | The router that leads out of a subnet`,
  ),
  terms(
    'words.md',
    'Databases',
    `Index | A sorted copy of some columns that makes lookups fast
     View | A named query that can be read like a table
     Materialised view | A named query whose result is stored
     Primary key | The column that names a row
     Foreign key | A column that points to a row of another table
     Transaction | Changes that happen together or not at all
     Deadlock | Two transactions that wait for each other forever`,
  ),
  terms(
    'words.md',
    'Containers',
    `Image | A read-only template from which containers are made
     Container | A running instance of an image
     Volume | Storage that outlives the container
     Registry | A server that stores images
     Service | A stable address for a changing set of pods
     Pod | One or more containers that share a network
     Node | A machine on which pods run`,
  ),
]

/** The cards a generator would make of the vault; `truth` maps each card's id to its fact and direction. */
export const makeCards = (
  vault: Vault,
  version: string,
): { readonly cards: readonly LedgerCard[]; readonly truth: ReadonlyMap<string, string> } => {
  const cards: LedgerCard[] = []
  const truth = new Map<string, string>()
  for (const note of new Set(vault.map(chapter => chapter.note))) {
    const made = vault
      .filter(chapter => chapter.note === note)
      .flatMap(chapter => chapter.facts.flatMap(fact => factCards(fact, chapter)))
    const keyed = assignKeys(made.map(({ card }) => card))
    keyed.forEach((card, at) => {
      const id = `${version}:${cards.length}`
      truth.set(id, made[at]?.truth ?? '')
      const { key, kind, chapter, front, back, answer } = card
      cards.push({ id, notePath: note, key, kind, chapter, front, back, answer })
    })
  }
  return { cards, truth }
}

const factCards = (fact: Fact, chapter: SimulatedChapter): { card: KeylessCard; truth: string }[] => {
  const path = {
    chapter: [chapter.heading],
    group: fact.id,
    source: { file: chapter.note, startLine: 1, endLine: 1 },
  }
  const subject = fact.command ?? fact.term ?? ''
  const both =
    fact.command === undefined
      ? ([
          {
            kind: 'concept',
            direction: 'forward',
            front: `What is **${subject}**?`,
            back: fact.text,
            answer: null,
          },
          {
            kind: 'concept',
            direction: 'reverse',
            front: `Which term? ${fact.text}`,
            back: subject,
            answer: null,
          },
        ] as const)
      : ([
          {
            kind: 'command',
            direction: 'forward',
            front: fact.text,
            back: `\`${subject}\``,
            answer: subject,
          },
          {
            kind: 'command',
            direction: 'reverse',
            front: `What does \`${subject}\` do?`,
            back: fact.text,
            answer: null,
          },
        ] as const)
  return both.map(parts => ({
    card: { rule: 'simulated', subject, ...path, ...parts },
    truth: `${fact.id} ${parts.direction}`,
  }))
}

const NEW_FACTS: readonly Fact[] = [
  {
    id: 'new/1',
    command: 'git push --force-with-lease',
    text: 'Overwrite the remote unless somebody else pushed',
  },
  { id: 'new/2', command: 'git push origin :<branch>', text: 'Delete a branch on the remote' },
  { id: 'new/3', command: 'git branch -m <name>', text: 'Rename the branch you are on' },
  { id: 'new/4', command: 'git branch -vv', text: 'List local branches with what they track' },
  { id: 'new/5', command: 'systemctl reload nginx', text: 'Make the web server read its settings again' },
  { id: 'new/6', command: 'systemctl mask nginx', text: 'Never let anything start the web server' },
  { id: 'new/7', command: 'ls -t', text: 'List files by date' },
  { id: 'new/8', command: 'ls -lh', text: 'List files with sizes people can read' },
  { id: 'new/9', command: 'SELECT * FROM books LIMIT 10;', text: 'The first ten rows' },
  {
    id: 'new/10',
    command: 'SELECT author, COUNT(*) FROM books GROUP BY author;',
    text: 'How many rows each author has',
  },
  { id: 'new/11', term: 'QUIC', text: 'A protocol over UDP that carries HTTP' },
  { id: 'new/12', term: 'Unique key', text: 'A column in which no value comes twice' },
  { id: 'new/13', term: 'Deployment', text: 'Keeps a number of pods running' },
  { id: 'new/14', term: 'SSH', text: 'An encrypted shell on another machine, on port 22' },
  { id: 'new/15', command: 'docker stop <container>', text: 'Stop a container' },
  { id: 'new/16', command: 'docker start <container>', text: 'Start a container that was stopped' },
]

const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)]

const slip = (text: string, random: Random): string => {
  const places = [...text.matchAll(/\p{L}{5,}/gu)]
  const word = pick(places, random)
  if (word === undefined) return text
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2))
  const kind = Math.floor(random() * 3)
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  if (kind === 0) return before + after
  if (kind === 1) return before + text.charAt(at) + text.charAt(at) + after
  return before + after.charAt(0) + text.charAt(at) + after.slice(1)
}

const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  [/\bList\b/, 'Print'],
  [/\bShow\b/, 'Display'],
  [/\bDelete\b/, 'Throw away'],
  [/\bSend\b/, 'Upload'],
  [/\bRemove\b/, 'Erase'],
  [/\bthe web server\b/, 'nginx'],
  [/\brows\b/i, 'records'],
  [/\bcommits\b/, 'work'],
  [/\bremote\b/, 'server'],
  [/\bcolumn\b/, 'field'],
  [/\bquery\b/, 'select'],
]
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ -a\b/, ' --all'],
  [/ -v\b/, ' --verbose'],
  [/ -c\b/, ' --create'],
  [/ -r\b/, ' --recursive'],
  [/ -d\b/, ' --delete'],
  [/\bgit switch\b/, 'git checkout'],
  [/\bbooks\b/, 'library.books'],
  [/\bnginx\b/, 'nginx.service'],
]
const replaceOne = (text: string, rules: readonly (readonly [RegExp, string])[], random: Random): string => {
  const rule = pick(
    rules.filter(([pattern]) => pattern.test(text)),
    random,
  )
  return rule === undefined ? text : text.replace(rule[0], rule[1])
}

/** Edits of a fact's words that leave it the same fact. */
const FACT_EDITS: readonly ((fact: Fact, random: Random) => Fact)[] = [
  (fact, random) => ({ ...fact, text: slip(fact.text, random) }),
  fact => ({ ...fact, text: `${fact.text}.` }),
  fact => ({ ...fact, text: fact.text.charAt(0).toLowerCase() + fact.text.slice(1) }),
  fact => ({ ...fact, text: fact.text.replace(/ /g, '  ') }),
  (fact, random) => ({
    ...fact,
    text: `${fact.text} ([manual](https://example.org/${Math.floor(random() * 99)}))`,
  }),
  fact => ({ ...fact, text: `${fact.text}, as a rule` }),
  fact => ({ ...fact, text: fact.text.replace(/\b(\w+)$/, '**$1**') }),
  fact => (fact.command?.startsWith('$') === false ? { ...fact, command: `$ ${fact.command}` } : fact),
  fact =>
    fact.command === undefined ? fact : { ...fact, command: fact.command.replace('nginx', '<service>') },
  fact =>
    fact.command === undefined ? fact : { ...fact, command: fact.command.replace('<branch>', '<name>') },
  fact => (fact.command === undefined ? fact : { ...fact, command: fact.command.replace(/;$/, '') }),
  fact => (fact.term === undefined ? fact : { ...fact, term: fact.term.toLowerCase() }),
  fact => (fact.term === undefined ? fact : { ...fact, term: `${fact.term}s` }),
  (fact, random) => ({ ...fact, text: replaceOne(fact.text, REWORDINGS, random) }),
  (fact, random) => ({ ...fact, text: replaceOne(fact.text, REWORDINGS, random) }),
  (fact, random) =>
    fact.command === undefined ? fact : { ...fact, command: replaceOne(fact.command, RESPELLINGS, random) },
]

const replaceChapter = (vault: Vault, at: number, next: Partial<SimulatedChapter>): Vault =>
  vault.map((chapter, nth) => (nth === at ? { ...chapter, ...next } : chapter))

/** One random edit of the kind people make between two imports. */
export const editVault = (vault: Vault, random: Random): Vault => {
  const at = Math.floor(random() * vault.length)
  const chapter = vault[at]
  if (chapter === undefined) return vault
  const place = Math.floor(random() * chapter.facts.length)
  const fact = chapter.facts[place]
  const without = chapter.facts.filter((_, nth) => nth !== place)
  const chance = random()
  if (chance < 0.5 && fact !== undefined) {
    const edit = pick(FACT_EDITS, random)
    const edited = edit === undefined ? fact : edit(fact, random)
    return replaceChapter(vault, at, { facts: chapter.facts.map((f, nth) => (nth === place ? edited : f)) })
  }
  if (chance < 0.6) return replaceChapter(vault, at, { facts: without })
  if (chance < 0.74) {
    const present = new Set(vault.flatMap(c => c.facts.map(f => f.id)))
    const fresh = pick(
      NEW_FACTS.filter(f => !present.has(f.id)),
      random,
    )
    if (fresh === undefined) return vault
    const isInstead = random() < 0.5
    const facts = [
      ...chapter.facts.slice(0, place),
      fresh,
      ...chapter.facts.slice(isInstead ? place + 1 : place),
    ]
    return replaceChapter(vault, at, { facts })
  }
  if (chance < 0.8) return replaceChapter(vault, at, { heading: `${chapter.heading} and more` })
  if (chance < 0.84) {
    return vault.map(c => (c.note === chapter.note ? { ...c, note: `renamed-${chapter.note}` } : c))
  }
  if (chance < 0.92 && fact !== undefined) {
    const to = Math.floor(random() * vault.length)
    const target = vault[to]
    if (target === undefined || to === at) return vault
    return replaceChapter(replaceChapter(vault, at, { facts: without }), to, {
      facts: [...target.facts, fact],
    })
  }
  if (chance < 0.96) return replaceChapter(vault, at, { facts: [...chapter.facts].reverse() })
  return [...vault.slice(at), ...vault.slice(0, at)]
}
