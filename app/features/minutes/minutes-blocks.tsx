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

type TableProps = { head: string[]; rows: string[][]; line: (text: string) => ReactNode; label: string };

function Table({ head, rows, line, label }: TableProps) {
  return (
    // A wide table is moved sideways by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="document-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {line(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{line(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
