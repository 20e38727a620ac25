import type { Lang } from './languages.ts';

/**
 * The text of an opinion as it is read: a tree of blocks, without anything of the editor. It is taken from the Yjs
 * document by `server/engines/document`, stored beside it, and shown, compared and searched from here.
 */
export type DocumentTree = Block[];

/** Direction that its author chose for a block; null follows the first strong letter. */
export type Direction = 'ltr' | 'rtl' | null;

/** Bits of an inline text's format, as Lexical numbers them. */
export const textFormats = { bold: 1, italic: 2, strikethrough: 4, underline: 8 } as const;

/** All of them: other bits of a format mean nothing here. */
export const allFormats = Object.values(textFormats).reduce((sum, bit) => sum | bit, 0);

export type Inline =
  /** `by` is the Yjs client that wrote it, where authors were asked for. */
  { kind: 'text'; text: string; format: number; by?: number } | { kind: 'break' } | Link;
export type Link = { kind: 'link'; url: string; children: Inline[] };

export type ListItem = { dir: Direction; children: Inline[]; lists: List[] };
export type List = { kind: 'list'; ordered: boolean; items: ListItem[] };
export type TableCell = { header: boolean; colSpan: number; rowSpan: number; blocks: Block[] };

type TextBlock = { dir: Direction; children: Inline[] };

export type Block =
  | ({ kind: 'paragraph' } & TextBlock)
  | ({ kind: 'heading'; level: 1 | 2 | 3 } & TextBlock)
  /** The title of a numbered article; `number` counts from 1 in the order of the text. */
  | ({ kind: 'article'; number: number } & TextBlock)
  | ({ kind: 'quote' } & TextBlock)
  | List
  | { kind: 'table'; rows: TableCell[][] }
  /** `imageId` names a picture of this opinion; `alt` is never empty. */
  | { kind: 'image'; imageId: string; alt: string };

/**
 * What the shared document may hold, by the names of Lexical's node types; anything else is left out when read.
 * Elements are `Y.XmlText` with the attribute `__type`, texts a `Y.Map` followed by their characters, pictures a
 * `Y.XmlElement` (the V1 format of `@lexical/yjs`). The root is `doc.get('root', Y.XmlText)`.
 */
export const nodeTypes = {
  blocks: ['paragraph', 'heading', 'article', 'quote', 'list', 'table'],
  inner: ['listitem', 'tablerow', 'tablecell', 'link'],
  texts: ['text', 'tab'],
  leaves: ['linebreak'],
  /** Attributes `__imageId` and `__alt`. */
  pictures: ['image'],
} as const;

/** Addresses a link may have. */
export const linkShape = /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i;

/** A part of a comparison of two texts: kept, put in or taken out. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };
/** Blocks of two texts beside each other; `block` names the kind of the newer one, or of the older where it is gone. */
export type DiffBlock = {
  kind: 'same' | 'changed' | 'added' | 'removed';
  block: Block['kind'];
  lang: Lang;
  parts: DiffPart[];
};

/** Bounds of a shared document (C-68). Bytes, except where named. */
export const documentLimits = {
  update: 64 * 1024,
  document: 5 * 1024 * 1024,
  /** Elements inside elements. */
  nesting: 20,
  /** Updates a second from one person, over time; twenty seconds of them may come at once. */
  updatesPerSecond: 20,
  /** Sockets in one room. */
  sockets: 3000,
  image: 2 * 1024 * 1024,
  imagesPerOpinion: 40,
  altText: { min: 3, max: 300 },
} as const;
