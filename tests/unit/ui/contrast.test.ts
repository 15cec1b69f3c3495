/** The tokens keep their promise: AA everywhere, AAA for reading text, three to one for what bounds a control. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(oklch\([^)]*\));/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const light = tokensOf(':root')
const themes = {
  light,
  dark: new Map([...light, ...tokensOf(':root[data-theme="dark"]')]),
}

/** Relative luminance by WCAG 2, from OKLCH by Ottosson's matrices; what lies outside sRGB is clipped. */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = (oklch.match(/[\d.]+/g) ?? []).map(Number)
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ].map(channel => Math.min(1, Math.max(0, channel)))
  const [red = 0, green = 0, blue = 0] = rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

test('black on white is 21 to 1', () => {
  expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1)
})

describe.each(Object.entries(themes))('%s', (_name, tokens) => {
  const ratio = (ink: string, ground: string) => {
    const [a, b] = [tokens.get(ink), tokens.get(ground)]
    if (a === undefined || b === undefined) throw new Error(`No colour is called ${ink} or ${ground}.`)
    return contrast(a, b)
  }
  const grounds = ['paper', 'paper-sunk', 'paper-float']

  test.each([...grounds, 'memory-1', 'memory-2', 'memory-3', 'memory-4'])(
    'reading text on %s is AAA',
    ground => {
      expect(ratio('ink', ground)).toBeGreaterThanOrEqual(7)
    },
  )
  test.each(grounds)('quiet text, grades, code and the red on %s are AA', ground => {
    const inks = [
      'quiet',
      'again',
      'hard',
      'good',
      'easy',
      'rubric-ink',
      'code-word',
      'code-text',
      'code-number',
      'code-aside',
    ]
    for (const ink of inks) expect(ratio(ink, ground), ink).toBeGreaterThanOrEqual(4.5)
  })
  test('the red button can be read, at rest and under the pointer', () => {
    expect(ratio('on-rubric', 'rubric')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-rubric', 'rubric-strong')).toBeGreaterThanOrEqual(4.5)
  })
  test.each(grounds)('the edge of a control is seen on %s', ground => {
    expect(ratio('edge', ground)).toBeGreaterThanOrEqual(3)
  })
})
