import { parseSync, Visitor } from 'oxc-parser'

/** What the rules need to know of one source file. */
export interface ModuleFacts {
  readonly file: string
  readonly imports: readonly {
    readonly from: string
    readonly isType: boolean
    readonly names: readonly string[]
  }[]
  readonly isClient: boolean
  readonly isServerAction: boolean
  /** Nothing but `export … from`: a barrel. */
  readonly isBarrel: boolean
  /** Reads of `process.env`. */
  readonly readsEnvironment: boolean
  /** What makes a function impure, such as `Date.now`, `new Date()` or `console`, with its line. */
  readonly impurities: readonly string[]
  readonly lines: number
  /** A file over the size limit says why in its first comment, with the words "Long because". */
  readonly saysWhyLong: boolean
}

const ambient = new Set([
  'console',
  'fetch',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'window',
  'document',
  'navigator',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
])
const impureMembers = new Set(['Date.now', 'Math.random', 'performance.now', 'Temporal.Now'])
const cryptoMembers = new Set(['randomUUID', 'getRandomValues', 'randomBytes'])

interface Node {
  readonly type: string
  readonly start: number
}
interface Named extends Node {
  readonly name: string
}

function isNamed(node: Node): node is Named {
  return node.type === 'Identifier'
}

/** Parses one file; throws when it is not TypeScript. */
export function readModule(file: string, source: string): ModuleFacts {
  const parsed = parseSync(file, source)
  const fault = parsed.errors[0]
  if (fault !== undefined) throw new Error(`${file}: ${fault.message}`)
  const { body } = parsed.program

  const imports = parsed.module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    isType: entries.length > 0 && entries.every(entry => entry.isType),
    names: entries.map(entry => entry.importName.name ?? ''),
  }))
  for (const { entries } of parsed.module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) imports.push({ from: moduleRequest.value, isType, names: [] })
  for (const { moduleRequest } of parsed.module.dynamicImports) {
    const literal = /^['"`]([^'"`$]+)['"`]$/.exec(source.slice(moduleRequest.start, moduleRequest.end))?.[1]
    if (literal !== undefined) imports.push({ from: literal, isType: false, names: [] })
  }

  const impurities: string[] = []
  const declared = new Set<string>(
    parsed.module.staticImports.flatMap(it => it.entries.map(e => e.localName.value)),
  )
  const used: { name: string; at: number }[] = []
  let readsEnvironment = false
  const note = (what: string, at: number) => impurities.push(`${what} in line ${lineOf(source, at)}`)
  const declare = (node: Node | null) => {
    if (node !== null && isNamed(node)) declared.add(node.name)
  }
  new Visitor({
    MemberExpression(node) {
      if (node.computed || !isNamed(node.object) || !isNamed(node.property)) return
      const name = `${node.object.name}.${node.property.name}`
      if (name === 'process.env') readsEnvironment = true
      if (impureMembers.has(name) || (node.object.name === 'crypto' && cryptoMembers.has(node.property.name)))
        note(name, node.start)
      if (ambient.has(node.object.name)) used.push({ name: node.object.name, at: node.start })
    },
    NewExpression(node) {
      if (isNamed(node.callee) && node.callee.name === 'Date' && node.arguments.length === 0)
        note('new Date()', node.start)
    },
    CallExpression(node) {
      if (!isNamed(node.callee)) return
      if (node.callee.name === 'Date') note('Date()', node.start)
      if (ambient.has(node.callee.name)) used.push({ name: node.callee.name, at: node.start })
    },
    VariableDeclarator: node => declare(node.id),
    FunctionDeclaration: node => node.params.forEach(declare),
    FunctionExpression: node => node.params.forEach(declare),
    ArrowFunctionExpression: node => node.params.forEach(declare),
    Property: node => declare(node.value),
  }).visit(parsed.program)
  for (const { name, at } of used) if (!declared.has(name)) note(name, at)

  const directives = body.flatMap(node => ('directive' in node ? [node.directive] : []))
  const statements = body.filter(node => !('directive' in node))
  return {
    file,
    imports,
    isClient: directives.includes('use client'),
    isServerAction: directives.includes('use server'),
    isBarrel:
      statements.length > 0 &&
      statements.every(
        node =>
          node.type === 'ExportAllDeclaration' ||
          (node.type === 'ExportNamedDeclaration' && node.source !== null),
      ),
    readsEnvironment,
    impurities,
    lines: source.split('\n').length - 1,
    saysWhyLong: /long because/i.test(parsed.comments[0]?.value ?? ''),
  }
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length
}
