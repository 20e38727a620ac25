import type { ReactNode } from 'react';
import type { MinutesBlock, MinutesLang } from '#app/contract/minutes.ts';
import { localeTags } from '#app/i18n/languages.ts';
import { MinutesLine } from './minutes-line.tsx';

type Props = { blocks: readonly MinutesBlock[]; lang: MinutesLang; label: string };

/** The blocks of one part of the minutes; headings inside it stand under the part's own. */
export function MinutesBlocks({ blocks, lang, label }: Props) {
  return (
    <>
      {blocks.map((block, at) => (
        <Block key={at} block={block} lang={lang} label={label} />
      ))}
    </>
  );
}

function Block({ block, lang, label }: { block: MinutesBlock } & Omit<Props, 'blocks'>) {
  const line = (text: string) => <MinutesLine text={text} lang={lang} />;
  if (block.kind === 'heading') return <h3 lang={localeTags[lang]}>{line(block.text)}</h3>;
  if (block.kind === 'paragraph') return <p className="whitespace-pre-line">{line(block.text)}</p>;
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item, at) => (
          <li key={at}>{line(item)}</li>
        ))}
      </ul>
    );
  }
  return <Table head={block.head} rows={block.rows} line={line} label={label} />;
}

// The roles are the tags' own: browsers drop those once a style sheet changes `display`, so they are written out.
/* oxlint-disable jsx-a11y/no-interactive-element-to-noninteractive-role */
type TableProps = { head: string[]; rows: string[][]; line: (text: string) => ReactNode; label: string };

function Table({ head, rows, line, label }: TableProps) {
  return (
    <div className="document-table">
      <table className="table-list" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {head.map((cell, at) => (
              <th key={at} scope="col" role="columnheader">
                {line(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, at) => (
            <tr key={at} role="row">
              {row.map((cell, column) => (
                <td key={column} role="cell">
                  <span className="cell-label" aria-hidden>
                    {line(head[column] ?? '')}
                  </span>
                  <span>{line(cell)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
