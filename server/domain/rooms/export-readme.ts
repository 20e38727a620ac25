import type { LocalizedText } from '#app/contract/languages.ts';

/** The dictionary that travels with the open data of a session. */
export function exportReadme(head: { title: LocalizedText; sessionId: string; closedAt: string | null }): string {
  const title = head.title.ar ?? head.title.fr ?? head.title.en ?? '';
  const state = head.closedAt ? `Closed at ${head.closedAt}; this archive no longer changes.` : 'Still under way.';
  return `# ${title}

Open data of the session ${head.sessionId}. ${state}
Licence: Creative Commons Attribution 4.0 (CC BY 4.0).

All files are UTF-8; tables are CSV (RFC 4180) with a header line. A cell that would start with = + - @ or a tab is
preceded by an apostrophe. Empty cells mean "none".

- votes.csv: the last vote of each person on each statement. timestamp in milliseconds since 1970 (UTC), statement-id,
  voter-id, vote (1 agrees, 0 passes, -1 disagrees).
- participants-votes.csv: one line a voter: participant, n-comments (statements added), n-votes, n-agree, n-disagree,
  then one column a statement with that person's vote, merged and hidden ones too.
- statements.csv: statement-id (its number in the session), added-at, author-id, agree, disagree, pass,
  state (accepted, merged, hidden), reason of hiding, lang, text, by-organisers (1: added by a moderator of the session,
  outside the limit a person), merged-into (the statement-id that was voted on instead; the votes on a merged one stay its
  own), then text-ar, text-fr and text-en: its text in each language where there is one, translated: those of them that
  are translations by the moderation. A hidden statement keeps its votes and loses its texts. Statements that were
  never shown, because they wait or were refused, are not here.
- statement-translations.csv: statement-id, written-at, lang, text: every translation that moderators wrote, the ones that
  were replaced too. Not of hidden statements.
- comments.csv: comment-id, posted-at, parent-id (the comment answered), author-id, kind (for, against, question,
  remark), state (published, hidden, withdrawn), reason of hiding, edited (how often its words were changed while they
  were public), supports, lang, text. One that is not published loses its text.
- questions.csv: question-id, asked-at, author-id (empty for a question asked without a name), supports, state (open,
  shortlisted, live, answered, archived, hidden), reason of hiding, answered-at, lang, text, answer (empty where it was
  answered aloud). A hidden question keeps its supports and loses its text and answer.
- question-supports.csv: question-id, voter-id: one line a person who supports a question.
- captions.csv: of a closed session, what captioners typed while people spoke: line, written-at, lang, state (shown, hidden),
  text. A hidden line loses its text. It is no minutes: only the signed minutes are binding.
- documents.csv: the files attached to items of the agenda that everybody sees, without the files: document-id, agenda-item
  (its number), title-ar, title-fr, title-en, langs (ar, fr, en, zgh, with spaces between), format (pdf, docx, odt, xlsx,
  ods, png, jpeg), bytes, sha256 (of the bytes, in hexadecimal digits), address (below that of the forum). Opinions that are
  attached are published by themselves and are not here.
- opinion-map.json: of a closed session with votes on statements, its opinion groups: the voter-ids of each group that is
  shown (ten people at least) and the map itself: dots (x, y, people), votes on each statement of all and of each group
  as [agree, disagree, pass], what sets each group apart, and what most share. Computed from participants-votes.csv
  alone, statements that are not accepted left out of the picture. levels are all who voted on statements by level of
  assurance (see motions.json), where they are ten at least.
- motions.json: each motion that was opened, with its method, options and rules (quorum, majority, members entitled when
  it was opened) and its result once it was shown. Results and ballots name options by their letters. cast are the ballots
  by phone and at shared tablets, hall the confirmed counts of paper ballots and raised hands, channels in a result how
  many came by each.
  Where everybody may vote, levels in a result tell how many of cast came from each level of assurance when the vote was
  closed: device (a device with the code of the session, or an account without a confirmed address), contact (an account
  with a confirmed address), member (named by the list of members of the space); not of fewer than 10 ballots. Of a sealed
  vote they are counted from the list of who voted, which is parted from the ballots.
  Where members may vote in the name of others, delegation holds the rules and delegated how many ballots delegates cast.
  Where votes count for more than one, cast are people, yes, no, abstain and scores are weights, and weight tells how much
  was cast, of how much. With two colleges each has its own rules and result, and both must adopt.
- weights.json: of motions whose votes count for more than one, the reason, the weight of each elector by seat (null for
  those without one) and their sum.
- ballots.json: the ballots of each motion with options whose result was shown, equal ones counted together, in the order
  of their text, without anything of who cast them. count people cast ballot: {option} their one choice, {options} all
  they approve of, {scores} their marks from 0 to 5, {points} the points they shared out, {ranking} places from the first
  on. hall are the confirmed counts of the hall by channel (paper, hands): options what each option has in all (votes, marks or
  points), or orders how many ballots have each order (letters best first, "b>a=c": a and c share the second place), blank
  the ballots that name none, people how many there are with these; blank in a result are those of both
  channels. Where fewer than 10 ballots came by phone and tablet, or by one channel of the hall, only the result is
  published, and of yes/no and consent only the counts. Where votes count for more than one, weight is what the ballots count for together; they are published only where each weight was that of at
  least 10 who voted.
- record.json: the verifiable record of the session, a Merkle tree (RFC 9162) in the shape that \`cli verify-log\` reads: its
  entries in their order, the signed heads over them and the public key. An entry is a JSON text: {kind: "event"} a line of
  log.json; {kind: "ballot"} that a ballot on a motion was stored, by the hash of a number that its voter keeps, with
  "replaces" where it changed the ballot of an earlier entry; {kind: "count"} how many ballots a closed motion counted.
  Of a sealed vote whose result was shown, {kind: "choice"} is one ballot, in an order that is not that of the receipts.
  Nothing in it tells who voted how.
- moderation.json: the public log of moderation. entries: each text that was taken from view, by its kind and number, with
  the act (hide, refuse, refuse-edit), reason, role, when, when it was shown again (with waitsAgain: put back to wait,
  not shown), and the appeal of its author with its outcome; statements: each merge of a statement into another, by their
  numbers, with its end where it was taken back, and
  each translation; people: warnings, mutes and bans with reason, role and end, without anything of whom they concern; floor: acts
  on the list of speakers; doors: when the chair opened or closed the session to newcomers, and why; counts of each reason. Without texts and names.
- log.json: what happened in the session, in order, without texts and names.

Voter and author ids are random numbers drawn for this session. They mean nothing outside it and stand for one person
throughout these files.
`;
}
