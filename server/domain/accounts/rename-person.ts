import type { RenamePersonInput } from '#app/contract/inputs/change-account.ts';
import { updateDisplayName } from '#db/queries/people.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessOwnAccount, logAccountChange } from './access.ts';

/** Gives the actor another displayed name. Comments and questions that were sent keep the name which they were signed with. */
export async function renamePerson(ctx: ActionContext, input: RenamePersonInput): Promise<void> {
  const personId = await transact(ctx.services, async (work) => {
    const account = await accessOwnAccount(ctx, work);
    await updateDisplayName(work.tx, account.personId, input.name);
    return account.personId;
  });
  logAccountChange(ctx, personId, 'name');
}
