import type { DocumentTree } from '#app/contract/document.ts';
import type { Lang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { directionOfLanguage } from '#app/ui/text-direction.ts';
import { BlockView } from './block-view.tsx';
import { headingId, outlineOf, type OutlineEntry } from './outline.ts';

type Props = {
  tree: DocumentTree;
  /** The language of the opinion, for lines whose letters show none. */
  lang: Lang;
  /** Path under which the pictures of the opinion are. */
  images: string;
};

/** From so many headings on, a text is led by the list of them. */
const longText = 5;

/** The text of an opinion as plain HTML, made for reading: on a screen, by a screen reader, on paper. */
export function DocumentView({ tree, lang, images }: Props) {
  const { t } = useT();
  const outline = outlineOf(tree, lang);
  const scene = { lang, images, depth: 0 };
  const tables = tree.filter(({ kind }) => kind === 'table');
  if (!tree.some(hasWords))
    return <EmptyState title={t('opinion:no_text_title')}>{t('opinion:no_text_why')}</EmptyState>;
  return (
    <div className="grid gap-6">
      {outline.size >= longText ? <Contents entries={[...outline.values()]} /> : null}
      <div className="reading document" lang={lang} dir={directionOfLanguage(lang)}>
        {tree.map((block, at) => (
          <BlockView
            key={at}
            block={block}
            scene={scene}
            heading={outline.get(at)}
            label={block.kind === 'table' ? t('opinion:table', { number: tables.indexOf(block) + 1 }) : undefined}
          />
        ))}
      </div>
    </div>
  );
}

function hasWords(block: DocumentTree[number]): boolean {
  if (block.kind === 'list') return block.items.length > 0;
  if (block.kind === 'table') return block.rows.length > 0;
  return block.kind === 'image' || block.kind === 'article' || block.children.length > 0;
}

function Contents({ entries }: { entries: OutlineEntry[] }) {
  const { t } = useT();
  return (
    <nav aria-labelledby="contents-title" className="no-print">
      <details className="document-contents">
        <summary id="contents-title">{t('opinion:contents')}</summary>
        <ol>
          {entries.map(({ at, level, text, lang }) => (
            <li key={at} className={`contents-level-${level}`}>
              <a href={`#${headingId(at)}`}>
                <bdi lang={lang}>{text}</bdi>
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
