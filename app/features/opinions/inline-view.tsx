import { Fragment, type ReactNode } from 'react';
import { linkShape, textFormats, type Inline } from '#app/contract/document.ts';

/** The words of a line with their form; a link that leads nowhere good is its words alone. */
export function InlineView({ inlines }: { inlines: readonly Inline[] }) {
  return <>{inlines.map((inline, at) => one(inline, at))}</>;
}

function one(inline: Inline, at: number): ReactNode {
  if (inline.kind === 'break') return <br key={at} />;
  if (inline.kind === 'text') return <Fragment key={at}>{formed(inline.text, inline.format)}</Fragment>;
  // A link inside a link is no HTML; the outer one counts.
  const words = (
    <InlineView inlines={inline.children.flatMap((child) => (child.kind === 'link' ? child.children : [child]))} />
  );
  if (!linkShape.test(inline.url)) return <span key={at}>{words}</span>;
  return (
    <a key={at} href={inline.url} rel="noopener nofollow">
      {words}
    </a>
  );
}

function formed(text: string, format: number): ReactNode {
  let node: ReactNode = text;
  if (format & textFormats.underline) node = <u>{node}</u>;
  if (format & textFormats.strikethrough) node = <s>{node}</s>;
  if (format & textFormats.italic) node = <em>{node}</em>;
  if (format & textFormats.bold) node = <strong>{node}</strong>;
  return node;
}
