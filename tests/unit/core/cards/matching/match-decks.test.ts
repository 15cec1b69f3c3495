import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignKeys } from '@/lib/core/cards/keys/assign-keys'
import type { DeckDiff, LedgerCard } from '@/lib/core/cards/matching/ledger-card'
import { matchDecks } from '@/lib/core/cards/matching/match-decks'
import { editVault, makeCards, seededRandom, startVault, type Vault } from './edit-simulator'

interface Line {
  readonly command: string
  readonly text: string
  readonly chapter?: string
  readonly note?: string
}
let made = 0
const deck = (...lines: readonly Line[]): LedgerCard[] =>
  lines.map(({ command, text, chapter = 'Commands', note = 'notes.md' }) => {
    const [card] = assignKeys([
      {
        kind: 'command',
        rule: 'test',
        group: 'g',
        chapter: [chapter],
        front: text,
        back: `\`${command}\``,
        answer: command,
        source: { file: note, startLine: 1, endLine: 1 },
      },
    ])
    made += 1
    return {
      id: `card-${made}`,
      notePath: note,
      key: card?.key ?? '',
      kind: 'command',
      chapter: [chapter],
      front: text,
      back: `\`${command}\``,
      answer: command,
    }
  })
const frontsOf = (pairs: DeckDiff['kept']): string[][] =>
  pairs.map(([one, other]) => [one.front, other.front])
const retire = (cards: readonly LedgerCard[]): LedgerCard[] => cards.map(card => ({ ...card, retired: true }))

const push = { command: 'git push', text: 'Send your commits to the remote' }
const force = { command: 'git push --force', text: 'Send your commits and overwrite the remote' }
const fetch = { command: 'git fetch', text: 'Download new commits without touching your files' }
const status = { command: 'git status', text: 'See which files changed since the last commit' }

describe('matchDecks: what stays', () => {
  it('keeps a command whose explanation was rewritten', () => {
    const diff = matchDecks(deck(push), deck({ ...push, text: 'Publish what you did' }))
    expect(frontsOf(diff.kept)).toEqual([[push.text, 'Publish what you did']])
  })

  it('keeps cards under a renamed heading and in a renamed file', () => {
    const moved = [push, fetch, status].map(line => ({ ...line, chapter: 'Every day', note: 'git.md' }))
    const diff = matchDecks(deck(push, fetch, status), deck(...moved))
    expect(diff.kept).toHaveLength(3)
  })

  it('keeps a passage that moved to another note unchanged', () => {
    const diff = matchDecks(deck(push, fetch), deck(push, { ...fetch, note: 'other.md' }))
    expect(frontsOf(diff.kept)).toContainEqual([fetch.text, fetch.text])
  })

  it('matches a command that was respelled under the same explanation', () => {
    const diff = matchDecks(deck(push, fetch), deck({ ...push, command: 'git push origin' }, fetch))
    expect(frontsOf(diff.matched)).toEqual([[push.text, push.text]])
  })

  it('matches a passage that moved and lost a slip on the way', () => {
    const old = { ...fetch, text: 'Download new comits without touching your files' }
    const next = { ...fetch, note: 'other.md', chapter: 'Remotes' }
    expect(matchDecks(deck(push, old), deck(push, next)).matched).toHaveLength(1)
  })

  it('follows a word that was renamed throughout the note', () => {
    const lines = (name: string): Line[] =>
      ['start', 'stop', 'restart', 'reload', 'inspect'].map(verb => ({
        command: `svc ${verb} ${name}`,
        text: `Tell ${name} to ${verb}`,
      }))
    const diff = matchDecks(deck(...lines('alpha')), deck(...lines('omega')))
    expect(frontsOf(diff.matched)).toEqual(
      lines('alpha').map((line, at) => [line.text, lines('omega')[at]?.text]),
    )
  })
})

describe('matchDecks: what must not be taken for each other', () => {
  const cases: readonly (readonly [Line, Line])[] = [
    [push, force],
    [
      { command: 'svc start web', text: 'Start the web server' },
      { command: 'svc stop web', text: 'Stop the web server' },
    ],
    [
      { command: 'git branch -d <branch>', text: 'Delete a merged branch' },
      { command: 'git branch -D <branch>', text: 'Delete any branch' },
    ],
    [
      { command: 'git stash', text: 'Put your changes away' },
      { command: 'git stash pop', text: 'Bring your changes back' },
    ],
    [
      { command: 'nc -l 80', text: 'Listen on port 80' },
      { command: 'nc -l 443', text: 'Listen on port 443' },
    ],
    [
      { command: 'git log', text: 'Read the history of this branch' },
      { command: 'docker ps', text: 'List running containers' },
    ],
    [
      { command: 'x enable', text: 'Turn the feature on' },
      { command: 'x disable', text: 'Turn the feature off' },
    ],
  ]
  it.each(cases)('%j is not %j, even in the same place', (before, after) => {
    const diff = matchDecks(deck(fetch, before, status), deck(fetch, after, status))
    expect([...diff.kept, ...diff.matched].map(([old]) => old.front)).not.toContain(before.text)
    expect(diff.created.map(card => card.front)).toEqual([after.text])
  })

  it('does not believe a short key under another heading with other words', () => {
    const term = (text: string, chapter: string): LedgerCard[] =>
      deck({ command: 'top', text, chapter }).map(card => ({ ...card, key: 'concept:service:1' }))
    const diff = matchDecks(
      term('Stable address for changing pods', 'Kubernetes'),
      term('Background program started by init', 'Linux'),
    )
    expect(diff.kept).toEqual([])
  })
})

describe('matchDecks: what comes back', () => {
  it('restores a retired passage, and keeps the living ones out of its way', () => {
    const old = [...deck(push), ...retire(deck(fetch))]
    const diff = matchDecks(old, deck(push, fetch))
    expect(frontsOf(diff.restored)).toEqual([[fetch.text, fetch.text]])
    expect(diff.created).toEqual([])
  })

  it('does not mention a retired card that stays away', () => {
    const diff = matchDecks([...deck(push), ...retire(deck(fetch))], deck(push))
    expect(diff).toMatchObject({ restored: [], retired: [], created: [] })
  })

  it('does not revive a card for something else', () => {
    expect(matchDecks(retire(deck(push)), deck(force)).restored).toEqual([])
  })
})

describe('matchDecks, for any deck', () => {
  const vaults = fc.tuple(fc.integer({ min: 1 }), fc.integer({ min: 0, max: 40 })).map(([seed, steps]) => {
    const random = seededRandom(seed)
    let vault: Vault = startVault
    for (let step = 0; step < steps; step++) vault = editVault(vault, random)
    return vault
  })

  it('puts each card into exactly one place', () => {
    fc.assert(
      fc.property(vaults, vaults, (before, after) => {
        const old = makeCards(before, 'a').cards.map((card, at) => ({ ...card, retired: at % 7 === 0 }))
        const next = makeCards(after, 'b').cards
        const diff = matchDecks(old, next)
        const pairs = [...diff.kept, ...diff.matched, ...diff.restored]
        const ids = (cards: readonly LedgerCard[]): string[] => cards.map(card => card.id).sort()
        const away = old.filter(card => card.retired && !pairs.some(([one]) => one.id === card.id))
        expect(ids([...pairs.map(([one]) => one), ...diff.retired, ...away])).toEqual(ids(old))
        expect(ids([...pairs.map(([, other]) => other), ...diff.created])).toEqual(ids(next))
      }),
      { numRuns: 40 },
    )
  })

  it('keeps everything when nothing changed but the order', () => {
    fc.assert(
      fc.property(vaults, fc.integer(), (vault, seed) => {
        const random = seededRandom(seed)
        const { cards } = makeCards(vault, 'a')
        const shuffled = [...cards].map(card => ({ card, at: random() })).sort((a, b) => a.at - b.at)
        const diff = matchDecks(
          cards,
          shuffled.map(({ card }) => card),
        )
        expect(diff.kept).toHaveLength(cards.length)
        for (const [one, other] of diff.kept) expect(one.id).toBe(other.id)
      }),
      { numRuns: 40 },
    )
  })

  it('pairs all others as before when one card is deleted', () => {
    fc.assert(
      fc.property(vaults, fc.nat(), (vault, nth) => {
        const { cards } = makeCards(vault, 'a')
        const gone = cards[nth % cards.length]
        const diff = matchDecks(
          cards,
          cards.filter(card => card !== gone),
        )
        expect(diff.retired).toEqual(gone === undefined ? [] : [gone])
        for (const [one, other] of diff.kept) expect(one.id).toBe(other.id)
      }),
      { numRuns: 40 },
    )
  })
})

describe('matchDecks against simulated histories whose truth is known', () => {
  it('never gives one fact the progress of another, and hardly ever loses any', () => {
    let cards = 0
    let lost = 0
    const wrong: string[] = []
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed)
      let vault: Vault = startVault
      for (let step = 0; step < seed % 60; step++) vault = editVault(vault, random)
      const [before, after] = [makeCards(startVault, 'a'), makeCards(vault, 'b')]
      const diff = matchDecks(before.cards, after.cards)
      for (const [old, next] of [...diff.kept, ...diff.matched]) {
        if (before.truth.get(old.id) !== after.truth.get(next.id))
          wrong.push(`${seed}: ${old.front} > ${next.front}`)
      }
      const alive = new Set(after.truth.values())
      lost += diff.retired.filter(old => alive.has(before.truth.get(old.id) ?? '')).length
      cards += before.cards.length
    }
    expect(wrong).toEqual([])
    expect(lost / cards).toBeLessThan(0.002)
  })
})
