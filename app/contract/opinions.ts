import type { DocumentTree } from './document.ts';
import type { Lang } from './languages.ts';

/** Life of an advisory opinion of the space, as far as its text is concerned (`opinion.state_*` names them). */
export const opinionStates = ['first_draft', 'amending', 'tabled', 'postponed', 'adopted', 'not_adopted'] as const;
export type OpinionState = (typeof opinionStates)[number];

/**
 * Where an opinion may go from a state. Members write while it is drafted and amended; from the moment it is tabled the
 * text stands still, so that people decide about a text that does not move.
 */
export const opinionMoves: Record<OpinionState, OpinionState[]> = {
  first_draft: ['amending', 'tabled'],
  amending: ['first_draft', 'tabled'],
  tabled: ['amending', 'postponed', 'adopted', 'not_adopted'],
  postponed: ['amending', 'tabled'],
  adopted: [],
  not_adopted: [],
};

/** States in which members change the text. */
export const writableStates: readonly OpinionState[] = ['first_draft', 'amending'];

/** Who asked for it: the council, or the space itself. */
export const opinionOrigins = ['referral', 'self_referral'] as const;
export type OpinionOrigin = (typeof opinionOrigins)[number];

/** What a new opinion begins with. */
export const opinionTemplates = ['advisory', 'short', 'regulation', 'empty'] as const;
export type OpinionTemplate = (typeof opinionTemplates)[number];

export const versionKinds = ['named', 'state', 'restored'] as const;
export type VersionKind = (typeof versionKinds)[number];

/** What a viewer may do with an opinion. */
export type OpinionRights = {
  /** The text as it is now, not only its published versions. */
  readDraft: boolean;
  /** Take part as a member of the space: see who wrote what, and write once the charter is accepted. */
  deliberate: boolean;
  /** Change the text. */
  write: boolean;
  /** Versions, states, opening: the rapporteur. */
  manage: boolean;
};

export type OpinionView = {
  opinionId: string;
  communeId: string;
  communeSlug: string;
  /** Counts the adopted opinions of its space; null while it is not adopted. */
  number: number | null;
  title: string;
  lang: Lang;
  origin: OpinionOrigin;
  state: OpinionState;
  /** Citizens and visitors read along. */
  opened: boolean;
  createdAt: string;
  /** The last change of the text. */
  changedAt: string;
  words: number;
};

/** A version in a list. `publishedAt` is null while only those see it who may read the draft. */
export type VersionView = {
  versionId: string;
  number: number;
  kind: VersionKind;
  name: string | null;
  /** The state the opinion had before it moved, for versions of the kind `state`; else the state it was in. */
  state: OpinionState;
  /** The number of the version that was restored. */
  restoredFrom: number | null;
  words: number;
  /** Shown to members only. */
  madeBy: string | null;
  madeAt: string;
  publishedAt: string | null;
};

/** The text of an opinion with who may do what. `version` is null for the text as it is now. */
export type OpinionPage = {
  opinion: OpinionView;
  rights: OpinionRights;
  version: VersionView | null;
  document: DocumentTree;
};

/** Who wrote how much of the text as it is now, most first. `name` is null for what came with the template. */
export type Authorship = { name: string | null; personId: string | null; characters: number };
