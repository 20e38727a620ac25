import { documentLimits, type Block, type List, type ListItem } from '#app/contract/document.ts';
import type { Lang } from '#app/contract/languages.ts';
import { InlineView } from './inline-view.tsx';
import { articleName, colon, headingId, langOfLine, type OutlineEntry } from './outline.ts';
import { TableView } from './table-view.tsx';

/** What blocks are shown with. */
export type BlockScene = {
  /** The language of the opinion. */
  lang: Lang;
  /** Path under which the pictures of the opinion are. */
  images: string;
  /** Blocks inside blocks. */
  depth: number;
};

type Props = {
  block: Block;
  scene: BlockScene;
  heading?: OutlineEntry | undefined;
  /** The name of a table. */
  label?: string | undefined;
};

/** One block of a text. Every line says its language and its direction. */
export function BlockView({ block, scene, heading, label }: Props) {
  if (scene.depth > documentLimits.nesting) return null;
  if (block.kind === 'list') return <ListView list={block} scene={scene} />;
  if (block.kind === 'table') {
    const inner = { ...scene, depth: scene.depth + 1 };
    const show = (one: Block, at: number) => <BlockView key={at} block={one} scene={inner} />;
    return <TableView rows={block.rows} label={label} show={show} />;
  }
  if (block.kind === 'image') {
    return (
      <figure>
        <img
          src={`${scene.images}/${encodeURIComponent(block.imageId)}`}
          alt={block.alt}
          loading="lazy"
          decoding="async"
        />
      </figure>
    );
  }
  const { children } = block;
  if (children.length === 0 && block.kind !== 'article') return null;
  const line = { lang: langOfLine(children, scene.lang), dir: block.dir ?? ('auto' as const) };
  if (block.kind === 'quote') {
    return (
      <blockquote {...line}>
        <InlineView inlines={children} />
      </blockquote>
    );
  }
  if (heading) {
    const Heading = `h${heading.level}` as const;
    return (
      <Heading id={headingId(heading.at)} {...line} dir={block.dir ?? (children.length > 0 ? 'auto' : undefined)}>
        <HeadingWords block={block} lang={line.lang} />
      </Heading>
    );
  }
  return (
    <p {...line}>
      <HeadingWords block={block} lang={line.lang} />
    </p>
  );
}

/** The words of a line; headings inside tables are strong lines, articles carry their number. */
function HeadingWords({ block, lang }: { block: Exclude<Block, { kind: 'list' | 'table' | 'image' }>; lang: Lang }) {
  const words = <InlineView inlines={block.children} />;
  if (block.kind !== 'article') return words;
  return (
    <>
      <span className="article-number">
        {articleName(block.number, lang)}
        {block.children.length > 0 ? colon[lang] : null}
      </span>
      {words}
    </>
  );
}

function ListView({ list, scene }: { list: List; scene: BlockScene }) {
  if (scene.depth > documentLimits.nesting || list.items.length === 0) return null;
  const Tag = list.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {list.items.map((item, at) => (
        <ItemView key={at} item={item} scene={{ ...scene, depth: scene.depth + 1 }} />
      ))}
    </Tag>
  );
}

function ItemView({ item, scene }: { item: ListItem; scene: BlockScene }) {
  return (
    <li lang={langOfLine(item.children, scene.lang)} dir={item.dir ?? 'auto'}>
      <InlineView inlines={item.children} />
      {item.lists.map((list, at) => (
        <ListView key={at} list={list} scene={scene} />
      ))}
    </li>
  );
}
