/** A receipt in groups of four, as it is shown. */
export function groupReceipt(receipt: string): string {
  return receipt.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
