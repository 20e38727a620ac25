import QRCode from 'qrcode';

/** An address that a sign leads to, and its QR code: one text a row, `1` for a dark module. */
export type JoinSign = { url: string; rows: string[] };

/** Draws the sign that leads to a room. @param baseUrl the public address of the forum */
export function drawJoinSign(baseUrl: string, code: string): JoinSign {
  return drawSign(`${baseUrl}/j/${code}`);
}

/** Draws the sign that leads to an address. */
export function drawSign(url: string): JoinSign {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_cell, x) => (modules.get(y, x) ? '1' : '0')).join(''),
  );
  return { url, rows };
}
