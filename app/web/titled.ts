/** The `meta` of a page whose loader answers its `title`; the site's name where the loader failed. */
export function titled({ data }: { data?: unknown }): Array<{ title: string }> {
  const { title } = (data ?? {}) as { title?: string };
  return [{ title: title ?? 'تشاور · Tachawor' }];
}
