import { cardSize } from '#app/contract/share-card.ts';

/** What networks show of a page that is shared; addresses are whole. */
export type Shared = { title: string; description: string; url: string; image: string; alt: string; locale: string };

type Meta = { title: string } | { name: string; content: string } | { property: string; content: string };

/** The `meta` that networks read of a page whose loader answers what may be shared of it as `share`. */
export function sharedMeta({ data }: { data?: unknown }): Meta[] {
  const { share } = (data ?? {}) as { share?: Shared };
  return share ? describe(share) : [];
}

function describe({ title, description, url, image, alt, locale }: Shared): Meta[] {
  const open = {
    type: 'article',
    site_name: 'تشاور · Tachawor',
    title,
    description,
    url,
    locale,
    image,
    'image:type': 'image/png',
    'image:width': String(cardSize.width),
    'image:height': String(cardSize.height),
    'image:alt': alt,
  };
  return [
    { name: 'description', content: description },
    ...Object.entries(open).map(([name, content]) => ({ property: `og:${name}`, content })),
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}
