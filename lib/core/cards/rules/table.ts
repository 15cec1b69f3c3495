import { mentions, nameOf, type Origin } from '@/lib/core/cards/card-writer'
import { classifyCode, isFlag, isPlainCommand } from '@/lib/core/cards/commands/command-shape'
import { isNoTerm, wordCount } from '@/lib/core/cards/language/phrases'
import type { Row, TableBlock } from '@/lib/core/cards/passages/block'
import { wholeCode } from '@/lib/core/cards/passages/split-entry'
import type { Place } from '@/lib/core/cards/rules/place'
import { type Run, runToMarkdown, sliceRun } from '@/lib/core/notes/run'

export const RULE = 'table-row'
export const CELL_RULE = 'table-cell'

const MEANING =
  /^(?:description|descriptions|meaning|meanings|definition|definitions|explanation|what it does|what does it do|does|purpose|use|usage|used for|function|effect|action|result|details?|notes?|comment|comments|translation|english|returns|role|matches|summary|explication|descripción|significado|definición|uso|función|descrição|significado|definição|função|beschreibung|bedeutung|erklärung|definition|zweck|übersetzung|signification|définition|rôle|traduction|说明|描述|含义|意思|解释|作用|功能|定义|用途|備注|備考|説明|意味|定義|用途|설명|의미|뜻|기능|정의|용도)$/i
const CODE_COLUMN =
  /^(?:commands?|cmd|code|syntax|shortcuts?|keys?|key ?binding|hotkey|keyboard shortcut|expression|query|statement|snippet|comando|atajo|sintaxis|comando|atalho|befehl|tastenkürzel|kürzel|commande|raccourci|syntaxe|命令|快捷键|语法|コマンド|ショートカット|構文|명령어|명령|단축키|문법)$/i
const EXAMPLE =
  /^(?:examples?|ex|sample|e\.g\.?|ejemplo|exemplo|beispiel|exemple|示例|例子|例|예시|예제|syntax|notes?|comment|remarks?|备注|備考|비고|link|links|url|source|reference|ref|image|#|no\.?|nr\.?|id|序号|编号|番号|번호)$/i
const PROMPTED = /\s+\$\s+(?=[a-z])/

/** Rows of a table: the column that names something, and the columns that say something of it. */
export function mineTable(table: TableBlock, place: Place): boolean {
  table.passage.reason = 'table-header'
  const columns = rolesOf(table)
  if (columns === null) {
    for (const row of table.rows) row.passage.reason = 'table-without-meaning'
    return false
  }
  let made = false
  for (const row of table.rows) {
    const done = mineRow(table, row, columns, place)
    if (!done) row.passage.reason = 'empty-row'
    made = done || made
  }
  return made
}

interface Roles {
  readonly name: number
  readonly meanings: readonly number[]
  readonly defines: boolean
}

function rolesOf(table: TableBlock): Roles | null {
  const heads = table.header.map(cell => cell.plain.trim())
  const width = Math.max(heads.length, ...table.rows.map(row => row.cells.length))
  if (width < 2 || table.rows.length === 0 || isMostlyLinks(table)) return null
  const all = Array.from({ length: width }, (_, index) => index)
  const filled = all.filter(column => table.rows.some(row => (row.cells[column]?.plain ?? '') !== ''))
  const useful = filled.filter(
    column =>
      !/^(?:#|no\.?|nr\.?|id|序号|编号|番号|번호)$/i.test(heads[column] ?? '') && !countsRows(table, column),
  )
  if (useful.length < 2) return null
  const meaning = useful.find(column => MEANING.test(heads[column] ?? ''))
  const coded =
    useful.find(column => CODE_COLUMN.test(heads[column] ?? '')) ??
    useful.find(column => isCodeColumn(table, column) && !EXAMPLE.test(heads[column] ?? ''))
  const name =
    coded !== undefined && coded !== meaning
      ? coded
      : (useful.find(column => column !== meaning) ?? useful[0])
  if (name === undefined) return null
  const others = useful.filter(column => column !== name)
  if (coded !== undefined && name === coded && useful[0] !== name && meaning === undefined) {
    return { name, meanings: others.slice(0, 1), defines: true }
  }
  if (meaning !== undefined && meaning !== name) return { name, meanings: [meaning], defines: true }
  const telling = others.filter(column => !EXAMPLE.test(heads[column] ?? ''))
  const single = telling.length <= 1 && (heads[telling[0] ?? 1] ?? '') === ''
  return {
    name,
    meanings: (telling.length > 0 ? telling : others).slice(0, 4),
    defines: single || isCodeColumn(table, name),
  }
}

/** Figures that only number the rows. */
function countsRows(table: TableBlock, column: number): boolean {
  const figures = table.rows.map(row => row.cells[column]?.plain.trim() ?? '')
  if (!figures.every(figure => /^\d{0,3}\.?$/.test(figure))) return false
  const first = Number.parseInt(figures[0] ?? '', 10)
  return figures.every((figure, index) => figure === '' || Number.parseInt(figure, 10) === first + index)
}

function isCodeColumn(table: TableBlock, column: number): boolean {
  const cells = table.rows
    .map(row => row.cells[column])
    .filter(cell => cell !== undefined && cell.plain !== '')
  const coded = cells.filter(
    cell =>
      cell?.tokens[0]?.kind === 'code' ||
      isPlainCommand(cell?.plain ?? '') ||
      (isFlag(cell?.plain ?? '') && (column === 0 || cell?.plain.startsWith('--') === true)),
  )
  return cells.length > 0 && coded.length * 2 > cells.length
}

function isMostlyLinks(table: TableBlock): boolean {
  let linked = 0
  let all = 0
  for (const row of table.rows) {
    for (const cell of row.cells) {
      for (const token of cell.tokens) {
        all += token.text.trim().length
        if (token.link) linked += token.text.trim().length
      }
    }
  }
  return all > 0 && linked * 2 > all
}

function mineRow(table: TableBlock, row: Row, roles: Roles, place: Place): boolean {
  const name = row.cells[roles.name]
  if (name === undefined || name.plain.trim() === '') return false
  const origin: Origin = {
    section: place.section,
    passages: [row.passage],
    startLine: row.line,
    endLine: row.line,
  }
  let made = false
  for (const column of roles.meanings) {
    const cell = row.cells[column]
    if (cell === undefined || /^[-–—\s]*$/.test(cell.plain)) continue
    made = mineCell(table, name, cell, column, roles, origin, place) || made
  }
  return made
}

function mineCell(
  table: TableBlock,
  name: Run,
  cell: Run,
  column: number,
  roles: Roles,
  origin: Origin,
  place: Place,
): boolean {
  const { writer } = place
  const { text, example } = cutExample(cell)
  const said = runToMarkdown(text).replaceAll('\n', ' ')
  const headed = CODE_COLUMN.test(table.header[roles.name]?.plain.trim() ?? '')
  const plainCode = headed || isPlainCommand(name.plain) || isFlag(name.plain)
  const code = wholeCode(name) ?? (plainCode ? name.plain.trim() : null)
  if (example !== null && said !== '') writer.command(CELL_RULE, example, said, origin)
  if (roles.defines) {
    const kind = code === null ? 'term' : classifyCode(code)
    if (code !== null && kind === 'flag' && place.command !== null)
      return writer.flag(`${RULE}-flag`, code, place.command, said, origin)
    if (code !== null && (kind === 'command' || headed)) {
      return writer.command(RULE, code, said, origin)
    }
    const inverse = wholeCode(cell)
    if (inverse !== null && wordCount(name.plain) >= 2)
      return writer.command(RULE, inverse, runToMarkdown(name), origin)
    if (/[?？]$/.test(name.plain.trim()))
      return writer.basic(CELL_RULE, runToMarkdown(flat(name)), said, origin, wordCount(name.plain) < 4)
    if (isNoTerm(name.plain) && !/^(?:[A-Z]{2,}|\d{1,5})$/.test(name.plain.trim())) return false
    const codes = name.tokens.filter(token => token.kind === 'code').map(token => token.text)
    if (codes.length > 1 && codes.every(each => classifyCode(each) === 'command'))
      return writer.commands(RULE, codes, said, origin)
    return writer.concept(RULE, flat(name), said, origin)
  }
  const head = table.header[column]?.plain.trim() ?? ''
  if (head === '') return writer.concept(RULE, flat(name), said, origin)
  if (mentions(said, name.plain) && wordCount(said) < 3) return false
  return writer.basic(CELL_RULE, writer.words.property(nameOf(flat(name)), head), said, origin, false)
}

function flat(run: Run): Run {
  return run.plain.includes('\n')
    ? {
        plain: run.plain.replaceAll('\n', ' '),
        tokens: run.tokens.map(token =>
          token.kind === 'break' ? { ...token, kind: 'text', text: ' ' } : token,
        ),
      }
    : run
}

/** `Opens the file. $ edit file`: an example behind a prompt at the end of the cell. */
function cutExample(cell: Run): { text: Run; example: string | null } {
  const match = PROMPTED.exec(cell.plain)
  if (match === null) return { text: cell, example: null }
  const example = cell.plain.slice(match.index + match[0].length).trim()
  if (!isPlainCommand(example)) return { text: cell, example: null }
  return { text: sliceRun(cell, 0, match.index), example }
}
