import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FindToolSpec, ToolSpec } from '@/lib/core/shell/tool-spec'
import { compileToolSpecs } from '@/lib/launch/compile-tool-specs'

const root = path.resolve(import.meta.dirname, '../..')

/** The compiled specs as files, compiled first if they are missing. */
export const loadToolSpecs = async (): Promise<FindToolSpec> => {
  await compileToolSpecs(root)
  const seen = new Map<string, ToolSpec | undefined>()
  return name => {
    if (!seen.has(name)) {
      const file = path.join(root, 'public/tool-specs', `${name}.json`)
      const isInside = file.startsWith(path.join(root, 'public/tool-specs') + path.sep)
      seen.set(name, isInside && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
    }
    return seen.get(name)
  }
}
