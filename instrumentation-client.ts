/**
 * Runs before anything else in the browser. zod makes validators from text where it may, and finds out by trying, which
 * the Content-Security-Policy would report; this is its own switch for that, set without loading it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
