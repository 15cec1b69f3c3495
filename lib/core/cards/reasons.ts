import type { PassageReason } from '@/lib/core/cards/card'

const SENTENCES: Readonly<Record<string, string>> = {
  image: 'Only a picture, with nothing beside it to ask.',
  html: 'HTML without text of its own.',
  math: 'A formula without words that say what it is.',
  rule: 'A dividing line.',
  definition: 'The target of a link.',
  'table-header': 'The header of a table; its rows are read.',
  'table-without-meaning': 'No column of this table says what another one means.',
  'empty-row': 'A row without a meaning.',
  'table-of-contents': 'A table of contents.',
  'about-the-notes': 'About the notes themselves, such as a licence or how to contribute.',
  links: 'Almost nothing but links.',
  'link-only': 'Nothing but a link.',
  heading: 'A heading; it names the chapter of the cards below it.',
  'lead-in': 'Leads to what follows and says nothing alone.',
  'no-explanation': 'Nothing near it says what it does.',
  configuration: 'Configuration or markup, too long to be an answer.',
  output: 'Output or a listing, not something to type.',
  'too-long': 'Too long for the back of a card.',
  'too-many-items': 'More than seven items: too many for one card.',
  'list-without-stem': 'Nothing says what this is a list of.',
  deictic: 'Points at something else on the page.',
  'self-reference': 'Speaks of the notes themselves.',
  'leans-back': 'Only makes sense together with the sentence before it.',
  question: 'A question whose answer is not below it.',
  'task-list': 'A to-do item.',
  personal: 'Concerns a day or a plan of the writer, not the subject.',
  ambiguous: 'Asks the same as another card, with a different answer.',
  duplicate: 'Says the same as another card.',
  leak: 'The answer would stand on its own front.',
  empty: 'One side would be empty.',
  'no-fact': 'No rule found a question in it.',
  explicit: 'Left as it is: it belongs to a card written out in the note.',
}

export function reasonOf(code: string): PassageReason {
  return { code, sentence: SENTENCES[code] ?? SENTENCES['no-fact'] ?? '' }
}
