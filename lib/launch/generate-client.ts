/**
 * Writes the Prisma client into lib/server/db/generated from prisma/schema.prisma (`npm run generate`).
 * Prisma's own generator packages are called directly: the `prisma` command line would download an engine binary
 * for this step and brings 200 MB that nothing else here needs. Skipped when the schema has not changed.
 */
import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { isMainModule } from '@/lib/launch/main-module'
import { projectFolder } from '@/lib/launch/project-folder'

const schemaFile = path.join(projectFolder, 'prisma/schema.prisma')
const outputFolder = path.join(projectFolder, 'lib/server/db/generated')
const stampFile = path.join(outputFolder, '.schema-hash')

/** The parts of Prisma's generator packages used here. They are loaded as CommonJS: their ESM build does not resolve. */
interface Internals {
  loadSchemaContext(options: {
    schemaPath: { cliProvidedPath: string }
    printLoadMessage: boolean
  }): Promise<unknown>
  getGenerators(options: {
    schemaContext: unknown
    registry: Record<string, { type: 'in-process'; generator: unknown }>
    skipDownload: boolean
    cliCommand: string
  }): Promise<{ generate(): Promise<void>; stop(): void }[]>
}
interface ClientGenerator {
  PrismaClientTsGenerator: new () => unknown
}

/** Generates the client if the schema or Prisma's version changed since the last time; answers whether it did. */
export async function generateClient(): Promise<boolean> {
  const require = createRequire(import.meta.url)
  const generatorVersion: string = require('@prisma/client/package.json').version
  const stamp = createHash('sha256')
    .update(generatorVersion)
    .update(await readFile(schemaFile))
    .digest('hex')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false

  const internals: Internals = require('@prisma/internals')
  const { PrismaClientTsGenerator }: ClientGenerator = require('@prisma/client-generator-ts')
  const schemaContext = await internals.loadSchemaContext({
    schemaPath: { cliProvidedPath: schemaFile },
    printLoadMessage: false,
  })
  const generators = await internals.getGenerators({
    schemaContext,
    registry: { 'prisma-client': { type: 'in-process', generator: new PrismaClientTsGenerator() } },
    skipDownload: true,
    cliCommand: 'generate',
  })
  await rm(stampFile, { force: true })
  for (const generator of generators) {
    await generator.generate()
    generator.stop()
  }
  await writeFile(stampFile, stamp)
  return true
}

if (isMainModule(import.meta.url)) await generateClient()
