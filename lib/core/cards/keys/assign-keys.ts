import type { GeneratedCard } from '@/lib/core/cards/card'
import { normalisePhrase } from '@/lib/core/cards/keys/normalise'
import { cardDirection, cardSubject } from './card-subject'
import { hashText } from './hash-text'
import type { KeylessCard } from './keyless-card'

/**
 * Names the cards of one note. A key says kind, direction and subject; it says nothing of line numbers, link
 * targets, explanations or headings, so most edits leave it alone. Cards that share all three are told apart by
 * their other side, then by their chapter, and only last by their order: a key depends on another card only when
 * both ask the same.
 */
export const assignKeys = (cards: readonly KeylessCard[]): GeneratedCard[] => {
  const keys = new Array<string>(cards.length).fill('')
  for (const [base, places] of groupPlaces(cards.map(baseKey))) {
    tellApart(base, places, cards, 0, keys)
  }
  makeUnique(keys)
  return cards.map(({ subject: _subject, direction: _direction, ...card }, place) => ({
    key: keys[place] ?? '',
    ...card,
  }))
}

const LONGEST_SLUG = 48

const baseKey = (card: KeylessCard): string => {
  const subject = cardSubject(card)
  const way = cardDirection(card) === 'reverse' ? '-back' : ''
  return `${card.kind}${way}:${slug(subject)}:${hashText(subject)}`
}

/** The readable part: letters, digits and inner dashes of the subject. */
const slug = (subject: string): string =>
  Array.from(subject.slice(0, 200).replace(/[^\p{L}\p{N}-]+/gu, '-'))
    .slice(0, LONGEST_SLUG)
    .join('')
    .replace(/-{3,}/g, '--')
    .replace(/^-+|-+$/g, '')

/** What tells two cards with the same subject apart, the steadiest first. */
const TELLING: readonly ((card: KeylessCard) => string)[] = [
  card => `${normalisePhrase(card.front)}\n${normalisePhrase(card.back)}`,
  card => card.chapter.map(normalisePhrase).join('\n'),
]

const tellApart = (
  base: string,
  places: readonly number[],
  cards: readonly KeylessCard[],
  step: number,
  keys: string[],
): void => {
  const first = places[0]
  if (first === undefined) return
  const telling = TELLING[step]
  if (places.length === 1) {
    keys[first] = base
  } else if (telling === undefined) {
    places.forEach((place, nth) => {
      keys[place] = nth === 0 ? base : `${base}~${nth + 1}`
    })
  } else {
    const signs = places.map(place => {
      const card = cards[place]
      return card === undefined ? '' : telling(card)
    })
    for (const [sign, nths] of groupPlaces(signs)) {
      const group = nths.map(nth => places[nth] ?? first)
      const next = nths.length === places.length ? base : `${base}~${hashText(sign).slice(0, 8)}`
      tellApart(next, group, cards, step + 1, keys)
    }
  }
}

/** Guards the promise against two texts with the same fingerprint. */
const makeUnique = (keys: string[]): void => {
  const taken = new Set<string>()
  keys.forEach((key, place) => {
    let unique = key
    for (let nth = 2; taken.has(unique); nth++) unique = `${key}~${nth}`
    taken.add(unique)
    keys[place] = unique
  })
}

const groupPlaces = (signs: readonly string[]): Map<string, number[]> => {
  const groups = new Map<string, number[]>()
  signs.forEach((sign, place) => {
    const group = groups.get(sign)
    if (group === undefined) groups.set(sign, [place])
    else group.push(place)
  })
  return groups
}
