import { cardSize } from '#app/contract/share-card.ts';

/** What networks show of a page that is shared; addresses are whole. */
export type Shared = { title: string; description: string; url: string; image: string; alt: string; locale: string };

type Meta = { title: string } | { name: string; content: string } | { property: string; content: string };

/** The `meta` of a page whose loader answers its `title`, and `share` where it may be shared; the site's name where the loader failed. */
export function titled({ data }: { data?: unknown }): Meta[] {
  const { title, share } = (data ?? {}) as { title?: string; share?: Shared };
  return [{ title: title ?? 'تشاور · Tachawor' }, ...(share ? sharedMeta(share) : [])];
}

function sharedMeta({ title, description, url, image, alt, locale }: Shared): Meta[] {
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
