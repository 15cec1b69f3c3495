import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Recto',
    short_name: 'Recto',
    description: 'Your notes, remembered: flashcards from the Markdown you keep.',
    start_url: '/today',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf8f3',
    theme_color: '#fbf8f3',
    icons: [
      { src: '/icons/recto-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/recto-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/recto-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
