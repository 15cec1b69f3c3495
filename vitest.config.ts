import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const resolve = {
  alias: {
    '@': root,
    // The marker throws outside React's server build; tests may load both sides.
    'server-only': `${root}node_modules/server-only/empty.js`,
  },
}
const setupFiles = ['tests/support/quiet-console.ts']
const globalSetup = ['tests/support/postgres-setup.ts']

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
          setupFiles,
          // A bound for a hang, not a measure of speed: properties run hundreds of cases on a busy machine.
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          setupFiles,
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve,
        test: {
          name: 'screenshots',
          include: ['tests/screenshots/**/*.shots.ts'],
          environment: 'node',
          fileParallelism: false,
          setupFiles,
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
