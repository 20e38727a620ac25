import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

type Props = {
  label: string;
  hint: string;
  error: string | undefined;
  value: string | undefined;
  arrive: string;
  leave: string;
};

/** The code of a sign, and what it notes: coming or going. */
export function SignFields({ label, hint, error, value, arrive, leave }: Props) {
  return (
    <>
      <TextField
        id="code"
        name="code"
        code
        label={label}
        hint={hint}
        error={error}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="main" name="state" value="present">
          {arrive}
        </Button>
        <Button name="state" value="left">
          {leave}
        </Button>
      </div>
    </>
  );
}
