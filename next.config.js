/** The headers of every answer. The pages' Content-Security-Policy has a nonce and comes from proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // For browsers that do not know `frame-ancestors`.
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
  },
]

/** Answers for programs are never a document that loads anything. */
const bare = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }]

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
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // Asked for at every visit, so that a new version is found.
    { source: '/sw.js', headers: [{ key: 'Cache-Control', value: 'no-cache' }] },
    ...['/api/:path*', '/healthz', '/readyz'].map(source => ({ source, headers: bare })),
    {
      // A worker has the policy of its own file.
      source: '/_next/static/:path*',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: "default-src 'none'; script-src 'self'; connect-src 'self'",
        },
      ],
    },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https(?:,.*)?' }],
      // Subdomains are not ours to speak for.
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000' }],
    },
  ],
}

export default config
