/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run typecheck` is the type check; the build that a start waits for need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Native modules, and modules with files beside them, are loaded from node_modules as they are.
  serverExternalPackages: ['@node-rs/argon2', '@open-spaced-repetition/binding', 'pg', 'nodemailer'],
  // The Markdown parser's browser variant asks `document` to decode entities, and a Web Worker has none.
  turbopack: {
    resolveAlias: {
      'decode-named-character-reference': './node_modules/decode-named-character-reference/index.js',
    },
  },
  // Nothing is written into the checkout by a development server.
  agentRules: false,
}

export default config
