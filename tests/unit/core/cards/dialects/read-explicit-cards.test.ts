import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIALECTS, type DialectSwitches } from '@/lib/core/cards/dialects/dialect'
import { type ExplicitCards, readExplicitCards } from '@/lib/core/cards/dialects/read-explicit-cards'
import { generateDeck } from '@/lib/core/cards/generate-deck'
import { parseNote } from '@/lib/core/notes/parse-note'

const read = (source: string, switches?: DialectSwitches): ExplicitCards =>
  readExplicitCards(parseNote(source), switches, 'note.md')
const sides = (source: string, switches?: DialectSwitches): string[][] =>
  read(source, switches).cards.map(card => [card.front, card.back])

describe('what is no card', () => {
  it.each([
    ['code', 'Call `std::vector` and `a ? b : c` when `x == y`.'],
    ['scope in prose', 'Use std::vector or std::map for that.'],
    ['scope that opens a line', 'std::vector is a growing array.'],
    ['types', 'map :: (a -> b) -> [a] -> [b]'],
    ['properties', 'status:: open\ntags:: a, b'],
    ['links', '[a::b](https://example.org/c::d) and <https://example.org/::x>'],
    ['wiki links', 'See [[Area::Topic]] and [[a|b::c]].'],
    ['fences', '```\nQ: no\nA: no\nx::y\n{{c1::z}}\n```'],
    ['indented code', 'Text.\n\n    Q::A\n    ==x== and more\n'],
    ['HTML', '<div>\nQ::A\n</div>'],
    ['comments', '<!-- Q::A -->'],
    ['math', 'Then $a::b$ and $$c::d$$.\n\n$$\nx::y\n$$'],
    ['escapes', 'Left\\::right and \\=\\=no gap\\=\\= here'],
    ['comparisons', 'It holds when a == b and c == d.'],
    ['templates', 'Write {{.Names}}, {{ title }} or {{user_name}} there, or {{ a | b }} too.'],
    ['placeholders', 'Replace {NAME} with your own name.'],
    ['a question in a line', 'They ask Q: why, and then A: because.'],
    ['a lone answer', 'A: an answer without its question'],
    ['a drive letter', 'C: is the first drive.'],
    ['ternary marks', 'What now?\n\nAn answer.'],
    ['thematic breaks', 'One thought.\n\n---\n\nAnother thought.'],
    ['headings with bodies', '## Install\n\nRun it.\n\n## Remove\n\nDelete it.'],
    ['struck-out words', 'The ~~old~~ new way.'],
    ['closing emphasis', 'Some story.\n\n_The end_'],
    ['ratios', 'Mix 3 : 4 for mortar.'],
    ['tables', '| Q | A |\n| --- | --- |\n| a::b | c |'],
    ['tags in general', 'Notes tagged #cards or #flashcarding are others.'],
  ])('%s', (_name, source) => {
    expect(read(source)).toEqual({ cards: [], claimed: [] })
  })
})

describe('switches', () => {
  it('leaves a dialect that is off to be mined like any text', () => {
    expect(sides('Oslo::Capital of Norway', { 'obsidian-sr': 'off' })).toEqual([])
  })

  it('reads ambiguous forms when told to', () => {
    expect(sides('## Io\n\nA moon.\n', { mdanki: 'on' })).toEqual([['Io', 'A moon.']])
    expect(sides('Io\n\n---\n\nA moon.\n', { mochi: 'on' })).toEqual([['Io', 'A moon.']])
    expect(sides('The moon {Io} is near.', { orbit: 'on' })).toEqual([['The moon […] is near.', 'Io']])
    expect(sides('The moon ~~Io~~ is near.', { yanki: 'on' })).toEqual([['The moon […] is near.', 'Io']])
    expect(sides('std::vector', { 'obsidian-sr': 'on' })).toEqual([['std', 'vector']])
  })

  it('takes front matter for being told', () => {
    expect(sides('---\ntool: mochi\n---\nIo\n\n---\n\nA moon.\n')).toEqual([['Io', 'A moon.']])
  })
})

describe('edges', () => {
  it('reads a question over a line that Markdown takes for its underline', () => {
    expect(sides('Which moon has volcanoes?\n---\nIo')).toEqual([['Which moon has volcanoes?', 'Io']])
  })

  it('ends an unseparated answer at a blank line', () => {
    expect(sides('Q: One?\nA: Yes.\n\nOther prose.')).toEqual([['One?', 'Yes.']])
  })

  it('keeps Markdown inside a card as it is', () => {
    expect(sides('What does `ls -l` **show**?::See [the manual](https://example.org) and `-a`')).toEqual([
      ['What does `ls -l` **show**?', 'See [the manual](https://example.org) and `-a`'],
    ])
  })

  it('reads Windows line ends', () => {
    expect(sides('Front line\r\n?\r\nBack line\r\nand more\r\n')).toEqual([
      ['Front line', 'Back line\nand more'],
    ])
  })

  it('names chapters, but not by a heading that is a card itself', () => {
    const { cards } = read('# Top\n\n## What is it? #card\nA thing.\n\nLeft::Right')
    expect(cards.map(card => card.chapter)).toEqual([['Top'], ['Top']])
  })

  it('carries no progress from a broken schedule', () => {
    const { cards } = read('Left side::Port <!--SR:!2021-13-45,x,290-->')
    expect(cards.map(card => [card.back, card.progress])).toEqual([['Port', undefined]])
  })

  it('stands in the deck beside what is mined, on lines of its own', () => {
    const deck = generateDeck({
      path: 'a.md',
      text: '# Shell\n\nList files::`ls`\n\n- `pwd`: print the current folder\n',
    })
    const explicit = deck.cards.filter(card => card.rule === 'obsidian-sr-line')
    expect(explicit.map(card => [card.front, card.back, card.source.startLine])).toEqual([
      ['List files', '`ls`', 3],
    ])
    expect(deck.cards.some(card => card.answer === 'pwd')).toBe(true)
    expect(deck.passages.find(passage => passage.startLine === 3)?.cards).toEqual([explicit[0]?.key])
    expect(deck.cards.filter(card => card.source.startLine === 3)).toHaveLength(1)
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '::',
        ':::',
        '?',
        '??',
        '==',
        '==x==',
        '^[h]',
        '[^1]',
        '{{c1::',
        '}}',
        '{{',
        '{',
        '}',
        'Q: ',
        'A: ',
        'C: [x]',
      ],
      ...[
        'Q. ',
        'A. ',
        'Q | ',
        ' |',
        'CQ | ',
        'MCQ | ',
        'O | ',
        '#card',
        '#flashcard',
        '---',
        '- ',
        '> ',
        '    ',
        '`',
      ],
      ...[
        '```',
        '~~',
        '_a_',
        '## ',
        '#separator:tab',
        '\t',
        '<!--SR:!2021-01-01,1,250-->',
        '|',
        '$',
        '\\',
        '"',
        '\r\n',
      ],
    ),
    fc.constant('\n'),
    fc.constant('\n\n'),
    fc.string({ maxLength: 8 }),
    fc.constantFrom('word', ' and ', '日本', '😀', '\u0000'),
  )
  const texts = fc.array(piece, { maxLength: 60 }).map(parts => parts.join(''))
  const switches = fc.constantFrom<DialectSwitches>({}, Object.fromEntries(DIALECTS.map(id => [id, 'on'])))

  it('gives cards whose lines are in the note and which have two sides', () => {
    fc.assert(
      fc.property(texts, switches, (source, enabled) => {
        const { cards, claimed } = read(source, enabled)
        const lines = source.replace(/^\ufeff/, '').split('\n').length
        for (const { front, back, source: place } of cards) {
          expect(front.trim()).not.toBe('')
          expect(back.trim()).not.toBe('')
          expect(place.startLine).toBeGreaterThanOrEqual(1)
          expect(place.endLine).toBeLessThanOrEqual(lines)
          expect(place.startLine).toBeLessThanOrEqual(place.endLine)
          expect(
            claimed.some(range => range.startLine <= place.startLine && range.endLine >= place.endLine),
          ).toBe(true)
        }
        expect(read(source, enabled)).toEqual({ cards, claimed })
      }),
      { numRuns: 400 },
    )
  })
})
