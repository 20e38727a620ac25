/** The parts of the minutes of a sitting, in their order. */
export const minutesSections = [
  'sitting',
  'attendance',
  'agenda',
  'proceedings',
  'opinions',
  'questions',
  'moderation',
  'incidents',
  'closing',
] as const;
export type MinutesSection = (typeof minutesSections)[number];

/** Minutes are two texts of the same force: the languages of the administration. */
export const minutesLangs = ['ar', 'fr'] as const;
export type MinutesLang = (typeof minutesLangs)[number];

/** The language in which somebody reads the minutes; they are not written in English. */
export const minutesLangOf = (lang: string): MinutesLang => (lang === 'ar' ? 'ar' : 'fr');

/** Who signs minutes. Where nobody holds the office, its deputy does. */
export const minutesOffices = ['president', 'rapporteur'] as const;
export type MinutesOffice = (typeof minutesOffices)[number];

export const officerRoles = ['president', 'vice_president', 'rapporteur', 'deputy_rapporteur'] as const;
export type OfficerRole = (typeof officerRoles)[number];

/** What stands where the log cannot know; minutes in which it still stands are not signed. */
export const toComplete = '[…]';

export type MinutesBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** The words of one part in both languages, as the rapporteur edits them. */
export type MinutesTexts = Record<MinutesLang, string>;
/** All that minutes say: no part is left out, an empty one is not shown. */
export type MinutesContent = Record<MinutesSection, MinutesTexts>;

/** Who signed, as the signature is shown. */
export type MinutesSignature = {
  office: MinutesOffice;
  /** What the signer holds: the office itself, or that of the deputy. */
  role: OfficerRole;
  seat: number;
  /** The signer's name where consent to show it was recorded, else null. */
  name: string | null;
  association: { ar?: string | undefined; fr?: string | undefined; en?: string | undefined };
  signedAt: string;
};

/** Minutes in one language, ready to be read, printed or written to a file. */
export type MinutesPaper = {
  lang: MinutesLang;
  title: string;
  sections: Array<{ section: MinutesSection; title: string; blocks: MinutesBlock[] }>;
  signatures: { title: string; items: string[] };
  /** Which version this is, why it was made, when it was published. */
  version: string[];
  /** Of the content in both languages, as 64 hexadecimal digits. */
  sha256: string;
};
