/**
 * Compiles the completion specs of `@withfig/autocomplete` (MIT, see public/tool-specs/NOTICE) into one compact JSON
 * file a tool under public/tool-specs/. Descriptions are left out: the judge needs spellings, arity and synonyms.
 * Runs when the folder is missing or the package's version changed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ToolSpec, writeOption } from '@/lib/core/shell/tool-spec'
import { isMainModule } from '@/lib/launch/main-module'
import { projectFolder } from '@/lib/launch/project-folder'

interface FigOption {
  name: string | string[]
  args?: FigArgument | FigArgument[]
}
interface FigArgument {
  name?: string
  isCommand?: boolean
  isOptional?: boolean
  isVariadic?: boolean
}
interface FigSpec {
  name: string | string[]
  description?: string
  options?: FigOption[]
  subcommands?: FigSpec[]
  args?: FigArgument | FigArgument[]
  loadSpec?: unknown
  parserDirectives?: { flagsArePosixNoncompliant?: boolean }
}

const listOf = <T>(value: T | T[] | null | undefined): T[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** Versioned copies of one tool (`az/2.53.0/…`) are not other tools. */
const isVersionFolder = (file: string): boolean => /(^|\/)\d+\.\d+(\.\d+)?\//.test(file)

const compileOption = (option: FigOption): string => {
  const [first] = listOf(option.args)
  const arity =
    first === undefined ? 'none' : first.isVariadic ? 'many' : first.isOptional ? 'optional' : 'one'
  return writeOption({ spellings: listOf(option.name), arity })
}

/** Some specs mark the operand that starts another command, others only call it so. */
const startsCommand = (argument: FigArgument): boolean =>
  argument.isCommand === true || /^(command|utility|program)\b/i.test(argument.name ?? '')

const compileSpec = (spec: FigSpec): ToolSpec => {
  const options = listOf(spec.options)
    .filter(option => option?.name !== undefined)
    .map(compileOption)
  const subcommands = listOf(spec.subcommands)
    .filter(subcommand => subcommand?.name !== undefined)
    .map(compileSpec)
  const command = listOf(spec.args).findIndex(startsCommand)
  return {
    n: listOf(spec.name),
    ...(options.length > 0 && { o: options }),
    ...(subcommands.length > 0 && { c: subcommands }),
    ...(command >= 0 && { x: command }),
    ...(typeof spec.loadSpec === 'string' && { l: spec.loadSpec }),
    ...(spec.parserDirectives?.flagsArePosixNoncompliant === true && { d: 1 as const }),
  }
}

const OPTIONS_OF_EVERY_TOOL = new Set(['-h', '--help', '--version'])

/** Words of the description and every option: what must agree before two subcommands are called the same. */
const meaningOf = (spec: FigSpec): string | null => {
  const options = listOf(spec.options)
    .flatMap(option => listOf(option.name))
    .filter(name => !OPTIONS_OF_EVERY_TOOL.has(name))
    .sort()
  const words = (spec.description ?? '').toLowerCase().match(/\p{L}+/gu) ?? []
  return options.length === 0 || words.length < 2 ? null : `${words.join(' ')}|${options.join(' ')}`
}

/**
 * A shortcut at the top and the same subcommand inside a group, such as `ps` and `container ls`. Equal words and
 * equal options are not enough (`archive retry` is not `retry`, `help push` is not `push`): they are believed only
 * of a tool that has sorted its shortcuts into groups, that is where two groups or more each hold several.
 */
const findSynonyms = (spec: FigSpec): string[][] => {
  const inside = new Map<string, { group: string; path: string }[]>()
  for (const group of listOf(spec.subcommands)) {
    const groupName = listOf(group.name)[0] ?? ''
    for (const subcommand of listOf(group.subcommands)) {
      const meaning = meaningOf(subcommand)
      if (meaning === null) continue
      const place = { group: groupName, path: `${groupName} ${listOf(subcommand.name)[0]}` }
      inside.set(meaning, [...(inside.get(meaning) ?? []), place])
    }
  }
  const found = listOf(spec.subcommands).flatMap(shortcut => {
    const meaning = meaningOf(shortcut)
    const [place, ...others] = (meaning === null ? undefined : inside.get(meaning)) ?? []
    // Two places with one meaning say that the descriptions are careless; then nothing is claimed.
    return place === undefined || others.length > 0
      ? []
      : [{ ...place, shortcut: listOf(shortcut.name)[0] ?? '' }]
  })
  const groups = new Set(found.map(synonym => synonym.group))
  const several = [...groups].filter(group => found.filter(synonym => synonym.group === group).length > 1)
  const sorted = several.length > 1
  return sorted ? found.map(({ shortcut, path: place }) => [shortcut, place]) : []
}

const require = createRequire(import.meta.url)

/** Returns how many files were written; 0 when they were already there. */
export const compileToolSpecs = async (root: string): Promise<number> => {
  const source = path.dirname(path.dirname(require.resolve('@withfig/autocomplete')))
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(root, 'public', 'tool-specs')
  const stamp = path.join(target, 'VERSION')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return 0

  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const build = path.join(source, 'build')
  const files = readdirSync(build, { recursive: true })
    .map(file => String(file).split(path.sep).join('/'))
    .filter(file => file.endsWith('.js') && !file.startsWith('@') && !isVersionFolder(file))
  const names: string[] = []
  for (const file of files) {
    const loaded: { default?: unknown } = await import(pathToFileURL(path.join(build, file)).href)
    const spec = loaded.default as FigSpec | undefined
    if (typeof spec !== 'object' || spec === null || spec.name === undefined) continue
    const synonyms = findSynonyms(spec)
    const compiled: ToolSpec = { ...compileSpec(spec), ...(synonyms.length > 0 && { s: synonyms }) }
    if (compiled.o === undefined && compiled.c === undefined && compiled.l === undefined) continue
    const out = path.join(target, `${file.slice(0, -'.js'.length)}.json`)
    mkdirSync(path.dirname(out), { recursive: true })
    writeFileSync(out, JSON.stringify(compiled))
    names.push(file.slice(0, -'.js'.length))
  }
  writeFileSync(path.join(target, 'index.json'), JSON.stringify(names))
  writeFileSync(path.join(target, 'NOTICE'), readFileSync(path.join(source, 'LICENSE'), 'utf8'))
  writeFileSync(stamp, version)
  return names.length
}

if (isMainModule(import.meta.url)) await compileToolSpecs(projectFolder)
