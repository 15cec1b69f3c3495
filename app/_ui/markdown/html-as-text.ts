/**
 * Raw HTML in a note is never executed. Tags that only format are left out, comments are left out, and
 * everything else stands there as the text it is: `<container>` in a note is a placeholder, not markup.
 */
const FORMATTING = new Set(
  (
    'a abbr b blockquote br center cite code dd del details dfn div dl dt em figcaption figure font hr i img ins ' +
    'kbd li mark ol p picture pre q s samp section small source span strong sub summary sup table tbody td tfoot ' +
    'th thead tr u ul var wbr'
  ).split(' '),
)
const BREAKING = new Set(['br', 'hr', 'p', 'div', 'li', 'tr'])
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const TAG = /<\/?([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/gi

/** The text a piece of raw HTML stands for; may be empty. */
export function htmlAsText(html: string): string {
  return html.replace(COMMENT, '').replace(TAG, (tag, name: string) => {
    const lower = name.toLowerCase()
    if (BREAKING.has(lower)) return '\n'
    return FORMATTING.has(lower) ? '' : tag
  })
}
