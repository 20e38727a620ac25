/** A feed that programs find by the page. */
export type PageFeed = { href: string; title: string };

type Meta = { title: string } | ({ tagName: 'link'; rel: 'alternate'; type: string } & PageFeed);

/** The `meta` of a page whose loader answers its `title`, and its `feed` where it has one; the site's name where the loader failed. */
export function titled({ data }: { data?: unknown }): Meta[] {
  const { title, feed } = (data ?? {}) as { title?: string; feed?: PageFeed };
  return [
    { title: title ?? 'تشاور · Tachawor' },
    ...(feed ? [{ tagName: 'link', rel: 'alternate', type: 'application/atom+xml', ...feed } as const] : []),
  ];
}
