import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { KeptMail, Mailer } from './domain/context.ts';

/** Sends over SMTP, or keeps messages under `folder` when there is no server to send with. */
export function createMailer(options: { smtpUrl: string | null; folder: string; from: string }): Mailer {
  const transport = options.smtpUrl ? nodemailer.createTransport(options.smtpUrl) : null;
  return {
    async send(mail) {
      if (transport) {
        await transport.sendMail({ from: options.from, to: mail.to, subject: mail.subject, text: mail.text });
        return;
      }
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      const sentAt = new Date().toISOString();
      const file = path.join(
        options.folder,
        `${sentAt.replace(/\D/g, '')}-${Math.random().toString(36).slice(2, 8)}.json`,
      );
      await writeFile(file, JSON.stringify({ ...mail, sentAt }), { mode: 0o600 });
    },
    async listKept() {
      const files = await readdir(options.folder).catch(() => []);
      const newest = files
        .filter((file) => file.endsWith('.json'))
        .sort()
        .reverse()
        .slice(0, 50);
      return Promise.all(
        newest.map(async (file) => JSON.parse(await readFile(path.join(options.folder, file), 'utf8')) as KeptMail),
      );
    },
  };
}
