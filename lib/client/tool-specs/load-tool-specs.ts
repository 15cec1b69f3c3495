import { z } from 'zod'
import type { FindToolSpec, ToolSpec } from '@/lib/core/shell/tool-spec'
import { toolsNamed } from '@/lib/core/shell/tools-named'

/**
 * Brings the specs of the tools that some lines run, each fetched once a page. What cannot be fetched (offline, or a
 * tool nobody described) is left out: the judge then takes as equal only what holds for every tool.
 */

const indexSchema = z.array(z.string())
let index: Promise<ReadonlySet<string>> | undefined
const specs = new Map<string, Promise<ToolSpec | undefined>>()

export const loadToolSpecs = async (lines: readonly string[]): Promise<FindToolSpec> => {
  index ??= fetchIndex()
  const known = await index
  const found = new Map<string, ToolSpec>()
  const load = async (name: string): Promise<void> => {
    if (!known.has(name) || found.has(name)) return
    const spec = await fetchOnce(name)
    if (spec === undefined) return
    found.set(name, spec)
    // Large tools keep each subcommand in a file of its own.
    const named =
      spec.c?.filter(child => child.l !== undefined && lines.some(line => mentions(line, child))) ?? []
    await Promise.all(named.map(child => load(child.l ?? '')))
  }
  await Promise.all([...new Set(lines.flatMap(toolsNamed))].map(load))
  return name => found.get(name)
}

const mentions = (line: string, spec: ToolSpec): boolean =>
  spec.n.some(name => line.split(/\s+/).includes(name))

const fetchIndex = async (): Promise<ReadonlySet<string>> => {
  try {
    const response = await fetch('/tool-specs/index.json')
    return new Set(response.ok ? indexSchema.parse(await response.json()) : [])
  } catch {
    index = undefined
    return new Set()
  }
}

const fetchOnce = (name: string): Promise<ToolSpec | undefined> => {
  const pending = specs.get(name) ?? fetchSpec(name)
  specs.set(name, pending)
  return pending
}

const fetchSpec = async (name: string): Promise<ToolSpec | undefined> => {
  try {
    const response = await fetch(`/tool-specs/${name}.json`)
    return response.ok ? ((await response.json()) as ToolSpec) : undefined
  } catch {
    specs.delete(name)
    return undefined
  }
}
