/** Something to see: letters without ink (fillers, U+2800) are none. */
export const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * What a page says of a text before it is sent, as the server would: nothing to see in it, or too little.
 * @param min characters, without white space at either end
 * @returns the reason; null where the text can be sent
 */
export function wrongInText(text: string, { min }: { min: number }): 'text.empty' | 'text.short' | null {
  if (!visible.test(text)) return 'text.empty';
  return text.normalize('NFC').trim().length < min ? 'text.short' : null;
}
