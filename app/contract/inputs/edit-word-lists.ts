import * as z from 'zod/mini';
import { communeCode } from '../ids.ts';
import { limits } from '../limits.ts';
import { shortText } from '../text.ts';

const word = shortText(limits.listedWord).check(z.refine((text) => !/\s/u.test(text), { error: 'words.one_a_line' }));
const list = z.array(word).check(z.maxLength(limits.listedWords, { error: 'words.too_many' }));

/** The whole lists of a commune, as they shall be. */
export const editWordListsInput = z.strictObject({
  communeId: communeCode,
  lists: z.strictObject({ arabic: list, darija: list, arabizi: list, french: list, amazigh: list }),
});
export type EditWordListsInput = z.infer<typeof editWordListsInput>;
